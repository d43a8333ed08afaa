// White space that a target has and its source has not, or the other way around.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "check/habits.h"
#include "check/mt_checks.h"
#include "check/reporter.h"
#include "text/characters.h"

namespace docloc::check {

using segment::PartKind;
using text::Character;
using text::character_at;
using text::character_before;

namespace {

uint32_t end_of(const Mark& mark) {
  return mark.at + static_cast<uint32_t>(kCode.size());
}

// The character before or behind the mark at `index`. Ends of other codes are passed over; a code that stands for
// something (a code span, an image) is U+FFFC, an end of the text 0.
Character neighbour(const Side& side, size_t index, int step) {
  const Mark* mark = &side.marks[index];
  while (true) {
    const Character c = step < 0 ? character_before(side.text, mark->at) : character_at(side.text, end_of(*mark));
    if (c.value != kCodeSign) return c;
    index += static_cast<size_t>(step);
    mark = &side.marks[index];
    if (mark->part == PartKind::placeholder) return c;
  }
}

bool is_wordlike(char32_t c) {
  return (text::is_letter(c) || text::is_digit(c)) && !text::is_unspaced(c);
}

// Endings that a language writes right behind a name: "**Spara**s", "*Power BI*ssa". "*": any.
struct Endings {
  std::string_view language;
  std::string_view endings;  // between spaces
};
constexpr auto kEndings = std::to_array<Endings>({
    {"sv", " s n en et t er ar or na ar erna arna ens ets a "},
    {"da", " s en et er erne ens ets e "},
    {"nb", " s en et er ene ens ets e "},
    {"de", " s es e en n er ern "},
    {"nl", " s en "},
    {"en", " s es d ed "},
    {"fr", " s es "},
    {"es", " s es "},
    {"pt", " s es "},
    {"it", " "},
    {"fi", "*"},
    {"et", "*"},
    {"hu", "*"},
    {"tr", "*"},
    {"ko", "*"},
    {"kk", "*"},
    {"eu", "*"},
});

bool is_ending(std::string_view text, uint32_t at, std::string_view locale) {
  uint32_t end = at;
  for (Character c = character_at(text, at); text::is_letter(c.value) || text::is_mark(c.value);
       c = character_at(text, end))
    end = c.end;
  const std::string_view language = text::language_part(locale);
  return std::ranges::any_of(kEndings, [&](const Endings& row) {
    return row.language == language &&
           (row.endings == "*" || row.endings.contains(fmt::format(" {} ", text.substr(at, end - at))));
  });
}

// Arabic and Hebrew write the article, "and" and short prepositions in one with what follows: up to three letters.
bool is_prefix(std::string_view text, uint32_t end) {
  int letters = 0;
  Character c = character_before(text, end);
  for (; text::is_letter(c.value) || text::is_mark(c.value); c = character_before(text, c.begin)) {
    if (c.value < 0x590 || c.value >= 0x700) return false;
    if (text::is_letter(c.value)) ++letters;
  }
  return letters <= 3;
}

class CodeSpaces {
 public:
  CodeSpaces(const Subject& subject, const UnitPair& pair, Reporter& report)
      : subject_(subject), pair_(pair), report_(report) {}

  void run() {
    for (size_t i = 0; i < pair_.target.marks.size(); ++i) {
      const Mark& mark = pair_.target.marks[i];
      const auto same = std::ranges::find_if(pair_.source.marks,
                                             [&](const Mark& m) { return m.code == mark.code && m.part == mark.part; });
      if (same == pair_.source.marks.end()) continue;
      const auto of_source = static_cast<size_t>(same - pair_.source.marks.begin());
      if (mark.part != PartKind::close) find_lost_before(i, of_source);
      if (mark.part != PartKind::open) find_lost_behind(i, of_source);
      if (mark.part == PartKind::open) find_gained(i, of_source, 1);
      if (mark.part == PartKind::close) find_gained(i, of_source, -1);
    }
  }

 private:
  // A line break and what replaces a character have no space of their own; a directive may be nothing to readers.
  [[nodiscard]] bool counts(const Mark& mark) const {
    const segment::CodeKind kind = pair_.code(mark).kind;
    return kind != segment::CodeKind::line_break && kind != segment::CodeKind::html &&
           kind != segment::CodeKind::footnote && kind != segment::CodeKind::image;
  }

  void find_lost_before(size_t i, size_t of_source) {
    const Mark& mark = pair_.target.marks[i];
    const Character before = neighbour(pair_.target, i, -1);
    if (!counts(mark) || !is_wordlike(before.value)) return;
    if (is_wordlike(neighbour(pair_.source, of_source, -1).value) || is_prefix(pair_.target.text, before.end)) return;
    report_lost(i, of_source, before, "before", {before.end, before.end}, before.end == mark.at);
  }

  void find_lost_behind(size_t i, size_t of_source) {
    const Mark& mark = pair_.target.marks[i];
    const Character behind = neighbour(pair_.target, i, 1);
    if (!counts(mark) || !is_wordlike(behind.value)) return;
    if (is_wordlike(neighbour(pair_.source, of_source, 1).value) ||
        is_ending(pair_.target.text, behind.begin, subject_.locale))
      return;
    report_lost(i, of_source, behind, "behind", {behind.begin, behind.begin}, behind.begin == end_of(mark));
  }

  void report_lost(size_t i, size_t of_source, const Character& letter, std::string_view side, Span place,
                   bool adjacent) {
    const Mark& mark = pair_.target.marks[i];
    const Mark& other = pair_.source.marks[of_source];
    Finding& finding =
        report_.on_pair(pair_, {other.at, end_of(other)}, {letter.begin, letter.end},
                        fmt::format("The space {} \"{}\" is lost.", side, name_of(mark)), "Put it back.");
    finding.token = fmt::format("{} {}", side, name_of(mark));
    if (adjacent && !pair_.is_edge(place.begin)) set_target_fix(finding, pair_, {{place, " "}}, true);
  }

  void find_gained(size_t i, size_t of_source, int step) {
    const Mark& mark = pair_.target.marks[i];
    const Character inside =
        step > 0 ? character_at(pair_.target.text, end_of(mark)) : character_before(pair_.target.text, mark.at);
    const Character before = step > 0 ? character_at(pair_.source.text, end_of(pair_.source.marks[of_source]))
                                      : character_before(pair_.source.text, pair_.source.marks[of_source].at);
    if (!text::is_space(inside.value) || text::is_space(before.value)) return;
    const Character outside =
        step > 0 ? character_before(pair_.target.text, mark.at) : character_at(pair_.target.text, end_of(mark));
    Finding& finding = report_.on_pair(
        pair_, {}, {inside.begin, inside.end},
        fmt::format("\"{}\" {} with a space that the source has not.", name_of(mark), step > 0 ? "begins" : "ends"),
        "Take it out; a space that separates words stands outside.");
    finding.token = fmt::format("{} {}", step > 0 ? "begins" : "ends", name_of(mark));
    std::vector<Edit> edits = {{{inside.begin, inside.end}, ""}};
    // The space goes to the other side of the mark, where words would stick together.
    const uint32_t place = step > 0 ? mark.at : end_of(mark);
    if (is_wordlike(outside.value) && !pair_.is_edge(place))
      edits.insert(step > 0 ? edits.begin() : edits.end(), {{place, place}, " "});
    set_target_fix(finding, pair_, std::move(edits), true);
  }

  // What readers of the finding know the code by.
  [[nodiscard]] std::string name_of(const Mark& mark) const {
    const segment::Code& code = pair_.code(mark);
    if (mark.part == PartKind::placeholder) return code.open;
    const auto is = [&](PartKind part) {
      return [&mark, part](const Mark& m) { return m.code == mark.code && m.part == part; };
    };
    const auto open = std::ranges::find_if(pair_.target.marks, is(PartKind::open));
    const auto close = std::ranges::find_if(pair_.target.marks, is(PartKind::close));
    if (open == pair_.target.marks.end() || close == pair_.target.marks.end() || close->at < end_of(*open))
      return code.open;
    return shown(pair_, pair_.target, {end_of(*open), close->at}, {}).text;
  }

  const Subject& subject_;
  const UnitPair& pair_;
  Reporter& report_;
};

// A space right inside of a bracket, where the source has none at such brackets.
bool has_padded_bracket(std::string_view text) {
  return text.contains("( ") || text.contains(" )") || text.contains("[ ") || text.contains(" ]");
}

void find_padded_brackets(const UnitPair& pair, Reporter& report) {
  const std::string_view text = pair.target.text;
  if (!has_padded_bracket(text) || has_padded_bracket(pair.source.text)) return;
  for (uint32_t at = 1; at < text.size(); ++at) {
    Span space{at, at};
    if (text[at] == ' ' && (text[at - 1] == '(' || text[at - 1] == '[')) space = {at, at + 1};
    if (text[at - 1] == ' ' && (text[at] == ')' || text[at] == ']')) space = {at - 1, at};
    // "- [ ]" is a box to tick.
    if (space.empty() || text.substr(at - 1, 3) == "[ ]") continue;
    Finding& finding = report.on_pair(pair, {}, space, "A space stands inside of a bracket.", "Take it out.");
    set_target_fix(finding, pair, {{space, ""}}, true);
  }
}

Span leading_space(std::string_view text, Span part) {
  Span space{part.begin, part.begin};
  for (Character c = character_at(text, space.end); space.end < part.end && text::is_space(c.value);
       c = character_at(text, space.end))
    space.end = c.end;
  return space;
}

Span trailing_space(std::string_view text, Span part) {
  Span space{part.end, part.end};
  for (Character c = character_before(text, space.begin); space.begin > part.begin && text::is_space(c.value);
       c = character_before(text, space.begin))
    space.begin = c.begin;
  return space;
}

void report_edge(const UnitPair& pair, Span space, std::string_view what, Reporter& report) {
  Finding& finding =
      report.on_pair(pair, {}, space, fmt::format("The translation {} with white space.", what), "Take it out.");
  finding.token = what;
  set_target_fix(finding, pair, {{space, ""}}, true);
}

// French sets signs of two parts off; so does Canadian French before a colon only, which is not told apart here.
bool allows_space(char32_t sign, std::string_view locale) {
  // Between wide characters a narrow colon looks lost without a space.
  if (text::writes_without_spaces(locale) && sign == ':') return true;
  return text::language_part(locale) == "fr" && (sign == ':' || sign == ';' || sign == '!' || sign == '?');
}

bool is_sign(char32_t c) {
  constexpr std::u32string_view kSigns = U".,;:!?\u060C\u061B\u061F\u3002\u3001\uFF0C";
  return kSigns.find(c) != std::u32string_view::npos;
}

// Spaces before a sign that ends something: a space or nothing follows it, so that ".NET" and "..." are none.
std::vector<Span> spaces_before_signs(std::string_view text, std::string_view locale) {
  std::vector<Span> found;
  for (uint32_t at = 1; at < text.size();) {
    const Character c = character_at(text, at);
    at = c.end;
    if (!is_sign(c.value) || allows_space(c.value, locale)) continue;
    const Character space = character_before(text, c.begin);
    const char32_t next = character_at(text, c.end).value;
    const char32_t before = character_before(text, space.begin).value;
    if (!text::is_space(space.value) || is_sign(before) || before == 0 || text::is_space(before)) continue;
    if (next != 0 && !text::is_space(next) && next != kCodeSign && next != ')' && next != '"') continue;
    found.push_back({space.begin, c.end});
  }
  return found;
}

}  // namespace

void find_spaces_at_codes(const Subject& subject, Reporter& report) {
  const bool spaced = !text::writes_without_spaces(subject.locale);
  for (const UnitPair& pair : subject.pairs) {
    if (spaced && !pair.target.marks.empty()) CodeSpaces(subject, pair, report).run();
    if (spaced) find_padded_brackets(pair, report);
  }
}

void find_edge_spaces(const Subject& subject, Reporter& report) {
  static_cast<void>(subject);
  for (const UnitPair& pair : subject.pairs) {
    for (const SegmentPair& segment : pair.segments) {
      if (segment.target.empty()) continue;
      const Span before = leading_space(pair.target.text, segment.target);
      if (before == segment.target) continue;
      const Span behind = trailing_space(pair.target.text, segment.target);
      if (!before.empty() && leading_space(pair.source.text, segment.source).empty())
        report_edge(pair, before, "begins", report);
      if (!behind.empty() && trailing_space(pair.source.text, segment.source).empty())
        report_edge(pair, behind, "ends", report);
    }
  }
}

void find_spaces_before_punctuation(const Subject& subject, Reporter& report) {
  size_t segments = 0;
  for (const UnitPair& pair : subject.pairs) {
    segments += pair.segments.size();
    const std::vector<Span> found = spaces_before_signs(pair.target.text, subject.locale);
    if (found.empty() || !spaces_before_signs(pair.source.text, "").empty()) continue;
    for (const Span span : found) {
      const Character sign = character_before(pair.target.text, span.end);
      Finding& finding = report.on_pair(
          pair, {}, span, fmt::format("A space stands before \"{}\".", Span{sign.begin, sign.end}.of(pair.target.text)),
          "Take it out.");
      set_target_fix(finding, pair, {{{span.begin, sign.begin}, ""}}, true);
      report.note("habit", "", finding);
    }
  }
  note_chances(report, segments);
}

}  // namespace docloc::check
