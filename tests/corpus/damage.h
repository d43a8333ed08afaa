// Seeded damage to a translated page: what really happens to translations that live beside their source.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "segment/article.h"

namespace docloc::corpus {

enum class Damage : uint8_t { remove, swap, merge, split, duplicate };
enum class Grain : uint8_t { block, sentence };

[[nodiscard]] std::string to_string(Damage damage, Grain grain);

// Letters and digits in lower case: what is left of a text when punctuation, white space and codes are not looked at.
[[nodiscard]] std::string letters(std::string_view text);

struct Damaged {
  std::string bytes;
  uint32_t done = 0;                 // how often the page was damaged
  std::vector<std::string> removed;  // letters() of each sentence that is gone
};

// `times` damages of one kind at random places of `page`, or as many as it has places for. Blocks are paragraphs,
// headings and lists of the page, items of a list, rows of a table; sentences are those of a paragraph or item.
[[nodiscard]] Damaged damage(const segment::Article& page, std::string_view locale, Damage kind, Grain grain,
                             uint32_t times, std::mt19937& random);

}  // namespace docloc::corpus
