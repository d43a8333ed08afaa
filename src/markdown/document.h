// The parsed article: CommonMark's tree (with the GFM extensions) as one flat vector in document order, and where each
// node's bytes stand in the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/span.h"
#include "markdown/directive.h"
#include "markdown/foreign.h"

namespace docloc::markdown {

enum class NodeKind : uint8_t {
  // blocks
  document,
  block_quote,
  list,
  item,
  code_block,
  html_block,
  paragraph,
  heading,
  thematic_break,
  footnote_definition,
  table,
  table_row,
  table_cell,
  foreign_block,  // lines of another program (foreign.h); what ends an indented body has no bytes
  // inlines
  text,
  soft_break,
  line_break,
  code,
  html_inline,
  emphasis,
  strong,
  strikethrough,
  link,
  image,
  footnote_reference,
  foreign,
};

[[nodiscard]] constexpr bool is_inline(NodeKind kind) {
  return kind >= NodeKind::text;
}
// Blocks whose children are inlines.
[[nodiscard]] constexpr bool holds_inlines(NodeKind kind) {
  return kind == NodeKind::paragraph || kind == NodeKind::heading || kind == NodeKind::table_cell;
}

enum class Alignment : uint8_t { none, left, center, right };
enum class LinkForm : uint8_t {
  inline_,
  full_reference,
  collapsed_reference,
  shortcut_reference,
  angle_autolink,
  bare_autolink
};
enum class CheckBox : uint8_t { none, open, checked };

inline constexpr uint32_t kNoNode = UINT32_MAX;

// Indices are into Document::nodes, spans into the file's bytes (byte order mark and front matter counted).
// Children of node i: i + 1, then each child's `end`, until node i's `end`.
struct Node {
  NodeKind kind{};
  bool tight = false;                     // list
  bool ordered = false;                   // list
  bool header = false;                    // table_row
  bool aligned = false;                   // inlines and holders of inlines: spans were verified against the bytes
  bool fenced = false;                    // code_block
  bool setext = false;                    // heading
  CheckBox box = CheckBox::none;          // item
  Alignment alignment = Alignment::none;  // table_cell
  LinkForm form = LinkForm::inline_;      // link, image; valid where aligned
  uint8_t level = 0;                      // heading, 1 to 6
  uint32_t parent = kNoNode;
  uint32_t end = 0;     // one past the last descendant
  uint32_t number = 0;  // list: start; footnote_definition and _reference: number in order of first reference
  uint32_t count = 0;   // footnote_reference: this is the count-th to its definition; _definition: references to it
  // Byte ranges. Blocks: from the first content byte to the end of the last line's content. Inlines: with delimiters.
  Span bytes;
  // emphasis, strong, strikethrough, link, image: between the delimiters.
  Span inner;
  // inline link or image with a title: the title between its quotes. Empty otherwise.
  Span title_bytes;
  // Decoded strings, spans into Document::pool.
  Span literal;  // text, code, html_inline, html_block, code_block; footnote_definition and _reference: the
                 // definition's label; foreign, foreign_block: its bytes
  Span url;      // link, image: destination, unescaped
  Span title;    // link, image; code_block: info string; foreign, foreign_block: the bytes without translatable texts
};

// Why a block's bytes could not be matched with its tree. Such a block is kept verbatim.
struct OpaqueBlock {
  uint32_t node = kNoNode;
  std::string cause;  // a stable word: "inline-mismatch", "position", "html-lines"
};

struct Document {
  std::vector<Node> nodes;  // nodes[0] is the document
  std::string pool;         // the nodes' decoded strings
  std::vector<OpaqueBlock> opaque;
  std::vector<Foreign> foreign;  // in order of their bytes
  // Inside a leaf block of several lines: from the end of one line's content to the begin of the next one's (trailing
  // white space belongs to the content; line end, container prefixes and indentation are between). In order.
  std::vector<Span> line_joins;
  Dialects dialects;  // those it was parsed with: whose directives its texts have
  uint32_t body = 0;  // offset of the first byte that was parsed (after byte order mark and front matter)

  [[nodiscard]] std::string_view str(Span s) const { return s.of(pool); }
  [[nodiscard]] uint32_t first_child(uint32_t i) const { return i + 1 < nodes[i].end ? i + 1 : kNoNode; }
  [[nodiscard]] uint32_t next_sibling(uint32_t i) const {
    const uint32_t parent = nodes[i].parent;
    return parent != kNoNode && nodes[i].end < nodes[parent].end ? nodes[i].end : kNoNode;
  }
};

// `span` of the file's bytes in normal form: each line join becomes one '\n'.
[[nodiscard]] std::string normal_form(const Document& document, std::string_view bytes, Span span);

struct ParseOptions {
  bool tables = true;
  bool strikethrough = true;
  bool autolinks = true;
  bool task_lists = true;
  bool footnotes = true;
  ForeignOptions foreign;  // all off
  Dialects dialects;       // all on
};

// Caps that keep hostile input from taking the machine; an article beyond them is left out with a finding
// (rule markdown/too-complex).
struct ParseLimits {
  uint32_t nesting = 200;  // blocks, and inlines inside one another
  uint32_t table_columns = 500;
  uint64_t table_cells = 2'000'000;
};

struct Parsed {
  Document document;
  Findings findings;   // opaque blocks; markdown/too-complex
  bool usable = true;  // false: too complex, `document` holds the root alone
};

// Parses `bytes` from offset `body` on. `bytes` is valid UTF-8 without NUL (base/source.h). May be called from any
// number of threads at once. `path` is only for findings.
[[nodiscard]] Parsed parse(std::string_view path, std::string_view bytes, uint32_t body,
                           const ParseOptions& options = {}, const ParseLimits& limits = {});

}  // namespace docloc::markdown
