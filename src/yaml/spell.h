// How a value is written as a YAML scalar. Internal to room yaml.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace docloc::yaml {

// True when a YAML reader, of 1.1 or 1.2, gets the string `value` from these bytes as a plain scalar on one line:
// nothing that is an indicator, and nothing that reads as a boolean, number, date, null, merge or default key.
[[nodiscard]] bool can_be_plain(std::string_view value, bool in_flow);

// True when a YAML 1.1 or 1.2 reader would resolve this plain text to something else than a string.
[[nodiscard]] bool resolves_to_other_type(std::string_view text);

// True when no spelling can hold it: invalid UTF-8, or control characters (C0, DEL, C1) other than tab, LF, CR and NEL.
[[nodiscard]] bool is_unspeakable(std::string_view value);

// True when `value` has characters that only a double-quoted scalar can hold, as an escape.
[[nodiscard]] bool has_escapes(std::string_view value);

// The inside of a double-quoted scalar.
[[nodiscard]] std::string escaped(std::string_view value);

// In double quotes, with escapes where YAML needs them.
[[nodiscard]] std::string double_quoted(std::string_view value);

// Plain if that can hold it, else double-quoted. nullopt: unspeakable.
[[nodiscard]] std::optional<std::string> spell_new(std::string_view value, bool in_flow);

}  // namespace docloc::yaml
