#include "align/destinations.h"

#include <algorithm>
#include <cctype>

#include "text/locale.h"

namespace docloc::align {

namespace {

// "sv-se", "zh-Hant-TW": a language and a region. A language alone ("de") is as likely a folder's name.
bool is_locale_name(std::string_view name) {
  const size_t dash = name.find('-');
  if (dash != 2 && dash != 3) return false;
  const std::string_view region = name.substr(name.rfind('-') + 1);
  const bool letters = std::ranges::all_of(name, [](unsigned char c) { return std::isalpha(c) != 0 || c == '-'; });
  return letters && region.size() == 2 && !text::canonical_locale(name).empty();
}

}  // namespace

std::string without_locale(std::string_view destination) {
  const size_t scheme = destination.find("://");
  const bool absolute = scheme != destination.npos && scheme < destination.find('/');
  if (!absolute && !destination.starts_with('/')) return std::string(destination);
  const size_t host = absolute ? scheme + 3 : 0;
  const size_t path = std::min(destination.find_first_of("/?#", host), destination.size());
  const size_t path_end = std::min(destination.find_first_of("?#", path), destination.size());
  std::string out = text::to_lower(destination.substr(0, path));
  for (size_t at = path; at < path_end;) {
    const size_t next = std::min(destination.find('/', at + 1), path_end);
    if (!is_locale_name(destination.substr(at + 1, next - at - 1))) out += destination.substr(at, next - at);
    at = next;
  }
  out += destination.substr(path_end);
  return out;
}

}  // namespace docloc::align
