// Catalog -> bytes. A plain serializer of its own: one line an element that a person edits, nothing inside <source>,
// <target> and <data> but their text.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/codes.h"
#include "catalog/xml_tree.h"
#include "segment/article.h"

namespace docloc::catalog {

using segment::Code;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

constexpr size_t kShownBytes = 60;  // of a code in `disp`

// How each end of a paired code is written in one content.
enum class Spelling : uint8_t {
  nested,    // <pc>: opens and closes here, properly nested
  spanning,  // <sc/> and <ec/>: overlaps, or its partner is in another segment
  lone,      // isolated <sc/> or <ec/>: its partner is in nothing that is written beside it
};

class Writer {
 public:
  std::string run(const Catalog& catalog) {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out_ += fmt::format("<xliff xmlns=\"{}\" xmlns:mtc=\"{}\" xmlns:mda=\"{}\" xmlns:docloc=\"{}\" version=\"2.1\"",
                        kCoreSpace, kMatchSpace, kMetaSpace, kOwnSpace);
    attribute("srcLang", catalog.source_locale);
    if (!catalog.target_locale.empty()) attribute("trgLang", catalog.target_locale);
    out_ += ">\n  <file id=\"f1\"";
    attribute("original", catalog.path);
    out_ += fmt::format(" canResegment=\"no\" xml:space=\"preserve\" docloc:keys=\"{}\"", segment::kKeyVersion);
    attribute_extensions(catalog.extensions);
    out_ += ">\n";
    element_extensions(catalog.extensions, "    ", "<skeleton");
    file_metadata(catalog);
    element_extensions(catalog.extensions, "    ", "");
    element_extensions(catalog.extensions, "    ", "<notes");
    for (const Unit& unit : catalog.units)
      write_unit(unit);
    out_ += "  </file>\n</xliff>\n";
    return std::move(out_);
  }

 private:
  void attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_attribute_value(out_, value);
    out_ += '"';
  }

  // Extensions come in four places: attributes, what belongs into docloc's own <mda:metadata>, core elements that
  // docloc does not model (each in its place by the schema: `core`), and everything else (`core` empty).
  static bool is_attribute(const Extension& extension) { return !extension.xml.starts_with('<'); }
  static bool is_meta_group(const Extension& extension) { return extension.xml.starts_with("<mda:metaGroup"); }
  static bool is_core(const Extension& extension) {
    return extension.xml.starts_with("<skeleton") || extension.xml.starts_with("<notes");
  }

  void attribute_extensions(const std::vector<Extension>& extensions) {
    for (const Extension& extension : extensions) {
      if (is_attribute(extension)) out_ += ' ' + extension.xml;
    }
  }

  void element_extensions(const std::vector<Extension>& extensions, std::string_view indent, std::string_view core) {
    for (const Extension& extension : extensions) {
      if (is_attribute(extension) || is_meta_group(extension)) continue;
      if (core.empty() ? is_core(extension) : !extension.xml.starts_with(core)) continue;
      out_ += fmt::format("{}{}\n", indent, extension.xml);
    }
  }

  // <mda:metadata> with docloc's own group, unless it is empty, and the groups of others.
  void metadata(std::string_view indent, std::string_view category,
                const std::vector<std::pair<std::string, std::string>>& own, const std::vector<Extension>& extensions) {
    if (own.empty() && std::ranges::none_of(extensions, is_meta_group)) return;
    out_ += fmt::format("{}<mda:metadata>\n", indent);
    if (!own.empty()) {
      out_ += fmt::format("{}  <mda:metaGroup category=\"{}\">\n", indent, category);
      for (const auto& [type, value] : own) {
        out_ += fmt::format("{}    <mda:meta", indent);
        attribute("type", type);
        out_ += '>';
        append_text(out_, value, true);
        out_ += "</mda:meta>\n";
      }
      out_ += fmt::format("{}  </mda:metaGroup>\n", indent);
    }
    for (const Extension& extension : extensions) {
      if (is_meta_group(extension)) out_ += fmt::format("{}  {}\n", indent, extension.xml);
    }
    out_ += fmt::format("{}</mda:metadata>\n", indent);
  }

  void file_metadata(const Catalog& catalog) { metadata("    ", "docloc:file", catalog.metadata, catalog.extensions); }

  // Meanings that do not follow from the code's bytes, by the number of the code. XML cannot hold every character and
  // <mda:meta> takes no <cp>: such a meaning is percent-encoded, and its type says so.
  static std::vector<std::pair<std::string, std::string>> meanings(const std::vector<Code>& codes) {
    std::vector<std::pair<std::string, std::string>> found;
    for (size_t i = 0; i < codes.size(); ++i) {
      if (codes[i].meaning == default_meaning(codes[i])) continue;
      std::string escaped;
      append_text_with_code_points(escaped, codes[i].meaning);
      if (escaped.find("<cp ") == std::string::npos) {
        found.emplace_back(fmt::format("{}", i + 1), codes[i].meaning);
      } else {
        std::string percent;
        for (const char c : codes[i].meaning)
          percent += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        found.emplace_back(fmt::format("{}-percent-encoded", i + 1), percent);
      }
    }
    return found;
  }

  void write_unit(const Unit& unit) {
    out_ += "    <unit";
    attribute("id", unit.id);
    if (!unit.name.empty()) attribute("name", unit.name);
    if (!unit.translate || unit.obsolete) attribute("translate", "no");
    attribute("type", "docloc:" + unit.kind);
    if (unit.obsolete) attribute("docloc:obsolete", "yes");
    attribute_extensions(unit.extensions);
    out_ += ">\n";
    write_matches(unit.matches);
    metadata("      ", "docloc:meanings", meanings(unit.codes), unit.extensions);
    element_extensions(unit.extensions, "      ", "");
    write_notes(unit);
    write_data(unit.codes, "      ");
    for (const Segment& segment : unit.segments)
      write_segment(segment, unit.codes);
    out_ += "    </unit>\n";
  }

  void write_matches(const std::vector<Match>& matches) {
    if (matches.empty()) return;
    out_ += "      <mtc:matches>\n";
    for (const Match& match : matches) {
      out_ += "        <mtc:match";
      attribute("ref", "#" + match.segment);
      if (!match.origin.empty()) attribute("origin", match.origin);
      out_ += ">\n";
      metadata("          ", "docloc:meanings", meanings(match.codes), {});
      write_data(match.codes, "          ");
      write_content("          ", "source", match.source, match.codes, true);
      write_content("          ", "target", match.target, match.codes, true);
      out_ += "        </mtc:match>\n";
    }
    out_ += "      </mtc:matches>\n";
  }

  void write_notes(const Unit& unit) {
    if (unit.author_notes.empty() && unit.notes.empty()) return;
    out_ += "      <notes>\n";
    for (const std::string& note : unit.author_notes)
      write_note(note, fmt::format(" category=\"{}\"", kAuthorNote));
    for (const std::string& note : unit.notes)
      write_note(note, "");
    out_ += "      </notes>\n";
  }

  void write_note(const std::string& note, std::string_view attributes) {
    out_ += fmt::format("        <note{}>", attributes);
    append_text(out_, note, true);
    out_ += "</note>\n";
  }

  void write_data(const std::vector<Code>& codes, std::string_view indent) {
    if (codes.empty()) return;
    out_ += fmt::format("{}<originalData>\n", indent);
    for (size_t i = 0; i < codes.size(); ++i) {
      data(indent, 'd', i + 1, codes[i].open);
      if (codes[i].paired) data(indent, 'e', i + 1, codes[i].close);
    }
    out_ += fmt::format("{}</originalData>\n", indent);
  }

  void data(std::string_view indent, char prefix, size_t number, std::string_view bytes) {
    out_ += fmt::format("{}  <data id=\"{}{}\">", indent, prefix, number);
    append_text_with_code_points(out_, bytes);
    out_ += "</data>\n";
  }

  void write_segment(const Segment& segment, const std::vector<Code>& codes) {
    const std::string_view name = segment.ignorable ? "ignorable" : "segment";
    out_ += fmt::format("      <{}", name);
    attribute("id", segment.id);
    if (!segment.ignorable && (segment.target || segment.state != State::initial || segment.origin != Origin::human)) {
      attribute("state", state_name(segment.state));
      if (segment.origin != Origin::human) {
        attribute("subState", segment.origin == Origin::machine ? "docloc:machine" : "docloc:fuzzy");
      }
    }
    out_ += ">\n";
    write_content("        ", "source", segment.source, codes, false);
    if (segment.target) write_content("        ", "target", *segment.target, codes, false);
    out_ += fmt::format("      </{}>\n", name);
  }

  static std::string_view state_name(State state) {
    switch (state) {
      case State::translated:
        return "translated";
      case State::reviewed:
        return "reviewed";
      case State::final_:
        return "final";
      case State::initial:
        break;
    }
    return "initial";
  }

  // Per code number (index 0 unused). `alone`: the content is a match's, with no segments beside it.
  static std::vector<Spelling> spellings(const Content& content, size_t codes, bool alone) {
    std::vector<Spelling> found(codes + 1, alone ? Spelling::lone : Spelling::spanning);
    std::vector<uint32_t> open;
    for (const Part& part : content) {
      if (part.kind == PartKind::open) open.push_back(part.code);
      if (part.kind != PartKind::close) continue;
      const auto partner = std::ranges::find(open, part.code);
      if (partner == open.end()) continue;
      found[part.code] = partner + 1 == open.end() ? Spelling::nested : Spelling::spanning;
      open.erase(partner);
    }
    return found;
  }

  void write_content(std::string_view indent, std::string_view element, const Content& content,
                     const std::vector<Code>& codes, bool alone) {
    const std::vector<Spelling> how = spellings(content, codes.size(), alone);
    out_ += fmt::format("{}<{}>", indent, element);
    for (const Part& part : content) {
      if (part.kind == PartKind::text) {
        append_text_with_code_points(out_, part.text);
      } else {
        write_code(part, codes[part.code - 1], how[part.code]);
      }
    }
    out_ += fmt::format("</{}>\n", element);
  }

  void write_code(const Part& part, const Code& code, Spelling how) {
    const uint32_t n = part.code;
    if (part.kind == PartKind::placeholder) {
      out_ += fmt::format("<ph id=\"{0}\" dataRef=\"d{0}\"", n);
      names_and_rights(code);
      attribute("disp", shown(code.open));
      subflows("subFlows", code);
      out_ += "/>";
    } else if (how == Spelling::nested && part.kind == PartKind::open) {
      out_ += fmt::format("<pc id=\"{0}\" dataRefStart=\"d{0}\" dataRefEnd=\"e{0}\"", n);
      names_and_rights(code);
      subflows("subFlowsStart", code);
      out_ += '>';
    } else if (how == Spelling::nested) {
      out_ += "</pc>";
    } else if (part.kind == PartKind::open) {
      out_ += fmt::format("<sc id=\"{0}\" dataRef=\"d{0}\"", n);
      if (how == Spelling::lone) attribute("isolated", "yes");
      names_and_rights(code);
      subflows("subFlows", code);
      out_ += "/>";
    } else if (how == Spelling::lone) {
      out_ += fmt::format("<ec id=\"{0}\" dataRef=\"e{0}\" isolated=\"yes\"", n);
      names_and_rights(code);
      subflows("subFlows", code);
      out_ += "/>";
    } else {
      out_ += fmt::format("<ec dataRef=\"e{0}\" startRef=\"{0}\"", n);
      if (!is_free(code.kind)) out_ += " canCopy=\"no\" canDelete=\"no\"";
      out_ += "/>";
    }
  }

  void names_and_rights(const Code& code) {
    const CodeNames& names = names_of(code.kind);
    out_ += fmt::format(" type=\"{}\" subType=\"{}\"", names.type, names.subtype);
    if (!is_free(code.kind)) out_ += " canCopy=\"no\" canDelete=\"no\"";
  }

  // The code's bytes for a translator's eye: one line, cut at a whole character.
  static std::string shown(std::string_view bytes) {
    std::string text(bytes);
    if (text.size() > kShownBytes) {
      size_t cut = kShownBytes;
      while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U)
        --cut;
      text = text.substr(0, cut) + "\u2026";
    }
    std::ranges::replace_if(text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return text;
  }

  void subflows(std::string_view name, const Code& code) {
    if (!code.subflows.empty()) attribute(name, fmt::format("{}", fmt::join(code.subflows, " ")));
  }

  std::string out_;
};

}  // namespace

std::string write_xliff(const Catalog& catalog) {
  return Writer().run(catalog);
}

}  // namespace docloc::catalog
