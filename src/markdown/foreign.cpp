#include "markdown/foreign.h"

#include "markdown/foreign_scan.h"

namespace docloc::markdown {
namespace {

constexpr uint64_t kEffort = 32;  // bytes that may be looked at in vain, for each byte of the text

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

// Walks over the text once. What begins first wins: a code span, a comment, or a foreign span.
class Finder {
 public:
  Finder(std::string_view text, uint32_t from, const ForeignOptions& options)
      : text_(text), from_(from), options_(options), budget_(kEffort * text.size() + kMaxForeignBytes) {
    if (options.patterns) {
      scan_.complete = options.patterns(text.substr(from), matches_);
      for (Span& match : matches_)
        match = {match.begin + from, match.end + from};
    }
  }

  ForeignScan run() {
    at_ = from_;
    next_line_ = from_;
    while (at_ < text_.size()) {
      if (at_ >= next_line_ && begin_line()) continue;
      step();
    }
    scan_.complete = scan_.complete && budget_ > 0;
    return std::move(scan_);
  }

 private:
  [[nodiscard]] uint32_t line_end(uint32_t from) const {
    return static_cast<uint32_t>(std::min(text_.find_first_of("\r\n", from), text_.size()));
  }
  [[nodiscard]] uint32_t past_line_end(uint32_t end) const {
    if (end >= text_.size()) return end;
    return end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  // Past blanks and quote marks.
  [[nodiscard]] uint32_t skip_prefix(uint32_t i) const {
    while (i < text_.size() && (text_[i] == ' ' || text_[i] == '\t' || text_[i] == '>'))
      ++i;
    return i;
  }
  [[nodiscard]] bool is_blank_line(uint32_t begin) const {
    const uint32_t content = skip_prefix(begin);
    return content >= text_.size() || is_line_end(text_[content]);
  }

  // True: the line was passed over, or part of it.
  bool begin_line() {
    const uint32_t begin = next_line_;
    if (at_ > begin) {  // a span ended on a later line: only the rest of that is new
      const size_t before = text_.find_last_of("\r\n", at_ - 1);
      line_begin_ = before == std::string_view::npos || before < from_ ? from_ : static_cast<uint32_t>(before) + 1;
      whole_line_ = false;
      after_blank_ = false;
    } else {
      after_blank_ = begin == from_ || was_blank_ || ends_with_block(begin);
      line_begin_ = begin;
      whole_line_ = true;
      content_ = skip_prefix(begin);
    }
    const uint32_t end = line_end(at_);
    next_line_ = past_line_end(end);
    was_blank_ = at_ == begin && is_blank_line(begin);
    return at_ == begin && skip_fence(end);
  }

  // The line before `begin` ends with a block span.
  [[nodiscard]] bool ends_with_block(uint32_t begin) const {
    if (scan_.spans.empty() || !scan_.spans.back().block) return false;
    const uint32_t last = scan_.spans.back().bytes.end;
    return last <= begin && text_.substr(last, begin - last).find_first_not_of(" \t\r\n") == std::string_view::npos;
  }

  // Fenced code (CommonMark 0.29 4.5), inside whatever containers.
  bool skip_fence(uint32_t end) {
    uint32_t i = content_;
    while (i < end) {  // list markers
      uint32_t marker = i;
      while (marker < end && is_ascii_digit(text_[marker]))
        ++marker;
      const bool bullet = marker == i && (text_[i] == '-' || text_[i] == '*' || text_[i] == '+');
      const bool number = marker > i && marker < end && (text_[marker] == '.' || text_[marker] == ')');
      if (!bullet && !number) break;
      const uint32_t after = marker + 1;
      if (after >= end || (text_[after] != ' ' && text_[after] != '\t')) break;
      i = skip_prefix(after);
    }
    if (i >= end || (text_[i] != '`' && text_[i] != '~')) return false;
    const char mark = text_[i];
    uint32_t info = i;
    while (info < end && text_[info] == mark)
      ++info;
    const uint32_t width = info - i;
    if (width < 3 || (mark == '`' && text_.substr(info, end - info).find('`') != std::string_view::npos)) return false;
    for (at_ = next_line_; at_ < text_.size();) {
      const uint32_t line = at_;
      const uint32_t stop = line_end(line);
      at_ = past_line_end(stop);
      uint32_t k = skip_prefix(line);
      const uint32_t run = k;
      while (k < stop && text_[k] == mark)
        ++k;
      if (k - run >= width && text_.substr(k, stop - k).find_first_not_of(" \t") == std::string_view::npos) break;
    }
    next_line_ = at_;
    was_blank_ = true;
    return true;
  }

  void step() {
    if (take_match()) return;
    const char c = text_[at_];
    switch (c) {
      case '\\':
        return step_escape();
      case '`':
        return skip_code_span();
      case '<':
        if (skip_comment()) return;
        [[fallthrough]];
      case '{':
      case '$':
      case ':':
      case '!':
      case '?':
      case '=':
      case 'i':
      case 'e':
        if (!take_foreign()) ++at_;
        return;
      default:
        ++at_;
    }
  }

  bool take_match() {
    while (match_ < matches_.size() && matches_[match_].begin < at_)
      ++match_;
    if (match_ == matches_.size() || matches_[match_].begin != at_) return false;
    scan_.spans.push_back({.bytes = matches_[match_], .block = true});
    at_ = matches_[match_].end;
    return true;
  }

  bool take_foreign() {
    if (budget_ == 0) return false;
    const bool first_column = whole_line_ && at_ == line_begin_;
    const ForeignPlace place{.text = text_,
                             .at = at_,
                             .line_start = whole_line_ && at_ == content_,
                             .after_blank = first_column && after_blank_,
                             .paragraph_end = paragraph_end(),
                             .options = options_,
                             .budget = budget_};
    std::optional<Foreign> found;
    if (!found && options_.shortcodes) found = read_shortcode(place);
    if (!found && options_.liquid) found = read_liquid(place);
    if (!found && options_.math) found = read_math(place);
    if (!found && options_.mdx) found = read_mdx(place);
    if (!found && options_.admonitions) found = read_admonition(place);
    if (!found || found->bytes.empty()) return false;
    if (found->tag == Foreign::Tag::close) found->texts.clear();
    at_ = found->bytes.end;
    scan_.spans.push_back(std::move(*found));
    return true;
  }

  // A backslash takes its meaning from what follows, but not for template languages: they know nothing of Markdown.
  void step_escape() {
    if (options_.math && at_ + 1 < text_.size() && (text_[at_ + 1] == '(' || text_[at_ + 1] == '[') && take_foreign())
      return;
    ++at_;
    if (at_ >= text_.size() || is_line_end(text_[at_])) return;
    const bool brace = text_[at_] == '{' && at_ + 1 < text_.size() &&
                       std::string_view("{%#").find(text_[at_ + 1]) != std::string_view::npos;
    if (!brace || (!options_.liquid && !options_.shortcodes)) ++at_;
  }

  void skip_code_span() {
    uint32_t inside = at_;
    while (inside < text_.size() && text_[inside] == '`')
      ++inside;
    const uint32_t width = inside - at_;
    const uint32_t end = paragraph_end();
    uint32_t i = inside;
    while (i < end && budget_ > 0) {
      const size_t next = text_.substr(0, end).find('`', i);
      if (next == std::string_view::npos) break;
      i = static_cast<uint32_t>(next);
      const uint32_t run = i;
      while (i < end && text_[i] == '`')
        ++i;
      if (i - run == width) {
        at_ = i;
        return;
      }
    }
    budget_ -= std::min<uint64_t>(budget_, end - at_);
    at_ = inside;
  }

  bool skip_comment() {
    if (text_.substr(at_, 4) != "<!--") return false;
    const size_t end = no_comment_end_ ? std::string_view::npos : text_.find("-->", at_ + 4);
    no_comment_end_ = end == std::string_view::npos;
    if (no_comment_end_) return false;
    at_ = static_cast<uint32_t>(end) + 3;
    return true;
  }

  uint32_t paragraph_end() {
    if (at_ < paragraph_end_) return paragraph_end_;
    uint32_t i = past_line_end(line_end(at_));
    while (i < text_.size() && !is_blank_line(i))
      i = past_line_end(line_end(i));
    return paragraph_end_ = i;
  }

  std::string_view text_;
  uint32_t from_;
  const ForeignOptions& options_;
  uint64_t budget_;
  std::vector<Span> matches_;
  size_t match_ = 0;
  ForeignScan scan_;
  uint32_t at_ = 0;
  uint32_t line_begin_ = 0;
  uint32_t content_ = 0;
  bool whole_line_ = true;  // false: a span of a line before ends on it
  uint32_t next_line_ = 0;
  uint32_t paragraph_end_ = 0;
  bool after_blank_ = true;
  bool was_blank_ = true;
  bool no_comment_end_ = false;
};

}  // namespace

std::optional<uint32_t> ForeignPlace::find(std::string_view what, uint32_t from, uint32_t to) const {
  const size_t found = from < to ? text.substr(0, to).find(what, from) : std::string_view::npos;
  if (found != std::string_view::npos) return static_cast<uint32_t>(found);
  charge(to > at ? to - at : 1);
  return std::nullopt;
}

void add_argument_texts(const ForeignPlace& place, uint32_t from, uint32_t to, ForeignText::Form form, Foreign& out) {
  const std::string_view text = place.text;
  for (uint32_t i = from; i < to; ++i) {
    const char quote = text[i];
    if (quote != '"' && quote != '\'' && quote != '`') continue;
    if (quote == '`' && form != ForeignText::Form::escapes) continue;
    uint32_t end = i + 1;
    while (end < to && text[end] != quote)
      end += form == ForeignText::Form::escapes && quote == '"' && text[end] == '\\' ? 2 : 1;
    if (end >= to) return;
    uint32_t name_end = i;
    while (name_end > from && (text[name_end - 1] == ' ' || text[name_end - 1] == '\t'))
      --name_end;
    const bool named = name_end > from && (text[name_end - 1] == '=' || text[name_end - 1] == ':');
    name_end -= named ? 1 : 0;
    uint32_t name = name_end;
    while (name > from && is_name_character(text[name - 1]))
      --name;
    const std::string_view word = Span{name, name_end}.of(text);
    const bool own = name > 0 && std::string_view(" \t\r\n,({").find(text[name - 1]) != std::string_view::npos;
    if (named && own && quote != '`' && end > i + 1 && place.is_text_attribute(word)) {
      out.texts.push_back({{i + 1, end}, form, word == "alt"});
    }
    i = end;
  }
}

std::string Foreign::skeleton(std::string_view file) const {
  std::string out;
  uint32_t at = bytes.begin;
  for (const ForeignText& part : texts) {
    out += Span{at, part.bytes.begin}.of(file);
    at = part.bytes.end;
  }
  out += Span{at, bytes.end}.of(file);
  return out;
}

ForeignScan find_foreign(std::string_view text, uint32_t from, const ForeignOptions& options) {
  return Finder(text, from, options).run();
}

}  // namespace docloc::markdown
