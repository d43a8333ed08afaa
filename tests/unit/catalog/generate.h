// Seeded catalogs with nasty text, for round trips.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace docloc::catalog::test {

class Generator {
 public:
  explicit Generator(uint32_t seed) : random_(seed) {}

  // Valid as catalog.h says; `locale` empty: a source catalog.
  Catalog catalog(const std::string& locale);
  Unit unit(const std::string& id, bool with_targets);
  std::string text(bool xml_only);

 private:
  uint32_t below(uint32_t n) { return std::uniform_int_distribution<uint32_t>(0, n - 1)(random_); }
  bool chance(uint32_t percent) { return below(100) < percent; }

  segment::Code code();
  // Parts over all of `codes`; pairs may nest or overlap.
  segment::Content content(const std::vector<segment::Code>& codes);
  // The same code ends in the same order with other text between.
  segment::Content translation(const segment::Content& source);
  // Cuts a content into segments and ignorables.
  std::vector<Segment> cut(const segment::Content& content);
  void add_targets(Unit& unit);
  void add_replacements(Unit& unit);
  Decision decision();
  Suppression suppression();
  Match match(const std::string& segment);

  std::mt19937 random_;
};

}  // namespace docloc::catalog::test
