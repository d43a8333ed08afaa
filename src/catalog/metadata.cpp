#include "catalog/metadata.h"

#include <fmt/format.h>

#include <algorithm>

#include "catalog/xml_values.h"

namespace docloc::catalog {

std::vector<Meta> read_metadata(const XmlNode& metadata, std::initializer_list<std::string_view> categories,
                                std::vector<Extension>* extensions, FaultList& faults) {
  std::vector<Meta> own;
  check_no_text(metadata, faults);
  for (const XmlNode& group : metadata.children) {
    if (group.is_text()) continue;
    if (!group.is(kMetaSpace, "metaGroup")) {
      faults.error(group.offset, "metadata", fmt::format("<{}> cannot stand in <metadata>.", group.name), kRestoreUnit);
    } else if (std::ranges::find(categories, group.get("category")) == categories.end()) {
      if (extensions != nullptr) {
        extensions->push_back({serialize(group)});
      } else {
        faults.not_kept(group.offset, "Metadata of another tool in a match");
      }
    } else {
      check_no_text(group, faults);
      for (const XmlNode& meta : group.children) {
        if (meta.is_text()) continue;
        if (!meta.is(kMetaSpace, "meta") || meta.find("type") == nullptr) {
          faults.error(meta.offset, "metadata", "Here only <mda:meta type=\"...\"> can stand.", kRestoreUnit);
        } else {
          own.push_back({group.get("category"), &meta, &group});
        }
      }
    }
  }
  return own;
}

std::string to_text(const Decision& decision) {
  return fmt::format("{} {}", decision.date, decision.by);
}

std::optional<Decision> decision_of(std::string_view text) {
  const size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  return Decision{.by = std::string(text.substr(space + 1)), .date = std::string(text.substr(0, space))};
}

std::string_view to_text(State state) {
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

std::optional<State> state_of(std::string_view text) {
  if (text == "initial") return State::initial;
  if (text == "translated") return State::translated;
  if (text == "reviewed") return State::reviewed;
  if (text == "final") return State::final_;
  return std::nullopt;
}

}  // namespace docloc::catalog
