// What is right in a locale's texts, as the rules of spelling/ use it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "base/speller.h"

namespace docloc::check {

struct Spelling {
  const Speller* speller = nullptr;       // of the locale's dictionary
  std::unordered_set<std::string> words;  // the project's own, in lower case
};

inline constexpr std::string_view kMisspelled = "spelling/word";
inline constexpr std::string_view kMisspelledInSource = "spelling/source";

}  // namespace docloc::check
