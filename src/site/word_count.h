// Words of catalogs' texts, counted once for each text: locales share their source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "segment/content.h"

namespace docloc::site {

// A text as words are counted in it and texts are compared by words: an inline code that holds no text of its own
// divides words (U+FFFC), formatting and links do not.
[[nodiscard]] std::string countable_text(const segment::Content& content);

// The rule is report/status.h's. Not for several threads at once.
class WordCounter {
 public:
  explicit WordCounter(std::string_view locale) : locale_(locale) {}
  [[nodiscard]] uint32_t count(const segment::Content& content);

 private:
  std::string locale_;
  std::unordered_map<std::string, uint32_t> known_;
};

}  // namespace docloc::site
