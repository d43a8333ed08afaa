#include "segment/article.h"

#include <algorithm>
#include <utility>

#include "base/source.h"
#include "segment/extract.h"
#include "text/locale.h"

namespace docloc::segment {
namespace {

// "keywords" for "keywords[1]".
std::string_view base_name(std::string_view name) {
  return name.substr(0, name.find('['));
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

Article read_article(std::string path, std::string bytes, const ExtractOptions& options) {
  Article article{.path = std::move(path), .bytes = std::move(bytes), .parse = options.parse};
  if (auto finding = check_source(article.path, article.bytes)) {
    article.findings.push_back(std::move(*finding));
    article.usable = false;
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
