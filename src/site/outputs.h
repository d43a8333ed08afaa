// The files of a site while it is built: who makes which, what changed. Internal to the build.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/ports.h"
#include "base/result.h"
#include "site/build.h"

namespace docloc::site {

// What one piece of work left behind.
struct Outcome {
  std::vector<FileChange> changes;
  std::vector<MadePage> made;
  Findings findings;
  std::string failure;
};

// A file as a build wrote it.
struct OutputFile {
  std::string file;   // below the site's folder
  std::string hash;   // of its bytes
  std::string stamp;  // Store::stamp when it had them; empty: not known yet
};

class Outputs {
 public:
  Outputs(Store& store, std::string out) : store_(store), out_(std::move(out)) {}

  // Compares before it writes.
  void write(const std::string& path, std::string_view bytes, Outcome& outcome) const;
  void remove(const std::string& path, Outcome& outcome) const;
  // The file is there and has its bytes: by its stamp, or by their hash. A stamp that was not known is put into it,
  // which `news` says.
  [[nodiscard]] bool has(OutputFile& file, bool& news) const;
  [[nodiscard]] std::string full(std::string_view path) const;

 private:
  Store& store_;
  std::string out_;
};

}  // namespace docloc::site
