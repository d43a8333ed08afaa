// Catalog -> bytes. A plain serializer of its own: one line an element that a person edits, nothing inside <source>,
// <target> and <data> but their text.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/code_table.h"
#include "catalog/codes.h"
#include "catalog/metadata.h"
#include "catalog/sync.h"
#include "catalog/xml_tree.h"
#include "segment/article.h"
#include "text/words.h"

namespace docloc::catalog {

using segment::Code;
using segment::Content;
using segment::Part;
using segment::PartKind;
using segment::Replacement;

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
    source_locale_ = catalog.source_locale;
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

  // One of docloc's own groups of metadata: type and value.
  struct Group {
    std::string_view category;
    std::vector<std::pair<std::string, std::string>> metas;
  };

  // <mda:metadata> with those groups that are not empty, and the groups of others.
  void metadata(std::string_view indent, const std::vector<Group>& own, const std::vector<Extension>& extensions) {
    const auto is_empty = [](const Group& group) { return group.metas.empty(); };
    if (std::ranges::all_of(own, is_empty) && std::ranges::none_of(extensions, is_meta_group)) return;
    out_ += fmt::format("{}<mda:metadata>\n", indent);
    for (const Group& group : own) {
      if (!is_empty(group)) write_group(indent, group);
    }
    for (const Extension& extension : extensions) {
      if (is_meta_group(extension)) out_ += fmt::format("{}  {}\n", indent, extension.xml);
    }
    out_ += fmt::format("{}</mda:metadata>\n", indent);
  }

  void write_group(std::string_view indent, const Group& group) {
    out_ += fmt::format("{}  <mda:metaGroup category=\"{}\">\n", indent, group.category);
    for (const auto& [type, value] : group.metas) {
      out_ += fmt::format("{}    <mda:meta", indent);
      attribute("type", type);
      out_ += '>';
      append_text(out_, value, true);
      out_ += "</mda:meta>\n";
    }
    out_ += fmt::format("{}  </mda:metaGroup>\n", indent);
  }

  void file_metadata(const Catalog& catalog) { metadata("    ", {{kFileGroup, catalog.metadata}}, catalog.extensions); }

  // Meanings that do not follow from the code's bytes, by the number of the code. XML cannot hold every character and
  // <mda:meta> takes no <cp>: such a meaning is percent-encoded, and its type says so.
  static Group meanings(const std::vector<Code>& codes, const std::vector<Replacement>& replacements) {
    Group group{.category = kMeaningsGroup};
    for (size_t i = 0; i < codes.size(); ++i)
      add_meaning(group, fmt::format("{}", i + 1), codes[i]);
    for (const Replacement& replacement : replacements)
      add_meaning(group, fmt::format("{}{}", replacement.code, kReplacing), replacement.with);
    return group;
  }

  static void add_meaning(Group& group, const std::string& id, const Code& code) {
    if (code.meaning == default_meaning(code)) return;
    std::string escaped;
    append_text_with_code_points(escaped, code.meaning);
    if (escaped.find("<cp ") == std::string::npos) {
      group.metas.emplace_back(id, code.meaning);
      return;
    }
    std::string percent;
    for (const char c : code.meaning)
      percent += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    group.metas.emplace_back(id + "-percent-encoded", percent);
  }

  static Group decisions(const Unit& unit) {
    Group group{.category = kDecisionGroup};
    for (const Segment& segment : unit.segments) {
      if (segment.decision) group.metas.emplace_back(segment.id, to_text(*segment.decision));
    }
    return group;
  }

  static Group suppression(const Suppression& one) {
    Group group{.category = kSuppressionGroup};
    group.metas.emplace_back(kSuppressedRule, one.rule);
    group.metas.emplace_back(kSuppressedSource, one.source);
    group.metas.emplace_back(kSuppressedReason, one.reason);
    if (one.decision) group.metas.emplace_back(kSuppressedDecision, to_text(*one.decision));
    return group;
  }

  static std::vector<Group> groups_of(const Unit& unit) {
    std::vector<Group> groups{meanings(unit.codes, unit.replacements), decisions(unit)};
    std::ranges::transform(unit.suppressions, std::back_inserter(groups), suppression);
    return groups;
  }

  void write_unit(const Unit& unit) {
    out_ += "    <unit";
    attribute("id", unit.id);
    if (!unit.name.empty()) attribute("name", unit.name);
    if (!unit.translate || unit.obsolete) attribute("translate", "no");
    attribute("type", "docloc:" + unit.kind);
    if (unit.obsolete) attribute("docloc:obsolete", "yes");
    if (unit.critical) attribute("docloc:critical", "yes");
    attribute_extensions(unit.extensions);
    out_ += ">\n";
    write_matches(unit);
    metadata("      ", groups_of(unit), unit.extensions);
    element_extensions(unit.extensions, "      ", "");
    write_notes(unit);
    write_data(unit.codes, unit.replacements, "      ");
    for (const Segment& segment : unit.segments)
      write_segment(segment, unit);
    out_ += "    </unit>\n";
  }

  void write_matches(const Unit& unit) {
    if (unit.matches.empty()) return;
    out_ += "      <mtc:matches>\n";
    for (const Match& match : unit.matches) {
      out_ += "        <mtc:match";
      attribute("ref", "#" + match.segment);
      if (!match.origin.empty()) attribute("origin", match.origin);
      if (match.similarity != 0) attribute("similarity", fmt::format("{}", match.similarity));
      out_ += ">\n";
      metadata("          ", {meanings(match.codes, {}), about(match, unit)}, {});
      write_data(match.codes, {}, "          ");
      write_content("          ", "source", match.source, match.codes, true);
      write_content("          ", "target", match.target, match.codes, true);
      out_ += "        </mtc:match>\n";
    }
    out_ += "      </mtc:matches>\n";
  }

  [[nodiscard]] Group about(const Match& match, const Unit& unit) const {
    Group group{.category = kMatchGroup};
    if (match.state) group.metas.emplace_back(kMatchState, to_text(*match.state));
    if (match.decision) group.metas.emplace_back(kMatchDecision, to_text(*match.decision));
    const auto segment = std::ranges::find(unit.segments, match.segment, &Segment::id);
    if (match.origin.starts_with(kPrevious) && segment != unit.segments.end()) {
      const auto diff =
          text::word_diff(readable(match.source, match.codes), readable(segment->source, unit.codes), source_locale_);
      group.metas.emplace_back(kMatchDiff, text::to_string(diff));
    }
    return group;
  }

  // Codes without content as their bytes; formatting and links as their text.
  static std::string readable(const Content& content, const std::vector<Code>& codes) {
    std::string text;
    for (const Part& part : content) {
      if (part.kind == PartKind::text) text += part.text;
      if (part.kind == PartKind::placeholder) text += codes[part.code - 1].open;
    }
    return text;
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

  void write_data(const std::vector<Code>& codes, const std::vector<Replacement>& replacements,
                  std::string_view indent) {
    if (codes.empty()) return;
    out_ += fmt::format("{}<originalData>\n", indent);
    for (size_t i = 0; i < codes.size(); ++i)
      write_ends(indent, fmt::format("{}", i + 1), codes[i]);
    for (const Replacement& replacement : replacements)
      write_ends(indent, fmt::format("{}{}", replacement.code, kReplacing), replacement.with);
    out_ += fmt::format("{}</originalData>\n", indent);
  }

  void write_ends(std::string_view indent, const std::string& name, const Code& code) {
    data(indent, "d" + name, code.open);
    if (code.paired) data(indent, "e" + name, code.close);
  }

  void data(std::string_view indent, std::string_view id, std::string_view bytes) {
    out_ += fmt::format("{}  <data id=\"{}\">", indent, id);
    append_text_with_code_points(out_, bytes);
    out_ += "</data>\n";
  }

  void write_segment(const Segment& segment, const Unit& unit) {
    const std::string_view name = segment.ignorable ? "ignorable" : "segment";
    out_ += fmt::format("      <{}", name);
    attribute("id", segment.id);
    if (!segment.ignorable && (segment.target || segment.state != State::initial || segment.origin != Origin::human)) {
      attribute("state", to_text(segment.state));
      if (segment.origin != Origin::human) {
        attribute("subState", segment.origin == Origin::machine ? "docloc:machine" : "docloc:fuzzy");
      }
    }
    out_ += ">\n";
    write_content("        ", "source", segment.source, unit.codes, false);
    if (segment.target) write_content("        ", "target", *segment.target, unit.codes, false, unit.replacements);
    out_ += fmt::format("      </{}>\n", name);
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
                     const std::vector<Code>& codes, bool alone, const std::vector<Replacement>& replacements = {}) {
    const std::vector<Spelling> how = spellings(content, codes.size(), alone);
    out_ += fmt::format("{}<{}>", indent, element);
    for (const Part& part : content) {
      if (part.kind == PartKind::text) {
        append_text_with_code_points(out_, part.text);
        continue;
      }
      const auto other = std::ranges::find(replacements, part.code, &Replacement::code);
      const bool replaced = other != replacements.end();
      const std::string data = replaced ? fmt::format("{}{}", part.code, kReplacing) : fmt::format("{}", part.code);
      write_code(part, codes[part.code - 1], how[part.code], data,
                 replaced ? other->with.open : codes[part.code - 1].open);
    }
    out_ += fmt::format("</{}>\n", element);
  }

  // `data`: what the ids of its data end in; `bytes`: those to show.
  void write_code(const Part& part, const Code& code, Spelling how, const std::string& data, std::string_view bytes) {
    const uint32_t n = part.code;
    if (part.kind == PartKind::placeholder) {
      out_ += fmt::format("<ph id=\"{}\" dataRef=\"d{}\"", n, data);
      names_and_rights(code);
      attribute("disp", shown(bytes));
      subflows("subFlows", code);
      out_ += "/>";
    } else if (how == Spelling::nested && part.kind == PartKind::open) {
      out_ += fmt::format("<pc id=\"{0}\" dataRefStart=\"d{1}\" dataRefEnd=\"e{1}\"", n, data);
      names_and_rights(code);
      subflows("subFlowsStart", code);
      out_ += '>';
    } else if (how == Spelling::nested) {
      out_ += "</pc>";
    } else if (part.kind == PartKind::open) {
      out_ += fmt::format("<sc id=\"{}\" dataRef=\"d{}\"", n, data);
      if (how == Spelling::lone) attribute("isolated", "yes");
      names_and_rights(code);
      subflows("subFlows", code);
      out_ += "/>";
    } else if (how == Spelling::lone) {
      out_ += fmt::format("<ec id=\"{}\" dataRef=\"e{}\" isolated=\"yes\"", n, data);
      names_and_rights(code);
      subflows("subFlows", code);
      out_ += "/>";
    } else {
      out_ += fmt::format("<ec dataRef=\"e{}\" startRef=\"{}\"", data, n);
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

  std::string source_locale_;
  std::string out_;
};

}  // namespace

std::string write_xliff(const Catalog& catalog) {
  return Writer().run(catalog);
}

}  // namespace docloc::catalog
