// Sentences in four steps:
//  1. Line feeds become spaces and inline codes letters or quotation marks of the same size, so that the rules of
//     UAX 29 see what a reader sees and offsets stay.
//  2. ICU proposes breaks.
//  3. A break is dropped where a word, a version or a file name goes on, or an abbreviation stands.
//  4. A break after which no word is left is dropped: trailing codes belong to the last sentence.
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "text/icu.h"
#include "text/locale.h"

namespace docloc::text {
namespace {

constexpr UChar32 kCode = 0xFFFC;  // object replacement character
constexpr std::string_view kCodeBytes = "\xEF\xBF\xBC";
constexpr std::string_view kLikeLetter = "\xE4\xB8\x80";  // U+4E00, Sentence_Break=OLetter
constexpr std::string_view kLikeQuote = "\xE2\x80\x9D";   // U+201D, Sentence_Break=Close
constexpr std::string_view kLikeSpace = "\xE2\x80\x83";   // U+2003, Sentence_Break=Sp
constexpr uint32_t kMaxTokenBytes = 40;

struct CodePoint {
  UChar32 value = -1;  // -1: there is none
  uint32_t begin = 0;
  uint32_t end = 0;
};

CodePoint next_of(std::string_view text, uint32_t at) {
  if (at >= text.size()) return {-1, at, at};
  auto i = static_cast<int32_t>(at);
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data()), i, static_cast<int32_t>(text.size()), c);
  return {c, at, static_cast<uint32_t>(i)};
}

CodePoint previous_of(std::string_view text, uint32_t at) {
  if (at == 0) return {-1, 0, 0};
  auto i = static_cast<int32_t>(at);
  UChar32 c = 0;
  U8_PREV_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data()), 0, i, c);
  return {c, static_cast<uint32_t>(i), at};
}

bool is_space(UChar32 c) {
  return c >= 0 && u_isUWhiteSpace(c) != 0;
}
bool is_letter(UChar32 c) {
  return c >= 0 && u_isalpha(c) != 0;
}
bool is_digit(UChar32 c) {
  return c >= 0 && u_isdigit(c) != 0;
}
bool is_capital(UChar32 c) {
  return c >= 0 && (u_isupper(c) != 0 || u_istitle(c) != 0);
}
bool is_closer(UChar32 c) {
  return c == kCode || c == '"' || c == '\'' || c == '*' || c == '_' ||
         (c >= 0 && (U_GET_GC_MASK(c) & (U_GC_PE_MASK | U_GC_PF_MASK | U_GC_PI_MASK)) != 0);
}
bool is_opener(UChar32 c) {
  return is_closer(c) || c == 0xA1 || c == 0xBF || (c >= 0 && (U_GET_GC_MASK(c) & U_GC_PS_MASK) != 0);
}

// Step 1 for the run of codes that begins at `at`. A code after white space that no letter follows stands for a word of
// its own; any other is a mark around or behind words.
uint32_t replace_codes(std::string& text, uint32_t at) {
  uint32_t end = at;
  while (std::string_view(text).substr(end).starts_with(kCodeBytes))
    end += 3;
  const UChar32 before = previous_of(text, at).value;
  const UChar32 after = next_of(text, end).value;
  const bool followed = is_letter(after) || is_digit(after);
  // Scripts without spaces: what follows a full stop at once begins the next sentence.
  const bool after_stop = before >= 0x80 && u_hasBinaryProperty(before, UCHAR_S_TERM) != 0;
  const bool word = followed ? after_stop : before < 0 || is_space(before);
  for (uint32_t i = at; i < end; i += 3)
    text.replace(i, 3, word ? kLikeLetter : kLikeQuote);
  return end;
}

// ".NET" at the start of a word: the period is part of the name, and may begin a sentence.
bool begins_name(std::string_view text, uint32_t at) {
  const UChar32 before = previous_of(text, at).value;
  return (before < 0 || is_space(before)) && is_letter(next_of(text, at + 1).value);
}

std::string prepare(std::string_view original) {
  std::string text(original);
  const std::string_view view(text);
  for (uint32_t i = 0; i < text.size();) {
    if (text[i] == '\n' || text[i] == '\r') {
      text[i++] = ' ';
    } else if (view.substr(i, 3) == "\xE2\x80\xA8" || view.substr(i, 3) == "\xE2\x80\xA9") {  // U+2028, U+2029
      text.replace(i, 3, kLikeSpace);
      i += 3;
    } else if (view.substr(i, 2) == "\xC2\x85") {  // U+0085
      text[i + 1] = '\xA0';
      i += 2;
    } else if (text[i] == '.' && begins_name(view, i)) {
      text[i++] = 'A';
    } else if (view.substr(i, 3) == kCodeBytes) {
      i = replace_codes(text, i);
    } else {
      ++i;
    }
  }
  return text;
}

class BreakFilter {
 public:
  BreakFilter(std::string_view text, const Language& language) : text_(text), language_(language) {
    auto at = static_cast<uint32_t>(text.size());
    while (at > 0) {
      const CodePoint c = previous_of(text, at);
      if (is_letter(c.value) || is_digit(c.value)) break;
      at = c.begin;
    }
    words_end_ = at;
  }

  [[nodiscard]] bool keeps(uint32_t at) const {
    if (at >= words_end_) return false;
    uint32_t end = at;
    while (end > 0 && is_space(previous_of(text_, end).value))
      end = previous_of(text_, end).begin;
    const bool spaced = end < at;
    uint32_t mark_end = end;
    while (mark_end > 0 && is_opener(previous_of(text_, mark_end).value)) {
      mark_end = previous_of(text_, mark_end).begin;
    }
    const CodePoint mark = previous_of(text_, mark_end);
    if (mark.value != '.' && mark.value != '!' && mark.value != '?') return true;
    if (!spaced && !ends_before_code(mark, at)) return false;
    const UChar32 next = first_visible(at);
    if (mark.value != '.') return u_islower(next) == 0;
    return !continues(mark, at, next);
  }

 private:
  // "First.<br>Second": the code is all that separates. Not "`A`.`B`", nor "x.*y*".
  [[nodiscard]] bool ends_before_code(const CodePoint& mark, uint32_t at) const {
    const UChar32 before = previous_of(text_, mark.begin).value;
    return next_of(text_, mark.end).value == kCode && (is_letter(before) || is_digit(before)) &&
           is_capital(next_of(text_, at).value);
  }

  // The first character after `at` that is neither a code nor an opening mark.
  [[nodiscard]] UChar32 first_visible(uint32_t at) const {
    CodePoint c = next_of(text_, at);
    while (is_opener(c.value))
      c = next_of(text_, c.end);
    return c.value;
  }

  // What stands before `end` up to white space, a code or an opening mark; at most kMaxTokenBytes.
  [[nodiscard]] std::string_view token_before(uint32_t end) const {
    uint32_t begin = end;
    while (begin > 0 && end - begin < kMaxTokenBytes) {
      const CodePoint c = previous_of(text_, begin);
      if (is_space(c.value) || c.value == '/' || (is_opener(c.value) && c.value != '\'')) break;
      begin = c.begin;
    }
    return text_.substr(begin, end - begin);
  }

  [[nodiscard]] std::string_view token_after(uint32_t at) const {
    uint32_t end = at;
    while (end < text_.size() && end - at < kMaxTokenBytes) {
      const CodePoint c = next_of(text_, end);
      if (is_space(c.value) || c.value == ',' || is_opener(c.value)) break;
      end = c.end;
    }
    return text_.substr(at, end - at);
  }

  [[nodiscard]] uint32_t offset_of(std::string_view part) const {
    return static_cast<uint32_t>(part.data() - text_.data());
  }

  // The token before `token`, when white space alone is between them.
  [[nodiscard]] std::string_view token_before_that(std::string_view token) const {
    uint32_t end = offset_of(token);
    while (end > 0 && is_space(previous_of(text_, end).value))
      end = previous_of(text_, end).begin;
    return end < offset_of(token) ? token_before(end) : std::string_view{};
  }

  [[nodiscard]] std::optional<Follow> look_up(const std::string& word) const {
    auto found = language_.abbreviations.find(word);
    if (found != language_.abbreviations.end()) return found->second;
    const CodePoint first = next_of(word, 0);
    if (!is_capital(first.value)) return std::nullopt;
    std::array<char, 4> lower{};
    int32_t size = 0;
    U8_APPEND_UNSAFE(lower.data(), size, u_tolower(first.value));
    found = language_.abbreviations.find(std::string(lower.data(), static_cast<size_t>(size)) + word.substr(first.end));
    if (found == language_.abbreviations.end()) return std::nullopt;
    return found->second;
  }

  [[nodiscard]] bool allows(std::optional<Follow> follow, UChar32 next) const {
    if (!follow) return false;
    switch (*follow) {
      case Follow::anything:
        return true;
      case Follow::small:
        return !is_capital(next);
      case Follow::number:
        return is_digit(next);
    }
    return false;
  }

  static bool is_initial(std::string_view token) {
    const CodePoint first = next_of(token, 0);
    return is_letter(first.value) && token.substr(first.end) == ".";
  }

  // True when the period at `mark` ends no sentence although ICU proposes one at `at`.
  [[nodiscard]] bool continues(const CodePoint& mark, uint32_t at, UChar32 next) const {
    const std::string_view token = token_before(mark.end);
    const std::string_view follower = token_after(at);
    const bool at_start = offset_of(token) == 0;
    if (is_initial(token) && (at_start || is_initial(follower))) return true;  // "J. R. Smith", "A. First option"
    const std::string_view second = token_before_that(token);
    if (is_initial(token) && is_initial(second)) return true;
    if (is_number(token)) return at_start || is_ordinal(token, follower);
    if (allows(look_up(std::string(token)), next)) return true;
    // Spelled with spaces: "z. B.", before and after its first period.
    if (follower.ends_with('.') && look_up(std::string(token) + std::string(follower)).has_value()) return true;
    if (!second.ends_with('.')) return false;
    if (allows(look_up(std::string(second) + std::string(token)), next)) return true;
    const std::string_view third = token_before_that(second);
    return third.ends_with('.') && allows(look_up(std::string(third) + std::string(second) + std::string(token)), next);
  }

  static bool is_number(std::string_view token) {
    return token.size() >= 2 && token.ends_with('.') &&
           std::all_of(token.begin(), token.end() - 1, [](char c) { return c >= '0' && c <= '9'; });
  }

  // German: "am 3. Oktober", "in der 2. Spalte".
  [[nodiscard]] bool is_ordinal(std::string_view token, std::string_view follower) const {
    if (!language_.has_ordinals || token.size() > 3) return false;
    while (!follower.empty() && !is_letter(previous_of(follower, static_cast<uint32_t>(follower.size())).value)) {
      follower.remove_suffix(1);
    }
    if (language_.months.contains(std::string(follower))) return true;
    constexpr auto kDeterminers = std::to_array<std::string_view>(
        {"der",   "die",    "das",    "dem",   "den",  "des",   "am",    "im",    "vom",
         "zum",   "zur",    "beim",   "jeder", "jede", "jedes", "jeden", "jedem", "dieser",
         "diese", "dieses", "diesem", "ein",   "eine", "einen", "einem", "einer", "bis"});
    const std::string before = to_lower(token_before_that(token));
    return std::ranges::find(kDeterminers, before) != kDeterminers.end();
  }

  std::string_view text_;
  const Language& language_;
  uint32_t words_end_ = 0;  // end of the last letter or digit
};

bool can_have_sentences(std::string_view text) {
  return std::ranges::any_of(
      text, [](char c) { return c == '.' || c == '!' || c == '?' || static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

std::vector<uint32_t> sentence_breaks(std::string_view text, std::string_view locale) {
  std::vector<uint32_t> breaks;
  if (text.size() > INT32_MAX || !can_have_sentences(text)) return breaks;
  const Language& language = language_of(locale);
  if (language.sentences == nullptr) return breaks;
  const BreakFilter filter(text, language);
  for_each_boundary(*language.sentences, prepare(text), [&](uint32_t at, const icu::BreakIterator&) {
    if (at < text.size() && filter.keeps(at)) breaks.push_back(at);
  });
  return breaks;
}

uint32_t count_words(std::string_view text, std::string_view locale) {
  if (text.empty() || text.size() > INT32_MAX) return 0;
  const Language& language = language_of(locale);
  uint32_t count = 0;
  if (language.words == nullptr) return count;
  for_each_boundary(*language.words, text, [&](uint32_t, const icu::BreakIterator& breaks) {
    if (breaks.getRuleStatus() >= UBRK_WORD_NONE_LIMIT) ++count;
  });
  return count;
}

}  // namespace docloc::text
