#include "site/facts.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/fields.h"

namespace docloc::site {
namespace {

using markdown::Document;
using markdown::Node;
using markdown::NodeKind;

std::string text_of(const segment::Article& article, const Choice& choice, size_t unit) {
  const segment::Unit& own = article.units[unit];
  if (!choice.targets[unit]) return reading(own.content, own.codes);
  std::vector<segment::Code> codes = own.codes;
  codes.insert(codes.end(), choice.targets[unit]->added.begin(), choice.targets[unit]->added.end());
  return reading(choice.targets[unit]->content, codes);
}

std::string field_of(const segment::Article& article, const Choice& choice, std::string_view name) {
  for (size_t i = 0; i < article.units.size(); ++i) {
    const segment::Unit& unit = article.units[i];
    if (unit.kind == segment::UnitKind::front_matter && unit.name == name) return text_of(article, choice, i);
  }
  const yaml::Scalar* scalar = article.front_matter.find(name);
  return scalar == nullptr ? "" : scalar->value;
}

std::string title_in(const segment::Article& article, const Choice& choice) {
  if (std::string title = field_of(article, choice, "title"); !title.empty()) return title;
  for (size_t i = 0; i < article.units.size(); ++i) {
    if (article.units[i].kind == segment::UnitKind::heading) return text_of(article, choice, i);
  }
  return title_of(article.front_matter, article.document, article.path);
}

void add_credits(const catalog::Catalog& catalog, PageFacts& facts) {
  std::set<std::string> names;
  for (const catalog::Unit& unit : catalog.units) {
    for (const catalog::Segment& segment : unit.segments) {
      if (unit.obsolete || !segment.target || !segment.decision) continue;
      std::string name = segment.decision->by.substr(0, segment.decision->by.find('<'));
      while (name.ends_with(' '))
        name.pop_back();
      if (!name.empty()) names.insert(std::move(name));
      facts.translated_on = std::max(facts.translated_on, segment.decision->date);
    }
  }
  facts.translators.assign(names.begin(), names.end());
}

}  // namespace

std::string text_below(const Document& document, uint32_t node) {
  std::string text;
  for (uint32_t i = node + 1; i < document.nodes[node].end; ++i) {
    const Node& inner = document.nodes[i];
    if (inner.kind == NodeKind::text || inner.kind == NodeKind::code) text += document.str(inner.literal);
    if (inner.kind == NodeKind::soft_break || inner.kind == NodeKind::line_break) text += ' ';
  }
  return text;
}

std::string reading(const segment::Content& content, const std::vector<segment::Code>& codes) {
  std::string text;
  for (const segment::Part& part : content) {
    if (part.kind == segment::PartKind::text) text += part.text;
    if (part.kind != segment::PartKind::placeholder || part.code == 0 || part.code > codes.size()) continue;
    if (codes[part.code - 1].kind == segment::CodeKind::code) text += codes[part.code - 1].meaning;
  }
  std::ranges::replace(text, '\n', ' ');
  return text;
}

std::string title_of(const yaml::FrontMatter& front_matter, const Document& document, std::string_view path) {
  const yaml::Scalar* title = front_matter.find("title");
  if (title != nullptr && !title->value.empty()) return title->value;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    if (document.nodes[i].kind != NodeKind::heading) continue;
    if (std::string text = text_below(document, i); !text.empty()) return text;
  }
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return std::string(name.substr(0, name.rfind('.')));
}

PageFacts facts_of(const Settings& settings, const segment::Article& article, const Strings& strings,
                   std::string_view locale) {
  Choice choice = choose(settings, article, strings, locale, {.older = true});
  PageFacts facts{.is_source_page = is_below_threshold(settings, article, choice, locale)};
  facts.words = choice.words;
  std::ranges::copy(choice.words_of, facts.words_of);
  if (facts.is_source_page) {
    choice = choose_source(settings, article);
  } else if (const auto own = strings.locales.find(locale); own != strings.locales.end()) {
    add_credits(own->second, facts);
  }
  facts.title = title_in(article, choice);
  facts.description = field_of(article, choice, "description");
  return facts;
}

PageFacts facts_of(const ArticleFacet& facet) {
  return {.title = facet.title, .description = facet.description};
}

std::string write_facts(const std::map<std::string, PageFacts, std::less<>>& facts) {
  Fields fields;
  for (const auto& [locale, page] : facts) {
    fields.add(locale);
    fields.add(page.title);
    fields.add(page.description);
    fields.add(page.is_source_page ? "1" : "0");
    fields.add(std::to_string(page.words));
    for (const uint32_t words : page.words_of)
      fields.add(std::to_string(words));
    fields.add(std::to_string(page.translators.size()));
    for (const std::string& name : page.translators)
      fields.add(name);
    fields.add(page.translated_on);
  }
  return fields.bytes();
}

std::map<std::string, PageFacts, std::less<>> read_facts(std::string_view bytes) {
  std::map<std::string, PageFacts, std::less<>> facts;
  FieldReader fields(bytes);
  while (!fields.at_end()) {
    const std::string locale = fields.text();
    PageFacts page;
    page.title = fields.text();
    page.description = fields.text();
    page.is_source_page = fields.text() == "1";
    page.words = fields.number();
    for (uint32_t& words : page.words_of)
      words = fields.number();
    for (uint32_t names = fields.number(); names > 0 && !fields.failed(); --names)
      page.translators.push_back(fields.text());
    page.translated_on = fields.text();
    if (fields.failed()) return {};
    facts.emplace(locale, std::move(page));
  }
  return facts;
}

}  // namespace docloc::site
