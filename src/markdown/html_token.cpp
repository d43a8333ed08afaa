#include "markdown/html_token.h"

namespace docloc::markdown {
namespace {

constexpr size_t kNone = std::string_view::npos;

constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    c = lower(c);
  return out;
}

// One past `mark` in `html` from `from` on.
size_t after(std::string_view html, std::string_view mark, size_t from) {
  const size_t at = html.find(mark, from);
  return at == kNone ? kNone : at + mark.size();
}

size_t comment_end(std::string_view html, size_t at) {
  const std::string_view rest = html.substr(at);
  if (rest.starts_with("<!-->")) return at + 5;
  if (rest.starts_with("<!--->")) return at + 6;
  const size_t plain = after(html, "-->", at + 4);
  const size_t odd = after(html.substr(0, plain), "--!>", at + 4);
  return odd != kNone ? odd : plain;
}

}  // namespace

bool HtmlTokenizer::begins_markup(size_t at) const {
  if (html_[at] != '<' || at + 1 >= html_.size()) return false;
  const char c = html_[at + 1];
  if (c == '/') return at + 2 < html_.size() && is_letter(html_[at + 2]);
  return is_letter(c) || c == '!' || c == '?';
}

void HtmlTokenizer::finish(HtmlToken& token, HtmlTokenKind kind, size_t end) {
  token.kind = kind;
  token.bytes = html_.substr(at_, end - at_);
  at_ = end;
}

bool HtmlTokenizer::next(HtmlToken& token) {
  token.attributes.clear();
  token.name.clear();
  token.self_closing = false;
  if (at_ >= html_.size()) return false;
  if (!begins_markup(at_)) {
    read_text(token);
  } else if (html_[at_ + 1] == '!' || html_[at_ + 1] == '?') {
    if (!read_ignored(token)) finish(token, HtmlTokenKind::text, html_.size());
  } else if (!read_tag(token)) {
    // Not finished before the end: a browser would throw all of it away; a reader of documentation wants to see it.
    token.attributes.clear();
    finish(token, HtmlTokenKind::text, html_.size());
  }
  return true;
}

void HtmlTokenizer::read_text(HtmlToken& token) {
  size_t end = html_.find('<', at_ + 1);
  while (end != kNone && !begins_markup(end))
    end = html_.find('<', end + 1);
  finish(token, HtmlTokenKind::text, end == kNone ? html_.size() : end);
}

bool HtmlTokenizer::read_ignored(HtmlToken& token) {
  const std::string_view rest = html_.substr(at_);
  size_t end = kNone;
  if (rest.starts_with("<!--")) {
    end = comment_end(html_, at_);
    if (end == kNone) end = html_.size();  // as CommonMark 4.6 lets an unfinished comment run to the end
  } else if (rest.starts_with("<![CDATA[")) {
    end = after(html_, "]]>", at_);
  } else if (rest.starts_with("<?")) {
    end = after(html_, "?>", at_);
  }
  if (end == kNone) end = after(html_, ">", at_);
  if (end == kNone) return false;
  finish(token, HtmlTokenKind::ignored, end);
  return true;
}

bool HtmlTokenizer::read_tag(HtmlToken& token) {
  const bool closing = html_[at_ + 1] == '/';
  size_t at = at_ + (closing ? 2 : 1);
  const size_t name = at;
  while (at < html_.size() && !is_space(html_[at]) && html_[at] != '/' && html_[at] != '>')
    ++at;
  token.name = lower_case(html_.substr(name, at - name));
  while (at < html_.size() && html_[at] != '>') {
    const char c = html_[at];
    token.self_closing = c == '/' && at + 1 < html_.size() && html_[at + 1] == '>';
    if (c == '/' || is_space(c)) {
      ++at;
    } else if (!read_attribute(token, at)) {
      return false;
    }
  }
  if (at >= html_.size()) return false;
  finish(token, closing ? HtmlTokenKind::end_tag : HtmlTokenKind::start_tag, at + 1);
  return true;
}

bool HtmlTokenizer::read_attribute(HtmlToken& token, size_t& at) {
  const auto skip_spaces = [&] {
    while (at < html_.size() && is_space(html_[at]))
      ++at;
  };
  const size_t name = at++;  // a '=' in the first place belongs to the name
  while (at < html_.size() && !is_space(html_[at]) && html_[at] != '/' && html_[at] != '>' && html_[at] != '=')
    ++at;
  HtmlAttribute attribute{lower_case(html_.substr(name, at - name)), {}};
  skip_spaces();
  if (at < html_.size() && html_[at] == '=') {
    ++at;
    skip_spaces();
    if (at >= html_.size()) return false;
    const char quote = html_[at];
    if (quote == '"' || quote == '\'') {
      const size_t end = html_.find(quote, at + 1);
      if (end == kNone) return false;
      attribute.value = html_.substr(at + 1, end - at - 1);
      at = end + 1;
    } else {
      const size_t value = at;
      while (at < html_.size() && !is_space(html_[at]) && html_[at] != '>')
        ++at;
      attribute.value = html_.substr(value, at - value);
    }
  }
  token.attributes.push_back(std::move(attribute));
  return true;
}

bool HtmlTokenizer::skip_past_end_tag(std::string_view name) {
  if (absent_.contains(name)) return false;
  for (size_t at = html_.find("</", at_); at != kNone; at = html_.find("</", at + 2)) {
    const size_t end = at + 2 + name.size();
    if (end >= html_.size() || lower_case(html_.substr(at + 2, name.size())) != name) continue;
    if (!is_space(html_[end]) && html_[end] != '/' && html_[end] != '>') continue;
    const size_t close = html_.find('>', end);
    at_ = close == kNone ? html_.size() : close + 1;
    return true;
  }
  absent_.emplace(name);
  return false;
}

}  // namespace docloc::markdown
