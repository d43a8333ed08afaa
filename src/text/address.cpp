#include "text/address.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "text/locale.h"

namespace docloc::text {

namespace {

// "sv-se", "zh-Hant-TW": a language and a region. A language alone ("de") is as likely a folder's name.
bool is_locale_name(std::string_view name) {
  const size_t dash = name.find('-');
  if (dash != 2 && dash != 3) return false;
  const std::string_view region = name.substr(name.rfind('-') + 1);
  const bool letters = std::ranges::all_of(name, [](unsigned char c) { return std::isalpha(c) != 0 || c == '-'; });
  return letters && region.size() == 2 && !canonical_locale(name).empty();
}

// Of an absolute address, or one from the root of its host: its path. Empty: `address` is neither.
std::pair<size_t, size_t> path_of(std::string_view address) {
  const size_t scheme = address.find("://");
  const bool absolute = scheme != std::string_view::npos && scheme < address.find('/');
  if (!absolute && !address.starts_with('/')) return {0, 0};
  const size_t path = std::min(address.find_first_of("/?#", absolute ? scheme + 3 : 0), address.size());
  return {path, std::min(address.find_first_of("?#", path), address.size())};
}

}  // namespace

std::string without_locale(std::string_view destination) {
  const auto [path, path_end] = path_of(destination);
  if (path_end == 0) return std::string(destination);
  std::string out = to_lower(destination.substr(0, path));
  for (size_t at = path; at < path_end;) {
    const size_t next = std::min(destination.find('/', at + 1), path_end);
    if (!is_locale_name(destination.substr(at + 1, next - at - 1))) out += destination.substr(at, next - at);
    at = next;
  }
  out += destination.substr(path_end);
  return out;
}

std::string_view locale_segment(std::string_view address) {
  const auto [path, path_end] = path_of(address);
  for (size_t at = path; at < path_end;) {
    const size_t next = std::min(address.find('/', at + 1), path_end);
    const std::string_view name = address.substr(at + 1, next - at - 1);
    if (is_locale_name(name)) return name;
    at = next;
  }
  return {};
}

}  // namespace docloc::text
