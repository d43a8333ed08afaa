#include <fmt/format.h>

#include <array>

#include "catalog/xml_tree.h"
#include "exchange/formats.h"
#include "exchange/xliff12_codes.h"
#include "exchange/xml_writing.h"

namespace docloc::exchange {

using catalog::Origin;
using catalog::State;
using segment::Code;
using segment::CodeKind;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

struct Ctype {
  CodeKind kind;
  std::string_view delimiter;
  std::string_view placeholder;
};
// By CodeKind. Values without "x-" are the standard's own.
constexpr std::array<Ctype, 11> kCtypes{{
    {CodeKind::emphasis, "italic", "x-docloc-emphasis"},
    {CodeKind::strong, "bold", "x-docloc-strong"},
    {CodeKind::strikethrough, "x-docloc-strikethrough", "x-docloc-strikethrough"},
    {CodeKind::line_break, "x-docloc-line-break", "lb"},
    {CodeKind::link, "link", "x-docloc-link"},
    {CodeKind::image, "x-docloc-image", "image"},
    {CodeKind::code, "x-docloc-code", "x-docloc-code"},
    {CodeKind::autolink, "x-docloc-autolink", "x-docloc-autolink"},
    {CodeKind::html, "x-docloc-html", "x-docloc-html"},
    {CodeKind::footnote, "x-docloc-footnote", "x-docloc-footnote"},
    {CodeKind::directive, "x-docloc-directive", "x-docloc-directive"},
}};

std::string_view state_name(State state, Origin origin) {
  switch (state) {
    case State::translated:
      return origin == Origin::human ? "translated" : "needs-review-translation";
    case State::reviewed:
      return "signed-off";
    case State::final_:
      return "final";
    case State::initial:
      break;
  }
  return "needs-translation";
}

class Writer {
 public:
  std::string run(const Job& job) {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out_ += fmt::format("<xliff xmlns=\"{}\" version=\"1.2\">\n", kXliff12Space);
    for (const File& file : job.files)
      write_file(job, file);
    out_ += "</xliff>\n";
    return std::move(out_);
  }

 private:
  void write_file(const Job& job, const File& file) {
    out_ += "  <file";
    append_attribute(out_, "original", file.path);
    append_attribute(out_, "source-language", job.source_locale);
    append_attribute(out_, "target-language", job.target_locale);
    out_ += " datatype=\"x-markdown\" tool-id=\"docloc\" xml:space=\"preserve\">\n";
    out_ += "    <header>\n      <tool tool-id=\"docloc\" tool-name=\"docloc\"/>\n    </header>\n    <body>\n";
    for (const Unit& unit : file.units) {
      if (!unit.obsolete) write_unit(unit);
    }
    out_ += "    </body>\n  </file>\n";
  }

  void write_unit(const Unit& unit) {
    out_ += "      <group";
    append_attribute(out_, "id", unit.id);
    append_attribute(out_, "restype", "x-docloc-" + unit.kind);
    if (!unit.name.empty()) append_attribute(out_, "resname", unit.name);
    out_ += ">\n";
    for (const Item& item : unit.items)
      write_item(unit, item, &item == unit.items.data());
    out_ += "      </group>\n";
  }

  // Notes stand with the unit's first segment: few tools show those of a group.
  void write_item(const Unit& unit, const Item& item, bool notes) {
    out_ += "        <trans-unit";
    append_attribute(out_, "id", short_name(unit.id, item.segment));
    if (item.target && item.state >= State::reviewed) out_ += " approved=\"yes\"";
    if (item.context) out_ += " translate=\"no\"";
    out_ += ">\n          <source>";
    write_content(item.source, unit.codes);
    out_ += "</source>\n          ";
    write_target(unit, item);
    out_ += "          <context-group purpose=\"information\">\n";
    context("left", item.left);
    for (const Gap& gap : item.gaps)
      context("gap-" + gap.id, gap.text);
    out_ += "          </context-group>\n";
    if (notes) {
      write_notes(unit.author_notes, " from=\"author\"");
      write_notes(unit.notes, "");
    }
    for (const catalog::Match& match : item.matches)
      write_match(match);
    out_ += "        </trans-unit>\n";
  }

  void write_target(const Unit& unit, const Item& item) {
    if (!item.target) {
      out_ += "<target/>\n";
      return;
    }
    out_ += "<target";
    append_attribute(out_, "state", state_name(item.state, item.origin));
    if (item.origin != Origin::human) {
      append_attribute(out_, "state-qualifier", item.origin == Origin::machine ? "leveraged-mt" : "fuzzy-match");
    }
    out_ += '>';
    write_content(*item.target, unit.codes);
    out_ += "</target>\n";
  }

  // <context> takes text only: what XML cannot hold in a gap becomes U+FFFD.
  void context(std::string_view type, std::string_view value) {
    out_ += fmt::format("            <context context-type=\"x-docloc-{}\">", type);
    catalog::append_text(out_, value, true);
    out_ += "</context>\n";
  }

  void write_notes(const std::vector<std::string>& notes, std::string_view from) {
    for (const std::string& note : notes) {
      out_ += fmt::format("          <note{}>", from);
      catalog::append_text(out_, note, true);
      out_ += "</note>\n";
    }
  }

  void write_match(const catalog::Match& match) {
    std::map<uint32_t, Code> codes;
    for (size_t i = 0; i < match.codes.size(); ++i)
      codes.emplace(static_cast<uint32_t>(i + 1), match.codes[i]);
    out_ += "          <alt-trans";
    if (match.similarity > 0) append_attribute(out_, "match-quality", fmt::format("{}%", match.similarity));
    if (!match.origin.empty()) append_attribute(out_, "origin", match.origin);
    if (match.origin.starts_with(catalog::kPrevious)) out_ += " alttranstype=\"previous-version\"";
    out_ += ">\n            <source>";
    write_content(match.source, codes);
    out_ += "</source>\n            <target>";
    write_content(match.target, codes);
    out_ += "</target>\n          </alt-trans>\n";
  }

  void write_content(const Content& content, const std::map<uint32_t, Code>& codes) {
    const std::vector<Pairing> pairings = pairings_of(content);
    for (const Part& part : content) {
      if (part.kind == PartKind::text) {
        append_text(out_, part.text, "<x id=\"c", fmt::format("\" ctype=\"{}\"/>", kCharacterType));
      } else {
        write_code(part, codes.at(part.code), pairings[part.code]);
      }
    }
  }

  void write_code(const Part& part, const Code& code, Pairing pairing) {
    const std::string id = std::to_string(part.code);
    const bool open = part.kind == PartKind::open;
    if (part.kind == PartKind::placeholder) {
      element("x", id, ctype_of(code.kind, false), code.open, "/>");
    } else if (pairing == Pairing::nested) {
      if (open) return element("g", id, ctype_of(code.kind, true), code.open, ">");
      out_ += "</g>";
    } else if (pairing == Pairing::overlapping) {
      out_ += open ? "<bx" : "<ex";
      append_attribute(out_, "id", id);
      append_attribute(out_, "rid", id);
      if (open) append_attribute(out_, "ctype", ctype_of(code.kind, true));
      out_ += "/>";
    } else {
      out_ += "<it";
      append_attribute(out_, "id", id);
      append_attribute(out_, "pos", open ? "open" : "close");
      append_attribute(out_, "ctype", ctype_of(code.kind, true));
      out_ += '>';
      catalog::append_text(out_, open ? code.open : code.close, true);
      out_ += "</it>";
    }
  }

  void element(std::string_view name, std::string_view id, std::string_view ctype, std::string_view shown,
               std::string_view end) {
    out_ += '<';
    out_ += name;
    append_attribute(out_, "id", id);
    append_attribute(out_, "ctype", ctype);
    append_attribute(out_, "equiv-text", shown);
    out_ += end;
  }

  std::string out_;
};

}  // namespace

std::string_view ctype_of(CodeKind kind, bool delimiter) {
  const Ctype& row = kCtypes[static_cast<size_t>(kind)];
  return delimiter ? row.delimiter : row.placeholder;
}

std::optional<CodeKind> kind_of_ctype(std::string_view ctype) {
  for (const Ctype& row : kCtypes) {
    if (ctype == row.delimiter || ctype == row.placeholder) return row.kind;
  }
  return std::nullopt;
}

std::string write_xliff12(const Job& job) {
  return Writer().run(job);
}

}  // namespace docloc::exchange
