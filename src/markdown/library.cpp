#include "markdown/library.h"

#include <cstring>
#include <memory>
#include <mutex>

#include "markdown/entity.h"

extern "C" {
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cmark-gfm/chunk.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/syntax_extension.h>
}

namespace docloc::markdown {
namespace {

using ParserPtr = std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)>;
using TreePtr = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

struct Extensions {
  cmark_syntax_extension* table = nullptr;
  cmark_syntax_extension* strikethrough = nullptr;
  cmark_syntax_extension* autolink = nullptr;
  cmark_syntax_extension* tasklist = nullptr;
  cmark_llist* forgotten = nullptr;  // kept reachable: the list that autolink was made to forget
};

Extensions register_extensions() {
  cmark_gfm_core_extensions_ensure_registered();
  Extensions found{cmark_find_syntax_extension("table"), cmark_find_syntax_extension("strikethrough"),
                   cmark_find_syntax_extension("autolink"), cmark_find_syntax_extension("tasklist"), nullptr};
  const ParserPtr parser(cmark_parser_new(CMARK_OPT_DEFAULT), &cmark_parser_free);
  cmark_parser_attach_syntax_extension(parser.get(), found.autolink);
  cmark_manage_extensions_special_characters(parser.get(), 1);
  found.forgotten = found.autolink->special_inline_chars;
  cmark_syntax_extension_set_special_inline_chars(found.autolink, nullptr);
  return found;
}

const Extensions& extensions() {
  static const Extensions instance = register_extensions();  // initialised once, also under threads
  return instance;
}

class Copier {
 public:
  explicit Copier(LibraryTree& out) : out_(out) {}

  void copy(cmark_node* root) {
    // Pre-order without recursion: hostile input nests deeper than the stack.
    std::vector<uint32_t> open;
    for (cmark_node* node = root; node != nullptr;) {
      const uint32_t index = add(node, open.empty() ? kNoNode : open.back());
      if (node->first_child != nullptr) {
        open.push_back(index);
        node = node->first_child;
        continue;
      }
      close(index);
      while (node != root && node->next == nullptr) {
        node = node->parent;
        close(open.back());
        open.pop_back();
      }
      node = node == root ? nullptr : node->next;
    }
  }

 private:
  Span keep(const cmark_chunk& chunk) {
    const auto begin = static_cast<uint32_t>(out_.document.pool.size());
    if (chunk.len > 0)
      out_.document.pool.append(reinterpret_cast<const char*>(chunk.data), static_cast<size_t>(chunk.len));
    return {begin, static_cast<uint32_t>(out_.document.pool.size())};
  }

  void close(uint32_t index) { out_.document.nodes[index].end = static_cast<uint32_t>(out_.document.nodes.size()); }

  uint32_t add(cmark_node* from, uint32_t parent) {
    const auto index = static_cast<uint32_t>(out_.document.nodes.size());
    Node node;
    node.parent = parent;
    fill(*from, node);
    out_.document.nodes.push_back(node);
    if (!is_inline(node.kind)) {
      out_.places.push_back(
          {index, positive(from->start_line), positive(from->start_column), positive(from->end_line),
           node.kind == NodeKind::item ? positive(from->as.list.marker_offset + from->as.list.padding) : 0});
    }
    return index;
  }

  static uint32_t positive(int value) { return value > 0 ? static_cast<uint32_t>(value) : 0; }

  void fill(cmark_node& from, Node& node) {
    switch (from.type) {
      case CMARK_NODE_DOCUMENT:
        node.kind = NodeKind::document;
        return;
      case CMARK_NODE_BLOCK_QUOTE:
        node.kind = NodeKind::block_quote;
        return;
      case CMARK_NODE_LIST:
        fill_list(from, node);
        return;
      case CMARK_NODE_ITEM:
        fill_item(from, node);
        return;
      case CMARK_NODE_CODE_BLOCK:
        node.kind = NodeKind::code_block;
        node.fenced = from.as.code.fenced != 0;
        node.literal = keep(from.as.code.literal);
        node.title = keep(from.as.code.info);
        return;
      case CMARK_NODE_HTML_BLOCK:
        node.kind = NodeKind::html_block;
        node.literal = keep(from.as.literal);
        return;
      case CMARK_NODE_PARAGRAPH:
        node.kind = NodeKind::paragraph;
        return;
      case CMARK_NODE_HEADING:
        node.kind = NodeKind::heading;
        node.level = static_cast<uint8_t>(from.as.heading.level);
        node.setext = from.as.heading.setext;
        return;
      case CMARK_NODE_THEMATIC_BREAK:
        node.kind = NodeKind::thematic_break;
        return;
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        node.kind = NodeKind::footnote_definition;
        node.literal = keep(from.as.literal);
        node.count = positive(from.footnote.def_count);
        return;
      default:
        fill_inline(from, node);
        return;
    }
  }

  void fill_inline(cmark_node& from, Node& node) {
    switch (from.type) {
      case CMARK_NODE_TEXT:
        node.kind = NodeKind::text;
        node.literal = keep(from.as.literal);
        return;
      case CMARK_NODE_SOFTBREAK:
        node.kind = NodeKind::soft_break;
        return;
      case CMARK_NODE_LINEBREAK:
        node.kind = NodeKind::line_break;
        return;
      case CMARK_NODE_CODE:
        node.kind = NodeKind::code;
        node.literal = keep(from.as.literal);
        return;
      case CMARK_NODE_HTML_INLINE:
        node.kind = NodeKind::html_inline;
        node.literal = keep(from.as.literal);
        return;
      case CMARK_NODE_EMPH:
        node.kind = NodeKind::emphasis;
        return;
      case CMARK_NODE_STRONG:
        node.kind = NodeKind::strong;
        return;
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE:
        node.kind = from.type == CMARK_NODE_LINK ? NodeKind::link : NodeKind::image;
        node.url = keep(from.as.link.url);
        node.title = keep(from.as.link.title);
        return;
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        fill_footnote_reference(from, node);
        return;
      default:
        fill_extension(from, node);
        return;
    }
  }

  static void fill_list(const cmark_node& from, Node& node) {
    node.kind = NodeKind::list;
    node.tight = from.as.list.tight;
    node.ordered = from.as.list.list_type == CMARK_ORDERED_LIST;
    node.number = positive(from.as.list.start);
  }

  static void fill_item(cmark_node& from, Node& node) {
    node.kind = NodeKind::item;
    if (from.extension != nullptr && from.extension == extensions().tasklist) {
      node.box = from.as.list.checked ? CheckBox::checked : CheckBox::open;
    }
  }

  void fill_footnote_reference(const cmark_node& from, Node& node) {
    node.kind = NodeKind::footnote_reference;
    // The library replaces the literal by the footnote's number.
    for (bufsize_t i = 0; i < from.as.literal.len; ++i) {
      node.number = node.number * 10 + static_cast<uint32_t>(from.as.literal.data[i] - '0');
    }
    node.count = positive(from.footnote.ref_ix);
    if (from.parent_footnote_def != nullptr) node.literal = keep(from.parent_footnote_def->as.literal);
  }

  void fill_extension(cmark_node& from, Node& node) {
    const std::string_view name = cmark_node_get_type_string(&from);
    if (name == "table") {
      node.kind = NodeKind::table;
    } else if (name == "table_header" || name == "table_row") {
      node.kind = NodeKind::table_row;
      node.header = name == "table_header";
    } else if (name == "table_cell") {
      node.kind = NodeKind::table_cell;
      node.alignment = cell_alignment(from);
    } else if (name == "strikethrough") {
      node.kind = NodeKind::strikethrough;
    } else if (from.extension == extensions().tasklist) {
      fill_item(from, node);
    } else {
      node.kind = NodeKind::text;  // a kind this version of the library does not make
    }
  }

  Alignment cell_alignment(const cmark_node& cell) {
    cmark_node* table = cell.parent->parent;
    column_ = cell.prev == nullptr ? uint16_t{0} : static_cast<uint16_t>(column_ + 1);
    const uint16_t column = column_;
    if (column >= cmark_gfm_extensions_get_table_columns(table)) return Alignment::none;
    switch (cmark_gfm_extensions_get_table_alignments(table)[column]) {
      case 'l':
        return Alignment::left;
      case 'c':
        return Alignment::center;
      case 'r':
        return Alignment::right;
      default:
        return Alignment::none;
    }
  }

  LibraryTree& out_;
  uint16_t column_ = 0;  // of the table cell last added
};

}  // namespace

LibraryTree parse_with_library(std::string_view body, const ParseOptions& options) {
  const Extensions& known = extensions();
  const int flags = CMARK_OPT_UNSAFE | (options.footnotes ? CMARK_OPT_FOOTNOTES : 0);
  const ParserPtr parser(cmark_parser_new(flags), &cmark_parser_free);
  auto attach = [&](bool wanted, cmark_syntax_extension* extension) {
    if (wanted) cmark_parser_attach_syntax_extension(parser.get(), extension);
  };
  attach(options.tables, known.table);
  const bool tilde = options.strikethrough && body.find('~') != std::string_view::npos;
  attach(tilde, known.strikethrough);
  attach(options.autolinks, known.autolink);
  attach(options.task_lists, known.tasklist);
  cmark_parser_feed(parser.get(), body.data(), body.size());
  static std::mutex tilde_turn;
  std::unique_lock turn(tilde_turn, std::defer_lock);
  if (tilde) turn.lock();
  const TreePtr tree(cmark_parser_finish(parser.get()), &cmark_node_free);
  if (tilde) turn.unlock();

  LibraryTree out;
  out.document.pool.reserve(body.size());
  Copier(out).copy(tree.get());
  return out;
}

uint32_t decode_entity(std::string_view text, std::string& decoded) {
  if (text.size() < 3 || text[0] != '&') return 0;
  cmark_strbuf buffer;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 16);
  const bufsize_t used = houdini_unescape_ent(&buffer, reinterpret_cast<const uint8_t*>(text.data()) + 1,
                                              static_cast<bufsize_t>(text.size() - 1));
  if (used > 0) decoded.append(reinterpret_cast<const char*>(buffer.ptr), static_cast<size_t>(buffer.size));
  cmark_strbuf_free(&buffer);
  return used > 0 ? static_cast<uint32_t>(used) + 1 : 0;
}

}  // namespace docloc::markdown
