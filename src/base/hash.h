// Hashes: a fast one for keys, SHA-1 for the hand-back metadata of the OPS dialect.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace docloc {

// XXH3, 64 bits, seed 0: stable across runs and machines.
[[nodiscard]] uint64_t hash64(std::string_view bytes);

// SHA-1 (FIPS 180-4) as 40 lower-case hexadecimal digits. Names revisions; protects nothing.
[[nodiscard]] std::string sha1_hex(std::string_view bytes);

// `value` in lower-case hexadecimal, 16 digits.
[[nodiscard]] std::string hex16(uint64_t value);

}  // namespace docloc
