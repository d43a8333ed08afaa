#include <algorithm>

#include "segment/article.h"
#include "text/locale.h"

namespace docloc::segment {
namespace {

constexpr std::string_view kObject = "\xEF\xBF\xBC";  // U+FFFC stands for an inline code

// The content as plain text, codes without content as U+FFFC.
std::string flatten(const Content& content) {
  std::string text;
  for (const Part& part : content) {
    if (part.kind == PartKind::text) text += part.text;
    if (part.kind == PartKind::placeholder) text += kObject;
  }
  return text;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

// Where the content is cut: the end of each sentence before its white space, and the begin of the next.
std::vector<uint32_t> cuts_of(std::string_view text, std::string_view locale) {
  std::vector<uint32_t> cuts;
  for (const uint32_t begin : text::sentence_breaks(text, locale)) {
    uint32_t end = begin;
    while (end > 0 && is_space(text[end - 1]))
      --end;
    if (end == 0 || begin >= text.size()) continue;
    cuts.push_back(end);
    cuts.push_back(begin);
  }
  return cuts;
}

class Splitter {
 public:
  explicit Splitter(std::vector<uint32_t> cuts) : cuts_(std::move(cuts)) {}

  std::vector<Segment> split(const Content& content) {
    for (const Part& part : content)
      add(part);
    flush();
    return std::move(segments_);
  }

 private:
  // A code's end stays with what is before a cut, its begin goes with what is after it.
  void add(const Part& part) {
    if (part.kind == PartKind::close) {
      current_.push_back(part);
      return;
    }
    if (part.kind != PartKind::text) {
      cut_here();
      current_.push_back(part);
      if (part.kind == PartKind::placeholder) at_ += static_cast<uint32_t>(kObject.size());
      return;
    }
    size_t done = 0;
    while (done < part.text.size()) {
      cut_here();
      const size_t left = part.text.size() - done;
      const size_t to_cut = next_ < cuts_.size() ? cuts_[next_] - at_ : left;
      const size_t taken = std::min(left, to_cut);
      current_.push_back({.kind = PartKind::text, .text = part.text.substr(done, taken)});
      done += taken;
      at_ += static_cast<uint32_t>(taken);
    }
  }

  void cut_here() {
    while (next_ < cuts_.size() && cuts_[next_] <= at_) {
      flush();
      ++next_;
      ignorable_ = next_ % 2 == 1;
    }
  }

  // White space between sentences holds no codes: up to the last one it goes to the sentence before.
  void give_codes_back() {
    const auto last = std::ranges::find_if(current_.rbegin(), current_.rend(),
                                           [](const Part& part) { return part.kind != PartKind::text; });
    if (last == current_.rend() || segments_.empty()) return;
    Content& before = segments_.back().content;
    before.insert(before.end(), current_.begin(), last.base());
    current_.erase(current_.begin(), last.base());
    normalize(before);
  }

  void flush() {
    normalize(current_);
    if (ignorable_) give_codes_back();
    if (current_.empty()) return;
    Segment segment{.ignorable = ignorable_, .content = std::move(current_)};
    segment.id = (ignorable_ ? "i" : "s") + std::to_string(ignorable_ ? ++ignorables_ : ++sentences_);
    segments_.push_back(std::move(segment));
    current_.clear();
  }

  std::vector<uint32_t> cuts_;
  size_t next_ = 0;
  uint32_t at_ = 0;
  bool ignorable_ = false;
  uint32_t sentences_ = 0;
  uint32_t ignorables_ = 0;
  Content current_;
  std::vector<Segment> segments_;
};

}  // namespace

std::vector<Segment> split_sentences(const Content& content, const std::vector<Code>& /*codes*/,
                                     std::string_view locale) {
  const std::string text = flatten(content);
  return Splitter(cuts_of(text, locale)).split(content);
}

}  // namespace docloc::segment
