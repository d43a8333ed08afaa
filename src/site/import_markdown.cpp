#include "site/import_markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "align/import_markdown.h"
#include "site/catalog_batch.h"
#include "site/layout.h"
#include "site/paths.h"
#include "site/strings.h"
#include "site/survey.h"

namespace docloc::site {
namespace {

void append(Findings& to, const Findings& from) {
  to.insert(to.end(), from.begin(), from.end());
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
  const segment::ExtractOptions options = extract_options(job.settings);
  const segment::Article target = segment::read_article(file, std::move(*bytes), options);
  for (Finding finding : target.findings) {
    std::swap(finding.source, finding.target);
    finding.locale = locale;
    outcome.findings.push_back(std::move(finding));
  }
  const align::ImportOptions import{
      .locale = locale,
      .source_path = source_file(job.settings, source.path),
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
