// What docloc asks of the world outside. Room io implements these; tests implement them in memory.
// Paths are project-relative or absolute, '/'-separated, UTF-8. Every call may be made from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"

namespace docloc {

struct FileBytes {
  std::string path;
  std::string bytes;
};

// Files below the roots that a Store was made for. A path that leaves them, by ".." or by a symbolic link, is an Error.
class Store {
 public:
  Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  virtual ~Store() = default;

  // The whole file. Error: not there, not readable, outside.
  [[nodiscard]] virtual Result<std::string> read(std::string_view path) const = 0;
  // Replaces the file as a whole (temporary beside it, then rename), making folders as needed. A file that has these
  // bytes already is left untouched. True: it was written.
  [[nodiscard]] virtual Result<bool> write(std::string_view path, std::string_view bytes) = 0;
  // write() for each; where the implementation can, all files are safe on disk before the first one replaces its
  // predecessor. Gives the number written. After an Error some of the files may be replaced and others not, each whole.
  [[nodiscard]] virtual Result<size_t> write_all(const std::vector<FileBytes>& files) {
    size_t written = 0;
    for (const FileBytes& file : files) {
      const Result<bool> one = write(file.path, file.bytes);
      if (!one) return fail(one.error().what);
      written += *one ? 1 : 0;
    }
    return written;
  }
  // A file that is not there is no Error. Folders that became empty go too.
  [[nodiscard]] virtual Result<void> remove(std::string_view path) = 0;
  [[nodiscard]] virtual bool exists(std::string_view path) const = 0;
  // A short text that changes whenever the file does, without reading it where the implementation can do so (size,
  // times and number of the file). Empty: not there, or being written right now.
  [[nodiscard]] virtual std::string stamp(std::string_view path) const {
    const Result<std::string> bytes = exists(path) ? read(path) : fail("");
    return bytes ? hex16(hash64(*bytes)) : std::string();
  }
  // Every regular file below `folder`, as paths relative to `folder`, sorted by bytes. Names that start with '.' are
  // passed over. A folder that is not there has no files.
  [[nodiscard]] virtual Result<std::vector<std::string>> list(std::string_view folder) const = 0;
};

// What a program that ran to its end left behind.
struct ProgramResult {
  int status = 0;  // its exit status; 128 + n: ended by signal n
  std::string out;
  std::string err;
};

// Other programs: git, and the editor that the user names. Never through a shell.
class Spawn {
 public:
  Spawn() = default;
  Spawn(const Spawn&) = delete;
  Spawn& operator=(const Spawn&) = delete;
  virtual ~Spawn() = default;

  // Runs arguments[0], looked up in PATH, in `folder`, with `input` as its standard input, and waits. Error: it could
  // not be started.
  [[nodiscard]] virtual Result<ProgramResult> run(const std::vector<std::string>& arguments, std::string_view folder,
                                                  std::string_view input) const = 0;
  // The same with the terminal for its own; gives its exit status.
  [[nodiscard]] virtual Result<int> run_interactive(const std::vector<std::string>& arguments,
                                                    std::string_view folder) const = 0;
};

}  // namespace docloc
