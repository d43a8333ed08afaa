#include <algorithm>
#include <array>
#include <span>

#include "markdown/html_token.h"
#include "segment/extract.h"

namespace docloc::segment {
namespace {

using markdown::HtmlToken;
using markdown::HtmlTokenKind;

// Elements that stand inside a sentence (HTML standard, phrasing content).
constexpr std::array<std::string_view, 37> kInline = {
    "a",      "abbr",   "b",   "bdi",   "bdo",  "big",  "br", "cite", "data", "del",  "dfn",   "em",    "font",
    "i",      "img",    "ins", "label", "mark", "nobr", "q",  "rp",   "rt",   "ruby", "s",     "small", "span",
    "strike", "strong", "sub", "sup",   "time", "tt",   "u",  "wbr",  "kbd",  "var",  "output"};
// Elements whose content is no prose: kept as one placeholder inside a sentence, as a boundary otherwise.
constexpr std::array<std::string_view, 3> kInlineOpaque = {"code", "samp", "math"};
constexpr std::array<std::string_view, 7> kOpaque = {"script", "style",    "pre",     "textarea",
                                                     "svg",    "template", "noscript"};

template <size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

class Reader {
 public:
  Reader(const markdown::Document& document, std::string_view bytes, Span block) : document_(document), bytes_(bytes) {
    build(block);
  }

  std::vector<Tokens> read() {
    markdown::HtmlTokenizer tokenizer(masked_);
    HtmlToken token;
    while (tokenizer.next(token)) {
      const auto begin = static_cast<size_t>(token.bytes.data() - masked_.data());
      if (token.kind == HtmlTokenKind::text) {
        add_text(begin, begin + token.bytes.size());
      } else if (token.kind == HtmlTokenKind::ignored || !is_inline(token)) {
        cut();
        if (token.kind == HtmlTokenKind::start_tag && contains(kOpaque, token.name)) {
          (void)tokenizer.skip_past_end_tag(token.name);
        }
      } else if (token.kind == HtmlTokenKind::start_tag && contains(kInlineOpaque, token.name)) {
        (void)tokenizer.skip_past_end_tag(token.name);  // without an end tag the start tag stands alone
        add_placeholder(begin, tokenizer.offset());
      } else {
        add_placeholder(begin, begin + token.bytes.size());
      }
    }
    cut();
    return std::move(pieces_);
  }

 private:
  static bool is_inline(const HtmlToken& token) {
    return contains(kInline, token.name) || contains(kInlineOpaque, token.name);
  }

  void build(Span block) {
    auto join = std::ranges::lower_bound(document_.line_joins, block.begin, {}, &Span::begin);
    uint32_t at = block.begin;
    const auto copy = [&](uint32_t end) {
      for (; at < end; ++at) {
        text_ += bytes_[at];
        map_.push_back(at);
      }
    };
    for (; join != document_.line_joins.end() && join->end <= block.end; ++join) {
      copy(join->begin);
      text_ += '\n';
      map_.push_back(join->begin);
      at = join->end;
    }
    copy(block.end);
    map_.push_back(block.end);
    // To the tokenizer foreign spans are words.
    masked_ = text_;
    for (const markdown::Foreign& foreign : foreign_in(document_, block)) {
      const auto from = std::ranges::lower_bound(map_, foreign.bytes.begin) - map_.begin();
      const auto to = std::ranges::lower_bound(map_, foreign.bytes.end) - map_.begin();
      std::fill(masked_.begin() + from, masked_.begin() + to, 'x');
      foreign_.push_back({static_cast<uint32_t>(from), static_cast<uint32_t>(to)});
    }
  }

  [[nodiscard]] Span to_file(size_t begin, size_t end) const { return {map_[begin], map_[end]}; }

  void add_text(size_t begin, size_t end) {
    const auto first = std::ranges::lower_bound(foreign_, begin, {}, &Span::begin);
    for (const Span span : std::span(first, foreign_.end())) {
      if (span.end > end) break;
      add_lines(begin, span.begin);
      add_placeholder(span.begin, span.end);
      current_.back().code.kind = CodeKind::directive;
      current_.back().foreign = true;
      begin = span.end;
    }
    add_lines(begin, end);
  }

  void add_lines(size_t begin, size_t end) {
    while (begin < end) {
      const size_t line = std::min(text_.find('\n', begin), end);
      if (line > begin) {
        current_.push_back(
            {.bytes = to_file(begin, line), .text = decode_references(text_.substr(begin, line - begin))});
      }
      if (line < end) {
        current_.push_back({.kind = Token::Kind::soft_break, .bytes = to_file(line, line + 1), .text = "\n"});
      }
      begin = line + 1;
    }
  }

  void add_placeholder(size_t begin, size_t end) {
    Token token{.kind = Token::Kind::placeholder, .bytes = to_file(begin, end)};
    token.code = {.kind = CodeKind::html, .open = text_.substr(begin, end - begin)};
    token.code.meaning = token.code.open;
    current_.push_back(std::move(token));
  }

  void cut() {
    if (!current_.empty()) pieces_.push_back(std::move(current_));
    current_.clear();
  }

  const markdown::Document& document_;
  std::string_view bytes_;
  std::string text_;
  std::string masked_;
  std::vector<Span> foreign_;  // into text_
  std::vector<uint32_t> map_;
  Tokens current_;
  std::vector<Tokens> pieces_;
};

}  // namespace

std::vector<Tokens> read_html_block(const markdown::Document& document, std::string_view bytes, uint32_t node) {
  return Reader(document, bytes, document.nodes[node].bytes).read();
}

}  // namespace docloc::segment
