#include "check/debris.h"

#include <algorithm>
#include <array>
#include <string>

#include "check/pairs.h"
#include "markdown/html_names.h"

namespace docloc::check {

namespace {

using Spans = std::vector<Span>;

constexpr size_t kNone = std::string_view::npos;
constexpr std::string_view kPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
constexpr std::string_view kBlank = " \t\n";
// Bytes of an address, a tag, or a directive: whoever opens thousands and closes none has their text read once, not
// thousands of times.
constexpr size_t kMost = 1000;

Span span(size_t begin, size_t end) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

char at_or(std::string_view text, size_t at, char otherwise = ' ') {
  return at < text.size() ? text[at] : otherwise;
}

bool is_blank(char c) {
  return kBlank.contains(c);
}

// Letters of all scripts count: every byte above ASCII does.
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Runs of asterisks, and of underlines at the edge of a word ("_word", not "my_word"). A lone asterisk between blanks
// is a sign of its own, and so is one inside a word.
void find_emphasis(std::string_view text, Spans& out) {
  for (size_t at = 0; (at = text.find_first_of("*_", at)) != kNone;) {
    size_t end = text.find_first_not_of(text[at], at);
    end = std::min(end, text.size());
    const char before = at == 0 ? ' ' : text[at - 1];
    const char behind = at_or(text, end);
    const bool at_edge = before != '\\' && is_word(before) != is_word(behind);
    // "Nutzer*innen", "2*3"
    const bool lone = end - at == 1 && (is_blank(before) ? is_blank(behind) : is_word(before) && is_word(behind));
    if (text[at] == '*' ? !lone : at_edge) out.push_back(span(at, end));
    at = end;
  }
  // The asterisk of CJK keyboards.
  constexpr std::string_view kWide = "\uFF0A";
  for (size_t at = 0; (at = text.find(kWide, at)) != kNone; at += kWide.size())
    out.push_back(span(at, at + kWide.size()));
}

// Whether what stands in parentheses is where a link would lead.
bool looks_like_address(std::string_view text) {
  if (text.starts_with(kCode)) return text.size() == kCode.size();
  if (text.empty() || text.find_first_of(" \n") != kNone) return false;
  return text.starts_with("http") || text.starts_with('#') || text.starts_with("../") || text.starts_with("./") ||
         text.starts_with("/") || text.find(".md") != kNone || text.starts_with("media/") ||
         text.starts_with("mailto:");
}

// A square bracket that closes, and a round one, either of which may be full-width, then an address.
void find_links(std::string_view text, Spans& out) {
  struct Bracket {
    std::string_view sign;
    bool wide;
  };
  static constexpr auto kClose = std::to_array<Bracket>({{"]", false}, {"\uFF3D", true}});
  static constexpr auto kOpen = std::to_array<Bracket>({{"(", false}, {"\uFF08", true}});
  for (const Bracket& close : kClose) {
    for (size_t at = 0; (at = text.find(close.sign, at)) != kNone; at += close.sign.size()) {
      const size_t behind = at + close.sign.size();
      const size_t open_at = std::min(text.find_first_not_of(" \u00A0", behind), text.size());
      for (const Bracket& open : kOpen) {
        if (!text.substr(open_at).starts_with(open.sign)) continue;
        const size_t inside = std::min(text.find_first_not_of(' ', open_at + open.sign.size()), text.size());
        const std::string_view rest = text.substr(inside, kMost);
        const size_t narrow = rest.find(')');
        const size_t wide = rest.find("\uFF09");
        std::string_view address = rest.substr(0, std::min(narrow, wide));
        const size_t end = inside + address.size();
        while (address.ends_with(' '))
          address.remove_suffix(1);
        if (looks_like_address(address)) out.push_back(span(at, std::min(end + (wide < narrow ? 3 : 1), text.size())));
      }
    }
  }
}

// "[text][label]", not "a[0][1]" or "f(x)[0][1]" of some code.
void find_references(std::string_view text, Spans& out) {
  for (size_t at = 0; (at = text.find("][", at)) != kNone; at += 2) {
    const size_t open = text.rfind('[', at);
    const size_t end = text.find(']', at + 2);
    if (open == kNone || end == kNone) continue;
    // "[1C60:1AA8][2018-03-24]i000" is of a log.
    const char first = at_or(text, open + 1);
    if ((first >= '0' && first <= '9') || is_word(at_or(text, end + 1))) continue;
    const char before = open == 0 ? ' ' : text[open - 1];
    if (before == ')' || before == ']' || (static_cast<unsigned char>(before) < 0x80 && is_word(before))) continue;
    out.push_back(span(open, end + 1));
  }
}

void find_backticks(std::string_view text, Spans& out) {
  for (size_t at = 0; (at = text.find('`', at)) != kNone; ++at)
    out.push_back(span(at, at + 1));
}

// The length of a character reference that `text` begins with, or 0.
size_t reference_length(std::string_view text) {
  constexpr size_t kLongest = 12;
  const size_t end = text.substr(0, kLongest).find(';');
  if (end == kNone || end < 3) return 0;
  std::string_view name = text.substr(1, end - 1);
  const bool number = name.starts_with('#');
  if (number) name.remove_prefix(1);
  const bool hexadecimal = number && (name.starts_with('x') || name.starts_with('X'));
  const bool fits = !name.empty() && std::ranges::all_of(name, [&](char c) {
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return digit || (letter && (!number || hexadecimal));
  });
  return fits ? end + 1 : 0;
}

// The length of a tag of HTML that `text` begins with, or 0.
size_t tag_length(std::string_view text) {
  size_t at = text.starts_with("</") ? 2 : 1;
  std::string name;
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80 && is_word(text[at]))
    name += static_cast<char>(text[at] >= 'A' && text[at] <= 'Z' ? text[at] + 32 : text[at]), ++at;
  const size_t end = text.substr(0, kMost).find('>', at);
  if (name.empty() || end == kNone || !markdown::is_html_element(name)) return 0;
  const std::string_view rest = text.substr(at, end - at);
  const bool attributes = rest.starts_with(' ') && rest.find_first_of("=/") != kNone;
  return rest.empty() || rest == "/" || rest == " /" || attributes ? end + 1 : 0;
}

void find_html(std::string_view text, Spans& out) {
  for (size_t at = 0; (at = text.find_first_of("<&", at)) != kNone; ++at) {
    const std::string_view rest = text.substr(at);
    const size_t length = text[at] == '<' ? tag_length(rest) : reference_length(rest);
    if (length > 0) out.push_back(span(at, at + length));
  }
}

void find_directives(std::string_view text, Spans& out) {
  for (size_t at = 0; (at = text.find('[', at)) != kNone; ++at) {
    const size_t sign = std::min(text.find_first_not_of(' ', at + 1), text.size());
    const std::string_view rest = text.substr(sign, kMost);
    if (!rest.starts_with("!") && !rest.starts_with("\uFF01")) continue;
    const size_t end = rest.find(']');
    out.push_back(span(at, end == kNone ? std::min(text.size(), sign + 1) : sign + end + 1));
  }
  for (size_t at = 0; (at = text.find(":::", at)) != kNone;) {
    const size_t end = std::min(text.find_first_not_of(':', at), text.size());
    out.push_back(span(at, end));
    at = end;
  }
}

void find_escapes(std::string_view text, Spans& out) {
  for (size_t at = 0; (at = text.find('\\', at)) != kNone;) {
    const size_t end = std::min(text.find_first_not_of('\\', at), text.size());
    const bool escapes = end - at == 1 && kPunctuation.contains(at_or(text, end));
    if (escapes || end - at > 1) out.push_back(span(at, escapes ? end + 1 : end));
    at = end;
  }
}

void find_markers(std::string_view text, Spans& out) {
  const size_t signs = std::min(text.find_first_not_of('#'), text.size());
  const bool heading = signs > 0 && signs <= 6 && is_blank(at_or(text, signs, 'x'));
  const bool item = text.size() > 2 && std::string_view("-+*>").contains(text[0]) && text[1] == ' ';
  if (heading || item) out.push_back(span(0, heading ? signs + 1 : 2));
}

}  // namespace

std::vector<Span> find_debris(Debris kind, std::string_view text) {
  Spans out;
  switch (kind) {
    case Debris::emphasis:
      find_emphasis(text, out);
      break;
    case Debris::link:
      find_links(text, out);
      break;
    case Debris::reference:
      find_references(text, out);
      break;
    case Debris::code:
      find_backticks(text, out);
      break;
    case Debris::html:
      find_html(text, out);
      break;
    case Debris::directive:
      find_directives(text, out);
      break;
    case Debris::escape:
      find_escapes(text, out);
      break;
    case Debris::marker:
      find_markers(text, out);
      break;
  }
  std::ranges::sort(out);
  return out;
}

Span surplus_debris(Debris kind, std::string_view source, std::string_view target) {
  const Spans found = find_debris(kind, target);
  if (found.empty()) return {};
  // An asterisk stands for a footnote, too: with a space behind it in one language, without in another.
  const auto asterisks = [](std::string_view text) { return std::ranges::count(text, '*'); };
  const bool all_asterisks = std::ranges::all_of(found, [&](Span span) { return target[span.begin] == '*'; });
  if (kind == Debris::emphasis && all_asterisks && asterisks(target) <= asterisks(source)) return {};
  const Spans allowed = find_debris(kind, source);
  if (found.size() <= allowed.size()) return {};
  const auto known = [&](Span span) {
    return std::ranges::any_of(allowed, [&](Span other) { return other.of(source) == span.of(target); });
  };
  const auto other = std::ranges::find_if_not(found, known);
  return other != found.end() ? *other : found.back();
}

}  // namespace docloc::check
