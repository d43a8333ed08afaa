#include "links/image_format.h"

#include <algorithm>
#include <array>
#include <string>

#include "links/paths.h"
#include "markdown/html_token.h"

namespace docloc::links {

namespace {

struct Named {
  std::string_view what;  // an extension, or what a file begins with
  std::string_view format;
};

using namespace std::string_view_literals;

constexpr auto kExtensions = std::to_array<Named>({{"png", "png"},
                                                   {"apng", "png"},
                                                   {"gif", "gif"},
                                                   {"jpg", "jpeg"},
                                                   {"jpeg", "jpeg"},
                                                   {"webp", "webp"},
                                                   {"bmp", "bmp"},
                                                   {"avif", "avif"},
                                                   {"svg", "svg"},
                                                   {"ico", "ico"},
                                                   {"tif", "tiff"},
                                                   {"tiff", "tiff"}});
constexpr auto kBegins = std::to_array<Named>({{"\x89PNG\r\n\x1A\n"sv, "png"},
                                               {"GIF87a"sv, "gif"},
                                               {"GIF89a"sv, "gif"},
                                               {"\xFF\xD8\xFF"sv, "jpeg"},
                                               {"BM"sv, "bmp"},
                                               {"\0\0\1\0"sv, "ico"},
                                               {"II*\0"sv, "tiff"},
                                               {"MM\0*"sv, "tiff"}});

// The first tag is <svg>; comments, a declaration and text in other encodings than UTF-8 aside.
bool is_svg(std::string_view bytes) {
  if (bytes.find('<') == std::string_view::npos) return false;
  markdown::HtmlTokenizer tokens(bytes);
  markdown::HtmlToken token;
  while (tokens.next(token)) {
    if (token.kind == markdown::HtmlTokenKind::ignored) continue;
    if (token.kind == markdown::HtmlTokenKind::start_tag) return token.name == "svg" || token.name == "svg:svg";
    const std::string_view text = token.bytes.starts_with("\xEF\xBB\xBF") ? token.bytes.substr(3) : token.bytes;
    if (text.find_first_not_of(" \t\r\n") != std::string_view::npos) return false;
  }
  return false;
}

}  // namespace

std::string_view image_format(std::string_view bytes) {
  const auto begin = std::ranges::find_if(kBegins, [&](const Named& named) { return bytes.starts_with(named.what); });
  if (begin != kBegins.end()) return begin->format;
  if (bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP") return "webp";
  if (bytes.size() >= 12 && (bytes.substr(4, 8) == "ftypavif" || bytes.substr(4, 8) == "ftypavis")) return "avif";
  return is_svg(bytes) ? "svg" : "";
}

std::string_view named_format(std::string_view path) {
  const std::string type = extension(path);
  const auto* const found = std::ranges::find(kExtensions, std::string_view(type), &Named::what);
  return found == kExtensions.end() ? "" : found->format;
}

}  // namespace docloc::links
