// What a package says of itself: which segments left, and what they were quoted at. Comes back with the files, so that
// what was delivered can be held against what was ordered.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "exchange/formats.h"
#include "exchange/take_back.h"

namespace docloc::exchange {

inline constexpr std::string_view kManifestName = "manifest.json";

struct ManifestSegment {
  std::string name;  // short_name
  std::string band;  // of the quote; "current": along, but not ordered
  uint32_t words = 0;
  std::string left;  // Item::left
};

struct ManifestFile {
  std::string article;
  std::string file;     // in the package
  std::string preview;  // in the package; empty: none
  std::vector<ManifestSegment> segments;
};

struct BandLine {
  std::string band;
  uint32_t weight = 0;  // percent of a new word's price
  uint32_t segments = 0;
  uint32_t words = 0;
};

struct Manifest {
  std::string source_locale;
  std::string target_locale;
  Format format = Format::xliff12;
  std::vector<BandLine> quote;  // frozen when the package was made; bands without segments left out
  std::vector<ManifestFile> files;
};

inline constexpr std::string_view kCurrentBand = "current";

// {"format": "docloc-job", "version": 1, "source_locale", "target_locale", "file_format": "xliff12",
//  "quote": {"weighted_words": 12.5, "bands": [{"band", "weight", "segments", "words"}]},
//  "files": [{"article", "file", "preview", "segments": [["u1/s1", "new", 7, "none"], ...]}]}
// A segment is its name, band, words, and the fingerprint of the target that left.
[[nodiscard]] std::string manifest_json(const Manifest& manifest);

struct ManifestRead {
  std::optional<Manifest> manifest;
  Findings findings;  // exchange/manifest
};
[[nodiscard]] ManifestRead read_manifest(std::string_view path, std::string_view bytes);

// Words times weights, in hundredths of a word.
[[nodiscard]] uint64_t weighted_hundredths(const std::vector<BandLine>& lines);

struct Amount {
  uint32_t segments = 0;
  uint32_t words = 0;
};

// One band of an order, and what became of it. Ordered is delivered, missing and refused.
struct Settlement {
  std::string band;
  Amount ordered;
  Amount delivered;  // taken, or there already
  Amount missing;    // not in the files, without a text, or with the machine's or guess that left and nobody looked at
  Amount refused;    // older source, newer target, codes, unknown unit: findings say which
  Amount identical;  // of the delivered: the text is its source
};

// `deliveries` by article. In the order of the manifest's quote.
[[nodiscard]] std::vector<Settlement> settle_order(const Manifest& manifest,
                                                   const std::map<std::string, std::vector<Delivery>>& deliveries);

}  // namespace docloc::exchange
