#include "check/edits.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "check/pairs.h"

namespace docloc::check {

using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

// False: two of them meet, or one leaves `size` bytes.
bool put_in_order(std::vector<Edit>& edits, size_t size) {
  std::ranges::sort(edits, {}, &Edit::bytes);
  if (std::ranges::adjacent_find(edits, meet) != edits.end()) return false;
  return edits.empty() || edits.back().bytes.end <= size;
}

// A target that is written anew, byte after byte of its old text.
class ContentEditor {
 public:
  explicit ContentEditor(const Content& target) : target_(target) {}

  // `size`: of the old text.
  std::optional<Content> run(const std::vector<Edit>& edits, uint32_t size) {
    for (const Edit& edit : edits) {
      if (!pass(edit.bytes.begin, true)) return std::nullopt;
      text(edit.text);
      if (!pass(edit.bytes.end, false)) return std::nullopt;
    }
    if (!pass(size, true)) return std::nullopt;
    segment::normalize(edited_);
    return std::move(edited_);
  }

 private:
  static uint32_t size_of(const Part& part) {
    return static_cast<uint32_t>(part.kind == PartKind::text ? part.text.size() : kCode.size());
  }

  void text(std::string value) { edited_.push_back({PartKind::text, std::move(value), 0}); }

  // On to byte `to` of the old text; with `keep`, what lies between stays. False: a code is in the way.
  bool pass(uint32_t to, bool keep) {
    while (at_ < to) {
      const Part& part = target_[part_];
      const uint32_t end = begin_ + size_of(part);
      const uint32_t until = std::min(to, end);
      if (part.kind == PartKind::text) {
        if (keep) text(part.text.substr(at_ - begin_, until - at_));
      } else if (!keep || until < end) {
        return false;
      } else {
        edited_.push_back(part);
      }
      at_ = until;
      if (until < end) continue;
      begin_ = end;
      ++part_;
    }
    return true;
  }

  const Content& target_;
  Content edited_;
  size_t part_ = 0;     // that byte at_ is in
  uint32_t begin_ = 0;  // its first byte
  uint32_t at_ = 0;
};

}  // namespace

bool meet(const Edit& a, const Edit& b) {
  return a.bytes.begin <= b.bytes.end && b.bytes.begin <= a.bytes.end;
}

std::optional<std::string> apply_edits(std::string_view text, std::vector<Edit> edits) {
  if (!put_in_order(edits, text.size())) return std::nullopt;
  std::string edited;
  uint32_t at = 0;
  for (const Edit& edit : edits) {
    edited += Span{at, edit.bytes.begin}.of(text);
    edited += edit.text;
    at = edit.bytes.end;
  }
  edited += text.substr(at);
  return edited;
}

std::optional<Content> apply_edits(const Content& target, std::vector<Edit> edits) {
  const size_t size = side_of(target).text.size();
  if (!put_in_order(edits, size)) return std::nullopt;
  return ContentEditor(target).run(edits, static_cast<uint32_t>(size));
}

}  // namespace docloc::check
