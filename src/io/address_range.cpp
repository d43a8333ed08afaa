#include "io/address_range.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <string>

namespace docloc::io {
namespace {

constexpr size_t kSize4 = 4;
constexpr size_t kSize6 = 16;

template <size_t Size>
struct Range {
  std::array<uint8_t, Size> first;
  unsigned bits;
};

constexpr auto kPrivate4 = std::to_array<Range<kSize4>>({
    {{0, 0, 0, 0}, 8},         // this network
    {{10, 0, 0, 0}, 8},        // RFC 1918
    {{100, 64, 0, 0}, 10},     // RFC 6598, behind a provider's translation
    {{127, 0, 0, 0}, 8},       // loopback
    {{169, 254, 0, 0}, 16},    // link-local; 169.254.169.254 tells machines of clouds their secrets
    {{172, 16, 0, 0}, 12},     // RFC 1918
    {{192, 0, 0, 0}, 24},      // protocol assignments; 192.0.0.192 is a metadata service
    {{192, 0, 2, 0}, 24},      // documentation
    {{192, 168, 0, 0}, 16},    // RFC 1918
    {{198, 18, 0, 0}, 15},     // benchmarks
    {{198, 51, 100, 0}, 24},   // documentation
    {{203, 0, 113, 0}, 24},    // documentation
    {{168, 63, 129, 16}, 32},  // metadata of a cloud, although the address is public
    {{224, 0, 0, 0}, 4},       // multicast
    {{240, 0, 0, 0}, 4},       // reserved, broadcast
});

constexpr auto kPrivate6 = std::to_array<Range<kSize6>>({
    {{0}, 127},                            // unspecified, loopback
    {{0x00, 0x64, 0xFF, 0x9B, 0, 1}, 48},  // translation inside a network, RFC 8215
    {{0x01, 0x00}, 64},                    // discard
    {{0x20, 0x01, 0, 0}, 23},              // protocol assignments, Teredo among them
    {{0x20, 0x01, 0x0D, 0xB8}, 32},        // documentation
    {{0xFC, 0x00}, 7},                     // unique local
    {{0xFE, 0x80}, 10},                    // link-local
    {{0xFE, 0xC0}, 10},                    // site-local
    {{0xFF, 0x00}, 8},                     // multicast
});

// IPv6 that stands for the IPv4 address from byte `at` on.
struct Carrier {
  Range<kSize6> range;
  size_t at;
};
constexpr auto kCarriers = std::to_array<Carrier>({
    {.range = {{0}, 96}, .at = 12},                                               // compatible
    {.range = {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96}, .at = 12},        // mapped
    {.range = {{0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0}, 96}, .at = 12},        // translated
    {.range = {{0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0}, 96}, .at = 12},  // RFC 6052
    {.range = {{0x20, 0x02}, 16}, .at = 2},                                       // 6to4
});

template <size_t Size>
bool is_in(std::span<const uint8_t> address, const Range<Size>& range) {
  constexpr unsigned kByte = 8;
  const unsigned whole = range.bits / kByte;
  if (!std::equal(address.begin(), address.begin() + whole, range.first.begin())) return false;
  const unsigned rest = range.bits % kByte;
  if (rest == 0) return true;
  const unsigned shift = kByte - rest;
  return (address[whole] >> shift) == (range.first.at(whole) >> shift);
}

}  // namespace

bool is_private_address(std::span<const uint8_t> address) {
  if (address.size() == kSize4) {
    return std::ranges::any_of(kPrivate4, [&](const auto& range) { return is_in(address, range); });
  }
  if (address.size() != kSize6) return true;
  const auto carrier = std::ranges::find_if(kCarriers, [&](const Carrier& one) { return is_in(address, one.range); });
  if (carrier != kCarriers.end()) return is_private_address(address.subspan(carrier->at, kSize4));
  return std::ranges::any_of(kPrivate6, [&](const auto& range) { return is_in(address, range); });
}

bool is_private_host(std::string_view host) {
  std::string name(host);
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  name.erase(std::min(name.find('%'), name.size()));  // the zone of an IPv6 address
  std::array<uint8_t, kSize6> bytes{};
  if (inet_pton(AF_INET, name.c_str(), bytes.data()) == 1) return is_private_address(std::span(bytes).first(kSize4));
  if (inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1) return is_private_address(bytes);
  return name == "localhost" || name.ends_with(".localhost");
}

}  // namespace docloc::io
