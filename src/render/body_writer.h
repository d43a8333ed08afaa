// The walk over a Document that render_body is made of. Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "render/dialect.h"
#include "render/html.h"
#include "render/html_filter.h"

namespace docloc::render {

// The state of a block is that of its doubtful sentences: "stale", "machine" or nothing.
[[nodiscard]] std::string_view state_of(const std::vector<SourceSentence>& sentences);

// Walks the flat tree once; open_ holds the nodes whose end tag is still to come.
class BodyWriter {
 public:
  BodyWriter(const markdown::Document& document, const BodyOptions& options)
      : document_(document),
        options_(options),
        filter_(out_, options.link_url, options.image_url,
                [this](std::string& out, std::string_view url, bool has_size, bool has_loading) {
                  append_image_hints(out, options_, url, {.eager = !image_written_ || has_loading, .sized = has_size});
                  image_written_ = true;
                }) {}
  BodyWriter(const BodyWriter&) = delete;
  BodyWriter& operator=(const BodyWriter&) = delete;

  std::string run();

 private:
  [[nodiscard]] const markdown::Node& node(uint32_t i) const { return document_.nodes[i]; }
  [[nodiscard]] std::string_view str(Span span) const { return document_.str(span); }

  bool replace(uint32_t i);
  void enter(uint32_t i);
  void leave(uint32_t i);

  void enter_block(uint32_t i);
  void enter_list(uint32_t i);
  void enter_item(uint32_t i);
  void enter_html_block(uint32_t i);
  void enter_paragraph(uint32_t i);
  void enter_heading(uint32_t i);
  void enter_footnote(uint32_t i);
  void enter_row(uint32_t i);
  void enter_cell(uint32_t i);
  void leave_block(uint32_t i);
  void leave_paragraph(uint32_t i);
  void leave_footnote(uint32_t i);
  void leave_table(uint32_t i);
  void leave_row(uint32_t i);

  void write_code(uint32_t i);
  void write_steps(uint32_t i);
  void take_steps(const std::vector<BoxStep>& steps);
  void begin_piece(uint32_t i, uint32_t first);
  void end_piece();
  void write_sources();

  void enter_inline(uint32_t i);
  void enter_link(uint32_t i);
  void write_image(uint32_t i);
  void write_reference(uint32_t i);
  void leave_inline(uint32_t i);

  void fresh_line() {
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }
  void tag(std::string_view name, uint32_t i) {
    out_ += '<';
    out_ += name;
    out_ += mark(i);
    out_ += '>';
  }
  [[nodiscard]] std::string mark(uint32_t i) const;
  [[nodiscard]] std::string language_mark(uint32_t i) const;
  [[nodiscard]] std::string source_mark(uint32_t source) const;
  // The key of options_.sources for block `i`, or for its piece from inline `first` on; kNoNode: it has none.
  [[nodiscard]] uint32_t source_of(uint32_t i) const;
  [[nodiscard]] uint32_t source_of_piece(uint32_t i, uint32_t first) const;
  [[nodiscard]] bool is_marked(uint32_t i) const {
    return options_.languages.contains(i) || source_of(i) != markdown::kNoNode;
  }
  [[nodiscard]] bool is_tight(uint32_t i) const;
  [[nodiscard]] bool is_tab_link(uint32_t i) const {
    return node(i).parent != markdown::kNoNode && plan_.tab_titles.contains(node(i).parent);
  }
  [[nodiscard]] bool is_plain_link(uint32_t i) const { return is_tab_link(i) || plan_.unlinked.contains(i); }
  void write_url(std::string_view name, std::string_view url, UrlUse use);
  bool write_back_links();

  const markdown::Document& document_;
  const BodyOptions& options_;
  std::string out_;
  HtmlFilter filter_;
  DialectPlan plan_;
  std::vector<uint32_t> open_;
  uint32_t headings_ = 0;
  bool table_body_ = false;                // <tbody> was written
  bool header_row_ = false;                // cells are <th>
  uint32_t footnote_ = markdown::kNoNode;  // definition whose links back are still to come
  bool footnote_list_ = false;             // the section of footnotes was opened
  bool image_written_ = false;
  bool piece_open_ = false;  // of piece_, a paragraph in plan_.split
  uint32_t piece_ = markdown::kNoNode;
  bool piece_tagged_ = false;                             // what is open has a tag
  std::unordered_map<uint32_t, uint32_t> source_places_;  // blocks of options_.sources: their place in the <template>
};

}  // namespace docloc::render
