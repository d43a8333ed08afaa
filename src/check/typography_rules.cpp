// Signs between words, as the language of the translation writes them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "check/paired_signs.h"
#include "check/reporter.h"
#include "check/rules.h"
#include "check/sides.h"
#include "text/characters.h"
#include "text/typography.h"

namespace docloc::check {

using text::Character;
using text::character_at;
using text::character_before;
using text::each_character;

using text::Typography;

namespace {

bool holds(std::string_view text, std::string_view what) {
  return text.find(what) != std::string_view::npos;
}

std::string name_of(uint32_t c) {
  std::string out;
  append_utf8(out, c);
  return out;
}

// What the texts of a unit end with: '.', '?', '!', ':', ';', ','; 0: none of them. "..." and "…" are left to another
// rule.
char final_sign(std::string_view text, std::string_view locale) {
  const Character last = last_sign(text);
  return text::plain_sign(last.value, locale);
}

void compare_ends(const Subject& subject, const UnitPair& pair, const SegmentPair& segment, Reporter& report) {
  const std::string_view from = segment.source.of(pair.source.text);
  const std::string_view to = segment.target.of(pair.target.text);
  const char source = final_sign(from, "");
  const char target = final_sign(to, subject.locale);
  Character last = last_sign(to);
  if (source == target || last.bytes().empty() || last_sign(from).bytes().empty()) return;
  // Japanese and Chinese close with a full stop what English leaves open, or leads on with a colon.
  if (text::typography_of(subject.locale).full_width && target == '.') return;
  last.begin += segment.target.begin;
  last.end += segment.target.begin;
  if (target == 0) {
    Finding& finding = report.on_pair(pair, source_at(pair, last.bytes()), {last.end, last.end},
                                      fmt::format("The source ends with \"{}\", the translation without.", source),
                                      "Add it, or leave it out where the language does.");
    finding.token = std::string(1, source);
    return;
  }
  // What an abbreviation or "Note!" ends with was not added.
  constexpr ptrdiff_t kSpacesOfSentence = 3;
  const bool is_sentence = std::ranges::count(to, ' ') >= kSpacesOfSentence;
  if (source == 0 && (target == '.' || target == '!') && !is_sentence) return;
  const std::string sign = name_of(last.value);
  report.on_pair(pair, source_at(pair, last.bytes()), last.bytes(),
                 source == 0 ? fmt::format("The translation ends with \"{}\", the source without.", sign)
                             : fmt::format("The translation ends with \"{}\", the source with \"{}\".", sign, source),
                 "End it as the source does, unless the sentence is built in another way.");
}

// A reader hardly sees it, and translators recast titles and captions: information.
void find_final_punctuation(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    for (const SegmentPair& segment : pair.segments)
      compare_ends(subject, pair, segment, report);
  }
}

// Signs that never stand beside each other in a text that somebody reread.
bool is_doubled(char before, char sign) {
  if (before == 0 || sign == 0) return false;
  if (before == sign) return sign == '.' || sign == ',' || sign == ';' || sign == ':';
  return (before == ',' || before == ';') && sign == '.';
}

void find_doubled_signs(const Subject& subject, const UnitPair& pair, Reporter& report) {
  const std::string_view target = pair.target.text;
  Character before;
  uint32_t earlier = 0;
  each_character(target, [&](const Character& c) {
    const Character first = before;
    const uint32_t behind_first = earlier;
    earlier = before.value;
    before = c;
    if (!is_doubled(text::plain_sign(first.value, subject.locale), text::plain_sign(c.value, subject.locale))) return;
    const uint32_t next = character_at(target, c.end).value;
    // "...", "../", "1..9", "Class::name" are no doubled signs.
    const bool ends_here = next == 0 || is_space(next) || next == ')' || next == '"' || next == 0x201D;
    const Span both{first.begin, c.end};
    if (!ends_here || behind_first == first.value || is_space(behind_first) || behind_first == 0) return;
    if (holds(pair.source.text, both.of(target))) return;
    Finding& finding = report.on_pair(pair, source_at(pair, both), both,
                                      fmt::format("\"{}\" stands where one sign is enough.", both.of(target)),
                                      fmt::format("Write \"{}\".", name_of(c.value)));
    set_target_fix(finding, pair, {{first.bytes(), ""}}, true);
  });
}

bool is_arabic_letter(uint32_t c) {
  return c >= 0x0620 && c <= 0x06FF && text::is_letter(c);
}
bool is_japanese_or_han(uint32_t c) {
  return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x4E00 && c <= 0x9FFF);
}

// The language's own form of an ASCII sign that stands behind one of its letters; empty: it is right.
std::string_view own_sign(uint32_t before, uint32_t sign, const Typography& typography) {
  if (is_arabic_letter(before) && !typography.language.empty()) {
    if (sign == '?') return "؟";
    if (sign == ',') return "،";
    if (sign == ';') return "؛";
  }
  if (is_japanese_or_han(before) && typography.full_width) {
    if (sign == '.') return "。";
    if (sign == ',') return typography.language == "zh" ? "，" : "、";
  }
  return {};
}

void find_foreign_signs(const Subject& subject, const UnitPair& pair, Reporter& report) {
  const Typography& typography = text::typography_of(subject.locale);
  const std::string_view target = pair.target.text;
  uint32_t before = 0;
  each_character(target, [&](const Character& c) {
    const std::string_view own = own_sign(before, c.value, typography);
    before = c.value;
    if (own.empty()) return;
    const uint32_t next = character_at(target, c.end).value;
    if (next != 0 && !is_space(next) && !is_arabic_letter(next) && !is_japanese_or_han(next)) return;
    Finding& finding = report.on_pair(pair, source_at(pair, c.bytes()), c.bytes(),
                                      fmt::format("\"{}\" is not this language's sign.", name_of(c.value)),
                                      fmt::format("Write \"{}\".", own));
    set_target_fix(finding, pair, {{c.bytes(), std::string(own)}}, true);
  });
}

void find_punctuation(const Subject& subject, Reporter& report) {
  const bool has_own = subject.locale.starts_with("ar") || text::typography_of(subject.locale).full_width ||
                       subject.locale.starts_with("fa") || subject.locale.starts_with("ur");
  for (const UnitPair& pair : subject.pairs) {
    find_doubled_signs(subject, pair, report);
    if (has_own) find_foreign_signs(subject, pair, report);
  }
}

// "..." and "…" are one sign in two spellings; a user interface shows one of them.
void find_ellipses(const Subject& subject, Reporter& report) {
  constexpr std::string_view kDots = "...";
  constexpr std::string_view kEllipsis = "…";
  for (const UnitPair& pair : subject.pairs) {
    const bool dots = holds(pair.source.text, kDots);
    if (dots == holds(pair.source.text, kEllipsis)) continue;
    const std::string_view right = dots ? kDots : kEllipsis;
    const std::string_view wrong = dots ? kEllipsis : kDots;
    const size_t at = pair.target.text.find(wrong);
    if (at == std::string::npos || holds(pair.target.text, right)) continue;
    const Span bytes{static_cast<uint32_t>(at), static_cast<uint32_t>(at + wrong.size())};
    Finding& finding = report.on_pair(pair, source_at(pair, bytes), bytes,
                                      fmt::format("The source has \"{}\", the translation \"{}\".", right, wrong),
                                      "Write it as the source does, so that names of buttons stay the same.");
    set_target_fix(finding, pair, {{bytes, std::string(right)}}, true);
  }
}

void find_double_spaces(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    const std::string_view target = pair.target.text;
    for (size_t at = 0; (at = target.find("  ", at)) != std::string_view::npos;) {
      const size_t end = std::min(target.find_first_not_of(' ', at), target.size());
      const Span bytes{static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
      at = end;
      // At the edges, and between sentences, the white space is not the translator's.
      const SegmentPair& segment = pair.segment_at(bytes.begin);
      if (bytes.begin == 0 || end == target.size() || !segment.target.contains(bytes)) continue;
      if (holds(segment.source.of(pair.source.text), "  ")) continue;
      Finding& finding = report.on_pair(pair, source_at(pair, bytes), bytes, "Two spaces stand where one is enough.",
                                        "Let --fix take one out.");
      set_target_fix(finding, pair, {{bytes, " "}}, true);
    }
  }
}

// " - " where the source has a dash, and a dash without spaces in languages that set them.
void find_dashes(const Subject& subject, Reporter& report) {
  constexpr std::string_view kEm = "—";
  constexpr std::string_view kEn = "–";
  if (text::typography_of(subject.locale).dash != text::Dash::spaced_en) return;
  for (const UnitPair& pair : subject.pairs) {
    const std::string_view target = pair.target.text;
    const bool source_has = holds(pair.source.text, kEm) || holds(pair.source.text, kEn);
    if (!source_has) continue;
    if (const size_t at = target.find(" - "); at != std::string_view::npos && !holds(pair.source.text, " - ")) {
      const Span bytes{static_cast<uint32_t>(at + 1), static_cast<uint32_t>(at + 2)};
      Finding& finding = report.on_pair(pair, source_at(pair, bytes), bytes,
                                        "A hyphen stands where the source has a dash.", "Write \"–\" between spaces.");
      set_target_fix(finding, pair, {{bytes, std::string(kEn)}}, true);
    }
    for (size_t at = 0; (at = target.find(kEm, at)) != std::string_view::npos; at += kEm.size()) {
      const Span bytes{static_cast<uint32_t>(at), static_cast<uint32_t>(at + kEm.size())};
      if (!text::is_letter(character_before(target, bytes.begin).value) ||
          !text::is_letter(character_at(target, bytes.end).value))
        continue;
      Finding& finding = report.on_pair(pair, source_at(pair, bytes), bytes, "A dash without spaces is English.",
                                        "Write \"–\" between spaces.");
      set_target_fix(finding, pair, {{bytes, " – "}}, false);
    }
  }
}

struct Gap {
  Span bytes;  // the plain space, or where one is missing
  bool is_space = false;
};

void report_gap(const UnitPair& pair, const Gap& gap, std::string_view sign, bool narrow, Reporter& report) {
  Finding& finding =
      report.on_pair(pair, source_at(pair, gap.bytes), gap.bytes,
                     gap.is_space ? fmt::format("The space beside \"{}\" lets the line break there.", sign)
                                  : fmt::format("A space is missing beside \"{}\".", sign),
                     "Write a no-break space.");
  finding.token = std::string(sign);
  set_target_fix(finding, pair, {{gap.bytes, narrow ? "\u202F" : "\u00A0"}}, gap.is_space);
}

// French: before : ; ! ? and inside « ».
void find_spaces_that_break(const Subject& subject, Reporter& report) {
  const Typography& typography = text::typography_of(subject.locale);
  if (!typography.spaces_quotes) return;
  for (const UnitPair& pair : subject.pairs) {
    const std::string_view target = pair.target.text;
    each_character(target, [&](const Character& c) {
      const bool closes = c.value == 0xBB;
      const bool opens = c.value == 0xAB;
      const bool sign = c.value < 0x80 && holds(typography.spaced_before, c.bytes().of(target));
      if (!closes && !opens && !sign) return;
      const uint32_t before = character_before(target, c.begin).value;
      const uint32_t next = character_at(target, c.end).value;
      // "10:30", "https://" and "?id=" are no ends of clauses.
      if (sign && next != 0 && !is_space(next) && next != 0xBB && next != ')') return;
      const uint32_t neighbour = opens ? next : before;
      const uint32_t edge = opens ? c.end : c.begin;
      const bool narrow = sign && c.value != ':';
      if (neighbour == ' ') {
        report_gap(pair, {opens ? Span{edge, edge + 1} : Span{edge - 1, edge}, true}, c.bytes().of(target), narrow,
                   report);
      } else if (text::is_letter(neighbour)) {
        report_gap(pair, {{edge, edge}, false}, c.bytes().of(target), narrow, report);
      }
    });
  }
}

constexpr auto kRules = std::to_array<Rule>({
    {"typography/brackets", Severity::warning, Scope::translation,
     "A bracket of the translation has no partner, though the source's have.", find_unpaired_brackets},
    {"typography/dash", Severity::info, Scope::translation, "A dash is not written as the language writes it.",
     find_dashes, Fixes::safe},
    {"typography/double-space", Severity::info, Scope::translation, "Two spaces stand where one is enough.",
     find_double_spaces, Fixes::safe},
    {"typography/ellipsis", Severity::info, Scope::translation, "Three dots and the sign \"…\" were exchanged.",
     find_ellipses, Fixes::safe},
    {"typography/final-punctuation", Severity::info, Scope::translation,
     "A translation ends with another sign than its source.", find_final_punctuation},
    {"typography/no-break-space", Severity::info, Scope::translation,
     "A line can break where French sets a no-break space.", find_spaces_that_break, Fixes::safe},
    {"typography/punctuation", Severity::warning, Scope::translation,
     "A sign stands twice, or is that of another language.", find_punctuation, Fixes::safe},
    {"typography/quotes", Severity::info, Scope::translation, "Quotation marks are those of another language.",
     find_foreign_quotes},
    {"typography/unpaired-quote", Severity::warning, Scope::translation,
     "A quotation mark of the translation has no partner, though the source's have.", find_unpaired_quotes},
});

}  // namespace

std::span<const Rule> typography_rules() {
  return kRules;
}

}  // namespace docloc::check
