// 1. Markdown's own links and images are the tree's.
// 2. Raw HTML is read in normal form (without the prefixes of quotes and lists), with a map back to the file's bytes.
// 3. ":::image" is text to CommonMark: it is looked for in the blocks that hold inlines.
#include <algorithm>
#include <utility>

#include "links/html_attributes.h"
#include "links/link_index.h"
#include "markdown/directive.h"

namespace docloc::links {

namespace {

using markdown::Document;
using markdown::Node;
using markdown::NodeKind;

// A piece of the article in normal form, and where each of its bytes stands in the file.
struct NormalText {
  std::string text;
  std::vector<uint32_t> at;  // one more than text has bytes

  [[nodiscard]] Span file_span(Span span) const { return {at[span.begin], std::max(at[span.begin], at[span.end])}; }
};

NormalText normal_text(const segment::Article& article, Span span) {
  NormalText out;
  const auto& joins = article.document.line_joins;
  auto join = std::ranges::lower_bound(joins, span.begin, {}, &Span::begin);
  for (uint32_t i = span.begin; i < span.end;) {
    out.at.push_back(i);
    if (join != joins.end() && join->begin == i && join->end <= span.end) {
      out.text += '\n';
      i = std::max(join->end, i + 1);
      ++join;
    } else {
      out.text += article.bytes[i++];
    }
  }
  out.at.push_back(span.end);
  return out;
}

void add_html(const segment::Article& article, const Node& node, std::vector<Link>& out) {
  const NormalText html = normal_text(article, node.bytes);
  for (const HtmlAttribute& attribute : html_attributes(html.text)) {
    const bool link = attribute.tag == "a" && attribute.name == "href";
    const bool image = attribute.tag == "img" && attribute.name == "src";
    if (!link && !image) continue;
    out.push_back({link ? LinkKind::link : LinkKind::image, attribute.value, html.file_span(attribute.bytes)});
  }
}

// The code spans of a holder of inlines, as spans of the file.
std::vector<Span> code_spans(const Document& document, uint32_t holder) {
  std::vector<Span> spans;
  for (uint32_t i = holder + 1; i < document.nodes[holder].end; ++i) {
    if (document.nodes[i].kind == NodeKind::code) spans.push_back(document.nodes[i].bytes);
  }
  return spans;
}

void add_directive_images(const segment::Article& article, uint32_t holder, std::vector<Link>& out) {
  constexpr std::string_view kImage = ":::image";
  const Span bytes = article.document.nodes[holder].bytes;
  if (!article.document.dialects.ops || bytes.of(article.bytes).find(kImage) == std::string_view::npos) return;
  const NormalText block = normal_text(article, bytes);
  const auto code = code_spans(article.document, holder);
  for (size_t begin = 0; (begin = block.text.find(kImage, begin)) != std::string::npos;) {
    const size_t inside = begin + kImage.size();
    const size_t end = std::min(block.text.find(":::", inside), block.text.size());
    const bool in_code = std::ranges::any_of(
        code, [&](Span span) { return span.begin <= block.at[begin] && block.at[begin] < span.end; });
    begin = inside;
    if (in_code) continue;
    // Its attributes are written as those of a tag are. "<i" is as long as what it stands for, less `shift`.
    const std::string tag = "<i" + block.text.substr(inside, end - inside) + ">";
    const auto shift = static_cast<uint32_t>(inside - 2);
    for (const HtmlAttribute& attribute : html_attributes(tag)) {
      if (attribute.name != "source" && attribute.name != "lightbox") continue;
      const Span span{attribute.bytes.begin + shift, attribute.bytes.end + shift};
      out.push_back({LinkKind::image, attribute.value, block.file_span(span)});
    }
  }
}

void add_heading_anchors(const segment::Article& article, uint32_t heading, std::vector<std::string>& out) {
  const Document& document = article.document;
  // A translated heading may have an anchor of its own before the tab's link.
  for (uint32_t i = document.first_child(heading); i != markdown::kNoNode; i = document.next_sibling(i)) {
    const std::string_view url = document.str(document.nodes[i].url);
    if (!document.dialects.ops || document.nodes[i].kind != NodeKind::link || !url.starts_with("#tab/")) continue;
    out.emplace_back(url.substr(1, url.find('/', 5) - 1));
    break;
  }
  if (!document.dialects.adobe) return;
  const std::string_view id = markdown::heading_attribute_id(document.nodes[heading].bytes.of(article.bytes));
  if (!id.empty()) out.emplace_back(id);
}

}  // namespace

std::vector<Link> links_of(const segment::Article& article) {
  std::vector<Link> links;
  const Document& document = article.document;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (node.kind == NodeKind::link || node.kind == NodeKind::image) {
      const LinkKind kind = node.kind == NodeKind::link ? LinkKind::link : LinkKind::image;
      links.push_back({kind, std::string(document.str(node.url)), node.bytes});
    } else if (node.kind == NodeKind::html_inline || node.kind == NodeKind::html_block) {
      add_html(article, node, links);
    } else if (markdown::holds_inlines(node.kind)) {
      add_directive_images(article, i, links);
    }
  }
  std::erase_if(links, [](const Link& link) { return link.url.empty(); });
  std::ranges::stable_sort(links, {}, [](const Link& link) { return link.bytes.begin; });
  return links;
}

std::vector<std::string> written_anchors(const segment::Article& article) {
  std::vector<std::string> anchors;
  const Document& document = article.document;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (node.kind == NodeKind::heading) add_heading_anchors(article, i, anchors);
    if (node.kind != NodeKind::html_inline && node.kind != NodeKind::html_block) continue;
    for (HtmlAttribute& attribute : html_attributes(document.str(node.literal))) {
      const bool anchor = attribute.name == "id" || (attribute.tag == "a" && attribute.name == "name");
      if (anchor && !attribute.value.empty()) anchors.push_back(std::move(attribute.value));
    }
  }
  return anchors;
}

}  // namespace docloc::links
