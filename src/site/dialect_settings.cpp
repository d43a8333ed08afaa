#include "site/dialect_settings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/pattern.h"

namespace docloc::site {

using yaml::Tree;

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

Complaint read_heading_ids(const Tree& value, markdown::HeadingIds& ids) {
  using markdown::HeadingIds;
  static constexpr auto kStyles =
      std::to_array<std::pair<std::string_view, HeadingIds>>({{"github", HeadingIds::github},
                                                              {"hugo", HeadingIds::hugo},
                                                              {"vitepress", HeadingIds::vitepress},
                                                              {"mkdocs", HeadingIds::mkdocs}});
  std::string text;
  if (Complaint complaint = read_text(value, text); !complaint.empty()) return complaint;
  if (value.kind == Tree::Kind::null) return {};
  const auto* const named = std::ranges::find(kStyles, text, [](const auto& one) { return one.first; });
  if (named == kStyles.end()) return "must be github, hugo, vitepress or mkdocs";
  ids = named->second;
  return {};
}

segment::ExtractOptions extract_options(const Settings& settings) {
  segment::ExtractOptions options{.front_matter_keys = settings.front_matter_keys, .data_keys = settings.data_keys};
  options.parse.foreign = settings.foreign;
  options.parse.dialects = settings.dialects;
  return options;
}

}  // namespace docloc::site
