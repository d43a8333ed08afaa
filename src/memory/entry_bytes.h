// An entry as bytes, for the index. Internal to room memory.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "memory/entry.h"

namespace docloc::memory {

// All of it but the context, which has columns of its own. Equal entries, equal bytes.
[[nodiscard]] std::string to_bytes(const Entry& entry);
// nullopt: `bytes` are not what to_bytes writes. Any bytes may be given.
[[nodiscard]] std::optional<Entry> from_bytes(std::string_view bytes);

}  // namespace docloc::memory
