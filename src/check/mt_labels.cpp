// Labels of a program's surface: a source that writes "Save" means what stands on the button, capital and all.
//
// Some translators write all labels small. Then a small one is information only, unless the same label stands with its
// capital elsewhere in the project.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "check/habits.h"
#include "check/mt_checks.h"
#include "check/reporter.h"
#include "text/characters.h"
#include "text/locale.h"

namespace docloc::check {

using segment::PartKind;
using text::Character;
using text::character_at;
using text::character_before;

namespace {

bool is_label(const segment::Code& code) {
  return code.kind == segment::CodeKind::strong ||
         (code.kind == segment::CodeKind::directive && code.open.starts_with("[!UICONTROL"));
}

// The text between the two ends of a paired code; nullopt: it has not both.
std::optional<Span> inside_of(const Side& side, uint32_t code) {
  const auto end_with = [&](PartKind part) {
    return std::ranges::find_if(side.marks, [&](const Mark& m) { return m.code == code && m.part == part; });
  };
  const auto open = end_with(PartKind::open);
  const auto close = end_with(PartKind::close);
  const auto size = static_cast<uint32_t>(kCode.size());
  if (open == side.marks.end() || close == side.marks.end() || close->at < open->at + size) return std::nullopt;
  return Span{open->at + size, close->at};
}

// Whether a sentence begins at byte `at`: there the capital says nothing.
bool begins_sentence(std::string_view text, uint32_t at) {
  while (true) {
    const Character c = character_before(text, at);
    if (c.value == 0) return true;
    if (text::is_letter(c.value) || text::is_digit(c.value) || c.value == ',' || c.value == ')') return false;
    if (c.value == '.' || c.value == ':' || c.value == '!' || c.value == '?') return true;
    at = c.begin;
  }
}

// Whether the source's label has a capital of its own, and the target's begins with a letter that can have one.
bool is_comparable(const UnitPair& pair, Span source, Span target) {
  return !source.empty() && !target.empty() && text::is_capital(character_at(pair.source.text, source.begin).value) &&
         text::has_case(character_at(pair.target.text, target.begin).value) &&
         !begins_sentence(pair.source.text, source.begin);
}

bool is_small(const UnitPair& pair, Span target) {
  const Character first = character_at(pair.target.text, target.begin);
  // "iPhone": a name that begins so.
  return text::is_lower_case(first.value) && !text::is_capital(character_at(pair.target.text, first.end).value);
}

// "**Bearbeiten** Sie": in German the label may be the verb of its sentence, which is no button to be looked for.
bool is_verb(const Subject& subject, const UnitPair& pair, Span target) {
  if (text::language_part(subject.locale) != "de") return false;
  return std::string_view(pair.target.text).substr(target.end + kCode.size()).starts_with(" Sie ");
}

constexpr size_t kOften = 10;                    // articles with the capital for each place without it
constexpr std::string_view kLabels = "labels ";  // and those with a capital, each ended by a line feed

void note_label(const UnitPair& pair, Span source, Span target, Reporter& report) {
  Finding& finding = report.on_pair(
      pair, source, target,
      fmt::format("The label \"{}\" has a capital in the source and none here.", source.of(pair.source.text)),
      "Write it as it stands on the screen.");
  report.note("habit", "", finding);
}

}  // namespace

void find_small_labels(const Subject& subject, Reporter& report) {
  size_t all = 0;
  std::set<std::string> with_capital;
  for (const UnitPair& pair : subject.pairs) {
    for (const Mark& mark : pair.target.marks) {
      if (mark.part != PartKind::open || !is_label(pair.code(mark))) continue;
      const std::optional<Span> source = inside_of(pair.source, mark.code);
      const std::optional<Span> target = inside_of(pair.target, mark.code);
      if (!source || !target || !is_comparable(pair, *source, *target) || is_verb(subject, pair, *target)) continue;
      ++all;
      if (is_small(pair, *target)) {
        note_label(pair, *source, *target, report);
      } else {
        with_capital.insert(text::to_lower(target->of(pair.target.text)));
      }
    }
  }
  note_chances(report, all);
  std::string value(kLabels);
  for (const std::string& label : with_capital)
    value += label + "\n";
  if (!with_capital.empty()) report.note("habit", std::move(value), report.on_article("", ""));
}

void conclude_labels(std::span<const Note> notes, Findings& out) {
  size_t chances = 0;
  size_t faults = 0;
  std::map<std::string, size_t, std::less<>> articles_with_capital;  // by label, in lower case
  std::map<std::string, size_t> small;
  for (const Note& note : notes) {
    const std::string_view value = note.value;
    if (const long count = chances_of(note); count >= 0) {
      chances += static_cast<size_t>(count);
    } else if (value.starts_with(kLabels)) {
      for (size_t at = kLabels.size(); at < value.size(); at = value.find('\n', at) + 1)
        ++articles_with_capital[std::string(value.substr(at, value.find('\n', at) - at))];
    } else {
      ++faults;
      ++small[note.draft.token];
    }
  }
  const bool habit = is_habit(faults, chances);
  for (const Note& note : notes) {
    if (chances_of(note) >= 0 || note.value.starts_with(kLabels)) continue;
    out.push_back(note.draft);
    const auto elsewhere = articles_with_capital.find(note.draft.token);
    const bool slip = elsewhere != articles_with_capital.end() && elsewhere->second >= kOften * small[note.draft.token];
    if (habit && !slip) out.back().severity = Severity::info;
  }
}

}  // namespace docloc::check
