#include "site/import_page.h"

#include <fmt/format.h>

#include <utility>

#include "align/edited_page.h"
#include "site/export.h"
#include "site/export_in_place.h"
#include "site/history.h"
#include "site/layout.h"
#include "site/paths.h"
#include "site/strings.h"

namespace docloc::site {
namespace {

using align::ImportResult;
using align::PageOutcome;
using align::UnitOutcome;

class PageImporter {
 public:
  PageImporter(const Job& job, const Sources& sources, const ImportFile& file, const ImportMarkdownOptions& options,
               const align::Lexicon* lexicon)
      : job_(job), sources_(sources), file_(file), options_(options), source_(*sources.find(file.article)) {
    align_ = {.locale = options.locale,
              .source_locale = job.settings.source_locale,
              .source_path = source_file(job.settings, file.article),
              .target_path = file.file,
              .any_revision = options.any_revision,
              .confidence = static_cast<float>(job.settings.import_confidence) / 100,
              .links = options.links,
              .lexicon = lexicon};
  }

  PageImport run() {
    Result<std::string> bytes = job_.store.read(file_.file);
    Result<Strings> strings = read_strings(job_, source_, std::vector{options_.locale});
    if (!bytes || !strings) {
      page_.outcome.failure = !bytes ? bytes.error().what : strings.error().what;
      return std::move(page_);
    }
    append(strings->findings);
    strings_ = std::move(*strings);
    target_ = segment::read_article(file_.file, std::move(*bytes), extract_options(job_.settings));
    for (Finding finding : target_.findings) {
      std::swap(finding.source, finding.target);
      finding.locale = options_.locale;
      page_.outcome.findings.push_back(std::move(finding));
    }
    if (!import_edit()) import_translation();
    return std::move(page_);
  }

 private:
  [[nodiscard]] const catalog::Catalog& current() const { return strings_.locales.at(options_.locale); }
  void append(const Findings& findings) {
    page_.outcome.findings.insert(page_.outcome.findings.end(), findings.begin(), findings.end());
  }

  // False: it is no edit of what docloc exports.
  bool import_edit() {
    if (options_.edited == false || !target_.usable) return false;
    const ExportedArticle exported =
        make_export(job_, sources_.files_of(options_.locale), source_, {.locale = options_.locale, .out = "edit"});
    if (!exported.failure.empty()) return false;
    const segment::Article shown = segment::read_article(source_.path, exported.bytes, extract_options(job_.settings));
    if (options_.edited != true && !align::is_edit_of(target_, shown, align_)) return false;
    page_.edited = true;
    take(align::import_edited(source_, shown, target_, strings_.source, current(), align_));
    return true;
  }

  void import_translation() {
    align_.source_catalog = &strings_.source;
    const ImportResult result = align::import_markdown(source_, target_, align_);
    if (std::optional<std::string> older = older_source(result)) {
      import_older(std::move(*older));
    } else {
      take(result);
    }
  }

  void take(const ImportResult& result) {
    append(result.findings);
    if (!count(result)) return;
    write(align::import_into(source_, strings_.source, &current(), result, options_.locale));
  }

  // False: nothing of it is to be written.
  bool count(const ImportResult& result) {
    page_.outcome.imported = result.outcome == PageOutcome::imported;
    page_.outcome.units = result.count(UnitOutcome::translated) + result.count(UnitOutcome::partial);
    return page_.outcome.imported;
  }

  void write(const catalog::Catalog& locale) {
    add_catalog(job_, strings_, job_.settings.source_locale, strings_.source, page_.outcome);
    add_catalog(job_, strings_, options_.locale, locale, page_.outcome);
  }

  // The bytes that the translation was made from, where they are not today's: those that its hash names, in the tree of
  // older sources or in Git; without a hash, the tree's.
  std::optional<std::string> older_source(const ImportResult& result) {
    if (result.revision == align::Revision::same || result.outcome == PageOutcome::unusable) return std::nullopt;
    const yaml::Scalar* hash = target_.front_matter.find("ms.openlocfilehash");
    const bool named = result.revision == align::Revision::other && hash != nullptr;
    if (!options_.source_tree.empty()) {
      const std::string path = join(options_.source_tree, file_.article);
      Result<std::string> bytes = job_.store.exists(path) ? job_.store.read(path) : fail("no such file");
      if (bytes && *bytes != source_.bytes && (!named || align::names_bytes(hash->value, *bytes))) {
        return std::move(*bytes);
      }
    }
    if (!named) return std::nullopt;
    const std::optional<History> history = History::open(job_);
    if (!history) return std::nullopt;
    Result<std::optional<History::Found>> found = history->find_revision(align_.source_path, hash->value);
    if (!found || !*found) return std::nullopt;
    return std::move((*found)->bytes);
  }

  void import_older(std::string bytes) {
    const segment::Article older =
        segment::read_article(source_.path, std::move(bytes), extract_options(job_.settings));
    align::ImportOptions options = align_;
    options.source_catalog = nullptr;
    options.any_revision = true;
    const ImportResult result = align::import_markdown(older, target_, options);
    append(result.findings);
    if (!count(result)) return;
    page_.older = true;
    page_.outcome.findings.push_back(
        {.rule = "import/older-source",
         .severity = Severity::info,
         .source = {.path = align_.source_path},
         .target = {.path = file_.file},
         .locale = options_.locale,
         .message = "This translation was aligned with the older source that it was made from, and carried forward.",
         .hint = "`docloc status` shows what is stale since; lines of the other findings are the older source's."});
    write(align::import_older(older, result, source_, strings_.source, &current(), options_.locale));
  }

  const Job& job_;
  const Sources& sources_;
  const ImportFile& file_;
  const ImportMarkdownOptions& options_;
  const segment::Article& source_;
  align::ImportOptions align_;
  Strings strings_;
  segment::Article target_;
  PageImport page_;
};

}  // namespace

PageImport import_page(const Job& job, const Sources& sources, const ImportFile& file,
                       const ImportMarkdownOptions& options, const align::Lexicon* lexicon) {
  return PageImporter(job, sources, file, options, lexicon).run();
}

}  // namespace docloc::site
