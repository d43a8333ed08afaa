// Three versions of a catalog -> one:
//   1. units are paired by id; what one side alone changed is taken whole
//   2. of a unit that both changed, all three versions are brought to one source (unit_merge.h), then compared segment
//      by segment
//   3. the order is ours; units that are theirs alone stand behind the one that they follow there
#include "catalog/merge.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "catalog/codes.h"
#include "catalog/previous.h"
#include "catalog/sync.h"
#include "catalog/unit_merge.h"

namespace docloc::catalog {

using segment::Code;
using segment::Part;
using segment::PartKind;
using segment::Replacement;

namespace {

template <typename T>
const T& pick(const T& base, const T& ours, const T& theirs) {
  return ours == base ? theirs : ours;
}

// What both have or one added; without what one took away.
template <typename T>
std::vector<T> merge_sets(const std::vector<T>& base, const std::vector<T>& ours, const std::vector<T>& theirs) {
  const auto has = [](const std::vector<T>& set, const T& value) { return std::ranges::find(set, value) != set.end(); };
  std::vector<T> merged;
  for (const T& value : ours) {
    if (has(theirs, value) || !has(base, value)) merged.push_back(value);
  }
  for (const T& value : theirs) {
    if (!has(ours, value) && !has(base, value)) merged.push_back(value);
  }
  return merged;
}

size_t source_codes(const Unit& unit) {
  size_t count = 0;
  for (const Segment& segment : unit.segments) {
    for (const Part& part : segment.source)
      count = std::max(count, static_cast<size_t>(part.code));
  }
  return count;
}

// The unit as a source catalog has it.
Unit bare(const Unit& unit) {
  Unit made = unit;
  made.codes.resize(source_codes(unit));
  made.notes.clear();
  made.matches.clear();
  made.replacements.clear();
  made.suppressions.clear();
  made.extensions.clear();
  for (Segment& segment : made.segments)
    segment = {.id = segment.id, .ignorable = segment.ignorable, .source = segment.source};
  return made;
}

bool same_source(const Unit& a, const Unit& b) {
  const Unit x = bare(a);
  const Unit y = bare(b);
  return x.segments == y.segments && x.codes == y.codes;
}

class UnitsMerge {
 public:
  // `base` null: both sides added the unit.
  UnitsMerge(const Unit* base, const Unit& ours, const Unit& theirs, std::string_view source_locale)
      : base_(base == nullptr ? bare(ours) : *base),
        ours_(ours),
        theirs_(theirs),
        source_locale_(source_locale),
        frame_(bare(base != nullptr && same_source(*base, ours) ? theirs : ours)) {}

  Unit run(std::vector<MergeConflict>& conflicts) {
    const Unit base = at_frame(base_);
    const Unit ours = at_frame(ours_);
    const Unit theirs = at_frame(theirs_);
    merged_ = frame_;
    merge_attributes();
    merged_.matches = merge_sets(base.matches, ours.matches, theirs.matches);
    for (Suppression& one : merge_sets(base.suppressions, ours.suppressions, theirs.suppressions)) {
      if (std::ranges::find(merged_.suppressions, one.rule, &Suppression::rule) == merged_.suppressions.end())
        merged_.suppressions.push_back(std::move(one));
    }
    merge_replacements(base.replacements, ours.replacements, theirs.replacements);
    for (size_t i = 0; i < frame_.segments.size(); ++i)
      merge_segment(i, base, ours, theirs, conflicts);
    if (!find_code_faults(merged_).empty()) return whole(ours, theirs, conflicts);
    set_similarity(merged_, source_locale_);
    return std::move(merged_);
  }

 private:
  [[nodiscard]] Unit at_frame(const Unit& unit) const { return UnitMerge(frame_, &unit, source_locale_).finish(); }

  void merge_attributes() {
    merged_.kind = pick(base_.kind, ours_.kind, theirs_.kind);
    merged_.name = pick(base_.name, ours_.name, theirs_.name);
    merged_.translate = pick(base_.translate, ours_.translate, theirs_.translate);
    merged_.obsolete = pick(base_.obsolete, ours_.obsolete, theirs_.obsolete) && !merged_.translate;
    merged_.critical = pick(base_.critical, ours_.critical, theirs_.critical);
    merged_.author_notes = pick(base_.author_notes, ours_.author_notes, theirs_.author_notes);
    merged_.notes = merge_sets(base_.notes, ours_.notes, theirs_.notes);
    merged_.extensions = pick(base_.extensions, ours_.extensions, theirs_.extensions);
  }

  void merge_replacements(const std::vector<Replacement>& base, const std::vector<Replacement>& ours,
                          const std::vector<Replacement>& theirs) {
    const auto at = [](const std::vector<Replacement>& all, uint32_t code) {
      const auto found = std::ranges::find(all, code, &Replacement::code);
      return found == all.end() ? std::nullopt : std::optional(found->with);
    };
    for (uint32_t code = 1; code <= frame_.codes.size(); ++code) {
      if (const auto with = pick(at(base, code), at(ours, code), at(theirs, code)))
        merged_.replacements.push_back({code, *with});
    }
  }

  // A segment with its translator's own codes in the numbers of the merged unit; those that another side brought to the
  // same segment serve again (from `first` on).
  Segment common(const Unit& side, size_t index, size_t first) {
    Segment segment = side.segments[index];
    if (!segment.target) return segment;
    std::map<uint32_t, uint32_t> numbers;
    std::set<size_t> used;
    for (Part& part : *segment.target) {
      if (part.kind == PartKind::text || part.code <= frame_.codes.size()) continue;
      auto [entry, is_new] = numbers.emplace(part.code, 0);
      if (is_new) {
        const Code& code = side.codes[part.code - 1];
        size_t at = first;
        while (at < merged_.codes.size() && (merged_.codes[at] != code || used.contains(at)))
          ++at;
        if (at == merged_.codes.size()) merged_.codes.push_back(code);
        used.insert(at);
        entry->second = static_cast<uint32_t>(at + 1);
      }
      part.code = entry->second;
    }
    return segment;
  }

  void merge_segment(size_t index, const Unit& base, const Unit& ours, const Unit& theirs,
                     std::vector<MergeConflict>& conflicts) {
    const size_t first = merged_.codes.size();
    const Segment b = common(base, index, first);
    const Segment o = common(ours, index, first);
    const Segment t = common(theirs, index, first);
    Segment& into = merged_.segments[index];
    const bool judged = o.target == t.target && o.target && t.state > o.state;
    if (o == b || judged || (!o.target && t.target && t != b)) {
      into = t;
    } else {
      into = o;
      const bool lost = t != b && t.target && t.target != o.target && !t.target->empty();
      if (lost && !t.ignorable) {
        merged_.matches.push_back(match_of(t, merged_.codes, t.id, kTheirs));
        conflicts.push_back({merged_.id, t.id});
      }
    }
    drop_codes_from(first, into);
  }

  // Those that only the version which was not taken used.
  void drop_codes_from(size_t first, Segment& taken) {
    std::vector<uint32_t> numbers(merged_.codes.size() + 1, 0);
    std::vector<Code> codes(merged_.codes.begin(), merged_.codes.begin() + static_cast<std::ptrdiff_t>(first));
    for (Part& part : taken.target ? *taken.target : nothing_) {
      if (part.kind == PartKind::text || part.code <= first) continue;
      if (numbers[part.code] == 0) {
        codes.push_back(merged_.codes[part.code - 1]);
        numbers[part.code] = static_cast<uint32_t>(codes.size());
      }
      part.code = numbers[part.code];
    }
    merged_.codes = std::move(codes);
  }

  // The two mixed would lack a code or have it twice: somebody moved it to another sentence.
  Unit whole(const Unit& ours, const Unit& theirs, std::vector<MergeConflict>& conflicts) {
    std::erase_if(conflicts, [&](const MergeConflict& conflict) { return conflict.unit == merged_.id; });
    const Unit mixed = std::exchange(merged_, ours);
    merged_.translate = mixed.translate;
    merged_.obsolete = mixed.obsolete;
    merged_.notes = mixed.notes;
    merged_.suppressions = mixed.suppressions;
    for (const Segment& segment : theirs.segments) {
      const auto own = std::ranges::find(merged_.segments, segment.id, &Segment::id);
      if (segment.ignorable || !segment.target || segment.target->empty() || own == merged_.segments.end()) continue;
      if (own->target == segment.target) continue;
      merged_.matches.push_back(match_of(segment, theirs.codes, segment.id, kTheirs));
      conflicts.push_back({merged_.id, segment.id});
    }
    return std::move(merged_);
  }

  const Unit base_;
  const Unit& ours_;
  const Unit& theirs_;
  std::string_view source_locale_;
  Unit frame_;
  Unit merged_;
  segment::Content nothing_;
};

using Index = std::map<std::string_view, const Unit*>;

Index index_of(const Catalog& catalog) {
  Index index;
  for (const Unit& unit : catalog.units)
    index.emplace(unit.id, &unit);
  return index;
}

const Unit* find(const Index& index, std::string_view id) {
  const auto found = index.find(id);
  return found == index.end() ? nullptr : found->second;
}

class CatalogMerge {
 public:
  CatalogMerge(const Catalog& base, const Catalog& ours, const Catalog& theirs)
      : ours_(ours), base_(index_of(base)), theirs_(index_of(theirs)) {
    merged_.catalog = ours;
    merged_.catalog.units.clear();
    merged_.catalog.metadata = merge_metadata(base, ours, theirs);
    merged_.catalog.extensions = pick(base.extensions, ours.extensions, theirs.extensions);
    const Index own = index_of(ours);
    std::string_view last;
    for (const Unit& unit : theirs.units) {
      if (own.contains(unit.id)) {
        last = unit.id;
      } else {
        arrivals_[last].push_back(&unit);
      }
    }
  }

  Merged run() {
    add_arrivals({});
    for (const Unit& unit : ours_.units) {
      add(unit);
      add_arrivals(unit.id);
    }
    drop_dead_subflows();
    return std::move(merged_);
  }

 private:
  // By name; ours where both changed one.
  static std::vector<std::pair<std::string, std::string>> merge_metadata(const Catalog& base, const Catalog& ours,
                                                                         const Catalog& theirs) {
    auto merged = merge_sets(base.metadata, ours.metadata, theirs.metadata);
    std::set<std::string> seen;
    std::erase_if(merged, [&](const auto& entry) { return !seen.insert(entry.first).second; });
    return merged;
  }

  // Only an obsolete unit or one without any work goes because the other side has it no more.
  static bool may_go(const Unit& unit, const Unit* base) {
    const auto has_target = [](const Segment& segment) { return segment.target.has_value(); };
    return base != nullptr && *base == unit &&
           (unit.obsolete || (unit.matches.empty() && std::ranges::none_of(unit.segments, has_target)));
  }

  void add(const Unit& unit) {
    const Unit* base = find(base_, unit.id);
    const Unit* theirs = find(theirs_, unit.id);
    std::vector<Unit>& units = merged_.catalog.units;
    if (theirs == nullptr) {
      if (!may_go(unit, base)) units.push_back(unit);
    } else if (unit == *theirs || (base != nullptr && *theirs == *base)) {
      units.push_back(unit);
    } else if (base != nullptr && unit == *base) {
      units.push_back(*theirs);
    } else {
      units.push_back(UnitsMerge(base, unit, *theirs, ours_.source_locale).run(merged_.conflicts));
    }
  }

  void add_arrivals(std::string_view after) {
    for (const Unit* unit : arrivals_[after]) {
      if (!may_go(*unit, find(base_, unit->id))) merged_.catalog.units.push_back(*unit);
    }
  }

  void drop_dead_subflows() {
    std::set<std::string, std::less<>> ids;
    for (const Unit& unit : merged_.catalog.units)
      ids.insert(unit.id);
    for (Unit& unit : merged_.catalog.units) {
      for (Code& code : unit.codes)
        std::erase_if(code.subflows, [&](const std::string& id) { return !ids.contains(id); });
    }
  }

  const Catalog& ours_;
  Index base_;
  Index theirs_;
  std::map<std::string_view, std::vector<const Unit*>> arrivals_;  // theirs alone, by the unit of ours before them
  Merged merged_;
};

}  // namespace

Merged merge_catalogs(const Catalog& base, const Catalog& ours, const Catalog& theirs) {
  return CatalogMerge(base, ours, theirs).run();
}

}  // namespace docloc::catalog
