// One paired text: its sentences aligned, its codes named by the source's. Internal to room align.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "align/code_map.h"
#include "align/evidence.h"
#include "align/import_markdown.h"
#include "align/sentence_text.h"
#include "align/sequence_alignment.h"

namespace docloc::align {

// One source unit and one target unit; or two of one side, where a text was cut in two or two were joined.
struct PairedUnits {
  std::vector<uint32_t> source;
  std::vector<uint32_t> target;
  float confidence = 0;
  bool beside_gap = false;  // the source text before or after has no partner: it may be in this one
  bool verified = false;    // block by block the translation of this very source: less will do

  [[nodiscard]] float threshold(const ImportOptions& options) const {
    return verified ? std::min(options.confidence, kVerifiedConfidence) : options.confidence;
  }
  [[nodiscard]] bool is_sure(const ImportOptions& options) const { return confidence >= threshold(options); }
};

struct UnitResult {
  uint32_t unit = 0;
  ImportedUnit imported;
  std::string fault;                 // refused, uncertain, partial: what is wrong, as half a sentence
  std::vector<std::string> missing;  // the source's sentences that stay untranslated; empty: all, or none
  CodeMap codes;                     // of a single target unit: its codes; empty otherwise
};

class UnitImporter {
 public:
  // All outlive this.
  UnitImporter(const segment::Article& source, const segment::Article& target, const ImportOptions& options,
               const PageWords& words)
      : source_(source), target_(target), options_(options), words_(words) {}

  // One result for each source unit. `dropped`: a code of the single target unit that is no part of the translation; 0:
  // none. `surplus` gets the target sentences that are for none of the source's.
  [[nodiscard]] std::vector<UnitResult> import(const PairedUnits& pair, uint32_t dropped,
                                               std::vector<std::string>& surplus) const;

 private:
  const segment::Article& source_;
  const segment::Article& target_;
  const ImportOptions& options_;
  const PageWords& words_;
};

}  // namespace docloc::align
