#include "report/visible.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/report.h"
#include "text/locale.h"

namespace docloc::report {

namespace {

struct Decoded {
  uint32_t code_point = 0;
  uint32_t bytes = 0;  // 0: not valid
};

// Unicode 15, table 3-7.
Decoded decode(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const uint32_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const uint32_t bytes = lead >= 0xC2 && lead < 0xE0   ? 2
                         : lead >= 0xE0 && lead < 0xF0 ? 3
                         : lead >= 0xF0 && lead < 0xF5 ? 4
                                                       : 0;
  if (bytes == 0) return {};
  uint32_t code_point = lead & (0x7FU >> bytes);
  for (uint32_t i = 1; i < bytes; ++i) {
    const uint32_t next = byte(at + i);
    if ((next & 0xC0U) != 0x80U) return {};
    code_point = (code_point << 6U) | (next & 0x3FU);
  }
  constexpr uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code_point >= 0xD800 && code_point < 0xE000;
  if (code_point < kSmallest[bytes] || surrogate || code_point > 0x10FFFF) return {};
  return {code_point, bytes};
}

// Moves the cursor, or reorders or ends the line.
bool is_control(uint32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c == 0x061C || c == 0x200E || c == 0x200F || c == 0xFEFF) return true;
  return (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

Shown show_character(std::string_view text, size_t at) {
  const Decoded decoded = decode(text, at);
  if (decoded.bytes == 0) return {"\uFFFD", 1};
  if (is_control(decoded.code_point)) return {fmt::format("<U+{:04X}>", decoded.code_point), decoded.bytes};
  return {std::string(text.substr(at, decoded.bytes)), decoded.bytes};
}

ShownLine show_line(std::string_view line, size_t mark) {
  constexpr uint32_t kTab = 8;
  ShownLine out;
  bool marked = false;
  for (size_t at = 0; at < line.size();) {
    if (at >= mark && !marked) {
      out.mark = text::display_width(out.text);
      marked = true;
    }
    if (line[at] == '\t') {
      out.text.append(kTab - text::display_width(out.text) % kTab, ' ');
      ++at;
      continue;
    }
    const Shown shown = show_character(line, at);
    out.text += shown.text;
    at += shown.bytes;
  }
  if (!marked) out.mark = text::display_width(out.text);
  return out;
}

std::string visible(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const Shown shown = show_character(text, at);
    out += shown.text;
    at += shown.bytes;
  }
  return out;
}

}  // namespace docloc::report
