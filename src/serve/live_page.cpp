#include "serve/live_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/escape.h"

namespace docloc::serve {
namespace {

size_t find_body_end(std::string_view html) {
  constexpr std::string_view kTag = "</body";
  const auto found =
      std::ranges::find_end(html, kTag, [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
  return found.empty() ? html.size() : static_cast<size_t>(found.begin() - html.begin());
}

}  // namespace

std::string make_live(std::string_view html, const Edition& edition) {
  const size_t at = find_body_end(html);
  return fmt::format(
      "{}<link rel=\"stylesheet\" href=\"/{}/live.css\">\n"
      "<script src=\"/{}/live.js\" data-server=\"{}\" data-build=\"{}\"></script>\n{}",
      html.substr(0, at), kOwnFolder, kOwnFolder, render::escape(edition.server), edition.build, html.substr(at));
}

std::string missing_page(std::string_view path) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>Not found</title>\n</head>\n<body>\n<main>\n"
      "<h1>Not found</h1>\n<p>The site has no file <code>{}</code>. This page reloads when there is one.</p>\n"
      "<p><a href=\"/\">To the front page</a></p>\n</main>\n</body>\n</html>\n",
      render::escape(path));
}

}  // namespace docloc::serve
