// The return path: a file that comes back is taken into the catalog as it is by now, segment by segment.
//
// 1. Units are found by their ids, segments by id and source; the file's source is compared and then forgotten.
// 2. A tool that joined or split segments is followed as long as the texts together are the source's. Where it joined
//    some, the unit becomes one segment, as an import of Markdown does.
// 3. A text of an older source becomes a match of origin docloc:previous, with that source.
// 4. A text that would take the place of a newer one of a human's is left out: of a target that a human made, and that
// is
//    not the one that left with the file.
// 5. Texts whose codes are not the source's are left out (catalog/codes.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/finding.h"
#include "catalog/catalog.h"
#include "exchange/job.h"

namespace docloc::exchange {

struct TakeBackOptions {
  bool force = false;  // also over newer targets of humans
};

enum class Outcome : uint8_t {
  taken,
  unchanged,  // the repository has this very text; its state may have risen
  empty,      // there is no text
  older,      // of a source that is another by now; kept as a match
  newer,      // the repository has a newer text of a human's
  faulty,     // codes
  unknown,    // no such unit any more
  context,    // was there to be read
};
[[nodiscard]] const char* to_string(Outcome outcome);

// What became of one item.
struct Delivery {
  std::string unit;
  std::string segment;
  Outcome outcome = Outcome::empty;
  bool identical = false;  // the text is its source
  bool waits = false;      // the text is still a machine's or a guess that no human has looked at
};

struct TakenBack {
  catalog::Catalog catalog;
  std::vector<Delivery> deliveries;  // by unit in the file's order; segments that a tool joined into others, too
  // Errors: exchange/codes. Warnings: exchange/older-source, exchange/newer-target, exchange/unknown-unit. Notes:
  // exchange/identical, exchange/empty (one for the article).
  Findings findings;
};

// `current` is synced with its source and has a target locale; `file` is of the same article. Never fails, any thread.
[[nodiscard]] TakenBack take_back(catalog::Catalog current, const File& file, const TakeBackOptions& options);

}  // namespace docloc::exchange
