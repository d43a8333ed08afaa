#include "site/page_record.h"

#include <cstdint>

#include "base/fields.h"
#include "site/record_findings.h"

namespace docloc::site {

std::string write_record(const PageRecord& record) {
  Fields fields;
  const auto add_pairs = [&](const Inputs& pairs) {
    fields.add(std::to_string(pairs.size()));
    for (const auto& [name, value] : pairs) {
      fields.add(name);
      fields.add(value);
    }
  };
  add_pairs(record.inputs);
  add_pairs(record.files);
  fields.add(std::to_string(record.trace.size()));
  for (const Answer& answer : record.trace) {
    fields.add(std::string_view(reinterpret_cast<const char*>(&answer.question), 1));
    fields.add(answer.from);
    fields.add(answer.about);
    fields.add(answer.answer);
  }
  add_findings(fields, record.findings);
  return fields.bytes();
}

std::optional<PageRecord> read_record(std::string_view bytes) {
  FieldReader fields(bytes);
  PageRecord record;
  const auto read_pairs = [&](Inputs& pairs) {
    for (uint32_t count = fields.number(); count > 0 && !fields.failed(); --count) {
      std::string name = fields.text();
      pairs.emplace_back(std::move(name), fields.text());
    }
  };
  read_pairs(record.inputs);
  read_pairs(record.files);
  for (uint32_t count = fields.number(); count > 0 && !fields.failed(); --count) {
    const std::string question = fields.text();
    std::string from = fields.text();
    std::string about = fields.text();
    if (question.size() != 1) return std::nullopt;
    record.trace.push_back({static_cast<Question>(question[0]), std::move(from), std::move(about), fields.text()});
  }
  record.findings = read_findings(fields);
  if (fields.failed()) return std::nullopt;
  return record;
}

}  // namespace docloc::site
