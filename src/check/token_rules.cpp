// What a translation must leave as it is: identifiers, versions, placeholders, code.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "check/identifiers.h"
#include "check/placeholders.h"
#include "check/reporter.h"
#include "check/rules.h"
#include "check/token_checks.h"
#include "text/characters.h"
#include "text/locale.h"

namespace docloc::check {

Span missing_at(const UnitPair& pair, Span source) {
  const auto behind =
      std::ranges::upper_bound(pair.segments, source.begin, {}, [](const SegmentPair& s) { return s.source.begin; });
  const SegmentPair& segment = behind == pair.segments.begin() ? pair.segments.front() : *(behind - 1);
  return {segment.target.end, segment.target.end};
}

namespace {

bool is_repeated(const std::vector<Identifier>& all, size_t at, std::string_view text) {
  const auto first =
      std::ranges::find(all, all[at].bytes.of(text), [&](const Identifier& i) { return i.bytes.of(text); });
  return first != all.begin() + static_cast<std::ptrdiff_t>(at);
}

// `text` in lower case without the part of addresses that names a language ("/en-us").
std::string without_language(std::string_view text, std::string_view locale) {
  std::string lower = text::to_lower(text);
  const std::string part = "/" + text::to_lower(locale);
  for (size_t at = 0; (at = lower.find(part, at)) != std::string::npos;)
    lower.erase(at, part.size());
  return lower;
}

// "$skip" where a line runs from right to left: marks of direction stand inside of it, and the sign may stand at its
// other end.
bool stands_around(std::string_view text, std::string_view variable) {
  std::string plain;
  for (uint32_t at = 0; at < text.size();) {
    const text::Character c = text::character_at(text, at);
    const bool direction = c.value == 0x200E || c.value == 0x200F || (c.value >= 0x202A && c.value <= 0x202E) ||
                           (c.value >= 0x2066 && c.value <= 0x2069);
    if (!direction) plain += text.substr(c.begin, c.end - c.begin);
    at = c.end;
  }
  return plain.contains(variable) ||
         (plain.size() < text.size() && plain.contains(fmt::format("{}$", variable.substr(1))));
}

bool is_kept(const Subject& subject, const Identifier& identifier, const UnitPair& pair) {
  const std::string_view name = identifier.bytes.of(pair.source.text);
  const std::string_view target = pair.target.text;
  if (stands_in(name, target)) return true;
  if (identifier.kind == IdentifierKind::url) {
    return without_language(target, subject.locale)
        .contains(without_language(name, subject.source_locale.empty() ? "en-us" : subject.source_locale));
  }
  if (identifier.kind == IdentifierKind::variable) return stands_around(target, name);
  // A plural of English: "PSSessions".
  return identifier.kind == IdentifierKind::camel && name.ends_with('s') &&
         stands_in(name.substr(0, name.size() - 1), target);
}

// The one of the target that stands there instead: of the same kind, and not in the source.
const Identifier* replacement(const Identifier& lost, const std::vector<Identifier>& of_target, const UnitPair& pair) {
  const auto found = std::ranges::find_if(of_target, [&](const Identifier& other) {
    return other.kind == lost.kind && !stands_in(other.bytes.of(pair.target.text), pair.source.text);
  });
  return found == of_target.end() ? nullptr : &*found;
}

Finding& report_lost(const UnitPair& pair, const Identifier& lost, const Identifier* instead, Reporter& report) {
  const std::string_view name = lost.bytes.of(pair.source.text);
  if (instead == nullptr) {
    return report.on_pair(pair, lost.bytes, missing_at(pair, lost.bytes),
                          fmt::format("\"{}\" of the source is not in the translation.", name),
                          "Names that programs know stay as they are.");
  }
  Finding& finding =
      report.on_pair(pair, lost.bytes, instead->bytes,
                     fmt::format("\"{}\" of the source became \"{}\".", name, instead->bytes.of(pair.target.text)),
                     "Names that programs know stay as they are.");
  set_target_fix(finding, pair, {{instead->bytes, std::string(name)}}, false);
  return finding;
}

// Letters and digits alone, in lower case.
std::string bare(std::string_view text) {
  std::string out;
  for (const char c : text::to_lower(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

size_t count_in(std::string_view what, std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; (at = text.find(what, at)) != std::string_view::npos; at += what.size())
    ++count;
  return count;
}

// Whether the target has the name in another spelling ("System. String", "MacOS"), or one like it in its place.
bool has_variant(const Identifier& lost, const Identifier* instead, const UnitPair& pair) {
  const std::string name = bare(lost.bytes.of(pair.source.text));
  if (bare(pair.target.text).contains(name)) return true;
  if (instead == nullptr) return false;
  const std::string other = bare(instead->bytes.of(pair.target.text));
  const size_t half = name.size() / 2;
  constexpr size_t kSlip = 3;  // letters more or less: "Vollständiger Name" has only the end of "FullName"
  if (other.size() > name.size() + kSlip || name.size() > other.size() + kSlip) return false;
  return other.starts_with(name.substr(0, half)) || other.ends_with(name.substr(name.size() - half));
}

// What the ends of a strong or an emphasis are around, where that is `identifier` and nothing else in the source, and
// words again in the target; empty: it is not so.
Span label_instead(const Identifier& identifier, const UnitPair& pair) {
  const auto size = static_cast<uint32_t>(kCode.size());
  for (const Mark& mark : pair.source.marks) {
    if (mark.part != segment::PartKind::open || mark.at + size != identifier.bytes.begin) continue;
    if (pair.code(mark).kind > segment::CodeKind::strong) continue;
    const auto end_in = [&](const Side& side, segment::PartKind part) {
      return std::ranges::find_if(side.marks, [&](const Mark& m) { return m.code == mark.code && m.part == part; });
    };
    const auto source_close = end_in(pair.source, segment::PartKind::close);
    const auto open = end_in(pair.target, segment::PartKind::open);
    const auto close = end_in(pair.target, segment::PartKind::close);
    if (source_close == pair.source.marks.end()) continue;
    // "**CustomerID:**", too.
    const std::string_view behind =
        Span{identifier.bytes.end, std::max(identifier.bytes.end, source_close->at)}.of(pair.source.text);
    if (!behind.empty() && behind != ":") continue;
    if (open == pair.target.marks.end() || close == pair.target.marks.end() || close->at < open->at + size) continue;
    const bool colon = !behind.empty() && pair.target.text[close->at - 1] == ':' && close->at > open->at + size;
    const Span label{open->at + size, close->at - (colon ? 1U : 0U)};
    const bool words = text::has_words(label.of(pair.target.text), false);
    const bool differs = label.of(pair.target.text) != identifier.bytes.of(pair.source.text);
    return words && differs && !label.of(pair.target.text).contains(kCode) ? label : Span{};
  }
  return {};
}

// Translators give some names in mixed case a name of their language: an entity, a field of an example. Which ones the
// project itself shows (conclude_names). Of other identifiers none is to be translated.
bool is_certain(const Identifier& lost, const Identifier* instead, const UnitPair& pair) {
  return lost.kind != IdentifierKind::camel || has_variant(lost, instead, pair);
}

// Of a name that stands in the source more than once: whether one of them has another spelling in the target.
bool is_kept_throughout(const Identifier& identifier, const UnitPair& pair, std::vector<Identifier>& of_target) {
  const std::string_view name = identifier.bytes.of(pair.source.text);
  const size_t wanted = count_in(name, pair.source.text);
  if (wanted < 2 || count_in(name, pair.target.text) >= wanted) return true;
  if (count_in(bare(name), bare(pair.target.text)) >= wanted) return false;
  if (of_target.empty()) of_target = identifiers_in(pair.target.text);
  const Identifier* instead = replacement(identifier, of_target, pair);
  return instead == nullptr || instead->bytes.size() + 2 < name.size() || instead->bytes.size() > name.size() + 2 ||
         !has_variant(identifier, instead, pair);
}

constexpr std::string_view kKept = "kept";

void report_changed(const UnitPair& pair, const Identifier& identifier, const std::vector<Identifier>& of_target,
                    Reporter& report) {
  const Identifier label{identifier.kind, label_instead(identifier, pair)};
  const Identifier* instead = label.bytes.empty() ? replacement(identifier, of_target, pair) : &label;
  Finding& finding = report_lost(pair, identifier, instead, report);
  if (is_certain(identifier, instead, pair)) return;
  // "**Gekauft am**" of "**PurchasedOn**": not misspelt, translated.
  if (instead == &label) finding.severity = Severity::info;
  report.note(std::string(identifier.bytes.of(pair.source.text)), "", finding);
}

void find_changed(const Subject& subject, Reporter& report, bool versions) {
  std::set<std::string, std::less<>> kept;
  for (const UnitPair& pair : subject.pairs) {
    const std::vector<Identifier> of_source = identifiers_in(pair.source.text);
    std::vector<Identifier> of_target;
    for (size_t i = 0; i < of_source.size(); ++i) {
      const Identifier& identifier = of_source[i];
      if ((identifier.kind == IdentifierKind::version) != versions || is_repeated(of_source, i, pair.source.text))
        continue;
      const std::string_view name = identifier.bytes.of(pair.source.text);
      if (is_kept(subject, identifier, pair) && is_kept_throughout(identifier, pair, of_target)) {
        if (identifier.kind == IdentifierKind::camel && !kept.contains(name)) kept.emplace(name);
        continue;
      }
      if (of_target.empty()) of_target = identifiers_in(pair.target.text);
      report_changed(pair, identifier, of_target, report);
    }
  }
  for (const std::string& name : kept)
    report.note(name, std::string(kKept), report.on_article("", ""));
}

std::vector<std::string_view> texts_of(const std::vector<Placeholder>& all, std::string_view text) {
  std::vector<std::string_view> texts;
  for (const Placeholder& one : all)
    texts.push_back(one.bytes.of(text));
  return texts;
}

// The indices of those of `all` (in `text`) that have no partner in `others`: one of the same text, or, of words for
// the reader, any.
std::vector<size_t> unmatched(const std::vector<Placeholder>& all, std::string_view text,
                              std::vector<std::string_view> others, size_t free_others) {
  std::vector<size_t> left;
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i].kind == PlaceholderKind::free_tag) {
      if (free_others > 0) {
        --free_others;
      } else {
        left.push_back(i);
      }
      continue;
    }
    const auto same = std::ranges::find(others, all[i].bytes.of(text));
    if (same == others.end()) {
      left.push_back(i);
    } else {
      others.erase(same);
    }
  }
  return left;
}

size_t count_free(const std::vector<Placeholder>& all) {
  return static_cast<size_t>(
      std::ranges::count(all, PlaceholderKind::free_tag, [](const Placeholder& p) { return p.kind; }));
}

// "%s %d" take their values in order; "%1$s" and "{0}" say which.
bool order_counts(const Placeholder& one, std::string_view text) {
  return one.kind == PlaceholderKind::printf && one.bytes.of(text).find_first_of("$(") == std::string_view::npos;
}

void compare_order(const UnitPair& pair, const std::vector<Placeholder>& of_source,
                   const std::vector<Placeholder>& of_target, Reporter& report) {
  auto at = of_target.begin();
  for (const Placeholder& one : of_source) {
    if (!order_counts(one, pair.source.text)) continue;
    at = std::find_if(at, of_target.end(), [&](const Placeholder& p) { return order_counts(p, pair.target.text); });
    if (at == of_target.end()) return;
    const std::string_view wanted = one.bytes.of(pair.source.text);
    const std::string_view found = at->bytes.of(pair.target.text);
    if (wanted != found) {
      report.on_pair(
          pair, one.bytes, at->bytes,
          fmt::format("\"{}\" stands where the source has \"{}\": such placeholders go by their order.", found, wanted),
          "Keep their order, or number them, as in %1$s, where the program knows that.");
      return;
    }
    ++at;
  }
}

constexpr std::string_view kPlaceholderHint = "Placeholders must be the same, each as often as in the source.";

void compare_placeholders(const UnitPair& pair, Reporter& report) {
  const std::string_view source = pair.source.text;
  const std::string_view target = pair.target.text;
  const std::vector<Placeholder> of_source = placeholders_in(source);
  const std::vector<Placeholder> of_target = placeholders_in(target);
  if (of_source.empty() && of_target.empty()) return;
  const std::vector<size_t> lost = unmatched(of_source, source, texts_of(of_target, target), count_free(of_target));
  const std::vector<size_t> added = unmatched(of_target, target, texts_of(of_source, source), count_free(of_source));
  if (lost.empty() && added.empty()) {
    compare_order(pair, of_source, of_target, report);
    return;
  }
  for (size_t i = 0; i < std::max(lost.size(), added.size()); ++i) {
    const Span from = i < lost.size() ? of_source[lost[i]].bytes : Span{};
    const Span to = i < added.size() ? of_target[added[i]].bytes : Span{};
    if (from.empty()) {
      report.on_pair(pair, {}, to, fmt::format("The source has no \"{}\".", to.of(target)),
                     std::string(kPlaceholderHint));
    } else if (to.empty()) {
      report.on_pair(pair, from, missing_at(pair, from),
                     fmt::format("The placeholder \"{}\" is not in the translation.", from.of(source)),
                     std::string(kPlaceholderHint));
    } else {
      Finding& finding =
          report.on_pair(pair, from, to, fmt::format("\"{}\" became \"{}\".", from.of(source), to.of(target)),
                         std::string(kPlaceholderHint));
      set_target_fix(finding, pair, {{to, std::string(from.of(source))}}, false);
    }
  }
}

bool has_mark(const Side& side, uint32_t code) {
  return std::ranges::find(side.marks, code, &Mark::code) != side.marks.end();
}

}  // namespace

void find_changed_identifiers(const Subject& subject, Reporter& report) {
  find_changed(subject, report, false);
}

void conclude_names(std::span<const Note> notes, Findings& out) {
  const auto kept = static_cast<size_t>(std::ranges::count(notes, kKept, &Note::value));
  const size_t lost = notes.size() - kept;
  for (const Note& note : notes) {
    if (note.value == kKept) continue;
    out.push_back(note.draft);
    if (kept < lost || kept == 0) out.back().severity = Severity::info;
  }
}

void find_changed_versions(const Subject& subject, Reporter& report) {
  find_changed(subject, report, true);
  find_decimal_versions(subject, report);
}

void find_changed_placeholders(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs)
    compare_placeholders(pair, report);
}

void find_plain_codes(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    const std::string_view target = pair.target.text;
    for (const Mark& mark : pair.source.marks) {
      const segment::Code& code = pair.code(mark);
      if (code.kind != segment::CodeKind::code || code.meaning.size() < 2 || has_mark(pair.target, mark.code)) continue;
      const size_t at = target.find(code.meaning);
      if (at == std::string_view::npos || count_in(code.meaning, target) <= count_in(code.meaning, pair.source.text))
        continue;
      const Span found{static_cast<uint32_t>(at), static_cast<uint32_t>(at + code.meaning.size())};
      report.on_pair(pair, {mark.at, mark.at + static_cast<uint32_t>(kCode.size())}, found,
                     fmt::format("\"{}\" is code in the source and plain text in the translation.", code.meaning),
                     "Make it a code span again.");
    }
  }
}

namespace {

constexpr auto kRules = std::to_array<Rule>({
    {"tokens/code", Severity::warning, Scope::translation, "Code became plain text.", find_plain_codes},
    {"tokens/date", Severity::warning, Scope::translation, "A date differs from the source's.", find_changed_dates},
    {"tokens/identifier", Severity::warning, Scope::translation,
     "A name that programs know was lost or changed: a command, an option, a path, an address.",
     find_changed_identifiers, Fixes::unsafe, conclude_names},
    {"tokens/number", Severity::warning, Scope::translation, "A number differs from the source's.",
     find_changed_numbers},
    {"tokens/placeholder", Severity::error, Scope::translation, "A placeholder was lost, changed or added.",
     find_changed_placeholders, Fixes::unsafe},
    {"tokens/separator", Severity::warning, Scope::translation,
     "A number has the separators of the source's language, which mean something else here.", find_foreign_separators,
     Fixes::unsafe},
    {"tokens/unit", Severity::warning, Scope::translation, "A number has another unit than in the source.",
     find_changed_units},
    {"tokens/version", Severity::warning, Scope::translation, "A version was lost or changed.", find_changed_versions,
     Fixes::unsafe},
});

}  // namespace

std::span<const Rule> token_rules() {
  return kRules;
}

}  // namespace docloc::check
