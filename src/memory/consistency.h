// One source text with several translations.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace docloc::memory {

// Where a translation stands.
struct Occurrence {
  std::string path;  // of the article
  std::string unit;  // ids in its catalog
  std::string segment;
  friend auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

struct Variant {
  std::string target;                   // codes as "<1>", "</1>", "<2/>", numbered as in the source
  std::vector<Occurrence> occurrences;  // sorted
};

// Texts of units of one kind alone are compared: a heading is often worded otherwise than a sentence.
struct Inconsistency {
  std::string role;
  std::string source;
  std::vector<Variant> variants;  // at least two: the most frequent first, then by target
  [[nodiscard]] size_t occurrences() const;
};

// Of what the catalogs (of one locale) hold now: translated or better, by humans and machines; no guesses, nothing
// obsolete. White space and the bytes of codes make no difference. The most frequent first, then by source and role.
[[nodiscard]] std::vector<Inconsistency> find_inconsistencies(std::span<const catalog::Catalog> catalogs);

}  // namespace docloc::memory
