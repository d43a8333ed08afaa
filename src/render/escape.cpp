#include "render/escape.h"

#include <array>

namespace docloc::render {
namespace {

consteval std::array<bool, 256> url_bytes() {
  std::array<bool, 256> kept{};
  for (const char c : std::string_view("-_.+!*(),%#@?=;:/$~"))
    kept[static_cast<unsigned char>(c)] = true;
  for (unsigned char c = '0'; c <= '9'; ++c)
    kept[c] = true;
  for (unsigned char c = 'a'; c <= 'z'; ++c)
    kept[c] = kept[c - 'a' + 'A'] = true;
  return kept;
}

constexpr std::array<bool, 256> kUrlBytes = url_bytes();

// What HTML text cannot hold as it is: its own signs, and control characters (HTML Standard, 13.1.4).
constexpr std::string_view kSpecial =
    "&<>\"\x01\x02\x03\x04\x05\x06\x07\x08\x0B\x0E\x0F\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B\x1C\x1D\x1E\x1F"
    "\x7F";

constexpr std::string_view entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "\xEF\xBF\xBD";  // no reference stands for a control character either
  }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  size_t from = 0;
  for (size_t at = text.find_first_of(kSpecial); at != std::string_view::npos;
       at = text.find_first_of(kSpecial, from)) {
    out += text.substr(from, at - from);
    out += entity_of(text[at]);
    from = at + 1;
  }
  out += text.substr(from);
}

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_escaped(out, text);
  return out;
}

void append_url(std::string& out, std::string_view url) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (kUrlBytes[byte]) {
      out += c;
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '\'') {
      out += "&#x27;";
    } else {
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  append_escaped(out, value);
  out += '"';
}

}  // namespace docloc::render
