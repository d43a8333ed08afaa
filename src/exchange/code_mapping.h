// A returned unit's codes by the catalog's numbers. Internal to room exchange.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "exchange/job.h"

namespace docloc::exchange {

class CodeMapping {
 public:
  // Both must outlive it.
  CodeMapping(const Unit& returned, const catalog::Unit& current) : returned_(returned), current_(current) {}

  // The same code ends in the same order: what the file calls one way the catalog calls another.
  void learn(const segment::Content& returned, const segment::Content& current);

  // `target` by the catalog's numbers. A free code that the catalog does not know is added to `codes`, which begin as
  // the unit's. nullopt: a code is none of the unit's; `fault` says which.
  [[nodiscard]] std::optional<segment::Content> apply(const segment::Content& target, std::vector<segment::Code>& codes,
                                                      std::string& fault);

  // The codes that the file's own numbers stand for, as far as they can be told, for a content that is no longer the
  // catalog's. `content` is renumbered from 1 over `codes`, which may hold some already (`numbers`, by the file's).
  void number_anew(segment::Content& content, std::map<uint32_t, uint32_t>& numbers,
                   std::vector<segment::Code>& codes) const;

 private:
  [[nodiscard]] bool may_be(uint32_t number) const;

  const Unit& returned_;
  const catalog::Unit& current_;
  std::map<uint32_t, uint32_t> numbers_;
};

// What a content reads as, whatever its codes are numbered: their ends and kinds in order. White space at the ends is
// dropped; runs inside are one space, or dropped too. `codes` by number; a code that is not among them has no kind.
enum class Spaces : uint8_t { folded, dropped };
[[nodiscard]] std::string reading_of(const segment::Content& content, const std::map<uint32_t, segment::Code>& codes,
                                     Spaces spaces);
[[nodiscard]] std::map<uint32_t, segment::Code> numbered(const std::vector<segment::Code>& codes);

// Drops from both texts of a match the codes that they hold in different ways or that are not whole: a catalog with
// such a match could not be read again.
void drop_odd_codes(segment::Content& source, segment::Content& target);

// Drops the codes that no source and no target mentions; numbers the rest without gaps.
void drop_unused_codes(catalog::Unit& unit);

}  // namespace docloc::exchange
