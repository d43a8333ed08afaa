// With everything off, the body is cmark-gfm's own rendering.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/source.h"
#include "support.h"

using namespace docloc::render;        // NOLINT
using namespace docloc::render::test;  // NOLINT
namespace fs = std::filesystem;

namespace {

std::string exact(std::string_view markdown) {
  return body(markdown, exact_options());
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// The examples of a CommonMark spec.txt: Markdown between a fence of 32 backticks and a line of '.'; '→' is a tab.
std::vector<std::string> examples_of(const std::string& spec) {
  const std::string fence(32, '`');
  std::vector<std::string> examples;
  for (size_t at = spec.find(fence + " example\n"); at != std::string::npos; at = spec.find(fence + " example\n", at)) {
    const size_t begin = at + fence.size() + 9;
    const size_t end = spec.find("\n.\n", begin - 1);
    std::string example = spec.substr(begin, end + 1 - begin);
    for (size_t tab = example.find("→"); tab != std::string::npos; tab = example.find("→", tab))
      example.replace(tab, 3, 1, '\t');
    examples.push_back(std::move(example));
    at = end;
  }
  return examples;
}

// Body of an article without its front matter, as the site reads it.
std::string_view without_front_matter(std::string_view bytes) {
  bytes.remove_prefix(docloc::bom_size(bytes));
  if (!bytes.starts_with("---")) return bytes;
  const size_t end = bytes.find("\n---", 3);
  const size_t line = end == std::string_view::npos ? end : bytes.find('\n', end + 4);
  return line == std::string_view::npos ? bytes : bytes.substr(line + 1);
}

std::string random_markdown(Random& random) {
  static const std::vector<std::string> kPieces = {"a",
                                                   "b ",
                                                   "*",
                                                   "**",
                                                   "_",
                                                   "`",
                                                   "``",
                                                   "~~",
                                                   "~",
                                                   "[",
                                                   "]",
                                                   "](/u)",
                                                   "![",
                                                   "\n",
                                                   "\n\n",
                                                   "\n",
                                                   "- ",
                                                   "1. ",
                                                   "3) ",
                                                   "> ",
                                                   "# ",
                                                   "    ",
                                                   "  ",
                                                   "  \n",
                                                   "\\",
                                                   "|",
                                                   "\n|-|:-:|\n",
                                                   "[^a]",
                                                   "[^b]",
                                                   "\n[^a]: x\n",
                                                   "\n\n[^b]: y\n",
                                                   "<b>",
                                                   "</b>",
                                                   "<!-- c -->",
                                                   "<div>\n",
                                                   "&amp;",
                                                   "&quot;",
                                                   "\"",
                                                   "'",
                                                   "<",
                                                   ">",
                                                   "http://x.y/a?b=c&d",
                                                   "www.x.org",
                                                   "<http://e.f>",
                                                   "a@b.c",
                                                   "```\n",
                                                   "~~~ x\n",
                                                   "---\n",
                                                   "===\n",
                                                   "- [ ] ",
                                                   "- [x] ",
                                                   "\t",
                                                   "é",
                                                   "日本",
                                                   "(/u \"t\")",
                                                   "[r]",
                                                   "\n[r]: /u 't'\n"};
  std::string out;
  const uint32_t size = 1 + random.below(24);
  for (uint32_t i = 0; i < size; ++i)
    out += kPieces[random.below(static_cast<uint32_t>(kPieces.size()))];
  return out;
}

}  // namespace

TEST_CASE("a body equals cmark-gfm's rendering for every kind of node") {
  for (const std::string_view markdown : {
           "# A *b* `c` ~~d~~ **e** ***f***\n\nSetext\n===\n\nb\n-\n",
           "- a\n- b\n\n  c\n\n1. x\n2. y\n\n7) z\n   - deep\n     > quote\n",
           "- tight\n  # heading\n  - [ ] open\n  - [x] done `x`\n\n* [X] loose\n\n* b\n",
           "| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | `x|y` | ~~3~~ | \\| |\n| 4 |\n\n| only |\n|-|\n",
           "``` ruby startline=3 \"<\nx<\">&\n```\n\n    indented\n\n~~~\n~~~\n\n```&auml;\n```\n",
           "x  \ny\\\nz\n*a\nb*\n\n***\n",
           "<div>\n*x*\n</div>\n\na <b>c</b> <!-- d --> e<br>\n\n<?php x ?>\n",
           "![a *b* [c](d) <i> `x`\nt  \nu ![n](m) \"q\"](/u \"ti<\\\"t\") [l](</a b> 't') [e]()\n",
           "<http://a.b/ä[?q=x&y='z'> www.c.org a@b.co http://d.e/f?g=h&i \"it's\" & < >\n",
           "a[^1] b[^long label] a[^1] [^none]\n\n[^1]: one\n\n    two\n[^long label]: - list\n[^unused]: x\n",
           "[^b] [^a]\n\n> [^a]: in a quote [^b]\n\n[^b]: # heading\n[^c]: no reference\n",
           "[^e]\n\n[^e]:\n",
           "[a][r] [r][] [r]\n\n[r]: /u 'title'\n",
           "",
           "\n\n",
           "[r]: /only-a-definition\n",
       }) {
    INFO(markdown);
    CHECK(exact(markdown) == cmark_html(markdown));
  }
}

TEST_CASE("a URL is escaped as cmark-gfm escapes it, for every character") {
  for (int c = 1; c < 128; ++c) {
    if (c == '\n' || c == '\r') continue;
    std::string markdown = "[l](<x";
    if (std::ispunct(c) != 0) markdown += '\\';
    markdown += static_cast<char>(c);
    markdown += "y>)\n";
    INFO(c);
    CHECK(exact(markdown) == cmark_html(markdown));
  }
}

TEST_CASE("a body equals cmark-gfm's rendering for generated Markdown") {
  Random random(20);
  for (int i = 0; i < 20'000; ++i) {
    const std::string markdown = random_markdown(random);
    const std::string ours = exact(markdown);
    if (ours == cmark_html(markdown)) continue;
    INFO(i << ":\n" << markdown);
    CHECK(ours == cmark_html(markdown));
  }
  SUCCEED("compared");
}

TEST_CASE("a body equals cmark-gfm's rendering for the examples of CommonMark") {
  const char* folder = std::getenv("DOCLOC_COMMONMARK_SPEC");  // NOLINT: no thread changes the environment
  if (folder == nullptr) {
    WARN("skipped: DOCLOC_COMMONMARK_SPEC does not name the folder of spec.txt");
    return;
  }
  const std::vector<std::string> examples = examples_of(read(fs::path(folder) / "spec.txt"));
  REQUIRE(examples.size() > 600);
  for (const std::string& markdown : examples) {
    INFO(markdown);
    CHECK(exact(markdown) == cmark_html(markdown));
  }
}

TEST_CASE("a body equals cmark-gfm's rendering for every article of the corpora") {
  const fs::path corpus = fs::path(DOCLOC_SOURCE_DIR) / "../shared/corpus";
  if (!fs::exists(corpus)) {
    WARN("skipped: no corpora in ../shared/corpus");
    return;
  }
  size_t articles = 0;
  std::vector<std::string> different;
  std::vector<std::string> faulty;
  for (const auto& entry : fs::recursive_directory_iterator(corpus)) {
    const std::string path = entry.path().lexically_relative(corpus).generic_string();
    if (!entry.is_regular_file() || entry.path().extension() != ".md" || path.find("/en-US") == std::string::npos)
      continue;
    const std::string bytes = read(entry.path());
    if (docloc::check_source(path, bytes)) continue;
    const std::string_view markdown = without_front_matter(bytes);
    const docloc::markdown::Document document = parse(markdown);
    ++articles;
    if (render_body(document, exact_options()) != cmark_html(markdown)) different.push_back(path);
    if (const std::string fault = fault_of(render_body(document, {})); !fault.empty())
      faulty.push_back(path + ": " + fault);
  }
  CHECK(articles > 1000);
  CHECK(different == std::vector<std::string>{});
  CHECK(faulty == std::vector<std::string>{});
}
