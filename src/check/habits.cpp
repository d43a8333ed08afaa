#include "check/habits.h"

#include <fmt/format.h>

#include <charconv>

namespace docloc::check {

namespace {

constexpr std::string_view kChances = "chances ";
constexpr size_t kFew = 10;
constexpr size_t kRare = 100;

}  // namespace

void note_chances(Reporter& report, size_t count) {
  if (count > 0) report.note("habit", fmt::format("{}{}", kChances, count), report.on_article("", ""));
}

long chances_of(const Note& note) {
  const std::string_view value = note.value;
  if (!value.starts_with(kChances)) return -1;
  long count = 0;
  const auto [end, error] = std::from_chars(value.data() + kChances.size(), value.data() + value.size(), count);
  return error == std::errc() && end == value.data() + value.size() ? count : 0;
}

bool is_habit(size_t faults, size_t chances) {
  return faults > kFew && faults * kRare > chances;
}

void conclude_habit(std::span<const Note> notes, Findings& out) {
  size_t chances = 0;
  size_t faults = 0;
  for (const Note& note : notes) {
    const long count = chances_of(note);
    if (count < 0) {
      ++faults;
    } else {
      chances += static_cast<size_t>(count);
    }
  }
  const bool habit = is_habit(faults, chances);
  for (const Note& note : notes) {
    if (chances_of(note) >= 0) continue;
    out.push_back(note.draft);
    if (habit) out.back().severity = Severity::info;
  }
}

}  // namespace docloc::check
