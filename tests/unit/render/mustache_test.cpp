// The template language, and what is said of a template that has a fault.
#include "render/mustache.h"

#include <array>
#include <catch2/catch.hpp>
#include <fstream>
#include <functional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "render/page_values.h"
#include "render/template.h"

using namespace docloc::render;  // NOLINT
using docloc::Findings;

namespace {

constexpr std::array<std::string_view, 5> kNames = {"flag", "has_items", "items", "name", "none"};
constexpr uint16_t kFlag = 0;
constexpr uint16_t kHasItems = 1;
constexpr uint16_t kItems = 2;
constexpr uint16_t kName = 3;

Values item(std::string_view name, std::vector<Values> items = {}) {
  return {{kName, {.text = name}}, {kHasItems, {.yes = !items.empty()}}, {kItems, {.list = std::move(items)}}};
}

std::string rendered(const std::string& page, const std::string& part = "", const Values& values = {}) {
  Findings findings;
  Templates templates(kNames);
  CHECK(templates.add("part", "part.mustache", part, findings));
  CHECK(templates.add("page", "page.mustache", page, findings));
  templates.link(findings);
  CHECK(findings.empty());
  std::string out;
  templates.render("page", values, out);
  return out;
}

// "line:column message" of the only finding.
std::string fault(const std::string& bytes) {
  Findings findings;
  Templates templates(kNames);
  CHECK_FALSE(templates.add("page", "templates/page.mustache", bytes, findings));
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].rule == "render/template");
  CHECK(findings[0].source.path == "templates/page.mustache");
  return std::to_string(findings[0].source.line) + ':' + std::to_string(findings[0].source.column) + ' ' +
         findings[0].message;
}

}  // namespace

TEST_CASE("a value is escaped unless the template says otherwise") {
  const Values values = {{kName, {.text = "<\"&'"}}};
  CHECK(rendered("{{name}} {{{name}}} {{& name }} {{ none }}.", "", values) == "&lt;&quot;&amp;' <\"&' <\"&' .");
}

TEST_CASE("a section is there for each element, or when there is a value") {
  const Values values = {{kName, {.text = "out"}}, {kFlag, {.yes = true}}, {kItems, {.list = {item("a"), item("b")}}}};
  CHECK(rendered("{{#items}}[{{name}}{{#flag}}!{{/flag}}]{{/items}}", "", values) == "[a!][b!]");
  CHECK(rendered("{{#name}}<{{name}}>{{/name}}{{^name}}no{{/name}}", "", values) == "<out>");
  CHECK(rendered("{{#none}}x{{/none}}{{^none}}y{{/none}}", "", values) == "y");
}

TEST_CASE("a tag that has its line to itself leaves no line") {
  const Values values = {{kItems, {.list = {item("a"), item("b")}}}};
  CHECK(rendered("<ul>\n  {{#items}}\n<li>{{name}}</li>\n\t{{/items}} \n</ul>\n", "", values) ==
        "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
  CHECK(rendered("a\r\n{{! about }}\r\nb {{! kept line }}\n") == "a\r\nb \n");
  CHECK(rendered("{{> part}}\n{{> part}}", "x\n") == "x\nx\n");
  CHECK(rendered("{{#flag}}\n{{/flag}}\n") == "");
}

TEST_CASE("a partial may call itself: trees") {
  const Values values = item("", {item("a", {item("b"), item("c", {item("d")})}), item("e")});
  CHECK(rendered("{{> part}}", "{{#items}}({{name}}{{#has_items}}{{> part}}{{/has_items}}){{/items}}", values) ==
        "(a(b)(c(d)))(e)");
}

TEST_CASE("a template that calls itself without end comes to one") {
  CHECK(rendered("{{> page}}{{> page}}x").size() > 1);
}

TEST_CASE("a fault has its place and says what is wrong") {
  CHECK(fault("a\n<p>é{{nam}}") == "2:5 A page has nothing named \"nam\".");
  CHECK(fault("{{#items}}\n{{/name}}") == "2:1 The section that is open here is \"items\".");
  CHECK(fault("\n {{#items}}x") == "2:2 The section \"items\" is not closed.");
  CHECK(fault("x{{/items}}") == "1:2 No section is open here that could be closed.");
  CHECK(fault("x{{name") == "1:2 The tag is not closed.");
  CHECK(fault("{{{name}}") == "1:1 The tag is not closed.");
  CHECK(fault("{{=<% %>=}}") == "1:1 Other delimiters than {{ and }} are not known here.");
}

TEST_CASE("no template makes the compiler read beyond it") {
  constexpr std::array<std::string_view, 12> kPieces = {"{{",    "}}", "{{{", "}}}", "#",   "/",
                                                        "items", "\n", " ",   "^",   "{{>", "é"};
  uint64_t state = 7;
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes;
    for (int i = 0; i < 12; ++i) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      bytes += kPieces[(state >> 33U) % kPieces.size()];
    }
    Findings findings;
    Templates templates(kNames);
    const bool whole = templates.add("page", "p", bytes, findings);
    CHECK(whole == findings.empty());
    templates.link(findings);
    std::string out;
    templates.render("page", item("x", {item("y")}), out);
    if (!whole) CHECK(out.empty());
  }
}

TEST_CASE("what a search loads can be a project's own, and is the theme's where there is none") {
  Findings findings;
  const TemplateSet theme({{"pagefind.js", {"templates/pagefind.js", "window.docloc.search = mine;\n"}}}, findings);
  CHECK(findings.empty());
  CHECK(theme.search_script() == "window.docloc.search = mine;\n");
  CHECK(theme.script() == default_theme().script());
  CHECK(default_theme().search_script().find("pagefind/pagefind.js") != std::string_view::npos);
}

TEST_CASE("a project's own files stand in the place of the theme's, and add to them") {
  Findings findings;
  const TemplateSet theme(
      {{"footer.mustache", {"templates/footer.mustache", "<footer>{{title}} {{> mine}}</footer>\n"}},
       {"mine.mustache", {"templates/mine.mustache", "my own"}},
       {"extra-head.mustache", {"templates/extra-head.mustache", "<meta name=\"x\">\n"}},
       {"extra.css", {"templates/extra.css", "p { color: red; }\n"}}},
      findings);
  CHECK(findings.empty());
  const std::string html = theme.page({.locale = "en", .title = "A & B"});
  CHECK(html.find("<footer>A &amp; B my own</footer>\n</body>") != std::string::npos);
  CHECK(html.find("<meta name=\"x\">\n</head>") != std::string::npos);
  CHECK(theme.stylesheet() == std::string(stylesheet()) + "p { color: red; }\n");
  CHECK(theme.script() == script());
}

TEST_CASE("a template with a fault is found, and the default one stands in its place") {
  Findings findings;
  const TemplateSet theme({{"footer.mustache", {"templates/footer.mustache", "\n{{titel}}"}},
                           {"header.mustache", {"templates/header.mustache", "{{> missing}}<header></header>\n"}},
                           {"logo.png", {"templates/logo.png", "x"}}},
                          findings);
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].source.line == 2);
  CHECK(findings[0].message == "A page has nothing named \"titel\".");
  CHECK(findings[1].rule == "render/template-name");
  CHECK(findings[2].message == "There is no template \"missing\".");
  CHECK(findings[2].source.path == "templates/header.mustache");
  const std::string html = theme.page({.locale = "en", .footer = "F"});
  CHECK(html.find("<footer class=\"site\"><p>F</p></footer>") != std::string::npos);
  CHECK(html.find("<header></header>") != std::string::npos);
}

TEST_CASE("the list of inputs in template.h names every one") {
  std::ifstream file(DOCLOC_SOURCE_DIR "/src/render/template.h");
  std::string word;
  std::set<std::string, std::less<>> named;
  while (file >> word) {
    word.erase(0, word.find_first_not_of("{["));
    word.erase(word.find_last_not_of("},;:]") + 1);
    named.insert(word);
  }
  for (const std::string_view name : input_names()) {
    INFO(name);
    CHECK((name.starts_with("label.") || named.contains(name)));
  }
}

TEST_CASE("threads share a theme") {
  const PageInputs page{.locale = "en", .title = "T", .languages = {{"en", "E", "a", true}, {"sv", "S", "b", false}}};
  const std::string expected = render_page(page);
  std::array<int, 4> different{};
  {
    std::vector<std::jthread> threads;
    for (int& count : different)
      threads.emplace_back([&] {
        for (int i = 0; i < 500; ++i)
          count += render_page(page) == expected ? 0 : 1;
      });
  }
  CHECK(different == std::array<int, 4>{});
}
