// Translations that are too short or too long for their sources.
//
// How long is too long differs by language and by the length of the source, so the limits come from the project itself:
//  1. note_lengths measures every segment as the binary logarithm of target letters by source letters, in eighths
//     (Steps: 8 is twice as long), and notes how often each came up, once an article, and the segments that may be
//     faults by the widest limits.
//  2. conclude_lengths adds the counts up, takes median and median deviation of each band of source lengths, and keeps
//     the noted segments that lie outside. With few segments the built-in limits decide.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string>

#include "check/mt_checks.h"
#include "check/reporter.h"
#include "check/words.h"
#include "text/characters.h"

namespace docloc::check {

namespace {

using Steps = int;
using Histogram = std::map<Steps, uint32_t>;

constexpr auto kBands = std::to_array<uint32_t>({20, 40, 80, 160, UINT32_MAX});  // letters of the source, at most
constexpr uint32_t kFewestLetters = 10;  // shorter sources say nothing about length
constexpr uint32_t kFewestPairs = 300;   // of a band, to be judged by itself
constexpr Steps kNoted = 5;              // from the usual ratio
// No fault below this distance from the median, by band: short texts differ more.
constexpr auto kLeast = std::to_array<Steps>({20, 12, 10, 9, 8});
static_assert(kLeast.size() == kBands.size());
// And below this one where the full stop is lost, too.
constexpr auto kCut = std::to_array<Steps>({8, 4, 3, 3, 3});
constexpr Steps kBareCells = 3;    // how much more of a cell must be missing
constexpr Steps kMoved = 5;        // of a neighbour that has what is missing here
constexpr double kDeviations = 5;  // median deviations
constexpr Steps kWide = 12;        // the built-in limit
constexpr Steps kWideCut = 6;

size_t band_of(uint32_t letters) {
  return static_cast<size_t>(std::ranges::lower_bound(kBands, letters) - kBands.begin());
}

// Where letters stand for syllables or words a translation has half as many of them.
Steps usual_ratio(std::string_view locale) {
  const std::string_view language = text::language_part(locale);
  if (language == "zh" || language == "yue") return -14;
  if (language == "ja") return -8;
  if (language == "ko") return -7;
  if (language == "he") return -3;
  if (language == "ar" || language == "fa") return -2;
  return 1;
}

struct Measure {
  uint32_t letters = 0;  // of the source
  Steps steps = 0;
  bool cut = false;  // the source ends a sentence, the target in the middle of one
};

bool ends_sentence(std::string_view text) {
  constexpr std::u32string_view kStops = U".!?:\u061F\u3002\uFF1F\uFF01\uFF1A\u06D4\u0964\u2026";
  auto at = static_cast<uint32_t>(text.size());
  while (true) {
    const text::Character c = text::character_before(text, at);
    if (c.value == 0) return false;
    if (kStops.find(c.value) != std::u32string_view::npos) return true;
    if (text::is_letter(c.value) || text::is_digit(c.value) || c.value == ',') return false;
    at = c.begin;
  }
}

std::optional<Measure> measure(std::string_view source, std::string_view target) {
  const uint32_t letters = count_letters(source);
  const uint32_t others = count_letters(target);
  if (letters < kFewestLetters || others == 0) return std::nullopt;
  const bool cut = ends_sentence(source) && !ends_sentence(target);
  const double ratio = std::log2(static_cast<double>(others) / letters);
  return Measure{letters, static_cast<Steps>(std::lround(ratio * 8)), cut};
}

// A segment of the pair; or all of it, where the translator joined or divided sentences.
struct Part {
  Span source;
  Span target;
  std::optional<Measure> measure;
};

std::vector<Part> parts_of(const UnitPair& pair) {
  std::vector<Part> parts;
  const bool joined = std::ranges::any_of(pair.segments, [](const SegmentPair& s) { return s.target.empty(); });
  const auto add = [&](Span source, Span target) {
    parts.push_back({source, target, measure(source.of(pair.source.text), target.of(pair.target.text))});
  };
  if (joined) {
    add({0, static_cast<uint32_t>(pair.source.text.size())}, {0, static_cast<uint32_t>(pair.target.text.size())});
  } else {
    for (const SegmentPair& segment : pair.segments)
      add(segment.source, segment.target);
  }
  return parts;
}

// Whether the neighbour has what this part lacks, or lacks what it has: a translator moved it.
bool is_balanced(const std::vector<Part>& parts, size_t at, Steps usual) {
  const Steps off = parts[at].measure->steps - usual;
  const auto balances = [&](size_t other) {
    if (other >= parts.size() || !parts[other].measure) return false;
    const Steps theirs = parts[other].measure->steps - usual;
    return off < 0 ? theirs >= kMoved : theirs <= -kMoved;
  };
  return balances(at + 1) || balances(at - 1);
}

// A word for a word: languages have longer and shorter ones.
bool are_single_words(const UnitPair& pair, const Part& part) {
  const std::string_view target = part.target.of(pair.target.text);
  return words_in(part.source.of(pair.source.text)).size() == 1 && words_in(target).size() == 1 &&
         !text::is_unspaced(text::character_at(target, words_in(target).front().begin).value);
}

void note_part(const UnitPair& pair, const Part& part, bool is_short, Reporter& report) {
  Finding& draft = report.on_pair(
      pair, part.source, part.target,
      is_short ? "The translation is far shorter than its source." : "The translation is far longer than its source.",
      is_short ? "See whether something is missing."
               : "See whether something was added, or stands in the wrong place.");
  draft.token = is_short ? "short" : "long";
  int cut = 0;
  if (part.measure->cut) cut = pair.article->kind == segment::UnitKind::paragraph ? 2 : 1;
  report.note("lengths", fmt::format("{} {} {}", band_of(part.measure->letters), part.measure->steps, cut), draft);
}

// "count BAND STEPS COUNT ..."
std::string written(const std::array<Histogram, kBands.size()>& counts) {
  std::string out = "count";
  for (size_t band = 0; band < counts.size(); ++band) {
    for (const auto& [steps, count] : counts[band])
      out += fmt::format(" {} {} {}", band, steps, count);
  }
  return out;
}

std::vector<int> numbers_of(std::string_view text) {
  std::vector<int> numbers;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    int value = 0;
    const auto [stop, error] = std::from_chars(text.data() + at, text.data() + end, value);
    if (error == std::errc() && stop == text.data() + end) numbers.push_back(value);
    at = end + 1;
  }
  return numbers;
}

struct Limits {
  Steps median = 0;
  Steps low = 0;
  Steps high = 0;
  Steps cut = 0;
};

Steps median_of(const Histogram& counts, uint32_t all) {
  uint32_t passed = 0;
  for (const auto& [steps, count] : counts) {
    passed += count;
    if (passed * 2 >= all) return steps;
  }
  return 0;
}

Limits limits_of(const Histogram& counts, Steps usual, size_t band) {
  const Steps least = kLeast[band];
  uint32_t all = 0;
  for (const auto& [steps, count] : counts)
    all += count;
  if (all < kFewestPairs) {
    const Steps wide = std::max(kWide, least);
    return {usual, usual - wide, usual + wide, usual - std::max(kWideCut, kCut[band])};
  }
  const Steps median = median_of(counts, all);
  Histogram deviations;
  for (const auto& [steps, count] : counts)
    deviations[std::abs(steps - median)] += count;
  const double deviation = 1.4826 * std::max(1, median_of(deviations, all));
  const Steps distance = std::max(least, static_cast<Steps>(std::lround(kDeviations * deviation)));
  return {median, median - distance, median + distance, median - kCut[band]};
}

}  // namespace

void note_lengths(const Subject& subject, Reporter& report) {
  const Steps usual = usual_ratio(subject.locale);
  std::array<Histogram, kBands.size()> counts;
  for (const UnitPair& pair : subject.pairs) {
    const std::vector<Part> parts = parts_of(pair);
    for (size_t i = 0; i < parts.size(); ++i) {
      if (!parts[i].measure) continue;
      const Measure& one = *parts[i].measure;
      ++counts[band_of(one.letters)][one.steps];
      const Steps off = one.steps - usual;
      if ((std::abs(off) < kNoted && (!one.cut || off > 0)) || is_balanced(parts, i, usual)) continue;
      if (are_single_words(pair, parts[i])) continue;
      note_part(pair, parts[i], off < 0 || (one.cut && off == 0), report);
    }
  }
  std::string value = written(counts);
  if (value != "count") report.note("lengths", std::move(value), report.on_article("", ""));
}

void conclude_lengths(std::span<const Note> notes, Findings& out) {
  std::array<Histogram, kBands.size()> counts;
  for (const Note& note : notes) {
    if (!note.value.starts_with("count")) continue;
    const std::vector<int> numbers = numbers_of(note.value);
    for (size_t i = 0; i + 2 < numbers.size(); i += 3)
      counts[static_cast<size_t>(numbers[i])][numbers[i + 1]] += static_cast<uint32_t>(numbers[i + 2]);
  }
  std::array<Limits, kBands.size()> limits;
  for (size_t band = 0; band < limits.size(); ++band)
    limits[band] = limits_of(counts[band], usual_ratio(notes.front().draft.locale), band);
  for (const Note& note : notes) {
    if (note.value.starts_with("count")) continue;
    const std::vector<int> numbers = numbers_of(note.value);
    const Limits& limit = limits[static_cast<size_t>(numbers[0])];
    // Cells and alternative texts go without a full stop in some languages.
    const Steps cut = numbers[2] == 2 ? limit.cut : limit.cut - kBareCells;
    const bool is_short = numbers[1] <= limit.low || (numbers[2] != 0 && numbers[1] <= cut);
    if (is_short || numbers[1] >= limit.high) out.push_back(note.draft);
  }
}

}  // namespace docloc::check
