#include "site/record_findings.h"

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

}  // namespace

void add_findings(Fields& fields, const Findings& findings) {
  fields.add(std::to_string(findings.size()));
  for (const Finding& finding : findings) {
    fields.add(finding.rule);
    fields.add(std::to_string(static_cast<uint32_t>(finding.severity)));
    add_place(fields, finding.source);
    add_place(fields, finding.target);
    for (const std::string* text : {&finding.locale, &finding.message, &finding.hint, &finding.excerpt})
      fields.add(*text);
  }
}

Findings read_findings(FieldReader& fields) {
  Findings findings;
  for (uint32_t count = fields.number(); count > 0 && !fields.failed(); --count) {
    Finding finding{.rule = fields.text()};
    finding.severity = static_cast<Severity>(fields.number());
    finding.source = read_place(fields);
    finding.target = read_place(fields);
    for (std::string* text : {&finding.locale, &finding.message, &finding.hint, &finding.excerpt})
      *text = fields.text();
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace docloc::site
