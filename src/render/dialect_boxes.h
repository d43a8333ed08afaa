// Directives that stand around blocks: rows, columns, zones, tabs. Private to the room.
//
// Markdown's tree knows nothing of them: ":::row:::" and ":::row-end:::" are lines of paragraphs. They are paired here,
// so that what the page gets is nested whatever the writer left open.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "markdown/document.h"
#include "render/html.h"

namespace docloc::render {

// HTML between blocks. `leaves`: it ends the innermost box; `enters`: it begins one.
struct BoxStep {
  std::string html;
  bool leaves = false;
  bool enters = false;
};

enum class BoxKind : uint8_t { row, column, zone, moniker, image, shadebox, tabs, panel };

// A directive that begins or ends a box, in document order.
struct BoxMarker {
  enum class Does : uint8_t {
    begins,
    ends,
    begins_panel,  // the title of a tab; begins a group where none is open
    ends_tabs,     // a heading, thematic break or footnote definition: ends a group of its own rank
  };
  Does does = Does::begins;
  BoxKind kind = BoxKind::row;
  uint32_t at = 0;      // the node before which it takes effect: a block, or the first of a paragraph's line
  uint32_t block = 0;   // the block that `at` is or stands in
  std::string begin;    // HTML
  std::string written;  // for messages: ":::zone pivot="x""
  // begins_panel and ends_tabs: of the heading, 1 to 6; of a thematic break, 7. kAnyLevel: a group that headings do not
  // end, an end to any group.
  uint8_t level = kAnyLevel;
  static constexpr uint8_t kAnyLevel = 0;
};

// What ":::row", ":::column", ":::zone", ":::moniker" and ":::image" begin with. `image`: the HTML of the image.
[[nodiscard]] std::string box_begin(BoxKind kind, std::string_view directive, std::string_view image,
                                    const BodyLabels& labels);

struct BoxPlan {
  std::unordered_map<uint32_t, std::vector<BoxStep>> before;  // in front of a node
  std::unordered_map<uint32_t, std::vector<BoxStep>> at_end;  // in front of a block's end tag
  std::vector<bool> used;                                     // by marker: it has its partner, or needs none
};

// In what is given back every box that begins ends in the same block, and boxes are nested. A marker without its
// partner has no effect and is complained of (dialect/unpaired).
[[nodiscard]] BoxPlan plan_boxes(const markdown::Document& document, const std::vector<BoxMarker>& markers,
                                 const BodyOptions& options);

}  // namespace docloc::render
