// docloc's own metadata in units, matches and files: <mda:metaGroup category="docloc:...">.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/fault_list.h"
#include "catalog/xml_tree.h"

namespace docloc::catalog {

inline constexpr std::string_view kFileGroup = "docloc:file";               // what a hand-back says of the file
inline constexpr std::string_view kMeaningsGroup = "docloc:meanings";       // of codes, where their bytes do not say it
inline constexpr std::string_view kDecisionGroup = "docloc:decision";       // who judged a segment's target, by its id
inline constexpr std::string_view kSuppressionGroup = "docloc:suppressed";  // one suppression: the types below
inline constexpr std::string_view kSuppressedRule = "rule";
inline constexpr std::string_view kSuppressedSource = "source";
inline constexpr std::string_view kSuppressedReason = "reason";
inline constexpr std::string_view kSuppressedDecision = "decision";
inline constexpr std::string_view kMatchGroup = "docloc:match";  // of a match: the types below
inline constexpr std::string_view kMatchState = "state";
inline constexpr std::string_view kMatchDecision = "decision";
inline constexpr std::string_view kMatchDiff = "diff";  // for translators; written anew each time

// One <mda:meta>.
struct Meta {
  std::string_view category;
  const XmlNode* node = nullptr;
  const XmlNode* group = nullptr;  // that it stands in
};

// The <mda:meta> elements of docloc's own groups `categories`, in order; groups of others go to `extensions` (nullptr:
// they are not kept, with a warning).
[[nodiscard]] std::vector<Meta> read_metadata(const XmlNode& metadata,
                                              std::initializer_list<std::string_view> categories,
                                              std::vector<Extension>* extensions, FaultList& faults);

// "2026-11-23 Anna Ek <anna@example.org>".
[[nodiscard]] std::string to_text(const Decision& decision);
// nullopt: there is no space in it.
[[nodiscard]] std::optional<Decision> decision_of(std::string_view text);

// "translated"; nullopt: none of XLIFF's four.
[[nodiscard]] std::string_view to_text(State state);
[[nodiscard]] std::optional<State> state_of(std::string_view text);

}  // namespace docloc::catalog
