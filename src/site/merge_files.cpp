#include "site/merge_files.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "catalog/catalog.h"
#include "catalog/merge.h"

namespace docloc::site {
namespace {

using catalog::Catalog;

// None: it cannot be read whole. An empty file is a catalog without units.
Result<std::optional<Catalog>> read_whole(const Store& store, const std::string& file) {
  const Result<std::string> bytes = store.read(file);
  if (!bytes) return fail(bytes.error().what);
  if (bytes->find_first_not_of(" \t\r\n") == bytes->npos) return std::optional<Catalog>(Catalog{});
  catalog::Read read = catalog::read_xliff(file, *bytes);
  if (read.incomplete) return std::optional<Catalog>();
  return std::move(read.catalog);
}

Result<MergeReport> merge_lines(const Spawn& spawn, std::string_view folder, const MergeFiles& files) {
  const Result<ProgramResult> merged =
      spawn.run({"git", "merge-file", "-L", "ours", "-L", "base", "-L", "theirs", files.ours, files.base, files.theirs},
                folder, "");
  constexpr int kMostConflicts = 127;  // git-merge-file(1): beyond, it failed
  if (!merged) return fail(merged.error().what);
  if (merged->status > kMostConflicts) return fail(fmt::format("git merge-file: {}", merged->err));
  MergeReport report{.conflicts = merged->status != 0};
  report.findings.push_back({.rule = "merge/not-a-catalog",
                             .severity = merged->status == 0 ? Severity::warning : Severity::error,
                             .target = {.path = files.path},
                             .message = "One of the versions could not be read as a catalog, so the lines were merged.",
                             .hint = merged->status == 0 ? "Look the file over, then run 'docloc check'."
                                                         : "Mend the lines between the marks."});
  return report;
}

}  // namespace

Result<MergeReport> merge_files(Store& store, const Spawn& spawn, std::string_view folder, const MergeFiles& files) {
  const Result<std::optional<Catalog>> base = read_whole(store, files.base);
  const Result<std::optional<Catalog>> ours = read_whole(store, files.ours);
  const Result<std::optional<Catalog>> theirs = read_whole(store, files.theirs);
  for (const Result<std::optional<Catalog>>* one : {&base, &ours, &theirs}) {
    if (!*one) return fail(one->error().what);
  }
  for (const Result<std::optional<Catalog>>* one : {&base, &ours, &theirs}) {
    const bool is_base = one == &base;
    if (!**one || (!is_base && (*one)->value().units.empty())) return merge_lines(spawn, folder, files);
  }
  const catalog::Merged merged = catalog::merge_catalogs(**base, **ours, **theirs);
  if (const Result<bool> written = store.write(files.ours, catalog::write_xliff(merged.catalog)); !written) {
    return fail(written.error().what);
  }
  MergeReport report{.conflicts = !merged.conflicts.empty()};
  for (const catalog::MergeConflict& conflict : merged.conflicts) {
    report.findings.push_back(
        {.rule = "merge/conflict",
         .severity = Severity::error,
         .target = {.path = files.path},
         .locale = merged.catalog.target_locale,
         .message =
             fmt::format("Both sides translated segment {} of unit {}; ours stands.", conflict.segment, conflict.unit),
         .hint = "Theirs is a match of origin docloc:theirs beside it: take it over where it is better, remove the "
                 "match, then 'git add' the file."});
  }
  return report;
}

}  // namespace docloc::site
