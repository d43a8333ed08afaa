#include "site/diff.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "catalog/moves.h"
#include "catalog/sync.h"
#include "segment/article.h"
#include "site/article_diff.h"
#include "site/layout.h"
#include "site/paths.h"
#include "site/strings.h"
#include "site/survey.h"

namespace docloc::site {
namespace {

using catalog::Catalog;
using report::ArticleChange;
using report::ArticleKind;
using report::SegmentKind;

// An article of a revision, with its strings.
struct OldArticle {
  segment::Article article;
  Strings strings;
};

// Articles and catalogs that Git says differ, by article path.
struct Touched {
  std::set<std::string> there;  // in the project now
  std::set<std::string> gone;
};

// The article whose catalog `file` is in one of `locales`; empty: it is none.
std::string article_of_catalog(const Settings& settings, const std::vector<std::string>& locales,
                               std::string_view file) {
  constexpr std::string_view kEnd = ".xlf";
  for (const std::string& locale : locales) {
    const std::string folder = expand(settings.catalogs, locale);
    if (file.ends_with(kEnd) && is_within(file, folder) && file.size() > folder.size() + kEnd.size() + 1) {
      file.remove_prefix(folder.size() + 1);
      file.remove_suffix(kEnd.size());
      return std::string(file);
    }
  }
  return {};
}

bool may_be_source(std::string_view file) {
  return is_article_path(file) || segment::format_of(file) != segment::Format::markdown;
}

class Differ {
 public:
  Differ(const Job& job, const Sources& sources, const History& history, const DiffOptions& options)
      : job_(job), sources_(sources), history_(history), options_(options) {}

  Result<DiffReport> run() {
    Result<std::string> commit = history_.resolve(options_.revision);
    if (!commit) return fail(std::move(commit.error().what));
    report_.diff.revision = options_.revision;
    report_.diff.commit = std::move(*commit);
    report_.diff.source_locale = job_.settings.source_locale;
    if (Result<void> found = find_touched(); !found) return fail(std::move(found.error().what));
    if (Result<void> read = read_old(); !read) return fail(std::move(read.error().what));
    find_renamed();
    if (Result<void> compared = compare_all(); !compared) return fail(std::move(compared.error().what));
    find_moved();
    sum_up();
    return std::move(report_);
  }

 private:
  Result<void> find_touched() {
    std::vector<std::string> locales = options_.locales;
    locales.push_back(job_.settings.source_locale);
    std::vector<std::string> folders = source_folders(job_.settings);
    for (const std::string& locale : locales)
      folders.push_back(expand(job_.settings.catalogs, locale));
    std::erase_if(folders, [](const std::string& folder) { return folder.starts_with('/'); });
    const Result<std::vector<History::FileChange>> changes = history_.changes_since(report_.diff.commit, folders);
    if (!changes) return fail(changes.error().what);
    for (const History::FileChange& change : *changes) {
      for (const std::string& file : {change.path, change.old_path}) {
        std::string path = article_of_catalog(job_.settings, locales, file);
        if (path.empty() && may_be_source(file)) {
          const std::vector<std::string> below = paths_below(job_.settings, file);
          if (below.size() == 1) path = below.front();
        }
        if (path.empty()) continue;
        (sources_.find(path) != nullptr ? touched_.there : touched_.gone).insert(std::move(path));
      }
    }
    return {};
  }

  // Every touched article of the revision, in one run of Git.
  Result<void> read_old() {
    std::vector<std::string> paths(touched_.there.begin(), touched_.there.end());
    paths.insert(paths.end(), touched_.gone.begin(), touched_.gone.end());
    std::vector<std::string> locales = {job_.settings.source_locale};
    locales.insert(locales.end(), options_.locales.begin(), options_.locales.end());
    std::vector<std::string> files;
    for (const std::string& path : paths) {
      files.push_back(source_file(job_.settings, path));
      for (const std::string& locale : locales)
        files.push_back(catalog_path(job_.settings, locale, path));
    }
    Result<std::vector<std::optional<std::string>>> bytes = history_.files_at(report_.diff.commit, files);
    if (!bytes) return fail(std::move(bytes.error().what));
    std::vector<std::optional<OldArticle>> read(paths.size());
    for_each_index(paths.size(), job_.threads, [&](size_t i) {
      const auto first = bytes->begin() + static_cast<std::ptrdiff_t>(i * (locales.size() + 1));
      if (*first) read[i] = make_old(paths[i], std::move(**first), {first + 1, first + 1 + std::ssize(locales)});
    });
    for (size_t i = 0; i < paths.size(); ++i) {
      if (read[i]) old_.emplace(paths[i], std::move(*read[i]));
    }
    std::erase_if(touched_.gone, [&](const std::string& path) { return !old_.contains(path); });
    return {};
  }

  // `catalogs`: bytes of the source's, then of each locale's. An article that cannot be read counts as none.
  [[nodiscard]] std::optional<OldArticle> make_old(const std::string& path, std::string bytes,
                                                   std::span<const std::optional<std::string>> catalogs) const {
    OldArticle old{.article = segment::read_article(path, std::move(bytes), extract_options(job_.settings))};
    if (!old.article.usable) return std::nullopt;
    const auto read = [&](size_t i) -> std::optional<Catalog> {
      if (!catalogs[i]) return std::nullopt;
      return catalog::read_xliff(path, *catalogs[i]).catalog;
    };
    const std::optional<Catalog> source = read(0);
    // A data file without a catalog was no source file, whatever its name.
    const bool is_data = segment::format_of(path) != segment::Format::markdown;
    if (is_data && !source && sources_.find(path) == nullptr) return std::nullopt;
    old.strings.source =
        catalog::make_source_catalog(old.article, job_.settings.source_locale, source ? &*source : nullptr);
    for (size_t l = 0; l < options_.locales.size(); ++l) {
      const std::optional<Catalog> stored = read(l + 1);
      old.strings.locales.emplace(
          options_.locales[l],
          catalog::sync_locale(old.strings.source, stored ? &*stored : nullptr, options_.locales[l]));
    }
    return old;
  }

  void find_renamed() {
    std::vector<catalog::FileUnits> files;
    for (const std::set<std::string>* paths : {&touched_.there, &touched_.gone}) {
      for (const std::string& path : *paths) {
        const auto old = old_.find(path);
        const segment::Article* now = sources_.find(path);
        catalog::FileUnits file{.path = path, .was_there = old != old_.end(), .is_there = now != nullptr};
        if (file.was_there) file.before = catalog::moving_units(old->second.strings.source);
        if (file.is_there) file.after = catalog::moving_units(*now);
        files.push_back(std::move(file));
      }
    }
    renamed_ = catalog::find_moves(std::move(files)).renamed;
    for (const auto& [path, old_path] : renamed_)
      touched_.gone.erase(old_path);
  }

  Result<void> compare_all() {
    std::vector<const segment::Article*> articles;
    for (const std::string& path : touched_.there) {
      if (is_selected(options_.paths, path)) articles.push_back(sources_.find(path));
    }
    std::vector<ArticleChange> changes(articles.size());
    std::vector<Findings> findings(articles.size());
    std::vector<std::string> failures(articles.size());
    for_each_index(
        articles.size(), job_.threads,
        [&](size_t i) {
          Result<ArticleChange> change = compare_one(*articles[i], findings[i]);
          if (change) {
            changes[i] = std::move(*change);
          } else {
            failures[i] = std::move(change.error().what);
          }
        },
        job_.progress);
    for (size_t i = 0; i < articles.size(); ++i) {
      if (!failures[i].empty()) return fail(std::move(failures[i]));
      report_.findings.insert(report_.findings.end(), findings[i].begin(), findings[i].end());
      const ArticleChange& change = changes[i];
      const bool differs = change.kind != ArticleKind::modified || change.formatting_only || !change.units.empty();
      if (differs) report_.diff.articles.push_back(std::move(changes[i]));
    }
    for (const std::string& path : touched_.gone) {
      if (is_selected(options_.paths, path)) report_.diff.articles.push_back(describe_deleted(path));
    }
    std::ranges::sort(report_.diff.articles, {}, &ArticleChange::path);
    return {};
  }

  Result<ArticleChange> compare_one(const segment::Article& article, Findings& findings) const {
    Result<Strings> strings = read_strings(job_, article, options_.locales);
    if (!strings) return fail(std::move(strings.error().what));
    findings = std::move(strings->findings);
    const auto renamed = renamed_.find(article.path);
    const std::string& old_path = renamed == renamed_.end() ? article.path : renamed->second;
    const auto found = old_.find(old_path);
    const OldArticle none = empty_article(old_path);
    const OldArticle& old = found == old_.end() ? none : found->second;
    const bool blocks = options_.blocks && found != old_.end();
    ArticleChange change = compare_articles(job_.settings, {old.article, old.strings}, {article, *strings},
                                            {.locales = locales_for(article.path), .blocks = blocks});
    change.kind = found == old_.end()         ? ArticleKind::added
                  : renamed != renamed_.end() ? ArticleKind::renamed
                                              : ArticleKind::modified;
    change.path = article.path;
    change.old_path = old_path;
    change.file = source_file(job_.settings, article.path);
    return change;
  }

  // Those that the article is translated to.
  [[nodiscard]] std::vector<std::string> locales_for(const std::string& path) const {
    std::vector<std::string> locales = options_.locales;
    std::erase_if(locales, [&](const std::string& locale) { return !is_for_locale(job_.settings, path, locale); });
    return locales;
  }

  [[nodiscard]] ArticleChange describe_deleted(const std::string& path) const {
    const OldArticle& old = old_.at(path);
    const OldArticle none = empty_article(path);
    ArticleChange change = compare_articles(job_.settings, {old.article, old.strings}, {none.article, none.strings},
                                            {.locales = options_.locales});
    change.kind = ArticleKind::deleted;
    change.path = change.old_path = path;
    change.file = source_file(job_.settings, path);
    return change;
  }

  [[nodiscard]] OldArticle empty_article(const std::string& path) const {
    OldArticle none{.article = segment::read_article(path, "", extract_options(job_.settings))};
    for (const std::string& locale : options_.locales)
      none.strings.locales.emplace(locale, Catalog{.path = path, .target_locale = locale});
    return none;
  }

  // Texts that were removed somewhere pay for texts that were added elsewhere.
  void find_moved() {
    std::unordered_map<std::string, uint32_t> removed;
    const auto text_of = [](const report::SegmentChange& segment) {
      std::string text;
      for (const text::DiffRun& run : segment.source)
        text += run.text;
      return text;
    };
    for (const ArticleChange& article : report_.diff.articles) {
      for (const report::UnitChange& unit : article.units) {
        for (const report::SegmentChange& segment : unit.segments)
          if (segment.kind == SegmentKind::removed) ++removed[unit.kind + '\n' + text_of(segment)];
      }
    }
    for (ArticleChange& article : report_.diff.articles) {
      for (report::UnitChange& unit : article.units) {
        for (report::SegmentChange& segment : unit.segments) {
          if (segment.kind != SegmentKind::added) continue;
          const auto found = removed.find(unit.kind + '\n' + text_of(segment));
          if (found == removed.end() || found->second == 0) continue;
          --found->second;
          segment.kind = SegmentKind::moved;
        }
      }
    }
  }

  void sum_up() {
    std::vector<report::LocaleImpact> none;
    for (const std::string& locale : options_.locales)
      none.push_back({.locale = locale});
    report_.diff.locales = none;
    for (ArticleChange& article : report_.diff.articles) {
      article.locales = none;
      for (const report::UnitChange& unit : article.units) {
        for (const report::SegmentChange& segment : unit.segments)
          count(article, segment);
      }
      report_.diff.changed += article.to_translate;
      for (size_t l = 0; l < none.size(); ++l) {
        report_.diff.locales[l].todo += article.locales[l].todo;
        report_.diff.locales[l].delivered += article.locales[l].delivered;
      }
      if (article.kind == ArticleKind::added || article.kind == ArticleKind::deleted) article.units.clear();
    }
  }

  static void count(ArticleChange& article, const report::SegmentChange& segment) {
    const report::Amount amount{.segments = 1, .words = segment.words};
    const bool to_translate = segment.kind == SegmentKind::changed || segment.kind == SegmentKind::added;
    if (to_translate) article.to_translate += amount;
    for (const report::TargetChange& target : segment.targets) {
      const auto locale = std::ranges::find(article.locales, target.locale, &report::LocaleImpact::locale);
      const bool is_current = target.is >= catalog::Standing::machine;
      if (to_translate && !is_current) locale->todo += amount;
      if (is_current && (target.before != target.after || target.was != target.is)) locale->delivered += amount;
    }
  }

  const Job& job_;
  const Sources& sources_;
  const History& history_;
  const DiffOptions& options_;
  Touched touched_;
  std::map<std::string, OldArticle> old_;       // by path then
  std::map<std::string, std::string> renamed_;  // path now -> then
  DiffReport report_;
};

}  // namespace

Result<DiffReport> diff_since(const Job& job, const Sources& sources, const History& history,
                              const DiffOptions& options) {
  return Differ(job, sources, history, options).run();
}

}  // namespace docloc::site
