#include "site/dialect_settings.h"

#include <utility>

#include "text/pattern.h"

namespace docloc::site {

Complaint read_patterns(const yaml::Tree& value, Settings& settings) {
  std::vector<std::string> list;
  if (Complaint complaint = read_list(value, list); !complaint.empty()) return complaint;
  settings.foreign.patterns = nullptr;
  if (list.empty()) return {};
  Result<text::Patterns> patterns = text::Patterns::compile(list);
  if (!patterns) return "has " + patterns.error().what;
  settings.foreign.patterns = [patterns = std::move(*patterns)](std::string_view text, std::vector<Span>& spans) {
    text::Patterns::Found found = patterns.find_all(text);
    spans = std::move(found.spans);
    return found.complete;
  };
  return {};
}

segment::ExtractOptions extract_options(const Settings& settings) {
  segment::ExtractOptions options{.front_matter_keys = settings.front_matter_keys, .data_keys = settings.data_keys};
  options.parse.foreign = settings.foreign;
  options.parse.dialects = settings.dialects;
  return options;
}

}  // namespace docloc::site
