// Addresses of other sites as text: which are asked, and by what URL.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace docloc::links {

struct ExternalAddress {
  std::string url;       // http or https, without fragment; bytes beyond ASCII and spaces percent-encoded
  std::string fragment;  // decoded; empty: none that a page could be asked for
};

// `url` as Link::url has it. "//host" is taken for https. Fragments that no page has an id for count as none: text
// fragments ("#:~:text="), "#top", and the states of scripts, which have a '/', '=' or '!'. nullopt: neither http nor
// https, or no host.
[[nodiscard]] std::optional<ExternalAddress> external_address(std::string_view url);

// In lower case, without user and port; empty: there is none.
[[nodiscard]] std::string host_of(std::string_view url);

// Names that are no host's: this machine's, and those that RFC 2606 and RFC 6761 keep for examples and tests.
[[nodiscard]] bool is_example_host(std::string_view host);

// `url` begins with one of `patterns`, in which "*" stands for any bytes.
[[nodiscard]] bool begins_with_any(const std::vector<std::string>& patterns, std::string_view url);

}  // namespace docloc::links
