// 1. Markers are taken in document order, with a stack of the boxes that are open.
// 2. A box is written down only when its end is found: what is never ended leaves no trace but a complaint, and is left
//    out when all is paired again.
// 3. An end that Markdown took for a line of a list item ("- text", ":::column-end:::" below it) takes effect behind
//    the list.
#include "render/dialect_boxes.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace docloc::render {

using markdown::Document;
using markdown::kNoNode;

namespace {

// More boxes inside one another than any article has: browsers nest about 500 elements, and searching stays short.
constexpr size_t kMostOpen = 100;

std::string_view end_of(BoxKind kind) {
  return kind == BoxKind::image ? "</details>\n</figure>\n" : "</div>\n";
}

class Pairing {
 public:
  Pairing(const Document& document, const std::vector<BoxMarker>& markers, const BodyOptions& options)
      : document_(document), markers_(markers), options_(options), steps_(markers.size()) {
    left_out_.resize(markers.size());
  }

  // What has no partner is found first: it must not stand between a tab and the end of its group. A second time,
  // because a column needs no end of its own in a row that has one; a third time nothing new is found.
  BoxPlan run() {
    for (int times = 0; times < 3; ++times) {
      plan_.at_end.clear();
      plan_.used.assign(markers_.size(), false);
      steps_.assign(markers_.size(), {});
      pair_all();
      bool found = false;
      for (size_t m = 0; m < markers_.size(); ++m) {
        if (plan_.used[m] || left_out_[m] || markers_[m].does == BoxMarker::Does::ends_tabs) continue;
        left_out_[m] = found = true;
      }
      if (!found) break;
    }
    write_down();
    return std::move(plan_);
  }

 private:
  // Where steps go: in front of a node, or of a block's end tag.
  struct Place {
    uint32_t node = 0;
    bool at_end = false;
  };
  struct Box {
    BoxKind kind;
    size_t marker;
    uint32_t holder;  // the block it stands in
    uint8_t level;
  };
  struct Steps {
    std::optional<Place> place;  // where the marker was moved
    uint32_t holder = kNoNode;   // and the block there
    std::vector<BoxStep> ends;
    std::vector<BoxStep> begins;
  };

  void pair_all() {
    for (size_t m = 0; m < markers_.size(); ++m) {
      leave_blocks_before(markers_[m].at);
      if (!left_out_[m]) take(m);
    }
    leave_blocks_before(kNoNode);
  }

  // The block whose child marker `m` stands in, or beside which it was moved.
  [[nodiscard]] uint32_t holder_of(size_t m) const {
    return steps_[m].holder == kNoNode ? document_.nodes[markers_[m].block].parent : steps_[m].holder;
  }

  void leave_blocks_before(uint32_t node) {
    while (!open_.empty() && document_.nodes[open_.back().holder].end <= node)
      leave_holder();
  }

  // The block that the innermost box stands in ends.
  void leave_holder() {
    const Box box = open_.back();
    if (box.kind != BoxKind::tabs && box.kind != BoxKind::panel) return drop();
    plan_.at_end[box.holder].push_back({std::string(end_of(box.kind)), true, false});
    open_.pop_back();
  }

  // The innermost box is never ended.
  void drop() {
    const size_t m = open_.back().marker;
    open_.pop_back();
    plan_.used[m] = false;
    steps_[m].begins.clear();
    complain(m, "is never ended");
  }

  void take(size_t m) {
    const BoxMarker& marker = markers_[m];
    const bool ends = marker.does == BoxMarker::Does::ends || marker.does == BoxMarker::Does::ends_tabs;
    if (!ends && open_.size() >= kMostOpen) return complain(m, "stands in too many others");
    switch (marker.does) {
      case BoxMarker::Does::begins:
        begin(m);
        break;
      case BoxMarker::Does::begins_panel:
        begin_panel(m);
        break;
      case BoxMarker::Does::ends_tabs:
        end_tabs(m);
        break;
      case BoxMarker::Does::ends:
        end(m);
        break;
    }
  }

  // A group that has its own end goes on over headings and rules.
  void end_tabs(size_t m) {
    const uint32_t holder = holder_of(m);
    const uint8_t level = markers_[m].level;
    if (level == BoxMarker::kAnyLevel) {
      while (on_top(BoxKind::panel, holder) || on_top(BoxKind::tabs, holder))
        end_top(m);
      return;
    }
    if (!on_top(BoxKind::panel, holder)) return;
    const uint8_t own = open_.back().level;
    if (own == BoxMarker::kAnyLevel || (level <= 6 && level > own)) return;
    plan_.used[m] = true;
    end_top(m);
    end_top(m);
  }

  [[nodiscard]] bool on_top(BoxKind kind, uint32_t holder) const {
    return !open_.empty() && open_.back().kind == kind && open_.back().holder == holder;
  }

  void push(size_t m, BoxKind kind, std::string html) {
    open_.push_back({kind, m, holder_of(m), markers_[m].level});
    steps_[m].begins.push_back({std::move(html), false, true});
    plan_.used[m] = true;
  }

  void end_top(size_t m) {
    steps_[m].ends.push_back({std::string(end_of(open_.back().kind)), true, false});
    open_.pop_back();
  }

  void begin(size_t m) {
    const BoxMarker& marker = markers_[m];
    if (m > 0 && steps_[m - 1].place && markers_[m - 1].block == marker.block) {
      steps_[m].place = steps_[m - 1].place;
      steps_[m].holder = steps_[m - 1].holder;
    }
    // A column ends the one before it in its row.
    const bool in_row = open_.size() > 1 && open_[open_.size() - 2].kind == BoxKind::row;
    if (marker.kind == BoxKind::column && in_row && on_top(BoxKind::column, holder_of(m))) end_top(m);
    push(m, marker.kind, marker.begin);
  }

  void begin_panel(size_t m) {
    const uint32_t holder = holder_of(m);
    if (on_top(BoxKind::panel, holder)) {
      end_top(m);
    } else if (!on_top(BoxKind::tabs, holder)) {
      push(m, BoxKind::tabs, "<div class=\"tabs\">\n");
    }
    push(m, BoxKind::panel, markers_[m].begin);
  }

  void end(size_t m) {
    size_t at = open_.size();
    while (at > 0 && open_[at - 1].kind != markers_[m].kind)
      --at;
    if (at == 0 || !set_place(m, open_[at - 1].holder)) return complain(m, "ends nothing");
    plan_.used[m] = true;
    while (open_.size() > at) {
      const BoxKind kind = open_.back().kind;
      if (open_.back().holder != open_[at - 1].holder) {
        leave_holder();
      } else if ((kind == BoxKind::column && markers_[m].kind == BoxKind::row) || kind == BoxKind::tabs ||
                 kind == BoxKind::panel) {
        end_top(m);
      } else {
        drop();
      }
    }
    end_top(m);
  }

  // False: text of the block that holds marker `m` comes after it, so that its end cannot be moved behind the block.
  bool set_place(size_t m, uint32_t holder) {
    uint32_t block = markers_[m].block;
    if (document_.nodes[block].parent == holder) return true;
    while (document_.nodes[block].parent != kNoNode && document_.nodes[block].parent != holder)
      block = document_.nodes[block].parent;
    const bool footnote = document_.nodes[block].kind == markdown::NodeKind::footnote_definition;  // has its own place
    if (document_.nodes[block].parent != holder || footnote || !last_in(m, block)) return false;
    const uint32_t next = document_.next_sibling(block);
    steps_[m].place = next == kNoNode ? Place{holder, true} : Place{next, false};
    steps_[m].holder = holder;
    return true;
  }

  // Only other markers stand between marker `m` and the end of `block`.
  [[nodiscard]] bool last_in(size_t m, uint32_t block) const {
    return document_.nodes[markers_[m].block].end == document_.nodes[block].end;
  }

  void write_down() {
    for (size_t m = 0; m < markers_.size(); ++m) {
      const Steps& steps = steps_[m];
      const Place place = steps.place.value_or(Place{markers_[m].at, false});
      auto& out = (place.at_end ? plan_.at_end : plan_.before)[place.node];
      // What a block leaves open is in at_end before any marker that was moved there.
      out.insert(out.end(), steps.ends.begin(), steps.ends.end());
      out.insert(out.end(), steps.begins.begin(), steps.begins.end());
      if (out.empty()) (place.at_end ? plan_.at_end : plan_.before).erase(place.node);
    }
  }

  void complain(size_t m, std::string_view what) const {
    if (options_.complain)
      options_.complain("dialect/unpaired", "\"" + markers_[m].written + "\" " + std::string(what) + ".");
  }

  const Document& document_;
  const std::vector<BoxMarker>& markers_;
  const BodyOptions& options_;
  BoxPlan plan_;
  std::vector<Steps> steps_;
  std::vector<bool> left_out_;
  std::vector<Box> open_;
};

}  // namespace

BoxPlan plan_boxes(const Document& document, const std::vector<BoxMarker>& markers, const BodyOptions& options) {
  return Pairing(document, markers, options).run();
}

}  // namespace docloc::render
