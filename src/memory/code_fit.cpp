#include "memory/code_fit.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "catalog/codes.h"
#include "segment/article.h"

namespace docloc::memory {

using catalog::Unit;
using segment::Code;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

// A code of a content, and which of its ends stand there: of a pair that begins in another segment only the close does.
struct Use {
  uint32_t number = 0;
  uint32_t ends = 0;  // bits, by PartKind
};

// In order of their first end.
std::vector<Use> uses_of(const Content& content) {
  std::vector<Use> uses;
  for (const Part& part : content) {
    if (part.kind == PartKind::text) continue;
    auto found = std::ranges::find(uses, part.code, &Use::number);
    if (found == uses.end()) found = uses.insert(uses.end(), Use{part.code, 0});
    found->ends |= 1U << static_cast<unsigned>(part.kind);
  }
  return uses;
}

class Fitter {
 public:
  Fitter(const Entry& entry, const Unit& unit, const Content& source)
      : entry_(entry),
        unit_(unit),
        theirs_(uses_of(entry.source)),
        ours_(uses_of(source)),
        taken_(ours_.size(), false),
        exact_(source_form(entry) == segment::key_text(source, unit.codes)) {}

  [[nodiscard]] bool exact() const { return exact_; }

  // By code of the entry: the unit's; 0: none.
  std::vector<uint32_t> run() {
    number_.assign(entry_.codes.size() + 1, 0);
    if (exact_ && theirs_.size() == ours_.size()) {
      for (size_t i = 0; i < theirs_.size(); ++i)
        number_[theirs_[i].number] = ours_[i].number;
      return std::move(number_);
    }
    pass([](const Code& a, const Code& b) { return a.open == b.open && a.close == b.close; });
    pass([](const Code& a, const Code& b) { return !a.meaning.empty() && a.meaning == b.meaning; });
    pass_in_order();
    return std::move(number_);
  }

 private:
  [[nodiscard]] const Code& their_code(size_t i) const { return entry_.codes[theirs_[i].number - 1]; }
  [[nodiscard]] const Code& our_code(size_t i) const { return unit_.codes[ours_[i].number - 1]; }

  [[nodiscard]] bool same_shape(size_t theirs, size_t ours) const {
    const Code& a = their_code(theirs);
    const Code& b = our_code(ours);
    return a.kind == b.kind && a.paired == b.paired && theirs_[theirs].ends == ours_[ours].ends;
  }

  void take(size_t theirs, size_t ours) {
    number_[theirs_[theirs].number] = ours_[ours].number;
    taken_[ours] = true;
  }

  template <typename Alike>
  void pass(Alike alike) {
    for (size_t i = 0; i < theirs_.size(); ++i) {
      for (size_t k = 0; k < ours_.size() && number_[theirs_[i].number] == 0; ++k) {
        if (!taken_[k] && same_shape(i, k) && alike(their_code(i), our_code(k))) take(i, k);
      }
    }
  }

  // What is left of a kind stands for what is left of it here, when there is as much.
  void pass_in_order() {
    for (size_t i = 0; i < theirs_.size(); ++i) {
      if (number_[theirs_[i].number] != 0) continue;
      std::vector<size_t> left;
      for (size_t k = 0; k < theirs_.size(); ++k) {
        if (number_[theirs_[k].number] == 0 && their_code(k).kind == their_code(i).kind) left.push_back(k);
      }
      std::vector<size_t> open;
      for (size_t k = 0; k < ours_.size(); ++k) {
        if (!taken_[k] && our_code(k).kind == their_code(i).kind) open.push_back(k);
      }
      bool alike = left.size() == open.size();
      for (size_t k = 0; alike && k < left.size(); ++k)
        alike = same_shape(left[k], open[k]);
      for (size_t k = 0; alike && k < left.size(); ++k)
        take(left[k], open[k]);
    }
  }

  const Entry& entry_;
  const Unit& unit_;
  std::vector<Use> theirs_;
  std::vector<Use> ours_;
  std::vector<bool> taken_;
  bool exact_;
  std::vector<uint32_t> number_;
};

// Every protected end of the source stands in the target as often, which is once.
bool has_protected_codes(const Content& source, const Content& target, const std::vector<Code>& codes) {
  const auto ends = [&](const Content& content) {
    std::map<std::pair<uint32_t, PartKind>, int> count;
    for (const Part& part : content) {
      if (part.kind != PartKind::text && !is_free(codes[part.code - 1].kind)) ++count[{part.code, part.kind}];
    }
    return count;
  };
  return ends(source) == ends(target);
}

}  // namespace

std::optional<Content> fit_target(const Entry& entry, Unit& unit, size_t at) {
  const Content& source = unit.segments[at].source;
  Fitter fitter(entry, unit, source);
  std::vector<uint32_t> number = fitter.run();
  std::vector<Code> added;
  Content target;
  for (const Part& part : entry.target) {
    if (part.kind == PartKind::text) {
      target.push_back(part);
      continue;
    }
    const Code& code = entry.codes[part.code - 1];
    uint32_t& to = number[part.code];
    if (to == 0) {
      if (!is_free(code.kind)) return std::nullopt;
      if (!fitter.exact()) continue;
      added.push_back(code);
      to = static_cast<uint32_t>(unit.codes.size() + added.size());
    }
    target.push_back({.kind = part.kind, .text = "", .code = to});
  }
  segment::normalize(target);
  std::vector<Code> codes = unit.codes;
  codes.insert(codes.end(), added.begin(), added.end());
  if (target.empty() || !has_protected_codes(source, target, codes)) return std::nullopt;
  unit.codes = std::move(codes);
  return target;
}

void drop_unused_codes(Unit& unit) {
  std::vector<uint32_t> number(unit.codes.size() + 1, 0);
  const auto see = [&](const Content& content) {
    for (const Part& part : content)
      number[part.code] = 1;  // text parts have number 0
  };
  for (const catalog::Segment& segment : unit.segments) {
    see(segment.source);
    if (segment.target) see(*segment.target);
  }
  std::vector<Code> kept;
  for (uint32_t n = 1; n < number.size(); ++n) {
    if (number[n] == 0) continue;
    kept.push_back(std::move(unit.codes[n - 1]));
    number[n] = static_cast<uint32_t>(kept.size());
  }
  number[0] = 0;
  unit.codes = std::move(kept);
  for (catalog::Segment& segment : unit.segments) {
    for (Part& part : segment.source)
      part.code = number[part.code];
    for (size_t i = 0; segment.target && i < segment.target->size(); ++i)
      (*segment.target)[i].code = number[(*segment.target)[i].code];
  }
  std::erase_if(unit.replacements, [&](const segment::Replacement& one) { return number[one.code] == 0; });
  for (segment::Replacement& one : unit.replacements)
    one.code = number[one.code];
}

}  // namespace docloc::memory
