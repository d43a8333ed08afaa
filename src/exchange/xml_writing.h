// What the writers of XML formats share. Internal to room exchange.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "segment/content.h"

namespace docloc::exchange {

// How the ends of a paired code are written in one content. Index: code number.
enum class Pairing : uint8_t {
  none,         // not in this content
  nested,       // opens and closes here, properly inside the others
  overlapping,  // opens and closes here
  lone,         // only one end is here
};
[[nodiscard]] std::vector<Pairing> pairings_of(const segment::Content& content);

// Appends ` name="value"`, escaped.
void append_attribute(std::string& out, std::string_view name, std::string_view value);

// Appends text; a character that XML cannot hold becomes before + "001B" + after.
void append_text(std::string& out, std::string_view text, std::string_view before, std::string_view after);

}  // namespace docloc::exchange
