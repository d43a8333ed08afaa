#include "site/import_markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "site/catalog_batch.h"
#include "site/import_page.h"
#include "site/layout.h"
#include "site/parallel.h"
#include "site/paths.h"

namespace docloc::site {
namespace {

// The longest path of a source article that ends `file` and has at least `least` bytes; empty: none.
std::string article_of(const Sources& sources, std::string_view file, size_t least) {
  for (size_t at = 0; file.size() - at >= least;) {
    if (sources.has(file.substr(at))) return std::string(file.substr(at));
    at = file.find('/', at);
    if (at == file.npos) break;
    ++at;
  }
  return {};
}

// The article whose translation the layout has in `file`; empty: none.
std::string article_at_place(const Job& job, const Sources& sources, std::string_view file, std::string_view locale) {
  if (locale.empty()) return {};
  if (!job.folder.empty() && is_within(file, job.folder))
    file.remove_prefix(std::min(file.size(), job.folder.size() + 1));
  const std::optional<std::string> path = path_in_locale(job.settings, file, locale);
  return path && sources.has(*path) ? *path : "";
}

Finding no_source(const std::string& file) {
  return {.rule = "import/no-source",
          .severity = Severity::warning,
          .target = {.path = file},
          .message = "No source article has the path of this file, so it was left out.",
          .hint = "Give the folder whose layout is that of the source's content folder."};
}

// The pages that teach: all, or so many of them, evenly chosen.
constexpr size_t kMostLessons = 400;

align::Lexicon learn(const Job& job, const Sources& sources, const ImportPlan& plan,
                     const ImportMarkdownOptions& options) {
  const size_t step = 1 + plan.files.size() / kMostLessons;
  std::vector<align::WordPairs> lessons((plan.files.size() + step - 1) / step);
  for_each_index(
      lessons.size(), job.threads,
      [&](size_t i) {
        const ImportFile& file = plan.files[i * step];
        Result<std::string> bytes = job.store.read(file.file);
        if (!bytes) return;  // the import itself will say so
        const segment::Article target =
            segment::read_article(file.file, std::move(*bytes), extract_options(job.settings));
        lessons[i] = align::sure_words(*sources.find(file.article), target,
                                       {.locale = options.locale, .source_locale = job.settings.source_locale});
      },
      job.progress);
  align::Lexicon lexicon;
  for (const align::WordPairs& lesson : lessons) {
    for (const auto& [source, target] : lesson)
      lexicon.add(source, target);
  }
  lexicon.finish();
  return lexicon;
}

}  // namespace

Result<ImportPlan> plan_import(const Job& job, const Sources& sources, const std::vector<std::string>& paths,
                               std::string_view locale) {
  ImportPlan plan;
  std::set<std::string> taken;
  const auto add = [&](const std::string& file, size_t least) {
    std::string article = article_at_place(job, sources, file, locale);
    if (article.empty()) article = article_of(sources, file, least);
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
                                            const ImportMarkdownOptions& options) {
  // An edit is compared with its export, and needs no words of two languages.
  std::optional<align::Lexicon> lexicon;
  if (plan.files.size() > 1 && options.edited != true) lexicon = learn(job, sources, plan, options);
  std::vector<PageImport> pages(plan.files.size());
  for_each_index(
      pages.size(), job.threads,
      [&](size_t i) {
        const ImportFile& file = plan.files[i];
        pages[i] = import_page(job, sources, file, options, lexicon ? &*lexicon : nullptr);
      },
      job.progress);
  ImportSummary summary{.findings = plan.findings};
  std::vector<BatchOutcome> outcomes;
  for (PageImport& page : pages) {
    (page.outcome.imported ? summary.pages : summary.left_out) += 1;
    summary.units += page.outcome.units;
    summary.edited += page.edited ? 1 : 0;
    summary.older += page.older ? 1 : 0;
    outcomes.push_back(std::move(page.outcome));
  }
  size_t catalogs = 0;
  const Result<size_t> written = write_outcomes(job, outcomes, catalogs, summary.findings);
  if (!written) return fail(written.error().what);
  summary.written = *written;
  return summary;
}

}  // namespace docloc::site
