// Words that the locale's dictionary does not have. A rule of this family runs where the subject has a dictionary.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "check/identifiers.h"
#include "check/reporter.h"
#include "check/rules.h"
#include "check/sides.h"
#include "check/source_text.h"
#include "check/spelling.h"
#include "text/characters.h"
#include "text/inflection.h"
#include "text/locale.h"

namespace docloc::check {

using text::Character;
using text::character_at;
using text::character_before;
using text::each_character;

namespace {

constexpr size_t kShortest = 3;  // characters

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019;
}
bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

// Signs that a word touches in addresses, paths, commands and placeholders: "/etc", "@user", "key=value", "%name%".
bool is_technical(char32_t c) {
  return c < 0x80 && std::string_view("/\\@_#=<>&%$*+^~|`{}[]").contains(static_cast<char>(c)) && c != 0;
}

// "e.g", "contoso.com", "n:o": the sign joins, where a letter or digit stands behind it.
bool is_joint(std::string_view text, const Character& sign) {
  if (sign.value != '.' && sign.value != ':') return false;
  const char32_t behind = character_at(text, sign.end).value;
  return text::is_letter(behind) || text::is_digit(behind);
}
bool is_joint_before(std::string_view text, const Character& sign) {
  if (sign.value != '.' && sign.value != ':') return false;
  const char32_t before = character_before(text, sign.begin).value;
  return text::is_letter(before) || text::is_digit(before) || before == kCodeSign;
}

// Runs of letters with single apostrophes and hyphens between.
std::vector<Span> words_of(std::string_view text) {
  std::vector<Span> words;
  for (const Span run : text::word_runs(text)) {
    if (!words.empty() && words.back().end < run.begin) {
      const Character between = character_at(text, words.back().end);
      if (between.end == run.begin && (is_apostrophe(between.value) || is_hyphen(between.value))) {
        words.back().end = run.end;
        continue;
      }
    }
    words.push_back(run);
  }
  return words;
}

struct Shape {
  size_t letters = 0;
  bool other = false;  // digits, underscores
  bool inner_capital = false;
  bool of_script = true;  // all letters are of the locale's script
};

Shape shape_of(std::string_view word, text::Script script) {
  Shape shape;
  bool begins = true;  // the word, or what stands behind a hyphen or apostrophe
  each_character(word, [&](const Character& c) {
    if (is_apostrophe(c.value) || is_hyphen(c.value)) {
      begins = true;
      return;
    }
    if (text::is_mark(c.value)) return;
    if (!text::is_letter(c.value)) shape.other = true;
    if (!begins && text::is_capital(c.value)) shape.inner_capital = true;
    const text::Script own = text::script_of(c.value);
    if (own != script && own != text::Script::common) shape.of_script = false;
    ++shape.letters;
    begins = false;
  });
  return shape;
}

// Words in lower case that need no dictionary: those of the source, and of the project's list.
class KnownWords {
 public:
  KnownWords(const Spelling& spelling, std::string_view source) : spelling_(spelling) {
    for (const Span run : text::word_runs(source))
      source_.insert(text::to_lower(run.of(source)));
  }

  [[nodiscard]] bool has(std::string_view word) const {
    const std::string lower = text::to_lower(word);
    if (source_.contains(lower) || spelling_.words.contains(lower)) return true;
    // A name with an ending: "Azures", "Contosos".
    constexpr size_t kLongestEnding = 2;
    for (size_t cut = 1; cut <= kLongestEnding && lower.size() > kShortest + cut; ++cut) {
      const std::string stem = lower.substr(0, lower.size() - cut);
      if (text::is_capital(character_at(word, 0).value) && source_.contains(stem)) return true;
      if (spelling_.words.contains(stem)) return true;
    }
    return false;
  }

 private:
  const Spelling& spelling_;
  std::unordered_set<std::string> source_;
};

// Finds the words of one text that nobody knows.
class Proofreader {
 public:
  Proofreader(const Spelling& spelling, std::string_view locale, std::string_view source)
      : speller_(*spelling.speller),
        inflection_(text::inflection_of(locale)),
        script_(text::script_of_language(locale)),
        known_(spelling, source) {}

  [[nodiscard]] std::vector<Span> misspelled(std::string_view text) const {
    std::vector<Span> found;
    const std::vector<Identifier> identifiers = identifiers_in(text);
    for (const Span word : words_of(text)) {
      const bool in_identifier =
          std::ranges::any_of(identifiers, [&](const Identifier& one) { return overlaps(one.bytes, word); });
      if (is_of_program(text, word) || in_identifier || is_right(word.of(text))) continue;
      found.push_back(word);
    }
    return found;
  }

 private:
  // Part of what no dictionary has, or of a word whose other part stands elsewhere: "käll- och måldata".
  static bool is_of_program(std::string_view text, Span word) {
    const Character before = character_before(text, word.begin);
    const Character behind = character_at(text, word.end);
    return is_technical(before.value) || is_technical(behind.value) || before.value == kCodeSign ||
           behind.value == kCodeSign || is_joint(text, behind) || is_joint_before(text, before) ||
           is_hyphen(before.value) || is_hyphen(behind.value);
  }

  // A word, or each of its parts.
  [[nodiscard]] bool is_right(std::string_view word) const {
    const Shape shape = shape_of(word, script_);
    if (shape.letters < kShortest || shape.other || shape.inner_capital || !shape.of_script) return true;
    if (is_word(word)) return true;
    const std::vector<Span> parts = text::word_runs(word);
    return parts.size() > 1 && std::ranges::all_of(parts, [&](Span part) {
             const std::string_view one = part.of(word);
             return shape_of(one, script_).letters < kShortest || is_word(one);
           });
  }

  // Without hyphens and apostrophes, or as a dictionary has it with them.
  [[nodiscard]] bool is_word(std::string_view word) const {
    return known_.has(word) || speller_.knows(word) ||
           (inflection_.compounds && is_compound(text::to_lower(word), kMostParts));
  }

  // `part` is in lower case, as it stands in a compound.
  [[nodiscard]] bool is_part(std::string_view part) const {
    if (known_.has(part) || speller_.knows(part)) return true;
    if (!inflection_.capital_nouns) return false;
    const Character first = character_at(part, 0);
    return speller_.knows(text::to_upper(first.bytes().of(part)) + std::string(part.substr(first.end)));
  }

  // Dictionaries have few compounds of technical words: "Primärschlüsselwert" is right as its parts are. `word` is in
  // lower case.
  [[nodiscard]] bool is_compound(std::string_view word, size_t most_parts) const {
    size_t letters = 0;
    bool found = false;
    each_character(word, [&](const Character& c) {
      if (found || ++letters < kShortest || word.size() - c.end < kShortestHead) return;
      if (is_part(word.substr(0, c.end))) found = is_rest(word.substr(c.end), most_parts - 1);
    });
    return found;
  }

  // What stands behind the first part of a compound, with or without a letter that joins them.
  [[nodiscard]] bool is_rest(std::string_view rest, size_t most_parts) const {
    const auto fits = [&](std::string_view word) {
      return word.size() >= kShortestHead && (is_part(word) || (most_parts > 1 && is_compound(word, most_parts)));
    };
    return fits(rest) || std::ranges::any_of(inflection_.links, [&](std::string_view link) {
             return rest.starts_with(link) && fits(rest.substr(link.size()));
           });
  }

  static constexpr size_t kMostParts = 4;
  static constexpr size_t kShortestHead = 4;  // bytes

  const Speller& speller_;
  const text::Inflection& inflection_;
  text::Script script_;
  KnownWords known_;
};

constexpr std::string_view kHint = "Mend it; if it is right, add it to the locale's words.txt.";

std::string not_known(std::string_view word) {
  return fmt::format("The dictionary does not know \"{}\".", word);
}

bool has_dictionary(const Subject& subject) {
  return subject.spelling != nullptr && subject.spelling->speller != nullptr &&
         !text::writes_without_spaces(subject.locale);
}

void find_misspelled(const Subject& subject, Reporter& report) {
  if (!has_dictionary(subject)) return;
  for (const UnitPair& pair : subject.pairs) {
    const Proofreader reader(*subject.spelling, subject.locale, pair.source.text);
    for (const Span word : reader.misspelled(pair.target.text)) {
      const std::string_view text = word.of(pair.target.text);
      Finding& finding = report.on_pair(pair, source_at(pair, word), word, not_known(text), std::string(kHint));
      report.note(text::to_lower(text), std::string(text), finding);
    }
  }
}

void find_misspelled_of_source(const Subject& subject, Reporter& report) {
  if (!has_dictionary(subject)) return;
  const Proofreader reader(*subject.spelling, subject.locale, {});
  for (const segment::Unit& unit : subject.article->units) {
    if (!is_title_or_text(unit)) continue;
    const std::string text = side_of(unit.content).text;
    for (const Span word : reader.misspelled(text)) {
      const std::string_view found = word.of(text);
      Finding& finding =
          report.on_article(place_in(*subject.article, unit, found), not_known(found), std::string(kHint));
      finding.token = found;
      report.note(text::to_lower(found), std::string(found), finding);
    }
  }
}

// A word that stands in many places is a term that the dictionary lacks, more likely than a slip: it is named once.
void conclude_words(std::span<const Note> notes, Findings& out) {
  constexpr size_t kMost = 5;
  if (notes.size() <= kMost) {
    for (const Note& note : notes)
      out.push_back(note.draft);
    return;
  }
  Finding& first = out.emplace_back(notes.front().draft);
  first.message += fmt::format(" It stands in {} places.", notes.size());
}

constexpr auto kRules = std::to_array<Rule>({
    {kMisspelledInSource, Severity::warning, Scope::article, "The dictionary does not know a word of an article.",
     find_misspelled_of_source, Fixes::none, conclude_words},
    {kMisspelled, Severity::warning, Scope::translation, "The dictionary does not know a word of a translation.",
     find_misspelled, Fixes::none, conclude_words},
});

}  // namespace

std::span<const Rule> spelling_rules() {
  return kRules;
}

}  // namespace docloc::check
