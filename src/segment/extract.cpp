#include "segment/extract.h"

#include <algorithm>
#include <utility>

#include "text/locale.h"

namespace docloc::segment {
namespace {

using markdown::Document;
using markdown::kNoNode;
using markdown::Node;
using markdown::NodeKind;

// "<!-- docloc:WORD TEXT -->" as a block: WORD and TEXT.
struct Steering {
  std::string word;
  std::string text;
};

Steering read_steering(std::string_view literal) {
  const auto trim = [](std::string_view s) {
    const size_t begin = s.find_first_not_of(" \t\r\n");
    const size_t end = s.find_last_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view{} : s.substr(begin, end - begin + 1);
  };
  std::string_view body = trim(literal);
  if (!body.starts_with("<!--") || !body.ends_with("-->") || body.size() < 7) return {};
  body = trim(body.substr(4, body.size() - 7));
  constexpr std::string_view kMark = "docloc:";
  if (!body.starts_with(kMark)) return {};
  body.remove_prefix(kMark.size());
  const size_t end = std::min(body.find_first_of(" \t\r\n"), body.size());
  return {std::string(body.substr(0, end)), std::string(trim(body.substr(end)))};
}

class Extractor {
 public:
  Extractor(const Document& document, std::string_view bytes, uint32_t first_unit)
      : document_(document), bytes_(bytes), first_unit_(first_unit) {}

  Extraction run() {
    for (const markdown::OpaqueBlock& block : document_.opaque)
      ++out_.opaque_causes[block.cause];
    for (uint32_t i = 0; i < document_.nodes.size();)
      i = visit(i);
    return std::move(out_);
  }

 private:
  // The next node to visit.
  uint32_t visit(uint32_t i) {
    const Node& node = document_.nodes[i];
    if (is_inline(node.kind)) return node.end;
    if (node.kind == NodeKind::html_block) {
      const Steering steering = read_steering(document_.str(node.literal));
      if (!steering.word.empty()) {
        steer(steering);
        return node.end;
      }
    }
    if (critical_next_ && node.kind != NodeKind::document) {
      critical_next_ = false;
      critical_end_ = node.end;
    }
    if (skip_region_) return node.end > i + 1 && !holds_inlines(node.kind) ? i + 1 : node.end;
    if (skip_next_ && node.kind != NodeKind::document) {
      skip_next_ = false;
      return node.end;
    }
    if (!node.aligned) return holds_inlines(node.kind) ? node.end : i + 1;
    if (node.kind == NodeKind::foreign_block) {
      for (const markdown::Foreign& foreign : foreign_in(document_, node.bytes))
        add_texts(texts_of(foreign), i, kNoUnit);
    } else if (node.kind == NodeKind::html_block) {
      for (Tokens& tokens : read_html_block(document_, bytes_, i)) {
        cut_piece(std::move(tokens), {UnitKind::html, Spelling::html, i});
      }
    } else if (holds_inlines(node.kind)) {
      read_block(i);
    }
    return holds_inlines(node.kind) ? node.end : i + 1;
  }

  void steer(const Steering& steering) {
    if (steering.word == "note") {
      notes_.push_back(steering.text);
    } else if (steering.word == "critical") {
      critical_next_ = true;
    } else if (steering.word == "skip") {
      if (steering.text == "begin") skip_region_ = true;
      if (steering.text == "end") skip_region_ = false;
      if (steering.text.empty()) skip_next_ = true;
    }
  }

  struct Kind {
    UnitKind kind;
    Spelling spelling;
    uint32_t node;
    uint32_t parent = kNoUnit;
  };

  void read_block(uint32_t i) {
    const NodeKind node_kind = document_.nodes[i].kind;
    const UnitKind kind = node_kind == NodeKind::heading      ? UnitKind::heading
                          : node_kind == NodeKind::table_cell ? UnitKind::cell
                                                              : UnitKind::paragraph;
    TokenRead read = read_tokens(document_, bytes_, i);
    if (!read.whole) {
      ++out_.opaque_causes["directive"];
      return;
    }
    cut_lines(std::move(read.tokens), {kind, Spelling::markdown, i});
    notes_.clear();
  }

  // A directive alone on its line separates units.
  void cut_lines(Tokens tokens, Kind kind) {
    size_t begin = 0;
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (!tokens[i].line_directive) continue;
      cut_piece(part(tokens, begin, i), kind);
      add_texts(tokens[i].texts, kind.node, kNoUnit);
      begin = i + 1;
    }
    cut_piece(part(tokens, begin, tokens.size()), kind);
  }

  // Line directives stand outside of all pairs, so pairs never reach over a cut.
  static Tokens part(const Tokens& tokens, size_t begin, size_t end) {
    Tokens some(tokens.begin() + static_cast<std::ptrdiff_t>(begin), tokens.begin() + static_cast<std::ptrdiff_t>(end));
    for (Token& token : some)
      token.pair -= std::min(token.pair, static_cast<uint32_t>(begin));
    return some;
  }

  // A blank that is written as a character reference is meant to stay.
  [[nodiscard]] bool is_edge(const Token& token) const {
    if (token.kind == Token::Kind::soft_break) return true;
    if (token.kind == Token::Kind::text) return token.bytes.of(bytes_).find_first_not_of(" \t") == std::string::npos;
    return token.kind == Token::Kind::placeholder && token.code.kind == CodeKind::directive && !token.foreign;
  }

  // White space and directives at both ends are not the unit's.
  void cut_piece(Tokens tokens, Kind kind) {
    size_t begin = 0;
    size_t end = tokens.size();
    while (begin < end && is_edge(tokens[begin]))
      add_texts(tokens[begin++].texts, kind.node, kNoUnit);
    std::vector<Token> behind;
    while (end > begin && is_edge(tokens[end - 1]))
      behind.push_back(tokens[--end]);
    if (begin < end) {
      Tokens inner = part(tokens, begin, end);
      trim_text(inner);
      add_run(std::move(inner), kind);
    }
    for (size_t i = behind.size(); i-- > 0;)
      add_texts(behind[i].texts, kind.node, kNoUnit);
  }

  void trim_text(Tokens& tokens) const {
    const auto blank = [&](uint32_t at) { return bytes_[at] == ' ' || bytes_[at] == '\t'; };
    Token& first = tokens.front();
    while (first.kind == Token::Kind::text && blank(first.bytes.begin)) {
      first.text.erase(0, 1);
      ++first.bytes.begin;
    }
    Token& last = tokens.back();
    while (last.kind == Token::Kind::text && blank(last.bytes.end - 1)) {
      last.text.pop_back();
      --last.bytes.end;
    }
  }

  void add_run(Tokens tokens, Kind kind) {
    pair_html_tags(tokens);
    Unit unit{.kind = kind.kind, .spelling = kind.spelling, .node = kind.node, .parent = kind.parent};
    unit.bytes = {tokens.front().bytes.begin, tokens.back().bytes.end};
    fill(tokens, unit);

    Run run{
        .kind = kind.kind, .node = kind.node, .bytes = unit.bytes, .canon = canonical_form(unit.content, unit.codes)};
    const bool words = text::has_words(plain_text(unit.content), true);
    const uint32_t index = first_unit_ + static_cast<uint32_t>(out_.units.size());
    if (words) {
      run.unit = index;
      unit.notes = notes_;
      unit.critical = kind.node < critical_end_;
      out_.units.push_back(std::move(unit));
    }
    out_.runs.push_back(std::move(run));
    add_subunits(tokens, words ? index : kNoUnit, kind.node);
  }

  static void fill(const Tokens& tokens, Unit& unit) {
    std::vector<uint32_t> number(tokens.size(), 0);
    for (size_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      switch (token.kind) {
        case Token::Kind::text:
        case Token::Kind::soft_break:
          unit.content.push_back({.kind = PartKind::text, .text = token.text});
          break;
        case Token::Kind::placeholder:
        case Token::Kind::open: {
          const bool paired = token.kind == Token::Kind::open;
          unit.codes.push_back(token.code);
          unit.open_bytes.push_back(token.bytes);
          unit.close_bytes.push_back(paired ? tokens[token.pair].bytes : Span{});
          unit.code_nodes.push_back(token.node);
          number[i] = static_cast<uint32_t>(unit.codes.size());
          unit.content.push_back({.kind = paired ? PartKind::open : PartKind::placeholder, .code = number[i]});
          break;
        }
        case Token::Kind::close:
          unit.content.push_back({.kind = PartKind::close, .code = number[token.pair]});
          break;
      }
    }
    normalize(unit.content);
  }

  // Alternative texts and titles, in the order of their bytes.
  void add_subunits(const Tokens& tokens, uint32_t parent, uint32_t block) {
    uint32_t code = 0;
    std::vector<uint32_t> code_of(tokens.size(), 0);
    for (size_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      if (token.kind == Token::Kind::placeholder || token.kind == Token::Kind::open) code_of[i] = ++code;
      if (token.kind == Token::Kind::placeholder) {
        const uint32_t before = first_unit_ + static_cast<uint32_t>(out_.units.size());
        add_texts(token.texts, block, parent);
        add_image(token, parent);
        link_subflows(parent, code_of[i], before);
      } else if (token.kind == Token::Kind::open && !token.texts.empty()) {
        const uint32_t before = first_unit_ + static_cast<uint32_t>(out_.units.size());
        add_texts(token.texts, block, parent);
        link_subflows(parent, code_of[i], before);
      } else if (token.kind == Token::Kind::close && token.node != kNoNode) {
        const uint32_t before = first_unit_ + static_cast<uint32_t>(out_.units.size());
        add_title(document_.nodes[token.node], token.node, parent);
        link_subflows(parent, code_of[token.pair], before);
      }
    }
  }

  // Units made since `before` that stand directly in code number `code` of unit `parent`.
  void link_subflows(uint32_t parent, uint32_t code, uint32_t before) {
    if (parent == kNoUnit) return;
    for (uint32_t i = before; i < first_unit_ + out_.units.size(); ++i) {
      if (out_.units[i - first_unit_].parent != parent) continue;
      out_.units[parent - first_unit_].codes[code - 1].subflows.push_back(std::to_string(i));
    }
  }

  void add_image(const Token& token, uint32_t parent) {
    if (token.node == kNoNode || document_.nodes[token.node].kind != NodeKind::image) return;
    const Node& image = document_.nodes[token.node];
    if (!image.inner.empty()) {
      TokenRead read = read_tokens(document_, bytes_, token.node);
      if (!read.whole) ++out_.opaque_causes["directive"];
      if (read.whole && !read.tokens.empty()) {
        cut_piece(std::move(read.tokens), {UnitKind::alt, Spelling::markdown, token.node, parent});
      }
    }
    add_title(image, token.node, parent);
  }

  void add_title(const Node& node, uint32_t index, uint32_t parent) {
    const bool cell = in_cell(document_, index);
    add_text_run(node.title_bytes,
                 [&](Span span) { return decode_markdown(normal_form(document_, bytes_, span), cell); },
                 {UnitKind::title, Spelling::title, index, parent});
  }

  void add_texts(const std::vector<TokenText>& texts, uint32_t node, uint32_t parent) {
    for (const TokenText& one : texts) {
      add_text_run(one.bytes, [&](Span span) { return decode_text(span.of(bytes_), one.spelling); },
                   {one.kind, one.spelling, node, parent});
    }
  }

  // A run of text that no inline markup divides, but foreign spans may.
  template <typename Decode>
  void add_text_run(Span span, Decode decode, Kind kind) {
    Tokens tokens;
    bool has_text = false;
    const auto add = [&](Span part) {
      if (part.empty()) return;
      tokens.push_back({.bytes = part, .text = decode(part)});
      has_text = has_text || tokens.back().text.find_first_not_of(" \t\n") != std::string::npos;
    };
    uint32_t at = span.begin;
    for (const markdown::Foreign& foreign : foreign_in(document_, span)) {
      if (foreign.bytes.begin < at || foreign.bytes.end > span.end) continue;
      add({at, foreign.bytes.begin});
      tokens.push_back(foreign_token(foreign, bytes_));
      at = foreign.bytes.end;
    }
    add({at, span.end});
    if (has_text) add_run(std::move(tokens), kind);
  }

  const Document& document_;
  std::string_view bytes_;
  uint32_t first_unit_;
  Extraction out_;
  std::vector<std::string> notes_;
  bool critical_next_ = false;  // the next block is critical, with all that stands in it
  uint32_t critical_end_ = 0;   // node that is the first not to be
  bool skip_next_ = false;
  bool skip_region_ = false;
};

}  // namespace

Extraction extract(const Document& document, std::string_view bytes, uint32_t first_unit) {
  return Extractor(document, bytes, first_unit).run();
}

}  // namespace docloc::segment
