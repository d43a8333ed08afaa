#include "catalog/formatting.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "segment/article.h"

namespace docloc::catalog {

using segment::Code;
using segment::CodeKind;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

constexpr uint32_t kNowhere = UINT32_MAX;

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// A place that links lead to: no text, nothing to see.
bool is_anchor(const Code& code) {
  if (code.kind == CodeKind::directive) return code.open.starts_with("{#");
  if (code.kind != CodeKind::html) return false;
  std::string tag = code.open;
  std::ranges::transform(tag, tag.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto has = [&](std::string_view what) { return tag.find(what) != std::string::npos; };
  if (tag.starts_with("<a ")) return (has(" name=") || has(" id=")) && !has(" href=");
  return tag.starts_with("<span id=");
}

bool is_formatting(const Code& code) {
  return segment::is_free(code.kind) || is_anchor(code);
}

// Does a link's text say where it leads?
bool is_address(std::string_view text, std::string_view meaning) {
  constexpr std::array<std::string_view, 4> kImplied{"", "http://", "https://", "mailto:"};
  return std::ranges::any_of(kImplied, [&](std::string_view scheme) {
    return meaning.size() == scheme.size() + text.size() && meaning.starts_with(scheme) && meaning.ends_with(text);
  });
}

// One end of a code, and how much stands before it: bytes other than white space, and codes that count.
struct Mark {
  size_t part = 0;
  PartKind kind{};
  uint32_t code = 0;
  uint32_t offset = 0;
  bool spelled_out = false;  // a link that stands for an autolink; its text and end have no mark
};

// A content seen without its formatting.
struct Plain {
  std::string key;
  std::vector<Mark> counting;
  std::vector<Mark> formatting;
  uint32_t size = 0;  // the offset of its end
};

class Reader {
 public:
  Reader(const Content& content, const std::vector<Code>& codes) : content_(content), codes_(codes) {}

  Plain run() {
    for (size_t i = 0; i < content_.size();)
      i = read(i);
    if (plain_.key.ends_with(' ')) plain_.key.pop_back();
    return std::move(plain_);
  }

 private:
  size_t read(size_t i) {
    const Part& part = content_[i];
    if (part.kind == PartKind::text) {
      for (const char c : part.text)
        add(c);
      return i + 1;
    }
    const Code& code = codes_[part.code - 1];
    Mark mark{.part = i, .kind = part.kind, .code = part.code, .offset = plain_.size};
    if (is_formatting(code)) {
      if (code.kind == CodeKind::line_break) add(' ');
      plain_.formatting.push_back(mark);
      return i + 1;
    }
    mark.spelled_out = code.kind == CodeKind::link && part.kind == PartKind::open && spells_address(i);
    const bool single = mark.spelled_out || part.kind == PartKind::placeholder;
    plain_.key += single ? '\x01' : part.kind == PartKind::open ? '\x02' : '\x03';
    plain_.key += static_cast<char>('a' + static_cast<int>(mark.spelled_out ? CodeKind::autolink : code.kind));
    ++plain_.size;
    plain_.counting.push_back(mark);
    return mark.spelled_out ? i + 3 : i + 1;
  }

  [[nodiscard]] bool spells_address(size_t i) const {
    return i + 2 < content_.size() && content_[i + 1].kind == PartKind::text &&
           content_[i + 2].kind == PartKind::close && content_[i + 2].code == content_[i].code &&
           is_address(content_[i + 1].text, codes_[content_[i].code - 1].meaning);
  }

  void add(char c) {
    if (!is_blank(c)) {
      plain_.key += c;
      ++plain_.size;
    } else if (!plain_.key.empty() && !plain_.key.ends_with(' ')) {
      plain_.key += ' ';
    }
  }

  const Content& content_;
  const std::vector<Code>& codes_;
  Plain plain_;
};

// A formatting code, and where it begins and ends in one content.
struct Range {
  uint32_t code = 0;
  uint32_t begin = kNowhere;  // also of a code without content
  uint32_t end = kNowhere;
  bool taken = false;
};

std::vector<Range> ranges_of(const Plain& plain) {
  std::vector<Range> ranges;
  for (const Mark& mark : plain.formatting) {
    auto found = std::ranges::find(ranges, mark.code, &Range::code);
    if (found == ranges.end()) found = ranges.insert(found, Range{.code = mark.code});
    (mark.kind == PartKind::close ? found->end : found->begin) = mark.offset;
  }
  return ranges;
}

class Mapper {
 public:
  Mapper(const Plain& before, const std::vector<Code>& before_codes, const Plain& after,
         const std::vector<Code>& after_codes)
      : before_(before),
        before_codes_(before_codes),
        after_(after),
        after_codes_(after_codes),
        old_(ranges_of(before)),
        new_(ranges_of(after)) {}

  std::optional<CodeMap> run(const Content& after) {
    map_.number.assign(before_codes_.size() + 1, 0);
    map_counting(after);
    pair_formatting();
    for (const Range& range : old_) {
      if (!range.taken) map_.number[range.code] = CodeMap::kLeaves;
    }
    return place_new() ? std::optional(std::move(map_)) : std::nullopt;
  }

 private:
  void map_counting(const Content& after) {
    for (size_t i = 0; i < before_.counting.size(); ++i) {
      const Mark& from = before_.counting[i];
      const Mark& to = after_.counting[i];
      map_.number[from.code] = to.code;
      if (from.spelled_out == to.spelled_out) continue;
      map_.respelled.emplace_back(from.code, to.spelled_out ? after[to.part + 1].text : std::string());
    }
  }

  // The surest first: the same markup at the same place, ..., an emphasis that grew or shrank a little.
  void pair_formatting() {
    const auto place = [](const Range& o, const Range& n) { return o.begin == n.begin && o.end == n.end; };
    const auto kind = [&](const Range& o, const Range& n) { return of(o).kind == now(n).kind; };
    const auto bytes = [&](const Range& o, const Range& n) { return kind(o, n) && of(o).open == now(n).open; };
    const auto anchors = [&](const Range& o, const Range& n) { return is_anchor(of(o)) && is_anchor(now(n)); };
    const auto shape = [&](const Range& o, const Range& n) {
      return of(o).paired == now(n).paired && is_anchor(of(o)) == is_anchor(now(n));
    };
    pair_where([&](const Range& o, const Range& n) { return shape(o, n) && place(o, n) && bytes(o, n); });
    pair_where([&](const Range& o, const Range& n) { return shape(o, n) && place(o, n) && kind(o, n); });
    pair_where([&](const Range& o, const Range& n) { return shape(o, n) && place(o, n); });
    pair_where([&](const Range& o, const Range& n) { return shape(o, n) && anchors(o, n) && bytes(o, n); });
    pair_where([&](const Range& o, const Range& n) { return shape(o, n) && kind(o, n) && overlap(o, n); });
  }

  [[nodiscard]] const Code& of(const Range& range) const { return before_codes_[range.code - 1]; }
  [[nodiscard]] const Code& now(const Range& range) const { return after_codes_[range.code - 1]; }

  static bool overlap(const Range& o, const Range& n) {
    const bool whole = o.begin != kNowhere && o.end != kNowhere && n.begin != kNowhere && n.end != kNowhere;
    return whole && std::max(o.begin, n.begin) < std::min(o.end, n.end);
  }

  template <typename Same>
  void pair_where(Same same) {
    for (Range& o : old_) {
      if (o.taken) continue;
      const auto n = std::ranges::find_if(new_, [&](const Range& range) { return !range.taken && same(o, range); });
      if (n == new_.end()) continue;
      o.taken = n->taken = true;
      map_.number[o.code] = n->code;
    }
  }

  // A code that is new at an edge stands at that edge of the target. A line break may be left out.
  bool place_new() {
    for (const Range& range : new_) {
      if (!range.taken && now(range).kind != CodeKind::line_break && !at_edges(range)) return false;
    }
    for (const Mark& mark : after_.formatting) {
      const auto range = std::ranges::find(new_, mark.code, &Range::code);
      if (range->taken || !at_edges(*range)) continue;
      const bool empty_pair = range->begin == range->end;
      const bool front = mark.offset == 0 && (mark.kind != PartKind::close || empty_pair || range->begin == kNowhere);
      (front ? map_.front : map_.back).push_back({mark.kind, "", mark.code});
    }
    return true;
  }

  [[nodiscard]] bool at_edges(const Range& range) const {
    const auto edge = [&](uint32_t offset) { return offset == 0 || offset == after_.size; };
    if (range.end == kNowhere) return now(range).paired ? range.begin == 0 : edge(range.begin);
    if (range.begin == kNowhere) return range.end == after_.size;
    return edge(range.begin) && edge(range.end);
  }

  const Plain& before_;
  const std::vector<Code>& before_codes_;
  const Plain& after_;
  const std::vector<Code>& after_codes_;
  std::vector<Range> old_;
  std::vector<Range> new_;
  CodeMap map_;
};

// Hands out the parts of a content to pieces of known size.
class Cutter {
 public:
  explicit Cutter(std::vector<uint32_t> sizes) : sizes_(std::move(sizes)), pieces_(sizes_.size()) {}

  std::vector<Content> run(const Content& content, const std::vector<Code>& codes, const Plain& plain) {
    std::vector<uint32_t> size(content.size(), 0);  // of codes, by part
    for (const Mark& mark : plain.counting)
      size[mark.part] = 1;
    const auto is_inside = [&](size_t i) {  // the text of an address that is spelled out
      return i > 0 && content[i].kind == PartKind::text &&
             std::ranges::any_of(plain.counting, [&](const Mark& m) { return m.spelled_out && m.part + 1 == i; });
    };
    for (size_t i = 0; i < content.size(); ++i) {
      const Part& part = content[i];
      if (part.kind == PartKind::text && !is_inside(i)) {
        for (const char c : part.text)
          character(c);
        continue;
      }
      // Formatting that opens goes with what follows, all else with what is before.
      const bool opens = part.kind == PartKind::open && is_formatting(codes[part.code - 1]);
      if (size[i] > 0) {
        advance();
        used_ += size[i];
      }
      if (opens) {
        waiting_.push_back(part);
      } else {
        flush();
        pieces_[at_].push_back(part);
      }
    }
    flush();
    for (Content& piece : pieces_)
      segment::normalize(piece);
    return std::move(pieces_);
  }

 private:
  // To the piece that the next character belongs to.
  void advance() {
    while (at_ + 1 < sizes_.size() && used_ >= sizes_[at_]) {
      ++at_;
      used_ = 0;
    }
  }

  void character(char c) {
    if (!is_blank(c)) {
      advance();
      ++used_;
    } else if (sizes_[at_] > 0 && used_ >= sizes_[at_] && at_ + 1 < sizes_.size() && sizes_[at_ + 1] == 0) {
      ++at_;
      used_ = 0;
    }
    flush();
    pieces_[at_].push_back({PartKind::text, std::string(1, c), 0});
  }

  void flush() {
    pieces_[at_].insert(pieces_[at_].end(), waiting_.begin(), waiting_.end());
    waiting_.clear();
  }

  std::vector<uint32_t> sizes_;
  std::vector<Content> pieces_;
  size_t at_ = 0;
  uint32_t used_ = 0;  // of the piece
  Content waiting_;
};

// Contents of one key_text have the same code ends in the same order.
CodeMap map_in_order(const Content& before, size_t codes, const Content& after) {
  CodeMap map{.number = std::vector<uint32_t>(codes + 1, 0), .front = {}, .back = {}, .respelled = {}};
  auto next = after.begin();
  for (const Part& part : before) {
    if (part.kind == PartKind::text) continue;
    while (next->kind == PartKind::text)
      ++next;
    map.number[part.code] = next->code;
    ++next;
  }
  return map;
}

}  // namespace

std::string plain_key(const Content& content, const std::vector<Code>& codes) {
  return Reader(content, codes).run().key;
}

std::vector<Content> cut_alike(const std::vector<Segment>& like, const std::vector<Code>& like_codes,
                               const Content& content, const std::vector<Code>& codes) {
  const Plain plain = Reader(content, codes).run();
  std::vector<uint32_t> sizes;
  uint32_t sum = 0;
  for (const Segment& segment : like) {
    sizes.push_back(Reader(segment.source, like_codes).run().size);
    sum += sizes.back();
  }
  if (sum != plain.size || like.empty()) return {};
  std::vector<Content> pieces = Cutter(std::move(sizes)).run(content, codes, plain);
  for (size_t i = 0; i < like.size(); ++i) {
    if (pieces[i].empty() && !like[i].ignorable) return {};
  }
  return pieces;
}

std::optional<CodeMap> map_codes(const Content& before, const std::vector<Code>& before_codes, const Content& after,
                                 const std::vector<Code>& after_codes) {
  if (segment::key_text(before, before_codes) == segment::key_text(after, after_codes)) {
    return map_in_order(before, before_codes.size(), after);
  }
  const Plain from = Reader(before, before_codes).run();
  const Plain to = Reader(after, after_codes).run();
  if (from.key != to.key) return std::nullopt;
  return Mapper(from, before_codes, to, after_codes).run(after);
}

TargetWriter::TargetWriter(const CodeMap& map, const std::vector<Code>& codes)
    : map_(map), codes_(codes), out_(map.front) {}

void TargetWriter::put(Part part) {
  if (part.kind == PartKind::text && std::exchange(blank_, false)) {
    part.text.erase(0, part.text.find_first_not_of(" \t\n") == std::string::npos
                           ? part.text.size()
                           : part.text.find_first_not_of(" \t\n"));
  }
  out_.push_back(std::move(part));
}

void TargetWriter::put_blank() {
  const bool blank = !out_.empty() && out_.back().kind == PartKind::text && !out_.back().text.empty() &&
                     is_blank(out_.back().text.back());
  if (!blank && !out_.empty()) out_.push_back({PartKind::text, " ", 0});
  blank_ = true;
}

TargetWriter::Step TargetWriter::take(const Part& part) {
  if (skipping_ != 0 && part.kind == PartKind::text) return Step::done;
  if (part.kind == PartKind::text) {
    put(part);
    return Step::done;
  }
  if (skipping_ != 0 && part.code != skipping_) return Step::failed;
  const uint32_t number = part.code < map_.number.size() ? map_.number[part.code] : 0;
  if (number == 0) return Step::unknown;
  if (number == CodeMap::kLeaves) {
    if (codes_[part.code - 1].kind == CodeKind::line_break) put_blank();
    return Step::done;
  }
  const auto respelled =
      std::ranges::find_if(map_.respelled, [&](const auto& entry) { return entry.first == part.code; });
  if (respelled == map_.respelled.end()) {
    put({part.kind, "", number});
  } else if (part.kind == PartKind::placeholder) {
    put({PartKind::open, "", number});
    put({PartKind::text, respelled->second, 0});
    put({PartKind::close, "", number});
  } else {
    if (part.kind == PartKind::open) put({PartKind::placeholder, "", number});
    skipping_ = part.kind == PartKind::open ? part.code : 0;
  }
  return Step::done;
}

Content TargetWriter::finish() {
  out_.insert(out_.end(), map_.back.begin(), map_.back.end());
  segment::normalize(out_);
  return std::move(out_);
}

}  // namespace docloc::catalog
