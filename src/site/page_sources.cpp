#include "site/page_sources.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "catalog/sync.h"
#include "render/escape.h"

namespace docloc::site {
namespace {

using markdown::Document;
using markdown::Node;
using markdown::NodeKind;
using segment::CodeKind;
using segment::PartKind;

// The links and images of a document by where they begin: what carries an alternative text or a title.
class Carriers {
 public:
  explicit Carriers(const Document& document) : document_(document) {
    for (uint32_t i = 0; i < document.nodes.size(); ++i) {
      const Node& node = document.nodes[i];
      if ((node.kind == NodeKind::link || node.kind == NodeKind::image) && node.aligned) nodes_.push_back(i);
    }
    // Footnote definitions stand last in the document, wherever their bytes are.
    std::ranges::stable_sort(nodes_, {}, [&](uint32_t i) { return document.nodes[i].bytes.begin; });
  }

  // The innermost that has all of `bytes`.
  [[nodiscard]] uint32_t find(Span bytes) const {
    auto after =
        std::ranges::upper_bound(nodes_, bytes.begin, {}, [&](uint32_t i) { return document_.nodes[i].bytes.begin; });
    constexpr int kDeepest = 8;  // links and images around one another
    for (int depth = 0; depth < kDeepest && after != nodes_.begin(); ++depth) {
      --after;
      if (document_.nodes[*after].bytes.contains(bytes)) return *after;
    }
    return markdown::kNoNode;
  }

 private:
  const Document& document_;
  std::vector<uint32_t> nodes_;
};

}  // namespace

PageLanguages find_languages(const PageParts& parts) {
  const segment::Article& article = *parts.article;
  const Edition& edition = *parts.edition;
  std::set<std::string> all;
  for (const std::string& language : edition.languages)
    all.insert(language);
  if (all.size() == 1 && *all.begin() != parts.locale) return {.body = *all.begin()};
  PageLanguages languages;
  const Carriers carriers(edition.localized.document);
  for (size_t i = 0; i < article.units.size(); ++i) {
    const segment::Unit& unit = article.units[i];
    if (edition.languages[i] == parts.locale || unit.kind == segment::UnitKind::front_matter) continue;
    const bool stands_in_parent = unit.kind == segment::UnitKind::alt || unit.kind == segment::UnitKind::title;
    const bool same_as_parent =
        unit.parent != segment::kNoUnit && edition.languages[unit.parent] == edition.languages[i];
    if (stands_in_parent && same_as_parent) continue;
    const uint32_t node = stands_in_parent                 ? carriers.find(edition.localized.map[i].bytes)
                          : unit.node == markdown::kNoNode ? markdown::kNoNode
                                                           : edition.localized.nodes[unit.node];
    if (node != markdown::kNoNode) languages.nodes.emplace(node, edition.languages[i]);
  }
  return languages;
}

namespace {

// Texts and code spans; what leads elsewhere is its text.
std::string sentence_html(const segment::Content& content, const std::vector<segment::Code>& codes) {
  std::string html;
  std::vector<std::string_view> open;  // tags
  for (const segment::Part& part : content) {
    if (part.kind == PartKind::text) {
      html += render::escape(part.text);
      continue;
    }
    if (part.code == 0 || part.code > codes.size()) continue;
    const segment::Code& code = codes[part.code - 1];
    if (code.kind == CodeKind::code && part.kind == PartKind::placeholder) {
      html += "<code>" + render::escape(code.meaning) + "</code>";
    }
    const std::string_view tag = code.kind == CodeKind::strong ? "strong" : code.kind == CodeKind::emphasis ? "em" : "";
    if (tag.empty()) continue;
    if (part.kind == PartKind::open) {
      html += "<" + std::string(tag) + ">";
      open.push_back(tag);
    } else if (part.kind == PartKind::close && !open.empty() && open.back() == tag) {
      html += "</" + std::string(tag) + ">";
      open.pop_back();
    }
  }
  for (; !open.empty(); open.pop_back())  // formatting that goes on in the next sentence
    html += "</" + std::string(open.back()) + ">";
  return html;
}

render::TextState state_of(catalog::Standing standing) {
  switch (standing) {
    case catalog::Standing::machine:
      return render::TextState::machine;
    case catalog::Standing::stale:
      return render::TextState::stale;
    case catalog::Standing::reviewed:
    case catalog::Standing::final_:
      return render::TextState::reviewed;
    default:
      return render::TextState::translated;
  }
}

// What stands in the segment's place on the page.
std::string shown_text(const catalog::Unit& unit, const catalog::Segment& segment) {
  if (segment.target) return reading(*segment.target, unit.codes);
  const auto match = std::ranges::find_if(unit.matches, [&](const catalog::Match& one) {
    return one.segment == segment.id && (one.origin == catalog::kPrevious || one.origin == catalog::kPreviousMachine);
  });
  return match == unit.matches.end() ? "" : reading(match->target, match->codes);
}

std::vector<render::SourceSentence> sentences_of(const catalog::Unit& unit) {
  std::vector<render::SourceSentence> sentences;
  for (const catalog::Segment& segment : unit.segments) {
    if (segment.ignorable) continue;
    sentences.push_back({.source = sentence_html(segment.source, unit.codes),
                         .target = shown_text(unit, segment),
                         .state = state_of(standing_of(unit, segment))});
  }
  return sentences;
}

// Where the text of unit `i` stands in the localized document: its block; or, where it is not all of it because lines
// of directives stand there too, the inline that it begins with.
uint32_t place_of_text(const PageParts& parts, size_t i) {
  const segment::Unit& unit = parts.article->units[i];
  const Document& document = parts.edition->localized.document;
  const uint32_t block = parts.edition->localized.nodes[unit.node];
  if (block == markdown::kNoNode || parts.article->document.nodes[unit.node].bytes == unit.bytes) return block;
  if (document.nodes[block].kind != NodeKind::paragraph) return block;
  const Span text = parts.edition->localized.map[i].bytes;
  for (uint32_t n = document.first_child(block); n != markdown::kNoNode; n = document.next_sibling(n)) {
    if (document.nodes[n].bytes.end > text.begin && document.nodes[n].bytes.begin < text.end) return n;
  }
  return block;
}

}  // namespace

std::map<uint32_t, std::vector<render::SourceSentence>> find_sources(const PageParts& parts) {
  std::map<uint32_t, std::vector<render::SourceSentence>> sources;
  std::map<std::string_view, std::unordered_map<std::string_view, const catalog::Unit*>> units;
  for (const auto& [locale, catalog] : parts.strings->locales) {
    for (const catalog::Unit& unit : catalog.units) {
      if (!unit.obsolete) units[locale].emplace(unit.id, &unit);
    }
  }
  const segment::Article& article = *parts.article;
  for (size_t i = 0; i < article.units.size() && i < parts.strings->source.units.size(); ++i) {
    const segment::Unit& unit = article.units[i];
    const bool block = unit.kind == segment::UnitKind::paragraph || unit.kind == segment::UnitKind::heading ||
                       unit.kind == segment::UnitKind::cell;
    if (!block || unit.node == markdown::kNoNode || parts.edition->kinds[i] == TextKind::source) continue;
    const auto locale = units.find(parts.edition->languages[i]);
    if (locale == units.end()) continue;
    const auto found = locale->second.find(parts.strings->source.units[i].id);
    const uint32_t node = place_of_text(parts, i);
    if (found == locale->second.end() || node == markdown::kNoNode) continue;
    sources.emplace(node, sentences_of(*found->second));
  }
  return sources;
}

}  // namespace docloc::site
