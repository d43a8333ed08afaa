// Languages whose lines say what they are.
#include <algorithm>

#include "render/highlight_lexers.h"

namespace docloc::render {
namespace {

constexpr size_t kNone = std::string_view::npos;

// Calls `take(from, to)` for each line, its end not counted.
template <typename Take>
void each_line(std::string_view text, const Take& take) {
  for (size_t from = 0; from < text.size();) {
    const size_t to = std::min(text.find('\n', from), text.size());
    take(from, to);
    from = to + 1;
  }
}

size_t skip_blank(std::string_view text, size_t from, size_t to) {
  while (from < to && is_blank(text[from]))
    ++from;
  return from;
}

bool is_number(std::string_view word) {
  return !word.empty() && (is_digit(word[0]) || (word.size() > 1 && word[0] == '-' && is_digit(word[1]))) &&
         word.find_first_not_of("0123456789abcdefxABCDEF_.+-:TZ") == kNone;
}

// A quoted string, a constant or plain words, up to a comment.
void paint_value(Painter& painter, std::string_view text, size_t from, size_t to, std::string_view comments) {
  size_t end = from;
  if (from < to && (text[from] == '"' || text[from] == '\'')) {
    const size_t close = text.find(text[from], from + 1);
    end = close == kNone || close >= to ? to : close + 1;
    painter.paint(from, end, 's');
  }
  size_t comment = end;
  while (comment < to && !(comments.contains(text[comment]) && is_blank(text[comment - 1])))
    ++comment;
  if (end == from) {
    std::string_view word = text.substr(from, comment - from);
    word = word.substr(0, word.find_last_not_of(" \t\r") + 1);
    if (is_number(word) || has_word("true false null yes no on off ~ True False Null", word)) {
      painter.paint(from, from + word.size(), 'n');
    } else if (!word.empty() && (word[0] == '&' || word[0] == '*' || word[0] == '!')) {
      painter.paint(from, from + std::min(word.find(' '), word.size()), 't');
    } else if (!word.empty() && word[0] != '[' && word[0] != '{') {
      painter.paint(from, from + word.size(), 's');
    }
  }
  if (comment < to) painter.paint(comment, to, 'c');
}

class YamlLexer {
 public:
  YamlLexer(Painter& painter, std::string_view text) : painter_(painter), text_(text) {}

  void line(size_t from, size_t to) {
    size_t at = skip_blank(text_, from, to);
    if (at == to) return;
    if (in_block_ && at - from > block_indent_) {
      painter_.paint(at, to, 's');
      return;
    }
    in_block_ = false;
    if (text_[at] == '#') {
      painter_.paint(at, to, 'c');
      return;
    }
    const size_t indent = at - from;
    while (at < to && text_[at] == '-' && (at + 1 == to || is_blank(text_[at + 1]))) {
      painter_.paint(at, at + 1, 'o');
      at = skip_blank(text_, at + 1, to);
    }
    if (text_.substr(at).starts_with("---") || text_.substr(at).starts_with("...")) {
      painter_.paint(at, at + 3, 'o');
      at = skip_blank(text_, at + 3, to);
    }
    if (const size_t colon = find_colon(at, to); colon != kNone) {
      painter_.paint(at, colon, 'v');
      at = skip_blank(text_, colon + 1, to);
    }
    if (at == to) return;
    if (text_[at] == '|' || text_[at] == '>') {
      in_block_ = true;
      block_indent_ = indent;
      painter_.paint(at, to, 'o');
      return;
    }
    paint_value(painter_, text_, at, to, "#");
  }

 private:
  // The colon behind a key. A quoted key ends with its quote.
  [[nodiscard]] size_t find_colon(size_t from, size_t to) const {
    size_t at = from;
    if (at < to && (text_[at] == '"' || text_[at] == '\'')) {
      at = text_.find(text_[at], at + 1);
      if (at == kNone || at >= to) return kNone;
      ++at;
      return at < to && text_[at] == ':' ? at : kNone;
    }
    for (; at < to; ++at) {
      if (text_[at] == ':' && (at + 1 == to || is_blank(text_[at + 1]))) return at;
      if (text_[at] == '#' && at > from && is_blank(text_[at - 1])) return kNone;
    }
    return kNone;
  }

  Painter& painter_;
  std::string_view text_;
  bool in_block_ = false;  // lines indented deeper than block_indent_ are text
  size_t block_indent_ = 0;
};

}  // namespace

void highlight_yaml(Painter& painter, std::string_view text) {
  YamlLexer lexer(painter, text);
  each_line(text, [&](size_t from, size_t to) { lexer.line(from, to); });
}

void highlight_ini(Painter& painter, std::string_view text) {
  each_line(text, [&](size_t from, size_t to) {
    const size_t at = skip_blank(text, from, to);
    if (at == to) return;
    if (text[at] == '#' || text[at] == ';' || text[at] == '!') {
      painter.paint(at, to, 'c');
    } else if (text[at] == '[') {
      painter.paint(at, to, 't');
    } else if (const size_t equals = text.substr(at, to - at).find_first_of("=:"); equals != kNone && equals > 0) {
      painter.paint(at, at + equals, 'v');
      const size_t value = skip_blank(text, at + equals + 1, to);
      if (value < to) paint_value(painter, text, value, to, "#;");
    }
  });
}

void highlight_diff(Painter& painter, std::string_view text) {
  each_line(text, [&](size_t from, size_t to) {
    const std::string_view line = text.substr(from, to - from);
    const bool header =
        line.starts_with("+++") || line.starts_with("---") || line.starts_with("diff ") || line.starts_with("index ");
    if (line.starts_with("@@")) {
      painter.paint(from, to, 't');
    } else if (header) {
      painter.paint(from, to, 'c');
    } else if (line.starts_with('+')) {
      painter.paint(from, to, 'i');
    } else if (line.starts_with('-')) {
      painter.paint(from, to, 'd');
    }
  });
}

void highlight_markdown(Painter& painter, std::string_view text) {
  bool fenced = false;
  each_line(text, [&](size_t from, size_t to) {
    size_t at = skip_blank(text, from, to);
    if (at == to) return;
    const std::string_view line = text.substr(at, to - at);
    const bool fence = line.starts_with("```") || line.starts_with("~~~");
    if (fence || fenced) {
      if (fence) fenced = !fenced;
      painter.paint(at, to, 's');
      return;
    }
    if (line[0] == '#') {
      painter.paint(at, to, 'k');
      return;
    }
    if (line[0] == '>' || ((line[0] == '-' || line[0] == '*' || line[0] == '+') && line.size() > 1 && line[1] == ' ')) {
      painter.paint(at, at + 1, 'o');
      ++at;
    }
    for (; at < to; ++at) {
      if (text[at] != '`' && !text.substr(at).starts_with("](")) continue;
      const bool link = text[at] == ']';
      const size_t begin = link ? at + 1 : at;
      const size_t end = text.substr(begin + 1, to - begin - 1).find(link ? ')' : '`');
      if (end == kNone) break;
      painter.paint(begin, begin + end + 2, 's');
      at = begin + end + 1;
    }
  });
}

}  // namespace docloc::render
