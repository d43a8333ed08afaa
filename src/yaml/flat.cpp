#include "yaml/flat.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/source.h"

namespace docloc::yaml {
namespace {

constexpr uint32_t kMaxKeyBytes = 200;  // YAML has a limit of 1024 characters on keys without '?'

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// Size of the key at the start of `line`: words joined by single '.', '-', '/' or ' '. 0: none, or one in doubt.
uint32_t key_size(std::string_view line) {
  if (line.empty() || !is_word(line[0])) return 0;
  uint32_t i = 1;
  while (i < line.size() && i < kMaxKeyBytes) {
    const char c = line[i];
    if (c == ':') break;
    const bool joint = c == '.' || c == '-' || c == '/' || c == ' ';
    if (!is_word(c) && !(joint && is_word(line[i - 1]))) return 0;
    ++i;
  }
  if (i >= line.size() || line[i] != ':' || !is_word(line[i - 1])) return 0;
  constexpr std::array<std::string_view, 3> kNulls{"null", "Null", "NULL"};
  return std::ranges::find(kNulls, line.substr(0, i)) == kNulls.end() ? i : 0;
}

bool is_ordinary(std::string_view line) {
  return std::ranges::all_of(line, [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
}

bool is_certain_plain(std::string_view value) {
  constexpr std::string_view kIndicators = "-?:,[]{}#&*!|>'\"%@`~";
  constexpr std::array<std::string_view, 3> kNulls{"null", "Null", "NULL"};
  return kIndicators.find(value[0]) == std::string_view::npos && value.back() != ':' &&
         value.find(": ") == std::string_view::npos && value.find(" #") == std::string_view::npos &&
         std::ranges::find(kNulls, value) == kNulls.end();
}

// `value` begins with a quote. Without escapes and without anything after the closing quote.
bool is_certain_quoted(std::string_view value) {
  const char quote = value[0];
  const std::string_view rest = value.substr(1);
  return rest.find(quote) + 1 == rest.size() && rest.find('\\') == std::string_view::npos;
}

// Reads the value of one line; `value` has no blanks around it.
bool read_value(std::string_view value, uint32_t begin, Scalar& scalar) {
  scalar.bytes = {begin, begin + static_cast<uint32_t>(value.size())};
  if (value.empty()) return true;
  if (value[0] == '"' || value[0] == '\'') {
    if (value.size() < 2 || !is_certain_quoted(value)) return false;
    scalar.style = value[0] == '"' ? ScalarStyle::double_quoted : ScalarStyle::single_quoted;
    scalar.value = value.substr(1, value.size() - 2);
    return true;
  }
  scalar.value = value;
  return is_certain_plain(value);
}

bool has_repeated_name(const std::vector<Scalar>& scalars) {
  std::vector<std::string_view> names;
  names.reserve(scalars.size());
  for (const Scalar& scalar : scalars)
    names.push_back(scalar.name);
  std::ranges::sort(names);
  return std::ranges::adjacent_find(names) != names.end();
}

}  // namespace

std::optional<std::vector<Scalar>> read_flat(std::string_view bytes, Span content) {
  std::vector<Scalar> scalars;
  for (const Line& line : split_lines(bytes.substr(0, content.end), content.begin)) {
    const std::string_view text = line.content().of(bytes);
    if (!is_ordinary(text)) return std::nullopt;
    const size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos || text[first] == '#') continue;
    const uint32_t key = key_size(text);
    if (key == 0) return std::nullopt;
    const std::string_view rest = text.substr(key + 1);
    if (!rest.empty() && rest[0] != ' ') return std::nullopt;

    Scalar& scalar = scalars.emplace_back();
    scalar.name = text.substr(0, key);
    scalar.top_level = true;
    // An empty value stands after the blank that follows the colon, if there is one.
    const size_t found = rest.find_first_not_of(' ');
    const size_t begin = found == std::string_view::npos ? std::min<size_t>(rest.size(), 1) : found;
    const size_t end = found == std::string_view::npos ? begin : rest.find_last_not_of(' ') + 1;
    const std::string_view value = rest.substr(begin, end - begin);
    if (!read_value(value, line.begin + key + 1 + static_cast<uint32_t>(begin), scalar)) return std::nullopt;
  }
  if (has_repeated_name(scalars)) return std::nullopt;
  return scalars;
}

}  // namespace docloc::yaml
