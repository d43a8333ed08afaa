// Words of a target that stand twice or stick together, and sentences that stand where others should.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "check/identifiers.h"
#include "check/mt_checks.h"
#include "check/reporter.h"
#include "check/rules.h"
#include "check/sides.h"
#include "check/words.h"
#include "text/characters.h"
#include "text/locale.h"
#include "text/words.h"

namespace docloc::check {

using text::character_at;
using text::character_before;

namespace {

// Words that a language may have twice in a row.
struct Doubles {
  std::string_view language;
  std::string_view words;     // between spaces
  bool behind_comma = false;  // only there, or a word later: a relative pronoun and an article
};
constexpr auto kDoubles = std::to_array<Doubles>({
    {"de", " der die das den dem ", true},
    {"sv", " det de "},
    {"da", " det de "},
    {"nb", " det de "},
    {"nl", " dat die zijn is "},
    {"en", " that had is "},
    {"fr", " nous vous "},
    {"it", " via "},
});

// `text` up to the two words, the two words, and the locale they are of.
bool may_be_double(std::string_view before, std::string_view words, std::string_view locale) {
  const std::string_view language = text::language_part(locale);
  const std::vector<Span> both = words_in(words);
  // "wenn Sie sie": two words of one spelling.
  if (language == "de" && both.front().of(words) != both.back().of(words)) return true;
  const std::string word = text::to_lower(both.front().of(words));
  // ", die die Datei" and ", für die die Datei".
  const size_t comma = before.rfind(',');
  const bool behind_comma = comma != std::string_view::npos && words_in(before.substr(comma)).size() <= 1;
  return std::ranges::any_of(kDoubles, [&](const Doubles& row) {
    return row.language == language && row.words.contains(fmt::format(" {} ", word)) &&
           (behind_comma || !row.behind_comma);
  });
}

// Languages whose main clause begins with its verb when another clause stands first, and what clauses begin with.
struct VerbFirst {
  std::string_view language;
  std::string_view openers;  // between spaces
};
constexpr auto kVerbFirst = std::to_array<VerbFirst>({
    {"sv", " om när medan innan eftersom sedan tills som så "},
    {"da", " hvis når mens før fordi siden indtil som da "},
    {"nb", " hvis når mens før fordi siden inntil som da "},
});

// "Om sessionen avbryts avbryts jobben": the verb of one clause and that of the next, which some write without a comma.
// And "führen sie sie aus", with a small letter where the reader is meant. No fault of this rule, or hard to tell.
bool is_hard_to_tell(std::string_view before, std::string_view words, std::string_view locale) {
  const std::string_view language = text::language_part(locale);
  const std::string word = text::to_lower(words_in(words).front().of(words));
  if (language == "de") return word == "sie";
  const auto row = std::ranges::find(kVerbFirst, language, &VerbFirst::language);
  if (row == kVerbFirst.end() || word.size() < 2 || !(word.ends_with('r') || word.ends_with('s') || word == "kan"))
    return false;
  const size_t clause = before.find_last_of(".!?:;,");
  const std::string_view rest = clause == std::string_view::npos ? before : before.substr(clause + 1);
  return std::ranges::any_of(words_in(rest), [&](Span one) {
    return row->openers.contains(fmt::format(" {} ", text::to_lower(one.of(rest))));
  });
}

bool is_blank(std::string_view text) {
  for (uint32_t at = 0; at < text.size();) {
    const text::Character c = character_at(text, at);
    if (!text::is_space(c.value)) return false;
    at = c.end;
  }
  return !text.empty();
}

bool has_letters_only(std::string_view word) {
  uint32_t letters = 0;
  for (uint32_t at = 0; at < word.size();) {
    const text::Character c = character_at(word, at);
    if (!text::is_letter(c.value) && !text::is_mark(c.value)) return false;
    at = c.end;
    ++letters;
  }
  return letters > 0;
}

// A word and the same again behind a space. The pair of words as a span; none: empty.
std::vector<Span> doubles_in(std::string_view text) {
  std::vector<Span> found;
  const std::vector<Span> words = words_in(text);
  for (size_t i = 1; i < words.size(); ++i) {
    const std::string_view a = words[i - 1].of(text);
    const std::string_view b = words[i].of(text);
    if (a.size() != b.size() || !has_letters_only(a) || !is_blank(Span{words[i - 1].end, words[i].begin}.of(text)))
      continue;
    if (a == b || text::to_lower(a) == text::to_lower(b)) found.push_back({words[i - 1].begin, words[i].end});
  }
  return found;
}

void report_double(const UnitPair& pair, Span words, bool hard_to_tell, Reporter& report) {
  const std::vector<Span> two = words_in(words.of(pair.target.text));
  const std::string_view word = two.front().of(words.of(pair.target.text));
  Finding& finding =
      report.on_pair(pair, {}, words, fmt::format("\"{}\" stands twice in a row.", word), "Take one of them out.");
  if (hard_to_tell) {
    finding.severity = Severity::info;
    finding.hint = "See whether both belong there.";
    return;
  }
  set_target_fix(finding, pair, {{{words.begin + two.front().end, words.end}, ""}}, false);
}

// What stands around a stop or comma inside of a word: "done.Then", "one,two".
Span around(std::string_view text, uint32_t at) {
  const auto belongs = [](char32_t c) { return text::is_letter(c) || text::is_mark(c) || c == '\'' || c == '-'; };
  Span span{at, at + 1};
  for (text::Character c = character_before(text, span.begin); belongs(c.value); c = character_before(text, span.begin))
    span.begin = c.begin;
  for (text::Character c = character_at(text, span.end); belongs(c.value); c = character_at(text, span.end))
    span.end = c.end;
  return span;
}

// A stop or comma between two words with no space. Names and addresses have such stops too: a capital must follow a
// small letter, and the source must not have the same. Scripts without case have to have letters of their own on both
// sides.
bool is_glued(std::string_view text, uint32_t at, Span whole) {
  const char32_t before = character_before(text, at).value;
  const char32_t behind = character_at(text, at + 1).value;
  if (!text::is_letter(behind) || text::is_unspaced(behind)) return false;
  // A comma behind code or emphasis: "`a`,then".
  if (before == kCodeSign) return text[at] == ',' && whole.end - at > 2;
  if (!text::is_letter(before) || text::is_unspaced(before) || at - whole.begin < 2) return false;
  if (text[at] == ',') return true;
  if (whole.end - at < 3) return false;
  return text::has_case(before) ? text::is_lower_case(before) && text::is_capital(behind) : !text::has_case(behind);
}

// "Person.LastName": parts of such names are translated by some.
bool has_dotted_name(std::string_view text) {
  for (size_t at = text.find('.'); at != std::string_view::npos; at = text.find('.', at + 1)) {
    const auto place = static_cast<uint32_t>(at);
    if (text::is_letter(character_before(text, place).value) && text::is_capital(character_at(text, place + 1).value))
      return true;
  }
  return false;
}

void find_glued_sentences(const UnitPair& pair, Reporter& report) {
  const std::string_view text = pair.target.text;
  if (text.find_first_of(".?!,;") == std::string_view::npos) return;
  const bool dotted = has_dotted_name(pair.source.text);
  const std::vector<Identifier> identifiers = identifiers_in(text);
  for (size_t at = text.find_first_of(".?!,;"); at != std::string_view::npos;
       at = text.find_first_of(".?!,;", at + 1)) {
    const auto place = static_cast<uint32_t>(at);
    const Span whole = around(text, place);
    if (!is_glued(text, place, whole) || (text[at] == '.' && dotted) || pair.source.text.contains(whole.of(text)) ||
        std::ranges::any_of(identifiers, [&](const Identifier& i) { return i.bytes.contains({place, place + 1}); }))
      continue;
    Finding& finding =
        report.on_pair(pair, {}, whole, fmt::format("No space follows \"{}\".", text[at]), "Put a space behind it.");
    if (!pair.is_edge(place + 1)) set_target_fix(finding, pair, {{{place + 1, place + 1}, " "}}, true);
  }
}

bool has_inner_capital(std::string_view word) {
  for (uint32_t at = character_at(word, 0).end; at < word.size();) {
    const text::Character c = character_at(word, at);
    if (text::is_capital(c.value)) return true;
    at = c.end;
  }
  return false;
}

bool is_word_of(std::string_view word, std::string_view text, const std::vector<Span>& words) {
  return std::ranges::any_of(words, [&](Span span) { return span.of(text) == word; });
}

// Where a word of the target was two in the source: before a capital inside of it. 0: nowhere. "AzureAD" of "Azure AD";
// "iAzure" of a small word and "Azure".
uint32_t seam_of(std::string_view word, const UnitPair& pair, const std::vector<Span>& of_source) {
  const std::string_view source = pair.source.text;
  for (uint32_t at = 1; at < word.size(); ++at) {
    if (!text::is_capital(character_at(word, at).value) || !text::is_lower_case(character_before(word, at).value))
      continue;
    const std::string_view head = word.substr(0, at);
    const std::string_view tail = word.substr(at);
    if (tail.size() < 2 || !is_word_of(tail, source, of_source)) continue;
    if (is_ordinary(head) || source.contains(fmt::format("{} {}", head, tail))) return at;
  }
  return 0;
}

void find_glued_words(const UnitPair& pair, Reporter& report) {
  const std::string_view text = pair.target.text;
  std::vector<Span> of_source;
  std::string source;  // in lower case
  for (const Span word : words_in(text)) {
    const std::string_view letters = word.of(text);
    if (!has_inner_capital(letters) || !has_letters_only(letters)) continue;
    // In other letters it is a name that lost a capital: "IdleTimeout".
    if (source.empty()) source = text::to_lower(pair.source.text);
    if (source.contains(text::to_lower(letters))) continue;
    if (of_source.empty()) of_source = words_in(pair.source.text);
    const uint32_t seam = seam_of(letters, pair, of_source);
    if (seam == 0) continue;
    Finding& finding = report.on_pair(
        pair, {}, word, fmt::format("\"{}\" and \"{}\" stick together.", letters.substr(0, seam), letters.substr(seam)),
        "Put a space between them.");
    set_target_fix(finding, pair, {{{word.begin + seam, word.begin + seam}, " "}}, false);
  }
}

// ---- repeated sentences

constexpr uint32_t kShortestSentence = 25;  // letters
constexpr uint32_t kAlike = 50;             // percent of words that sources of one target share
constexpr size_t kNear = 12;                // segments back

struct Sentence {
  const UnitPair* pair = nullptr;
  const SegmentPair* segment = nullptr;
  [[nodiscard]] std::string_view source() const { return segment->source.of(pair->source.text); }
  [[nodiscard]] std::string_view target() const { return segment->target.of(pair->target.text); }
};

bool stands_for(const Sentence& earlier, const Sentence& sentence, const Subject& subject) {
  if (earlier.target() != sentence.target() || earlier.source() == sentence.source()) return false;
  const std::string_view locale = source_locale_of(subject);
  return text::similarity(text::word_hashes(earlier.source(), locale), text::word_hashes(sentence.source(), locale)) <
         kAlike;
}

}  // namespace

void find_doubled_words(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    const std::vector<Span> found = doubles_in(pair.target.text);
    if (found.empty() || !doubles_in(pair.source.text).empty()) continue;
    for (const Span words : found) {
      const std::string_view before = std::string_view(pair.target.text).substr(0, words.begin);
      if (pair.segment_at(words.begin).segment != pair.segment_at(words.end - 1).segment ||
          may_be_double(before, words.of(pair.target.text), subject.locale))
        continue;
      report_double(pair, words, is_hard_to_tell(before, words.of(pair.target.text), subject.locale), report);
    }
  }
}

void find_merged_tokens(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    find_glued_sentences(pair, report);
    find_glued_words(pair, report);
  }
}

void find_repeated_sentences(const Subject& subject, Reporter& report) {
  std::vector<Sentence> sentences;
  for (const UnitPair& pair : subject.pairs) {
    for (const SegmentPair& segment : pair.segments) {
      const Sentence sentence{&pair, &segment};
      if (count_letters(sentence.target()) >= kShortestSentence) sentences.push_back(sentence);
    }
  }
  for (size_t i = 1; i < sentences.size(); ++i) {
    for (size_t j = i - std::min(i, kNear); j < i; ++j) {
      if (!stands_for(sentences[j], sentences[i], subject)) continue;
      report.on_pair(*sentences[i].pair, sentences[i].segment->source, sentences[i].segment->target,
                     fmt::format("The same text stands for \"{}\" above.", sentences[j].source()),
                     "See which of the two it translates, and translate the other one.");
      break;
    }
  }
}

}  // namespace docloc::check
