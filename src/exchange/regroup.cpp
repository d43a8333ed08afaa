#include "exchange/regroup.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "exchange/code_mapping.h"

namespace docloc::exchange {

using catalog::Segment;
using segment::Code;

namespace {

constexpr uint32_t kMostJoined = 200;  // no tool splits a sentence further

class Regrouping {
 public:
  Regrouping(const catalog::Unit& current, const Unit& returned, const std::map<uint32_t, Code>& codes)
      : segments_(current.segments),
        items_(returned.items),
        item_taken_(returned.items.size()),
        segment_taken_(current.segments.size()) {
    const std::map<uint32_t, Code> own = numbered(current.codes);
    for (const Segment& segment : segments_) {
      segment_reading_.push_back(reading_of(segment.source, own, Spaces::folded));
      segment_letters_.push_back(reading_of(segment.source, own, Spaces::dropped));
      all_letters_ += segment_letters_.back().size();
    }
    for (const Item& item : items_) {
      item_reading_.push_back(reading_of(item.source, codes, Spaces::folded));
      item_letters_.push_back(reading_of(item.source, codes, Spaces::dropped));
    }
  }

  std::vector<Group> run() {
    pair(true);
    pair(false);
    for (uint32_t i = 0; i < items_.size(); ++i) {
      if (!item_taken_[i]) join_from(i);
    }
    return std::move(groups_);
  }

 private:
  // Equal texts, first those that have the same id too.
  void pair(bool same_id) {
    for (uint32_t i = 0; i < items_.size(); ++i) {
      for (uint32_t k = 0; k < segments_.size() && !item_taken_[i]; ++k) {
        const bool free = !segments_[k].ignorable && !segment_taken_[k];
        if (!free || item_reading_[i] != segment_reading_[k]) continue;
        if (!same_id || items_[i].segment == segments_[k].id) take({{i}, {k}});
      }
    }
  }

  void take(Group group) {
    for (const uint32_t i : group.items)
      item_taken_[i] = true;
    for (const uint32_t k : group.segments)
      segment_taken_[k] = true;
    groups_.push_back(std::move(group));
  }

  // One or more items from `first` on that are one or more neighbouring segments.
  void join_from(uint32_t first) {
    std::string letters;
    for (uint32_t last = first; last < items_.size() && !item_taken_[last]; ++last) {
      letters += item_letters_[last];
      if (last - first > kMostJoined || letters.size() > all_letters_) return;
      for (uint32_t k = 0; k < segments_.size(); ++k) {
        if (segments_[k].ignorable || segment_taken_[k]) continue;
        const auto end = end_of(letters, k);
        if (!end) continue;
        Group group;
        for (uint32_t i = first; i <= last; ++i)
          group.items.push_back(i);
        for (uint32_t i = k; i < *end; ++i)
          group.segments.push_back(i);
        return take(std::move(group));
      }
    }
  }

  // One past the segments from `begin` on that read as `letters`.
  [[nodiscard]] std::optional<uint32_t> end_of(std::string_view letters, uint32_t begin) const {
    for (uint32_t k = begin; k < segments_.size() && !segment_taken_[k]; ++k) {
      if (!letters.starts_with(segment_letters_[k])) return std::nullopt;
      letters.remove_prefix(segment_letters_[k].size());
      if (letters.empty() && !segments_[k].ignorable) return k + 1;
    }
    return std::nullopt;
  }

  const std::vector<Segment>& segments_;
  const std::vector<Item>& items_;
  std::vector<std::string> segment_reading_;
  std::vector<std::string> segment_letters_;
  std::vector<std::string> item_reading_;
  std::vector<std::string> item_letters_;
  size_t all_letters_ = 0;
  std::vector<bool> item_taken_;
  std::vector<bool> segment_taken_;
  std::vector<Group> groups_;
};

}  // namespace

std::vector<Group> regroup(const catalog::Unit& current, const Unit& returned, const std::map<uint32_t, Code>& codes) {
  return Regrouping(current, returned, codes).run();
}

}  // namespace docloc::exchange
