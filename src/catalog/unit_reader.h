// <unit> -> Unit.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "catalog/catalog.h"
#include "catalog/fault_list.h"
#include "catalog/xml_tree.h"

namespace docloc::catalog {

// What a unit is read against.
struct FileContext {
  std::string_view source_locale;
  std::string_view target_locale;
  bool translate = true;                        // of the file: what units inherit
  std::set<std::string, std::less<>> unit_ids;  // of every unit in the file, good or bad
};

// nullopt: the unit has a fault, which is in `faults`.
[[nodiscard]] std::optional<Unit> read_unit(const XmlNode& node, const FileContext& context, FaultList& faults);

}  // namespace docloc::catalog
