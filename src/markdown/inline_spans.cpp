#include "markdown/inline_spans.h"

#include <algorithm>
#include <string>
#include <vector>

#include "markdown/entity.h"
#include "markdown/link_syntax.h"

namespace docloc::markdown {
namespace {

constexpr uint32_t kFailed = UINT32_MAX;

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// Offsets are into the block's normal form until the walk has succeeded.
struct Found {
  uint32_t node = 0;
  Span bytes;
  Span inner;
  Span title;
  LinkForm form = LinkForm::inline_;
};

class Walk {
 public:
  Walk(const Document& document, std::string_view text) : document_(document), text_(text) {}

  // The content from `at` on as the children of `parent`; where they end, or kFailed.
  uint32_t children(uint32_t parent, uint32_t at) {
    for (uint32_t i = document_.first_child(parent); i != kNoNode && at != kFailed; i = document_.next_sibling(i)) {
      at = node(i, at);
    }
    return at;
  }

  std::vector<Found> found;

 private:
  [[nodiscard]] const Node& at_node(uint32_t i) const { return document_.nodes[i]; }
  [[nodiscard]] char peek(uint32_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  uint32_t keep(uint32_t i, uint32_t begin, uint32_t end) { return keep(i, begin, end, {end, end}); }

  uint32_t keep(uint32_t i, uint32_t begin, uint32_t end, Span inner, Span title = {},
                LinkForm form = LinkForm::inline_) {
    if (end != kFailed) found.push_back({i, {begin, end}, inner, title, form});
    return end;
  }

  uint32_t node(uint32_t i, uint32_t at) {
    const Node& n = at_node(i);
    switch (n.kind) {
      case NodeKind::text:
        return keep(i, at, characters(document_.str(n.literal), at));
      case NodeKind::soft_break:
        return keep(i, at, line_end(at));
      case NodeKind::line_break:
        return keep(i, at, hard_break(at));
      case NodeKind::code:
        return keep(i, at, code_span(document_.str(n.literal), at));
      case NodeKind::html_inline:
        return keep(i, at, exactly(document_.str(n.literal), at));
      case NodeKind::emphasis:
        return delimited(i, at, 1, "*_");
      case NodeKind::strong:
        return delimited(i, at, 2, "*_");
      case NodeKind::strikethrough:
        return delimited(i, at, peek(at + 1) == '~' ? 2 : 1, "~");
      case NodeKind::link:
        return link(i, at);
      case NodeKind::image:
        return peek(at) == '!' ? bracketed(i, at, at + 2) : kFailed;
      case NodeKind::footnote_reference:
        return keep(i, at, footnote_reference(at));
      default:
        return kFailed;
    }
  }

  // Decoded characters against their spelling. A backslash before punctuation always escapes it; a character
  // reference is always decoded (CommonMark 0.29 6.1, 6.2).
  uint32_t characters(std::string_view literal, uint32_t at) {
    size_t done = 0;
    while (done < literal.size()) {
      if (at >= text_.size()) return kFailed;
      if (text_[at] == '\\' && is_ascii_punctuation(peek(at + 1))) {
        if (literal[done] != text_[at + 1]) return kFailed;
        at += 2;
        ++done;
        continue;
      }
      if (text_[at] == '&') {
        decoded_.clear();
        if (const uint32_t used = decode_entity(text_.substr(at), decoded_)) {
          if (!literal.substr(done).starts_with(decoded_)) return kFailed;
          at += used;
          done += decoded_.size();
          continue;
        }
      }
      if (text_[at] != literal[done]) return kFailed;
      ++at;
      ++done;
    }
    return at;
  }

  [[nodiscard]] uint32_t exactly(std::string_view literal, uint32_t at) const {
    return text_.substr(std::min<size_t>(at, text_.size())).starts_with(literal)
               ? at + static_cast<uint32_t>(literal.size())
               : kFailed;
  }

  [[nodiscard]] uint32_t blanks(uint32_t at) const {
    while (at < text_.size() && is_blank(text_[at]))
      ++at;
    return at;
  }

  [[nodiscard]] uint32_t line_end(uint32_t at) const {
    at = blanks(at);
    return peek(at) == '\n' ? blanks(at + 1) : kFailed;
  }

  [[nodiscard]] uint32_t hard_break(uint32_t at) const {
    return peek(at) == '\\' && peek(at + 1) == '\n' ? at + 2 : line_end(at);
  }

  // CommonMark 0.29 6.3.
  uint32_t code_span(std::string_view literal, uint32_t at) {
    const uint32_t run = run_length('`', at);
    if (run == 0) return kFailed;
    for (uint32_t i = at + run; i < text_.size();) {
      const uint32_t closing = run_length('`', i);
      if (closing == run) {
        decoded_.assign(text_.substr(at + run, i - at - run));
        std::ranges::replace(decoded_, '\n', ' ');
        if (decoded_.size() > 1 && decoded_.front() == ' ' && decoded_.back() == ' ' &&
            decoded_.find_first_not_of(' ') != std::string::npos) {
          decoded_ = decoded_.substr(1, decoded_.size() - 2);
        }
        return decoded_ == literal ? i + closing : kFailed;
      }
      i += std::max(closing, 1U);
    }
    return kFailed;
  }

  [[nodiscard]] uint32_t run_length(char c, uint32_t at) const {
    uint32_t end = at;
    while (peek(end) == c)
      ++end;
    return end - at;
  }

  uint32_t delimited(uint32_t i, uint32_t at, uint32_t width, std::string_view delimiters) {
    const char c = peek(at);
    if (c == '\0' || delimiters.find(c) == std::string_view::npos || run_length(c, at) < width) return kFailed;
    const uint32_t inner_end = children(i, at + width);
    if (inner_end == kFailed || run_length(c, inner_end) < width) return kFailed;
    return keep(i, at, inner_end + width, {at + width, inner_end});
  }

  uint32_t footnote_reference(uint32_t at) {
    if (peek(at) != '[' || peek(at + 1) != '^') return kFailed;
    const size_t end = text_.find(']', at);
    return end == std::string_view::npos ? kFailed : static_cast<uint32_t>(end) + 1;
  }

  uint32_t link(uint32_t i, uint32_t at) {
    if (peek(at) == '[') return bracketed(i, at, at + 1);
    if (peek(at) == '<') {
      const size_t end = text_.find('>', at);
      if (end == std::string_view::npos) return kFailed;
      const auto inner_end = static_cast<uint32_t>(end);
      keep_child(i, {at + 1, inner_end});
      return keep(i, at, inner_end + 1, {at + 1, inner_end}, {}, LinkForm::angle_autolink);
    }
    // An extended autolink: its text is raw, or (e-mail) made of text that was decoded before.
    const uint32_t child = document_.first_child(i);
    if (child == kNoNode || at_node(child).kind != NodeKind::text) return kFailed;
    const std::string_view literal = document_.str(at_node(child).literal);
    uint32_t end = exactly(literal, at);
    if (end == kFailed) end = characters(literal, at);
    if (end == kFailed) return kFailed;
    keep_child(i, {at, end});
    return keep(i, at, end, {at, end}, {}, LinkForm::bare_autolink);
  }

  void keep_child(uint32_t parent, Span bytes) {
    if (const uint32_t child = document_.first_child(parent); child != kNoNode) keep(child, bytes.begin, bytes.end);
  }

  // "[text](destination "title")", "[text][label]", "[text][]" or "[text]"; `inner` is after the opening bracket.
  uint32_t bracketed(uint32_t i, uint32_t at, uint32_t inner) {
    if (peek(inner - 1) != '[') return kFailed;
    const uint32_t inner_end = children(i, inner);
    if (inner_end == kFailed || peek(inner_end) != ']') return kFailed;
    const Span inside{inner, inner_end};
    const uint32_t after = inner_end + 1;
    Span title;
    if (const uint32_t end = inline_tail(after, title); end != kFailed) {
      return keep(i, at, end, inside, title, LinkForm::inline_);
    }
    if (peek(after) == '[' && peek(after + 1) == ']') {
      return keep(i, at, after + 2, inside, {}, LinkForm::collapsed_reference);
    }
    if (const uint32_t label = label_length(text_, after)) {
      return keep(i, at, after + label, inside, {}, LinkForm::full_reference);
    }
    return keep(i, at, after, inside, {}, LinkForm::shortcut_reference);
  }

  [[nodiscard]] uint32_t spaces(uint32_t at) const {
    while (at < text_.size() && is_space(text_[at]))
      ++at;
    return at;
  }

  uint32_t inline_tail(uint32_t at, Span& title) const {
    if (peek(at) != '(') return kFailed;
    at = spaces(at + 1);
    at += destination_length(text_, at);
    const uint32_t title_at = spaces(at);
    uint32_t end = title_at;
    if (title_at > at) {
      if (const uint32_t length = title_length(text_, title_at)) {
        title = {title_at + 1, title_at + length - 1};
        end = spaces(title_at + length);
      }
    }
    if (peek(end) == ')') return end + 1;
    title = {};
    return kFailed;
  }

  const Document& document_;
  std::string_view text_;
  std::string decoded_;
};

}  // namespace

bool find_inline_spans(Document& document, uint32_t block, const BlockContent& content) {
  Walk walk(document, content.text);
  const uint32_t at = walk.children(block, 0);
  if (at == kFailed || content.text.find_first_not_of(" \t\n\v\f\r", at) != std::string::npos) return false;
  for (const Found& f : walk.found) {
    Node& node = document.nodes[f.node];
    node.bytes = content.to_file(f.bytes.begin, f.bytes.end);
    node.inner = content.to_file(f.inner.begin, f.inner.end);
    if (!f.title.empty()) node.title_bytes = content.to_file(f.title.begin, f.title.end);
    node.form = f.form;
    node.aligned = true;
  }
  return true;
}

}  // namespace docloc::markdown
