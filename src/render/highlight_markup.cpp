#include <algorithm>

#include "render/highlight_lexers.h"

namespace docloc::render {
namespace {

constexpr size_t kNone = std::string_view::npos;

class MarkupLexer {
 public:
  MarkupLexer(Painter& painter, std::string_view text) : painter_(painter), text_(text) {}

  void run() {
    while (at_ < text_.size()) {
      at_ = std::min(text_.find_first_of("<&", at_), text_.size());
      if (at_ == text_.size()) return;
      if (text_[at_] == '&') {
        entity();
      } else if (text_.substr(at_).starts_with("<!--")) {
        until("-->", 'c');
      } else if (text_.substr(at_).starts_with("<![CDATA[")) {
        until("]]>", 's');
      } else if (text_.substr(at_).starts_with("<?")) {
        until("?>", 'k');
      } else if (text_.substr(at_).starts_with("<!")) {
        until(">", 'k');
      } else {
        tag();
      }
    }
  }

 private:
  static bool in_name(char c) { return is_word(c) || c == '-' || c == ':' || c == '.' || c == '@'; }

  void until(std::string_view close, char kind) {
    const size_t end = text_.find(close, at_);
    const size_t to = end == kNone ? text_.size() : end + close.size();
    painter_.paint(at_, to, kind);
    at_ = to;
  }

  void entity() {
    constexpr size_t kLongest = 32;
    size_t end = at_ + 1;
    while (end < text_.size() && end - at_ < kLongest && (is_word(text_[end]) || text_[end] == '#'))
      ++end;
    if (end > at_ + 1 && end < text_.size() && text_[end] == ';') {
      painter_.paint(at_, end + 1, 'n');
      at_ = end;
    }
    ++at_;
  }

  void tag() {
    size_t name = at_ + 1;
    if (name < text_.size() && text_[name] == '/') ++name;
    size_t end = name;
    while (end < text_.size() && in_name(text_[end]))
      ++end;
    if (end == name) {
      ++at_;  // a '<' of the text
      return;
    }
    painter_.paint(name, end, 't');
    at_ = end;
    while (at_ < text_.size() && text_[at_] != '>' && text_[at_] != '<')
      attribute();
  }

  void attribute() {
    const char c = text_[at_];
    if (c == '"' || c == '\'') {
      const size_t end = text_.find(c, at_ + 1);
      const size_t to = end == kNone ? text_.size() : end + 1;
      painter_.paint(at_, to, 's');
      at_ = to;
    } else if (in_name(c)) {
      size_t end = at_ + 1;
      while (end < text_.size() && in_name(text_[end]))
        ++end;
      painter_.paint(at_, end, 'v');
      at_ = end;
    } else {
      ++at_;
    }
  }

  Painter& painter_;
  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace

void highlight_markup(Painter& painter, std::string_view text) {
  MarkupLexer(painter, text).run();
}

}  // namespace docloc::render
