// A dictionary of a few words.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/speller.h"
#include "text/locale.h"

namespace docloc::support {

class ListSpeller final : public Speller {
 public:
  // Words between spaces and line ends, in lower case.
  explicit ListSpeller(std::string_view words) {
    for (size_t at = 0; at < words.size();) {
      const size_t end = std::min(words.find_first_of(" \n", at), words.size());
      if (end > at) words_.emplace(words.substr(at, end - at));
      at = end + 1;
    }
  }

  [[nodiscard]] bool knows(std::string_view word) const override { return words_.contains(text::to_lower(word)); }

  // Those with the same three letters in front.
  [[nodiscard]] std::vector<std::string> suggestions(std::string_view word) const override {
    std::vector<std::string> out;
    for (const std::string& one : words_) {
      if (one.starts_with(text::to_lower(word).substr(0, 3))) out.push_back(one);
    }
    std::ranges::sort(out);
    return out;
  }

 private:
  std::unordered_set<std::string> words_;
};

}  // namespace docloc::support
