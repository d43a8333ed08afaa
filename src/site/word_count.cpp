#include "site/word_count.h"

#include <utility>

#include "text/locale.h"

namespace docloc::site {

std::string countable_text(const segment::Content& content) {
  std::string text;
  for (const segment::Part& part : content) {
    if (part.kind == segment::PartKind::text) text += part.text;
    if (part.kind == segment::PartKind::placeholder) text += "\uFFFC";
  }
  return text;
}

uint32_t WordCounter::count(const segment::Content& content) {
  const auto [found, is_new] = known_.try_emplace(countable_text(content), 0);
  if (is_new) found->second = text::count_words(found->first, locale_);
  return found->second;
}

}  // namespace docloc::site
