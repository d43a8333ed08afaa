#include "render/url.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace docloc::render {
namespace {

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

// Names of character references that stand for ASCII (HTML standard, 13.5). fjlig is the only one with letters.
constexpr auto kAsciiNames = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"AMP", "&"},      {"DiacriticalGrave", "`"},
    {"GT", ">"},       {"Hat", "^"},
    {"LT", "<"},       {"NewLine", "\n"},
    {"QUOT", "\""},    {"Tab", "\t"},
    {"UnderBar", "_"}, {"VerticalLine", "|"},
    {"amp", "&"},      {"apos", "'"},
    {"ast", "*"},      {"bsol", "\\"},
    {"colon", ":"},    {"comma", ","},
    {"commat", "@"},   {"dollar", "$"},
    {"equals", "="},   {"excl", "!"},
    {"fjlig", "fj"},   {"grave", "`"},
    {"gt", ">"},       {"lbrace", "{"},
    {"lbrack", "["},   {"lcub", "{"},
    {"lowbar", "_"},   {"lpar", "("},
    {"lsqb", "["},     {"lt", "<"},
    {"midast", "*"},   {"num", "#"},
    {"percnt", "%"},   {"period", "."},
    {"plus", "+"},     {"quest", "?"},
    {"quot", "\""},    {"rbrace", "}"},
    {"rbrack", "]"},   {"rcub", "}"},
    {"rpar", ")"},     {"rsqb", "]"},
    {"semi", ";"},     {"sol", "/"},
    {"verbar", "|"},   {"vert", "|"},
});

// `raw` begins with "&#". The bytes of the reference that were read, 0: it is none. Browsers need no ';' at its end.
size_t append_numeric(std::string& out, std::string_view raw) {
  size_t at = 2;
  const bool hexadecimal = at < raw.size() && lower(raw[at]) == 'x';
  if (hexadecimal) ++at;
  const size_t first = at;
  uint32_t code = 0;
  for (; at < raw.size(); ++at) {
    const char c = lower(raw[at]);
    if (is_digit(c)) {
      code = code * (hexadecimal ? 16U : 10U) + static_cast<uint32_t>(c - '0');
    } else if (hexadecimal && c >= 'a' && c <= 'f') {
      code = code * 16U + static_cast<uint32_t>(c - 'a' + 10);
    } else {
      break;
    }
    code = std::min(code, 0x110000U);  // no overflow, however many digits
  }
  if (at == first) return 0;
  if (code == 0 || !append_utf8(out, code)) (void)append_utf8(out, 0xFFFD);
  return at < raw.size() && raw[at] == ';' ? at + 1 : at;
}

size_t append_named(std::string& out, std::string_view raw) {
  size_t at = 1;
  while (at < raw.size() && (is_letter(raw[at]) || is_digit(raw[at])))
    ++at;
  if (at == raw.size() || raw[at] != ';') return 0;
  const std::string_view name = raw.substr(1, at - 1);
  const auto* found = std::ranges::find(kAsciiNames, name, &std::pair<std::string_view, std::string_view>::first);
  if (found == kAsciiNames.end()) return 0;
  out += found->second;
  return at + 1;
}

bool is_bitmap(std::string_view media_type) {
  static constexpr auto kBitmaps = std::to_array<std::string_view>(
      {"image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp", "image/avif", "image/bmp", "image/x-icon"});
  return std::ranges::any_of(kBitmaps, [&](std::string_view bitmap) {
    return media_type.starts_with(bitmap) &&
           (media_type.size() == bitmap.size() || media_type[bitmap.size()] == ';' || media_type[bitmap.size()] == ',');
  });
}

}  // namespace

bool is_safe_url(std::string_view url, UrlUse use) {
  std::string head;  // lower case, no white space: enough of it to tell the scheme and a media type
  for (size_t i = 0; i < url.size() && head.size() < 64; ++i) {
    const auto byte = static_cast<unsigned char>(url[i]);
    if (byte > 0x20 && byte != 0x7F) head += lower(url[i]);
  }
  const size_t colon = head.find(':');
  if (colon == std::string::npos) return true;
  const std::string_view scheme = std::string_view(head).substr(0, colon);
  if (scheme == "javascript" || scheme == "vbscript" || scheme == "livescript" || scheme == "mocha") return false;
  if (scheme != "data") return true;
  return use == UrlUse::image && is_bitmap(std::string_view(head).substr(colon + 1));
}

std::optional<std::string> page_url(std::string_view url, UrlUse use, const UrlRewrite& rewrite) {
  if (!is_safe_url(url, use)) return std::nullopt;
  std::string result = rewrite ? rewrite(url) : std::string(url);
  // "./javascript:x" is a harmless file name until somebody takes the "./" off.
  if (!is_safe_url(result, use)) return std::nullopt;
  return result;
}

std::string decode_attribute(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  size_t at = 0;
  while (at < raw.size()) {
    size_t used = 0;
    if (raw[at] == '&') {
      const std::string_view rest = raw.substr(at);
      used = rest.starts_with("&#") ? append_numeric(out, rest) : append_named(out, rest);
    }
    if (used == 0) out += raw[at++];
    at += used;
  }
  return out;
}

}  // namespace docloc::render
