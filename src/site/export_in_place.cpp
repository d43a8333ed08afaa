// 1. Every article of a row that export writes is made, and its relative links are followed from the new place.
// 2. Resources that those articles use go along where the row says so.
// 3. Each file is written, unless it is a source or somebody else's.
// 4. Files of earlier exports whose source is gone are removed, unless somebody changed them.
#include "site/export_in_place.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/source.h"
#include "links/link_index.h"
#include "site/export_record.h"
#include "site/layout.h"
#include "site/paths.h"

namespace docloc::site {
namespace {

struct Outcome {
  std::string file;
  std::string hash;  // of what is docloc's now; empty: the file is not
  bool written = false;
  std::set<std::string, std::less<>> resources;  // paths that the article uses
  Findings findings;
  std::string failure;
};

bool is_relative(std::string_view url) {
  return !url.empty() && std::string_view("/#~?").find(url.front()) == std::string_view::npos;
}

std::string file_beside(const std::string& from, std::string_view url) {
  return normal_path(join(folder_of(from), url.substr(0, url.find_first_of("?#"))));
}

// Where what leads from `from` to `to` leads from `place`.
std::string moved_target(const std::string& from, const std::string& to, const std::string& place) {
  return normal_path(join(folder_of(place), relative_path(folder_of(from), to)));
}

Finding export_kept(const std::string& file, const std::string& locale) {
  return {.rule = "site/export-kept",
          .severity = Severity::warning,
          .source = {},
          .target = {.path = file},
          .locale = locale,
          .message = "Somebody else made or changed this file, so export left it as it is.",
          .hint = fmt::format("Take its text in with 'docloc import --locale {} {}', or write over it with --force.",
                              locale, file)};
}

Finding over_source(const std::string& file, const std::string& source, const std::string& locale) {
  return {.rule = "site/export-over-source",
          .severity = Severity::error,
          .source = {.path = source},
          .target = {.path = file},
          .locale = locale,
          .message = "The layout puts this article's translation where a source lies, so it was not exported.",
          .hint = "Give the row of the layout another 'to'."};
}

class InPlace {
 public:
  InPlace(const Job& job, const Sources& sources, const ExportOptions& options)
      : job_(job),
        sources_(sources),
        options_(options),
        own_(sources.files_of(options.locale)),
        links_(index_links(sources, job.settings)),
        before_(read_export_record(job.store, options.locale)) {
    for (const SourceArticle& article : sources.articles)
      source_files_.insert(source_file(job.settings, article.path));
    for (const std::string& path : sources.resources)
      source_files_.insert(source_file(job.settings, path));
  }

  Result<ExportReport> run();

 private:
  void export_article(const segment::Article& article, Outcome& outcome) const;
  void copy_resource(const std::string& path, Outcome& outcome) const;
  void follow_links(const segment::Article& article, Outcome& outcome) const;
  void put(const std::string& source, std::string_view bytes, Outcome& outcome) const;
  [[nodiscard]] Result<void> remove_vanished(ExportRecord& record, ExportReport& report) const;
  [[nodiscard]] bool is_own(std::string_view path) const {
    return std::binary_search(own_.resources.begin(), own_.resources.end(), path);
  }

  const Job& job_;
  const Sources& sources_;
  const ExportOptions& options_;
  const LocaleFiles& own_;
  links::LinkIndex links_;
  ExportRecord before_;
  std::set<std::string, std::less<>> source_files_;
};

void InPlace::put(const std::string& source, std::string_view bytes, Outcome& outcome) const {
  if (source_files_.contains(outcome.file)) {
    outcome.findings.push_back(over_source(outcome.file, source, options_.locale));
    return;
  }
  if (!options_.force && job_.store.exists(outcome.file)) {
    const Result<std::string> old = job_.store.read(outcome.file);
    if (!old) {
      outcome.failure = old.error().what;
      return;
    }
    if (*old != bytes && !is_as_exported(before_, outcome.file, *old)) {
      outcome.findings.push_back(export_kept(outcome.file, options_.locale));
      return;
    }
  }
  const Result<bool> written = job_.store.write(outcome.file, bytes);
  if (!written) {
    outcome.failure = written.error().what;
    return;
  }
  outcome.written = *written;
  outcome.hash = hex16(hash64(bytes));
}

void InPlace::follow_links(const segment::Article& article, Outcome& outcome) const {
  const std::string from = source_file(job_.settings, article.path);
  for (const links::Link& link : links::links_of(article)) {
    if (!is_relative(link.url)) continue;
    const links::Resolution to = links_.resolve(article.path, link.url, options_.locale);
    if (to.verdict == links::Verdict::external || to.own) continue;
    const bool known = !links::is_broken(to.verdict) || to.verdict == links::Verdict::missing_bookmark;
    const std::string source = known ? source_file(job_.settings, to.path) : file_beside(from, link.url);
    // A link that leads nowhere in the source is the source's fault, and check names it.
    if (!known && !job_.store.exists(source)) continue;
    const bool copied = to.verdict == links::Verdict::resource && copies_resources(job_.settings, to.path);
    if (copied) outcome.resources.insert(to.path);
    if (known && is_same_row(job_.settings, article.path, to.path)) continue;
    const std::string led = moved_target(from, source, outcome.file);
    const bool exported = copied || is_exported(job_.settings, to.path, options_.locale);
    if (led == source || (exported && led == locale_file(job_.settings, to.path, options_.locale))) continue;
    const Place place = place_of(from, article.bytes, link.bytes.begin);
    outcome.findings.push_back(
        {.rule = "site/leaves-layout",
         .severity = Severity::warning,
         .source = place,
         .target = {.path = outcome.file},
         .locale = options_.locale,
         .message = fmt::format("From where the translation lies, this link leads to {}, which is not there.", led),
         .hint =
             "In the source, write the address from the root of the site, or as the generator's alias for the folder.",
         .excerpt = link.url});
  }
}

void InPlace::export_article(const segment::Article& article, Outcome& outcome) const {
  if (!is_exported(job_.settings, article.path, options_.locale)) return;
  outcome.file = locale_file(job_.settings, article.path, options_.locale).value_or("");
  ExportedArticle exported = make_export(job_, own_, article, options_);
  outcome.failure = std::move(exported.failure);
  outcome.findings = std::move(exported.findings);
  if (!outcome.failure.empty()) return;
  follow_links(article, outcome);
  const bool is_override = own_.find_override(article.path) != nullptr;
  if (!is_override) put(source_file(job_.settings, article.path), exported.bytes, outcome);
}

void InPlace::copy_resource(const std::string& path, Outcome& outcome) const {
  const std::optional<std::string> place = locale_file(job_.settings, path, options_.locale);
  if (!place || is_own(path)) return;
  outcome.file = *place;
  const std::string source = source_file(job_.settings, path);
  const Result<std::string> bytes = job_.store.read(source);
  if (!bytes) {
    outcome.failure = bytes.error().what;
    return;
  }
  put(source, *bytes, outcome);
}

Result<void> InPlace::remove_vanished(ExportRecord& record, ExportReport& report) const {
  for (const auto& [file, hash] : before_) {
    if (record.contains(file) || !job_.store.exists(file)) continue;
    const std::optional<std::string> path = path_in_locale(job_.settings, file, options_.locale);
    // A source that could not be read this time is not gone, and what somebody changed is not docloc's any more.
    const bool has_source = path && job_.store.exists(source_file(job_.settings, *path));
    const bool is_resource = path && std::binary_search(sources_.resources.begin(), sources_.resources.end(), *path);
    if (source_files_.contains(file)) continue;
    const Result<std::string> bytes = job_.store.read(file);
    if (!bytes) return fail(bytes.error().what);
    if (!is_as_exported(before_, file, *bytes)) {
      if (!has_source) report.findings.push_back(export_kept(file, options_.locale));
      continue;
    }
    if (has_source && !is_resource) {
      record.emplace(file, hash);
      continue;
    }
    if (const Result<void> removed = job_.store.remove(file); !removed) return removed;
    report.removed += 1;
  }
  return {};
}

Result<ExportReport> InPlace::run() {
  std::vector<Outcome> outcomes(sources_.articles.size());
  for_each_index(
      outcomes.size(), job_.threads, [&](size_t i) { export_article(sources_.articles[i], outcomes[i]); },
      job_.progress);
  std::set<std::string, std::less<>> resources;
  for (Outcome& outcome : outcomes)
    resources.merge(outcome.resources);
  for (const std::string& path : resources)
    copy_resource(path, outcomes.emplace_back());

  ExportReport report;
  ExportRecord record;
  std::string failure;
  for (Outcome& outcome : outcomes) {
    if (failure.empty()) failure = std::move(outcome.failure);
    report.files += outcome.file.empty() ? 0 : 1;
    report.written += outcome.written ? 1 : 0;
    if (!outcome.hash.empty()) record.emplace(outcome.file, outcome.hash);
    report.findings.insert(report.findings.end(), outcome.findings.begin(), outcome.findings.end());
  }
  if (failure.empty()) {
    if (const Result<void> removed = remove_vanished(record, report); !removed) failure = removed.error().what;
  }
  // What was written is remembered even when something failed: the next run must know its own files.
  if (!failure.empty()) {
    for (const auto& [file, hash] : before_)
      record.emplace(file, hash);
  }
  const Result<void> kept = write_export_record(job_.store, options_.locale, record);
  if (!failure.empty()) return fail(std::move(failure));
  if (!kept) return fail(kept.error().what);
  return report;
}

}  // namespace

Result<ExportReport> export_in_place(const Job& job, const Sources& sources, const ExportOptions& options) {
  return InPlace(job, sources, options).run();
}

}  // namespace docloc::site
