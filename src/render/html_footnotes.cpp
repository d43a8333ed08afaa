#include <algorithm>

#include "render/body_writer.h"
#include "render/escape.h"

namespace docloc::render {

using markdown::kNoNode;
using markdown::Node;

void BodyWriter::write_reference(uint32_t i) {
  const std::string_view label = str(node(i).literal);
  out_ += "<sup class=\"footnote-ref\"><a href=\"#fn-";
  append_url(out_, label);
  out_ += "\" id=\"fnref-";
  append_url(out_, label);
  if (node(i).count > 1) out_ += '-' + std::to_string(node(i).count);
  out_ += "\" data-footnote-ref>" + std::to_string(node(i).number) + "</a></sup>";
}

void BodyWriter::enter_footnote(uint32_t i) {
  if (!footnote_list_) {
    // The section is no place for what raw HTML left open in the article, nor may it be closed from there.
    if (!options_.trusted) {
      filter_.leave_scope();
      filter_.enter_scope();
    }
    out_ += "<section class=\"footnotes\" data-footnotes>\n<ol>\n";
    footnote_list_ = true;
  }
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
  for (uint32_t n = 1; n <= std::max(definition.count, 1U); ++n) {
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
