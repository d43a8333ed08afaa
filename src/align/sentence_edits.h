// Which sentences of a unit an edit changed. Internal to room align.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace docloc::align {

// A sentence as it was shown: what it reads, and the segment that it is of.
struct ShownSentence {
  std::string reads;
  uint32_t segment = 0;
};

// By segment: the range of sentences of `now` that stands for it, [begin, end); equal: it reads as it did.
struct EditedSegment {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool changed = false;
};

// `shown` in order, segments 0 to `segments` - 1, each with a sentence at least. Sentences that read the same stay
// where they are (a longest common subsequence); between them, as many as before go in order, others to the most alike.
// nullopt: some segment would be left without a sentence.
[[nodiscard]] std::optional<std::vector<EditedSegment>> find_edited(const std::vector<ShownSentence>& shown,
                                                                    const std::vector<std::string>& now,
                                                                    uint32_t segments, std::string_view locale);

}  // namespace docloc::align
