// Boxes of directives around blocks, and paragraphs that blocks divide.
#include "render/body_writer.h"

namespace docloc::render {

// A paragraph's line in front of which blocks stand ends the piece before it. Raw HTML that is open ends with the
// piece, so that tags of boxes and tags of the writer cannot cross.
void BodyWriter::write_steps(uint32_t i) {
  const auto found = plan_.before.find(i);
  if (found == plan_.before.end()) return;
  if (!markdown::is_inline(node(i).kind)) return take_steps(found->second);
  if (!options_.trusted) filter_.leave_scope();
  end_piece();
  take_steps(found->second);
  if (!options_.trusted) filter_.enter_scope();
}

// Raw HTML of a box is closed with it: a scope for each.
void BodyWriter::take_steps(const std::vector<BoxStep>& steps) {
  for (const BoxStep& step : steps) {
    if (step.leaves && !options_.trusted) filter_.leave_scope();
    if (!step.leaves && !options_.trusted) filter_.begin_block();
    fresh_line();
    out_ += step.html;
    if (step.enters && !options_.trusted) filter_.enter_scope();
  }
}

// Which sentences of the paragraph stand in a piece is not known: pieces name no sources.
void BodyWriter::begin_piece(uint32_t i) {
  piece_open_ = true;
  if (!is_tight(i)) {
    fresh_line();
    out_ += "<p" + language_mark(i) + ">";
  } else if (options_.languages.contains(i)) {
    out_ += "<span" + language_mark(i) + ">";
  }
  piece_ = i;
}

void BodyWriter::end_piece() {
  if (!piece_open_) return;
  piece_open_ = false;
  while (!out_.empty() && out_.back() == '\n')
    out_.pop_back();
  if (!is_tight(piece_)) {
    out_ += "</p>\n";
  } else if (options_.languages.contains(piece_)) {
    out_ += "</span>";
  }
}

}  // namespace docloc::render
