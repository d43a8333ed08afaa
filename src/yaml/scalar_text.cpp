#include "yaml/scalar_text.h"

#include <algorithm>

#include "base/source.h"
#include "base/utf8.h"

namespace docloc::yaml {
namespace {

// Block content is searched at most this much deeper than its indentation indicator says.
constexpr uint32_t kMaxScalarIndent = 64;

// A value under construction, with the origin of each byte.
struct Output {
  std::string value;
  std::vector<uint32_t> at;

  void add(char c, uint32_t from) {
    value += c;
    at.push_back(from);
  }
  void add(std::string_view s, uint32_t from) {
    value += s;
    at.insert(at.end(), s.size(), from);
  }
};

uint32_t skip_line_end(std::string_view text, uint32_t i) {
  return i + (text.substr(i, 2) == "\r\n" ? 2U : 1U);
}

uint32_t skip_blanks(std::string_view text, uint32_t i) {
  while (i < text.size() && is_blank(text[i]))
    ++i;
  return i;
}

// Line folding of flow scalars (YAML 1.2, 6.5): at `i` stand blanks and a line end. Returns the first byte of the next
// line that has content; the value gets a space, or one line feed for each empty line between.
uint32_t fold_break(std::string_view text, uint32_t i, Output& out, bool escaped = false) {
  const uint32_t from = i;
  uint32_t breaks = 0;
  for (;;) {
    const uint32_t content = skip_blanks(text, i);
    if (content >= text.size() || !is_line_end(text[content])) {
      i = content;
      break;
    }
    i = skip_line_end(text, content);
    ++breaks;
  }
  if (breaks == 1 && !escaped) out.add(' ', from);
  for (uint32_t k = 1; k < breaks; ++k)
    out.add('\n', from);
  return i;
}

// Takes the white space at `i` as a whole: a fold, or blanks that are content.
uint32_t take_white(std::string_view text, uint32_t i, Output& out) {
  const uint32_t content = skip_blanks(text, i);
  if (content < text.size() && is_line_end(text[content])) return fold_break(text, i, out);
  for (; i < content; ++i)
    out.add(text[i], i);
  return content;
}

bool is_white(char c) {
  return is_blank(c) || is_line_end(c);
}

std::optional<Spelled> finish(Output&& out, Span bytes, uint32_t content_end, ScalarStyle style,
                              std::string_view value) {
  if (out.value != value) return std::nullopt;
  out.at.push_back(content_end);
  return Spelled{std::move(out.value), std::move(out.at), bytes, style};
}

std::optional<Spelled> read_plain(std::string_view text, uint32_t pos, std::string_view value) {
  Output out;
  uint32_t i = pos;
  while (out.value.size() < value.size()) {
    if (i >= text.size()) return std::nullopt;
    if (is_white(text[i])) {
      i = take_white(text, i, out);
    } else {
      out.add(text[i], i);
      ++i;
    }
  }
  return finish(std::move(out), {pos, i}, i, ScalarStyle::plain, value);
}

std::optional<Spelled> read_single_quoted(std::string_view text, uint32_t pos, std::string_view value) {
  Output out;
  uint32_t i = pos + 1;
  while (i < text.size()) {
    if (text[i] == '\'') {
      if (i + 1 >= text.size() || text[i + 1] != '\'') {
        return finish(std::move(out), {pos, i + 1}, i, ScalarStyle::single_quoted, value);
      }
      out.add('\'', i);
      i += 2;
    } else if (is_white(text[i])) {
      i = take_white(text, i, out);
    } else {
      out.add(text[i], i);
      ++i;
    }
  }
  return std::nullopt;
}

std::optional<uint32_t> read_hex(std::string_view digits) {
  uint32_t code = 0;
  for (const char c : digits) {
    const bool decimal = c >= '0' && c <= '9';
    const char lower = static_cast<char>(c | 0x20);
    if (!decimal && (lower < 'a' || lower > 'f')) return std::nullopt;
    code = code * 16 + static_cast<uint32_t>(decimal ? c - '0' : lower - 'a' + 10);
  }
  return code;
}

// The escape whose backslash is at `i` (YAML 1.2, 5.7), line ends excepted. Returns what follows it, 0 if it is none.
uint32_t read_escape(std::string_view text, uint32_t i, Output& out) {
  constexpr std::string_view kLetters = "0abtnvfre \"/\\\t";
  constexpr std::string_view kMeanings("\0\a\b\t\n\v\f\r\x1B \"/\\\t", 14);
  const char c = text[i + 1];
  if (const size_t k = kLetters.find(c); k != std::string_view::npos) {
    out.add(kMeanings[k], i);
    return i + 2;
  }
  uint32_t code = 0;
  uint32_t size = 0;
  switch (c) {
    case 'N':
      code = 0x85;
      break;
    case '_':
      code = 0xA0;
      break;
    case 'L':
      code = 0x2028;
      break;
    case 'P':
      code = 0x2029;
      break;
    case 'x':
      size = 2;
      break;
    case 'u':
      size = 4;
      break;
    case 'U':
      size = 8;
      break;
    default:
      return 0;
  }
  if (size != 0) {
    if (text.size() - i - 2 < size) return 0;
    const auto hex = read_hex(text.substr(i + 2, size));
    if (!hex) return 0;
    code = *hex;
  }
  std::string spelled;
  if (!append_utf8(spelled, code)) return 0;
  out.add(spelled, i);
  return i + 2 + size;
}

std::optional<Spelled> read_double_quoted(std::string_view text, uint32_t pos, std::string_view value) {
  Output out;
  uint32_t i = pos + 1;
  while (i < text.size()) {
    if (text[i] == '"') return finish(std::move(out), {pos, i + 1}, i, ScalarStyle::double_quoted, value);
    if (text[i] == '\\') {
      if (i + 1 >= text.size()) return std::nullopt;
      if (is_line_end(text[i + 1])) {
        i = fold_break(text, i + 1, out, true);
      } else {
        i = read_escape(text, i, out);
        if (i == 0) return std::nullopt;
      }
    } else if (is_white(text[i])) {
      i = take_white(text, i, out);
    } else {
      out.add(text[i], i);
      ++i;
    }
  }
  return std::nullopt;
}

// A line of a block scalar after its indentation was taken off.
struct BlockLine {
  Span content;
  Span line_end;
  [[nodiscard]] bool empty() const { return content.empty(); }
};

struct BlockLines {
  std::vector<BlockLine> lines;  // up to the last one with content
  uint32_t trailing = 0;         // empty lines after it
};

bool only_blanks(std::string_view line) {
  return std::ranges::all_of(line, [](char c) { return c == ' '; });
}

// The lines from `from` on that are indented by `indent` or empty.
BlockLines take_block_lines(std::string_view text, uint32_t from, uint32_t indent) {
  BlockLines block;
  for (uint32_t i = from; i < text.size();) {
    const uint32_t end = static_cast<uint32_t>(std::min(text.find_first_of("\r\n", i), text.size()));
    const uint32_t next = end < text.size() ? skip_line_end(text, end) : end;
    const std::string_view line = text.substr(i, end - i);
    const auto spaces = static_cast<uint32_t>(std::min(line.find_first_not_of(' '), line.size()));
    if (spaces < indent && !only_blanks(line)) break;
    const uint32_t begin = i + std::min(spaces, indent);
    block.lines.push_back({{begin, end}, {end, next}});
    i = next;
  }
  while (!block.lines.empty() && block.lines.back().empty()) {
    block.lines.pop_back();
    ++block.trailing;
  }
  return block;
}

// Joins lines as YAML 1.2, 8.1.2 (literal) and 8.1.3 (folded) say.
void join_block(std::string_view text, const std::vector<BlockLine>& lines, bool folded, Output& out) {
  auto spaced = [&](const BlockLine& line) { return !line.empty() && is_blank(text[line.content.begin]); };
  for (size_t i = 0; i < lines.size();) {
    const BlockLine& line = lines[i];
    for (uint32_t k = line.content.begin; k < line.content.end; ++k)
      out.add(text[k], k);
    size_t next = i + 1;
    if (next == lines.size()) break;
    if (!folded || line.empty()) {
      out.add('\n', line.line_end.begin);
      i = next;
      continue;
    }
    while (lines[next].empty())
      ++next;
    const size_t empties = next - i - 1;
    if (spaced(line) || spaced(lines[next])) out.add('\n', line.line_end.begin);
    if (empties == 0 && !spaced(line) && !spaced(lines[next])) out.add(' ', line.line_end.begin);
    for (size_t k = i + 1; k < next; ++k)
      out.add('\n', lines[k].line_end.begin);
    i = next;
  }
}

std::optional<Spelled> read_block_indented(std::string_view text, uint32_t pos, const BlockHeader& header,
                                           uint32_t indent, std::string_view value) {
  uint32_t from = header.end;
  if (from < text.size()) from = skip_line_end(text, from);
  const BlockLines block = take_block_lines(text, from, indent);
  Output out;
  join_block(text, block.lines, header.style == '>', out);
  const uint32_t content_end = block.lines.empty() ? header.end : block.lines.back().content.end;
  const uint32_t kept = (block.lines.empty() ? 0 : 1) + block.trailing;
  const uint32_t line_feeds = header.chomping == '+' ? kept : header.chomping == '-' ? 0 : block.lines.empty() ? 0 : 1;
  for (uint32_t k = 0; k < line_feeds; ++k)
    out.add('\n', content_end);
  return finish(std::move(out), {pos, content_end}, content_end,
                header.style == '>' ? ScalarStyle::folded : ScalarStyle::literal, value);
}

std::optional<Spelled> read_block(std::string_view text, uint32_t pos, std::string_view value) {
  const auto header = read_block_header(text, pos);
  if (!header) return std::nullopt;
  const size_t content = text.find_first_not_of(" \r\n", header->end);
  uint32_t indent = 0;
  if (content != std::string_view::npos) {
    const size_t line = text.find_last_of("\r\n", content);
    if (line != std::string_view::npos && line >= header->end) indent = static_cast<uint32_t>(content - line - 1);
  }
  if (header->indent == 0) {
    // Indentation is the first line's; a first line that belongs to the parent leaves an empty scalar.
    if (indent > 0) {
      if (auto found = read_block_indented(text, pos, *header, indent, value)) return found;
    }
    return read_block_indented(text, pos, *header, UINT32_MAX, value);
  }
  // The indicator counts from the parent's indentation, which is not known here.
  for (uint32_t candidate = header->indent; candidate <= std::min(indent, header->indent + kMaxScalarIndent);
       ++candidate) {
    if (auto found = read_block_indented(text, pos, *header, candidate, value)) return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<BlockHeader> read_block_header(std::string_view text, uint32_t pos) {
  if (pos >= text.size() || (text[pos] != '|' && text[pos] != '>')) return std::nullopt;
  BlockHeader header{.style = text[pos]};
  uint32_t i = pos + 1;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '-' || c == '+') {
      header.chomping = c;
    } else if (c >= '1' && c <= '9') {
      header.indent = static_cast<uint32_t>(c - '0');
    } else {
      break;
    }
  }
  const uint32_t after = skip_blanks(text, i);
  if (after < text.size() && !is_line_end(text[after]) && (text[after] != '#' || after == i)) return std::nullopt;
  header.end = static_cast<uint32_t>(std::min(text.find_first_of("\r\n", after), text.size()));
  return header;
}

std::optional<Spelled> read_spelled(std::string_view text, uint32_t pos, std::string_view value) {
  if (pos >= text.size()) return std::nullopt;
  switch (text[pos]) {
    case '"':
      return read_double_quoted(text, pos, value);
    case '\'':
      return read_single_quoted(text, pos, value);
    case '|':
    case '>':
      return read_block(text, pos, value);
    default:
      return read_plain(text, pos, value);
  }
}

}  // namespace docloc::yaml
