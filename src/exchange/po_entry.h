// PO's syntax: bytes to entries. Internal to room exchange.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/xml_reading.h"

namespace docloc::exchange {

struct PoEntry {
  size_t offset = 0;  // of its first line
  bool has_context = false;
  std::string context;
  std::string id;
  std::string text;                    // msgstr, or msgstr[0]
  std::vector<std::string> extracted;  // "#. ", without it
  std::vector<std::string> comments;   // "# "
  std::vector<std::string> flags;      // "fuzzy"
  bool obsolete = false;
};

// Entries in the file's order; previous strings and references are passed over. Faults (rules po-...) leave out the
// entry they are in.
[[nodiscard]] std::vector<PoEntry> read_po_entries(std::string_view bytes, Reports& reports);

}  // namespace docloc::exchange
