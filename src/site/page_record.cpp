#include "site/page_record.h"

#include <charconv>

#include "base/fields.h"
#include "base/hash.h"
#include "site/record_findings.h"

namespace docloc::site {
namespace {

void add_trace(Fields& fields, const PageTrace& trace) {
  fields.add(std::to_string(trace.size()));
  for (const Answer& answer : trace) {
    fields.add(std::string_view(reinterpret_cast<const char*>(&answer.question), 1));
    for (const std::string* text : {&answer.from, &answer.about, &answer.answer})
      fields.add(*text);
  }
}

PageTrace read_trace(FieldReader& fields) {
  PageTrace trace;
  for (uint32_t count = fields.number(); count > 0 && !fields.failed(); --count) {
    const std::string question = fields.text();
    Answer answer{.question = static_cast<Question>(question.empty() ? '\0' : question[0])};
    for (std::string* text : {&answer.from, &answer.about, &answer.answer})
      *text = fields.text();
    trace.push_back(std::move(answer));
  }
  return trace;
}

PageSummary read_summary(FieldReader& fields) {
  PageSummary summary;
  const std::string key = fields.text();
  std::from_chars(key.data(), key.data() + key.size(), summary.key, 16);
  for (uint32_t count = fields.number(); count > 0 && !fields.failed(); --count) {
    OutputFile file{.file = fields.text()};
    file.hash = fields.text();
    file.stamp = fields.text();
    summary.files.push_back(std::move(file));
  }
  summary.contents = read_trace(fields);
  summary.findings = read_findings(fields);
  return summary;
}

}  // namespace

bool asks_contents(Question question) {
  return question == Question::size || question == Question::include || question == Question::code;
}

std::string write_page_record(const PageRecord& record) {
  Fields fields;
  fields.add(hex16(record.summary.key));
  fields.add(std::to_string(record.summary.files.size()));
  for (const OutputFile& file : record.summary.files) {
    for (const std::string* text : {&file.file, &file.hash, &file.stamp})
      fields.add(*text);
  }
  add_trace(fields, record.summary.contents);
  add_findings(fields, record.summary.findings);
  fields.add(std::to_string(record.inputs.size()));
  for (const auto& [name, value] : record.inputs) {
    fields.add(name);
    fields.add(value);
  }
  add_trace(fields, record.addresses);
  return fields.bytes();
}

std::optional<PageSummary> read_page_summary(std::string_view bytes) {
  FieldReader fields(bytes);
  PageSummary summary = read_summary(fields);
  if (fields.failed()) return std::nullopt;
  return summary;
}

std::optional<PageRecord> read_page_record(std::string_view bytes) {
  FieldReader fields(bytes);
  PageRecord record{.summary = read_summary(fields), .inputs = {}, .addresses = {}};
  for (uint32_t count = fields.number(); count > 0 && !fields.failed(); --count) {
    std::string name = fields.text();
    record.inputs.emplace_back(std::move(name), fields.text());
  }
  record.addresses = read_trace(fields);
  if (fields.failed()) return std::nullopt;
  return record;
}

}  // namespace docloc::site
