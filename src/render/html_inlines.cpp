#include <optional>

#include "render/body_writer.h"
#include "render/escape.h"

namespace docloc::render {

using markdown::Node;
using markdown::NodeKind;

void BodyWriter::enter_inline(uint32_t i) {
  switch (node(i).kind) {
    case NodeKind::text:
    case NodeKind::foreign:
      append_escaped(out_, str(node(i).literal));
      break;
    case NodeKind::soft_break:
      out_ += '\n';
      break;
    case NodeKind::line_break:
      out_ += "<br />\n";
      break;
    case NodeKind::code:
      out_ += "<code>";
      append_escaped(out_, str(node(i).literal));
      out_ += "</code>";
      break;
    case NodeKind::html_inline:
      if (options_.trusted) {
        out_ += str(node(i).literal);
      } else {
        filter_.append(str(node(i).literal), {});
      }
      break;
    case NodeKind::emphasis:
      out_ += "<em>";
      break;
    case NodeKind::strong:
      out_ += "<strong>";
      break;
    case NodeKind::strikethrough:
      out_ += "<del>";
      break;
    case NodeKind::link:
      enter_link(i);
      break;
    case NodeKind::image:
      write_image(i);
      break;
    case NodeKind::footnote_reference:
      write_reference(i);
      break;
    default:
      break;
  }
}

void BodyWriter::write_url(std::string_view name, std::string_view url, UrlUse use) {
  const UrlRewrite& rewrite = use == UrlUse::link ? options_.link_url : options_.image_url;
  std::optional<std::string> target;
  if (!options_.trusted) {
    target = page_url(url, use, rewrite);
  } else {
    target = rewrite ? rewrite(url) : std::string(url);
  }
  if (!target) return;
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  append_url(out_, *target);
  out_ += '"';
}

void BodyWriter::enter_link(uint32_t i) {
  if (is_plain_link(i)) return;
  out_ += "<a";
  write_url("href", str(node(i).url), UrlUse::link);
  if (!node(i).title.empty()) append_attribute(out_, "title", str(node(i).title));
  out_ += mark(i);
  out_ += '>';
}

void BodyWriter::write_image(uint32_t i) {
  out_ += "<img";
  write_url("src", str(node(i).url), UrlUse::image);
  out_ += " alt=\"";
  for (uint32_t at = i + 1; at < node(i).end; ++at) {
    const Node& part = node(at);
    if (part.kind == NodeKind::text || part.kind == NodeKind::code || part.kind == NodeKind::html_inline ||
        part.kind == NodeKind::foreign) {
      append_escaped(out_, str(part.literal));
    } else if (part.kind == NodeKind::soft_break || part.kind == NodeKind::line_break) {
      out_ += ' ';
    }
  }
  out_ += '"';
  if (!node(i).title.empty()) append_attribute(out_, "title", str(node(i).title));
  const bool eager = !image_written_ && i < plan_.first_image;
  if (const auto found = plan_.image_attributes.find(i); found != plan_.image_attributes.end()) {
    append_image_attributes(out_, options_, str(node(i).url), found->second, eager);
  } else {
    append_image_hints(out_, options_, str(node(i).url), {.eager = eager});
  }
  image_written_ = true;
  out_ += mark(i);
  out_ += " />";
}

void BodyWriter::leave_inline(uint32_t i) {
  switch (node(i).kind) {
    case NodeKind::emphasis:
      out_ += "</em>";
      break;
    case NodeKind::strong:
      out_ += "</strong>";
      break;
    case NodeKind::strikethrough:
      out_ += "</del>";
      break;
    case NodeKind::link:
      if (!is_plain_link(i)) out_ += "</a>";
      break;
    default:
      break;
  }
}

}  // namespace docloc::render
