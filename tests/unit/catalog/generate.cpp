#include "generate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "catalog/codes.h"

namespace docloc::catalog::test {

using segment::Code;
using segment::CodeKind;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

void keep(std::vector<Extension>& extensions, const std::vector<std::string_view>& xml) {
  for (const std::string_view one : xml)
    extensions.emplace_back().xml = one;
}

}  // namespace

std::string Generator::text(bool xml_only) {
  static const std::vector<std::string> kPieces = {
      "a",      "Word",   " ",          "  ",    "\n",          "\t",     "\r",
      "\r\n",   "]]>",    "<",          ">",     "&",           "&amp;",  "\"",
      "'",      "%41",    "å",          "漢字",  "👩‍💻", "\u00A0", "\u2028",
      "\uFFFC", "\uFEFF", "\uFFFD",     "<!--",  "-->",         "<?x?>",  "<cp hex=\"0001\"/>",
      "{0}",    "\\",     "\U0010FFFD", "\u0085"};
  static const std::vector<std::string> kUnholdable = {"\x01", "\x1B", "\x0B", "\xEF\xBF\xBE", "\xEF\xBF\xBF"};
  std::string out;
  for (uint32_t n = below(6) + 1; n > 0; --n) {
    out += !xml_only && chance(8) ? kUnholdable[below(static_cast<uint32_t>(kUnholdable.size()))]
                                  : kPieces[below(static_cast<uint32_t>(kPieces.size()))];
  }
  return out;
}

Code Generator::code() {
  Code code{.kind = static_cast<CodeKind>(below(11)),
            .paired = false,
            .open = text(false),
            .close = "",
            .meaning = "",
            .subflows = {}};
  const bool pair =
      code.kind == CodeKind::link || code.kind < CodeKind::line_break || (code.kind == CodeKind::html && chance(30));
  if (pair) {
    code.paired = true;
    code.close = code.kind == CodeKind::link && chance(50) ? "](a/b.md#c)" : text(false);
  }
  code.meaning = chance(50) ? default_meaning(code) : text(false);
  return code;
}

Content Generator::content(const std::vector<Code>& codes) {
  Content content;
  std::vector<uint32_t> open;
  auto maybe_text = [&] {
    if (chance(70)) content.push_back({PartKind::text, text(false), 0});
  };
  auto close_one = [&] {
    // Mostly the innermost, sometimes another: an overlap.
    const size_t which = chance(80) ? open.size() - 1 : below(static_cast<uint32_t>(open.size()));
    content.push_back({PartKind::close, "", open[which]});
    open.erase(open.begin() + static_cast<std::ptrdiff_t>(which));
    maybe_text();
  };
  maybe_text();
  for (uint32_t n = 1; n <= codes.size(); ++n) {
    content.push_back({codes[n - 1].paired ? PartKind::open : PartKind::placeholder, "", n});
    if (codes[n - 1].paired) open.push_back(n);
    maybe_text();
    while (!open.empty() && chance(40))
      close_one();
  }
  while (!open.empty())
    close_one();
  segment::normalize(content);
  return content;
}

Content Generator::translation(const Content& source) {
  Content target;
  for (const Part& part : source) {
    if (part.kind != PartKind::text) target.push_back(part);
    if (chance(60)) target.push_back({PartKind::text, text(false), 0});
  }
  segment::normalize(target);
  return target;
}

std::vector<Segment> Generator::cut(const Content& content) {
  std::vector<Segment> segments;
  uint32_t next = 1;
  uint32_t next_ignorable = 1;
  auto add = [&](Content parts) {
    segments.push_back({.id = fmt::format("s{}", next++), .source = std::move(parts)});
    if (chance(40)) {
      segments.push_back(
          {.id = fmt::format("i{}", next_ignorable++), .ignorable = true, .source = {{PartKind::text, " ", 0}}});
    }
  };
  Content piece;
  for (const Part& part : content) {
    piece.push_back(part);
    if (chance(25)) add(std::exchange(piece, {}));
  }
  if (!piece.empty() || segments.empty()) add(std::move(piece));
  return segments;
}

void Generator::add_targets(Unit& unit) {
  const bool all = chance(70);
  for (Segment& segment : unit.segments) {
    if (segment.ignorable ? !chance(20) : !all && chance(50)) continue;
    segment.target = segment.ignorable ? Content{{PartKind::text, "\u3000", 0}} : translation(segment.source);
    if (segment.ignorable) continue;
    segment.state = static_cast<State>(below(4));
    segment.origin = static_cast<Origin>(below(3));
    if (chance(20)) segment.decision = decision();
  }
  // A translator's own emphasis: a code that only the target has.
  Segment& first = unit.segments.front();
  if (!first.ignorable && first.target && chance(30)) {
    unit.codes.push_back(
        {.kind = CodeKind::strong, .paired = true, .open = "**", .close = "**", .meaning = "", .subflows = {}});
    const auto added = static_cast<uint32_t>(unit.codes.size());
    first.target->insert(first.target->begin(), {PartKind::open, "", added});
    first.target->push_back({PartKind::close, "", added});
  }
}

Decision Generator::decision() {
  return {.by = text(true), .date = fmt::format("2026-{:02}-{:02}", below(12) + 1, below(28) + 1)};
}

Suppression Generator::suppression() {
  Suppression made{.rule = chance(50) ? "links/*" : text(true), .reason = text(true), .source = text(true)};
  if (chance(70)) made.decision = decision();
  return made;
}

void Generator::add_replacements(Unit& unit) {
  for (uint32_t n = 1; n <= unit.codes.size(); ++n) {
    const Code& own = unit.codes[n - 1];
    if ((own.kind != CodeKind::link && own.kind != CodeKind::image) || !chance(40)) continue;
    Code with = own;
    with.open = text(false);
    if (with.paired) with.close = chance(50) ? "](sv/b.md)" : text(false);
    with.meaning = chance(50) ? default_meaning(with) : text(false);
    unit.replacements.push_back({n, std::move(with)});
  }
}

Match Generator::match(const std::string& segment) {
  Match match{.segment = segment, .origin = "docloc:previous", .source = {}, .target = {}, .codes = {}};
  for (uint32_t n = below(3); n > 0; --n)
    match.codes.push_back(code());
  match.source = content(match.codes);
  // A part of a unit: one end may be elsewhere.
  const auto end = std::ranges::find(match.source, PartKind::close, &Part::kind);
  if (end != match.source.end() && chance(50)) {
    match.source.erase(end);
    segment::normalize(match.source);
  }
  match.target = translation(match.source);
  match.similarity = below(101);
  if (chance(50)) match.state = static_cast<State>(below(4));
  if (chance(30)) match.decision = decision();
  if (chance(30)) match.origin = "acme:memory";
  return match;
}

Unit Generator::unit(const std::string& id, bool with_targets) {
  static const std::array<const char*, 7> kKinds = {"heading", "paragraph",    "cell", "alt",
                                                    "title",   "front-matter", "html"};
  Unit unit{.id = id, .kind = kKinds[below(7)]};
  if (unit.kind == "front-matter") unit.name = fmt::format("keywords[{}]", text(true));
  unit.translate = chance(90);
  unit.obsolete = !unit.translate && chance(50);
  unit.critical = chance(10);
  if (chance(20)) unit.notes = {text(true), text(true)};
  if (chance(20)) unit.author_notes = {text(true)};
  if (chance(10)) keep(unit.extensions, {"xmlns:b=\"urn:b\"", "b:rank=\"1 &amp; 2\""});
  if (chance(10))
    keep(unit.extensions, {"<acme:state xmlns:acme=\"urn:acme\" x=\"1\">\n  <acme:by>me</acme:by></acme:state>"});
  for (uint32_t n = chance(15) ? below(3) : 0; n > 0; --n)
    unit.suppressions.push_back(suppression());
  for (uint32_t n = below(5); n > 0; --n)
    unit.codes.push_back(code());
  unit.segments = cut(content(unit.codes));
  if (!with_targets) return unit;
  add_replacements(unit);
  add_targets(unit);
  if (chance(30)) unit.matches.push_back(match("s1"));
  if (chance(10)) unit.matches.push_back(match("s1"));
  return unit;
}

Catalog Generator::catalog(const std::string& locale) {
  Catalog catalog{
      .path = fmt::format("articles/a & b/\"{}\".md", text(true)), .source_locale = "en-US", .target_locale = locale};
  if (chance(50)) catalog.metadata = {{"ms.translationtype", "MT"}, {"note", text(true)}};
  if (chance(20)) {
    keep(catalog.extensions, {"xmlns:acme=\"urn:acme\"", "acme:job=\"7\"", "<acme:log xmlns:acme=\"urn:acme\"/>"});
  }
  for (uint32_t n = below(8) + 1; n > 0; --n)
    catalog.units.push_back(unit(fmt::format("u{}", n), !locale.empty()));
  // Some codes carry units of their own.
  for (Unit& unit : catalog.units) {
    if (!unit.codes.empty() && chance(20))
      unit.codes.front().subflows = {catalog.units.back().id, catalog.units.front().id};
  }
  return catalog;
}

}  // namespace docloc::catalog::test
