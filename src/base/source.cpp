#include "base/source.h"

#include <algorithm>

namespace docloc {
namespace {

// Length of the well-formed UTF-8 sequence at the start of `s`, 0 if there is none (Unicode 15, table 3-7).
size_t sequence_length(std::string_view s) {
  auto byte = [&](size_t i) -> unsigned { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
  auto tail = [&](size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return byte(1) >= low && byte(1) <= high && tail(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    return byte(1) >= low && byte(1) <= high && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

// Bytes from one count of characters to the next.
constexpr uint32_t kStep = 256;

}  // namespace

std::vector<Line> split_lines(std::string_view bytes, uint32_t from) {
  std::vector<Line> lines;
  uint32_t begin = from;
  const auto size = static_cast<uint32_t>(bytes.size());
  while (begin < size) {
    const size_t found = bytes.find_first_of("\r\n", begin);
    if (found == std::string_view::npos) {
      lines.push_back({begin, size, size});
      break;
    }
    const auto end = static_cast<uint32_t>(found);
    const bool pair = bytes[end] == '\r' && end + 1 < size && bytes[end + 1] == '\n';
    const uint32_t next = end + (pair ? 2 : 1);
    lines.push_back({begin, end, next});
    begin = next;
  }
  return lines;
}

uint32_t bom_size(std::string_view bytes) {
  return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

std::optional<uint32_t> find_invalid_utf8(std::string_view bytes) {
  for (size_t i = 0; i < bytes.size();) {
    const size_t length = sequence_length(bytes.substr(i, 4));
    if (length == 0) return static_cast<uint32_t>(i);
    i += length;
  }
  return std::nullopt;
}

std::optional<Finding> check_source(std::string_view path, std::string_view bytes) {
  Finding finding{.rule = {}, .severity = Severity::error, .source = {.path = std::string(path)}};
  if (bytes.size() > kMaxSourceBytes) {
    finding.rule = "source/too-large";
    finding.message = "The file has " + std::to_string(bytes.size()) + " bytes; docloc reads articles of at most " +
                      std::to_string(kMaxSourceBytes) + ".";
    finding.hint = "Split the article, or exclude the file.";
    return finding;
  }
  if (const auto bad = find_invalid_utf8(bytes)) {
    finding.rule = "source/invalid-utf8";
    finding.source = place_of(path, bytes, *bad);
    finding.message = "The byte at offset " + std::to_string(*bad) + " is not valid UTF-8; the file is left out.";
    finding.hint = "Save the file as UTF-8.";
    return finding;
  }
  if (const size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    finding.rule = "source/nul";
    finding.source = place_of(path, bytes, static_cast<uint32_t>(nul));
    finding.message = "There is a NUL byte at offset " + std::to_string(nul) + "; the file is left out.";
    finding.hint = "Remove the byte; UTF-16 files must be saved as UTF-8.";
    return finding;
  }
  return std::nullopt;
}

Place place_of(std::string_view path, std::string_view bytes, uint32_t offset) {
  const uint32_t end = std::min(offset, static_cast<uint32_t>(bytes.size()));
  Place place{.path = std::string(path), .line = 1, .column = 1};
  uint32_t line_begin = bom_size(bytes);
  for (uint32_t i = line_begin; i < end; ++i) {
    const bool crlf_first = bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
    if (bytes[i] == '\n' || (bytes[i] == '\r' && !crlf_first)) {
      ++place.line;
      line_begin = i + 1;
    }
  }
  for (uint32_t i = line_begin; i < end; ++i) {
    if ((static_cast<unsigned char>(bytes[i]) & 0xC0U) != 0x80U) ++place.column;
  }
  return place;
}

Places::Places(std::string_view path, std::string_view bytes) : path_(path), bytes_(bytes), begins_{bom_size(bytes)} {
  for (const Line& line : split_lines(bytes, begins_[0])) {
    if (line.next > line.end) begins_.push_back(line.next);
  }
  uint32_t characters = 0;
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (i % kStep == 0) characters_.push_back(characters);
    if (begins_character(bytes[i])) ++characters;
  }
  if (bytes.size() % kStep == 0) characters_.push_back(characters);
}

uint32_t Places::characters_before(uint32_t offset) const {
  const auto rest = bytes_.substr(0, offset).substr(offset - offset % kStep);
  return characters_[offset / kStep] + static_cast<uint32_t>(std::ranges::count_if(rest, begins_character));
}

Place Places::at(uint32_t offset) const {
  const uint32_t end = std::min(offset, static_cast<uint32_t>(bytes_.size()));
  const auto after = std::ranges::upper_bound(begins_, end);
  const uint32_t begin = std::min(after == begins_.begin() ? begins_.front() : *(after - 1), end);
  return {.path = path_,
          .line = static_cast<uint32_t>(std::max<std::ptrdiff_t>(1, after - begins_.begin())),
          .column = 1 + characters_before(end) - characters_before(begin)};
}

std::optional<uint32_t> Places::offset_of(uint32_t line, uint32_t column) const {
  if (line == 0 || line > begins_.size()) return std::nullopt;
  const uint32_t begin = begins_[line - 1];
  const uint32_t end = line < begins_.size() ? begins_[line] - 1 : static_cast<uint32_t>(bytes_.size());
  const uint32_t wanted = characters_before(begin) + std::max(column, 1U) - 1;
  const auto step = std::ranges::upper_bound(characters_, wanted) - characters_.begin() - 1;
  uint32_t at = static_cast<uint32_t>(step) * kStep;
  uint32_t before = characters_[static_cast<size_t>(step)];
  for (; at < end; ++at) {
    if (!begins_character(bytes_[at])) continue;
    if (before == wanted) break;
    ++before;
  }
  return std::min(at, end);
}

}  // namespace docloc
