// What readers of the shared articles see of directives: nothing but what they mean.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

#include "base/source.h"
#include "corpus/support.h"
#include "render/html.h"
#include "render/slug.h"
#include "support/corpus.h"

using namespace docloc;

namespace {

constexpr auto kBracketed = std::to_array<std::string_view>(
    {"note", "tip", "important", "warning", "caution", "include", "div", "video", "code", "uicontrol", "dnl",
     "morelikethis", "shadebox", "beginshadebox", "endshadebox", "tab", "begintabs", "endtabs"});

// What directives become, for the record.
constexpr auto kShown = std::to_array<std::string_view>(
    {"class=\"alert note\"", "class=\"alert tip\"", "class=\"alert important\"", "class=\"alert warning\"",
     "class=\"alert caution\"", "here-included", "class=\"video\"", "class=\"tabs\"", "class=\"tab\"",
     "class=\"lightbox\"", "<pre><code class=\"language-csharp\">from a file", "line <span", "<div class=\"mx-",
     "<div class=\"nextstepaction\"", "<div class=\"step-by-step\""});

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// The text of a body as a reader sees it. Code is shown as it is, and so is left out.
std::string visible_text(const std::string& html) {
  std::string out;
  int code = 0;
  for (size_t at = 0; at < html.size();) {
    if (html[at] != '<') {
      if (code == 0) out += html[at];
      ++at;
      continue;
    }
    const std::string_view rest = std::string_view(html).substr(at);
    for (const std::string_view name : {"code", "pre"}) {
      if (rest.substr(1).starts_with(name)) ++code;
      if (rest.substr(1).starts_with("/" + std::string(name))) --code;
    }
    at = std::min(html.find('>', at), html.size() - 1) + 1;
  }
  return out;
}

// Directives that are left in `text`, by their beginnings: "[!note", ":::row", "{#".
std::vector<std::string> directives_in(const std::string& text) {
  std::vector<std::string> found;
  for (size_t at = text.find("[!"); at != std::string::npos; at = text.find("[!", at + 1)) {
    // "... server. > [!NOTE] > Keys ...": a paragraph that was filled by a program, on the original's pages too.
    const size_t before = text.find_last_not_of(" \t", at == 0 ? 0 : at - 1);
    if (at > 0 && before != std::string::npos && text[before] != '\n') {
      const size_t close = text.find(']', at);
      const bool alert = close != std::string::npos && text.substr(at, close - at).find(' ') == std::string::npos;
      if (alert) continue;
    }
    const size_t end = text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", at + 2);
    const std::string name = lower(text.substr(at + 2, end - at - 2));
    if (std::ranges::find(kBracketed, name) != kBracketed.end()) found.push_back("[!" + name);
  }
  for (const Line& line : split_lines(text)) {
    const std::string_view content = line.content().of(text);
    const size_t first = content.find_first_not_of(" \t");
    if (first != std::string::npos && content.substr(first).starts_with(":::"))
      found.emplace_back(content.substr(first, content.find_first_of(" \t:", first + 3) - first));
  }
  for (size_t at = text.find("{#"); at != std::string::npos; at = text.find("{#", at + 1)) {
    const size_t end = text.find_first_of("} \n", at);
    if (end != std::string::npos && text[end] == '}' && end > at + 2) found.emplace_back("{#");
  }
  return found;
}

render::BodyOptions themed_options(std::map<std::string, uint32_t>& complaints) {
  render::BodyOptions options;
  options.themed = true;
  options.highlight = true;
  options.include_html = [](std::string_view, bool is_inline) {
    return std::optional<std::string>(is_inline ? "(in) here-included" : "<p>here-included</p>\n");
  };
  options.code_text = [](std::string_view) {
    std::string code = "from a file\n";
    for (int line = 1; line < 3000; ++line)
      code += "line " + std::to_string(line) + "\n";
    return std::optional(code);
  };
  options.complain = [&](std::string_view rule, std::string_view) { ++complaints[std::string(rule)]; };
  return options;
}

}  // namespace

TEST_CASE("directives that would be seen are found in text, and code and words beside them are not") {
  CHECK(directives_in(visible_text("<p>[!NOTE] a <code>[!TIP]</code>\n  :::row:::\n a {#id} [!x] ::: {# b}</p>")) ==
        std::vector<std::string>{"[!note", ":::row", "{#"});
}

TEST_CASE("no directive of a known name is left in what readers of the shared articles see") {
  std::map<std::string, uint32_t> left;
  std::map<std::string, uint32_t> complaints;
  const render::BodyOptions options = themed_options(complaints);
  std::map<std::string_view, uint32_t> shown;
  uint32_t count = 0;
  const auto visit = [&](const std::string& path, const segment::Article& article) {
    render::BodyOptions own = options;
    own.heading_ids = render::heading_ids(article.document, article.bytes);
    const std::string html = render::render_body(article.document, own);
    for (const std::string_view mark : kShown) {
      for (size_t at = html.find(mark); at != std::string::npos; at = html.find(mark, at + 1))
        ++shown[mark];
    }
    const std::string text = visible_text(html);
    for (const std::string& directive : directives_in(text)) {
      ++left[directive];
      if (std::getenv("DOCLOC_SHOW") != nullptr) std::cerr << path << ": " << directive << '\n';
    }
    ++count;
  };
  corpus::for_each_article(visit);
  for (const char* folder : {"PowerShell-Docs/sv-SE", "ATADocs/sv-SE", "customer-insights/ja-JP"}) {
    for (const auto& path : testing::corpus_articles(folder)) {
      const segment::Article article = segment::read_article(path.filename().string(), testing::read_file(path));
      if (article.usable) visit(path.string(), article);
    }
  }
  if (count == 0) return;
  CHECK(left == std::map<std::string, uint32_t>{});
  CHECK(complaints == std::map<std::string, uint32_t>{});
  std::string tally;
  for (const auto& [mark, times] : shown)
    tally += "  " + std::to_string(times) + ' ' + std::string(mark) + '\n';
  WARN(count << " articles, in their bodies:\n" << tally);
}
