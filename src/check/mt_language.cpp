// Targets in another language than the locale's: the source's text left as it was, and what CLD2 takes for another one.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "check/identifiers.h"
#include "check/mt_checks.h"
#include "check/placeholders.h"
#include "check/reporter.h"
#include "check/rules.h"
#include "check/sides.h"
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
constexpr uint32_t kOwnLetters = 30;  // of words that stand nowhere else on the page
constexpr uint32_t kPageLetters = 200;

bool is_same_language(const Subject& subject) {
  const std::string_view source = source_locale_of(subject);
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

// Logs, queries, code and command lines stay as they are: signs between their words give them away. "{name}" is a
// placeholder, which sentences have, too.
bool is_output(std::string_view text) {
  const auto signs = std::ranges::count_if(text, [](char c) { return c == '=' || c == '|' || c == '\\' || c == ';'; });
  const auto braces = std::ranges::count_if(text, [](char c) { return c == '{' || c == '}'; });
  const std::vector<Placeholder> placeholders = placeholders_in(text);
  const auto of_names = std::ranges::count(placeholders, PlaceholderKind::braces, &Placeholder::kind);
  return signs + std::max<ptrdiff_t>(braces - 4 * of_names, 0) >= 4;
}

struct Words {
  std::vector<Span> spans;
  std::vector<bool> ordinary;  // no name, no part of an identifier, not between signs that names stand in
};

// What stands between `open` and `close`, which may be the same, if it is no longer than `most` bytes.
void add_between(std::string_view text, char open, char close, size_t most, uint32_t offset, std::vector<Span>& out) {
  for (size_t from = text.find(open); from != std::string_view::npos;) {
    const size_t to = text.find(close, from + 1);
    if (to == std::string_view::npos) break;
    if (to - from <= most) out.push_back({offset + static_cast<uint32_t>(from), offset + static_cast<uint32_t>(to)});
    from = text.find(open, open == close || to - from <= most ? to + 1 : from + 1);
  }
}

// What stands between angle brackets: "<server>:<port>".
std::vector<Span> bracketed_in(const Side& side, Span part) {
  constexpr size_t kMost = 60;
  std::vector<Span> bracketed;
  add_between(part.of(side.text), '<', '>', kMost, part.begin, bracketed);
  return bracketed;
}

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
  add_between(part.of(side.text), '"', '"', part.size(), part.begin, quoted);
  return quoted;
}

Words words_of(std::string_view text, const std::vector<Span>& names, uint32_t offset) {
  Words words{.spans = words_in(text), .ordinary = {}};
  const std::vector<Identifier> identifiers = identifiers_in(text);
  for (const Span word : words.spans) {
    const bool in_identifier =
        std::ranges::any_of(identifiers, [&](const Identifier& i) { return overlaps(i.bytes, word); });
    const bool in_name =
        std::ranges::any_of(names, [&](Span span) { return span.contains({word.begin + offset, word.end + offset}); });
    words.ordinary.push_back(!in_identifier && !in_name && is_ordinary(word.of(text)));
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
    std::vector<Span> names = bracketed_in(side, part);
    if (!whole) std::ranges::copy(quoted_in(pair, side, part), std::back_inserter(names));
    return words_of(part.of(side.text), names, part.begin);
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

// What the page has beside one segment: the words of its sources, and in how many segments' targets each word stands.
// All in lower case.
struct PageWords {
  std::set<std::string, std::less<>> sources;
  std::map<std::string, uint32_t, std::less<>> targets;
};

std::set<std::string, std::less<>> distinct_words(std::string_view text) {
  std::set<std::string, std::less<>> words;
  for (const Span word : words_in(text))
    words.insert(text::to_lower(word.of(text)));
  return words;
}

PageWords words_of_page(std::span<const UnitPair> pairs) {
  PageWords page;
  for (const UnitPair& pair : pairs) {
    page.sources.merge(distinct_words(pair.source.text));
    for (const SegmentPair& segment : pair.segments) {
      for (const std::string& word : distinct_words(segment.target.of(pair.target.text)))
        ++page.targets[word];
    }
  }
  return page;
}

// `words` without those that the page's sources have: "parameter" and "position" say nothing of the language.
std::string without_sources(std::string_view words, const PageWords& page) {
  std::string out;
  for (const Span word : words_in(words)) {
    if (page.sources.contains(text::to_lower(word.of(words)))) continue;
    out += word.of(words);
    out += ' ';
  }
  return out;
}

// Letters of those words that no other segment of the page has. The page's language uses its words again and again; a
// sentence of another language has its own.
uint32_t letters_of_its_own(std::string_view words, const PageWords& page) {
  uint32_t letters = 0;
  for (const Span word : words_in(words)) {
    const auto found = page.targets.find(text::to_lower(word.of(words)));
    if (found == page.targets.end() || found->second < 2) letters += count_letters(word.of(words));
  }
  return letters;
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
  const PageWords page = words_of_page(subject.pairs);
  std::string all;
  for (const UnitPair& pair : subject.pairs) {
    if (is_output(pair.source.text)) continue;
    for (const SegmentPair& segment : pair.segments) {
      const std::string_view source = segment.source.of(pair.source.text);
      const std::string plain = plain_words(segment.target.of(pair.target.text));
      const std::string words = without_sources(plain, page);
      all += words;
      all += ".\n";
      if (count_letters(words) < kSegmentLetters || is_mostly(plain, source)) continue;
      const std::string language = other_language(words, subject, 90);
      if (language.empty() || !is_confirmed(words, language, subject)) continue;
      if (text::has_letters_of(words, subject.locale, language) || letters_of_its_own(words, page) < kOwnLetters)
        continue;
      report.on_pair(pair, segment.source, segment.target,
                     fmt::format("The text seems to be of the language \"{}\".", language),
                     "Translate it into the locale's language.");
    }
  }
  if (count_letters(all) < kPageLetters) return;
  const std::string language = other_language(all, subject, 70);
  if (language.empty()) return;
  Finding& finding =
      report.on_article(fmt::format("Most of the translation seems to be of the language \"{}\".", language),
                        "See whether these are the right files.");
  finding.token = language;
}

}  // namespace docloc::check
