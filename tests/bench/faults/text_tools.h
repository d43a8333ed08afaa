// Pieces of UTF-8 text, as the faults need them.
#pragma once

#include <cctype>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "check/pairs.h"

namespace docloc::bench {

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
inline bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}
// Part of a word, as far as bytes tell: letters of any script, digits.
inline bool is_word_byte(char c) {
  return is_ascii_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80U;
}

// Runs of word bytes that hold no code and no sign of another script's punctuation (U+2000 to U+303F).
inline std::vector<Span> words_of(std::string_view text) {
  std::vector<Span> words;
  for (size_t at = 0; at < text.size();) {
    if (!is_word_byte(text[at])) {
      ++at;
      continue;
    }
    const size_t begin = at;
    while (at < text.size() && is_word_byte(text[at]))
      ++at;
    const std::string_view word = text.substr(begin, at - begin);
    const bool letters = word.find(check::kCode) == std::string_view::npos &&
                         word.find("\xE2\x80") == std::string_view::npos &&
                         word.find("\xE3\x80") == std::string_view::npos && word.find("\xC2") == std::string_view::npos;
    if (letters) words.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(at)});
  }
  return words;
}

inline std::string replaced(std::string_view text, Span span, std::string_view by) {
  return std::string(text.substr(0, span.begin)) + std::string(by) + std::string(text.substr(span.end));
}

// The spans of words that `wanted` is true of.
inline std::vector<Span> words_where(std::string_view text, const std::function<bool(std::string_view)>& wanted) {
  std::vector<Span> found;
  for (const Span word : words_of(text)) {
    if (wanted(word.of(text))) found.push_back(word);
  }
  return found;
}

// Words of prose, of at least `least` bytes: lower-case or uncased letters, with a space before and a space behind.
// What stands in a name or a placeholder is none.
inline std::vector<Span> plain_words(std::string_view text, size_t least) {
  std::vector<Span> found;
  for (const Span word : words_of(text)) {
    const std::string_view letters = word.of(text);
    const bool before = word.begin > 0 && text[word.begin - 1] == ' ';
    const bool behind = word.end < text.size() && text[word.end] == ' ';
    const bool prose = letters.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string_view::npos;
    if (before && behind && prose && letters.size() >= least) found.push_back(word);
  }
  return found;
}

// Latin letters alone, at least `least` of them.
inline bool is_latin(std::string_view word, size_t least) {
  size_t count = 0;
  for (const char c : word) {
    if (is_digit(c)) return false;
    // U+0080 to U+024F
    if (static_cast<unsigned char>(c) >= 0xCAU) return false;
    if (!continues(c)) ++count;
  }
  return count >= least;
}

inline std::string no_codes(std::string_view text) {
  std::string out(text);
  for (size_t at = 0; (at = out.find(check::kCode, at)) != std::string::npos;)
    out.erase(at, check::kCode.size());
  return out;
}

}  // namespace docloc::bench
