#include "sync_fixture.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <utility>

namespace docloc::catalog::test {

using segment::Article;
using segment::Code;
using segment::CodeKind;
using segment::Content;
using segment::PartKind;
using segment::UnitKind;

Content text(const std::string& value) {
  return {{PartKind::text, value, 0}};
}

segment::Unit unit(const std::string& markdown, UnitKind kind) {
  segment::Unit made;
  made.kind = kind;
  uint32_t emphasis = 0;
  for (size_t i = 0; i < markdown.size(); ++i) {
    if (markdown[i] == '`') {
      const size_t end = markdown.find('`', i + 1);
      made.codes.push_back({.kind = CodeKind::code,
                            .open = markdown.substr(i, end + 1 - i),
                            .meaning = markdown.substr(i + 1, end - i - 1)});
      made.content.push_back({PartKind::placeholder, "", static_cast<uint32_t>(made.codes.size())});
      i = end;
    } else if (markdown[i] == '[') {
      const size_t end = markdown.find(')', i);
      const size_t middle = markdown.find("](", i);
      const std::string destination = markdown.substr(middle + 2, end - middle - 2);
      made.codes.push_back({.kind = CodeKind::link,
                            .paired = true,
                            .open = "[",
                            .close = "](" + destination + ")",
                            .meaning = destination.substr(0, destination.find(' '))});
      const auto code = static_cast<uint32_t>(made.codes.size());
      made.content.push_back({PartKind::open, "", code});
      made.content.push_back({PartKind::text, markdown.substr(i + 1, middle - i - 1), 0});
      made.content.push_back({PartKind::close, "", code});
      i = end;
    } else if (markdown[i] == '*' && emphasis == 0) {
      made.codes.push_back({.kind = CodeKind::emphasis, .paired = true, .open = "*", .close = "*"});
      emphasis = static_cast<uint32_t>(made.codes.size());
      made.content.push_back({PartKind::open, "", emphasis});
    } else if (markdown[i] == '*') {
      made.content.push_back({PartKind::close, "", std::exchange(emphasis, 0)});
    } else {
      made.content.push_back({PartKind::text, std::string(1, markdown[i]), 0});
    }
  }
  segment::normalize(made.content);
  return made;
}

Article article(const std::vector<std::string>& paragraphs) {
  Article made;
  made.path = "a.md";
  for (const std::string& paragraph : paragraphs)
    made.units.push_back(unit(paragraph));
  return made;
}

Catalog source(const std::vector<std::string>& paragraphs, const Catalog* previous) {
  return make_source_catalog(article(paragraphs), "en-US", previous);
}

void translate(Catalog& locale) {
  for (Unit& unit : locale.units) {
    for (Segment& segment : unit.segments) {
      if (segment.ignorable || segment.target) continue;
      segment.target = segment.source;
      segment.target->insert(segment.target->begin(), {PartKind::text, "sv:", 0});
      segment::normalize(*segment.target);
      segment.state = State::reviewed;
    }
  }
}

Catalog translated(const Catalog& from) {
  Catalog locale = sync_locale(from, nullptr, "sv-SE");
  translate(locale);
  return locale;
}

std::vector<std::string> ids(const Catalog& catalog) {
  std::vector<std::string> found;
  for (const Unit& unit : catalog.units)
    found.push_back(unit.id);
  return found;
}

const Unit& by_id(const Catalog& catalog, const std::string& id) {
  const auto found = std::ranges::find(catalog.units, id, &Unit::id);
  REQUIRE(found != catalog.units.end());
  return *found;
}

std::string target_text(const Segment& segment) {
  return segment.target ? segment::plain_text(*segment.target) : "-";
}

void check_valid(const Catalog& catalog) {
  const std::string bytes = write_xliff(catalog);
  const Read read = read_xliff("l.xlf", bytes);
  for (const Finding& finding : read.findings)
    UNSCOPED_INFO(finding.message);
  INFO(bytes);
  REQUIRE(read.findings.empty());
  REQUIRE(*read.catalog == catalog);
}

}  // namespace docloc::catalog::test
