#include "markdown/locate.h"

#include <algorithm>

#include "markdown/block_content.h"
#include "markdown/inline_spans.h"

namespace docloc::markdown {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

class Locator {
 public:
  Locator(std::string_view bytes, const std::vector<Line>& lines, LibraryTree& tree)
      : bytes_(bytes), lines_(lines), document_(tree.document), places_(tree.places) {}

  void locate_all() {
    for (place_ = 0; place_ < places_.size(); ++place_) {
      const BlockPlace& place = places_[place_];
      const Node& node = document_.nodes[place.node];
      enter(place.node);
      if (node.kind == NodeKind::table) {
        locate_table(place);
      } else if (node.kind == NodeKind::paragraph || node.kind == NodeKind::heading) {
        locate_text(place);
      } else if (node.kind == NodeKind::html_block) {
        locate_html(place);
      } else if (node.kind != NodeKind::table_row && node.kind != NodeKind::table_cell) {
        locate_lines(place);
      }
    }
    std::ranges::sort(document_.line_joins, {}, &Span::begin);
  }

 private:
  // Keeps `containers_` the chain of containers around `node`.
  void enter(uint32_t node) {
    while (!chain_.empty() && document_.nodes[chain_.back().node].end <= node) {
      if (chain_.back().counted) containers_.pop_back();
      chain_.pop_back();
    }
    const NodeKind kind = document_.nodes[node].kind;
    bool counted = true;
    if (kind == NodeKind::block_quote) {
      inner_container_ = {Container::Kind::quote, 0};
    } else if (kind == NodeKind::item) {
      inner_container_ = {Container::Kind::item, places_[place_].item_offset};
    } else if (kind == NodeKind::footnote_definition) {
      inner_container_ = {Container::Kind::footnote, 4};
    } else {
      counted = false;
    }
    if (counted) containers_.push_back(inner_container_);
    chain_.push_back({node, counted});
  }

  [[nodiscard]] const Line* line(uint32_t number) const {
    return number >= 1 && number <= lines_.size() ? &lines_[number - 1] : nullptr;
  }

  [[nodiscard]] uint32_t begin_of(const Line& first, uint32_t column) const {
    return std::min(first.begin + (column > 0 ? column - 1 : 0), first.end);
  }

  void opaque(uint32_t node, const char* cause) { document_.opaque.push_back({node, cause}); }

  // Containers, code blocks, thematic breaks: whole lines.
  void locate_lines(const BlockPlace& place) {
    const Line* first = line(place.start_line);
    const Line* last = line(std::max(place.end_line, place.start_line));
    if (first == nullptr || last == nullptr) return;
    document_.nodes[place.node].bytes = {begin_of(*first, place.start_column), std::max(last->end, first->end)};
  }

  void locate_text(const BlockPlace& place) {
    const Node& node = document_.nodes[place.node];
    BlockPlace at = place;
    // A paragraph that turned out to stand before a table is placed by the table.
    const bool before_table = place.start_line == 0;
    if (before_table) {
      const BlockPlace* table = next_table(place);
      const uint32_t header = table == nullptr ? 0 : header_line(*table);
      if (header < 2) return opaque(place.node, "position");
      at.start_line = table->start_line;
      at.start_column = table->start_column;
      at.end_line = header - 1;
    }
    content_.clear();
    if (node.kind == NodeKind::heading && !node.setext) {
      if (!add_atx_heading(at)) return opaque(place.node, "position");
    } else if (!add_lines(at, node.setext, !before_table)) {
      return opaque(place.node, "position");
    }
    finish_text(place.node);
  }

  void finish_text(uint32_t index) {
    Node& node = document_.nodes[index];
    // White space at the end is nobody's.
    constexpr uint32_t begin = 0;
    const size_t end = content_.text.find_last_not_of(" \t\n") + 1;
    node.bytes = content_.to_file(begin, static_cast<uint32_t>(end));
    node.inner = node.bytes;
    node.aligned = find_inline_spans(document_, index, content_);
    if (!node.aligned) return opaque(index, "inline-mismatch");
    for (size_t i = begin; i < end; ++i) {
      if (content_.text[i] == '\n') document_.line_joins.push_back({content_.map[i], content_.map[i + 1]});
    }
  }

  bool add_atx_heading(const BlockPlace& at) {
    const Line* only = line(at.start_line);
    if (only == nullptr) return false;
    uint32_t begin = begin_of(*only, at.start_column);
    while (begin < only->end && bytes_[begin] == '#')
      ++begin;
    while (begin < only->end && is_blank(bytes_[begin]))
      ++begin;
    uint32_t end = only->end;
    while (end > begin && is_blank(bytes_[end - 1]))
      --end;
    uint32_t closing = end;
    while (closing > begin && bytes_[closing - 1] == '#')
      --closing;
    if (closing == begin) {
      end = begin;
    } else if (closing < end && is_blank(bytes_[closing - 1])) {
      end = closing;
      while (end > begin && is_blank(bytes_[end - 1]))
        --end;
    }
    content_.add_line(bytes_, {begin, end});
    content_.finish(end);
    return true;
  }

  // A paragraph's lines (a setext heading's without the underline), without the definitions at its start.
  bool add_lines(const BlockPlace& at, bool setext, bool definitions) {
    const Line* first = line(at.start_line);
    if (first == nullptr) return false;
    const uint32_t last = setext ? setext_underline(at) - 1 : std::max(at.end_line, at.start_line);
    if (line(last) == nullptr) return false;
    for (uint32_t number = at.start_line; number <= last; ++number) {
      const Line& here = *line(number);
      const uint32_t begin =
          number == at.start_line ? begin_of(here, at.start_column) : content_begin(bytes_, here, containers_);
      content_.add_line(bytes_, {begin, here.end});
    }
    content_.finish(line(last)->end);
    if (definitions) drop_definitions();
    return true;
  }

  // The library reports a setext heading's end unreliably: it is the first line that is nothing but an underline.
  [[nodiscard]] uint32_t setext_underline(const BlockPlace& at) const {
    for (uint32_t number = at.start_line + 1; line(number) != nullptr; ++number) {
      const Line& here = *line(number);
      const uint32_t begin = content_begin(bytes_, here, containers_);
      uint32_t end = here.end;
      while (end > begin && is_blank(bytes_[end - 1]))
        --end;
      if (begin == end) break;
      const std::string_view rest = Span{begin, end}.of(bytes_);
      if (rest.find_first_not_of(rest[0]) == std::string_view::npos && (rest[0] == '=' || rest[0] == '-'))
        return number;
    }
    return 0;
  }

  void drop_definitions() {
    size_t at = 0;
    const std::string_view text = content_.text;
    while (at < text.size() && text[at] == '[') {
      const uint32_t length = definition_length(text.substr(at));
      if (length == 0) break;
      at += length;
    }
    if (at == 0) return;
    content_.text.erase(0, at);
    content_.map.erase(content_.map.begin(), content_.map.begin() + static_cast<std::ptrdiff_t>(at));
  }

  [[nodiscard]] const BlockPlace* next_table(const BlockPlace& place) const {
    const uint32_t next = document_.next_sibling(place.node);
    if (next == kNoNode || document_.nodes[next].kind != NodeKind::table) return nullptr;
    auto found = std::ranges::lower_bound(places_, next, {}, &BlockPlace::node);
    return found != places_.end() && found->node == next ? &*found : nullptr;
  }

  // The line of a table's header row: two above its first body row, or one above its last line.
  [[nodiscard]] uint32_t header_line(const BlockPlace& table) const {
    const uint32_t header_row = table.node + 1;
    const uint32_t body_row = document_.next_sibling(header_row);
    if (body_row != kNoNode) {
      auto found = std::ranges::lower_bound(places_, body_row, {}, &BlockPlace::node);
      return found->start_line > 2 ? found->start_line - 2 : 0;
    }
    return table.end_line > 1 ? table.end_line - 1 : 0;
  }

  void locate_table(const BlockPlace& place) {
    const uint32_t header = header_line(place);
    uint32_t number = header;
    Node& table = document_.nodes[place.node];
    for (uint32_t row = document_.first_child(place.node); row != kNoNode; row = document_.next_sibling(row)) {
      const Line* here = line(number);
      if (header == 0 || here == nullptr) {
        opaque(row, "position");
        continue;
      }
      const uint32_t begin =
          number == place.start_line ? begin_of(*here, place.start_column) : content_begin(bytes_, *here, containers_);
      locate_row(row, {begin, here->end});
      if (number == header) table.bytes.begin = begin;
      table.bytes.end = here->end;
      number += number == header ? 2 : 1;
    }
  }

  void locate_row(uint32_t row, Span bytes) {
    document_.nodes[row].bytes = bytes;
    const std::vector<Span> cells = split_cells(bytes_, bytes);
    size_t column = 0;
    for (uint32_t cell = document_.first_child(row); cell != kNoNode; cell = document_.next_sibling(cell), ++column) {
      const Span at = column < cells.size() ? cells[column] : Span{bytes.end, bytes.end};
      content_.clear();
      add_cell(content_, bytes_, at);
      content_.finish(at.end);
      finish_text(cell);
    }
  }

  // Every line of the literal is the end of a line of the file.
  void locate_html(const BlockPlace& place) {
    Node& node = document_.nodes[place.node];
    const std::string_view literal = document_.str(node.literal);
    const std::vector<Line> parts = split_lines(literal);
    Span bytes;
    std::vector<Span> joins;
    for (size_t i = 0; i < parts.size(); ++i) {
      const Line* here = line(place.start_line + static_cast<uint32_t>(i));
      // A tab that a container used in part stands as blanks in the literal.
      const std::string_view part = parts[i].content().of(literal);
      const std::string_view body = part.substr(std::min(part.find_first_not_of(" \t"), part.size()));
      if (here == nullptr || !here->content().of(bytes_).ends_with(body)) return opaque(place.node, "html-lines");
      const auto size = static_cast<uint32_t>(part.size());
      const bool whole = here->content().of(bytes_).ends_with(part);
      const uint32_t begin = here->end - (whole ? size : static_cast<uint32_t>(body.size()));
      if (i == 0)
        bytes.begin = begin;
      else
        joins.push_back({bytes.end, begin});
      bytes.end = here->end;
    }
    node.bytes = bytes;
    node.inner = bytes;
    node.aligned = true;
    document_.line_joins.insert(document_.line_joins.end(), joins.begin(), joins.end());
  }

  struct Open {
    uint32_t node;
    bool counted;
  };

  std::string_view bytes_;
  const std::vector<Line>& lines_;
  Document& document_;
  const std::vector<BlockPlace>& places_;
  size_t place_ = 0;
  std::vector<Open> chain_;
  std::vector<Container> containers_;
  Container inner_container_;
  BlockContent content_;
};

}  // namespace

void locate(std::string_view bytes, const std::vector<Line>& lines, LibraryTree& tree) {
  Locator(bytes, lines, tree).locate_all();
}

}  // namespace docloc::markdown
