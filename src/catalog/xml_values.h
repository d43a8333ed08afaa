// Small values of XLIFF's elements, and what may not stand in them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "catalog/fault_list.h"
#include "catalog/xml_tree.h"

namespace docloc::catalog {

// What to do about a file that docloc would not have written so.
inline constexpr std::string_view kRestoreUnit =
    "Restore the unit from version control, or run \"docloc sync\" on a good copy.";

// The text of a <data> or other element that takes text and <cp> only.
[[nodiscard]] std::string read_text(const XmlNode& node, FaultList& faults);
// Appends the character of a <cp/>.
void read_code_point(const XmlNode& node, std::string& out, FaultList& faults);
// "yes" or "no"; `otherwise` where the attribute is not there, and with a fault where it is neither.
[[nodiscard]] bool read_yes_no(const XmlNode& node, std::string_view attribute, bool otherwise, FaultList& faults);
// The same of an attribute of docloc's own namespace; "no" where it is not there.
[[nodiscard]] bool read_own_yes_no(const XmlNode& node, std::string_view attribute, FaultList& faults);
// Attributes that the standard does not know on this element are errors.
void check_known(const XmlNode& node, std::initializer_list<std::string_view> names, FaultList& faults);
// A fault for text other than white space directly in `node`.
void check_no_text(const XmlNode& node, FaultList& faults);

}  // namespace docloc::catalog
