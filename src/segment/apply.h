// Targets -> localized Markdown: every target is spelled into the source's bytes, parsed again and compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "segment/article.h"

namespace docloc::segment {

struct ApplyOptions {
  std::string locale;        // BCP 47 of the targets, for findings
  std::string catalog_path;  // for findings
  // Spell targets that equal their source too, instead of leaving the source's bytes alone: for proving identity.
  bool respell = false;
  bool heading_anchors = false;  // <a name="..."></a> (ops_anchor) before the text of headings that have a target
  // Front-matter fields to set (replace or append, in this order), as in {"ms.contentlocale", "sv-SE"}.
  std::vector<std::pair<std::string, std::string>> fields;
};

enum class Outcome : uint8_t {
  source,   // no target, or a target equal to the source: the source's bytes stand
  applied,  // the target's text stands
  refused,  // the target would break the page; the source's bytes stand, a finding says why
};

// Where a unit went. Spans are into Localized::bytes.
struct Placement {
  Span bytes;
  Outcome outcome = Outcome::source;
};

struct Localized {
  std::string bytes;
  std::vector<Placement> map;   // map[i] is for Article::units[i]
  markdown::Document document;  // the parse of `bytes`: what is rendered
  // nodes[i]: the node of `document` that stands where node i of the source's Document stands. Both trees have the same
  // blocks in the same order; only blocks are filled (inlines: kNoNode).
  std::vector<uint32_t> nodes;
  yaml::FrontMatter front_matter;  // of `bytes`
  Findings findings;
  uint32_t rounds = 0;  // parses it took
};

// targets[i] is the target of article.units[i]; none: the source stands. `targets` has article.units.size() entries.
// Whatever the targets hold, the result has the source's block structure and its protected codes exactly once; where
// a target replaces a link or image, that one in its place. A replacement that would break the page is left out, with
// the finding apply/replacement.
[[nodiscard]] Localized apply(const Article& article, const std::vector<std::optional<Target>>& targets,
                              const ApplyOptions& options);

// Pseudo-translation of a source content. ploc: accents, about 40% longer, in brackets; plocm: right to left.
enum class Pseudo : uint8_t { ploc, plocm };
[[nodiscard]] Content pseudo_translate(const Content& content, Pseudo pseudo);

}  // namespace docloc::segment
