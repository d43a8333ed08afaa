#include "support.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "exchange/code_mapping.h"

namespace docloc::exchange::test {

using segment::PartKind;

catalog::Catalog without_targets(const catalog::Catalog& catalog) {
  catalog::Catalog bare = catalog;
  for (catalog::Unit& unit : bare.units) {
    for (catalog::Segment& segment : unit.segments) {
      segment.target.reset();
      segment.state = catalog::State::initial;
      segment.origin = catalog::Origin::human;
      segment.decision.reset();
    }
    unit.notes.clear();
    drop_unused_codes(unit);
  }
  return bare;
}

Job job_of(const catalog::Catalog& catalog, const Selection& selection) {
  return {.source_locale = catalog.source_locale,
          .target_locale = catalog.target_locale,
          .files = {select(catalog, selection)}};
}

File only_file(const Read& read) {
  INFO(messages(read.findings));
  REQUIRE(read.job.has_value());
  REQUIRE(read.job->files.size() == 1);
  return read.job->files[0];
}

std::string messages(const Findings& findings) {
  std::string out;
  for (const Finding& finding : findings) {
    out += fmt::format("{}:{}:{} {}: {}\n", finding.target.path, finding.target.line, finding.target.column,
                       finding.rule, finding.message);
  }
  return out;
}

segment::Content text(const std::string& value) {
  return {{PartKind::text, value, 0}};
}

catalog::Catalog paragraph(const std::vector<segment::Content>& sources, const std::vector<segment::Code>& codes) {
  catalog::Catalog catalog{.path = "docs/a.md", .source_locale = "en-US", .target_locale = "sv-SE"};
  catalog::Unit& unit = catalog.units.emplace_back();
  unit.id = "u1";
  unit.kind = "paragraph";
  unit.codes = codes;
  for (size_t n = 1; n <= sources.size(); ++n) {
    if (n > 1) {
      unit.segments.push_back({.id = fmt::format("i{}", n - 1), .ignorable = true, .source = text(" ")});
    }
    unit.segments.push_back({.id = fmt::format("s{}", n), .source = sources[n - 1]});
  }
  return catalog;
}

}  // namespace docloc::exchange::test
