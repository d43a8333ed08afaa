#include "segment/spell.h"

#include <algorithm>

#include "base/source.h"
#include "base/utf8.h"
#include "markdown/entity.h"
#include "segment/tokens.h"

namespace docloc::segment {
namespace {

using markdown::kNoNode;
using markdown::NodeKind;

std::string numeric_reference(std::string_view c) {
  return "&#" + std::to_string(code_point_of(c)) + ";";
}

bool is_blank(std::string_view c) {
  return c == " " || c == "\t";
}
// White space of Unicode (category Zs), as CommonMark's flanking rules take it.
bool is_space(std::string_view c) {
  if (is_blank(c)) return true;
  if (c.size() < 2) return false;
  const uint32_t point = code_point_of(c);
  return point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) || point == 0x202F ||
         point == 0x205F || point == 0x3000;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_delimiter(CodeKind kind) {
  return kind == CodeKind::emphasis || kind == CodeKind::strong || kind == CodeKind::strikethrough;
}

// The line end and the prefix of a continuation line at the place of a block that has none: the first line's prefix
// with its list markers blanked.
std::string make_join(const Article& article, Span unit) {
  const std::string_view bytes = article.bytes;
  size_t line_begin = bytes.find_last_of("\r\n", unit.begin);
  line_begin = unit.begin == 0 || line_begin == std::string_view::npos ? 0 : line_begin + 1;
  if (line_begin > unit.begin) line_begin = unit.begin;
  if (line_begin == 0) line_begin = std::min(bom_size(bytes), unit.begin);
  size_t line_end = bytes.find_first_of("\r\n", unit.end);
  if (line_end == std::string_view::npos) line_end = bytes.find_first_of("\r\n");
  std::string join = "\n";
  if (line_end != std::string_view::npos && bytes[line_end] == '\r') {
    join = line_end + 1 < bytes.size() && bytes[line_end + 1] == '\n' ? "\r\n" : "\r";
  }
  for (const char c : bytes.substr(line_begin, unit.begin - line_begin)) {
    if (static_cast<unsigned char>(c) >= 0x80) continue;  // text of the line before the unit (after a directive)
    join += c == '>' || c == '\t' ? c : ' ';
  }
  return join;
}

}  // namespace

Speller::Speller(const Article& article, const Unit& unit) : article_(article), unit_(unit) {
  const markdown::Document& document = article.document;
  cell_ = in_cell(document, unit.node);
  const bool quoted =
      unit.spelling == Spelling::title || unit.spelling == Spelling::attribute || unit.spelling == Spelling::argument;
  if (quoted) quote_ = article.bytes[unit.bytes.end];
  auto join = std::ranges::lower_bound(document.line_joins, unit.bytes.begin, {}, &Span::begin);
  const bool inside = join != document.line_joins.end() && join->end <= unit.bytes.end;
  join_ = inside ? std::string(join->of(article.bytes)) : make_join(article, unit.bytes);
  read_atoms();
}

void Speller::read_atoms() {
  uint32_t at = unit_.bytes.begin;
  for (size_t i = 0; i < unit_.content.size(); ++i) {
    const Part& part = unit_.content[i];
    if (part.kind != PartKind::text) {
      const Span span =
          part.kind == PartKind::close ? unit_.close_bytes[part.code - 1] : unit_.open_bytes[part.code - 1];
      atoms_.push_back({.part = part});
      at = span.end;
      continue;
    }
    uint32_t end = unit_.bytes.end;
    if (i + 1 < unit_.content.size()) {
      const Part& next = unit_.content[i + 1];
      end = (next.kind == PartKind::close ? unit_.close_bytes : unit_.open_bytes)[next.code - 1].begin;
    }
    read_text_atoms({at, end}, part.text);
    at = end;
  }
  if (plain_) {
    atoms_.clear();
    return;
  }
  std::map<std::string, bool> varied;
  for (const Atom& atom : atoms_) {
    if (atom.text.empty() || atom.text == "\n") continue;
    auto [known, added] = habit_.emplace(atom.text, atom.raw);
    if (!added && known->second != atom.raw) varied[atom.text] = true;
  }
  std::erase_if(habit_, [&](const auto& entry) { return entry.first == entry.second || varied.contains(entry.first); });
}

void Speller::read_text_atoms(Span region, std::string_view text) {
  const std::string_view raw = region.of(article_.bytes);
  std::string plainly;
  for (const char c : text) {
    if (c == '\n')
      plainly += join_;
    else
      plainly += c;
  }
  plain_ = plain_ && raw == plainly;
  std::string decoded;
  std::string all;
  std::vector<Atom> atoms;
  for (uint32_t at = region.begin; at < region.end;) {
    const Span span = atom_at(at, region.end, decoded);
    atoms.push_back({.text = decoded, .raw = std::string(span.of(article_.bytes))});
    all += decoded;
    at = span.end;
  }
  if (all != text) atoms.clear();  // spelled in a way not understood here: verbatim will do
  std::ranges::move(atoms, std::back_inserter(atoms_));
}

// One decoded character and the bytes that spell it.
Span Speller::atom_at(uint32_t at, uint32_t end, std::string& text) const {
  const std::string_view bytes = article_.bytes;
  const auto& joins = article_.document.line_joins;
  if (unit_.spelling != Spelling::yaml) {
    // White space before a line's end belongs to the break, in Markdown.
    uint32_t blank = at;
    while (unit_.spelling == Spelling::markdown && blank < end && (bytes[blank] == ' ' || bytes[blank] == '\t'))
      ++blank;
    auto join = std::ranges::lower_bound(joins, blank, {}, &Span::begin);
    if (join != joins.end() && join->begin == blank && join->end <= end) {
      text = "\n";
      uint32_t after = join->end;  // a lazy line's indentation belongs to the break too
      while (unit_.spelling == Spelling::markdown && after < end && (bytes[after] == ' ' || bytes[after] == '\t'))
        ++after;
      return {at, after};
    }
  }
  const std::string_view rest = bytes.substr(at, end - at);
  const bool escapes = unit_.spelling == Spelling::markdown || unit_.spelling == Spelling::title;
  text.clear();
  if (cell_ && rest.starts_with("\\|")) {
    text = "|";
    return {at, at + 2};
  }
  if (cell_ && rest.starts_with("\\\\|")) {  // "\\|" is "\|" to the cell, and that is '|' to its text
    text = "|";
    return {at, at + 3};
  }
  const bool escaped = rest[0] == '\\' && rest.size() > 1 &&
                       (escapes ? markdown::is_ascii_punctuation(rest[1])
                                : unit_.spelling == Spelling::argument && (rest[1] == '"' || rest[1] == '\\'));
  if (escaped) {
    text = rest[1];
    return {at, at + 2};
  }
  const bool references = escapes || unit_.spelling == Spelling::html || unit_.spelling == Spelling::attribute;
  if (rest[0] == '&' && references) {
    if (const uint32_t used = markdown::decode_entity(rest, text)) return {at, at + used};
  }
  text = rest.substr(0, character_length(rest, 0));
  return {at, at + static_cast<uint32_t>(text.size())};
}

std::vector<std::string> Speller::source_spelling(const std::vector<Atom>& target) const {
  std::vector<std::string> raw(target.size());
  const auto equal = [](const Atom& a, const Atom& b) {
    return a.text == b.text && a.part.kind == b.part.kind && a.part.code == b.part.code;
  };
  size_t front = 0;
  while (front < atoms_.size() && front < target.size() && equal(atoms_[front], target[front])) {
    raw[front] = atoms_[front].raw;
    ++front;
  }
  size_t back = 0;
  while (back < atoms_.size() - front && back < target.size() - front &&
         equal(atoms_[atoms_.size() - 1 - back], target[target.size() - 1 - back])) {
    raw[target.size() - 1 - back] = atoms_[atoms_.size() - 1 - back].raw;
    ++back;
  }
  return raw;
}

bool Speller::must_escape(char c) const {
  return (c == quote_ && quote_ != '\0') || (cell_ && c == '|');
}

std::string Speller::escape(char c) const {
  // TeX begins with some escapes: "\\(" and "\\[".
  const bool tex = article_.parse.foreign.math && std::string_view("()[]").find(c) != std::string_view::npos;
  const bool backslash = unit_.spelling == Spelling::markdown || unit_.spelling == Spelling::title;
  if (backslash && !tex) return std::string("\\") + c;
  if (unit_.spelling == Spelling::argument) return c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  if (unit_.spelling == Spelling::verbatim) return std::string(1, c);
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return numeric_reference(std::string_view(&c, 1));
  }
}

// Characters that may be markup where they stand (CommonMark 0.29 2.4, GFM autolinks).
bool Speller::is_risky(std::string_view c, bool line_start, bool after_digit) const {
  if (c.size() != 1) return false;
  if (unit_.spelling == Spelling::html) return c[0] == '&' || c[0] == '<' || c[0] == '>';
  if (unit_.spelling == Spelling::attribute)
    return c[0] == '&' || c[0] == '<' || c[0] == '*' || c[0] == '_' || c[0] == '`';
  if (unit_.spelling == Spelling::argument) return c[0] == '\\';
  constexpr std::string_view kAnywhere = "\\*_`[]<>&~|!:";
  if (kAnywhere.find(c[0]) != std::string_view::npos) return true;
  if (article_.parse.foreign.any() && std::string_view("{}%$?=").find(c[0]) != std::string_view::npos) return true;
  if (line_start && (c[0] == '#' || c[0] == '+' || c[0] == '-' || c[0] == '=')) return true;
  return after_digit && (c[0] == '.' || c[0] == ')');
}

std::string Speller::spell_character(std::string_view c, const std::string& from_source, Rung rung, bool line_start,
                                     bool after_digit) const {
  if (c == "\n") return from_source.empty() ? join_ : from_source;
  const auto habit = habit_.find(std::string(c));
  const bool special = !from_source.empty() && from_source != c;
  if (special) return from_source;
  if (from_source.empty() && habit != habit_.end()) return habit->second;
  if (c.size() == 1 && must_escape(c[0]) && from_source.empty()) return escape(c[0]);
  if (rung == Rung::escaped && is_risky(c, line_start, after_digit)) return escape(c[0]);
  if (rung >= Rung::all_escaped && c.size() == 1 && markdown::is_ascii_punctuation(c[0])) return escape(c[0]);
  // "import" and "export" at the begin of a paragraph are statements of MDX.
  const bool statement = article_.parse.foreign.mdx && line_start && (c == "i" || c == "e");
  if (rung >= Rung::all_escaped && unit_.spelling == Spelling::markdown && statement) return numeric_reference(c);
  return std::string(c);
}

// Beside emphasis delimiters a character decides whether they open and close (CommonMark 0.29 6.4): outside, letters
// become references, which end and begin with punctuation; inside, white space does. White space at the edges of the
// unit and of lines would be lost.
void Speller::protect_neighbours(const std::vector<Atom>& atoms, std::vector<std::string>& spelled) const {
  const auto delimiter = [&](size_t i) {
    if (i >= atoms.size() || !atoms[i].text.empty() || atoms[i].part.kind == PartKind::placeholder) return false;
    const uint32_t code = atoms[i].part.code;
    return code > unit_.codes.size() || is_delimiter(unit_.codes[code - 1].kind);
  };
  for (size_t i = 0; i < atoms.size(); ++i) {
    const std::string& c = atoms[i].text;
    if (c.empty() || c == "\n" || spelled[i] != c) continue;
    const bool before_open = delimiter(i + 1) && atoms[i + 1].part.kind == PartKind::open;
    const bool after_close = i > 0 && delimiter(i - 1) && atoms[i - 1].part.kind == PartKind::close;
    const bool after_open = i > 0 && delimiter(i - 1) && atoms[i - 1].part.kind == PartKind::open;
    const bool before_close = delimiter(i + 1) && atoms[i + 1].part.kind == PartKind::close;
    const bool edge = i == 0 || i + 1 == atoms.size() || atoms[i - 1].text == "\n" || atoms[i + 1].text == "\n";
    const bool inside = after_open || before_close;
    const bool lost = is_space(c) ? inside || (edge && is_blank(c)) : before_open || after_close;
    const bool in_run = is_blank(c) && i > 0 && spelled[i - 1].starts_with("&#") && is_blank(atoms[i - 1].text);
    if (lost || in_run) spelled[i] = numeric_reference(c);
  }
  // A run of blanks before an edge, from behind.
  for (size_t i = atoms.size(); i-- > 1;) {
    if (is_blank(atoms[i].text) && spelled[i].starts_with("&#") && is_blank(atoms[i - 1].text)) {
      spelled[i - 1] = numeric_reference(atoms[i - 1].text);
    }
  }
}

std::vector<std::string> Speller::spell(const Content& target, Rung rung) const {
  std::vector<Atom> atoms;
  std::vector<size_t> part_of;
  for (size_t p = 0; p < target.size(); ++p) {
    const Part& part = target[p];
    if (part.kind != PartKind::text) {
      atoms.push_back({.part = {.kind = part.kind, .code = part.code}});
      part_of.push_back(p);
      continue;
    }
    for (size_t i = 0; i < part.text.size();) {
      const size_t length = character_length(part.text, i);
      atoms.push_back({.text = part.text.substr(i, length)});
      part_of.push_back(p);
      i += length;
    }
  }
  const std::vector<std::string> from_source = plain_ ? std::vector<std::string>(atoms.size()) : source_spelling(atoms);
  std::vector<std::string> spelled(atoms.size());
  bool line_start = true;
  bool digits = false;
  for (size_t i = 0; i < atoms.size(); ++i) {
    const std::string& c = atoms[i].text;
    if (c.empty()) {
      line_start = digits = false;
      continue;
    }
    spelled[i] = spell_character(c, from_source[i], rung, line_start, digits);
    if (c == "\n") {
      line_start = true;
      digits = false;
    } else if (!is_blank(c)) {
      digits = c.size() == 1 && is_digit(c[0]) && (line_start || digits);
      line_start = false;
    }
  }
  if (rung >= Rung::all_escaped && unit_.spelling == Spelling::markdown) protect_neighbours(atoms, spelled);
  std::vector<std::string> parts(target.size());
  for (size_t i = 0; i < atoms.size(); ++i)
    parts[part_of[i]] += spelled[i];
  return parts;
}

Content canonical_target(const Article& article, const Unit& unit, Content target) {
  normalize(target);
  // What the source says its place can hold: blank lines too, in an HTML block that begins with "<?".
  if (unit.spelling == Spelling::yaml || target == unit.content) return target;
  const uint32_t block = block_of(article.document, unit.node);
  const bool one_line = unit.spelling == Spelling::title || unit.spelling == Spelling::attribute ||
                        unit.spelling == Spelling::argument || unit.spelling == Spelling::verbatim ||
                        (block != kNoNode && (article.document.nodes[block].kind == NodeKind::heading ||
                                              article.document.nodes[block].kind == NodeKind::table_cell));
  const bool keeps = plain_text(unit.content).find('\n') != std::string::npos;
  for (Part& part : target) {
    std::string text;
    for (const char c : part.text) {
      const char here = c == '\r' ? '\n' : c;
      if (here != '\n') {
        text += here;
      } else if (one_line && !keeps) {
        text += ' ';
      } else if (text.empty() || text.back() != '\n') {
        text += '\n';
      }
    }
    part.text = std::move(text);
  }
  if (!target.empty() && target.front().kind == PartKind::text) {
    std::string& text = target.front().text;
    text.erase(0, std::min(text.find_first_not_of('\n'), text.size()));
  }
  if (!target.empty() && target.back().kind == PartKind::text) {
    std::string& text = target.back().text;
    text.erase(text.find_last_not_of('\n') + 1);
  }
  normalize(target);
  return target;
}

std::map<uint32_t, char> alternate_emphasis(const Content& target, const std::vector<const Code*>& codes) {
  std::map<uint32_t, char> delimiter;
  const auto emphasis = [&](const Part& part) {
    return part.kind != PartKind::text && part.kind != PartKind::placeholder && part.code >= 1 &&
           part.code <= codes.size() &&
           (codes[part.code - 1]->kind == CodeKind::emphasis || codes[part.code - 1]->kind == CodeKind::strong);
  };
  for (size_t i = 0; i < target.size(); ++i) {
    const Part& part = target[i];
    if (!emphasis(part) || part.kind != PartKind::open) continue;
    const char own = codes[part.code - 1]->open.starts_with('_') ? '_' : '*';
    char chosen = own;
    if (i > 0 && emphasis(target[i - 1])) {
      const auto before = delimiter.find(target[i - 1].code);
      if (before != delimiter.end()) chosen = before->second == '*' ? '_' : '*';
    }
    delimiter[part.code] = chosen;
  }
  return delimiter;
}

}  // namespace docloc::segment
