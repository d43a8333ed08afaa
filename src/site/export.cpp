#include "site/export.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "site/export_in_place.h"
#include "site/layout.h"
#include "site/localize.h"
#include "site/paths.h"
#include "site/strings.h"

namespace docloc::site {
namespace {

struct Outcome {
  bool written = false;
  std::string failure;
  Findings findings;
};

Outcome write_file(const Job& job, const std::string& path, ExportedArticle exported) {
  if (!exported.failure.empty()) return {.failure = std::move(exported.failure)};
  Result<bool> written = job.store.write(path, exported.bytes);
  Outcome outcome{.findings = std::move(exported.findings)};
  if (written) {
    outcome.written = *written;
  } else {
    outcome.failure = written.error().what;
  }
  return outcome;
}

}  // namespace

ExportedArticle make_export(const Job& job, const LocaleFiles& own, const segment::Article& article,
                            const ExportOptions& options) {
  if (const SourceArticle* override_ = own.find_override(article.path)) return {.bytes = override_->get().bytes};
  std::vector<std::string> locales;
  const bool is_source = options.locale == job.settings.source_locale;
  if (!is_source && !is_pseudo_locale(options.locale)) locales = fallback_chain(job.settings, options.locale);
  Strings strings;
  if (!locales.empty()) {
    Result<Strings> read = read_strings(job, article, locales);
    if (!read) return {.failure = read.error().what};
    strings = std::move(*read);
  }
  Edition edition = localize(job.settings, article, strings, options.locale, {.ops = options.ops});
  ExportedArticle exported{.bytes = std::move(edition.localized.bytes), .findings = std::move(strings.findings)};
  exported.findings.insert(exported.findings.end(), edition.localized.findings.begin(),
                           edition.localized.findings.end());
  return exported;
}

Result<ExportReport> export_markdown(const Job& job, const Sources& sources, const ExportOptions& options) {
  if (options.out.empty()) return export_in_place(job, sources, options);
  const LocaleFiles& own = sources.files_of(options.locale);
  std::vector<Outcome> outcomes(sources.articles.size() + own.articles.size());
  for_each_index(
      outcomes.size(), job.threads,
      [&](size_t i) {
        if (i < sources.articles.size()) {
          const segment::Article& article = sources.articles[i];
          if (!is_for_locale(job.settings, article.path, options.locale)) return;
          outcomes[i] = write_file(job, join(options.out, article.path), make_export(job, own, article, options));
        } else {
          const segment::Article& article = own.articles[i - sources.articles.size()];
          outcomes[i] = write_file(job, join(options.out, article.path), {.bytes = article.bytes});
        }
      },
      job.progress);
  ExportReport report{.files = outcomes.size()};
  for (Outcome& outcome : outcomes) {
    if (!outcome.failure.empty()) return fail(std::move(outcome.failure));
    report.written += outcome.written ? 1 : 0;
    report.findings.insert(report.findings.end(), outcome.findings.begin(), outcome.findings.end());
  }
  return report;
}

bool has_export_places(const Settings& settings, std::string_view locale) {
  if (locale == settings.source_locale) return false;
  return std::any_of(settings.layout.begin(), settings.layout.end(), [&](const LayoutRow& row) {
    return row.exports && !row.sources.empty() && is_row_for(row, locale);
  });
}

}  // namespace docloc::site
