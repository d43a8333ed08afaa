#include "links/external_address.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "links/paths.h"

namespace docloc::links {
namespace {

constexpr std::string_view kTextFragment = ":~:";

std::string fragment_of(std::string_view written) {
  std::string fragment = percent_decoded(written.substr(0, written.find(kTextFragment)));
  if (ascii_lower(fragment) == "top" || fragment.find_first_of("/=!") != std::string::npos) return {};
  return fragment;
}

// A browser does so too; a host's name is left to whoever asks for it.
std::string encoded(std::string_view url) {
  const size_t path = std::min(url.find_first_of("/?", url.find("//") + 2), url.size());
  std::string out(url.substr(0, path));
  for (const char c : url.substr(path)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F) {
      out += fmt::format("%{:02X}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

bool begins_with(std::string_view pattern, std::string_view url) {
  bool anywhere = false;
  while (true) {
    const size_t star = std::min(pattern.find('*'), pattern.size());
    const std::string_view piece = pattern.substr(0, star);
    const size_t at = anywhere ? url.find(piece) : (url.starts_with(piece) ? 0 : std::string_view::npos);
    if (at == std::string_view::npos) return false;
    if (star == pattern.size()) return true;
    url.remove_prefix(at + piece.size());
    pattern.remove_prefix(star + 1);
    anywhere = true;
  }
}

}  // namespace

std::optional<ExternalAddress> external_address(std::string_view url) {
  std::string whole(url);
  if (whole.starts_with("//")) whole.insert(0, "https:");
  const size_t colon = whole.find("://");
  if (colon == std::string::npos) return std::nullopt;
  const std::string scheme = ascii_lower(std::string_view(whole).substr(0, colon));
  if (scheme != "http" && scheme != "https") return std::nullopt;
  whole.replace(0, colon, scheme);
  if (host_of(whole).empty()) return std::nullopt;
  const size_t hash = std::min(whole.find('#'), whole.size());
  ExternalAddress address{.url = encoded(std::string_view(whole).substr(0, hash)), .fragment = ""};
  if (hash < whole.size()) address.fragment = fragment_of(std::string_view(whole).substr(hash + 1));
  return address;
}

std::string host_of(std::string_view url) {
  const size_t slashes = url.find("//");
  if (slashes == std::string_view::npos) return {};
  std::string_view host = url.substr(slashes + 2);
  host = host.substr(0, host.find_first_of("/?#\\"));
  if (const size_t user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
  const size_t bracket = host.starts_with('[') ? host.find(']') : 0;
  return ascii_lower(host.substr(0, host.find(':', std::min(bracket, host.size()))));
}

bool is_example_host(std::string_view host) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"example", "test", "invalid", "localhost", "example.com", "example.net", "example.org"});
  if (host.ends_with('.')) host.remove_suffix(1);
  return std::ranges::any_of(kNames, [&](std::string_view name) {
    if (!host.ends_with(name)) return false;
    return host.size() == name.size() || host[host.size() - name.size() - 1] == '.';
  });
}

bool begins_with_any(const std::vector<std::string>& patterns, std::string_view url) {
  return std::ranges::any_of(patterns, [&](const std::string& pattern) { return begins_with(pattern, url); });
}

}  // namespace docloc::links
