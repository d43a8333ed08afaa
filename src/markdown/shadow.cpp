#include "markdown/shadow.h"

#include <algorithm>

namespace docloc::markdown {

Span Shadow::replace(Span bytes, std::string_view with) {
  text_.append(file_.substr(at_, bytes.begin - at_));
  at_ = bytes.end;
  const auto begin = static_cast<uint32_t>(text_.size());
  text_.append(with);
  edits_.push_back({{begin, static_cast<uint32_t>(text_.size())}, bytes});
  return edits_.back().shadow;
}

void Shadow::finish() {
  text_.append(file_.substr(at_));
  at_ = static_cast<uint32_t>(file_.size());
}

uint32_t Shadow::begin_in_file(uint32_t offset) const {
  const auto after = std::ranges::upper_bound(edits_, offset, {}, [](const Edit& edit) { return edit.shadow.begin; });
  if (after == edits_.begin()) return offset;
  const Edit& edit = *std::prev(after);
  if (offset < edit.shadow.end) return edit.file.begin;
  return edit.file.end + (offset - edit.shadow.end);
}

uint32_t Shadow::end_in_file(uint32_t offset) const {
  const auto after = std::ranges::lower_bound(edits_, offset, {}, [](const Edit& edit) { return edit.shadow.begin; });
  if (after == edits_.begin()) return offset;
  const Edit& edit = *std::prev(after);
  if (offset <= edit.shadow.end) return edit.file.end;
  return edit.file.end + (offset - edit.shadow.end);
}

Span Shadow::to_file(Span span) const {
  const uint32_t begin = begin_in_file(span.begin);
  return {begin, span.empty() ? begin : std::max(begin, end_in_file(span.end))};
}

}  // namespace docloc::markdown
