// Knows the words of a language. Room io implements it with Hunspell's dictionaries; tests implement it in memory.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace docloc {

class Speller {
 public:
  Speller() = default;
  Speller(const Speller&) = delete;
  Speller& operator=(const Speller&) = delete;
  virtual ~Speller() = default;

  // `word` is UTF-8: letters, with apostrophes and hyphens. A capital in front does not matter to common words. Any
  // thread.
  [[nodiscard]] virtual bool knows(std::string_view word) const = 0;
  // Words that it may be meant for, the likeliest first. May take a tenth of a second. Any thread.
  [[nodiscard]] virtual std::vector<std::string> suggestions(std::string_view word) const = 0;
};

class Dictionaries {
 public:
  Dictionaries() = default;
  Dictionaries(const Dictionaries&) = delete;
  Dictionaries& operator=(const Dictionaries&) = delete;
  virtual ~Dictionaries() = default;

  // The dictionary NAME.aff and NAME.dic of the first of `folders` (absolute or project-relative) that has both; null:
  // none has. Error: it cannot be read.
  [[nodiscard]] virtual Result<std::unique_ptr<Speller>> open(std::span<const std::string> folders,
                                                              std::string_view name) const = 0;
};

}  // namespace docloc
