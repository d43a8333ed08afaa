// 1. The letters of the written path are compared with those of the file's, from their ends: folders before it, ".."
// and
//    "~" need no counterpart.
// 2. The new path is resolved as the old one was: only one that leads to the file is taken.
// 3. It replaces the old one where that stands in the link as it is.
#include "check/path_case.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace docloc::check {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char l = lower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

// `written` with the letters of `file`, from the end to where one of them ends or they differ.
std::string with_letters_of(std::string_view file, std::string written) {
  size_t at = written.size();
  for (size_t f = file.size(); f > 0 && at > 0; --f) {
    const char wanted = file[f - 1];
    const bool encoded =
        at >= 3 && written[at - 3] == '%' && digit(written[at - 2]) >= 0 && digit(written[at - 1]) >= 0;
    if (encoded && static_cast<char>(digit(written[at - 2]) * 16 + digit(written[at - 1])) == wanted) {
      at -= 3;
    } else if (lower(written[at - 1]) == lower(wanted)) {
      written[--at] = wanted;
    } else {
      break;
    }
  }
  return written;
}

bool leads_to_its_file(const Subject& subject, const std::string& url) {
  switch (subject.links->resolve(subject.article->path, url, subject.locale).verdict) {
    case links::Verdict::article:
    case links::Verdict::resource:
    case links::Verdict::missing_bookmark:
      return true;
    default:
      return false;
  }
}

// Where `text` stands in the link: in Markdown behind its last "](", in HTML anywhere, once.
std::optional<uint32_t> find_in(std::string_view link, std::string_view text) {
  const size_t address = link.rfind("](");
  if (address == std::string_view::npos) {
    const size_t at = link.find(text);
    const bool once = at != std::string_view::npos && link.find(text, at + 1) == std::string_view::npos;
    return once ? std::optional(static_cast<uint32_t>(at)) : std::nullopt;
  }
  const size_t at = link.find_first_not_of(" \t\r\n<", address + 2);
  if (at == std::string_view::npos || !link.substr(at).starts_with(text)) return std::nullopt;
  return static_cast<uint32_t>(at);
}

}  // namespace

std::optional<Edit> mend_case(const Subject& subject, const links::Link& link, const links::Resolution& to) {
  // An article may be named without its extension, an index by its folder.
  constexpr std::array<std::string_view, 4> kLeftOut = {"", ".md", "index.md", "/index.md"};
  const std::string written = link.url.substr(0, link.url.find_first_of("?#"));
  const std::string rest = link.url.substr(written.size());
  for (const std::string_view ending : kLeftOut) {
    if (!to.path.ends_with(ending)) continue;
    std::string mended = with_letters_of(std::string_view(to.path).substr(0, to.path.size() - ending.size()), written);
    if (mended == written || !leads_to_its_file(subject, mended + rest)) continue;
    const std::optional<uint32_t> at = find_in(link.bytes.of(subject.article->bytes), written);
    if (!at) return std::nullopt;
    const uint32_t begin = link.bytes.begin + *at;
    return Edit{{begin, begin + static_cast<uint32_t>(written.size())}, std::move(mended)};
  }
  return std::nullopt;
}

}  // namespace docloc::check
