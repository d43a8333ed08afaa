#include "exchange/unit_return.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "catalog/codes.h"
#include "catalog/unit_keys.h"
#include "exchange/code_mapping.h"
#include "exchange/regroup.h"
#include "text/locale.h"

namespace docloc::exchange {

using catalog::CodeFault;
using catalog::Origin;
using catalog::Segment;
using catalog::State;
using segment::Code;
using segment::Content;
using segment::PartKind;

namespace {

bool is_human(const Segment& segment) {
  if (!segment.target || segment.origin == Origin::fuzzy) return false;
  return segment.state >= State::reviewed || (segment.origin == Origin::human && segment.state != State::initial);
}

// Languages that put no space between sentences.
bool has_no_spaces(std::string_view locale) {
  const std::string_view language = locale.substr(0, locale.find('-'));
  return language == "ja" || language == "zh" || language == "th" || language == "lo" || language == "km" ||
         language == "my";
}

bool ends_in_space(const Content& content, bool at_end) {
  if (content.empty()) return true;
  const segment::Part& part = at_end ? content.back() : content.front();
  if (part.kind != PartKind::text) return false;
  const char c = at_end ? part.text.back() : part.text.front();
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

class UnitTaker {
 public:
  UnitTaker(const catalog::Unit& current, const Unit& returned, std::string_view locale, const TakeBackOptions& options)
      : before_(current),
        unit_(current),
        returned_(returned),
        locale_(locale),
        options_(options),
        codes_(returned.codes),
        mapping_(returned, before_) {
    for (const auto& [number, code] : numbered(current.codes))
      codes_.emplace(number, code);
    for (const Item& item : returned.items) {
      deliveries_.push_back({.unit = returned.id, .segment = item.segment});
      if (item.context) deliveries_.back().outcome = Outcome::context;
    }
  }

  UnitReturn run() {
    groups_ = regroup(before_, returned_, codes_);
    for (const Group& group : groups_) {
      if (group.items.size() == 1 && group.segments.size() == 1)
        mapping_.learn(returned_.items[group.items[0]].source, before_.segments[group.segments[0]].source);
    }
    const bool joins =
        std::ranges::any_of(groups_, [&](const Group& group) { return group.segments.size() > 1 && has_text(group); });
    if (!joins) {
      for (const Group& group : groups_)
        take_group(group);
      revert_faulty();
    } else if (!take_joined()) {
      for (const Group& group : groups_) {
        if (group.segments.size() == 1) take_group(group);
        if (group.segments.size() > 1) keep_group_as_match(group);
      }
      revert_faulty();
    }
    note_waiting();
    keep_older();
    add_notes();
    drop_unused_codes(unit_);
    return {std::move(unit_), std::move(deliveries_), std::move(findings_)};
  }

 private:
  void report(const Item& item, Severity severity, std::string_view rule, std::string message, std::string hint) {
    findings_.push_back({.rule = fmt::format("exchange/{}", rule),
                         .severity = severity,
                         .source = {},
                         .target = item.place,
                         .locale = std::string(locale_),
                         .message = fmt::format("{}: {}", short_name(returned_.id, item.segment), message),
                         .hint = std::move(hint),
                         .excerpt = {}});
  }

  [[nodiscard]] bool is_context(uint32_t i) const { return returned_.items[i].context; }
  [[nodiscard]] bool has_text(const Group& group) const {
    return std::ranges::any_of(group.items,
                               [&](uint32_t i) { return !is_context(i) && returned_.items[i].target.has_value(); });
  }

  void set(const Group& group, Outcome outcome) {
    for (const uint32_t i : group.items) {
      if (!is_context(i)) deliveries_[i].outcome = outcome;
    }
  }

  // The target of a group by the catalog's numbers. none: its codes are no good, and that was reported; or it has a
  // part without text.
  std::optional<Content> target_of(const Group& group) {
    Content joined;
    for (const uint32_t i : group.items) {
      const Item& item = returned_.items[i];
      if (!item.target) return std::nullopt;
      std::string fault;
      auto mapped = mapping_.apply(*item.target, unit_.codes, fault);
      if (!mapped) {
        report_codes(item, fault);
        deliveries_[i].outcome = Outcome::faulty;
        return std::nullopt;
      }
      const bool apart = !ends_in_space(joined, true) && !ends_in_space(*mapped, false) && !has_no_spaces(locale_);
      if (apart && i != group.items.front()) joined.push_back({PartKind::text, " ", 0});
      catalog::append(joined, *mapped);
    }
    return joined;
  }

  void report_codes(const Item& item, std::string_view fault) {
    report(item, Severity::error, "codes", fmt::format("the translation was left out: {}.", fault),
           "Have its codes put right in the translation tool, and import the file again.");
  }

  // One segment's text.
  void take_group(const Group& group) {
    const Item& item = returned_.items[group.items.front()];
    if (is_context(group.items.front())) return;
    for (const uint32_t i : group.items)
      set_gaps(returned_.items[i]);
    const auto target = target_of(group);
    if (!target) return;  // `empty` is what a delivery begins as
    Segment& segment = unit_.segments[group.segments.front()];
    note_identical(group, *target == segment.source);
    if (segment.target && *segment.target == *target) {
      raise(segment, item);
      return set(group, Outcome::unchanged);
    }
    if (is_newer(item, before_.segments[group.segments.front()])) return report_newer(group);
    segment.target = *target;
    segment.state = item.state;
    segment.origin = item.origin;
    segment.decision.reset();
    taken_.insert(group.segments.front());
    set(group, Outcome::taken);
  }

  void set_gaps(const Item& item) {
    for (const Gap& gap : item.gaps) {
      const auto found = std::ranges::find(unit_.segments, gap.id, &Segment::id);
      if (found == unit_.segments.end() || !found->ignorable || found->target) continue;
      found->target.emplace();
      if (!gap.text.empty()) found->target->push_back({PartKind::text, gap.text, 0});
    }
  }

  // The same text again: a decision about it counts, and the repository's own is not taken back.
  static void raise(Segment& segment, const Item& item) {
    const bool confirms = segment.origin != Origin::human && item.origin == Origin::human;
    if (item.state > segment.state || confirms) {
      segment.state = std::max(item.state, segment.state);
      segment.origin = confirms ? Origin::human : segment.origin;
      segment.decision.reset();
    }
  }

  [[nodiscard]] bool is_newer(const Item& item, const Segment& current) const {
    return !options_.force && is_human(current) && item.left != fingerprint_of(current);
  }

  void report_newer(const Group& group) {
    set(group, Outcome::newer);
    report(returned_.items[group.items.front()], Severity::warning, "newer-target",
           "the repository has a newer translation by a human, which stays.",
           "Compare the two, and import with --force to have the file's.");
  }

  void note_identical(const Group& group, bool identical) {
    const Item& item = returned_.items[group.items.front()];
    if (!identical || !text::has_words(segment::plain_text(item.source), false)) return;
    for (const uint32_t i : group.items)
      deliveries_[i].identical = true;
    report(item, Severity::info, "identical", "the translation is the source.",
           "Nothing to do where the text is a name or stays as it is in every language.");
  }

  // A tool joined segments: the unit becomes one, when there is a text for all of it. False: there is not.
  bool take_joined() {
    std::vector<const Group*> group_at(before_.segments.size(), nullptr);
    for (const Group& group : groups_) {
      for (const uint32_t k : group.segments)
        group_at[k] = &group;
    }
    Segment whole{.id = {}, .source = catalog::joined_source(before_), .target = Content{}, .state = State::final_};
    bool newer = false;
    for (uint32_t k = 0; k < before_.segments.size(); ++k) {
      const Group* group = group_at[k];
      if (group != nullptr && group->segments.front() != k) continue;
      if (!add_piece(group, before_.segments[k], whole, newer)) return false;
    }
    if (newer) return report_all_newer();
    const auto first = std::ranges::find(unit_.segments, false, &Segment::ignorable);
    whole.id = first->id;
    segment::normalize(*whole.target);
    unit_.segments = {std::move(whole)};
    for (catalog::Match& match : unit_.matches)
      match.segment = unit_.segments[0].id;
    if (!new_faults().empty()) {
      unit_ = before_;
      for (const Group& group : groups_) {
        if (!has_text(group)) continue;
        set(group, Outcome::faulty);
        report_codes(returned_.items[group.items.front()], "codes of the unit are missing, repeated or out of order");
      }
      return true;
    }
    for (const Group& group : groups_)
      set(group, Outcome::taken);
    note_joined_away();
    return true;
  }

  // Segments that the tool put into another one's text came back, too.
  void note_joined_away() {
    for (const Group& group : groups_) {
      for (const uint32_t k : group.segments) {
        const Segment& segment = before_.segments[k];
        const bool named = std::ranges::find(deliveries_, segment.id, &Delivery::segment) != deliveries_.end();
        if (!segment.ignorable && !named)
          deliveries_.push_back({returned_.id, segment.id, Outcome::taken, false, false});
      }
    }
  }

  bool report_all_newer() {
    unit_ = before_;
    for (const Group& group : groups_) {
      if (has_text(group)) report_newer(group);
    }
    return true;
  }

  // Adds what stands for `segment`, the group's first, to the joined target.
  bool add_piece(const Group* group, const Segment& segment, Segment& whole, bool& newer) {
    std::optional<Content> target;
    State state = segment.state;
    Origin origin = segment.origin;
    if (group != nullptr && has_text(*group)) {
      target = target_of(*group);
      state = State::final_;
      origin = Origin::human;
      for (const uint32_t i : group->items) {
        const Item& item = returned_.items[i];
        state = std::min(state, item.state);
        origin = std::max(origin, item.origin);
      }
      for (const uint32_t k : group->segments)
        newer = newer || is_newer(returned_.items[group->items.front()], before_.segments[k]);
    } else if (segment.ignorable) {
      catalog::append(*whole.target, segment.target ? *segment.target : segment.source);
      return true;
    } else {
      target = segment.target;
    }
    if (!target) return false;
    catalog::append(*whole.target, *target);
    whole.state = std::min(whole.state, state);
    whole.origin = std::max(whole.origin, origin);
    return true;
  }

  [[nodiscard]] std::vector<CodeFault> new_faults() const {
    std::vector<CodeFault> faults = find_code_faults(unit_);
    const std::vector<CodeFault> old = find_code_faults(before_);
    std::erase_if(faults, [&](const CodeFault& fault) {
      return std::ranges::any_of(
          old, [&](const CodeFault& other) { return other.kind == fault.kind && other.code == fault.code; });
    });
    return faults;
  }

  static std::string_view describe(CodeFault::Kind kind) {
    switch (kind) {
      case CodeFault::Kind::missing:
        return "is missing";
      case CodeFault::Kind::repeated:
        return "stands there twice";
      case CodeFault::Kind::foreign:
        return "is none of the source's";
      case CodeFault::Kind::unclosed:
        return "has one end only";
      case CodeFault::Kind::misplaced:
        return "ends before it begins";
    }
    return "";
  }

  // Takes texts out again until what is left is valid.
  void revert_faulty() {
    for (auto faults = new_faults(); !faults.empty() && !taken_.empty(); faults = new_faults()) {
      const CodeFault& fault = faults.front();
      const std::string why = fmt::format("its code \"{}\" {}", fault.code, describe(fault.kind));
      std::set<uint32_t> bad = taken_;
      if (taken_.contains(fault.segment)) bad = {fault.segment};
      for (const uint32_t k : bad)
        revert(k, why);
    }
  }

  void revert(uint32_t k, std::string_view why) {
    unit_.segments[k] = before_.segments[k];
    taken_.erase(k);
    for (const Group& group : groups_) {
      if (group.segments.front() != k) continue;
      set(group, Outcome::faulty);
      report_codes(returned_.items[group.items.front()], why);
    }
  }

  void keep_group_as_match(const Group& group) {
    for (const uint32_t i : group.items) {
      const Item& item = returned_.items[i];
      if (!item.target || is_context(i)) continue;
      deliveries_[i].outcome = Outcome::older;
      add_match(item, before_.segments[group.segments.front()].id);
      report(item, Severity::warning, "joined",
             "it joins several sentences, and one of the unit has no translation; it was kept as a match.",
             "Translate the rest of the unit, or the sentences one by one.");
    }
  }

  // What came back as a machine or the memory had made it is no translator's work.
  void note_waiting() {
    for (const Group& group : groups_) {
      const bool joined = unit_.segments.size() < before_.segments.size();
      const Segment& segment = unit_.segments[joined ? 0 : group.segments.front()];
      for (const uint32_t i : group.items) {
        const Outcome outcome = deliveries_[i].outcome;
        const bool came = outcome == Outcome::taken || outcome == Outcome::unchanged;
        deliveries_[i].waits = came && !is_human(segment);
      }
    }
  }

  // Texts of a source that is another by now.
  void keep_older() {
    std::set<uint32_t> grouped;
    for (const Group& group : groups_)
      grouped.insert(group.items.begin(), group.items.end());
    for (uint32_t i = 0; i < returned_.items.size(); ++i) {
      const Item& item = returned_.items[i];
      if (grouped.contains(i) || item.context || !item.target) continue;
      const auto same_id = [&](const Segment& segment) { return !segment.ignorable && segment.id == item.segment; };
      auto found = std::ranges::find_if(unit_.segments, same_id);
      if (found == unit_.segments.end()) found = std::ranges::find(unit_.segments, false, &Segment::ignorable);
      deliveries_[i].outcome = Outcome::older;
      add_match(item, found->id);
      report(item, Severity::warning, "older-source",
             "it translates a text that the repository no longer has; it was kept as a match.",
             "Translate the new text with the match at hand.");
    }
  }

  void add_match(const Item& item, const std::string& segment) {
    catalog::Match match{
        .segment = segment, .origin = std::string(catalog::kPrevious), .source = item.source, .target = *item.target};
    if (item.origin == Origin::machine) match.origin = catalog::kPreviousMachine;
    if (item.origin == Origin::fuzzy) match.origin = catalog::kPreviousFuzzy;
    drop_odd_codes(match.source, match.target);
    std::map<uint32_t, uint32_t> numbers;
    mapping_.number_anew(match.source, numbers, match.codes);
    mapping_.number_anew(match.target, numbers, match.codes);
    if (std::ranges::find(unit_.matches, match) == unit_.matches.end()) unit_.matches.push_back(std::move(match));
  }

  void add_notes() {
    for (const std::string& note : returned_.notes) {
      if (std::ranges::find(unit_.notes, note) == unit_.notes.end()) unit_.notes.push_back(note);
    }
  }

  const catalog::Unit before_;
  catalog::Unit unit_;
  const Unit& returned_;
  std::string_view locale_;
  const TakeBackOptions& options_;
  std::map<uint32_t, Code> codes_;  // what the file's numbers are
  CodeMapping mapping_;
  std::vector<Group> groups_;
  std::set<uint32_t> taken_;  // segments that got a text
  std::vector<Delivery> deliveries_;
  Findings findings_;
};

}  // namespace

UnitReturn return_unit(const catalog::Unit& current, const Unit& returned, std::string_view locale,
                       const TakeBackOptions& options) {
  return UnitTaker(current, returned, locale, options).run();
}

}  // namespace docloc::exchange
