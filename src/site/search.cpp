#include "site/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "site/paths.h"

namespace docloc::site {
namespace {

constexpr std::string_view kScratch = ".docloc/search";

// Pagefind brings boxes of its own along; the theme has one.
bool is_needed(std::string_view path) {
  static constexpr auto kScripts =
      std::to_array<std::string_view>({"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"});
  if (path.contains('/')) return true;
  return std::ranges::find(kScripts, path) != kScripts.end() || path.ends_with(".pagefind") ||
         path.ends_with(".pf_meta") || path.ends_with(".pf_filter");
}

Result<std::vector<std::string>> clear_scratch(const Job& job) {
  Result<std::vector<std::string>> old = job.store.list(kScratch);
  if (!old) return old;
  for (const std::string& path : *old) {
    if (const Result<void> removed = job.store.remove(join(kScratch, path)); !removed)
      return fail(removed.error().what);
  }
  return old;
}

// The last line that says something: what went wrong comes last.
std::string last_line(std::string_view text) {
  const size_t end = text.find_last_not_of(" \t\r\n");
  if (end == text.npos) return {};
  text = text.substr(0, end + 1);
  return std::string(text.substr(text.rfind('\n') + 1));
}

Finding finding(Severity severity, std::string message, std::string hint, std::string excerpt = {}) {
  return {.rule = "site/search",
          .severity = severity,
          .message = std::move(message),
          .hint = std::move(hint),
          .excerpt = std::move(excerpt)};
}

// The program in the project's own packages, or in PATH; empty: neither.
std::string find_program(const Job& job) {
  for (const std::string_view program : {"./node_modules/.bin/pagefind", "pagefind"}) {
    const Result<ProgramResult> asked = job.spawn->run({std::string(program), "--version"}, job.folder, "");
    if (asked && asked->status == 0) return std::string(program);
  }
  return {};
}

}  // namespace

bool has_search(const Job& job) {
  return job.spawn != nullptr && !find_program(job).empty();
}

Result<SearchRun> run_search(const Job& job, std::string_view folder) {
  SearchRun run;
  const std::string program = job.spawn == nullptr || job.folder.empty() ? "" : find_program(job);
  if (program.empty()) {
    run.findings.push_back(finding(Severity::info, "The site has no search: Pagefind is not installed.",
                                   "Install it with 'npm install pagefind', or set 'site.search: false'."));
    return run;
  }
  if (const auto cleared = clear_scratch(job); !cleared) return fail(cleared.error().what);
  const Result<ProgramResult> ran = job.spawn->run(
      {program, "--site", std::string(folder), "--output-path", std::string(kScratch), "--keep-index-url", "--silent"},
      job.folder, "");
  if (!ran || ran->status != 0) {
    std::string why = ran ? last_line(ran->err.empty() ? ran->out : ran->err) : ran.error().what;
    run.findings.push_back(finding(Severity::warning, "The site has no search: Pagefind did not come to its end.",
                                   fmt::format("Run '{} --site {}' to see why.", program, folder), std::move(why)));
    return run;
  }
  const Result<std::vector<std::string>> made = job.store.list(kScratch);
  if (!made) return fail(made.error().what);
  for (const std::string& path : *made) {
    if (is_needed(path)) run.files.push_back({join("pagefind", path), join(kScratch, path)});
  }
  return run;
}

}  // namespace docloc::site
