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

void BodyWriter::begin_piece(uint32_t i, uint32_t first) {
  piece_open_ = true;
  piece_ = i;
  const std::string marks = language_mark(i) + source_mark(source_of_piece(i, first));
  piece_tagged_ = !is_tight(i) || !marks.empty();
  if (!is_tight(i)) fresh_line();
  if (piece_tagged_) out_ += (is_tight(i) ? "<span" : "<p") + marks + ">";
}

// A text that begins behind the next block is another piece's.
uint32_t BodyWriter::source_of_piece(uint32_t i, uint32_t first) const {
  const auto found = options_.sources.lower_bound(first);
  if (found == options_.sources.end() || found->first >= node(i).end) return markdown::kNoNode;
  for (uint32_t n = first + 1; n <= found->first; ++n) {
    if (plan_.before.contains(n)) return markdown::kNoNode;
  }
  return found->first;
}

void BodyWriter::end_piece() {
  if (!piece_open_) return;
  piece_open_ = false;
  while (!out_.empty() && out_.back() == '\n')
    out_.pop_back();
  if (!is_tight(piece_)) {
    out_ += "</p>\n";
  } else if (piece_tagged_) {
    out_ += "</span>";
  }
}

}  // namespace docloc::render
