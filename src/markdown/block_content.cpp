#include "markdown/block_content.h"

#include <algorithm>

#include "markdown/link_syntax.h"

namespace docloc::markdown {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

// A place in a line as CommonMark counts: tabs reach to the next multiple of four columns and may be used in part.
struct LineCursor {
  std::string_view bytes;
  uint32_t offset;
  uint32_t end;
  uint32_t column = 0;
  uint32_t tab_rest = 0;  // columns left of a tab that was used in part

  // Columns of white space from here to the next other character, which stands at `next`.
  [[nodiscard]] uint32_t indent(uint32_t& next) const {
    uint32_t at = column + tab_rest;
    next = offset;
    for (; next < end && is_blank(bytes[next]); ++next)
      at += bytes[next] == '\t' ? 4 - at % 4 : 1;
    return at - column;
  }

  void advance_columns(uint32_t count) {
    if (tab_rest > 0) {
      const uint32_t used = std::min(tab_rest, count);
      column += used;
      tab_rest -= used;
      count -= used;
    }
    while (count > 0 && offset < end) {
      const uint32_t width = bytes[offset] == '\t' ? 4 - column % 4 : 1;
      const uint32_t used = std::min(width, count);
      ++offset;
      column += used;
      tab_rest = width - used;
      count -= used;
    }
  }
};

// False: the line does not continue this container.
bool match(LineCursor& cursor, const Container& container) {
  uint32_t next = 0;
  const uint32_t indent = cursor.indent(next);
  const bool blank = next == cursor.end;
  switch (container.kind) {
    case Container::Kind::quote:
      if (indent > 3 || blank || cursor.bytes[next] != '>') return false;
      cursor.advance_columns(indent + 1);
      if (cursor.tab_rest > 0 || (cursor.offset < cursor.end && is_blank(cursor.bytes[cursor.offset]))) {
        cursor.advance_columns(1);
      }
      return true;
    case Container::Kind::item:
    case Container::Kind::footnote:
      if (indent >= container.width) {
        cursor.advance_columns(container.width);
        return true;
      }
      if (blank) cursor.advance_columns(indent);
      return blank;
  }
  return false;
}

}  // namespace

uint32_t content_begin(std::string_view bytes, Line line, const std::vector<Container>& containers) {
  LineCursor cursor{bytes, line.begin, line.end};
  for (const Container& container : containers) {
    if (!match(cursor, container)) return cursor.offset;
  }
  while (cursor.offset < line.end && is_blank(bytes[cursor.offset]))
    ++cursor.offset;
  return cursor.offset;
}

void BlockContent::add_line(std::string_view bytes, Span line) {
  if (!map.empty()) {
    text += '\n';
    map.push_back(line_end_);
  }
  for (uint32_t i = line.begin; i < line.end; ++i)
    map.push_back(i);
  text.append(line.of(bytes));
  line_end_ = line.end;
}

std::vector<Span> split_cells(std::string_view bytes, Span row) {
  std::vector<Span> cells;
  uint32_t begin = row.begin;
  uint32_t end = row.end;
  auto trim = [&](Span cell) {
    auto space = [](char c) { return is_blank(c) || c == '\v' || c == '\f'; };
    while (cell.begin < cell.end && space(bytes[cell.begin]))
      ++cell.begin;
    while (cell.end > cell.begin && space(bytes[cell.end - 1]))
      --cell.end;
    return cell;
  };
  while (begin < end && is_blank(bytes[begin]))
    ++begin;
  while (end > begin && is_blank(bytes[end - 1]))
    --end;
  if (begin < end && bytes[begin] == '|') ++begin;
  while (begin < end) {
    uint32_t pipe = begin;
    while (pipe < end && (bytes[pipe] != '|' || (pipe > row.begin && bytes[pipe - 1] == '\\')))
      ++pipe;
    cells.push_back(trim({begin, pipe}));
    begin = pipe + 1;
  }
  return cells;
}

void add_cell(BlockContent& content, std::string_view bytes, Span cell) {
  for (uint32_t i = cell.begin; i < cell.end; ++i) {
    content.map.push_back(i);
    if (bytes[i] == '\\' && i + 1 < cell.end && bytes[i + 1] == '|') ++i;
    content.text += bytes[i];
  }
}

uint32_t definition_length(std::string_view text) {
  uint32_t at = label_length(text, 0);
  if (at == 0 || at >= text.size() || text[at] != ':') return 0;
  ++at;
  at = skip_space_and_line(text, at);
  const uint32_t destination = destination_length(text, at);
  if (destination == 0) return 0;
  at += destination;

  auto line_end = [&](uint32_t from) -> uint32_t {  // one past the line end; 0: something else stands there
    while (from < text.size() && is_blank(text[from]))
      ++from;
    if (from == text.size()) return from;
    return text[from] == '\n' ? from + 1 : 0;
  };
  const uint32_t before_title = at;
  const uint32_t title_at = skip_space_and_line(text, at);
  if (title_at > at) {
    if (const uint32_t title = title_length(text, title_at)) {
      if (const uint32_t end = line_end(title_at + title)) return end;
    }
  }
  return line_end(before_title);
}

}  // namespace docloc::markdown
