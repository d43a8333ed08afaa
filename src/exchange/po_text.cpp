#include "exchange/po_text.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "exchange/xml_reading.h"

namespace docloc::exchange {

using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "<1", "</1": what a reader may take for a tag.
bool looks_like_tag(std::string_view rest) {
  const size_t digit = rest.substr(1).starts_with('/') ? 2 : 1;
  return rest.size() > digit && is_digit(rest[digit]);
}

bool looks_like_reference(std::string_view rest) {
  return rest.starts_with("&lt;") || rest.starts_with("&amp;") || rest.starts_with("&#");
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
}

void escape(std::string_view text, std::string& out) {
  for (size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (text[i] == '<' && looks_like_tag(rest)) {
      out += "&lt;";
    } else if (text[i] == '&' && looks_like_reference(rest)) {
      out += "&amp;";
    } else if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) {
      out += rest[2] == '\xBE' ? "&#65534;" : "&#65535;";  // noncharacters, which XML cannot hold either
      i += 2;
    } else if (is_control(text[i])) {
      out += fmt::format("&#{};", static_cast<unsigned>(static_cast<unsigned char>(text[i])));
    } else {
      out += text[i];
    }
  }
}

// Bytes of the reference at the start of `rest`, and what it stands for; 0: there is none.
size_t read_reference(std::string_view rest, std::string& out) {
  if (rest.starts_with("&lt;")) {
    out += '<';
    return 4;
  }
  if (rest.starts_with("&amp;")) {
    out += '&';
    return 5;
  }
  if (!rest.starts_with("&#")) return 0;
  uint32_t code_point = 0;
  const auto parsed = std::from_chars(rest.data() + 2, rest.data() + rest.size(), code_point);
  const bool ends = parsed.ec == std::errc() && parsed.ptr != rest.data() + rest.size() && *parsed.ptr == ';';
  if (!ends || code_point == 0 || !append_utf8(out, code_point)) return 0;
  return static_cast<size_t>(parsed.ptr - rest.data()) + 1;
}

// Bytes of the tag at the start of `rest`; 0: it is none.
size_t read_tag(std::string_view rest, Part& part) {
  const size_t end = rest.substr(0, 12).find('>');
  if (!looks_like_tag(rest) || end == std::string_view::npos) return 0;
  std::string_view inner = rest.substr(1, end - 1);
  part.kind = PartKind::open;
  if (inner.starts_with('/')) {
    part.kind = PartKind::close;
    inner.remove_prefix(1);
  } else if (inner.ends_with('/')) {
    part.kind = PartKind::placeholder;
    inner.remove_suffix(1);
  }
  part.code = inner.starts_with('0') ? 0 : code_number(inner);
  return part.code == 0 ? 0 : end + 1;
}

std::string unescape(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const size_t reference = text[i] == '&' ? read_reference(text.substr(i), out) : 0;
    if (reference == 0) out += text[i];
    i += reference == 0 ? 1 : reference;
  }
  return out;
}

}  // namespace

std::string to_po_text(const Content& content) {
  std::string out;
  for (const Part& part : content) {
    switch (part.kind) {
      case PartKind::text:
        escape(part.text, out);
        break;
      case PartKind::open:
        out += fmt::format("<{}>", part.code);
        break;
      case PartKind::close:
        out += fmt::format("</{}>", part.code);
        break;
      case PartKind::placeholder:
        out += fmt::format("<{}/>", part.code);
        break;
    }
  }
  if (out.ends_with('\n')) out.replace(out.size() - 1, 1, "&#10;");
  if (out.starts_with('\n')) out.replace(0, 1, "&#10;");
  return out;
}

Content from_po_text(std::string_view text) {
  Content content;
  std::string run;
  const auto flush = [&] {
    if (!run.empty()) content.push_back({PartKind::text, std::exchange(run, {}), 0});
  };
  for (size_t i = 0; i < text.size();) {
    Part part;
    const size_t tag = text[i] == '<' ? read_tag(text.substr(i), part) : 0;
    if (tag > 0) {
      flush();
      content.push_back(std::move(part));
      i += tag;
      continue;
    }
    const size_t reference = text[i] == '&' ? read_reference(text.substr(i), run) : 0;
    if (reference == 0) run += text[i];
    i += reference == 0 ? 1 : reference;
  }
  flush();
  return content;
}

std::string to_po_comment(std::string_view text) {
  std::string escaped;
  escape(text, escaped);
  std::string out;
  for (size_t i = 0; i < escaped.size(); ++i) {
    const bool edge = i == 0 || i + 1 == escaped.size();
    if (escaped[i] == '\n' || escaped[i] == '\t' || (edge && escaped[i] == ' ')) {
      out += fmt::format("&#{};", static_cast<unsigned>(static_cast<unsigned char>(escaped[i])));
    } else {
      out += escaped[i];
    }
  }
  return out;
}

std::string from_po_comment(std::string_view text) {
  return unescape(text);
}

}  // namespace docloc::exchange
