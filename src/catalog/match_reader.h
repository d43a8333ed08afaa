// <mtc:matches> -> Unit::matches.
#pragma once

#include "catalog/catalog.h"
#include "catalog/fault_list.h"
#include "catalog/unit_reader.h"
#include "catalog/xml_tree.h"

namespace docloc::catalog {

// The segments of `unit` have been read. A match with a fault is left out; the fault is in `faults`.
void read_matches(const XmlNode& matches, const FileContext& context, FaultList& faults, Unit& unit);

// xml:lang must be `locale`; other attributes than `names` are faults. Of a <source> or <target>.
void check_content_attributes(const XmlNode& node, std::string_view locale,
                              std::initializer_list<std::string_view> names, FaultList& faults);

}  // namespace docloc::catalog
