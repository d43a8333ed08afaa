// What Git remembers of the project's files. docloc never writes to the repository.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "site/sources.h"

namespace docloc::site {

// Paths are relative to the project's folder, wherever that lies in the repository; files outside of it are unknown.
class History {
 public:
  struct Commit {
    std::string hash;
    std::string date;  // the committer's, "2026-11-23"
    std::string path;  // the file's at that time; empty when asked for without following renames
  };

  enum class Change : uint8_t { added, modified, deleted, renamed };
  struct FileChange {
    Change change{};
    std::string path;      // now; of a deleted file: as it was
    std::string old_path;  // renamed: as it was; else the same as `path`
  };

  // nullopt: the project lies in no Git repository, git is not there, or `job` may run no program.
  [[nodiscard]] static std::optional<History> open(const Job& job);

  // The project's folder in the repository: "" or "docs/site/".
  [[nodiscard]] const std::string& prefix() const { return prefix_; }

  // The full name of a revision ("HEAD", "main~3", a date is none). Error: there is no such commit.
  [[nodiscard]] Result<std::string> resolve(std::string_view revision) const;

  // The bytes of each of `paths` in `revision`; nullopt: it was not there then. One run of git for all.
  [[nodiscard]] Result<std::vector<std::optional<std::string>>> files_at(std::string_view revision,
                                                                         const std::vector<std::string>& paths) const;
  [[nodiscard]] Result<std::optional<std::string>> file_at(std::string_view revision, std::string_view path) const;

  // Every file below `folder` in `revision`, sorted.
  [[nodiscard]] Result<std::vector<std::string>> list_at(std::string_view revision, std::string_view folder) const;

  // What differs between `revision` and the files as they are now, below `folders`, renames found by content. Files
  // that Git does not track yet count as added, ignored ones not at all. Sorted by path.
  [[nodiscard]] Result<std::vector<FileChange>> changes_since(std::string_view revision,
                                                              const std::vector<std::string>& folders) const;

  // Commits that touched `path` (a file, or a folder when `follow` is false), newest first.
  [[nodiscard]] Result<std::vector<Commit>> commits_of(std::string_view path, bool follow) const;

  // Commits that touched any of `paths`, newest first, no more than `most`. Renames are not followed.
  [[nodiscard]] Result<std::vector<Commit>> commits_of(const std::vector<std::string>& paths, size_t most) const;

  // The bytes of each of `paths` in each of `commits`: first all of the first commit. One run of git for all.
  [[nodiscard]] Result<std::vector<std::optional<std::string>>> files_in(std::span<const Commit> commits,
                                                                         const std::vector<std::string>& paths) const;

  // The newest revision of the file whose bytes have this SHA-1, raw, with LF or with CRLF line ends.
  struct Found {
    Commit commit;
    std::string bytes;  // as the repository has them
  };
  [[nodiscard]] Result<std::optional<Found>> find_revision(std::string_view path, std::string_view sha1) const;

  // "Anna Ek <anna@example.org>", as Git would name the author of a commit made now; empty: Git does not know.
  [[nodiscard]] std::string user() const;

 private:
  History(const Spawn& spawn, std::string folder, std::string prefix)
      : spawn_(&spawn), folder_(std::move(folder)), prefix_(std::move(prefix)) {}

  [[nodiscard]] std::vector<Commit> read_log(std::string_view log) const;
  [[nodiscard]] Result<std::string> git(std::vector<std::string> arguments, std::string_view input = {}) const;
  // The blobs that `names` name ("REVISION:path from the repository's root").
  [[nodiscard]] Result<std::vector<std::optional<std::string>>> blobs(const std::vector<std::string>& names) const;
  [[nodiscard]] std::optional<std::string> below_folder(std::string_view repository_path) const;

  const Spawn* spawn_;
  std::string folder_;  // the project's, absolute
  std::string prefix_;  // of the project in the repository: "" or "docs/site/"
};

}  // namespace docloc::site
