#include <algorithm>
#include <utility>

#include "render/body_writer.h"
#include "render/escape.h"

namespace docloc::render {

using markdown::kNoNode;
using markdown::Node;
using markdown::NodeKind;

// cmark-gfm counts the references in the order of the file, before it moves the definitions to the end.
void BodyWriter::count_footnotes() {
  std::vector<std::pair<uint32_t, uint32_t>> references;  // begin of the block that holds it, node
  uint32_t block = 0;
  for (uint32_t i = 0; i < document_.nodes.size(); ++i) {
    if (!markdown::is_inline(node(i).kind)) block = node(i).bytes.begin;
    if (node(i).number == 0) continue;
    if (node(i).kind == NodeKind::footnote_definition) footnotes_[node(i).number].definition = i;
    if (node(i).kind == NodeKind::footnote_reference) references.emplace_back(block, i);
  }
  std::ranges::stable_sort(references, {}, &std::pair<uint32_t, uint32_t>::first);
  for (const auto& [begin, i] : references)
    reference_order_[i] = ++footnotes_[node(i).number].references;
}

void BodyWriter::enter_footnote(uint32_t i) {
  if (!footnote_list_) out_ += "<section class=\"footnotes\" data-footnotes>\n<ol>\n";
  footnote_list_ = true;
  footnote_ = i;
  out_ += "<li id=\"fn-";
  append_url(out_, str(node(i).literal));
  out_ += '"';
  out_ += mark(i);
  out_ += ">\n";
}

void BodyWriter::leave_footnote(uint32_t /*i*/) {
  if (write_back_links()) out_ += '\n';
  out_ += "</li>\n";
}

bool BodyWriter::write_back_links() {
  if (footnote_ == kNoNode) return false;
  const Node& definition = node(footnote_);
  const uint32_t references = footnotes_[definition.number].references;
  for (uint32_t n = 1; n <= std::max(references, 1U); ++n) {
    const std::string number = std::to_string(n);
    out_ += n > 1 ? " <a href=\"#fnref-" : "<a href=\"#fnref-";
    append_url(out_, str(definition.literal));
    if (n > 1) out_ += '-' + number;
    out_ += "\" class=\"footnote-backref\" data-footnote-backref";
    append_attribute(out_, "aria-label", options_.labels.back_to_content);
    out_ += ">\u21A9";
    if (n > 1) out_ += "<sup class=\"footnote-ref\">" + number + "</sup>";
    out_ += "</a>";
  }
  footnote_ = kNoNode;
  return true;
}

}  // namespace docloc::render
