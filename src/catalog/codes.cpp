#include "catalog/codes.h"

#include <algorithm>
#include <array>

namespace docloc::catalog {

using segment::Code;
using segment::CodeKind;
using segment::Part;
using segment::PartKind;

namespace {

constexpr std::array<CodeNames, 11> kNames{{
    {CodeKind::emphasis, "fmt", "docloc:emphasis"},
    {CodeKind::strong, "fmt", "docloc:strong"},
    {CodeKind::strikethrough, "fmt", "docloc:strikethrough"},
    {CodeKind::line_break, "fmt", "docloc:line-break"},
    {CodeKind::link, "link", "docloc:link"},
    {CodeKind::image, "image", "docloc:image"},
    {CodeKind::code, "other", "docloc:code"},
    {CodeKind::autolink, "link", "docloc:autolink"},
    {CodeKind::html, "other", "docloc:html"},
    {CodeKind::footnote, "other", "docloc:footnote"},
    {CodeKind::directive, "other", "docloc:directive"},
}};

// CommonMark 0.29, 6.3: the run of backticks comes off, line ends become spaces, one space comes off at both ends.
std::string code_span_literal(std::string_view open) {
  const size_t run = std::min(open.find_first_not_of('`'), open.size());
  if (run == 0 || open.size() < 2 * run + 1) return "";
  std::string literal(open.substr(run, open.size() - 2 * run));
  std::ranges::replace(literal, '\n', ' ');
  const bool blank = literal.find_first_not_of(' ') == std::string::npos;
  if (!blank && literal.size() > 2 && literal.front() == ' ' && literal.back() == ' ') {
    literal = literal.substr(1, literal.size() - 2);
  }
  return literal;
}

// "](destination)" at the end of `bytes`.
std::string plain_destination(std::string_view bytes) {
  const size_t open = bytes.rfind("](");
  if (open == std::string_view::npos || !bytes.ends_with(')')) return "";
  const std::string_view inner = bytes.substr(open + 2, bytes.size() - open - 3);
  const bool plain = inner.find_first_of(" \t\n\r()<>\\&\"'") == std::string_view::npos;
  return plain ? std::string(inner) : "";
}

// `bytes` with the destination `to` for `from`; empty: it is not written plainly there.
std::string with_destination(const std::string& bytes, const std::string& from, const std::string& to) {
  const size_t at = bytes.rfind("](" + from);
  return at == std::string::npos ? std::string() : bytes.substr(0, at + 2) + to + bytes.substr(at + 2 + from.size());
}

// Where the two ends of a code stand on one side of a unit: indices into Unit::segments, kNowhere: not there.
constexpr uint32_t kNowhere = UINT32_MAX;
struct Ends {
  uint32_t open = kNowhere;
  uint32_t close = kNowhere;
};

class CodeCheck {
 public:
  explicit CodeCheck(const Unit& unit)
      : unit_(unit), source_(unit.codes.size()), target_(unit.codes.size()), blamed_(unit.codes.size()) {}

  std::vector<CodeFault> run() {
    for (uint32_t i = 0; i < unit_.segments.size(); ++i) {
      for (const Part& part : unit_.segments[i].source)
        see_source(part, i);
    }
    for (uint32_t i = 0; i < unit_.segments.size(); ++i) {
      if (!unit_.segments[i].target) continue;
      for (const Part& part : *unit_.segments[i].target)
        see_target(part, i);
    }
    for (uint32_t n = 1; n <= unit_.codes.size(); ++n)
      check(n);
    return std::move(faults_);
  }

 private:
  using Kind = CodeFault::Kind;

  void see_source(const Part& part, uint32_t segment) {
    if (part.kind == PartKind::text) return;
    Ends& ends = source_[part.code - 1];
    (part.kind == PartKind::close ? ends.close : ends.open) = segment;
  }

  void see_target(const Part& part, uint32_t segment) {
    if (part.kind == PartKind::text) return;
    Ends& ends = target_[part.code - 1];
    uint32_t& end = part.kind == PartKind::close ? ends.close : ends.open;
    if (end != kNowhere) blame(Kind::repeated, segment, part.code);
    end = segment;
    // The opening end may still be untranslated in an earlier segment.
    const bool open_untranslated = has_no_target(source_[part.code - 1].open);
    if (part.kind == PartKind::close && ends.open == kNowhere && !open_untranslated) {
      blame(Kind::misplaced, segment, part.code);
    }
    const bool unknown = source_[part.code - 1].open == kNowhere;
    if (unknown && !is_free(unit_.codes[part.code - 1].kind)) blame(Kind::foreign, segment, part.code);
  }

  // The first fault of a code only: the others mostly follow from it.
  void blame(Kind kind, uint32_t segment, uint32_t code) {
    if (!blamed_[code - 1]) faults_.push_back({kind, segment, code});
    blamed_[code - 1] = true;
  }

  [[nodiscard]] bool has_no_target(uint32_t segment) const {
    return segment != kNowhere && !unit_.segments[segment].target;
  }

  void check(uint32_t number) {
    const Code& code = unit_.codes[number - 1];
    const Ends& source = source_[number - 1];
    const Ends& target = target_[number - 1];
    if (!is_free(code.kind)) {
      if (source.open != kNowhere && !has_no_target(source.open) && target.open == kNowhere) {
        blame(Kind::missing, source.open, number);
      } else if (source.close != kNowhere && !has_no_target(source.close) && target.close == kNowhere) {
        blame(Kind::missing, source.close, number);
      }
      return;
    }
    const bool unclosed = code.paired && target.open != kNowhere && target.close == kNowhere;
    if (unclosed && !has_no_target(source.close)) blame(Kind::unclosed, target.open, number);
  }

  const Unit& unit_;
  std::vector<Ends> source_;
  std::vector<Ends> target_;
  std::vector<bool> blamed_;
  std::vector<CodeFault> faults_;
};

}  // namespace

const CodeNames& names_of(CodeKind kind) {
  return kNames[static_cast<size_t>(kind)];
}

std::optional<CodeKind> kind_of_subtype(std::string_view subtype) {
  if (subtype == "xlf:b") return CodeKind::strong;
  if (subtype == "xlf:i") return CodeKind::emphasis;
  if (subtype == "xlf:lb") return CodeKind::line_break;
  const auto* found = std::ranges::find(kNames, subtype, &CodeNames::subtype);
  return found == kNames.end() ? std::nullopt : std::optional(found->kind);
}

std::string default_meaning(const Code& code) {
  switch (code.kind) {
    case CodeKind::html:
      return code.open;
    case CodeKind::code:
      return code_span_literal(code.open);
    case CodeKind::link:
      return plain_destination(code.close);
    case CodeKind::image:
      return plain_destination(code.paired ? code.close : code.open);
    default:
      return "";
  }
}

Code usual_spelling(CodeKind kind) {
  Code code{
      .kind = kind, .paired = kind != CodeKind::line_break, .open = "\\\n", .close = "", .meaning = "", .subflows = {}};
  if (kind == CodeKind::emphasis) code.open = code.close = "*";
  if (kind == CodeKind::strong) code.open = code.close = "**";
  if (kind == CodeKind::strikethrough) code.open = code.close = "~~";
  return code;
}

Code redirected(const Code& now, const Code& before, const Code& with) {
  const auto written = [](const Code& code) { return code.paired ? code.close : code.open; };
  const std::string made = with_destination(written(now), now.meaning, with.meaning);
  if (made.empty() || with_destination(written(before), before.meaning, with.meaning) != written(with)) return with;
  Code code = with;
  code.open = with.paired ? now.open : made;
  code.close = with.paired ? made : "";
  return code;
}

bool is_unit_kind(std::string_view kind) {
  constexpr std::array<std::string_view, 7> kKinds{"heading", "paragraph",    "cell", "alt",
                                                   "title",   "front-matter", "html"};
  return std::ranges::find(kKinds, kind) != kKinds.end();
}

std::vector<CodeFault> find_code_faults(const Unit& unit) {
  return CodeCheck(unit).run();
}

}  // namespace docloc::catalog
