// How right an import is, against the import of the undamaged page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "align/import_markdown.h"
#include "corpus/damage.h"

namespace docloc::corpus {

// A page in two languages.
struct Pair {
  std::string path;
  segment::Article source;
  segment::Article target;
};

// At most `most` pairs, evenly chosen, that have the same blocks and can be read.
[[nodiscard]] std::vector<Pair> read_pairs(const std::string& source_folder, const std::string& target_folder,
                                           size_t most);

struct Score {
  uint32_t damages = 0;
  uint32_t expected = 0;  // sentences whose translation is still on the page
  uint32_t right = 0;
  uint32_t wrong = 0;                 // imported with another text than on the undamaged page
  uint32_t unreported = 0;            // neither imported nor in a finding
  std::vector<std::string> examples;  // of what is wrong
  std::vector<std::string> lost;      // of what was not found

  void add(const Score& other);
  [[nodiscard]] double precision() const;  // percent
  [[nodiscard]] double recall() const;
};

// `truth`: the import of the undamaged page; `found`: of the damaged one, of the same source.
[[nodiscard]] Score score(const segment::Article& source, const align::ImportResult& truth,
                          const align::ImportResult& found, const Damaged& damaged);

// Every pair damaged (one damage for each 20 units of its source) and imported, with a lexicon learned from the damaged
// pages.
[[nodiscard]] Score score_damage(const std::vector<Pair>& pairs, const std::string& locale, Damage damage, Grain grain,
                                 uint32_t seed, float confidence = align::kDefaultConfidence);

// Against sentences that the translators' tool paired (path, id, source, target; tab-separated).
struct GoldScore {
  uint32_t rows = 0;        // of pages that are here
  uint32_t comparable = 0;  // whose source is one of our segments, or several that are one of our units
  uint32_t refused = 0;     // not comparable: the translation lost a link or code of the source's
  uint32_t found = 0;       // of the comparable ones: imported
  uint32_t right = 0;       // with the same target
  std::vector<std::string> wrong;
  std::vector<std::string> missed;
  std::vector<std::string> strange;  // not comparable

  [[nodiscard]] double precision() const { return found == 0 ? 100 : 100.0 * right / found; }
  [[nodiscard]] double recall() const { return comparable == 0 ? 100 : 100.0 * right / comparable; }
};

// Texts are compared by their letters: spellings of markup, white space and punctuation are the tool's own.
[[nodiscard]] GoldScore score_gold(const std::vector<Pair>& pairs, const std::string& file, const std::string& locale);

}  // namespace docloc::corpus
