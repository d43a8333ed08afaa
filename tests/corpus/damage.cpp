#include "corpus/damage.h"

#include <algorithm>
#include <set>

#include "base/source.h"
#include "text/locale.h"
#include "text/words.h"

namespace docloc::corpus {

using markdown::Document;
using markdown::Node;
using markdown::NodeKind;
using segment::PartKind;

namespace {

// An edit of the page: bytes to put in the place of others.
struct Edit {
  Span bytes;
  std::string with;
  std::vector<std::string> removed;
};

class Damager {
 public:
  Damager(const segment::Article& page, std::string_view locale, Damage kind)
      : page_(page), locale_(locale), kind_(kind) {}

  std::vector<Edit> block_edits() {
    const Document& document = page_.document;
    for (uint32_t parent = 0; parent < document.nodes.size(); ++parent) {
      const NodeKind kind = document.nodes[parent].kind;
      if (kind != NodeKind::document && kind != NodeKind::list && kind != NodeKind::table) continue;
      std::vector<uint32_t> children;
      for (uint32_t i = document.first_child(parent); i != markdown::kNoNode; i = document.next_sibling(i))
        children.push_back(i);
      for (size_t c = 0; c + 1 < children.size(); ++c)
        edit_blocks(parent, children[c], children[c + 1],
                    c + 2 < children.size() ? children[c + 2] : markdown::kNoNode);
    }
    return std::move(edits_);
  }

  std::vector<Edit> sentence_edits() {
    for (const segment::Unit& unit : page_.units) {
      if (unit.kind == segment::UnitKind::paragraph) edit_sentences(unit);
    }
    return std::move(edits_);
  }

 private:
  [[nodiscard]] uint32_t line_begin(uint32_t at) const {
    const size_t found = at == 0 ? std::string::npos : page_.bytes.rfind('\n', at - 1);
    return found == std::string::npos ? 0 : static_cast<uint32_t>(found + 1);
  }

  // Whole lines from one block to the next one.
  [[nodiscard]] Span lines(uint32_t from, uint32_t to) const {
    const Node& node = page_.document.nodes[from];
    const uint32_t begin = line_begin(node.bytes.begin);
    if (to != markdown::kNoNode) return {begin, line_begin(page_.document.nodes[to].bytes.begin)};
    const size_t end = page_.bytes.find('\n', node.bytes.end);
    return {begin, static_cast<uint32_t>(end == std::string::npos ? page_.bytes.size() : end + 1)};
  }

  void edit_blocks(uint32_t parent, uint32_t one, uint32_t next, uint32_t after) {
    const Document& document = page_.document;
    const Node& node = document.nodes[one];
    const bool row = node.kind == NodeKind::table_row;
    if (row && (node.header || parent == 0)) return;
    const Span first = lines(one, next);
    const Span second = lines(next, after);
    if (first.end != second.begin || second.end <= second.begin || !page_.bytes[second.end - 1] ||
        page_.bytes[second.end - 1] != '\n') {
      return;
    }
    const std::string a(first.of(page_.bytes));
    const std::string b(second.of(page_.bytes));
    const bool top = document.nodes[parent].kind == NodeKind::document;
    switch (kind_) {
      case Damage::remove:
        edits_.push_back({first, "", sentences_in(first)});
        break;
      case Damage::duplicate:
        edits_.push_back({first, a + a, {}});
        break;
      case Damage::swap:
        if (same_kind(node, document.nodes[next]))
          edits_.push_back({{first.begin, second.end}, swapped(a, b, top), {}});
        break;
      case Damage::merge:
        if (top && ends_sentence(node) && is_flowing(node) && is_flowing(document.nodes[next])) {
          edits_.push_back({{node.bytes.end, document.nodes[next].bytes.begin}, " ", {}});
        }
        break;
      case Damage::split:
        if (top && node.kind == NodeKind::paragraph) split_paragraph(node);
        break;
    }
  }

  // Nobody joins two paragraphs of which the first is no sentence, and no picture that stands alone.
  [[nodiscard]] bool ends_sentence(const Node& node) const {
    const std::string_view text = node.bytes.of(page_.bytes);
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("\xE3\x80\x82");
  }
  [[nodiscard]] bool is_flowing(const Node& node) const {
    return node.kind == NodeKind::paragraph &&
           std::ranges::any_of(page_.units, [&](const segment::Unit& unit) { return unit.bytes == node.bytes; });
  }

  static bool same_kind(const Node& a, const Node& b) {
    const auto flow = [](NodeKind kind) { return kind == NodeKind::paragraph || kind == NodeKind::list; };
    return a.kind == b.kind || (flow(a.kind) && flow(b.kind));
  }

  static std::string swapped(std::string a, std::string b, bool top) {
    if (top && !b.ends_with("\n\n") && !b.ends_with("\r\n\r\n")) b += '\n';
    return b + a;
  }

  [[nodiscard]] std::vector<std::string> sentences_in(Span bytes) const {
    std::vector<std::string> found;
    for (const segment::Unit& unit : page_.units) {
      if (!bytes.contains(unit.bytes)) continue;
      for (const segment::Segment& part : segment::split_sentences(unit.content, unit.codes, locale_)) {
        if (!part.ignorable) found.push_back(letters(segment::plain_text(part.content)));
      }
    }
    return found;
  }

  void split_paragraph(const Node& node) {
    for (const segment::Unit& unit : page_.units) {
      if (!(unit.bytes == node.bytes)) continue;
      const std::vector<Piece> pieces = pieces_of(unit);
      if (pieces.size() < 2) return;
      const size_t at = pieces.size() / 2;
      edits_.push_back({{pieces[at - 1].bytes.end, pieces[at].bytes.begin}, "\n\n", {}});
    }
  }

  struct Piece {
    Span bytes;
    std::string text;  // letters
  };

  // Sentences of a unit whose bytes are plainly its content, on one line.
  [[nodiscard]] std::vector<Piece> pieces_of(const segment::Unit& unit) const {
    std::vector<Piece> pieces;
    uint32_t at = unit.bytes.begin;
    for (const segment::Segment& part : segment::split_sentences(unit.content, unit.codes, locale_)) {
      const uint32_t begin = at;
      for (const segment::Part& p : part.content) {
        std::string_view raw = p.text;
        if (p.kind != PartKind::text) {
          const segment::Code& code = unit.codes[p.code - 1];
          raw = p.kind == PartKind::close ? code.close : code.open;
        }
        if (page_.bytes.compare(at, raw.size(), raw) != 0) return {};
        at += static_cast<uint32_t>(raw.size());
      }
      if (!part.ignorable) pieces.push_back({{begin, at}, letters(segment::plain_text(part.content))});
    }
    const bool plain = at == unit.bytes.end && unit.bytes.of(page_.bytes).find('\n') == std::string_view::npos;
    return plain ? pieces : std::vector<Piece>();
  }

  void edit_sentences(const segment::Unit& unit) {
    const std::vector<Piece> pieces = pieces_of(unit);
    for (size_t i = 0; i + 1 < pieces.size(); ++i) {
      const Span one = pieces[i].bytes;
      const Span next = pieces[i + 1].bytes;
      const std::string a(one.of(page_.bytes));
      const std::string b(next.of(page_.bytes));
      const std::string gap(Span{one.end, next.begin}.of(page_.bytes));
      switch (kind_) {
        case Damage::remove:
          edits_.push_back({{one.begin, next.begin}, "", {pieces[i].text}});
          break;
        case Damage::duplicate:
          edits_.push_back({one, a + (gap.empty() ? "" : " ") + a, {}});
          break;
        case Damage::swap:
          edits_.push_back({{one.begin, next.end}, b + gap + a, {}});
          break;
        case Damage::merge:
          merge(one, next);
          break;
        case Damage::split:
          split(one);
          break;
      }
    }
  }

  // "Do this. Then that." -> "Do this, Then that."
  void merge(Span one, Span next) {
    uint32_t end = one.end;
    for (const std::string_view mark : {".", "\xE3\x80\x82", "!", "?"}) {
      if (one.of(page_.bytes).ends_with(mark)) end -= static_cast<uint32_t>(mark.size());
    }
    const bool wide = end + 3 == one.end;
    if (end != one.end) edits_.push_back({{end, next.begin}, wide ? "\xE3\x80\x81" : ", ", {}});
  }

  // "When it is done, go on." -> "When it is done. Go on."
  void split(Span one) {
    const std::string_view text = one.of(page_.bytes);
    const bool wide = text.find("\xE3\x80\x81") != std::string_view::npos;
    const std::string_view comma = wide ? "\xE3\x80\x81" : ", ";
    const size_t at = text.find(comma);
    if (at == std::string_view::npos || at < 12 || at + 12 > text.size()) return;
    const auto begin = one.begin + static_cast<uint32_t>(at);
    std::string with = wide ? "\xE3\x80\x82" : ". ";
    const auto end = begin + static_cast<uint32_t>(comma.size());
    const char next = page_.bytes[end];
    if (next >= 'a' && next <= 'z') with += static_cast<char>(next - 'a' + 'A');
    const bool capital = with.size() == 3 && !wide;
    edits_.push_back({{begin, end + (capital ? 1U : 0U)}, with, {}});
  }

  const segment::Article& page_;
  std::string_view locale_;
  Damage kind_;
  std::vector<Edit> edits_;
};

}  // namespace

std::string to_string(Damage damage, Grain grain) {
  constexpr const char* kNames[] = {"remove", "swap", "merge", "split", "duplicate"};
  return std::string(grain == Grain::block ? "block " : "sentence ") + kNames[static_cast<size_t>(damage)];
}

std::string letters(std::string_view text) {
  std::string out;
  for (const std::string_view token : text::word_tokens(text, "en")) {
    if (text::has_words(token, true)) out += text::to_lower(token);
  }
  return out;
}

Damaged damage(const segment::Article& page, std::string_view locale, Damage kind, Grain grain, uint32_t times,
               std::mt19937& random) {
  Damager damager(page, locale, kind);
  std::vector<Edit> edits = grain == Grain::block ? damager.block_edits() : damager.sentence_edits();
  // Not std::shuffle: every library's would shuffle otherwise.
  for (size_t i = edits.size(); i > 1; --i)
    std::swap(edits[i - 1], edits[random() % i]);
  std::vector<Edit> chosen;
  for (Edit& edit : edits) {
    if (chosen.size() == times) break;
    const bool apart = std::ranges::all_of(chosen, [&](const Edit& other) {
      constexpr uint32_t kApart = 2;
      return other.bytes.end + kApart < edit.bytes.begin || edit.bytes.end + kApart < other.bytes.begin;
    });
    if (apart) chosen.push_back(std::move(edit));
  }
  std::ranges::sort(chosen, [](const Edit& a, const Edit& b) { return a.bytes.begin > b.bytes.begin; });
  Damaged out{.bytes = page.bytes, .done = static_cast<uint32_t>(chosen.size()), .removed = {}};
  for (const Edit& edit : chosen) {
    out.bytes.replace(edit.bytes.begin, edit.bytes.end - edit.bytes.begin, edit.with);
    out.removed.insert(out.removed.end(), edit.removed.begin(), edit.removed.end());
  }
  return out;
}

}  // namespace docloc::corpus
