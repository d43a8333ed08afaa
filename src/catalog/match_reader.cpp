#include "catalog/match_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "catalog/code_table.h"
#include "catalog/metadata.h"
#include "catalog/xml_values.h"

namespace docloc::catalog {
namespace {

constexpr std::string_view kRemove = "Remove the match.";

class MatchReader {
 public:
  MatchReader(const Unit& unit, const FileContext& context, FaultList& faults)
      : unit_(unit), context_(context), faults_(faults) {}

  std::optional<Match> run(const XmlNode& node) {
    const size_t errors = faults_.errors();
    read_attributes(node);
    read_content(node);
    return faults_.errors() == errors ? std::optional(std::move(match_)) : std::nullopt;
  }

 private:
  void error(const XmlNode& at, std::string_view rule, std::string message, std::string_view hint = kRestoreUnit) {
    faults_.error(at.offset, rule, std::move(message), hint);
  }

  void read_attributes(const XmlNode& node) {
    match_.origin = node.get("origin");
    constexpr std::array<std::string_view, 4> kKept{"ref", "origin", "reference", "similarity"};
    for (const XmlAttribute& attribute : node.attributes) {
      const bool kept = attribute.space.empty() && std::ranges::find(kKept, attribute.name) != kKept.end();
      const bool harmless = attribute.space == kXmlnsSpace || attribute.space == kXmlSpace;
      if (!kept && !harmless)
        faults_.not_kept(node.offset, fmt::format("The attribute \"{}\" of a match", attribute.name));
    }
    if (read_yes_no(node, "reference", false, faults_)) {
      error(node, "match", "A match in a third language has no place in a catalog.", kRemove);
    }
    const std::string_view ref = node.get("ref");
    const auto segment = std::ranges::find_if(unit_.segments, [&](const Segment& s) {
      return !s.ignorable && ref.starts_with('#') && s.id == ref.substr(1);
    });
    if (segment == unit_.segments.end()) {
      error(node, "match-ref", fmt::format("ref=\"{}\" names no segment of this unit.", ref),
            "Name one, as in ref=\"#s1\", or remove the match.");
    } else {
      match_.segment = segment->id;
    }
    if (const std::string* similarity = node.find("similarity")) read_similarity(node, *similarity);
  }

  // XLIFF 2.1, 5.1.4.6: a decimal number between 0.0 and 100.0. A Catalog has whole percents.
  void read_similarity(const XmlNode& node, const std::string& text) {
    double percent = -1;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), percent, std::chars_format::fixed);
    const bool whole = parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
    if (!whole || percent < 0 || percent > 100) {
      return error(node, "match-similarity", fmt::format("similarity=\"{}\" is no number from 0 to 100.", text),
                   "Write percents, as in similarity=\"75\", or remove the attribute.");
    }
    match_.similarity = static_cast<uint32_t>(percent);
  }

  void read_content(const XmlNode& node) {
    const size_t errors = faults_.errors();
    check_no_text(node, faults_);
    CodeTable codes(faults_, CodeTable::Scope::match);
    CodeTable::RawContent contents[2];
    int reached = 0;
    for (const XmlNode& child : node.children) {
      if (child.is_text()) continue;
      constexpr std::array<std::string_view, 4> kOrder{"metadata", "originalData", "source", "target"};
      const auto* name = std::ranges::find(kOrder, child.name);
      const bool known = name != kOrder.end() && child.space == (child.name == "metadata" ? kMetaSpace : kCoreSpace);
      const int rank = known ? static_cast<int>(name - kOrder.begin()) + 1 : 5;
      if (!known && child.space == kCoreSpace) {
        error(child, "unknown-element", fmt::format("<{}> cannot stand in a match.", child.name));
        continue;
      }
      if (known && rank <= reached)
        error(child, "element-order", fmt::format("<{}> stands too late or twice in its match.", child.name));
      if ((rank == 4 && reached != 3) || (rank == 3 && reached > 3))
        error(child, "match", "A match needs a source, then a target.");
      reached = std::max(reached, rank);
      read_child(child, rank, codes, contents);
    }
    if (reached < 4) error(node, "match", "A match needs a source, then a target.", kRemove);
    if (faults_.errors() != errors) return;
    codes.finish();
    if (faults_.errors() != errors) return;
    match_.source = codes.resolve(contents[0]);
    match_.target = codes.resolve(contents[1]);
    match_.codes = codes.take_codes();
  }

  void read_child(const XmlNode& child, int rank, CodeTable& codes, CodeTable::RawContent* contents) {
    if (rank == 1) {
      for (const Meta& meta : read_metadata(child, {kMeaningsGroup, kMatchGroup}, nullptr, faults_)) {
        if (meta.category == kMeaningsGroup) {
          codes.add_meaning(*meta.node);
        } else {
          read_own(*meta.node);
        }
      }
    } else if (rank == 2) {
      codes.add_data(child);
    } else if (rank == 3) {
      check_content_attributes(child, context_.source_locale, {}, faults_);
      contents[0] = codes.read(child, Side::source);
    } else if (rank == 4) {
      check_content_attributes(child, context_.target_locale, {}, faults_);
      contents[1] = codes.read(child, Side::target);
    } else {
      faults_.not_kept(child.offset, fmt::format("<{}> in a match", child.name));
    }
  }

  void read_own(const XmlNode& meta) {
    const std::string_view type = meta.get("type");
    const std::string text = read_text(meta, faults_);
    const auto twice = [&](bool there) {
      if (there) error(meta, "metadata", fmt::format("The {} of a match stands twice.", type));
    };
    if (type == kMatchState) {
      twice(match_.state.has_value());
      match_.state = state_of(text);
      if (!match_.state) {
        error(meta, "state", fmt::format("\"{}\" is not known as a state.", text),
              "Write initial, translated, reviewed or final.");
      }
    } else if (type == kMatchDecision) {
      twice(match_.decision.has_value());
      match_.decision = decision_of(text);
      if (!match_.decision) error(meta, "decision", fmt::format("\"{}\" names no date and person.", text));
    } else if (type != kMatchDiff) {
      error(meta, "metadata", fmt::format("type=\"{}\" says nothing about a match.", type));
    }
  }

  const Unit& unit_;
  const FileContext& context_;
  FaultList& faults_;
  Match match_;
};

}  // namespace

void check_content_attributes(const XmlNode& node, std::string_view locale,
                              std::initializer_list<std::string_view> names, FaultList& faults) {
  check_known(node, names, faults);
  for (const XmlAttribute& attribute : node.attributes) {
    if (attribute.space == kXmlSpace && attribute.name == "lang" && attribute.value != locale) {
      faults.error(node.offset, "language",
                   fmt::format("xml:lang=\"{}\" is not the file's language, \"{}\".", attribute.value, locale),
                   "Move the text to the file of its language.");
    }
  }
}

void read_matches(const XmlNode& matches, const FileContext& context, FaultList& faults, Unit& unit) {
  check_no_text(matches, faults);
  for (const XmlNode& node : matches.children) {
    if (node.is_text()) continue;
    if (!node.is(kMatchSpace, "match")) {
      faults.error(node.offset, "unknown-element", fmt::format("<{}> cannot stand in <matches>.", node.name),
                   kRestoreUnit);
    } else if (auto match = MatchReader(unit, context, faults).run(node)) {
      unit.matches.push_back(std::move(*match));
    }
  }
}

}  // namespace docloc::catalog
