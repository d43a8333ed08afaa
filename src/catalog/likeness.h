// Units and sentences as alignment sees them: keys, and words to compare.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/alignment.h"
#include "catalog/catalog.h"
#include "segment/article.h"

namespace docloc::catalog {

// Keys: bytes and meanings of all codes; segment::key_of; plain_key (formatting.h).
[[nodiscard]] Entry entry_of(segment::UnitKind kind, std::string_view name, const segment::Content& content,
                             const std::vector<segment::Code>& codes);
// Of a sentence; the unit's kind does not matter.
[[nodiscard]] Entry entry_of(const Segment& segment, const std::vector<segment::Code>& codes);

// The text that likeness is measured by: code spans count as the words in them.
[[nodiscard]] std::string comparable_text(const segment::Content& content, const std::vector<segment::Code>& codes);

// The words of a list of texts, made when they are first asked for.
class WordCache {
 public:
  using Texts = std::function<std::string(uint32_t index)>;
  WordCache(Texts texts, size_t size, std::string_view locale)
      : texts_(std::move(texts)), locale_(locale), words_(size) {}
  [[nodiscard]] const std::vector<uint64_t>& of(uint32_t index);

 private:
  Texts texts_;
  std::string locale_;
  std::vector<std::optional<std::vector<uint64_t>>> words_;
};

// Both caches must outlive the function.
[[nodiscard]] Likeness likeness_of(WordCache& before, WordCache& after);

}  // namespace docloc::catalog
