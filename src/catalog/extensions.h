// What docloc keeps without understanding it.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/fault_list.h"
#include "catalog/xml_tree.h"

namespace docloc::catalog {

// Adds the attributes of `node` that are of other namespaces, with the declarations they need, and those of `kept` that
// are there. The attributes named in `known` and docloc's own in `own` are the caller's; any other is an error.
void keep_attributes(const XmlNode& node, std::initializer_list<std::string_view> known,
                     std::initializer_list<std::string_view> kept, std::initializer_list<std::string_view> own,
                     std::vector<Extension>& extensions, FaultList& faults);

// Into the order in which they are written: attributes, skeleton, metadata groups, other elements, notes.
void sort_extensions(std::vector<Extension>& extensions);

// The value of one of docloc's own attributes; nullptr: not there.
[[nodiscard]] const std::string* find_own(const XmlNode& node, std::string_view name);

}  // namespace docloc::catalog
