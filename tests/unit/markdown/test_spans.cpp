// The invariant of the Document: what a span says of a node is what the node says of itself, byte by byte.
#include <catch2/catch.hpp>
#include <string>

#include "base/source.h"
#include "markdown/document.h"
#include "markdown/entity.h"
#include "support/corpus.h"
#include "support/random_markdown.h"

using namespace docloc;
using namespace docloc::markdown;

namespace {

// Escapes and character references decoded, as CommonMark 2.4 and 6.2 say; written here a second time, as the oracle.
std::string decode(std::string_view raw) {
  std::string text;
  for (size_t i = 0; i < raw.size();) {
    if (raw[i] == '\\' && i + 1 < raw.size() && is_ascii_punctuation(raw[i + 1])) {
      text += raw[i + 1];
      i += 2;
      continue;
    }
    const uint32_t used = raw[i] == '&' ? decode_entity(raw.substr(i), text) : 0;
    if (used == 0) text += raw[i];
    i += used == 0 ? 1 : used;
  }
  return text;
}

bool in_cell(const Document& document, uint32_t node) {
  while (node != kNoNode && document.nodes[node].kind != NodeKind::table_cell)
    node = document.nodes[node].parent;
  return node != kNoNode;
}

// Everything that must hold of an aligned block; the first thing that does not, as text.
std::string find_span_fault(const Document& document, std::string_view bytes) {
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (!node.aligned) continue;
    const std::string where = "node " + std::to_string(i) + " at " + std::to_string(node.bytes.begin) + ": ";
    if (node.bytes.end < node.bytes.begin || node.bytes.end > bytes.size()) return where + "span out of the file";
    const std::string raw = normal_form(document, bytes, node.bytes);
    if (node.kind == NodeKind::html_inline && raw != document.str(node.literal)) return where + "HTML differs: " + raw;
    if (node.kind == NodeKind::text && !in_cell(document, i) && decode(raw) != document.str(node.literal) &&
        raw != document.str(node.literal)) {
      return where + "text differs: " + raw;
    }
    if (node.kind == NodeKind::code && (raw.front() != '`' || raw.back() != '`')) return where + "no code span: " + raw;
    // Children tile the inside, in order.
    if (!is_inline(node.kind) && !holds_inlines(node.kind)) continue;
    uint32_t at = node.inner.begin;
    for (uint32_t c = document.first_child(i); c != kNoNode; c = document.next_sibling(c)) {
      if (document.nodes[c].bytes.begin != at) return where + "gap before child " + std::to_string(c);
      at = document.nodes[c].bytes.end;
    }
    if (document.first_child(i) != kNoNode && at != node.inner.end) return where + "gap at the end";
  }
  return {};
}

uint32_t opaque_blocks(const Parsed& parsed) {
  return static_cast<uint32_t>(parsed.document.opaque.size());
}

}  // namespace

TEST_CASE("every span of a random document holds what its node says") {
  testing::Random random(20);
  uint32_t opaque = 0;
  uint32_t blocks = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = testing::random_markdown(random, 1 + random.below(14));
    const Parsed parsed = parse("random.md", text, 0);
    INFO(text);
    REQUIRE(find_span_fault(parsed.document, text).empty());
    opaque += opaque_blocks(parsed);
    for (const Node& node : parsed.document.nodes)
      blocks += holds_inlines(node.kind) ? 1 : 0;
  }
  INFO(opaque << " of " << blocks << " blocks are opaque");
  // What stays opaque is rare even in material that no writer would write.
  CHECK(opaque * 200 < blocks);
}

TEST_CASE("every span of the shared articles holds what its node says, and no block is opaque") {
  uint32_t articles = 0;
  for (const char* folder : {"PowerShell-Docs/en-US", "ATADocs/en-US", "customer-insights/en-US", "seed/en-US"}) {
    for (const auto& path : testing::corpus_articles(folder)) {
      const std::string text = testing::read_file(path);
      if (check_source("a.md", text)) continue;
      const Parsed parsed = parse("a.md", text, 0);
      INFO(path.string());
      REQUIRE(parsed.usable);
      REQUIRE(find_span_fault(parsed.document, text).empty());
      CHECK(opaque_blocks(parsed) == 0);
      ++articles;
    }
  }
  if (articles == 0) WARN("skipped: the shared articles are not beside the repository");
}

TEST_CASE("a link's parts stand where they are written") {
  const std::string text =
      "> see [the\n> text](</a b> 'its\\' title') and [x][Label] and [y][] and [label]\n\n[label]: /u\n[y]: /v\n";
  const Parsed parsed = parse("a.md", text, 0);
  std::vector<Node> links;
  for (const Node& node : parsed.document.nodes) {
    if (node.kind == NodeKind::link) links.push_back(node);
  }
  REQUIRE(links.size() == 4);
  CHECK(links[0].bytes.of(text) == "[the\n> text](</a b> 'its\\' title')");
  CHECK(normal_form(parsed.document, text, links[0].inner) == "the\ntext");
  CHECK(links[0].title_bytes.of(text) == "its\\' title");
  CHECK(parsed.document.str(links[0].title) == "its' title");
  CHECK(links[1].form == LinkForm::full_reference);
  CHECK(links[1].bytes.of(text) == "[x][Label]");
  CHECK(links[2].form == LinkForm::collapsed_reference);
  CHECK(links[3].form == LinkForm::shortcut_reference);
}

TEST_CASE("a table right after a paragraph's line is found, though the library places it at 0:0") {
  const std::string text = "intro\nline\n| a \\| b | c |\n|---|--:|\n| `x\\|y` | z |\n";
  const Parsed parsed = parse("a.md", text, 0);
  CHECK(parsed.document.opaque.empty());
  std::vector<std::string> found;
  for (const Node& node : parsed.document.nodes) {
    if (holds_inlines(node.kind)) found.emplace_back(node.bytes.of(text));
  }
  CHECK(found == std::vector<std::string>{"intro\nline", "a \\| b", "c", "`x\\|y`", "z"});
}

TEST_CASE("link definitions at the start of a paragraph are not part of it") {
  const std::string text = "[a]: /one\n[b]:\n  /two\n  'title'\ntext with [a]\n";
  const Parsed parsed = parse("a.md", text, 0);
  CHECK(parsed.document.opaque.empty());
  REQUIRE(parsed.document.nodes.size() > 1);
  CHECK(parsed.document.nodes[1].bytes.of(text) == "text with [a]");
}

TEST_CASE("lazy lines, tabs and nested containers keep their content apart from their prefixes") {
  const std::string text = "> - one\nlazy\n>\ttabbed *em\n> \tph*\n\n1. a\n\n   b\n      c\n";
  const Parsed parsed = parse("a.md", text, 0);
  CHECK(parsed.document.opaque.empty());
  CHECK(find_span_fault(parsed.document, text).empty());
}

TEST_CASE("front matter is not parsed, and spans count from the file's first byte") {
  const std::string text = "\xEF\xBB\xBF---\ntitle: x\n---\r\n# Head\r\n";
  const Parsed parsed = parse("a.md", text, 21);
  REQUIRE(parsed.document.nodes.size() == 3);
  CHECK(parsed.document.nodes[1].bytes.of(text) == "Head");
}
