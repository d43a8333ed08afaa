#include "catalog/unit_keys.h"

#include <algorithm>
#include <array>
#include <utility>

namespace docloc::catalog {

using segment::Content;
using segment::Part;
using segment::PartKind;
using segment::UnitKind;

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Code ends, and bytes other than white space.
size_t weight(const Content& content) {
  size_t sum = 0;
  for (const Part& part : content) {
    sum += part.kind != PartKind::text
               ? 1
               : static_cast<size_t>(std::ranges::count_if(part.text, [](char c) { return !is_blank(c); }));
  }
  return sum;
}

bool ends_blank(const Content& content) {
  return !content.empty() && content.back().kind == PartKind::text && !content.back().text.empty() &&
         is_blank(content.back().text.back());
}

class Cutter {
 public:
  explicit Cutter(const std::vector<Segment>& like) : like_(like), pieces_(like.size()) {
    for (const Segment& segment : like)
      weights_.push_back(weight(segment.source));
    left_ = weights_;
  }

  std::vector<Content> run(const Content& content) {
    for (const Part& part : content) {
      if (part.kind != PartKind::text) {
        if (!solid()) return {};
        pieces_[at_].push_back(part);
      } else {
        for (const char c : part.text) {
          if (is_blank(c)) {
            blank();
          } else if (!solid()) {
            return {};
          }
          text(c);
        }
      }
    }
    const bool all = std::ranges::all_of(left_, [](size_t n) { return n == 0; });
    const bool full = std::ranges::none_of(pieces_, [](const Content& piece) { return piece.empty(); });
    return all && full ? std::move(pieces_) : std::vector<Content>();
  }

 private:
  // Moves to the piece that the next code end or character belongs to. False: there are too many.
  bool solid() {
    while (at_ < left_.size() && left_[at_] == 0)
      ++at_;
    if (at_ == left_.size()) return false;
    --left_[at_];
    return true;
  }

  // White space between two pieces goes where it went before.
  void blank() {
    if (left_[at_] > 0 || weights_[at_] == 0 || at_ + 1 == like_.size()) return;
    if (weights_[at_ + 1] == 0 || !ends_blank(like_[at_].source)) ++at_;
  }

  void text(char c) {
    Content& piece = pieces_[at_];
    if (piece.empty() || piece.back().kind != PartKind::text) piece.push_back({PartKind::text, "", 0});
    piece.back().text += c;
  }

  const std::vector<Segment>& like_;
  std::vector<Content> pieces_;
  std::vector<size_t> weights_;
  std::vector<size_t> left_;
  size_t at_ = 0;
};

}  // namespace

void append(Content& to, const Content& from) {
  to.insert(to.end(), from.begin(), from.end());
  segment::normalize(to);
}

Content joined_source(const Unit& unit) {
  Content joined;
  for (const Segment& segment : unit.segments)
    joined.insert(joined.end(), segment.source.begin(), segment.source.end());
  segment::normalize(joined);
  return joined;
}

UnitKind kind_of(const Unit& unit) {
  constexpr std::array<UnitKind, 7> kAll{UnitKind::heading, UnitKind::paragraph,    UnitKind::cell, UnitKind::alt,
                                         UnitKind::title,   UnitKind::front_matter, UnitKind::html};
  const auto* found = std::ranges::find_if(kAll, [&](UnitKind kind) { return unit.kind == to_string(kind); });
  return found == kAll.end() ? UnitKind::paragraph : *found;
}

uint64_t key_of(const Unit& unit) {
  return segment::key_of(kind_of(unit), joined_source(unit), unit.codes);
}

uint64_t key_of(const Content& content, const std::vector<segment::Code>& codes) {
  return segment::key_of(UnitKind::paragraph, content, codes);
}

std::vector<Content> cut_like(const std::vector<Segment>& like, const Content& content) {
  return like.empty() ? std::vector<Content>() : Cutter(like).run(content);
}

}  // namespace docloc::catalog
