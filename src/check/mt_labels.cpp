// Labels of a program's surface: a source that writes "Save" means what stands on the button, capital and all.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "check/mt_checks.h"
#include "check/reporter.h"
#include "text/characters.h"

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

void check_label(const UnitPair& pair, Span source, Span target, Reporter& report) {
  const Character first = character_at(pair.source.text, source.begin);
  const Character other = character_at(pair.target.text, target.begin);
  if (source.empty() || target.empty() || !text::is_capital(first.value) || !text::is_lower_case(other.value)) return;
  if (begins_sentence(pair.source.text, source.begin)) return;
  // "iPhone": a name that begins so.
  if (text::is_capital(character_at(pair.target.text, other.end).value)) return;
  report.on_pair(
      pair, source, target,
      fmt::format("The label \"{}\" has a capital in the source and none here.", source.of(pair.source.text)),
      "Write it as it stands on the screen.");
}

}  // namespace

void find_small_labels(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    for (const Mark& mark : pair.target.marks) {
      if (mark.part != PartKind::open || !is_label(pair.code(mark))) continue;
      const std::optional<Span> source = inside_of(pair.source, mark.code);
      const std::optional<Span> target = inside_of(pair.target, mark.code);
      if (source && target) check_label(pair, *source, *target, report);
    }
  }
}

}  // namespace docloc::check
