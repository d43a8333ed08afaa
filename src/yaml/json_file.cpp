#include "yaml/json_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "base/source.h"
#include "base/utf8.h"

namespace docloc::yaml {
namespace {

constexpr uint32_t kMaxDepth = 64;
constexpr size_t kMaxNameBytes = 512;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// A string as it is written; `at[i]` is where the spelling of byte i of `value` begins, at[value.size()] the quote.
struct JsonString {
  std::string value;
  std::vector<uint32_t> at;
  uint32_t end = 0;  // past the closing quote; 0: no string stands there
};

// Four hexadecimal digits at `i`; -1: none.
int32_t code_unit(std::string_view text, size_t i) {
  if (i + 4 > text.size()) return -1;
  int32_t unit = 0;
  for (size_t k = i; k < i + 4; ++k) {
    const int digit = hex_digit(text[k]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

// The escape at `i`, which is a backslash: appends what it means. Its length; 0: there is no such escape.
uint32_t read_escape(std::string_view text, uint32_t i, std::string& out) {
  constexpr std::string_view kNames = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  if (i + 1 >= text.size()) return 0;
  const size_t name = kNames.find(text[i + 1]);
  if (name != std::string_view::npos) {
    out += kMeanings[name];
    return 2;
  }
  const int32_t unit = text[i + 1] == 'u' ? code_unit(text, i + 2) : -1;
  if (unit < 0) return 0;
  if (unit >= 0xD800 && unit < 0xDC00 && text.substr(std::min<size_t>(i + 6, text.size())).starts_with("\\u")) {
    const int32_t low = code_unit(text, i + 8);
    if (low < 0xDC00 || low > 0xDFFF) return 0;
    append_utf8(out,
                0x10000U + ((static_cast<uint32_t>(unit) - 0xD800U) << 10U) + (static_cast<uint32_t>(low) - 0xDC00U));
    return 12;
  }
  return append_utf8(out, static_cast<uint32_t>(unit)) ? 6 : 0;
}

JsonString read_string(std::string_view text, uint32_t begin) {
  JsonString read;
  if (begin >= text.size() || text[begin] != '"') return read;
  for (uint32_t i = begin + 1; i < text.size();) {
    const char c = text[i];
    if (c == '"') {
      read.at.push_back(i);
      read.end = i + 1;
      return read;
    }
    if (static_cast<unsigned char>(c) < 0x20) break;
    uint32_t used = 1;
    const size_t size = read.value.size();
    if (c == '\\') {
      used = read_escape(text, i, read.value);
      if (used == 0) break;
    } else {
      read.value += c;
    }
    read.at.insert(read.at.end(), read.value.size() - size, i);
    i += used;
  }
  return read;
}

class Reader {
 public:
  Reader(std::string_view text, uint32_t begin, std::vector<Scalar>& out) : text_(text), at_(begin), out_(out) {}

  // What is wrong with the file, as the end of a sentence; empty: nothing.
  std::string read() {
    if (!value("", 0, false)) return fault_;
    skip_space();
    return at_ == text_.size() ? "" : "something follows its value";
  }

  [[nodiscard]] uint32_t at() const { return at_; }

 private:
  void skip_space() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
      ++at_;
  }
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool fail(const char* fault) {
    fault_ = fault;
    return false;
  }

  bool value(const std::string& name, uint32_t depth, bool top_level) {
    skip_space();
    if (depth > kMaxDepth) return fail("its values are nested too deeply");
    switch (peek()) {
      case '{':
        return object(name, depth);
      case '[':
        return array(name, depth);
      case '"': {
        const JsonString string = read_string(text_, at_);
        if (string.end == 0) return fail("a string is not closed, or has an escape that JSON does not know");
        if (name.size() < kMaxNameBytes) {
          out_.push_back({.name = name,
                          .bytes = {at_, string.end},
                          .style = ScalarStyle::double_quoted,
                          .in_flow = true,
                          .value = string.value,
                          .top_level = top_level});
        }
        at_ = string.end;
        return true;
      }
      default:
        return word();
    }
  }

  bool word() {
    for (const std::string_view known : {"true", "false", "null"}) {
      if (!text_.substr(at_).starts_with(known)) continue;
      at_ += static_cast<uint32_t>(known.size());
      return true;
    }
    const uint32_t begin = at_;
    while (is_digit(peek()) || (peek() != '\0' && std::string_view("+-.eE").find(peek()) != std::string_view::npos))
      ++at_;
    return at_ > begin || fail("a value is missing, or no JSON");
  }

  bool object(const std::string& name, uint32_t depth) {
    ++at_;
    skip_space();
    for (bool first = true; peek() != '}'; first = false) {
      if (!first) {
        if (peek() != ',') return fail("a comma is missing");
        ++at_;
        skip_space();
      }
      const JsonString key = read_string(text_, at_);
      if (key.end == 0) return fail("a key is missing");
      at_ = key.end;
      skip_space();
      if (peek() != ':') return fail("a colon is missing");
      ++at_;
      if (!value(name.empty() ? key.value : name + "." + key.value, depth + 1, depth == 0)) return false;
      skip_space();
    }
    ++at_;
    return true;
  }

  bool array(const std::string& name, uint32_t depth) {
    ++at_;
    skip_space();
    for (size_t i = 0; peek() != ']'; ++i) {
      if (i > 0) {
        if (peek() != ',') return fail("a comma is missing");
        ++at_;
      }
      if (!value(fmt::format("{}[{}]", name, i), depth + 1, false)) return false;
      skip_space();
    }
    ++at_;
    return true;
  }

  std::string_view text_;
  uint32_t at_;
  std::vector<Scalar>& out_;
  std::string fault_;
};

void keep_last_of_each_name(std::vector<Scalar>& scalars) {
  std::unordered_map<std::string_view, size_t> last;
  for (size_t i = 0; i < scalars.size(); ++i)
    last[scalars[i].name] = i;
  if (last.size() == scalars.size()) return;
  std::vector<bool> kept(scalars.size(), false);
  for (const auto& [name, i] : last)
    kept[i] = true;
  std::vector<Scalar> rest;
  for (size_t i = 0; i < scalars.size(); ++i) {
    if (kept[i]) rest.push_back(scalars[i]);
  }
  scalars = std::move(rest);
}

std::string spell_inside(std::string_view value, bool ascii) {
  std::string out;
  for (size_t i = 0; i < value.size();) {
    const size_t length = character_length(value, i);
    const std::string_view c = value.substr(i, length);
    i += length;
    const uint32_t point = code_point_of(c);
    constexpr std::string_view kEscaped = "\"\\\b\f\n\r\t";
    constexpr std::string_view kNames = "\"\\bfnrt";
    if (const size_t named = length == 1 ? kEscaped.find(c) : std::string_view::npos; named != std::string_view::npos) {
      out += '\\';
      out += kNames[named];
    } else if (point < 0x20 || point == 0x7F || (ascii && point > 0x7F && point < 0x10000)) {
      out += fmt::format("\\u{:04x}", point);
    } else if (ascii && point >= 0x10000) {
      out +=
          fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + ((point - 0x10000) >> 10U), 0xDC00 + ((point - 0x10000) & 0x3FFU));
    } else {
      out += c;
    }
  }
  return out;
}

bool starts_character(std::string_view s, size_t i) {
  return i >= s.size() || (static_cast<unsigned char>(s[i]) & 0xC0U) != 0x80U;
}

}  // namespace

FrontMatter read_json_file(std::string_view path, std::string_view bytes) {
  FrontMatter data;
  const uint32_t begin = bom_size(bytes);
  data.content = {begin, static_cast<uint32_t>(std::min<size_t>(bytes.size(), UINT32_MAX))};
  data.body = data.content.end;
  Reader reader(bytes, begin, data.scalars);
  const std::string fault = bytes.size() > kMaxDataBytes ? "it is too large" : reader.read();
  if (fault.empty()) {
    keep_last_of_each_name(data.scalars);
    return data;
  }
  data.valid = false;
  data.scalars.clear();
  data.findings.push_back({.rule = "data/syntax",
                           .severity = Severity::warning,
                           .source = place_of(path, bytes, std::min(reader.at(), data.content.end)),
                           .message = fmt::format("The file is not JSON: {}.", fault),
                           .hint = "Correct it; until then the file is kept as it is and not translated."});
  return data;
}

std::optional<std::string> spell_json(const Scalar& scalar, std::string_view bytes, std::string_view value) {
  const std::string_view source = scalar.bytes.of(bytes);
  const JsonString old = read_string(source, 0);
  if (old.end != source.size() || old.value != scalar.value) return std::nullopt;
  if (value == old.value) return std::string(source);
  size_t prefix = 0;
  size_t suffix = 0;
  const size_t shorter = std::min(value.size(), old.value.size());
  while (prefix < shorter && value[prefix] == old.value[prefix])
    ++prefix;
  while (prefix > 0 && (!starts_character(value, prefix) || !starts_character(old.value, prefix)))
    --prefix;
  while (suffix < shorter - prefix && value[value.size() - 1 - suffix] == old.value[old.value.size() - 1 - suffix])
    ++suffix;
  while (suffix > 0 && !starts_character(value, value.size() - suffix))
    --suffix;
  const bool raw = std::ranges::any_of(source, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const bool escaped = std::ranges::any_of(old.value, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  std::string out(source.substr(0, old.at[prefix]));
  out += spell_inside(value.substr(prefix, value.size() - prefix - suffix), escaped && !raw);
  out += source.substr(old.at[old.value.size() - suffix]);
  return out;
}

}  // namespace docloc::yaml
