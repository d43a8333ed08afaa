#include "report/unified_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace docloc::report {

namespace {

constexpr ptrdiff_t kMostChanges = 1500;
constexpr size_t kContext = 3;

using Lines = std::vector<std::string_view>;  // each with its LF

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// Lines [before, before + removed) became [after, after + added).
struct Change {
  size_t before = 0;
  size_t removed = 0;
  size_t after = 0;
  size_t added = 0;
};

// The greedy algorithm of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986, figure 2, with the
// frontier of every step kept to find the way back.
class Differ {
 public:
  Differ(const Lines& before, const Lines& after) : a_(before), b_(after) {}

  std::vector<Change> run() {
    const auto [x, y] = std::ranges::mismatch(a_, b_);
    skip_ = static_cast<size_t>(x - a_.begin());
    if (x == a_.end() && y == b_.end()) return {};
    size_t behind = 0;
    while (behind < std::min(a_.size(), b_.size()) - skip_ && a_[a_.size() - 1 - behind] == b_[b_.size() - 1 - behind])
      ++behind;
    n_ = static_cast<ptrdiff_t>(a_.size() - behind - skip_);
    m_ = static_cast<ptrdiff_t>(b_.size() - behind - skip_);
    if (!search()) return {{skip_, static_cast<size_t>(n_), skip_, static_cast<size_t>(m_)}};
    return way_back();
  }

 private:
  // How far step `d` got on each diagonal k = x - y, from -d to d.
  struct Frontier {
    ptrdiff_t d = 0;
    std::vector<ptrdiff_t> x;
    [[nodiscard]] ptrdiff_t at(ptrdiff_t k) const { return x[static_cast<size_t>(k + d)]; }
  };

  [[nodiscard]] bool same(ptrdiff_t x, ptrdiff_t y) const {
    return a_[skip_ + static_cast<size_t>(x)] == b_[skip_ + static_cast<size_t>(y)];
  }
  static bool goes_down(const Frontier& last, ptrdiff_t k, ptrdiff_t d) {
    return k == -d || (k != d && last.at(k - 1) < last.at(k + 1));
  }
  // Where step d begins on diagonal k; off the frontier of the step before, its edge counts.
  static ptrdiff_t first_x(const Frontier& last, ptrdiff_t k, ptrdiff_t d) {
    if (d == 0) return 0;
    return goes_down(last, k, d) ? last.at(k + 1) : last.at(k - 1) + 1;
  }

  bool search() {
    for (ptrdiff_t d = 0; d <= std::min(n_ + m_, kMostChanges); ++d) {
      Frontier next{.d = d + 1, .x = std::vector<ptrdiff_t>(static_cast<size_t>(2 * d + 3), -1)};
      const Frontier& last = d == 0 ? next : steps_.back();
      for (ptrdiff_t k = -d; k <= d; k += 2) {
        ptrdiff_t x = first_x(last, k, d);
        while (x < n_ && x - k < m_ && same(x, x - k))
          ++x;
        next.x[static_cast<size_t>(k + next.d)] = x;
        if (x < n_ || x - k < m_) continue;
        found_ = d;
        return true;
      }
      steps_.push_back(std::move(next));
    }
    return false;
  }

  [[nodiscard]] std::vector<Change> way_back() const {
    std::vector<Change> changes;
    ptrdiff_t x = n_;
    ptrdiff_t y = m_;
    for (ptrdiff_t d = found_; d > 0; --d) {
      const Frontier& last = steps_[static_cast<size_t>(d - 1)];
      const ptrdiff_t k = x - y;
      const bool down = goes_down(last, k, d);
      x = last.at(down ? k + 1 : k - 1);
      y = x - (down ? k + 1 : k - 1);
      const Change one{skip_ + static_cast<size_t>(x), down ? 0U : 1U, skip_ + static_cast<size_t>(y), down ? 1U : 0U};
      const bool joins = !changes.empty() && changes.back().before == one.before + one.removed &&
                         changes.back().after == one.after + one.added;
      if (!joins) {
        changes.push_back(one);
      } else {
        Change& next = changes.back();
        next = {one.before, next.removed + one.removed, one.after, next.added + one.added};
      }
    }
    std::ranges::reverse(changes);
    return changes;
  }

  const Lines& a_;
  const Lines& b_;
  size_t skip_ = 0;  // lines that both begin with
  ptrdiff_t n_ = 0;  // lines between what both begin and end with
  ptrdiff_t m_ = 0;
  ptrdiff_t found_ = 0;  // changed lines
  std::vector<Frontier> steps_;
};

void add_line(std::string& out, char sign, std::string_view line) {
  out += sign;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

// "12,3"; a range without lines stands behind the line before it.
std::string range(size_t begin, size_t count) {
  return fmt::format("{},{}", count == 0 ? begin : begin + 1, count);
}

// Changes [first, last), which are near each other.
void add_hunk(std::string& out, const Lines& before, const Lines& after, const Change* first, const Change* last) {
  const size_t begin = first->before - std::min(first->before, kContext);
  const size_t lead = first->before - begin;
  const Change& end = *(last - 1);
  const size_t stop = std::min(end.before + end.removed + kContext, before.size());
  const size_t tail = stop - (end.before + end.removed);
  const size_t after_begin = first->after - lead;
  out += fmt::format("@@ -{} +{} @@\n", range(begin, stop - begin),
                     range(after_begin, end.after + end.added + tail - after_begin));
  size_t at = begin;
  for (const Change* change = first; change != last; ++change) {
    for (; at < change->before; ++at)
      add_line(out, ' ', before[at]);
    for (; at < change->before + change->removed; ++at)
      add_line(out, '-', before[at]);
    for (size_t i = 0; i < change->added; ++i)
      add_line(out, '+', after[change->after + i]);
  }
  for (; at < stop; ++at)
    add_line(out, ' ', before[at]);
}

// As Git quotes names that would break the line.
std::string file_name(std::string_view side, std::string_view path) {
  const auto odd = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7F; };
  if (std::ranges::none_of(path, odd)) return fmt::format("{}/{}", side, path);
  std::string quoted = fmt::format("\"{}/", side);
  for (const char c : path)
    quoted += odd(c) ? fmt::format("\\{:03o}", static_cast<unsigned char>(c)) : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  const Lines old_lines = lines_of(before);
  const Lines new_lines = lines_of(after);
  const std::vector<Change> changes = Differ(old_lines, new_lines).run();
  if (changes.empty()) return "";
  std::string out = fmt::format("--- {}\n+++ {}\n", file_name("a", path), file_name("b", path));
  for (size_t begin = 0, end = 1; begin < changes.size(); begin = end++) {
    while (end < changes.size() &&
           changes[end].before - (changes[end - 1].before + changes[end - 1].removed) <= 2 * kContext)
      ++end;
    add_hunk(out, old_lines, new_lines, changes.data() + begin, changes.data() + end);
  }
  return out;
}

}  // namespace docloc::report
