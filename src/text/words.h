// Words, and how two texts differ by them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace docloc::text {

// `text` cut at ICU's word boundaries (UAX 29, dictionaries for Thai and CJK): words, numbers, single signs, runs of
// white space. Joined they are `text` again; the views are into it. U+FFFC (an inline code) is a token of its own.
[[nodiscard]] std::vector<std::string_view> word_tokens(std::string_view text, std::string_view locale);

struct DiffRun {
  enum class Kind : uint8_t { same, removed, added };
  Kind kind{};
  std::string text;
  friend bool operator==(const DiffRun&, const DiffRun&) = default;
};

// What became of `before`, by words: neighbours of one kind are joined, `removed` stands before `added`, white space
// between two changed words belongs to the change. Same and removed runs joined are `before`; same and added, `after`.
[[nodiscard]] std::vector<DiffRun> word_diff(std::string_view before, std::string_view after, std::string_view locale);

// "Select [-the-]{+your+} subscription": the form of `git diff --word-diff`.
[[nodiscard]] std::string to_string(const std::vector<DiffRun>& runs);

// Words of a text as numbers, for comparing it with many: lower case; white space and signs left out.
[[nodiscard]] std::vector<uint64_t> word_hashes(std::string_view text, std::string_view locale);

// How alike two texts are, in percent: 100 minus the share of the longer one's words that must be inserted, deleted or
// replaced (Levenshtein), rounded down. Both empty: 100. Below `least` it may give 0 at once.
[[nodiscard]] uint32_t similarity(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b, uint32_t least = 0);

}  // namespace docloc::text
