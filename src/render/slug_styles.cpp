// Ids of headings as other generators make them: what their documentation and sources say.
#include <string>

#include "render/slug.h"
#include "text/characters.h"
#include "text/locale.h"

namespace docloc::render {
namespace {

using text::Character;

bool is_ascii_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// goldmark's of Hugo (autoHeadingIDType: github).
std::string hugo_slug(std::string_view text) {
  std::string out;
  text::each_character(text, [&](const Character& c) {
    if (c.value == '-' || c.value == ' ') {
      out += '-';
    } else if (c.value == '_' || text::is_letter(c.value) || text::is_digit(c.value)) {
      out += text::to_lower(c.bytes().of(text));
    }
  });
  return out;
}

bool is_vitepress_sign(char32_t c) {
  if (c == 0x201C || c == 0x201D || c == 0x2018 || c == 0x2019) return true;
  return c < 0x80 &&
         (is_ascii_space(c) || std::string_view("~`!@#$%^&*()-_+=[]{}|\\;:\"'<>,.?/").contains(static_cast<char>(c)));
}

std::string vitepress_slug(std::string_view text) {
  const std::string apart = text::to_nfkd(text);
  std::string out;
  text::each_character(apart, [&](const Character& c) {
    const bool accent = c.value >= 0x300 && c.value <= 0x36F;
    if (accent || (c.value < 0x20 && !is_ascii_space(c.value))) return;
    if (!is_vitepress_sign(c.value) && !text::is_space(c.value)) {
      out += c.bytes().of(apart);
    } else if (!out.ends_with('-')) {
      out += '-';
    }
  });
  const size_t first = out.find_first_not_of('-');
  if (first == std::string::npos) return {};
  out = out.substr(first, out.find_last_not_of('-') - first + 1);
  if (text::is_ascii_digit(static_cast<unsigned char>(out.front()))) out.insert(out.begin(), '_');
  return text::to_lower(out);
}

std::string mkdocs_slug(std::string_view text) {
  std::string out;
  text::each_character(text::to_nfkd(text), [&](const Character& c) {
    if (c.value >= 0x80) return;
    const char sign = static_cast<char>(c.value);
    if (text::is_ascii_letter(c.value) || text::is_ascii_digit(c.value) || sign == '_' || sign == '-' ||
        is_ascii_space(c.value))
      out += sign;
  });
  const size_t first = out.find_first_not_of(" \t\n\v\f\r");
  if (first == std::string::npos) return {};
  out = text::to_lower(std::string_view(out).substr(first, out.find_last_not_of(" \t\n\v\f\r") - first + 1));
  std::string joined;
  for (const char c : out) {
    const bool gap = c == '-' || is_ascii_space(static_cast<unsigned char>(c));
    if (!gap) joined += c;
    if (gap && !joined.ends_with('-')) joined += '-';
  }
  return joined;
}

}  // namespace

std::string slug(std::string_view text, markdown::HeadingIds style) {
  switch (style) {
    case markdown::HeadingIds::hugo:
      return hugo_slug(text);
    case markdown::HeadingIds::vitepress:
      return vitepress_slug(text);
    case markdown::HeadingIds::mkdocs:
      return mkdocs_slug(text);
    case markdown::HeadingIds::github:
      break;
  }
  return slug(text);
}

}  // namespace docloc::render
