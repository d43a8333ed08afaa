// Targets in another language than the locale's: the source's text left as it was, and what CLD2 takes for another one.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "check/identifiers.h"
#include "check/mt_checks.h"
#include "check/reporter.h"
#include "check/words.h"
#include "text/characters.h"
#include "text/language_guess.h"
#include "text/locale.h"

namespace docloc::check {

namespace {

constexpr size_t kFewestWords = 3;        // ordinary ones of an untranslated segment
constexpr size_t kLongestShared = 6;      // words in a row that a translation may share with its source
constexpr uint32_t kSegmentLetters = 60;  // below them a guess of one segment's language is not worth much
constexpr uint32_t kSmallLetters = 30;
constexpr uint32_t kPageLetters = 200;

bool is_same_language(const Subject& subject) {
  const std::string_view source = subject.source_locale.empty() ? "en" : subject.source_locale;
  return text::language_part(source) == text::language_part(subject.locale);
}

std::string without_codes(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t code = std::min(text.find(kCode, at), text.size());
    out += text.substr(at, code - at);
    if (code < text.size()) out += ' ';
    at = code + kCode.size();
  }
  return out;
}

// Logs, queries and command lines stay as they are: signs between their words give them away.
bool is_output(std::string_view text) {
  const auto signs = std::ranges::count_if(text, [](char c) { return c == '=' || c == '|' || c == '\\' || c == ';'; });
  return signs >= 4;
}

struct Words {
  std::vector<Span> spans;
  std::vector<bool> ordinary;  // no name, no part of an identifier, not quoted
};

// What stands between the ends of strong and emphasis, and between quotation marks: labels, names and messages.
std::vector<Span> quoted_in(const UnitPair& pair, const Side& side, Span part) {
  std::vector<Span> quoted;
  for (const Mark& mark : side.marks) {
    if (mark.part != segment::PartKind::open || pair.code(mark).kind > segment::CodeKind::strong) continue;
    const auto close = std::ranges::find_if(side.marks, [&](const Mark& m) {
      return m.code == mark.code && m.part == segment::PartKind::close && m.at > mark.at;
    });
    if (close != side.marks.end()) quoted.push_back({mark.at, close->at});
  }
  const std::string_view text = part.of(side.text);
  for (size_t open = text.find('"'); open != std::string_view::npos;) {
    const size_t close = text.find('"', open + 1);
    if (close == std::string_view::npos) break;
    quoted.push_back({part.begin + static_cast<uint32_t>(open), part.begin + static_cast<uint32_t>(close)});
    open = text.find('"', close + 1);
  }
  return quoted;
}

Words words_of(std::string_view text, const std::vector<Span>& quoted, uint32_t offset) {
  Words words{.spans = words_in(text), .ordinary = {}};
  const std::vector<Identifier> identifiers = identifiers_in(text);
  for (const Span word : words.spans) {
    const bool in_identifier = std::ranges::any_of(
        identifiers, [&](const Identifier& i) { return i.bytes.begin < word.end && word.begin < i.bytes.end; });
    const bool in_quotes =
        std::ranges::any_of(quoted, [&](Span span) { return span.contains({word.begin + offset, word.end + offset}); });
    words.ordinary.push_back(!in_identifier && !in_quotes && is_ordinary(word.of(text)));
  }
  return words;
}

struct Run {
  size_t at = 0;    // first word, of the target
  size_t from = 0;  // and of the source
  size_t size = 0;  // words
  size_t ordinary = 0;
};

// The run of equal neighbouring words with the most ordinary ones.
Run longest_shared(std::string_view source, const Words& of_source, std::string_view target, const Words& of_target) {
  Run best;
  const size_t columns = of_source.spans.size();
  std::vector<Run> row(columns + 1);
  for (size_t t = 0; t < of_target.spans.size(); ++t) {
    const std::string_view word = of_target.spans[t].of(target);
    for (size_t s = columns; s > 0; --s) {
      if (of_source.spans[s - 1].of(source) != word) {
        row[s] = {};
        continue;
      }
      Run run = row[s - 1].size == 0 ? Run{.at = t, .from = s - 1} : row[s - 1];
      ++run.size;
      if (of_target.ordinary[t] && of_source.ordinary[s - 1]) ++run.ordinary;
      row[s] = run;
      if (run.ordinary > best.ordinary || (run.ordinary == best.ordinary && run.size > best.size)) best = run;
    }
  }
  return best;
}

void compare_segment(const UnitPair& pair, const SegmentPair& segment, Reporter& report) {
  const std::string_view source = segment.source.of(pair.source.text);
  const std::string_view target = segment.target.of(pair.target.text);
  const bool whole = source == target;
  const auto words = [&](const Side& side, Span part) {
    return words_of(part.of(side.text), whole ? std::vector<Span>() : quoted_in(pair, side, part), part.begin);
  };
  const Words of_source = words(pair.source, segment.source);
  // A text left as it is needs less proof than a part of one.
  const size_t fewest = whole && of_source.spans.size() > kFewestWords + 1 ? kFewestWords - 1 : kFewestWords;
  if (static_cast<size_t>(std::ranges::count(of_source.ordinary, true)) < fewest) return;
  const Words of_target = words(pair.target, segment.target);
  const Run run = longest_shared(source, of_source, target, of_target);
  // All of it, but for a word or two that differ; or many words in a row.
  const bool mostly = run.size >= kFewestWords && run.ordinary >= fewest && run.size * 10 >= of_target.spans.size() * 8;
  if (!mostly && run.ordinary < kLongestShared) return;
  const uint32_t begin = segment.target.begin;
  const Span from{segment.source.begin + of_source.spans[run.from].begin,
                  segment.source.begin + of_source.spans[run.from + run.size - 1].end};
  const Span to{begin + of_target.spans[run.at].begin, begin + of_target.spans[run.at + run.size - 1].end};
  report.on_pair(pair, from, to,
                 mostly ? std::string("The text is the source's: it was not translated.")
                        : fmt::format("{} words in a row are the source's: they were not translated.", run.size),
                 "Translate it; where it is a name, say so in the glossary or put it in a code span.");
}

// `letters` of target text; none of it where the guess would be good for nothing.
std::string other_language(std::string_view text, const Subject& subject, uint32_t least_percent) {
  const text::LanguageGuess guess = text::guess_language(text, subject.locale);
  if (guess.language.empty() || !guess.reliable || guess.percent < least_percent) return "";
  return text::may_be_language(guess.language, subject.locale) ? "" : guess.language;
}

// What a guess is made of: words without identifiers and code.
std::string plain_words(std::string_view text) {
  std::string out;
  const std::string words = without_codes(text);
  const std::vector<Identifier> identifiers = identifiers_in(words);
  for (const Span word : words_in(words)) {
    if (std::ranges::any_of(identifiers, [&](const Identifier& i) { return i.bytes.contains(word); })) continue;
    out += word.of(words);
    out += ' ';
  }
  return out;
}

// Names are no language: the small words alone must say the same.
bool is_confirmed(std::string_view words, std::string_view language, const Subject& subject) {
  std::string small;
  for (const Span word : words_in(words)) {
    const char32_t first = text::character_at(words, word.begin).value;
    if (!is_ordinary(word.of(words)) && (!text::is_letter(first) || text::has_case(first))) continue;
    small += word.of(words);
    small += ' ';
  }
  return count_letters(small) >= kSmallLetters && text::guess_language(small, subject.locale).language == language;
}

// Whether most words of `words` (between spaces) stand in the source, too: untranslated, which is another rule's.
bool is_mostly(std::string_view words, std::string_view source) {
  const std::vector<Span> of_source = words_in(source);
  const std::vector<Span> all = words_in(words);
  const auto shared = std::ranges::count_if(all, [&](Span word) {
    return std::ranges::any_of(of_source, [&](Span other) { return other.of(source) == word.of(words); });
  });
  return static_cast<size_t>(shared) * 2 > all.size();
}

}  // namespace

void find_source_language(const Subject& subject, Reporter& report) {
  if (is_same_language(subject)) return;
  for (const UnitPair& pair : subject.pairs) {
    if (is_output(pair.source.text)) continue;
    for (const SegmentPair& segment : pair.segments)
      compare_segment(pair, segment, report);
  }
}

void find_other_languages(const Subject& subject, Reporter& report) {
  if (is_same_language(subject)) return;
  std::string page;
  for (const UnitPair& pair : subject.pairs) {
    if (is_output(pair.source.text)) continue;
    for (const SegmentPair& segment : pair.segments) {
      const std::string_view source = segment.source.of(pair.source.text);
      const std::string words = plain_words(segment.target.of(pair.target.text));
      page += words;
      page += ".\n";
      if (count_letters(words) < kSegmentLetters || is_mostly(words, source)) continue;
      const std::string language = other_language(words, subject, 90);
      if (language.empty() || !is_confirmed(words, language, subject)) continue;
      report.on_pair(pair, segment.source, segment.target,
                     fmt::format("The text seems to be of the language \"{}\".", language),
                     "Translate it into the locale's language.");
    }
  }
  if (count_letters(page) < kPageLetters) return;
  const std::string language = other_language(page, subject, 70);
  if (language.empty()) return;
  Finding& finding =
      report.on_article(fmt::format("Most of the translation seems to be of the language \"{}\".", language),
                        "See whether these are the right files.");
  finding.token = language;
}

}  // namespace docloc::check
