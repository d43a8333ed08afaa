#include "site/strings_stamp.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "site/build_cache.h"
#include "site/choice.h"
#include "site/strings.h"

namespace docloc::site {
namespace {

// Puts the stamps of one article's catalogs behind `stamps`; empties it where one cannot be told.
void add_catalogs(const Job& job, std::string_view path, const std::vector<std::string>& locales, std::string& stamps) {
  for (const std::string& locale : locales) {
    const std::string stamp = stamp_of_file(job, catalog_path(job.settings, locale, path));
    if (stamp.empty()) {
      stamps.clear();
      return;
    }
    stamps += stamp == BuildCache::kGone ? std::string("none;") : stamp + ";";
  }
}

// The catalogs that StringsReader takes units from, and which units.
void add_moved(const Job& job, std::string_view path, const std::vector<std::string>& locales, std::string& stamps) {
  if (const auto from = job.moves->renamed.find(std::string(path)); from != job.moves->renamed.end()) {
    stamps += fmt::format("from {}:", from->second);
    add_catalogs(job, from->second, locales, stamps);
    if (stamps.empty()) return;
  }
  const auto arrivals = job.moves->arrivals.find(std::string(path));
  if (arrivals == job.moves->arrivals.end()) return;
  for (const catalog::UnitName& unit : arrivals->second) {
    stamps += fmt::format("{}#{}:", unit.path, unit.id);
    add_catalogs(job, unit.path, locales, stamps);
    if (stamps.empty()) return;
  }
}

}  // namespace

std::string stamp_of_file(const Job& job, std::string_view file) {
  if (job.cache != nullptr) return job.cache->stamp(job.store, file);
  std::string stamp = job.store.stamp(file);
  if (stamp.empty() && !job.store.exists(file)) stamp = BuildCache::kGone;
  return stamp;
}

std::string strings_stamp(const Job& job, std::string_view path, std::string_view locale) {
  if (locale == job.settings.source_locale || is_pseudo_locale(locale)) return "none";
  std::vector<std::string> locales = {job.settings.source_locale};
  std::vector<std::string> chain = fallback_chain(job.settings, locale);
  std::ranges::move(chain, std::back_inserter(locales));
  std::string stamps = "at:";
  add_catalogs(job, path, locales, stamps);
  if (!stamps.empty() && job.moves != nullptr) add_moved(job, path, locales, stamps);
  return stamps;
}

std::vector<std::string> string_locales(const Settings& settings, const std::vector<std::string>& locales) {
  std::vector<std::string> wanted;
  for (const std::string& locale : locales) {
    if (locale == settings.source_locale || is_pseudo_locale(locale)) continue;
    for (std::string& one : fallback_chain(settings, locale)) {
      if (std::ranges::find(wanted, one) == wanted.end()) wanted.push_back(std::move(one));
    }
  }
  return wanted;
}

}  // namespace docloc::site
