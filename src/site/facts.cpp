#include "site/facts.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>
#include <utility>

#include "base/fields.h"
#include "segment/apply.h"

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

constexpr size_t kNone = SIZE_MAX;

size_t unit_of_field(const segment::Article& article, std::string_view name) {
  const auto found = std::ranges::find_if(article.units, [&](const segment::Unit& unit) {
    return unit.kind == segment::UnitKind::front_matter && unit.name == name;
  });
  return found == article.units.end() ? kNone : static_cast<size_t>(found - article.units.begin());
}

size_t unit_of_heading(const segment::Article& article) {
  const auto found = std::ranges::find(article.units, segment::UnitKind::heading, &segment::Unit::kind);
  return found == article.units.end() ? kNone : static_cast<size_t>(found - article.units.begin());
}

std::string field_of(const segment::Article& article, const Choice& choice, std::string_view name) {
  if (const size_t unit = unit_of_field(article, name); unit != kNone) return text_of(article, choice, unit);
  const yaml::Scalar* scalar = article.front_matter.find(name);
  return scalar == nullptr ? "" : scalar->value;
}

void set_title(const Settings& settings, const segment::Article& article, const Choice& choice, std::string_view locale,
               PageFacts& facts) {
  facts.title = field_of(article, choice, "title");
  size_t unit = unit_of_field(article, "title");
  if (facts.title.empty()) {
    unit = unit_of_heading(article);
    facts.title =
        unit != kNone ? text_of(article, choice, unit) : title_of(article.front_matter, article.document, article.path);
  }
  // What is no unit is as the source has it.
  const std::string& language = unit != kNone ? choice.languages[unit] : settings.source_locale;
  if (language != locale) facts.title_locale = language;
}

// The units that name a page go back to the source where their targets would break it. They are tried alone, in
// articles of nothing else: spelling the whole page would take as long as making it.
class TitleTrial {
 public:
  TitleTrial(const Settings& settings, const segment::Article& article, Choice& choice)
      : settings_(settings), article_(article), choice_(choice) {}

  void run() {
    try_units({unit_of_field(article_, "title"), unit_of_field(article_, "description")},
              article_.bytes.substr(0, article_.front_matter.body));
    const size_t heading = unit_of_heading(article_);
    if (heading == kNone || unit_of_field(article_, "title") != kNone) return;
    const Span bytes = article_.document.nodes[article_.units[heading].node].bytes;
    try_units({heading}, std::string(bytes.of(article_.bytes)) + "\n");
  }

 private:
  void try_units(const std::vector<size_t>& units, std::string bytes) {
    if (std::ranges::none_of(units, [&](size_t unit) { return unit != kNone && choice_.targets[unit]; })) return;
    const segment::Article alone = segment::read_article(article_.path, std::move(bytes), extract_options(settings_));
    std::vector<std::optional<segment::Target>> targets(alone.units.size());
    std::vector<size_t> of(alone.units.size(), kNone);
    for (const size_t unit : units) {
      if (unit == kNone) continue;
      const segment::Unit& wanted = article_.units[unit];
      for (size_t i = 0; i < alone.units.size(); ++i) {
        const segment::Unit& own = alone.units[i];
        const bool same = own.kind == wanted.kind && own.name == wanted.name && own.content == wanted.content &&
                          own.codes.size() == wanted.codes.size();
        if (!same || of[i] != kNone) continue;
        targets[i] = choice_.targets[unit];
        of[i] = unit;
      }
    }
    const segment::Localized tried = segment::apply(alone, targets, {});
    for (size_t i = 0; i < of.size(); ++i) {
      if (of[i] == kNone || tried.map[i].outcome != segment::Outcome::refused) continue;
      choice_.targets[of[i]].reset();
      choice_.languages[of[i]] = settings_.source_locale;
    }
  }

  const Settings& settings_;
  const segment::Article& article_;
  Choice& choice_;
};

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
  if (locale != settings.source_locale && !facts.is_source_page) TitleTrial(settings, article, choice).run();
  set_title(settings, article, choice, locale, facts);
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
    fields.add(page.title_locale);
    fields.add(page.description);
    fields.add(page.is_source_page ? "1" : "0");
    fields.add(std::to_string(page.words));
    for (const uint32_t words : page.words_of)
      fields.add(std::to_string(words));
    fields.add(std::to_string(page.translators.size()));
    for (const std::string& name : page.translators)
      fields.add(name);
    for (const std::string* text : {&page.translated_on, &page.pinned_commit, &page.pinned_on})
      fields.add(*text);
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
    page.title_locale = fields.text();
    page.description = fields.text();
    page.is_source_page = fields.text() == "1";
    page.words = fields.number();
    for (uint32_t& words : page.words_of)
      words = fields.number();
    for (uint32_t names = fields.number(); names > 0 && !fields.failed(); --names)
      page.translators.push_back(fields.text());
    for (std::string* text : {&page.translated_on, &page.pinned_commit, &page.pinned_on})
      *text = fields.text();
    if (fields.failed()) return {};
    facts.emplace(locale, std::move(page));
  }
  return facts;
}

}  // namespace docloc::site
