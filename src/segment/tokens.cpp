#include "segment/tokens.h"

#include <algorithm>
#include <optional>

#include "markdown/directive.h"
#include "markdown/entity.h"
#include "markdown/html_token.h"

namespace docloc::segment {
namespace {

using markdown::Document;
using markdown::kNoNode;
using markdown::LinkForm;
using markdown::Node;
using markdown::NodeKind;

CodeKind code_kind(NodeKind kind) {
  switch (kind) {
    case NodeKind::emphasis:
      return CodeKind::emphasis;
    case NodeKind::strong:
      return CodeKind::strong;
    case NodeKind::strikethrough:
      return CodeKind::strikethrough;
    case NodeKind::link:
      return CodeKind::link;
    case NodeKind::image:
      return CodeKind::image;
    case NodeKind::code:
      return CodeKind::code;
    case NodeKind::html_inline:
      return CodeKind::html;
    case NodeKind::footnote_reference:
      return CodeKind::footnote;
    default:
      return CodeKind::line_break;
  }
}

bool is_autolink(const Node& node) {
  return node.kind == NodeKind::link && (node.form == LinkForm::angle_autolink || node.form == LinkForm::bare_autolink);
}

class Reader {
 public:
  Reader(const Document& document, std::string_view bytes) : document_(document), bytes_(bytes) {}

  TokenRead read(uint32_t parent) {
    cell_ = in_cell(document_, parent);
    children(parent);
    find_directives(document_.nodes[parent].inner);
    mark_line_directives();
    return std::move(read_);
  }

 private:
  void children(uint32_t parent) {
    for (uint32_t i = document_.first_child(parent); i != kNoNode; i = document_.next_sibling(i))
      add(i);
  }

  void add(uint32_t i) {
    const Node& node = document_.nodes[i];
    Token token{.bytes = node.bytes, .node = i};
    if (node.kind == NodeKind::text) {
      token.text = document_.str(node.literal);
    } else if (node.kind == NodeKind::soft_break) {
      token.kind = Token::Kind::soft_break;
      token.text = "\n";
    } else if (node.kind == NodeKind::foreign) {
      token = inline_foreign_token(node);
    } else if (is_autolink(node) || node.kind == NodeKind::image || document_.first_child(i) == kNoNode) {
      token.kind = Token::Kind::placeholder;
      token.code = placeholder_code(node);
      if (node.kind == NodeKind::link && !is_autolink(node)) return add_pair(i, std::move(token));
    } else {
      return add_pair(i, std::move(token));
    }
    read_.tokens.push_back(std::move(token));
  }

  [[nodiscard]] Code placeholder_code(const Node& node) const {
    Code code{.kind = is_autolink(node) ? CodeKind::autolink : code_kind(node.kind),
              .open = normal_form(document_, bytes_, node.bytes)};
    if (node.kind == NodeKind::image || node.kind == NodeKind::link) {
      code.meaning = document_.str(node.url);
    } else {
      code.meaning = document_.str(node.literal);
    }
    return code;
  }

  [[nodiscard]] Token inline_foreign_token(const Node& node) const {
    const std::span<const markdown::Foreign> found = foreign_in(document_, node.bytes);
    Token token = foreign_token(found.front(), bytes_);
    token.texts = texts_of(found.front());
    return token;
  }

  void add_pair(uint32_t i, Token open) {
    const Node& node = document_.nodes[i];
    open.kind = Token::Kind::open;
    open.bytes = {node.bytes.begin, node.inner.begin};
    const Span close_bytes{node.inner.end, node.bytes.end};
    open.code = {.kind = code_kind(node.kind),
                 .paired = true,
                 .open = normal_form(document_, bytes_, open.bytes),
                 .close = normal_form(document_, bytes_, close_bytes),
                 .meaning = std::string(document_.str(node.url))};
    const auto opened = static_cast<uint32_t>(read_.tokens.size());
    read_.tokens.push_back(std::move(open));
    children(i);
    read_.tokens[opened].pair = static_cast<uint32_t>(read_.tokens.size());
    read_.tokens.push_back({.kind = Token::Kind::close, .bytes = close_bytes, .pair = opened, .node = i});
  }

  [[nodiscard]] bool at_line_start(size_t token, uint32_t at) const {
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    for (uint32_t i = read_.tokens[token].bytes.begin; i < at; ++i) {
      if (!blank(bytes_[i])) return false;
    }
    while (token > 0) {
      const Token& before = read_.tokens[--token];
      if (before.kind == Token::Kind::soft_break) return true;
      if (before.kind != Token::Kind::text || before.text.find_first_not_of(" \t") != std::string::npos) return false;
    }
    return true;
  }

  void find_directives(Span block) {
    const std::string_view text = bytes_.substr(0, block.end);
    for (size_t t = 0; t < read_.tokens.size(); ++t) {
      if (read_.tokens[t].kind != Token::Kind::text) continue;
      const Span span = read_.tokens[t].bytes;
      for (uint32_t at = span.begin; at < span.end; ++at) {
        const char c = bytes_[at];
        if (c == '\\') ++at;
        if (c != '[' && c != ':' && c != '{') continue;
        const auto found = markdown::directive_at(text, at, c == ':' && at_line_start(t, at), document_.dialects);
        if (!found) continue;
        const std::optional<size_t> next = replace(t, at, *found);
        if (!next) {
          read_.whole = false;
          break;
        }
        t = *next;
        break;  // the token was split: go on with what follows the directive
      }
    }
  }

  // Tokens from text token `first` on, as far as the directive reaches, become one (or an open, the text, and a close).
  // The index of the last token of the directive, or none when it cuts through other markup.
  std::optional<size_t> replace(size_t first, uint32_t at, const markdown::Directive& found) {
    Tokens& tokens = read_.tokens;
    const uint32_t end = at + found.length;
    size_t last = first;
    while (last < tokens.size() && tokens[last].bytes.end < end)
      ++last;
    if (last == tokens.size()) return std::nullopt;
    const bool exact = tokens[last].bytes.end == end;
    if (!exact && tokens[last].kind != Token::Kind::text) return std::nullopt;
    for (size_t i = first; i <= last; ++i) {
      const bool paired = tokens[i].kind == Token::Kind::open || tokens[i].kind == Token::Kind::close;
      if (paired && (tokens[i].pair < first || tokens[i].pair > last)) return std::nullopt;
    }
    first = split(first, at, last);
    split_end(last, end);
    const bool paired = found.text_begin < found.text_end && bytes_[at] == '[';
    return paired ? make_pair(first, last, at, found) : make_placeholder(first, last, at, found);
  }

  // Cuts text token `i` before `at`; the index of the part from `at` on. `last` moves along.
  size_t split(size_t i, uint32_t at, size_t& last) {
    Token& token = read_.tokens[i];
    if (token.bytes.begin == at) return i;
    Token head = token;
    head.bytes.end = at;
    head.text = decode(head.bytes);
    token.bytes.begin = at;
    token.text = decode(token.bytes);
    insert(i, std::move(head));
    ++last;
    return i + 1;
  }

  void split_end(size_t i, uint32_t end) {
    Token& token = read_.tokens[i];
    if (token.bytes.end == end) return;
    Token tail = token;
    tail.bytes.begin = end;
    tail.text = decode(tail.bytes);
    token.bytes.end = end;
    token.text = decode(token.bytes);
    insert(i + 1, std::move(tail));
  }

  [[nodiscard]] std::string decode(Span span) const { return decode_markdown(span.of(bytes_), cell_); }

  void insert(size_t i, Token token) {
    read_.tokens.insert(read_.tokens.begin() + static_cast<std::ptrdiff_t>(i), std::move(token));
    renumber(i, 1);
  }

  // Pairs name indices: those at or after `from` have moved by `by`.
  void renumber(size_t from, int64_t by) {
    for (Token& token : read_.tokens) {
      const bool paired = token.kind == Token::Kind::open || token.kind == Token::Kind::close;
      if (paired && token.pair >= from) token.pair = static_cast<uint32_t>(token.pair + by);
    }
  }

  size_t make_placeholder(size_t first, size_t last, uint32_t at, const markdown::Directive& found) {
    const Span span{at, at + found.length};
    Token token{.kind = Token::Kind::placeholder, .bytes = span};
    std::string meaning(span.of(bytes_));
    token.code = {.kind = CodeKind::directive, .open = meaning};
    if (found.text_begin < found.text_end) {
      token.texts = {{{at + found.text_begin, at + found.text_end}, UnitKind::alt, Spelling::attribute}};
      meaning.erase(found.text_begin, found.text_end - found.text_begin);
    }
    token.code.meaning = std::move(meaning);
    auto begin = read_.tokens.begin() + static_cast<std::ptrdiff_t>(first);
    *begin = std::move(token);
    read_.tokens.erase(begin + 1, begin + static_cast<std::ptrdiff_t>(last - first) + 1);
    renumber(last + 1, -static_cast<int64_t>(last - first));
    return first;
  }

  // "[!UICONTROL text]": the tokens of the text stay.
  size_t make_pair(size_t first, size_t last, uint32_t at, const markdown::Directive& found) {
    Tokens& tokens = read_.tokens;
    const Span open_bytes{at, at + found.text_begin};
    const Span close_bytes{at + found.text_end, at + found.length};
    // The head may be spread over several text tokens ("[", "!UICONTROL Save").
    size_t body = first;
    while (body < last && tokens[body].bytes.end <= open_bytes.end)
      ++body;
    if (tokens[body].kind != Token::Kind::text && tokens[body].bytes.begin < open_bytes.end) {
      return make_placeholder(first, last, at, found);
    }
    if (tokens[last].kind != Token::Kind::text) return make_placeholder(first, last, at, found);
    if (tokens[body].bytes.begin < open_bytes.end) body = split(body, open_bytes.end, last);
    if (tokens[last].bytes.begin < close_bytes.begin) {
      split_end(last, close_bytes.begin);
      ++last;
    }
    Token open{.kind = Token::Kind::open, .bytes = open_bytes};
    open.code = {.kind = CodeKind::directive,
                 .paired = true,
                 .open = std::string(open_bytes.of(bytes_)),
                 .close = std::string(close_bytes.of(bytes_)),
                 .meaning = std::string(open_bytes.of(bytes_))};
    tokens[first] = std::move(open);
    if (body - first > 1) {
      tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                   tokens.begin() + static_cast<std::ptrdiff_t>(body));
      const auto gone = static_cast<int64_t>(body - first - 1);
      renumber(body, -gone);
      last -= static_cast<size_t>(gone);
    }
    tokens[first].pair = static_cast<uint32_t>(last);
    tokens[last] = {.kind = Token::Kind::close, .bytes = close_bytes, .pair = static_cast<uint32_t>(first)};
    return first;  // the text may hold directives of its own
  }

  void mark_line_directives() {
    const auto blank = [&](size_t i) {
      const Token& token = read_.tokens[i];
      return token.kind == Token::Kind::text && token.text.find_first_not_of(" \t") == std::string::npos;
    };
    uint32_t depth = 0;
    for (size_t i = 0; i < read_.tokens.size(); ++i) {
      Token& token = read_.tokens[i];
      if (token.kind == Token::Kind::open) ++depth;
      if (token.kind == Token::Kind::close) --depth;
      if (token.kind != Token::Kind::placeholder || token.code.kind != CodeKind::directive || depth > 0) continue;
      if (token.foreign) continue;
      size_t before = i;
      while (before > 0 && blank(before - 1))
        --before;
      size_t after = i + 1;
      while (after < read_.tokens.size() && blank(after))
        ++after;
      const auto is_break = [&](size_t k) { return read_.tokens[k].kind == Token::Kind::soft_break; };
      token.line_directive = (before == 0 || is_break(before - 1)) && (after == read_.tokens.size() || is_break(after));
    }
  }

  const Document& document_;
  std::string_view bytes_;
  bool cell_ = false;
  TokenRead read_;
};

std::string tag_name(const Token& token, markdown::HtmlTokenKind& kind, bool& closed) {
  if (token.foreign) {
    kind = token.tag == markdown::Foreign::Tag::close ? markdown::HtmlTokenKind::end_tag
                                                      : markdown::HtmlTokenKind::start_tag;
    return token.tag == markdown::Foreign::Tag::none ? "" : token.tag_name;
  }
  markdown::HtmlTokenizer tokenizer(token.code.open);
  markdown::HtmlToken tag;
  if (!tokenizer.next(tag)) return {};
  kind = tag.kind;
  closed = tag.self_closing;
  return tag.kind == markdown::HtmlTokenKind::start_tag || tag.kind == markdown::HtmlTokenKind::end_tag ? tag.name : "";
}

}  // namespace

TokenRead read_tokens(const Document& document, std::string_view bytes, uint32_t parent) {
  return Reader(document, bytes).read(parent);
}

uint32_t block_of(const Document& document, uint32_t node) {
  while (node != kNoNode && is_inline(document.nodes[node].kind))
    node = document.nodes[node].parent;
  return node;
}

bool in_cell(const Document& document, uint32_t node) {
  const uint32_t block = block_of(document, node);
  return block != kNoNode && document.nodes[block].kind == NodeKind::table_cell;
}

void pair_html_tags(Tokens& tokens) {
  struct Open {
    size_t token;
    std::string name;  // empty: other markup
  };
  std::vector<Open> open;
  for (size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    if (token.kind == Token::Kind::open) {
      open.push_back({i, {}});
    } else if (token.kind == Token::Kind::close) {
      while (!open.empty() && open.back().token != token.pair)
        open.pop_back();
      if (!open.empty()) open.pop_back();
    } else if (token.kind == Token::Kind::placeholder && (token.code.kind == CodeKind::html || token.foreign)) {
      markdown::HtmlTokenKind kind{};
      bool closed = false;
      std::string name = tag_name(token, kind, closed);
      if (name.empty() || closed) continue;
      if (kind == markdown::HtmlTokenKind::start_tag) {
        open.push_back({i, std::move(name)});
        continue;
      }
      // An unclosed tag inside (<p>, <br>) stays alone.
      size_t match = open.size();
      while (match > 0 && !open[match - 1].name.empty() && open[match - 1].name != name)
        --match;
      if (match == 0 || open[match - 1].name != name) continue;
      const size_t start = open[match - 1].token;
      open.resize(match - 1);
      tokens[start].kind = Token::Kind::open;
      tokens[start].pair = static_cast<uint32_t>(i);
      tokens[start].code.paired = true;
      tokens[start].code.close = token.code.open;
      token.kind = Token::Kind::close;
      token.pair = static_cast<uint32_t>(start);
    }
  }
}

}  // namespace docloc::segment
