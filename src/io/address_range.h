// Which network addresses are of this machine or its own network.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace docloc::io {

// `address`: 4 bytes of IPv4 or 16 of IPv6, in network order. True for all that the IANA registries of special-purpose
// addresses do not call globally reachable (loopback, RFC 1918, shared space of RFC 6598, link-local with the metadata
// services of clouds, unique local, multicast, reserved), also where IPv6 carries such an IPv4 address.
[[nodiscard]] bool is_private_address(std::span<const uint8_t> address);

// The same of a host as a URL has it, where that is an address ("127.0.0.1", "[::1]") or a name that always means this
// machine.
[[nodiscard]] bool is_private_host(std::string_view host);

}  // namespace docloc::io
