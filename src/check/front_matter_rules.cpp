// Front matter of a locale's own form of an article beside the article's, and what search results show of it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "align/import_markdown.h"
#include "check/reporter.h"
#include "check/rules.h"
#include "text/locale.h"
#include "yaml/front_matter.h"

namespace docloc::check {

using segment::Article;
using yaml::Scalar;

namespace {

// What a translation's front matter may have beside the source's: how it was made.
constexpr auto kOfTranslations =
    std::to_array<std::string_view>({"docloc", "lang", "locale", "ms.contentlocale", "ms.lasthandoff", "ms.locfileid",
                                     "ms.openlocfilehash", "ms.sourcegitcommit", "ms.translationtype"});
constexpr auto kDates = std::to_array<std::string_view>(
    {"date", "last_modified", "lastmod", "ms.date", "ms.reviewed", "publishDate", "pubDate", "updated"});

template <typename List>
bool contains(const List& list, std::string_view value) {
  return std::ranges::find(list, value) != list.end();
}

enum class Shape : uint8_t { empty, text, flag, number, list, mapping };

std::string_view name_of(Shape shape) {
  switch (shape) {
    case Shape::empty:
      return "empty";
    case Shape::text:
      return "a text";
    case Shape::flag:
      return "true or false";
    case Shape::number:
      return "a number";
    case Shape::list:
      return "a list";
    case Shape::mapping:
      return "a mapping";
  }
  return "";
}

// A field on the top level; of a list or mapping its first scalar.
struct Field {
  const Scalar* scalar = nullptr;
  Shape shape{};
};

// YAML 1.2, 10.3.2, of plain scalars.
Shape shape_of(const Scalar& scalar) {
  static constexpr auto kFlags = std::to_array<std::string_view>({"true", "false", "True", "False", "TRUE", "FALSE"});
  if (scalar.value.empty()) return Shape::empty;
  if (scalar.style != yaml::ScalarStyle::plain) return Shape::text;
  if (contains(kFlags, scalar.value)) return Shape::flag;
  const bool digits = scalar.value.find_first_not_of("0123456789.+-") == std::string::npos;
  const bool one_point = std::ranges::count(scalar.value, '.') <= 1;
  const bool sign_first = scalar.value.find_last_of("+-") == std::string::npos || scalar.value.find_last_of("+-") == 0;
  return digits && one_point && sign_first ? Shape::number : Shape::text;
}

using Fields = std::map<std::string, Field, std::less<>>;

// OPS names its fields with a point: "ms.date" is a name, not a mapping.
Fields fields_of(const Article& article) {
  Fields fields;
  for (const Scalar& scalar : article.front_matter.scalars) {
    if (scalar.top_level) {
      fields.insert_or_assign(scalar.name, Field{&scalar, shape_of(scalar)});
      continue;
    }
    const size_t end = std::min(scalar.name.find_first_of("[."), scalar.name.size());
    const bool list = end < scalar.name.size() && scalar.name[end] == '[';
    fields.try_emplace(scalar.name.substr(0, end), Field{&scalar, list ? Shape::list : Shape::mapping});
  }
  return fields;
}

// Names of scalars that a translator gets.
std::set<std::string, std::less<>> translated_names(const Subject& subject) {
  std::set<std::string, std::less<>> names;
  for (const std::string& name : segment::ExtractOptions{}.front_matter_keys)
    names.insert(name);
  for (const Article* article : {subject.article, subject.counterpart}) {
    for (const segment::Unit& unit : article->units) {
      if (unit.kind == segment::UnitKind::front_matter) names.insert(unit.name);
    }
  }
  return names;
}

bool is_translated(const std::set<std::string, std::less<>>& names, const Scalar& scalar) {
  return names.contains(scalar.name) || names.contains(scalar.name.substr(0, scalar.name.find('[')));
}

bool can_compare(const Subject& subject) {
  return subject.article->front_matter.valid && subject.counterpart->front_matter.valid;
}

Span end_of(const yaml::FrontMatter& front_matter) {
  return {front_matter.content.end, front_matter.content.end};
}

void find_missing(const Subject& subject, Reporter& report) {
  if (!can_compare(subject)) return;
  const Fields found = fields_of(*subject.counterpart);
  for (const auto& [name, field] : fields_of(*subject.article)) {
    if (found.contains(name) || field.shape == Shape::empty) continue;
    Finding& finding = report.on_counterpart(field.scalar->bytes, end_of(subject.counterpart->front_matter),
                                             fmt::format("The translation lacks the field \"{}\".", name),
                                             "Take it over from the source.");
    finding.token = name;
  }
}

void find_extra(const Subject& subject, Reporter& report) {
  if (!can_compare(subject)) return;
  const Fields wanted = fields_of(*subject.article);
  for (const auto& [name, field] : fields_of(*subject.counterpart)) {
    if (wanted.contains(name) || contains(kOfTranslations, name)) continue;
    Finding& finding = report.on_counterpart(end_of(subject.article->front_matter), field.scalar->bytes,
                                             fmt::format("The source has no field \"{}\".", name),
                                             "Take it out, or add it to the source if all languages need it.");
    finding.token = name;
  }
}

// Calls `look(name, source, target)` for the fields that both have.
template <typename Look>
void each_common(const Subject& subject, const Look& look) {
  if (!can_compare(subject)) return;
  const Fields found = fields_of(*subject.counterpart);
  for (const auto& [name, field] : fields_of(*subject.article)) {
    const auto other = found.find(name);
    if (other != found.end()) look(name, field, other->second);
  }
}

bool is_same_shape(const Field& a, const Field& b) {
  return a.shape == b.shape || a.shape == Shape::empty || b.shape == Shape::empty;
}

void find_other_types(const Subject& subject, Reporter& report) {
  const auto names = translated_names(subject);
  each_common(subject, [&](const std::string& name, const Field& source, const Field& target) {
    if (is_same_shape(source, target)) return;
    const bool nested = std::max(source.shape, target.shape) >= Shape::list;
    if (is_translated(names, *source.scalar) && !nested) return;
    Finding& finding = report.on_counterpart(source.scalar->bytes, target.scalar->bytes,
                                             fmt::format("\"{}\" is {} in the source and {} in the translation.", name,
                                                         name_of(source.shape), name_of(target.shape)),
                                             "Write it as the source does, with its quotes or without.");
    finding.token = name;
  });
}

void find_changed(const Subject& subject, Reporter& report) {
  if (!can_compare(subject)) return;
  const auto names = translated_names(subject);
  const Fields wanted = fields_of(*subject.article);
  const Fields found = fields_of(*subject.counterpart);
  for (const Scalar& scalar : subject.article->front_matter.scalars) {
    const Scalar* other = subject.counterpart->front_matter.find(scalar.name);
    if (other == nullptr || other->value == scalar.value || is_translated(names, scalar)) continue;
    if (contains(kOfTranslations, scalar.name) || contains(kDates, scalar.name)) continue;
    const auto was = wanted.find(scalar.name);
    const auto is = found.find(scalar.name);
    if (was != wanted.end() && is != found.end() && !is_same_shape(was->second, is->second)) continue;
    Finding& finding = report.on_counterpart(
        scalar.bytes, other->bytes,
        fmt::format("\"{}\" is \"{}\" in the source and \"{}\" in the translation.", scalar.name, scalar.value,
                    other->value),
        "Programs read this field: take the source's value, or let the setting translate.front_matter name it.");
    finding.token = scalar.name;
  }
}

struct Date {
  enum class Style : uint8_t { iso, american, european };
  Style style{};
  std::array<int, 3> day{};  // year, month, day
};

// "2023-04-30", also with a time behind it; "04/30/2023"; "30.04.2023". None: nothing of the kind, or no such day.
std::optional<Date> read_date(std::string_view text) {
  std::array<int, 3> numbers{};
  size_t at = 0;
  char separator = 0;
  for (size_t part = 0; part < numbers.size(); ++part) {
    const size_t begin = at;
    while (at < text.size() && at - begin < 4 && text[at] >= '0' && text[at] <= '9')
      numbers[part] = (numbers[part] * 10) + (text[at++] - '0');
    if (at == begin) return std::nullopt;
    if (part == 2) break;
    if (at == text.size() || (separator != 0 && text[at] != separator)) return std::nullopt;
    separator = text[at++];
  }
  if (at < text.size() && text[at] >= '0' && text[at] <= '9') return std::nullopt;
  const auto [a, b, c] = numbers;
  Date date;
  if (separator == '-')
    date = {Date::Style::iso, {a, b, c}};
  else if (separator == '/')
    date = {Date::Style::american, {c, a, b}};
  else if (separator == '.')
    date = {Date::Style::european, {c, b, a}};
  else
    return std::nullopt;
  const auto [year, month, day] = date.day;
  const bool exists = year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return exists ? std::optional(date) : std::nullopt;
}

// A style of its own is what the locale's tools may take for another day: the fourth of May, or the fifth of April.
void find_other_dates(const Subject& subject, Reporter& report) {
  each_common(subject, [&](const std::string& name, const Field& source, const Field& target) {
    if (!contains(kDates, name) || source.scalar->value == target.scalar->value) return;
    const std::optional<Date> wanted = read_date(source.scalar->value);
    const std::optional<Date> found = read_date(target.scalar->value);
    if (!wanted || target.scalar->value.empty()) return;
    const std::string_view fault = !found                          ? "can be read as no date"
                                   : found->style != wanted->style ? "is written in another way than the source's"
                                                                   : "is not the source's";
    Finding& finding = report.on_counterpart(
        source.scalar->bytes, target.scalar->bytes,
        fmt::format("The date \"{}\" of \"{}\" {}, \"{}\".", target.scalar->value, name, fault, source.scalar->value),
        "Write dates of the front matter as the source does: programs read them.");
    finding.token = name;
    if (found) finding.severity = Severity::info;
  });
}

void find_stale_hash(const Subject& subject, Reporter& report) {
  const Scalar* hash = subject.counterpart->front_matter.find("ms.openlocfilehash");
  constexpr size_t kSha1Digits = 40;
  if (hash == nullptr || hash->value.size() != kSha1Digits) return;
  if (align::names_bytes(hash->value, subject.article->bytes)) return;
  report.on_counterpart({subject.article->document.body, subject.article->document.body}, hash->bytes,
                        "The translation was made from another revision of the source.",
                        "Compare it with the source as it is now, then take ms.openlocfilehash from the next export.");
}

// Columns that search results have room for, about.
struct Room {
  std::string_view field;
  uint32_t columns;
};
constexpr auto kRooms = std::to_array<Room>({{"title", 60}, {"description", 160}});

const Room* room_of(const segment::Unit& unit) {
  if (unit.kind != segment::UnitKind::front_matter) return nullptr;
  const auto* found = std::ranges::find(kRooms, std::string_view(unit.name), &Room::field);
  return found == kRooms.end() ? nullptr : found;
}

// The last part of "Set it up | Contoso Docs" is the site's name, which may well be cut.
uint32_t width_of(std::string_view text) {
  return text::display_width(text.substr(0, text.rfind(" | ")));
}

// Somewhat longer is usual.
bool is_too_wide(uint32_t width, const Room& room) {
  return width * 100 > room.columns * 115;
}

constexpr std::string_view kShorten = "Shorten it, or say first what matters.";

std::string too_wide(const Room& room, uint32_t width) {
  return fmt::format("The {} takes {} columns; search results show about {}.", room.field, width, room.columns);
}

void find_too_long_source(const Subject& subject, Reporter& report) {
  for (const segment::Unit& unit : subject.article->units) {
    const Room* room = room_of(unit);
    if (room == nullptr) continue;
    const uint32_t width = width_of(side_of(unit.content).text);
    if (is_too_wide(width, *room)) report.on_article(unit.bytes, too_wide(*room, width), std::string(kShorten));
  }
}

void find_too_long(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    const Room* room = room_of(*pair.article);
    if (room == nullptr || pair.target.text.size() <= room->columns) continue;
    const uint32_t width = width_of(pair.target.text);
    // Where the source has no room the translation cannot have it.
    if (!is_too_wide(width, *room) || width_of(pair.source.text) > room->columns) continue;
    report.on_unit(pair, too_wide(*room, width), std::string(kShorten));
  }
}

void find_required(const Subject& subject, Reporter& report) {
  static constexpr auto kRequired =
      std::to_array<std::string_view>({"title", "description", "author", "ms.author", "ms.date", "ms.topic"});
  const yaml::FrontMatter& front_matter = subject.article->front_matter;
  if (!options_of(subject).ops || front_matter.bytes.empty() || !front_matter.valid) return;
  if (subject.article->format != segment::Format::markdown) return;
  for (const std::string_view name : kRequired) {
    const Scalar* scalar = front_matter.find(name);
    if (scalar != nullptr && !scalar->value.empty()) continue;
    Finding& finding = report.on_article(end_of(front_matter), fmt::format("The field \"{}\" is missing.", name),
                                         "OPS wants it in every article.");
    finding.token = name;
  }
}

constexpr auto kRules = std::to_array<Rule>({
    {"front-matter/changed", Severity::warning, Scope::counterpart,
     "A field that programs read has another value in the translation.", find_changed},
    {"front-matter/date", Severity::warning, Scope::counterpart, "A date cannot be read, or differs from the source's.",
     find_other_dates},
    {"front-matter/extra", Severity::info, Scope::counterpart, "A translation has a field that the source has not.",
     find_extra},
    {"front-matter/hash", Severity::info, Scope::counterpart, "A translation names another revision of the source.",
     find_stale_hash},
    {"front-matter/length", Severity::info, Scope::translation,
     "A title or description is too long for search results, where the source's is not.", find_too_long},
    {"front-matter/missing", Severity::warning, Scope::counterpart, "A translation lacks a field of the source.",
     find_missing},
    {"front-matter/required", Severity::warning, Scope::article, "A field is missing that OPS wants.", find_required},
    {"front-matter/source-length", Severity::info, Scope::article,
     "A title or description of an article is too long for search results.", find_too_long_source},
    {"front-matter/type", Severity::warning, Scope::counterpart,
     "A field is of another type in the translation: a text in place of a list, a number in quotes.", find_other_types},
});

}  // namespace

std::span<const Rule> front_matter_rules() {
  return kRules;
}

}  // namespace docloc::check
