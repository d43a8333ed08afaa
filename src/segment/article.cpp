#include "segment/article.h"

#include <algorithm>
#include <utility>

#include "base/source.h"
#include "segment/extract.h"
#include "text/locale.h"
#include "yaml/json_file.h"

namespace docloc::segment {
namespace {

// "keywords" for "keywords[1]".
std::string_view base_name(std::string_view name) {
  return name.substr(0, name.find('['));
}

// "name" for "items[0].name", "keywords" for "items[0].keywords[1]".
std::string_view last_key(std::string_view name) {
  while (name.ends_with(']')) {
    const size_t open = name.rfind('[');
    if (open == std::string_view::npos) break;  // a key may end with a bracket of its own
    name = name.substr(0, open);
  }
  return name.substr(name.rfind('.') + 1);
}

void read_data(Article& article, const std::vector<std::string>& keys) {
  const bool json = article.format == Format::json;
  article.front_matter =
      json ? yaml::read_json_file(article.path, article.bytes) : yaml::read_data_file(article.path, article.bytes);
  article.findings = article.front_matter.findings;
  article.document.nodes = {{.kind = markdown::NodeKind::document, .end = 1}};
  article.document.body = article.front_matter.body;
  for (const yaml::Scalar& scalar : article.front_matter.scalars) {
    if (std::ranges::find(keys, last_key(scalar.name)) == keys.end() || !text::has_words(scalar.value, false)) continue;
    article.units.push_back({.kind = UnitKind::front_matter,
                             .spelling = json ? Spelling::json : Spelling::yaml,
                             .name = scalar.name,
                             .bytes = scalar.bytes,
                             .content = {{.kind = PartKind::text, .text = scalar.value}}});
  }
}

void add_front_matter_units(Article& article, const std::vector<std::string>& keys) {
  for (const yaml::Scalar& scalar : article.front_matter.scalars) {
    if (std::ranges::find(keys, base_name(scalar.name)) == keys.end() || !text::has_words(scalar.value, false))
      continue;
    article.units.push_back({.kind = UnitKind::front_matter,
                             .spelling = Spelling::yaml,
                             .name = scalar.name,
                             .bytes = scalar.bytes,
                             .content = {{.kind = PartKind::text, .text = scalar.value}}});
  }
}

}  // namespace

const char* to_string(UnitKind kind) {
  switch (kind) {
    case UnitKind::heading:
      return "heading";
    case UnitKind::paragraph:
      return "paragraph";
    case UnitKind::cell:
      return "cell";
    case UnitKind::alt:
      return "alt";
    case UnitKind::title:
      return "title";
    case UnitKind::front_matter:
      return "front-matter";
    case UnitKind::html:
      return "html";
  }
  return "paragraph";
}

Format format_of(std::string_view path) {
  std::string end(path.substr(std::min(path.rfind('.'), path.size())));
  std::ranges::transform(end, end.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (end == ".yml" || end == ".yaml") return Format::yaml;
  return end == ".json" ? Format::json : Format::markdown;
}

Article read_article(std::string path, std::string bytes, const ExtractOptions& options) {
  Article article{.path = std::move(path), .bytes = std::move(bytes), .parse = options.parse};
  if (auto finding = check_source(article.path, article.bytes)) {
    article.findings.push_back(std::move(*finding));
    article.usable = false;
    return article;
  }
  article.format = format_of(article.path);
  if (article.format != Format::markdown) {
    read_data(article, options.data_keys);
    return article;
  }
  article.front_matter = yaml::read_front_matter(article.path, article.bytes);
  article.findings = article.front_matter.findings;
  markdown::Parsed parsed = markdown::parse(article.path, article.bytes, article.front_matter.body, article.parse);
  std::ranges::move(parsed.findings, std::back_inserter(article.findings));
  article.usable = parsed.usable;
  if (!parsed.usable) return article;
  article.document = std::move(parsed.document);
  add_front_matter_units(article, options.front_matter_keys);
  Extraction extraction = extract(article.document, article.bytes, static_cast<uint32_t>(article.units.size()));
  std::ranges::move(extraction.units, std::back_inserter(article.units));
  article.runs = std::move(extraction.runs);
  article.opaque_causes = std::move(extraction.opaque_causes);
  return article;
}

}  // namespace docloc::segment
