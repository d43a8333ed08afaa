#include "serve/request.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace docloc::serve {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equals_in_any_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

bool is_own_host(std::string_view host, uint16_t port) {
  constexpr auto kNames = std::to_array<std::string_view>({"127.0.0.1", "localhost", "[::1]"});
  return std::ranges::any_of(kNames, [&](std::string_view name) {
    // A browser leaves out the port that http has by itself.
    return equals_in_any_case(host, fmt::format("{}:{}", name, port)) || (port == 80 && equals_in_any_case(host, name));
  });
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (lower(c) >= 'a' && lower(c) <= 'f') return lower(c) - 'a' + 10;
  return -1;
}

// None: an escape is broken, or stands for a byte that would change what the path's names are.
std::optional<std::string> decode(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      if (c == '/') return std::nullopt;
      i += 2;
    }
    if (c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return std::nullopt;
    out += c;
  }
  return out;
}

Target refused(Refusal refusal) {
  return {.refusal = refusal};
}

}  // namespace

bool is_from_here(const Request& request, uint16_t port) {
  if (request.hosts.size() != 1 || !is_own_host(request.hosts.front(), port)) return false;
  return std::ranges::all_of(request.origins, [&](std::string_view origin) {
    constexpr std::string_view kScheme = "http://";
    return origin.starts_with(kScheme) && is_own_host(origin.substr(kScheme.size()), port);
  });
}

Target read_target(std::string_view target) {
  target = target.substr(0, target.find_first_of("?#"));
  if (!target.starts_with('/')) return refused(Refusal::malformed);
  const std::optional<std::string> decoded = decode(target.substr(1));
  if (!decoded) return refused(Refusal::malformed);
  Target result{.path = *decoded, .is_folder = decoded->empty() || decoded->ends_with('/')};
  if (result.path.ends_with('/')) result.path.pop_back();
  // "/" is the root, "//" has an empty name.
  if (result.path.empty() && !decoded->empty()) return refused(Refusal::malformed);
  for (size_t begin = 0; begin < result.path.size() + 1 && !result.path.empty();) {
    const size_t end = std::min(result.path.find('/', begin), result.path.size());
    const std::string_view name = std::string_view(result.path).substr(begin, end - begin);
    if (name.empty() || name == "." || name == "..") return refused(Refusal::malformed);
    if (name.starts_with('.')) return refused(Refusal::hidden);
    begin = end + 1;
  }
  return result;
}

std::string encode_path(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          std::string_view("-._~/").contains(c);
    out += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace docloc::serve
