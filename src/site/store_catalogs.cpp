#include "site/store_catalogs.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "align/import_markdown.h"
#include "site/paths.h"
#include "site/strings.h"
#include "site/survey.h"

namespace docloc::site {
namespace {

// What became of one article, by its place in the list.
struct Outcome {
  std::vector<FileBytes> files;
  std::string failure;
  Findings findings;
  size_t units = 0;
  bool imported = false;
};

void append(Findings& to, const Findings& from) {
  to.insert(to.end(), from.begin(), from.end());
}

Finding catalog_kept(const std::string& path) {
  return {.rule = "site/catalog-kept",
          .severity = Severity::error,
          .target = {.path = path},
          .message = "The catalog was not written: it holds something that docloc could not read and would lose.",
          .hint = "Mend what the other findings of this file name, then sync again."};
}

// A catalog without units has no XLIFF form; nothing is written for it.
void add_catalog(const Job& job, const Strings& strings, std::string_view locale, const catalog::Catalog& catalog,
                 Outcome& outcome) {
  if (catalog.units.empty()) return;
  std::string path = catalog_path(job.settings, locale, catalog.path);
  if (std::find(strings.must_stay.begin(), strings.must_stay.end(), path) != strings.must_stay.end()) {
    outcome.findings.push_back(catalog_kept(path));
    return;
  }
  outcome.files.push_back({std::move(path), catalog::write_xliff(catalog)});
}

Outcome sync_one(const Job& job, const segment::Article& article, const std::vector<std::string>& locales) {
  Outcome outcome;
  const Result<Strings> strings = read_strings(job, article, locales);
  if (!strings) {
    outcome.failure = strings.error().what;
    return outcome;
  }
  outcome.findings = strings->findings;
  add_catalog(job, *strings, job.settings.source_locale, strings->source, outcome);
  for (const auto& [locale, catalog] : strings->locales)
    add_catalog(job, *strings, locale, catalog, outcome);
  return outcome;
}

// Catalogs whose article is gone hold translations that nobody else has: they stay, and are named.
Result<void> find_orphans(const Job& job, const Sources& sources, const std::vector<std::string>& locales,
                          Findings& out) {
  const std::string content = expand(job.settings.content, job.settings.source_locale);
  for (const std::string& locale : locales) {
    const std::string folder = expand(job.settings.catalogs, locale);
    const Result<std::vector<std::string>> files = job.store.list(folder);
    if (!files) return fail(files.error().what);
    for (const std::string& file : *files) {
      if (!file.ends_with(".xlf")) continue;
      const std::string path = file.substr(0, file.size() - 4);
      // One whose article is there but unreadable is no orphan.
      if (sources.find(path) != nullptr || job.store.exists(join(content, path))) continue;
      out.push_back({.rule = "site/orphan",
                     .severity = Severity::info,
                     .target = {.path = join(folder, file)},
                     .locale = locale,
                     .message = "The article of this catalog is gone.",
                     .hint = "Its translations are kept; delete the file when nobody needs them."});
    }
  }
  return {};
}

Result<size_t> write_outcomes(const Job& job, std::vector<Outcome>& outcomes, size_t& catalogs, Findings& findings) {
  std::vector<FileBytes> files;
  for (Outcome& outcome : outcomes) {
    if (!outcome.failure.empty()) return fail(std::move(outcome.failure));
    append(findings, outcome.findings);
    std::move(outcome.files.begin(), outcome.files.end(), std::back_inserter(files));
  }
  catalogs = files.size();
  return job.store.write_all(files);
}

// The longest path of a source article that ends `file` and has at least `least` bytes; empty: none.
std::string article_of(const Sources& sources, std::string_view file, size_t least) {
  for (size_t at = 0; file.size() - at >= least;) {
    if (sources.find(file.substr(at)) != nullptr) return std::string(file.substr(at));
    at = file.find('/', at);
    if (at == file.npos) break;
    ++at;
  }
  return {};
}

Finding no_source(const std::string& file) {
  return {.rule = "import/no-source",
          .severity = Severity::warning,
          .target = {.path = file},
          .message = "No source article has the path of this file, so it was left out.",
          .hint = "Give the folder whose layout is that of the source's content folder."};
}

Outcome import_one(const Job& job, const segment::Article& source, const std::string& file, const std::string& locale,
                   bool any_revision) {
  Outcome outcome;
  Result<std::string> bytes = job.store.read(file);
  Result<Strings> strings = read_strings(job, source, std::vector{locale});
  if (!bytes || !strings) {
    outcome.failure = !bytes ? bytes.error().what : strings.error().what;
    return outcome;
  }
  append(outcome.findings, strings->findings);
  const segment::ExtractOptions options{.front_matter_keys = job.settings.front_matter_keys};
  const segment::Article target = segment::read_article(file, std::move(*bytes), options);
  for (Finding finding : target.findings) {
    std::swap(finding.source, finding.target);
    finding.locale = locale;
    outcome.findings.push_back(std::move(finding));
  }
  const align::ImportOptions import{
      .locale = locale,
      .source_path = join(expand(job.settings.content, job.settings.source_locale), source.path),
      .target_path = file,
      .any_revision = any_revision};
  const align::ImportResult result = align::import_markdown(source, target, import);
  append(outcome.findings, result.findings);
  outcome.imported = result.outcome == align::PageOutcome::imported;
  if (!outcome.imported) return outcome;
  outcome.units = result.count(align::UnitOutcome::translated);
  const catalog::Catalog& current = strings->locales.at(locale);
  add_catalog(job, *strings, job.settings.source_locale, strings->source, outcome);
  add_catalog(job, *strings, locale, align::import_into(source, strings->source, &current, result, locale), outcome);
  return outcome;
}

}  // namespace

Result<SyncReport> sync_catalogs(const Job& job, const Sources& sources, const SyncOptions& options) {
  std::vector<const segment::Article*> articles;
  for (const segment::Article& article : sources.articles) {
    if (is_selected(options.paths, article.path)) articles.push_back(&article);
  }
  std::vector<Outcome> outcomes(articles.size());
  for_each_index(
      articles.size(), job.threads, [&](size_t i) { outcomes[i] = sync_one(job, *articles[i], options.locales); },
      job.progress);
  SyncReport report;
  const Result<size_t> written = write_outcomes(job, outcomes, report.catalogs, report.findings);
  if (!written) return fail(written.error().what);
  report.written = *written;
  std::vector<std::string> locales = options.locales;
  locales.push_back(job.settings.source_locale);
  if (const Result<void> found = find_orphans(job, sources, locales, report.findings); !found) {
    return fail(found.error().what);
  }
  return report;
}

Result<ImportPlan> plan_import(const Job& job, const Sources& sources, const std::vector<std::string>& paths) {
  ImportPlan plan;
  std::set<std::string> taken;
  const auto add = [&](const std::string& file, size_t least) {
    std::string article = article_of(sources, file, least);
    if (article.empty()) {
      plan.findings.push_back(no_source(file));
    } else if (taken.insert(article).second) {
      plan.files.push_back({file, std::move(article)});
    } else {
      plan.findings.push_back(
          {.rule = "import/repeated",
           .severity = Severity::warning,
           .target = {.path = file},
           .message = fmt::format("Another file was already taken for {}, so this one was left out.", article),
           .hint = "Import one of the two alone."});
    }
  };
  for (const std::string& path : paths) {
    if (!job.store.exists(path)) return fail(fmt::format("Cannot import {}: there is no such file or folder.", path));
    const Result<std::vector<std::string>> files = job.store.list(path);
    if (!files) return fail(files.error().what);
    if (files->empty()) add(path, 0);
    for (const std::string& file : *files) {
      if (is_article_path(file)) add(join(path, file), file.size());
    }
  }
  return plan;
}

Result<ImportSummary> import_markdown_files(const Job& job, const Sources& sources, const ImportPlan& plan,
                                            const std::string& locale, bool any_revision) {
  std::vector<Outcome> outcomes(plan.files.size());
  for_each_index(
      outcomes.size(), job.threads,
      [&](size_t i) {
        const ImportFile& file = plan.files[i];
        outcomes[i] = import_one(job, *sources.find(file.article), file.file, locale, any_revision);
      },
      job.progress);
  ImportSummary summary{.findings = plan.findings};
  for (const Outcome& outcome : outcomes) {
    (outcome.imported ? summary.pages : summary.left_out) += 1;
    summary.units += outcome.units;
  }
  size_t catalogs = 0;
  const Result<size_t> written = write_outcomes(job, outcomes, catalogs, summary.findings);
  if (!written) return fail(written.error().what);
  summary.written = *written;
  return summary;
}

}  // namespace docloc::site
