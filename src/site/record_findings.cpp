#include "site/record_findings.h"

#include <array>

namespace docloc::site {
namespace {

void add_place(Fields& fields, const Place& place) {
  fields.add(place.path);
  fields.add(std::to_string(place.line));
  fields.add(std::to_string(place.column));
}

Place read_place(FieldReader& fields) {
  Place place{.path = fields.text()};
  place.line = fields.number();
  place.column = fields.number();
  return place;
}

// The texts of a finding, in the order in which they are written. Fixes, and what a run of the checker adds, are not
// among them: builds show findings and mend none.
std::array<std::string*, 9> texts_of(Finding& finding) {
  return {&finding.locale,  &finding.message,     &finding.hint,           &finding.excerpt, &finding.unit,
          &finding.segment, &finding.target_text, &finding.target_excerpt, &finding.token};
}
std::array<uint32_t*, 5> numbers_of(Finding& finding) {
  return {&finding.length, &finding.target_mark.begin, &finding.target_mark.end, &finding.target_excerpt_mark.begin,
          &finding.target_excerpt_mark.end};
}

}  // namespace

void add_findings(Fields& fields, const Findings& findings) {
  fields.add(std::to_string(findings.size()));
  for (const Finding& finding : findings) {
    fields.add(finding.rule);
    fields.add(std::to_string(static_cast<uint32_t>(finding.severity)));
    add_place(fields, finding.source);
    add_place(fields, finding.target);
    Finding copy = finding;
    for (const std::string* text : texts_of(copy))
      fields.add(*text);
    for (const uint32_t* number : numbers_of(copy))
      fields.add(std::to_string(*number));
  }
}

Findings read_findings(FieldReader& fields) {
  Findings findings;
  for (uint32_t count = fields.number(); count > 0 && !fields.failed(); --count) {
    Finding finding{.rule = fields.text()};
    finding.severity = static_cast<Severity>(fields.number());
    finding.source = read_place(fields);
    finding.target = read_place(fields);
    for (std::string* text : texts_of(finding))
      *text = fields.text();
    for (uint32_t* number : numbers_of(finding))
      *number = fields.number();
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace docloc::site
