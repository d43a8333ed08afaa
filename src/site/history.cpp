#include "site/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "align/import_markdown.h"

namespace docloc::site {
namespace {

// One record a commit: \x01 hash \x02 date, then with renames followed the path of that time.
constexpr const char* kLogFormat = "--format=%x01%H%x02%cs";

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const size_t end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' '))
    text.pop_back();
  return text;
}

// Nothing that Git could take for an option, a range or a second line.
bool is_revision_name(std::string_view name) {
  return !name.empty() && name.front() != '-' && name.find_first_of("\n\r \t") == name.npos &&
         name.find("..") == name.npos && name.find(':') == name.npos;
}

std::string joined(std::string_view prefix, std::string_view path) {
  std::string full(prefix);
  full += path;
  return full;
}

}  // namespace

std::optional<History> History::open(const Job& job) {
  if (job.spawn == nullptr || job.folder.empty()) return std::nullopt;
  const Result<ProgramResult> found = job.spawn->run({"git", "rev-parse", "--show-prefix"}, job.folder, "");
  if (!found || found->status != 0) return std::nullopt;
  return History(*job.spawn, job.folder, trimmed(found->out));
}

// Neither the user's aliases nor colors nor external diff programs have a part in what is read.
Result<std::string> History::git(std::vector<std::string> arguments, std::string_view input) const {
  std::vector<std::string> all = {"git", "--no-pager",    "--literal-pathspecs", "-c", "core.quotePath=false",
                                  "-c",  "color.ui=never"};
  all.insert(all.end(), std::make_move_iterator(arguments.begin()), std::make_move_iterator(arguments.end()));
  Result<ProgramResult> result = spawn_->run(all, folder_, input);
  if (!result) return fail(result.error().what);
  if (result->status != 0) return fail(fmt::format("git {}: {}", all[7], trimmed(result->err)));
  return std::move(result->out);
}

Result<std::string> History::resolve(std::string_view revision) const {
  if (!is_revision_name(revision)) return fail(fmt::format("'{}' is no name of a Git revision.", revision));
  Result<std::string> hash = git({"rev-parse", "--verify", "--quiet", fmt::format("{}^{{commit}}", revision)});
  if (!hash) return fail(fmt::format("There is no Git revision '{}' here.", revision));
  return trimmed(std::move(*hash));
}

Result<std::vector<std::optional<std::string>>> History::blobs(const std::vector<std::string>& names) const {
  std::vector<std::optional<std::string>> found(names.size());
  std::string input;
  std::vector<size_t> asked;
  for (size_t i = 0; i < names.size(); ++i) {
    if (names[i].find('\n') != std::string::npos) continue;
    input += names[i] + "\n";
    asked.push_back(i);
  }
  const Result<std::string> output = git({"cat-file", "--batch"}, input);
  if (!output) return fail(output.error().what);
  std::string_view rest = *output;
  for (const size_t i : asked) {
    const size_t line_end = rest.find('\n');
    if (line_end == rest.npos) break;
    const std::string_view header = rest.substr(0, line_end);
    rest.remove_prefix(line_end + 1);
    if (header.ends_with(" missing") || header.ends_with(" ambiguous")) continue;
    const std::vector<std::string_view> words = split(header, ' ');
    size_t size = 0;
    if (words.size() != 3 ||
        std::from_chars(words[2].data(), words[2].data() + words[2].size(), size).ec != std::errc() ||
        size >= rest.size()) {
      return fail("git cat-file gave something that is not understood.");
    }
    if (words[1] == "blob") found[i] = std::string(rest.substr(0, size));
    rest.remove_prefix(size + 1);
  }
  return found;
}

Result<std::vector<std::optional<std::string>>> History::files_at(std::string_view revision,
                                                                  const std::vector<std::string>& paths) const {
  const Result<std::string> hash = resolve(revision);
  if (!hash) return fail(hash.error().what);
  std::vector<std::string> names;
  for (const std::string& path : paths)
    names.push_back(fmt::format("{}:{}{}", *hash, prefix_, path));
  return blobs(names);
}

Result<std::optional<std::string>> History::file_at(std::string_view revision, std::string_view path) const {
  Result<std::vector<std::optional<std::string>>> files = files_at(revision, {std::string(path)});
  if (!files) return fail(files.error().what);
  return std::move(files->front());
}

std::optional<std::string> History::below_folder(std::string_view repository_path) const {
  if (!repository_path.starts_with(prefix_)) return std::nullopt;
  return std::string(repository_path.substr(prefix_.size()));
}

Result<std::vector<std::string>> History::list_at(std::string_view revision, std::string_view folder) const {
  const Result<std::string> hash = resolve(revision);
  if (!hash) return fail(hash.error().what);
  std::vector<std::string> arguments = {"ls-tree", "-r", "-z", "--name-only", "--full-tree", *hash};
  std::string below = joined(prefix_, folder);
  while (below.ends_with('/'))
    below.pop_back();
  if (!below.empty()) arguments.push_back(below);
  const Result<std::string> output = git(std::move(arguments));
  if (!output) return fail(output.error().what);
  std::vector<std::string> paths;
  for (const std::string_view path : split(*output, '\0')) {
    if (auto own = below_folder(path)) paths.push_back(std::move(*own));
  }
  std::ranges::sort(paths);
  return paths;
}

Result<std::vector<History::FileChange>> History::changes_since(std::string_view revision,
                                                                const std::vector<std::string>& folders) const {
  const Result<std::string> hash = resolve(revision);
  if (!hash) return fail(hash.error().what);
  std::vector<std::string> diff = {"diff", "--name-status", "-z", "-M", "--no-ext-diff", "--no-textconv", *hash, "--"};
  std::vector<std::string> untracked = {"ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--"};
  for (const std::string& folder : folders) {
    diff.push_back(folder.empty() ? "." : folder);
    untracked.push_back(folder.empty() ? "." : folder);
  }
  const Result<std::string> tracked = git(std::move(diff));
  const Result<std::string> others = git(std::move(untracked));
  if (!tracked) return fail(tracked.error().what);
  if (!others) return fail(others.error().what);
  std::vector<FileChange> changes;
  const auto add = [&](Change change, std::string_view path, std::string_view old_path) {
    const auto now = below_folder(path);
    const auto before = below_folder(old_path);
    if (now && before) {
      changes.push_back({change, *now, *before});
    } else if (now) {
      changes.push_back({Change::added, *now, *now});
    } else if (before) {
      changes.push_back({Change::deleted, *before, *before});
    }
  };
  const std::vector<std::string_view> fields = split(*tracked, '\0');
  for (size_t i = 0; i + 1 < fields.size(); i += 2) {
    switch (fields[i].front()) {
      case 'A':
        add(Change::added, fields[i + 1], fields[i + 1]);
        break;
      case 'D':
        add(Change::deleted, fields[i + 1], fields[i + 1]);
        break;
      case 'R':
        if (i + 2 < fields.size()) add(Change::renamed, fields[i + 2], fields[i + 1]);
        ++i;
        break;
      default:
        add(Change::modified, fields[i + 1], fields[i + 1]);
        break;
    }
  }
  for (const std::string_view path : split(*others, '\0'))
    add(Change::added, path, path);
  std::ranges::sort(changes, {}, &FileChange::path);
  return changes;
}

Result<std::vector<History::Commit>> History::commits_of(std::string_view path, bool follow) const {
  std::vector<std::string> arguments = {"log", kLogFormat, "-z"};
  if (follow) arguments.insert(arguments.end(), {"--follow", "--name-only"});
  arguments.insert(arguments.end(), {"--", path.empty() ? "." : std::string(path)});
  const Result<std::string> output = git(std::move(arguments));
  if (!output) return fail(output.error().what);
  return read_log(*output);
}

Result<std::vector<History::Commit>> History::commits_of(const std::vector<std::string>& paths, size_t most) const {
  std::vector<std::string> arguments = {"log", kLogFormat, "-z", fmt::format("--max-count={}", most), "--"};
  arguments.insert(arguments.end(), paths.begin(), paths.end());
  const Result<std::string> output = git(std::move(arguments));
  if (!output) return fail(output.error().what);
  return read_log(*output);
}

Result<std::vector<std::optional<std::string>>> History::files_in(std::span<const Commit> commits,
                                                                  const std::vector<std::string>& paths) const {
  std::vector<std::string> names;
  for (const Commit& commit : commits) {
    for (const std::string& path : paths)
      names.push_back(fmt::format("{}:{}{}", commit.hash, prefix_, path));
  }
  return blobs(names);
}

std::vector<History::Commit> History::read_log(std::string_view log) const {
  std::vector<Commit> commits;
  for (const std::string_view record : split(log, '\x01')) {
    const size_t date = record.find('\x02');
    if (date == record.npos) continue;
    Commit commit{.hash = std::string(record.substr(0, date)), .date = std::string(record.substr(date + 1, 10))};
    std::string_view rest = record.substr(std::min(record.size(), date + 11));
    while (!rest.empty() && (rest.front() == '\0' || rest.front() == '\n'))
      rest.remove_prefix(1);
    const auto own = below_folder(rest.substr(0, rest.find('\0')));
    if (own) commit.path = *own;
    commits.push_back(std::move(commit));
  }
  return commits;
}

Result<std::optional<History::Found>> History::find_revision(std::string_view path, std::string_view sha1) const {
  Result<std::vector<Commit>> commits = commits_of(path, true);
  if (!commits) return fail(commits.error().what);
  constexpr size_t kAtOnce = 64;
  for (size_t begin = 0; begin < commits->size(); begin += kAtOnce) {
    const size_t end = std::min(begin + kAtOnce, commits->size());
    std::vector<std::string> names;
    for (size_t i = begin; i < end; ++i)
      names.push_back(fmt::format("{}:{}{}", (*commits)[i].hash, prefix_, (*commits)[i].path));
    Result<std::vector<std::optional<std::string>>> files = blobs(names);
    if (!files) return fail(files.error().what);
    for (size_t i = begin; i < end; ++i) {
      std::optional<std::string>& bytes = (*files)[i - begin];
      if (bytes && align::names_bytes(sha1, *bytes)) return Found{std::move((*commits)[i]), std::move(*bytes)};
    }
  }
  return std::nullopt;
}

std::string History::user() const {
  const Result<std::string> name = git({"config", "user.name"});
  const Result<std::string> mail = git({"config", "user.email"});
  std::string user = name ? trimmed(*name) : std::string();
  if (mail && !trimmed(*mail).empty()) {
    if (!user.empty()) user += ' ';
    user += fmt::format("<{}>", trimmed(*mail));
  }
  return user;
}

}  // namespace docloc::site
