#include "segment/assemble.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/source.h"
#include "segment/replacement.h"

namespace docloc::segment {
namespace {

using markdown::kNoNode;
using markdown::LinkForm;

class Assembler {
 public:
  Assembler(const Article& article, const Plan& plan) : article_(article), plan_(plan) {
    out_.map.resize(article.units.size());
    order_.resize(article.units.size());
    std::iota(order_.begin(), order_.end(), 0U);
    // Footnote definitions stand last in the Document, wherever their bytes are.
    std::ranges::stable_sort(order_, {}, [&](uint32_t i) { return article.units[i].bytes.begin; });
  }

  Assembled run() {
    out_.bytes.reserve(article_.bytes.size() + article_.bytes.size() / 4);
    copy({0, static_cast<uint32_t>(article_.bytes.size())}, 0);
    return std::move(out_);
  }

 private:
  // Source bytes, with the units that stand inside them, of those at or after `from` in order_.
  void copy(Span span, size_t from) {
    uint32_t at = span.begin;
    auto next = std::ranges::lower_bound(order_.begin() + static_cast<std::ptrdiff_t>(from), order_.end(), span.begin,
                                         {}, [&](uint32_t i) { return article_.units[i].bytes.begin; });
    for (; next != order_.end() && article_.units[*next].bytes.begin < span.end; ++next) {
      const Unit& unit = article_.units[*next];
      if (unit.bytes.begin < at || unit.bytes.end > span.end) continue;
      out_.bytes.append(Span{at, unit.bytes.begin}.of(article_.bytes));
      emit(static_cast<size_t>(next - order_.begin()));
      at = unit.bytes.end;
    }
    out_.bytes.append(Span{at, span.end}.of(article_.bytes));
  }

  void emit(size_t place) {
    const uint32_t index = order_[place];
    const Unit& unit = article_.units[index];
    const auto begin = static_cast<uint32_t>(out_.bytes.size());
    const bool applied = plan_.targets[index].has_value() && plan_.rungs[index] != Rung::refused;
    if (!applied) {
      copy(unit.bytes, place + 1);
    } else if (unit.spelling == Spelling::yaml) {
      emit_scalar(unit, *plan_.targets[index]);
    } else {
      emit_target(place, *plan_.targets[index]);
    }
    const bool refused = plan_.targets[index].has_value() && !applied;
    out_.map[index] = {{begin, static_cast<uint32_t>(out_.bytes.size())},
                       applied ? Outcome::applied : (refused ? Outcome::refused : Outcome::source)};
  }

  void emit_scalar(const Unit& unit, const Target& target) {
    const yaml::Scalar* scalar = article_.front_matter.find(unit.name);
    const size_t line_end = article_.bytes.find_first_of("\r\n", unit.bytes.begin);
    const bool crlf = line_end != std::string::npos && article_.bytes.compare(line_end, 2, "\r\n") == 0;
    const auto spelled = scalar == nullptr ? std::nullopt
                                           : yaml::spell_scalar(*scalar, article_.bytes, plain_text(target.content),
                                                                crlf ? "\r\n" : "\n");
    out_.bytes.append(spelled ? std::string_view(*spelled) : unit.bytes.of(article_.bytes));
  }

  void emit_target(size_t place, const Target& target) {
    const uint32_t index = order_[place];
    const Unit& unit = article_.units[index];
    const Rung rung = plan_.rungs[index];
    if (!plan_.anchors[index].empty()) out_.bytes += "<a name=\"" + plan_.anchors[index] + "\"></a>";

    const Speller speller(article_, unit);
    const std::vector<std::string> texts = speller.spell(target.content, rung);
    std::map<uint32_t, char> delimiters;
    if (rung >= Rung::alternating) {
      std::vector<const Code*> codes;
      for (const Code& code : unit.codes)
        codes.push_back(&code);
      for (const Code& code : target.added)
        codes.push_back(&code);
      delimiters = alternate_emphasis(target.content, codes);
    }
    std::map<uint32_t, size_t> inner_begin;
    for (size_t p = 0; p < target.content.size(); ++p) {
      const Part& part = target.content[p];
      if (part.kind == PartKind::text) {
        out_.bytes += texts[p];
      } else if (const auto other = delimiters.find(part.code); other != delimiters.end()) {
        const Code& code = part.code <= unit.codes.size() ? unit.codes[part.code - 1]
                                                          : target.added[part.code - unit.codes.size() - 1];
        out_.bytes.append(code.kind == CodeKind::strong ? 2 : 1, other->second);
      } else if (part.code > unit.codes.size()) {
        const Code& code = target.added[part.code - unit.codes.size() - 1];
        emit_lines(part.kind == PartKind::close ? code.close : code.open, speller.line_join());
      } else if (const Replacement* instead = replacement_of(target, part.code)) {
        const bool close = part.kind == PartKind::close;
        emit_swap(close ? unit.close_bytes[part.code - 1] : unit.open_bytes[part.code - 1],
                  close ? instead->with.close : instead->with.open, speller.line_join(), place);
      } else if (part.kind == PartKind::close) {
        emit_close(unit, part.code - 1, inner_begin[part.code], place);
      } else {
        emit_open(unit, part.code - 1, rung, place);
        inner_begin[part.code] = out_.bytes.size();
      }
    }
    add_label(index);
  }

  // Bytes in normal form.
  void emit_lines(std::string_view bytes, const std::string& line_join) {
    for (const char c : bytes) {
      if (c == '\n') {
        out_.bytes += line_join;
      } else {
        out_.bytes += c;
      }
    }
  }

  void emit_swap(Span own, std::string_view other, const std::string& line_join, size_t place) {
    const Swap swap = swap_bytes(article_, own, other);
    copy(swap.front, place + 1);
    emit_lines(swap.between, line_join);
    copy(swap.back, place + 1);
  }

  // A bare address reaches as far as it can ("https://a.b。"): from the second rung on it is put between "<" and ">".
  void emit_open(const Unit& unit, uint32_t code, Rung rung, size_t place) {
    const std::string_view raw = unit.open_bytes[code].of(article_.bytes);
    const uint32_t node = unit.code_nodes[code];
    const bool bare = node != kNoNode && unit.codes[code].kind == CodeKind::autolink &&
                      article_.document.nodes[node].form == LinkForm::bare_autolink;
    if (bare && rung > Rung::verbatim && raw.find("://") != std::string_view::npos) {
      out_.bytes.append("<").append(raw).append(">");
    } else {
      copy(unit.open_bytes[code], place + 1);
    }
  }

  // A link whose text is its label ("[text]", "[text][]") needs the label spelled out once the text differs.
  void emit_close(const Unit& unit, uint32_t code, size_t inner_begin, size_t place) {
    const uint32_t node = unit.code_nodes[code];
    if (node != kNoNode && unit.codes[code].kind == CodeKind::link) {
      const markdown::Node& link = article_.document.nodes[node];
      const bool labelled = link.form == LinkForm::shortcut_reference || link.form == LinkForm::collapsed_reference;
      if (labelled && std::string_view(out_.bytes).substr(inner_begin) != link.inner.of(article_.bytes)) {
        out_.bytes += "][" + label(link) + "]";
        return;
      }
    }
    copy(unit.close_bytes[code], place + 1);
  }

  [[nodiscard]] std::string label(const markdown::Node& link) const {
    std::string text = normal_form(article_.document, article_.bytes, link.inner);
    std::ranges::replace(text, '\n', ' ');
    return text;
  }

  // The same for an image's alternative text: "![alt]" becomes "![text][alt]".
  void add_label(uint32_t index) {
    const Unit& unit = article_.units[index];
    if (unit.kind != UnitKind::alt || unit.spelling != Spelling::markdown || is_replaced(unit)) return;
    const markdown::Node& image = article_.document.nodes[unit.node];
    if (image.form == LinkForm::shortcut_reference) out_.bytes += "][" + label(image);
  }

  // Does the image that carries this alternative text lead elsewhere?
  [[nodiscard]] bool is_replaced(const Unit& alt) const {
    if (alt.parent == kNoUnit || !plan_.targets[alt.parent] || plan_.rungs[alt.parent] == Rung::refused) return false;
    const std::vector<uint32_t>& nodes = article_.units[alt.parent].code_nodes;
    const auto code = std::ranges::find(nodes, alt.node);
    return code != nodes.end() &&
           replacement_of(*plan_.targets[alt.parent], static_cast<uint32_t>(code - nodes.begin()) + 1) != nullptr;
  }

  const Article& article_;
  const Plan& plan_;
  Assembled out_;
  std::vector<uint32_t> order_;
};

}  // namespace

Assembled assemble(const Article& article, const Plan& plan) {
  return Assembler(article, plan).run();
}

std::vector<Code> codes_of(const Unit& unit, const Target& target) {
  std::vector<Code> codes = unit.codes;
  for (const Replacement& replacement : target.replaced) {
    if (replacement.code >= 1 && replacement.code <= codes.size()) codes[replacement.code - 1] = replacement.with;
  }
  codes.insert(codes.end(), target.added.begin(), target.added.end());
  return codes;
}

std::string find_code_fault(const Unit& unit, const Target& target) {
  const std::vector<Code> codes = codes_of(unit, target);
  std::vector<uint32_t> seen(codes.size(), 0);
  std::vector<uint32_t> open;
  for (const Part& part : target.content) {
    if (part.kind == PartKind::text) continue;
    const std::string name = "code " + std::to_string(part.code);
    if (part.code == 0 || part.code > codes.size()) return name + " is not in the source";
    const Code& code = codes[part.code - 1];
    if (code.paired == (part.kind == PartKind::placeholder)) return name + " has the wrong form";
    if (part.kind == PartKind::close) {
      if (open.empty() || open.back() != part.code) return name + " is closed where it does not stand open";
      open.pop_back();
      continue;
    }
    if (part.kind == PartKind::open) open.push_back(part.code);
    if (++seen[part.code - 1] > 1) return name + " (" + code.open + ") stands more than once";
  }
  if (!open.empty()) return "code " + std::to_string(open.back()) + " is not closed";
  for (size_t i = 0; i < codes.size(); ++i) {
    const bool added = i >= unit.codes.size();
    if (added && !is_free(codes[i].kind)) return "code " + std::to_string(i + 1) + " may not be added";
    if (!is_free(codes[i].kind) && seen[i] == 0)
      return "code " + std::to_string(i + 1) + " (" + codes[i].open + ") is missing";
  }
  return {};
}

}  // namespace docloc::segment
