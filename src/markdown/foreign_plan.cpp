#include "markdown/foreign_plan.h"

#include <algorithm>
#include <map>

#include "base/source.h"
#include "base/utf8.h"

namespace docloc::markdown {
namespace {

constexpr uint32_t kTabWidth = 4;
constexpr uint32_t kBodyColumns = 4;  // Python-Markdown's indentation
constexpr uint32_t kFirstPrivate = 0xE000;
constexpr uint32_t kLastPrivate = 0xF8FF;
constexpr uint32_t kWordDigits = 6;
constexpr std::string_view kBlanks = " \t";

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

// Columns of white space at `from`.
uint32_t indentation(std::string_view bytes, uint32_t from) {
  uint32_t columns = 0;
  for (; from < bytes.size() && is_blank(bytes[from]); ++from)
    columns += bytes[from] == '\t' ? kTabWidth - columns % kTabWidth : 1;
  return columns;
}

uint32_t next_line(std::string_view bytes, uint32_t from) {
  const auto end = static_cast<uint32_t>(std::min(bytes.find_first_of("\r\n", from), bytes.size()));
  if (end == bytes.size()) return end;
  return end + (bytes.substr(end, 2) == "\r\n" ? 2 : 1);
}

// Bytes of white space at `at` that come to at most `columns`.
uint32_t bytes_of_columns(std::string_view bytes, uint32_t at, uint32_t columns) {
  uint32_t used = 0;
  uint32_t i = at;
  for (; i < bytes.size() && is_blank(bytes[i]); ++i) {
    const uint32_t width = bytes[i] == '\t' ? kTabWidth - used % kTabWidth : 1;
    if (used + width > columns) break;
    used += width;
  }
  return i - at;
}

bool is_blank_line(std::string_view bytes, uint32_t from) {
  const size_t content = bytes.find_first_not_of(kBlanks, from);
  return content == std::string_view::npos || bytes[content] == '\n' || bytes[content] == '\r';
}

}  // namespace

ForeignPlan::ForeignPlan(std::string_view bytes, uint32_t body, const ForeignOptions& options)
    : bytes_(bytes), body_(body), scan_(find_foreign(bytes, body, options)) {
  if (scan_.spans.empty()) return;
  active_.assign(scan_.spans.size(), true);
  shadows_.resize(scan_.spans.size());
  std::map<std::string_view, uint32_t> known;
  for (const Foreign& span : scan_.spans) {
    const auto [word, added] = known.try_emplace(span.bytes.of(bytes), static_cast<uint32_t>(word_bytes_.size()));
    if (added) word_bytes_.push_back(span.bytes);
    words_.push_back(word->second);
  }
  choose_sentinel();
  find_groups();
  for (uint32_t i = 0; i < groups_.size(); ++i)
    find_indented_bodies(i);
  find_nested_bodies();
  std::ranges::stable_sort(bodies_, {}, [](const ForeignBody& one) { return one.lines.begin; });
}

// A character of the private use area that the file does not have: a letter to CommonMark.
void ForeignPlan::choose_sentinel() {
  for (uint32_t point = kFirstPrivate; point <= kLastPrivate; ++point) {
    sentinel_.clear();
    append_utf8(sentinel_, point);
    if (bytes_.find(sentinel_) == std::string_view::npos) return;
  }
  scan_.spans.clear();  // the file has all of them: nobody's article
}

// Letters that no extension of the library looks at: 'w' and ':' begin links.
std::string ForeignPlan::word_of(uint32_t span) const {
  std::string word = sentinel_;
  for (uint32_t shift = kWordDigits; shift-- > 0;)
    word += static_cast<char>('a' + (words_[span] >> (4 * shift)) % 16);
  return word;
}

uint32_t ForeignPlan::line_begin(uint32_t at) const {
  const size_t before = at == 0 ? std::string_view::npos : bytes_.find_last_of("\r\n", at - 1);
  return before == std::string_view::npos || before < body_ ? body_ : static_cast<uint32_t>(before) + 1;
}

bool ForeignPlan::inside_span(uint32_t at) const {
  const auto after = std::ranges::lower_bound(scan_.spans, at, {}, [](const Foreign& one) { return one.bytes.begin; });
  return after != scan_.spans.begin() && std::prev(after)->bytes.end > at;
}

Span ForeignPlan::group_bytes(const ForeignGroup& group) const {
  return {scan_.spans[group.first].bytes.begin, scan_.spans[group.last].bytes.end};
}

void ForeignPlan::find_groups() {
  const auto& spans = scan_.spans;
  for (uint32_t i = 0; i < spans.size();) {
    uint32_t last = i;
    const auto blank_until = [&](uint32_t from, uint32_t to) {
      return bytes_.substr(from, to - from).find_first_not_of(kBlanks) == std::string_view::npos;
    };
    bool block = spans[i].block;
    while (last + 1 < spans.size() && blank_until(spans[last].bytes.end, spans[last + 1].bytes.begin)) {
      ++last;
      block = block || spans[last].block;
    }
    const uint32_t begin = line_begin(spans[i].bytes.begin);
    const std::string_view before = Span{begin, spans[i].bytes.begin}.of(bytes_);
    const bool alone = before.find_first_not_of(" \t>-+*.)0123456789") == std::string_view::npos &&
                       is_blank_line(bytes_, spans[last].bytes.end);
    if (block && alone) groups_.push_back({i, last});
    i = last + 1;
  }
}

// Python-Markdown: blank lines, and lines that are indented by four more columns.
void ForeignPlan::find_indented_bodies(uint32_t group) {
  const Foreign& header = scan_.spans[groups_[group].last];
  if (!header.has_body) return;
  const uint32_t begin = line_begin(header.bytes.begin);
  if (Span{begin, header.bytes.begin}.of(bytes_).find_first_not_of(kBlanks) != std::string_view::npos) {
    kept_bodies_.push_back(header.bytes.begin);
    return;
  }
  const uint32_t needed = indentation(bytes_, begin) + kBodyColumns;
  const uint32_t first = next_line(bytes_, header.bytes.end);
  uint32_t end = first;
  for (uint32_t at = first; at < bytes_.size(); at = next_line(bytes_, at)) {
    if (is_blank_line(bytes_, at)) continue;
    if (indentation(bytes_, at) < needed && !inside_span(at)) break;
    end = next_line(bytes_, at);
  }
  if (end > first) {
    bodies_.push_back({.group = group, .lines = {first, end}, .columns = kBodyColumns, .marked = end < bytes_.size()});
  }
}

// JSX: what stands between two tags that pair is indented as far as its first line is.
void ForeignPlan::find_nested_bodies() {
  struct Open {
    uint32_t span;
    uint32_t group;
  };
  std::vector<Open> open;
  for (uint32_t g = 0; g < groups_.size(); ++g) {
    for (uint32_t s = groups_[g].first; s <= groups_[g].last; ++s) {
      const Foreign& span = scan_.spans[s];
      if (span.tag == Foreign::Tag::none || span.name.starts_with('{')) continue;
      if (span.tag == Foreign::Tag::open) {
        open.push_back({s, g});
        continue;
      }
      auto match = std::find_if(open.rbegin(), open.rend(),
                                [&](const Open& one) { return scan_.spans[one.span].name == span.name; });
      if (match == open.rend()) continue;
      const Open opened = *match;
      open.erase(std::next(match).base(), open.end());
      const Foreign& first_tag = scan_.spans[opened.span];
      uint32_t first = next_line(bytes_, group_bytes(groups_[opened.group]).end);
      const uint32_t end = line_begin(span.bytes.begin);
      const uint32_t begin = first;
      while (first < end && is_blank_line(bytes_, first))
        first = next_line(bytes_, first);
      const uint32_t column = first_tag.bytes.begin - line_begin(first_tag.bytes.begin);
      if (first >= end || indentation(bytes_, first) <= column) continue;
      bodies_.push_back({.group = opened.group, .lines = {begin, end}, .columns = indentation(bytes_, first) - column});
    }
  }
}

void ForeignPlan::add_body_operations(std::vector<Operation>& operations) {
  std::vector<ForeignBody*> open;
  size_t next = 0;
  const auto enter = [&](uint32_t line) {
    std::erase_if(open, [&](const ForeignBody* body) { return body->lines.end <= line; });
    for (; next < bodies_.size() && bodies_[next].lines.begin <= line; ++next) {
      if (bodies_[next].active && bodies_[next].lines.end > line) open.push_back(&bodies_[next]);
    }
  };
  for (uint32_t line = bodies_.empty() ? 0 : bodies_.front().lines.begin; line < bytes_.size();
       line = next_line(bytes_, line)) {
    enter(line);
    if (open.empty() && next == bodies_.size()) break;
    if (open.empty() || is_blank_line(bytes_, line) || inside_span(line)) continue;
    uint32_t columns = 0;
    for (const ForeignBody* body : open)
      columns += body->columns;
    const uint32_t size = bytes_of_columns(bytes_, line, columns);
    if (size > 0) operations.push_back({{line, line + size}, Order::indentation, {}});
  }
  for (ForeignBody& body : bodies_) {
    if (!body.active || !body.marked) continue;
    const uint32_t header = scan_.spans[groups_[body.group].last].bytes.begin;
    std::string mark(indentation(bytes_, line_begin(header)), ' ');
    for (const ForeignBody& outer : bodies_) {  // which lost its own indentation to the bodies around it
      if (&outer != &body && outer.active && outer.lines.begin <= header && header < outer.lines.end)
        mark.resize(mark.size() - std::min<size_t>(mark.size(), outer.columns));
    }
    mark += "<?" + sentinel_ + "?>\n";
    operations.push_back({{body.lines.end, body.lines.end}, Order::end_mark, std::move(mark), &body.shadow});
  }
}

Shadow ForeignPlan::make_shadow() {
  std::vector<Operation> operations;
  for (uint32_t i = 0; i < scan_.spans.size(); ++i) {
    if (active_[i]) operations.push_back({scan_.spans[i].bytes, Order::word, word_of(i), &shadows_[i]});
  }
  for (ForeignGroup& group : groups_) {
    if (!group.block) continue;
    const Span bytes = group_bytes(group);
    operations.push_back({{bytes.begin, bytes.begin}, Order::open_block, "<?", &group.open});
    operations.push_back({{bytes.end, bytes.end}, Order::close_block, "?>", &group.close});
  }
  add_body_operations(operations);
  std::ranges::stable_sort(operations, [](const Operation& a, const Operation& b) {
    return a.bytes.begin != b.bytes.begin ? a.bytes.begin < b.bytes.begin : a.order < b.order;
  });
  Shadow shadow(bytes_);
  for (const Operation& operation : operations) {
    const Span stands = shadow.replace(operation.bytes, operation.with);
    if (operation.result != nullptr) *operation.result = stands;
  }
  shadow.finish();
  return shadow;
}

// A span inside code is code; what did not become a block of its own stands in a paragraph.
bool ForeignPlan::settle(const Document& document, const Shadow& shadow) {
  std::vector<Span> html;
  std::vector<Span> code;
  for (const Node& node : document.nodes) {
    if (node.kind == NodeKind::html_block) html.push_back(node.bytes);
    if (node.kind == NodeKind::code_block) code.push_back(node.bytes);
  }
  std::ranges::sort(html, {}, &Span::begin);
  std::ranges::sort(code, {}, &Span::begin);
  const auto around = [](const std::vector<Span>& blocks, uint32_t at) -> const Span* {
    const auto after = std::ranges::upper_bound(blocks, at, {}, &Span::begin);
    return after != blocks.begin() && std::prev(after)->end > at ? &*std::prev(after) : nullptr;
  };
  const auto is_block = [&](uint32_t begin, uint32_t end) {
    const Span* block = around(html, begin);
    if (block == nullptr || block->end < end) return false;
    const std::string_view text = shadow.text();
    return text.substr(block->begin, begin - block->begin).find_first_not_of(kBlanks) == std::string_view::npos &&
           text.substr(end, block->end - end).find_first_not_of(kBlanks) == std::string_view::npos;
  };
  bool changed = false;
  for (uint32_t i = 0; i < active_.size(); ++i) {
    if (!active_[i] || around(code, shadows_[i].begin) == nullptr) continue;
    active_[i] = false;
    changed = true;
  }
  for (ForeignGroup& group : groups_) {
    bool whole = group.block && is_block(group.open.begin, group.close.end);
    for (uint32_t i = group.first; i <= group.last; ++i)
      whole = whole && active_[i];
    if (!whole) give_up_group(group, changed);
  }
  for (ForeignBody& body : bodies_) {
    if (!body.active) continue;
    // The mark's line is indented and ended by it.
    const auto mark = static_cast<uint32_t>(
        body.marked ? std::min(shadow.text().find_first_not_of(kBlanks, body.shadow.begin), shadow.text().size()) : 0);
    if (groups_[body.group].block && (!body.marked || is_block(mark, body.shadow.end - 1))) continue;
    body.active = false;
    changed = true;
  }
  return !changed;
}

void ForeignPlan::give_up_group(ForeignGroup& group, bool& changed) {
  changed = changed || group.block;
  group.block = false;
}

void ForeignPlan::give_up(bool all) {
  for (ForeignGroup& group : groups_)
    group.block = false;
  for (ForeignBody& body : bodies_)
    body.active = false;
  if (all) active_.assign(active_.size(), false);
}

}  // namespace docloc::markdown
