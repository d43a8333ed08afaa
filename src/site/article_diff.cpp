#include "site/article_diff.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/source.h"
#include "catalog/sync.h"
#include "site/block_html.h"
#include "site/localize.h"
#include "site/segment_alignment.h"
#include "site/word_count.h"

namespace docloc::site {
namespace {

using catalog::Standing;
using report::SegmentChange;
using report::SegmentKind;
using report::TargetChange;

// A locale's text of a segment.
struct TargetView {
  std::string text;
  std::string key;  // equal for equal targets
  Standing standing = Standing::missing;
};

// The units of a catalog that live, by id.
class UnitIndex {
 public:
  explicit UnitIndex(const catalog::Catalog& catalog) {
    for (const catalog::Unit& unit : catalog.units) {
      if (!unit.obsolete) units_.emplace(unit.id, &unit);
    }
  }
  [[nodiscard]] const catalog::Unit* find(std::string_view id) const {
    const auto found = units_.find(id);
    return found == units_.end() ? nullptr : found->second;
  }

 private:
  std::unordered_map<std::string_view, const catalog::Unit*> units_;
};

const catalog::Match* older_of(const catalog::Unit& unit, std::string_view segment) {
  const auto found = std::ranges::find_if(unit.matches, [&](const catalog::Match& match) {
    return match.segment == segment && match.origin.starts_with(catalog::kPrevious);
  });
  return found == unit.matches.end() ? nullptr : &*found;
}

// Where the locale joined the unit's sentences into one segment, that one speaks for all of them.
TargetView view_of(const catalog::Unit* unit, std::string_view segment_id) {
  TargetView view;
  if (unit == nullptr) return view;
  auto segment = std::ranges::find(unit->segments, segment_id, &catalog::Segment::id);
  if (segment == unit->segments.end()) {
    segment = std::ranges::find(unit->segments, false, &catalog::Segment::ignorable);
    if (segment == unit->segments.end()) return view;
  }
  view.standing = catalog::standing_of(*unit, *segment);
  if (segment->target) {
    view.text = countable_text(*segment->target);
    view.key = segment::key_text(*segment->target, unit->codes);
  } else if (const catalog::Match* older = older_of(*unit, segment->id); older != nullptr) {
    view.text = countable_text(older->target);
  }
  return view;
}

// One comparison of two states of an article.
class Comparison {
 public:
  Comparison(const Settings& settings, const ArticleState& before, const ArticleState& after,
             const ArticleDiffOptions& options)
      : settings_(settings),
        before_(before),
        after_(after),
        options_(options),
        words_(settings.source_locale),
        old_places_(before.article.path, before.article.bytes),
        new_places_(after.article.path, after.article.bytes) {
    for (const std::string& locale : options.locales) {
      old_units_.emplace_back(before.strings.locales.at(locale));
      new_units_.emplace_back(after.strings.locales.at(locale));
    }
  }

  report::ArticleChange run() {
    const std::vector<size_t> old_of = align_units();
    std::vector<bool> used(before_.strings.source.units.size(), false);
    for (size_t i = 0; i < old_of.size(); ++i) {
      if (old_of[i] == kNone) {
        add_whole(after_.strings.source.units[i], SegmentKind::added, i);
      } else {
        used[old_of[i]] = true;
        compare_units(old_of[i], i);
      }
    }
    for (size_t i = 0; i < used.size(); ++i) {
      if (!used[i]) add_whole(before_.strings.source.units[i], SegmentKind::removed, i);
    }
    std::ranges::stable_sort(change_.units, {}, &report::UnitChange::line);
    change_.formatting_only = before_.article.bytes != after_.article.bytes && !source_changed_;
    return std::move(change_);
  }

 private:
  static constexpr size_t kNone = SIZE_MAX;

  // Per unit of the new article: the old one's index. Sync's own alignment says which unit an edited one was.
  [[nodiscard]] std::vector<size_t> align_units() const {
    const catalog::Catalog& old = before_.strings.source;
    const catalog::Catalog aligned = catalog::make_source_catalog(after_.article, settings_.source_locale, &old);
    std::unordered_map<std::string_view, size_t> by_id;
    for (size_t i = 0; i < old.units.size(); ++i)
      by_id.emplace(old.units[i].id, i);
    std::vector<size_t> old_of(after_.strings.source.units.size(), kNone);
    for (size_t i = 0; i < old_of.size() && i < aligned.units.size(); ++i) {
      const auto found = by_id.find(aligned.units[i].id);
      if (found != by_id.end()) old_of[i] = found->second;
    }
    return old_of;
  }

  // Everything of a unit was added or removed. `index` is the article's, new or old.
  void add_whole(const catalog::Unit& unit, SegmentKind kind, size_t index) {
    source_changed_ = true;
    report::UnitChange change{.unit = unit.id, .kind = unit.kind};
    const bool added = kind == SegmentKind::added;
    const segment::Unit& place = (added ? after_ : before_).article.units[index];
    change.line = (added ? new_places_ : old_places_).at(place.bytes.begin).line;
    for (const catalog::Segment& segment : unit.segments) {
      if (segment.ignorable) continue;
      change.segments.push_back(added ? make_change(kind, nullptr, "", &unit, &segment)
                                      : make_change(kind, &unit, segment.id, nullptr, nullptr, &segment));
    }
    if (options_.blocks) add_blocks(change, added ? kNone : index, added ? index : kNone);
    change_.units.push_back(std::move(change));
  }

  void compare_units(size_t old_index, size_t new_index) {
    const catalog::Unit& old_unit = before_.strings.source.units[old_index];
    const catalog::Unit& new_unit = after_.strings.source.units[new_index];
    report::UnitChange change{.unit = new_unit.id, .kind = new_unit.kind};
    for (const SegmentPair& pair : align_segments(old_unit, new_unit, settings_.source_locale)) {
      const catalog::Segment* old_segment = pair.before ? &old_unit.segments[*pair.before] : nullptr;
      const catalog::Segment* new_segment = pair.after ? &new_unit.segments[*pair.after] : nullptr;
      const SegmentKind kind = pair.same                ? SegmentKind::same
                               : old_segment == nullptr ? SegmentKind::added
                               : new_segment == nullptr ? SegmentKind::removed
                                                        : SegmentKind::changed;
      source_changed_ = source_changed_ || kind != SegmentKind::same;
      SegmentChange one = make_change(kind, &old_unit, old_segment == nullptr ? "" : old_segment->id,
                                      new_segment == nullptr ? nullptr : &new_unit, new_segment, old_segment);
      if (kind != SegmentKind::same || !one.targets.empty()) change.segments.push_back(std::move(one));
    }
    if (change.segments.empty()) return;
    change.line = new_places_.at(after_.article.units[new_index].bytes.begin).line;
    if (options_.blocks) add_blocks(change, old_index, new_index);
    change_.units.push_back(std::move(change));
  }

  SegmentChange make_change(SegmentKind kind, const catalog::Unit* old_unit, std::string_view old_id,
                            const catalog::Unit* new_unit, const catalog::Segment* new_segment,
                            const catalog::Segment* old_segment = nullptr) {
    SegmentChange change{.kind = kind};
    change.segment = new_segment != nullptr ? new_segment->id : std::string(old_id);
    const std::string old_text = old_segment == nullptr ? "" : countable_text(old_segment->source);
    const std::string new_text = new_segment == nullptr ? "" : countable_text(new_segment->source);
    change.source = text::word_diff(old_text, new_text, settings_.source_locale);
    change.words = words_.count(new_segment != nullptr ? new_segment->source : old_segment->source);
    if (kind == SegmentKind::removed) return change;
    for (size_t l = 0; l < options_.locales.size(); ++l) {
      const TargetView was =
          old_segment == nullptr ? TargetView{} : view_of(old_units_[l].find(old_unit->id), old_segment->id);
      const TargetView is = view_of(new_units_[l].find(new_unit->id), new_segment->id);
      if (kind == SegmentKind::same && was.key == is.key && was.standing == is.standing) continue;
      change.targets.push_back({.locale = options_.locales[l],
                                .before = was.text,
                                .after = is.text,
                                .runs = text::word_diff(was.text, is.text, options_.locales[l]),
                                .was = was.standing,
                                .is = is.standing});
    }
    return change;
  }

  // The blocks of the source, then of the locales that have a text of it then or now.
  void add_blocks(report::UnitChange& change, size_t old_index, size_t new_index) {
    const auto block = [&](const ArticleState& state, size_t index) {
      return index == kNone ? std::string() : block_html(state.article, state.article.units[index], nullptr);
    };
    const std::string& own = settings_.source_locale;
    change.blocks.push_back({own, block(before_, old_index), block(after_, new_index), own, own});
    for (const std::string& locale : options_.locales) {
      const bool named = std::ranges::any_of(change.segments, [&](const SegmentChange& segment) {
        return std::ranges::any_of(segment.targets, [&](const TargetChange& target) {
          return target.locale == locale && (target.was > Standing::stale || target.is > Standing::stale);
        });
      });
      if (!named) continue;
      report::RenderedBlock both{.locale = locale};
      std::tie(both.before, both.before_locale) = localized(before_, old_editions_, locale, old_index);
      std::tie(both.after, both.after_locale) = localized(after_, new_editions_, locale, new_index);
      change.blocks.push_back(std::move(both));
    }
  }

  // A unit's block in a locale, and the language it is in.
  std::pair<std::string, std::string> localized(const ArticleState& state, std::map<std::string, Edition>& editions,
                                                const std::string& locale, size_t index) const {
    if (index == kNone) return {"", locale};
    auto found = editions.find(locale);
    if (found == editions.end()) {
      found = editions.emplace(locale, localize(alone_, state.article, state.strings, locale)).first;
    }
    const Edition& edition = found->second;
    return {block_html(state.article, state.article.units[index], &edition.localized), edition.languages[index]};
  }

  static Settings without_fallback(Settings settings) {
    settings.fallback.clear();
    return settings;
  }

  const Settings& settings_;
  const ArticleState& before_;
  const ArticleState& after_;
  const ArticleDiffOptions& options_;
  const Settings alone_ = without_fallback(settings_);  // what a locale has of its own
  WordCounter words_;
  Places old_places_;
  Places new_places_;
  std::vector<UnitIndex> old_units_;  // by locale
  std::vector<UnitIndex> new_units_;
  std::map<std::string, Edition> old_editions_;
  std::map<std::string, Edition> new_editions_;
  bool source_changed_ = false;
  report::ArticleChange change_;
};

}  // namespace

report::ArticleChange compare_articles(const Settings& settings, const ArticleState& before, const ArticleState& after,
                                       const ArticleDiffOptions& options) {
  return Comparison(settings, before, after, options).run();
}

}  // namespace docloc::site
