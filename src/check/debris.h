// Markup that did not become any: what readers see of it. Internal to room check.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace docloc::check {

enum class Debris : uint8_t {
  emphasis,   // "** bold **", a lone "**", "_word_"
  link,       // "[text] (address)", "](", with full-width brackets too
  reference,  // "[text][label]"
  code,       // a backtick
  html,       // "<br>", "&nbsp;"
  directive,  // "[!NOTE]", ":::"
  escape,     // "\*", "\\\\"
  marker,     // "# " and "- " at the beginning
};

// Of a text as readers see it (Side::text), in order. Linear; without allocation where there is none.
[[nodiscard]] std::vector<Span> find_debris(Debris kind, std::string_view text);

// What `target` has of it beyond what `source` has: the first that the source has not in the same words, or, if there
// are only more of the same, the last. Empty: nothing.
[[nodiscard]] Span surplus_debris(Debris kind, std::string_view source, std::string_view target);

}  // namespace docloc::check
