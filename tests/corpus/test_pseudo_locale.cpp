// The pseudo-locale changes every text and nothing else.
#include <array>
#include <catch2/catch.hpp>
#include <string>

#include "base/source.h"
#include "corpus/support.h"
#include "render/html.h"
#include "segment/article.h"

using namespace docloc;
using namespace docloc::segment;

namespace {

std::string_view body_of(std::string_view bytes, uint32_t body) {
  return bytes.substr(body);
}

// Words that belong to directives: none may stand where a translator would translate it.
bool has_directive_word(const Content& content) {
  const std::string text = plain_text(content);
  for (const char* word : {":::", "[!", "INCLUDE [", "alt-text=", "docloc:"}) {
    if (text.find(word) != std::string::npos) return true;
  }
  return false;
}

// Lines of directives, without the alternative text that is translated.
std::vector<std::string> directive_lines(std::string_view bytes) {
  std::vector<std::string> lines;
  for (const Line& line : split_lines(bytes)) {
    std::string text(line.content().of(bytes));
    const size_t at = text.find_first_not_of(" \t>");
    if (at == std::string::npos || (text.compare(at, 3, ":::") != 0 && text.compare(at, 2, "[!") != 0)) continue;
    if (const size_t alt = text.find("alt-text=\""); alt != std::string::npos) {
      text.erase(alt + 10, text.find('"', alt + 10) - alt - 10);
    }
    if (text.compare(at, 3, ":::") == 0 || text.find(']') + 1 == text.size()) lines.push_back(std::move(text));
  }
  return lines;
}

}  // namespace

TEST_CASE("in the pseudo-locale code, destinations, directives and block structure of the shared articles stay") {
  uint32_t units = 0;
  uint32_t applied = 0;
  uint32_t opaque = 0;
  uint32_t blocks = 0;
  corpus::for_each_article([&](const std::string& path, const Article& article) {
    INFO(path);
    const Localized localized = corpus::pseudo(article);
    const std::string_view source = body_of(article.bytes, article.front_matter.body);
    const std::string_view target = body_of(localized.bytes, localized.front_matter.body);
    CHECK(corpus::cmark_blocks(source) == corpus::cmark_blocks(target));
    CHECK(corpus::protected_texts(source) == corpus::protected_texts(target));
    CHECK(directive_lines(source) == directive_lines(target));
    for (const Unit& unit : article.units) {
      INFO(unit.bytes.of(article.bytes));
      CHECK_FALSE(has_directive_word(unit.content));
    }
    for (const Placement& placement : localized.map)
      applied += placement.outcome == Outcome::applied ? 1 : 0;
    units += static_cast<uint32_t>(article.units.size());
    for (const auto& [cause, count] : article.opaque_causes)
      opaque += count;
    blocks += static_cast<uint32_t>(article.runs.size());
  });
  WARN(units << " units, " << units - applied << " fell back; " << blocks << " blocks of text, " << opaque
             << " opaque");
  CHECK((units - applied) * 1000 <= units);
  CHECK(opaque * 1000 <= blocks);
}

TEST_CASE("with decorations off the page is cmark-gfm's rendering of the exported Markdown") {
  corpus::for_each_article([&](const std::string& path, const Article& article) {
    INFO(path);
    CHECK(render::render_body(article.document, render::exact_options()) ==
          corpus::cmark_html(body_of(article.bytes, article.front_matter.body)));
    const Localized localized = corpus::pseudo(article);
    CHECK(render::render_body(localized.document, render::exact_options()) ==
          corpus::cmark_html(body_of(localized.bytes, localized.front_matter.body)));
  });
}
