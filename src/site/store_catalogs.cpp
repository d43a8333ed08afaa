#include "site/store_catalogs.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "base/hash.h"
#include "catalog/sync.h"
#include "site/catalog_batch.h"
#include "site/exchange.h"
#include "site/layout.h"
#include "site/memory.h"
#include "site/paths.h"
#include "site/project_moves.h"
#include "site/strings.h"
#include "site/survey.h"
#include "site/sync_record.h"

namespace docloc::site {
namespace {

using Departed = std::vector<catalog::UnitName>;

// Changes with the files that memory rests on.
Result<std::string> memory_stamp(const Job& job, const std::string& locale) {
  const Result<std::vector<std::string>> paths = list_catalogs(job, locale);
  if (!paths) return fail(paths.error().what);
  std::vector<std::string> stamps(paths->size() + 1);
  for_each_index(paths->size(), job.threads, [&](size_t i) {
    stamps[i] = fmt::format("{} {}", (*paths)[i], job.store.stamp(catalog_path(job.settings, locale, (*paths)[i])));
  });
  stamps.back() = job.store.stamp(memory_path(job.settings, locale));
  return hex16(hash64(fmt::format("{}", fmt::join(stamps, "\n"))));
}

// What has to be done for one article.
struct Piece {
  const LayoutFile* file = nullptr;
  const segment::Article* article = nullptr;
  std::vector<std::string> locales;
  const Departed* departed = nullptr;  // units that left it; null: none
  Strings strings;                     // while it is worked on
  std::set<std::string> open;          // locales in which segments lack a translation
  BatchOutcome outcome;
};

// Catalogs that are held in memory at once.
constexpr size_t kMostAtOnce = 4000;

class ProjectSync {
 public:
  ProjectSync(const Job& job, const SyncOptions& options) : job_(job), options_(options), record_(job) {}

  Result<SyncReport> run() {
    Result<SourceList> listed = list_sources(job_);
    Result<std::vector<std::string>> locales = find_locales(job_.store, job_.settings);
    if (!listed) return fail(listed.error().what);
    if (!locales) return fail(locales.error().what);
    files_ = std::move(listed->articles);
    all_locales_ = std::move(*locales);
    report_.findings = std::move(listed->findings);
    report_.articles = files_.size();
    for (const auto& step : {&ProjectSync::read_changed, &ProjectSync::find_moves, &ProjectSync::make_catalogs,
                             &ProjectSync::remove_renamed, &ProjectSync::look_for_orphans, &ProjectSync::remember}) {
      if (const Result<void> done = (this->*step)(); !done) return fail(done.error().what);
    }
    return std::move(report_);
  }

 private:
  Result<void> read_changed();
  Result<void> find_moves();
  Result<void> make_catalogs();
  Result<void> make_some(std::span<Piece> pieces, const Job& job);
  Result<void> leverage(std::span<Piece> pieces);
  Result<void> write(std::span<Piece> pieces);
  Result<void> remove_renamed();
  Result<void> look_for_orphans();
  Result<void> remember();

  void make(Piece& piece, const Job& job) const;
  void finish(Piece& piece) const;
  void drop_departed(const Departed& departed, catalog::Catalog& locale) const;
  [[nodiscard]] bool is_there(std::string_view path) const;
  [[nodiscard]] bool is_unchanged(const LayoutFile& file) const;

  const Job& job_;
  const SyncOptions& options_;
  SyncRecord record_;
  SyncReport report_;
  std::vector<LayoutFile> files_;
  std::vector<std::string> all_locales_;
  std::vector<segment::Article> articles_;  // those that may have changed
  std::vector<Piece> pieces_;
  catalog::Moves moves_;
  std::set<std::string> old_memory_;  // locales whose translations are what the last sync could leverage
  std::set<std::string> settled_;     // files whose catalogs could all be made
};

bool ProjectSync::is_there(std::string_view path) const {
  const auto found = std::ranges::lower_bound(files_, path, {}, &LayoutFile::path);
  return (found != files_.end() && found->path == path) || job_.store.exists(source_file(job_.settings, path));
}

bool ProjectSync::is_unchanged(const LayoutFile& file) const {
  if (options_.prune) return false;
  const auto same = [&](const std::string& locale) {
    if (!is_for_locale(job_.settings, file.path, locale)) return true;
    const SyncRecord::Seen seen = record_.look(file, locale);
    return seen == SyncRecord::Seen::settled || (seen == SyncRecord::Seen::open && old_memory_.contains(locale));
  };
  return same(job_.settings.source_locale) && std::ranges::all_of(options_.locales, same);
}

Result<void> ProjectSync::read_changed() {
  for (const std::string& locale : options_.locales) {
    const Result<std::string> stamp = memory_stamp(job_, locale);
    if (!stamp) return fail(stamp.error().what);
    if (!job_.settings.memory_leverage || record_.has_memory(locale, *stamp)) old_memory_.insert(locale);
  }
  std::vector<char> changed(files_.size(), 0);
  for_each_index(files_.size(), job_.threads, [&](size_t i) { changed[i] = is_unchanged(files_[i]) ? 0 : 1; });
  std::vector<LayoutFile> to_read;
  for (size_t i = 0; i < files_.size(); ++i) {
    if (changed[i] != 0) to_read.push_back(files_[i]);
  }
  report_.unchanged = files_.size() - to_read.size();
  Result<std::vector<segment::Article>> read = read_articles(job_, to_read);
  if (!read) return fail(read.error().what);
  articles_ = std::move(*read);
  for (const segment::Article& article : articles_)
    report_.findings.insert(report_.findings.end(), article.findings.begin(), article.findings.end());
  return {};
}

Result<void> ProjectSync::find_moves() {
  std::vector<const segment::Article*> articles;
  for (const segment::Article& article : articles_) {
    if (article.usable) articles.push_back(&article);
  }
  // Without a changed article nothing can have come anywhere.
  if (articles.empty()) return {};
  Result<catalog::Moves> moves =
      find_project_moves(job_, articles, [&](std::string_view path) { return is_there(path); });
  if (!moves) return fail(moves.error().what);
  moves_ = std::move(*moves);
  return {};
}

Result<void> ProjectSync::make_catalogs() {
  std::vector<std::string> everywhere = all_locales_;
  for (const std::string& locale : options_.locales) {
    if (std::ranges::find(everywhere, locale) == everywhere.end()) everywhere.push_back(locale);
  }
  for (const segment::Article& article : articles_) {
    if (!article.usable || !is_selected(options_.paths, article.path)) continue;
    const auto departed = moves_.departures.find(article.path);
    const bool shares = departed != moves_.departures.end() || moves_.arrivals.contains(article.path) ||
                        moves_.renamed.contains(article.path);
    pieces_.push_back({.file = &*std::ranges::lower_bound(files_, article.path, {}, &LayoutFile::path),
                       .article = &article,
                       .locales = shares ? everywhere : options_.locales,
                       .departed = departed == moves_.departures.end() ? nullptr : &departed->second});
    std::erase_if(pieces_.back().locales,
                  [&](const std::string& locale) { return !is_for_locale(job_.settings, article.path, locale); });
  }
  Job job = job_;
  job.moves = &moves_;
  // A file lets go of units only when the file that they went to has them.
  const auto givers =
      std::ranges::stable_partition(pieces_, [](const Piece& piece) { return piece.departed == nullptr; });
  const size_t takers = pieces_.size() - givers.size();
  const size_t at_once = std::max<size_t>(1, kMostAtOnce / (everywhere.size() + 1));
  for (size_t begin = 0; begin < pieces_.size();) {
    const size_t end = std::min(begin + at_once, begin < takers ? takers : pieces_.size());
    if (const Result<void> made = make_some(std::span(pieces_).subspan(begin, end - begin), job); !made) return made;
    begin = end;
  }
  return {};
}

Result<void> ProjectSync::make_some(std::span<Piece> pieces, const Job& job) {
  for_each_index(pieces.size(), job.threads, [&](size_t i) { make(pieces[i], job); }, job.progress);
  if (const Result<void> leveraged = leverage(pieces); !leveraged) return leveraged;
  for_each_index(pieces.size(), job.threads, [&](size_t i) { finish(pieces[i]); });
  return write(pieces);
}

void ProjectSync::make(Piece& piece, const Job& job) const {
  Result<Strings> strings = read_strings(job, *piece.article, piece.locales);
  if (!strings) {
    piece.outcome.failure = strings.error().what;
    return;
  }
  piece.strings = std::move(*strings);
  piece.outcome.findings = piece.strings.findings;
}

Result<void> ProjectSync::leverage(std::span<Piece> pieces) {
  std::map<std::string, std::vector<catalog::Catalog*>> by_locale;
  for (Piece& piece : pieces) {
    for (auto& [locale, catalog] : piece.strings.locales)
      by_locale[locale].push_back(&catalog);
  }
  for (const auto& [locale, catalogs] : by_locale) {
    Result<LeverageReport> report = leverage_catalogs(job_, locale, catalogs);
    if (!report) return fail(report.error().what);
    report_.leverage += report->account;
    std::ranges::move(report->findings, std::back_inserter(report_.findings));
  }
  return {};
}

void ProjectSync::finish(Piece& piece) const {
  Strings& strings = piece.strings;
  add_catalog(job_, strings, job_.settings.source_locale, strings.source, piece.outcome);
  for (auto& [locale, catalog] : strings.locales) {
    if (piece.departed != nullptr) drop_departed(*piece.departed, catalog);
    if (options_.prune) piece.outcome.units += catalog::prune(catalog);
    if (memory::needs_leverage(catalog)) piece.open.insert(locale);
    add_catalog(job_, strings, locale, catalog, piece.outcome);
  }
  strings = {};
}

void ProjectSync::drop_departed(const Departed& departed, catalog::Catalog& locale) const {
  std::set<std::string_view> gone;
  for (const auto& [path, arrived] : moves_.arrivals) {
    if (!settled_.contains(path)) continue;
    for (const catalog::UnitName& unit : arrived) {
      if (std::ranges::binary_search(departed, unit)) gone.insert(unit.id);
    }
  }
  std::erase_if(locale.units, [&](const catalog::Unit& unit) { return unit.obsolete && gone.contains(unit.id); });
}

Result<void> ProjectSync::write(std::span<Piece> pieces) {
  std::vector<FileBytes> files;
  for (Piece& piece : pieces) {
    BatchOutcome& outcome = piece.outcome;
    if (!outcome.failure.empty()) return fail(std::move(outcome.failure));
    const bool kept =
        std::ranges::find(outcome.findings, "site/catalog-kept", &Finding::rule) != outcome.findings.end();
    if (!kept) settled_.insert(piece.article->path);
    report_.findings.insert(report_.findings.end(), outcome.findings.begin(), outcome.findings.end());
    report_.pruned += outcome.units;
    if (const auto arrived = moves_.arrivals.find(piece.article->path); arrived != moves_.arrivals.end()) {
      report_.moved += arrived->second.size();
    }
    std::ranges::move(outcome.files, std::back_inserter(files));
    outcome.files = {};
  }
  report_.catalogs += files.size();
  const Result<size_t> written = job_.store.write_all(files);
  if (!written) return fail(written.error().what);
  report_.written += *written;
  return {};
}

Result<void> ProjectSync::remove_renamed() {
  std::vector<std::string> locales = all_locales_;
  locales.push_back(job_.settings.source_locale);
  for (const auto& [now, before] : moves_.renamed) {
    if (!settled_.contains(now)) continue;
    report_.findings.push_back({.rule = "site/renamed",
                                .severity = Severity::info,
                                .source = {.path = source_file(job_.settings, now)},
                                .message = fmt::format("This article was {}; its translations came along.", before),
                                .hint = "Nothing is to be done."});
    for (const std::string& locale : locales) {
      const Result<void> removed = job_.store.remove(catalog_path(job_.settings, locale, before));
      if (!removed) return fail(removed.error().what);
    }
  }
  return {};
}

// Catalogs whose article is gone hold translations that nobody else has: they stay, and are named.
Result<void> ProjectSync::look_for_orphans() {
  std::vector<std::string> locales = options_.locales;
  locales.push_back(job_.settings.source_locale);
  for (const std::string& locale : locales) {
    const Result<std::vector<std::string>> paths = list_catalogs(job_, locale);
    if (!paths) return fail(paths.error().what);
    for (const std::string& path : *paths) {
      // One whose article is there but unreadable is no orphan.
      if (is_there(path)) continue;
      const std::string file = catalog_path(job_.settings, locale, path);
      if (options_.prune && is_selected(options_.paths, path)) {
        if (const Result<void> removed = job_.store.remove(file); !removed) return fail(removed.error().what);
        ++report_.pruned;
        continue;
      }
      report_.findings.push_back({.rule = "site/orphan",
                                  .severity = Severity::info,
                                  .target = {.path = file},
                                  .locale = locale,
                                  .message = "The article of this catalog is gone.",
                                  .hint = "Its translations are kept; 'docloc sync --prune' drops them."});
    }
  }
  return {};
}

Result<void> ProjectSync::remember() {
  for_each_index(pieces_.size(), job_.threads, [&](size_t i) {
    const Piece& piece = pieces_[i];
    const bool clean = piece.outcome.findings.empty() && piece.article->findings.empty();
    std::vector<std::string> locales = piece.locales;
    locales.push_back(job_.settings.source_locale);
    for (const std::string& locale : locales)
      record_.remember(*piece.file, locale, clean, piece.open.contains(locale));
  });
  for (const std::string& locale : options_.locales) {
    const Result<std::string> stamp = memory_stamp(job_, locale);
    if (!stamp) return fail(stamp.error().what);
    // Part of a project was looked at with what is new; the rest has yet to be.
    if (options_.paths.empty()) record_.remember_memory(locale, *stamp);
  }
  const bool complete = options_.paths.empty() && std::ranges::all_of(all_locales_, [&](const std::string& locale) {
                          return std::ranges::find(options_.locales, locale) != options_.locales.end();
                        });
  return record_.save(complete);
}

}  // namespace

Result<SyncReport> sync_catalogs(const Job& job, const SyncOptions& options) {
  return ProjectSync(job, options).run();
}

}  // namespace docloc::site
