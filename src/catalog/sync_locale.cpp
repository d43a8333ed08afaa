// A locale's catalog follows the source catalog.
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "catalog/sync.h"
#include "catalog/unit_keys.h"
#include "catalog/unit_merge.h"

namespace docloc::catalog {
namespace {

class LocaleSync {
 public:
  LocaleSync(const Catalog& source, const Catalog* previous, std::string_view locale)
      : source_(source), previous_(previous) {
    catalog_.path = source.path;
    catalog_.source_locale = source.source_locale;
    catalog_.target_locale = locale;
    if (previous == nullptr) return;
    catalog_.metadata = previous->metadata;
    catalog_.extensions = previous->extensions;
  }

  Catalog run() {
    const std::vector<const Unit*> old = find_old();
    for (size_t i = 0; i < source_.units.size(); ++i) {
      catalog_.units.push_back(old[i] == nullptr ? source_.units[i] : merge_unit(source_.units[i], *old[i]));
      ids_.insert(source_.units[i].id);
    }
    keep_obsolete(old);
    return std::move(catalog_);
  }

 private:
  // By id, which the source catalog keeps through edits; then by key: units that come back, or whose source catalog was
  // made anew.
  std::vector<const Unit*> find_old() const {
    std::vector<const Unit*> old(source_.units.size(), nullptr);
    if (previous_ == nullptr) return old;
    std::map<std::string_view, const Unit*> by_id;
    for (const Unit& unit : previous_->units) {
      if (!unit.obsolete) by_id.emplace(unit.id, &unit);
    }
    std::set<const Unit*> taken;
    for (size_t i = 0; i < old.size(); ++i) {
      const auto found = by_id.find(source_.units[i].id);
      if (found == by_id.end()) continue;
      old[i] = found->second;
      taken.insert(old[i]);
    }
    find_by_key(old, taken);
    return old;
  }

  void find_by_key(std::vector<const Unit*>& old, const std::set<const Unit*>& taken) const {
    std::unordered_map<uint64_t, std::deque<const Unit*>> by_key;
    for (const bool obsolete : {false, true}) {
      for (const Unit& unit : previous_->units) {
        if (unit.obsolete == obsolete && !taken.contains(&unit)) by_key[key_of(unit)].push_back(&unit);
      }
    }
    if (by_key.empty()) return;
    for (size_t i = 0; i < old.size(); ++i) {
      if (old[i] != nullptr) continue;
      const auto found = by_key.find(key_of(source_.units[i]));
      if (found == by_key.end() || found->second.empty()) continue;
      old[i] = found->second.front();
      found->second.pop_front();
    }
  }

  static bool holds_work(const Unit& unit) {
    const auto has_target = [](const Segment& segment) { return segment.target.has_value() && !segment.ignorable; };
    return !unit.matches.empty() || std::ranges::any_of(unit.segments, has_target);
  }

  void keep_obsolete(const std::vector<const Unit*>& old) {
    if (previous_ == nullptr) return;
    const std::set<const Unit*> used(old.begin(), old.end());
    for (const Unit& unit : previous_->units) {
      if (used.contains(&unit) || !holds_work(unit)) continue;
      Unit kept = unit;
      kept.obsolete = true;
      kept.translate = false;
      for (segment::Code& code : kept.codes)
        code.subflows.clear();  // those units may be gone
      for (int ordinal = 2; !ids_.insert(kept.id).second; ++ordinal)
        kept.id = fmt::format("{}-{}", unit.id, ordinal);
      catalog_.units.push_back(std::move(kept));
    }
  }

  const Catalog& source_;
  const Catalog* previous_;
  Catalog catalog_;
  std::set<std::string> ids_;
};

}  // namespace

Catalog sync_locale(const Catalog& source, const Catalog* previous_locale, std::string_view locale) {
  return LocaleSync(source, previous_locale, locale).run();
}

size_t prune(Catalog& locale) {
  return std::erase_if(locale.units, [](const Unit& unit) { return unit.obsolete; });
}

}  // namespace docloc::catalog
