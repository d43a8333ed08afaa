#include "site/pinned.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "catalog/sync.h"
#include "site/layout.h"

namespace docloc::site {
namespace {

constexpr std::string_view kNoHistory = "none";
constexpr size_t kMostCommits = 200;
constexpr size_t kAtOnce = 16;  // the newest complete one is seldom far back

bool is_pinned(const Settings& settings, std::string_view locale) {
  return locale != settings.source_locale && settings.publishing(locale).stale == StalePolicy::pin;
}

bool is_any_pinned(const Settings& settings) {
  return settings.publish.stale == StalePolicy::pin ||
         std::ranges::any_of(settings.publish_locales,
                             [](const auto& own) { return own.second.stale == StalePolicy::pin; });
}

// The article, the source's catalog, the locale's.
std::vector<std::string> paths_of(const Settings& settings, std::string_view article, std::string_view locale) {
  return {source_file(settings, article), catalog_path(settings, settings.source_locale, article),
          catalog_path(settings, locale, article)};
}

using File = std::optional<std::string>;

// nullopt: one of the `files` (paths_of) is not there or cannot be used.
std::optional<PinnedVersion> version_of(const Settings& settings, const std::string& path, std::string_view locale,
                                        const History::Commit& commit, std::span<File> files) {
  if (!files[0] || !files[2]) return std::nullopt;
  PinnedVersion version{.commit = {.hash = commit.hash, .date = commit.date},
                        .article = segment::read_article(path, std::move(*files[0]), extract_options(settings))};
  catalog::Read source;
  if (files[1]) source = catalog::read_xliff(path, *files[1]);
  const catalog::Read own = catalog::read_xliff(path, *files[2]);
  if (!version.article.usable || !own.catalog || own.incomplete) return std::nullopt;
  version.strings.source = catalog::make_source_catalog(version.article, settings.source_locale,
                                                        source.catalog ? &*source.catalog : nullptr);
  version.strings.locales.emplace(locale, catalog::sync_locale(version.strings.source, &*own.catalog, locale));
  return version;
}

// Per unit of the article: is its text the locale's own, and of today's source?
struct Currency {
  bool complete = true;
  bool misleads = false;  // what is not current was marked critical
};
Currency currency_of(const Settings& settings, const segment::Article& article, const Strings& strings,
                     std::string_view locale) {
  const auto own = strings.locales.find(locale);
  if (own == strings.locales.end()) return {.complete = article.units.empty()};
  const catalog::Targets fit =
      catalog::targets_for(article, strings.source, own->second, {.machine = settings.publishing(locale).machine});
  Currency currency;
  for (size_t i = 0; i < article.units.size(); ++i) {
    if (fit.targets[i] || fit.standings[i] == catalog::Standing::excluded) continue;
    currency.complete = false;
    const bool marked = i < strings.source.units.size() && strings.source.units[i].critical;
    currency.misleads = currency.misleads || marked || article.units[i].critical;
  }
  return currency;
}

}  // namespace

PinnedVersions::PinnedVersions(const Job& job) : job_(job) {
  if (!is_any_pinned(job.settings)) return;
  history_ = History::open(job);
  if (!history_) return;
  if (Result<std::string> head = history_->resolve("HEAD")) head_ = std::move(*head);
}

std::string_view PinnedVersions::head(std::string_view locale) const {
  if (!is_pinned(job_.settings, locale)) return {};
  return head_.empty() ? kNoHistory : std::string_view(head_);
}

bool PinnedVersions::is_complete(const segment::Article& article, const Strings& strings,
                                 std::string_view locale) const {
  return currency_of(job_.settings, article, strings, locale).complete;
}

std::optional<PinnedVersion> PinnedVersions::find(const segment::Article& article, const Strings& strings,
                                                  std::string_view locale) const {
  if (!history_ || head_.empty() || !is_pinned(job_.settings, locale)) return std::nullopt;
  const Currency today = currency_of(job_.settings, article, strings, locale);
  if (today.complete || today.misleads) return std::nullopt;
  const std::vector<std::string> paths = paths_of(job_.settings, article.path, locale);
  // What was never translated needs no search.
  if (!job_.store.exists(paths.back())) return std::nullopt;
  const Result<std::vector<History::Commit>> commits = history_->commits_of(paths, kMostCommits);
  if (!commits) return std::nullopt;
  const std::span<const History::Commit> all = *commits;
  for (size_t begin = 0; begin < all.size(); begin += kAtOnce) {
    const auto some = all.subspan(begin, std::min(kAtOnce, all.size() - begin));
    Result<std::vector<File>> files = history_->files_in(some, paths);
    if (!files) return std::nullopt;
    for (size_t i = 0; i < some.size(); ++i) {
      const std::span<File> of_one = std::span(*files).subspan(i * paths.size(), paths.size());
      auto version = version_of(job_.settings, article.path, locale, some[i], of_one);
      if (version && is_complete(version->article, version->strings, locale)) return version;
    }
  }
  return std::nullopt;
}

Result<PinnedVersion> PinnedVersions::read(const std::string& article, std::string_view locale,
                                           const History::Commit& commit) const {
  if (!history_) return fail("Git's history is gone.");
  Result<std::vector<File>> files = history_->files_in(std::span(&commit, 1), paths_of(job_.settings, article, locale));
  if (!files) return fail(files.error().what);
  auto version = version_of(job_.settings, article, locale, commit, *files);
  if (!version) return fail(fmt::format("Git has no usable '{}' in {} any more.", article, commit.hash));
  return std::move(*version);
}

}  // namespace docloc::site
