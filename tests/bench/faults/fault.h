// Faults put into translations that have none, one at a time: what the checker must find, and what it must not say of
// the same translation without the fault.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "check/pairs.h"
#include "segment/article.h"

namespace docloc::bench {

// SplitMix64: the same numbers everywhere.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  // Below `count`, which is not 0.
  size_t pick(size_t count) { return static_cast<size_t>(next() % count); }

 private:
  uint64_t state_;
};

// A page and its translation.
struct Page {
  std::string name;  // for people: "customer-insights de-DE audience-insights/connect.md"
  std::string locale;
  segment::Article article;
  segment::Article target;   // the translated file itself
  catalog::Catalog catalog;  // made of both
};

// One segment that is to be damaged. Texts as check/pairs.h has them, with U+FFFC where codes stand.
struct Place {
  const Page& page;
  const catalog::Unit& unit;
  const catalog::Segment& segment;
  check::Side source;
  check::Side target;
};

// What a fault does to a segment: its new text over the same codes, or new parts.
struct Damage {
  std::string text;
  std::optional<segment::Content> content;  // in place of `text`
};

// Rules that find a fault; one of them has to.
using RuleIds = std::vector<std::string_view>;

struct TextFault {
  std::string_view name;
  RuleIds rules;
  RuleIds also;  // rules that may well speak of it too, beside one of `rules`
  // nullopt: there is no place for this fault here.
  std::optional<Damage> (*seed)(Random& random, const Place& place);
};
[[nodiscard]] std::span<const TextFault> text_faults();

// Faults of a translated file: its new bytes, from those of page.target.
struct FileFault {
  std::string_view name;
  RuleIds rules;
  RuleIds also;  // rules that may well speak of it too, beside one of `rules`
  std::optional<std::string> (*seed)(Random& random, const Page& page);
};
[[nodiscard]] std::span<const FileFault> file_faults();

// Faults of a source article: its new bytes, from those of page.article.
[[nodiscard]] std::span<const FileFault> source_faults();

}  // namespace docloc::bench
