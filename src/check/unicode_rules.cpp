// Characters that a translation should not have: leftovers of encodings, editors and keyboards. What the source has too
// is no fault of the translation.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "check/reporter.h"
#include "check/rules.h"
#include "check/sides.h"
#include "text/characters.h"
#include "text/locale.h"
#include "text/typography.h"

namespace docloc::check {

using text::Character;
using text::character_at;
using text::each_character;

namespace {

std::string name_of(uint32_t code_point) {
  return fmt::format("U+{:04X}", code_point);
}

bool holds(std::string_view text, std::string_view what) {
  return text.find(what) != std::string_view::npos;
}

// Most targets have none of what these rules look for: only bytes above ASCII, or below the space, can be it.
bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\t'; });
}

bool is_begin_of_isolate(uint32_t c) {
  return c >= 0x2066 && c <= 0x2068;
}

// Embeddings and overrides turn text around that is far from them; one isolate that is not closed does, too
// (UAX 9, 2.1 to 2.4).
void find_bidi(const Subject& subject, Reporter& report) {
  const bool right_to_left = text::is_right_to_left(subject.locale);
  for (const UnitPair& pair : subject.pairs) {
    const std::string_view target = pair.target.text;
    if (is_plain(target)) continue;
    std::vector<Character> open;
    const auto blame = [&](const Character& c, std::string_view what) {
      if (holds(pair.source.text, c.bytes().of(target))) return;
      Finding& finding = report.on_pair(
          pair, source_at(pair, c.bytes()), c.bytes(),
          fmt::format("{} {}: text is shown in another order than it is written in.", name_of(c.value), what),
          "Take it out; a mark of direction (U+200E, U+200F) or a closed isolate does no harm.");
      finding.token = name_of(c.value);
      // Tools put embeddings around names in Arabic and Hebrew; they turn nothing around that is not.
      if (right_to_left && c.value <= 0x202C) finding.severity = Severity::info;
    };
    each_character(target, [&](const Character& c) {
      if (c.value >= 0x202A && c.value <= 0x202E) {
        blame(c, "embeds or overrides a direction");
      } else if (is_begin_of_isolate(c.value)) {
        open.push_back(c);
      } else if (c.value == 0x2069) {
        if (open.empty()) {
          blame(c, "closes an isolate that nothing opened");
        } else {
          open.pop_back();
        }
      }
    });
    for (const Character& c : open)
      blame(c, "opens an isolate that nothing closes");
  }
}

// Letters of other scripts that nobody can tell from Latin ones.
struct LookAlike {
  uint32_t letter;
  char latin;
};
constexpr auto kLookAlikes = std::to_array<LookAlike>({
    {0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'}, {0x0397, 'H'}, {0x0399, 'I'}, {0x039A, 'K'},
    {0x039C, 'M'}, {0x039D, 'N'}, {0x039F, 'O'}, {0x03A1, 'P'}, {0x03A4, 'T'}, {0x03A5, 'Y'}, {0x03A7, 'X'},
    {0x03BD, 'v'}, {0x03BF, 'o'}, {0x0405, 'S'}, {0x0406, 'I'}, {0x0408, 'J'}, {0x0410, 'A'}, {0x0412, 'B'},
    {0x0415, 'E'}, {0x041A, 'K'}, {0x041C, 'M'}, {0x041D, 'H'}, {0x041E, 'O'}, {0x0420, 'P'}, {0x0421, 'C'},
    {0x0422, 'T'}, {0x0423, 'Y'}, {0x0425, 'X'}, {0x0430, 'a'}, {0x0435, 'e'}, {0x043E, 'o'}, {0x0440, 'p'},
    {0x0441, 'c'}, {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'},
});

// 0: it looks like no Latin letter.
char latin_of(uint32_t letter) {
  const auto found = std::ranges::lower_bound(kLookAlikes, letter, {}, &LookAlike::letter);
  return found != kLookAlikes.end() && found->letter == letter ? found->latin : '\0';
}

// The letter of `script` that looks like a small Latin one; 0: none does. Capitals stand in abbreviations: "SIMка".
uint32_t letter_like(uint32_t latin, text::Script script) {
  if (latin < 'a' || latin > 'z') return 0;
  const auto found = std::ranges::find_if(kLookAlikes, [&](const LookAlike& pair) {
    return static_cast<uint32_t>(pair.latin) == latin && text::script_of(pair.letter) == script;
  });
  return found == kLookAlikes.end() ? 0 : found->letter;
}

// A word of Latin and Greek or Cyrillic letters, written in one script; empty: in neither do all letters have a
// look-alike, or there is no mixture.
std::string in_one_script(std::string_view word) {
  uint32_t latin = 0;
  uint32_t other = 0;
  text::Script script = text::Script::common;
  each_character(word, [&](const Character& c) {
    const text::Script own = text::script_of(c.value);
    if (own == text::Script::latin) ++latin;
    if (own != text::Script::greek && own != text::Script::cyrillic) return;
    ++other;
    script = own;
  });
  if (latin == 0 || other == 0) return {};
  std::string as_latin;
  std::string as_other;
  bool is_latin = true;
  bool is_other = latin < other;
  each_character(word, [&](const Character& c) {
    const text::Script own = text::script_of(c.value);
    const char letter = own == text::Script::common ? '\0' : latin_of(c.value);
    const uint32_t alike = own == text::Script::latin ? letter_like(c.value, script) : 0;
    is_latin = is_latin && (letter != 0 || (own != text::Script::greek && own != text::Script::cyrillic));
    is_other = is_other && (alike != 0 || own != text::Script::latin);
    as_latin += letter != 0 ? std::string(1, letter) : std::string(c.bytes().of(word));
    append_utf8(as_other, alike != 0 ? alike : c.value);
  });
  return is_latin ? as_latin : is_other ? as_other : std::string();
}

// "Аzure" with a Cyrillic A is found by no search. "kΩ" and "IDы" are meant.
void find_mixed_scripts(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    const std::string_view target = pair.target.text;
    if (is_plain(target)) continue;
    for (const Span word : text::word_runs(target)) {
      if (is_plain(word.of(target))) continue;
      const std::string mended = in_one_script(word.of(target));
      if (mended.empty() || holds(pair.source.text, word.of(target))) continue;
      Finding& finding =
          report.on_pair(pair, source_at(pair, word), word,
                         fmt::format("\"{}\" mixes letters of two scripts that look the same.", word.of(target)),
                         fmt::format("Write \"{}\" in one script: searching finds no other.", mended));
      set_target_fix(finding, pair, {{word, mended}}, false);
    }
  }
}

void find_decomposed(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    if (is_plain(pair.target.text)) continue;
    for (Edit& edit : text::nfc_edits(pair.target.text)) {
      const Span bytes = edit.bytes;
      if (holds(pair.source.text, bytes.of(pair.target.text))) continue;
      Finding& finding = report.on_pair(
          pair, source_at(pair, bytes), bytes,
          fmt::format("\"{}\" is not in Unicode's normal form C: searching and comparing miss it.", edit.text),
          "Let --fix write it in one character.");
      set_target_fix(finding, pair, {std::move(edit)}, true);
    }
  }
}

void find_replacements(const Subject& subject, Reporter& report) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  for (const UnitPair& pair : subject.pairs) {
    if (holds(pair.source.text, kReplacement)) continue;
    const size_t at = pair.target.text.find(kReplacement);
    if (at == std::string::npos) continue;
    const Span bytes{static_cast<uint32_t>(at), static_cast<uint32_t>(at + kReplacement.size())};
    report.on_pair(pair, source_at(pair, bytes), bytes, "A character was lost: U+FFFD stands in its place.",
                   "Write the letter that belongs there.");
  }
}

// The byte that Windows-1252 (Latin-1 where that has none) shows as this character; 0: none above ASCII.
unsigned char byte_shown_as(uint32_t c) {
  constexpr auto kUpper =
      std::to_array<uint32_t>({0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                               0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                               0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178});
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  const auto found = std::ranges::find(kUpper, c);
  return found == kUpper.end() ? 0 : static_cast<unsigned char>(0x80 + (found - kUpper.begin()));
}

// Two or three characters that were one in UTF-8, and are one that texts have: accented Latin letters, general
// punctuation, signs such as ° and ©. "Â»" behind a word is left alone: an author may mean it.
std::string repaired(std::string_view text, size_t at, size_t& end) {
  const auto next = [&](size_t from) { return from < text.size() ? byte_shown_as(character_at(text, from).value) : 0; };
  const auto is_tail = [](int byte) { return byte >= 0x80 && byte <= 0xBF; };
  const int lead = next(at);
  if (lead != 0xC2 && lead != 0xC3 && lead != 0xE2) return {};
  const size_t second_at = at + character_length(text, at);
  const int second = next(second_at);
  if (!is_tail(second)) return {};
  end = second_at + character_length(text, second_at);
  std::string out{static_cast<char>(lead), static_cast<char>(second)};
  if (lead == 0xC2 && (second < 0xA0 || second == 0xAB || second == 0xBB)) return {};
  if (lead != 0xE2) return out;
  const int third = next(end);
  if (second > 0x9F || !is_tail(third)) return {};
  end += character_length(text, end);
  return out + static_cast<char>(third);
}

void find_mojibake(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    const std::string_view target = pair.target.text;
    for (size_t at = 0; (at = target.find('\xC3', at)) != std::string_view::npos; ++at) {
      size_t end = 0;
      const std::string mended = repaired(target, at, end);
      if (mended.empty() || holds(pair.source.text, target.substr(at, end - at))) continue;
      const Span bytes{static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
      Finding& finding =
          report.on_pair(pair, source_at(pair, bytes), bytes,
                         fmt::format("\"{}\" is \"{}\", read in the wrong encoding.", bytes.of(target), mended),
                         fmt::format("Write \"{}\", and save the file as UTF-8.", mended));
      set_target_fix(finding, pair, {{bytes, mended}}, false);
      at = end - 1;
    }
  }
}

// Findings of one kind of character: `wrong(c, before)` says whether it is one.
template <typename Wrong>
void find_characters(const Subject& subject, Reporter& report, std::string_view what, const Wrong& wrong) {
  for (const UnitPair& pair : subject.pairs) {
    const std::string_view target = pair.target.text;
    if (is_plain(target)) continue;
    uint32_t before = 0;
    each_character(target, [&](const Character& c) {
      const bool is_wrong = wrong(c.value, before) && !holds(pair.source.text, c.bytes().of(target));
      before = c.value;
      if (!is_wrong) return;
      Finding& finding = report.on_pair(pair, source_at(pair, c.bytes()), c.bytes(),
                                        fmt::format("{} {}", name_of(c.value), what), "Let --fix take it out.");
      finding.token = name_of(c.value);
      set_target_fix(finding, pair, {{c.bytes(), ""}}, true);
    });
  }
}

void find_controls(const Subject& subject, Reporter& report) {
  find_characters(subject, report, "is a control character, which no text has.",
                  [](uint32_t c, uint32_t) { return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0); });
}

void find_invisible(const Subject& subject, Reporter& report) {
  const text::Typography& typography = text::typography_of(subject.locale);
  const bool right_to_left = text::is_right_to_left(subject.locale);
  find_characters(subject, report, "cannot be seen, and keeps searching from finding the word.",
                  [&](uint32_t c, uint32_t before) {
                    switch (c) {
                      case 0x200B:  // zero-width space
                        return !typography.breaks && !typography.full_width;
                      case 0x200C:  // joiners
                      case 0x200D:
                        return !typography.joins && !text::is_emoji(before);
                      case 0x200E:  // marks of direction
                      case 0x200F:
                      case 0x061C:
                        return !right_to_left;
                      case 0x00AD:  // soft hyphen
                      case 0x2060:  // word joiner
                      case 0xFEFF:  // byte order mark
                        return true;
                      default:
                        return false;
                    }
                  });
}

bool is_half_width_kana(uint32_t c) {
  return c >= 0xFF61 && c <= 0xFF9F;
}
bool is_wide_alphanumeric(uint32_t c) {
  return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
}

// Runs of half-width katakana, and of wide letters and digits that the source has in ASCII.
void find_width(const Subject& subject, Reporter& report) {
  if (!text::typography_of(subject.locale).full_width) return;
  for (const UnitPair& pair : subject.pairs) {
    const std::string_view target = pair.target.text;
    std::vector<Span> runs;
    each_character(target, [&](const Character& c) {
      if (!is_half_width_kana(c.value) && !is_wide_alphanumeric(c.value)) return;
      if (runs.empty() || runs.back().end != c.begin) runs.push_back({c.begin, 0});
      runs.back().end = c.end;
    });
    for (const Span run : runs) {
      const std::string mended = text::to_nfkc(run.of(target));
      const bool is_latin = is_plain(mended);
      if (holds(pair.source.text, run.of(target)) || (is_latin && !holds(pair.source.text, mended))) continue;
      Finding& finding =
          report.on_pair(pair, source_at(pair, run), run,
                         fmt::format("\"{}\" is written in characters of the wrong width.", run.of(target)),
                         fmt::format("Write \"{}\".", mended));
      set_target_fix(finding, pair, {{run, mended}}, true);
    }
  }
}

constexpr auto kRules = std::to_array<Rule>({
    {"unicode/bidi", Severity::warning, Scope::translation, "A control character turns the direction of text around.",
     find_bidi},
    {"unicode/control", Severity::warning, Scope::translation, "A translation has a control character.", find_controls,
     Fixes::safe},
    {"unicode/invisible", Severity::warning, Scope::translation, "A character that cannot be seen stands in a word.",
     find_invisible, Fixes::safe},
    {"unicode/mixed-script", Severity::warning, Scope::translation,
     "A word has letters of two scripts that look the same.", find_mixed_scripts, Fixes::unsafe},
    {"unicode/mojibake", Severity::error, Scope::translation, "Text was read in the wrong encoding.", find_mojibake,
     Fixes::unsafe},
    {"unicode/nfc", Severity::warning, Scope::translation, "Text is not in Unicode's normal form C.", find_decomposed,
     Fixes::safe},
    {"unicode/replacement", Severity::error, Scope::translation, "A character was lost, U+FFFD stands in its place.",
     find_replacements},
    {"unicode/width", Severity::warning, Scope::translation, "Japanese or Chinese has characters of the wrong width.",
     find_width, Fixes::safe},
});

}  // namespace

std::span<const Rule> unicode_rules() {
  return kRules;
}

}  // namespace docloc::check
