#include <algorithm>
#include <string>

#include "render/highlight_lexers.h"

namespace docloc::render {
namespace {

constexpr size_t kLongestWord = 32;  // of the tables

class CodeLexer {
 public:
  CodeLexer(Painter& painter, std::string_view text, const CodeRules& rules)
      : painter_(painter), text_(text), rules_(rules) {}

  void run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (is_blank(c)) {
        if (c == '\n') command_next_ = line_start_ = true;
        ++at_;
        continue;
      }
      if (!comment() && !string() && !variable() && !option() && !number() && !word()) mark();
      line_start_ = false;
    }
  }

 private:
  [[nodiscard]] char peek(size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  [[nodiscard]] bool is(std::string_view part) const { return !part.empty() && text_.substr(at_).starts_with(part); }
  [[nodiscard]] size_t line_end(size_t from) const { return std::min(text_.find('\n', from), text_.size()); }
  [[nodiscard]] bool in_word(char c) const { return is_word(c) || (c != 0 && rules_.word_marks.contains(c)); }

  void take(size_t to, char kind) {
    painter_.paint(at_, to, kind);
    at_ = to;
  }

  bool comment() {
    if (is(rules_.comment_begin)) {
      const size_t end = text_.find(rules_.comment_end, at_ + rules_.comment_begin.size());
      take(end == std::string_view::npos ? text_.size() : end + rules_.comment_end.size(), 'c');
      return true;
    }
    if (rules_.directives && line_start_ && text_[at_] == '#') {
      size_t end = at_ + 1;
      while (end < text_.size() && is_word(text_[end]))
        ++end;
      take(end, 'k');
      return true;
    }
    if (!is(rules_.line_comment) && !is(rules_.other_line_comment)) return false;
    if (rules_.lone_comments && at_ > 0 && !is_blank(text_[at_ - 1]) && text_[at_ - 1] != ';') return false;
    take(line_end(at_), 'c');
    return true;
  }

  bool string() {
    if (rules_.here_strings && text_[at_] == '@' && (peek(1) == '"' || peek(1) == '\'')) {
      const std::string close = {'\n', peek(1), '@'};
      const size_t end = text_.find(close, at_ + 2);
      take(end == std::string_view::npos ? text_.size() : end + close.size(), 's');
      return true;
    }
    const char quote = text_[at_];
    if (!rules_.quotes.contains(quote)) return false;
    const size_t end = string_end(quote);
    take(end, is_key(end) ? 'v' : 's');
    command_next_ = false;
    return true;
  }

  // One past the closing quote, or the end of the line or text that has none.
  [[nodiscard]] size_t string_end(char quote) const {
    if (rules_.triple_quotes && peek(1) == quote && peek(2) == quote) {
      const size_t end = text_.find(std::string(3, quote), at_ + 3);
      return end == std::string_view::npos ? text_.size() : end + 3;
    }
    const bool is_long = rules_.long_quotes.contains(quote);
    for (size_t i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] == quote) return i + 1;
      if (text_[i] == '\n' && !is_long) return i;
      if (rules_.escape != 0 && text_[i] == rules_.escape && i + 1 < text_.size() && text_[i + 1] != '\n') ++i;
    }
    return text_.size();
  }

  [[nodiscard]] bool is_key(size_t end) const {
    if (!rules_.keyed_strings) return false;
    while (end < text_.size() && (text_[end] == ' ' || text_[end] == '\t'))
      ++end;
    return end < text_.size() && text_[end] == ':';
  }

  bool variable() {
    const char c = text_[at_];
    if (c == 0 || (c != rules_.sigil && c != rules_.other_sigil)) return false;
    size_t end = at_ + 1;
    if (peek(1) == '{') {
      while (end < text_.size() && text_[end] != '}' && text_[end] != '\n')
        ++end;
      if (end < text_.size() && text_[end] == '}') ++end;
    } else {
      while (end < text_.size() &&
             (is_word(text_[end]) || (text_[end] == ':' && end + 1 < text_.size() && is_word(text_[end + 1]))))
        ++end;
    }
    if (end == at_ + 1) return false;
    take(end, 'v');
    command_next_ = false;
    return true;
  }

  bool option() {
    if (!rules_.commands || text_[at_] != '-' || (at_ > 0 && !is_blank(text_[at_ - 1]))) return false;
    size_t end = at_ + 1;
    while (end < text_.size() && (is_word(text_[end]) || text_[end] == '-'))
      ++end;
    if (end == at_ + 1 || is_digit(peek(1))) return false;
    take(end, 'v');
    return true;
  }

  bool number() {
    if (!is_digit(text_[at_])) return false;
    size_t end = at_ + 1;
    while (end < text_.size() &&
           (is_word(text_[end]) || (text_[end] == '.' && end + 1 < text_.size() && is_digit(text_[end + 1]))))
      ++end;
    take(end, 'n');
    command_next_ = false;
    return true;
  }

  bool word() {
    if (!is_word(text_[at_])) return false;
    size_t end = at_ + 1;
    while (end < text_.size() && in_word(text_[end]))
      ++end;
    const char kind = kind_of(text_.substr(at_, end - at_), end);
    // Behind "if", "do" and their like comes another command.
    command_next_ = rules_.commands && kind == 'k';
    if (kind == 0) {
      at_ = end;
    } else {
      take(end, kind);
    }
    return true;
  }

  [[nodiscard]] char kind_of(std::string_view word, size_t end) const {
    if (is_key(end)) return 'v';
    if (word.size() <= kLongestWord) {
      std::string name(word);
      if (rules_.ignore_case) {
        std::ranges::transform(name, name.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
      }
      if (has_word(rules_.keywords, name)) return 'k';
      if (has_word(rules_.constants, name)) return 'n';
      if (has_word(rules_.types, name)) return 't';
    }
    const bool call = rules_.calls && end < text_.size() && text_[end] == '(';
    // A name with a hyphen is a command wherever it stands: Get-Item.
    const bool command = rules_.commands && (command_next_ || (rules_.here_strings && word.contains('-')));
    return call || command ? 't' : '\0';
  }

  void mark() {
    if (std::string_view("|;&({").contains(text_[at_])) command_next_ = true;
    ++at_;
  }

  Painter& painter_;
  std::string_view text_;
  const CodeRules& rules_;
  size_t at_ = 0;
  bool line_start_ = true;
  bool command_next_ = true;
};

}  // namespace

void highlight_code(Painter& painter, std::string_view text, const CodeRules& rules) {
  CodeLexer(painter, text, rules).run();
}

}  // namespace docloc::render
