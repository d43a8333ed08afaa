#include "links/html_attributes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace docloc::links {

namespace {

constexpr std::string_view kSpace = " \t\n\r\f";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

void append_code_point(std::string& out, uint32_t c) {
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// `name` is what stands between '&' and ';'.
bool append_reference(std::string& out, std::string_view name) {
  constexpr std::array<std::pair<std::string_view, char>, 5> kNamed{
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  for (const auto& [known, character] : kNamed) {
    if (name != known) continue;
    out += character;
    return true;
  }
  if (name.size() < 2 || name[0] != '#') return false;
  const bool hexadecimal = name[1] == 'x' || name[1] == 'X';
  const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
  uint32_t code_point = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code_point, hexadecimal ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size()) return false;
  append_code_point(out, code_point);
  return true;
}

std::string decoded(std::string_view raw) {
  std::string out;
  for (size_t i = 0; i < raw.size(); ++i) {
    const size_t semicolon = raw[i] == '&' ? raw.find(';', i) : std::string_view::npos;
    if (semicolon != std::string_view::npos && append_reference(out, raw.substr(i + 1, semicolon - i - 1))) {
      i = semicolon;
    } else {
      out += raw[i];
    }
  }
  return out;
}

Span read_value(std::string_view html, size_t& pos) {
  const char quote = pos < html.size() ? html[pos] : ' ';
  size_t begin = pos;
  size_t end = 0;
  if (quote == '"' || quote == '\'') {
    ++begin;
    end = std::min(html.find(quote, begin), html.size());
    pos = std::min(end + 1, html.size());
  } else {
    end = pos = std::min(html.find_first_of(" \t\n\r\f>", begin), html.size());
  }
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

// From '<' on: past a comment, a declaration, an end tag. nullopt: a start tag, or no tag.
std::optional<size_t> skip_other(std::string_view html, size_t pos) {
  const auto after = [&](std::string_view end, size_t from) {
    const size_t found = html.find(end, from);
    return found == std::string_view::npos ? html.size() : found + end.size();
  };
  const std::string_view rest = html.substr(pos);
  if (rest.starts_with("<!--")) return after("-->", pos + 4);
  if (rest.starts_with("<!") || rest.starts_with("<?") || rest.starts_with("</")) return after(">", pos + 2);
  return std::nullopt;
}

}  // namespace

std::vector<HtmlAttribute> read_attributes(std::string_view html, size_t& pos, std::string_view tag) {
  std::vector<HtmlAttribute> attributes;
  const auto skip = [&](std::string_view what) { pos = std::min(html.find_first_not_of(what, pos), html.size()); };
  for (;;) {
    skip(" \t\n\r\f/");
    if (pos >= html.size() || html[pos] == '>') return attributes;
    const size_t begin = pos;
    pos = std::min(html.find_first_of(" \t\n\r\f/>=", pos + 1), html.size());
    HtmlAttribute attribute{
        .tag = std::string(tag), .name = lower(html.substr(begin, pos - begin)), .value = "", .bytes = {}};
    skip(kSpace);
    if (pos < html.size() && html[pos] == '=') {
      ++pos;
      skip(kSpace);
      attribute.bytes = read_value(html, pos);
      attribute.value = decoded(attribute.bytes.of(html));
    }
    attributes.push_back(std::move(attribute));
  }
}

std::vector<HtmlAttribute> html_attributes(std::string_view html) {
  std::vector<HtmlAttribute> all;
  size_t pos = 0;
  while ((pos = html.find('<', pos)) != std::string_view::npos) {
    if (const auto next = skip_other(html, pos)) {
      pos = *next;
      continue;
    }
    ++pos;
    if (pos >= html.size() || !is_letter(html[pos])) continue;
    const size_t begin = pos;
    pos = std::min(html.find_first_of(" \t\n\r\f/>", pos), html.size());
    const std::string tag = lower(html.substr(begin, pos - begin));
    auto attributes = read_attributes(html, pos, tag);
    std::ranges::move(attributes, std::back_inserter(all));
    if (tag == "script" || tag == "style") {
      const std::string rest = lower(html.substr(pos));
      const size_t close = rest.find("</" + tag);
      pos = close == std::string::npos ? html.size() : pos + close;
    }
  }
  return all;
}

}  // namespace docloc::links
