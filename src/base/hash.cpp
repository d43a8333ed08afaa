#include "base/hash.h"

#include <xxhash.h>

#include <array>
#include <bit>
#include <cstring>

namespace docloc {
namespace {

constexpr const char* kHexDigits = "0123456789abcdef";

struct Sha1 {
  std::array<uint32_t, 5> state{0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U, 0xC3D2E1F0U};

  void block(const unsigned char* bytes) {
    std::array<uint32_t, 80> w{};
    for (size_t i = 0; i < 16; ++i) {
      w[i] = (uint32_t{bytes[4 * i]} << 24U) | (uint32_t{bytes[4 * i + 1]} << 16U) |
             (uint32_t{bytes[4 * i + 2]} << 8U) | uint32_t{bytes[4 * i + 3]};
    }
    for (size_t i = 16; i < 80; ++i)
      w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    auto [a, b, c, d, e] = state;
    for (size_t i = 0; i < 80; ++i) {
      uint32_t f = 0;
      uint32_t k = 0;
      if (i < 20) {
        f = (b & c) | (~b & d);
        k = 0x5A827999U;
      } else if (i < 40) {
        f = b ^ c ^ d;
        k = 0x6ED9EBA1U;
      } else if (i < 60) {
        f = (b & c) | (b & d) | (c & d);
        k = 0x8F1BBCDCU;
      } else {
        f = b ^ c ^ d;
        k = 0xCA62C1D6U;
      }
      const uint32_t next = std::rotl(a, 5) + f + e + k + w[i];
      e = d;
      d = c;
      c = std::rotl(b, 30);
      b = a;
      a = next;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
  }
};

}  // namespace

uint64_t hash64(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string sha1_hex(std::string_view bytes) {
  Sha1 sha;
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  const size_t whole = bytes.size() / 64 * 64;
  for (size_t i = 0; i < whole; i += 64)
    sha.block(data + i);

  std::array<unsigned char, 128> tail{};
  const size_t rest = bytes.size() - whole;
  if (rest != 0) std::memcpy(tail.data(), data + whole, rest);
  tail[rest] = 0x80;
  const size_t tail_size = rest < 56 ? 64 : 128;
  const uint64_t bits = uint64_t{bytes.size()} * 8;
  for (size_t i = 0; i < 8; ++i)
    tail[tail_size - 1 - i] = static_cast<unsigned char>(bits >> (8 * i));
  for (size_t i = 0; i < tail_size; i += 64)
    sha.block(tail.data() + i);

  std::string hex;
  for (const uint32_t word : sha.state) {
    for (int shift = 28; shift >= 0; shift -= 4)
      hex += kHexDigits[(word >> static_cast<unsigned>(shift)) & 15U];
  }
  return hex;
}

std::string hex16(uint64_t value) {
  std::string hex(16, '0');
  for (size_t i = 16; i-- > 0; value >>= 4U)
    hex[i] = kHexDigits[value & 15U];
  return hex;
}

}  // namespace docloc
