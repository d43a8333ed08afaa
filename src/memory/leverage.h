// Memory put to use: segments without a translation get one that somebody made before, or a guess, or offers.
#pragma once

#include <array>
#include <cstdint>

#include "catalog/catalog.h"
#include "catalog/sync.h"
#include "memory/memory.h"

namespace docloc::memory {

inline constexpr size_t kMostOffers = 3;

struct LeverageOptions {
  // A guess is made from this similarity on; percent, 1 to 99. The setting memory.threshold says why 75.
  uint32_t threshold = 75;
};

// What became of the segments that were open: they had no target, or a guess of an earlier leverage.
struct Account {
  catalog::Count in_context;  // translated: the same text between the same neighbours
  catalog::Count exact;       // translated: the same text, always translated alike
  catalog::Count ambiguous;   // offered: the same text, translated differently, or with codes that do not fit
  // Offered, and used as a guess where codes could be mapped and no older translation of its own stands; by the
  // similarity of the best one, in tens of percent: [7] is 70 to 79.
  std::array<catalog::Count, 10> similar;
  catalog::Count nothing;  // memory knows nothing like it

  Account& operator+=(const Account& other);
  [[nodiscard]] catalog::Count open() const;  // the sum
};

// True: leverage might change `catalog`. Cheap; no memory is needed to know.
[[nodiscard]] bool needs_leverage(const catalog::Catalog& catalog);

// Fills `catalog`, which was synced and belongs to the memory's locale. Its own translations count as remembered; what
// `memory` has of an origin named catalog.path is taken for an older state of it where texts are the same.
// - exact in context, or exact and without contradiction among all translations of the text in units of the same kind
//   (among those without a kind, of TMX files, where there are none):
//   the target, state translated, of the same origin (a human's text before a machine's), and a match of similarity 100
//   that records where it came from, for as long as nobody changes the target;
// - exact otherwise: up to three matches of origin kMemory;
// - similar: up to three matches, the best one that fits as a guess: Origin::fuzzy, state initial. A segment that has a
//   translation of its older source (docloc:previous) gets no guess, for readers see that one, and only matches that
//   are more similar than it.
// A target that somebody changed is never touched, nor is a fuzzy one that is no guess of leverage. Guesses and matches
// of an earlier leverage are made anew. Doing it twice changes nothing, also when `memory` has seen the result.
Account leverage(catalog::Catalog& catalog, const Memory& memory, const LeverageOptions& options = {});

}  // namespace docloc::memory
