#include "site/edit_markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "site/export.h"
#include "site/export_in_place.h"
#include "site/own_folder.h"

namespace docloc::site {

namespace {

constexpr std::string_view kEditFolder = ".docloc/edit";

Result<std::string> exported(const Job& job, const Sources& sources, std::string_view article,
                             const std::string& locale) {
  const segment::Article* source = sources.find(article);
  if (source == nullptr) return fail(fmt::format("{} is no article of the source.", article));
  const LocaleFiles& own = sources.files_of(locale);
  const bool overridden = own.find_override(article) != nullptr;
  if (overridden) {
    return fail(fmt::format("{} has an article of its own in {}: edit that file itself.", article, locale));
  }
  ExportedArticle made =
      make_export(job, own, *source, {.locale = locale, .out = std::string(kEditFolder), .ops = job.settings.ops});
  if (!made.failure.empty()) return fail(std::move(made.failure));
  return std::move(made.bytes);
}

}  // namespace

Result<EditFile> begin_edit(const Job& job, const Sources& sources, std::string_view article,
                            const std::string& locale) {
  EditFile file{.path = fmt::format("{}/{}/{}", kEditFolder, locale, article)};
  Result<std::string> bytes = exported(job, sources, article, locale);
  if (!bytes) return fail(std::move(bytes.error().what));
  file.bytes = std::move(*bytes);
  if (job.store.exists(file.path)) {
    Result<std::string> left = job.store.read(file.path);
    if (!left) return fail(std::move(left.error().what));
    file.bytes = std::move(*left);
    file.continued = true;
    return file;
  }
  const Result<bool> written = write_own_file(job.store, file.path, file.bytes);
  if (!written) return fail(written.error().what);
  return file;
}

Result<EditReport> finish_edit(const Job& job, const Sources& sources, std::string_view article,
                               const std::string& locale, const EditFile& file) {
  EditReport report;
  Result<std::string> now = job.store.read(file.path);
  if (!now) return fail(std::move(now.error().what));
  report.changed = file.continued || *now != file.bytes;
  if (report.changed) {
    const ImportPlan plan{.files = {{file.path, std::string(article)}}};
    Result<ImportSummary> summary = import_markdown_files(job, sources, plan, {.locale = locale, .edited = true});
    if (!summary) return fail(std::move(summary.error().what));
    report.summary = std::move(*summary);
    report.kept = std::ranges::any_of(report.summary.findings, [&](const Finding& finding) {
      return finding.severity != Severity::info && finding.target.path == file.path;
    });
  }
  if (report.kept) return report;
  const Result<void> removed = job.store.remove(file.path);
  if (!removed) return fail(removed.error().what);
  return report;
}

}  // namespace docloc::site
