// A leaf block's inline content in normal form: its lines' bytes with container prefixes and indentation taken off,
// joined by '\n', and the way back to the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "base/span.h"

namespace docloc::markdown {

// What stands between the document and a line's content (CommonMark 0.29 5).
struct Container {
  enum class Kind : uint8_t { quote, item, footnote };
  Kind kind = Kind::quote;
  uint32_t width = 0;  // item: columns of indentation that continue it
};

// Where the content of a paragraph's further line begins: after the prefixes of `containers` and the indentation. A
// lazy continuation line (CommonMark 0.29 5.1) lacks some of the prefixes; there the library leaves the indentation in.
[[nodiscard]] uint32_t content_begin(std::string_view bytes, Line line, const std::vector<Container>& containers);

struct BlockContent {
  std::string text;           // normal form
  std::vector<uint32_t> map;  // text.size() + 1 offsets into the file: where each byte stands, and the end

  [[nodiscard]] Span to_file(uint32_t begin, uint32_t end) const { return {map[begin], map[end]}; }

  void clear() {
    text.clear();
    map.clear();
  }
  // Appends file bytes [begin, end); they start a new line when there is text already.
  void add_line(std::string_view bytes, Span line);
  // Ends the map; call once, last.
  void finish(uint32_t end) { map.push_back(end); }

 private:
  uint32_t line_end_ = 0;  // of the line added last
};

// A table row's cells (GFM 4.10): the bytes between the pipes without the white space around. A pipe after a backslash
// separates nothing.
[[nodiscard]] std::vector<Span> split_cells(std::string_view bytes, Span row);

// Content of a table cell: "\|" is one character there, whatever stands around it.
void add_cell(BlockContent& content, std::string_view bytes, Span cell);

// Length of the link reference definition (CommonMark 0.29 4.7) at the start of `text`, with its line end; 0: none.
[[nodiscard]] uint32_t definition_length(std::string_view text);

}  // namespace docloc::markdown
