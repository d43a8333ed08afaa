#include "report/table.h"

#include <algorithm>

#include "text/locale.h"

namespace docloc::report {
namespace {

std::string padded(const std::string& cell, size_t width, bool left) {
  const size_t used = text::display_width(cell);
  const std::string space(width > used ? width - used : 0, ' ');
  return left ? cell + space : space + cell;
}

}  // namespace

std::vector<std::string> table_lines(const Rows& rows) {
  std::vector<size_t> widths;
  for (const std::vector<std::string>& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (size_t c = 0; c < row.size(); ++c)
      widths[c] = std::max<size_t>(widths[c], text::display_width(row[c]));
  }
  std::vector<std::string> lines;
  for (const std::vector<std::string>& row : rows) {
    std::string line;
    for (size_t c = 0; c < row.size(); ++c)
      line += (c == 0 ? "" : "  ") + padded(row[c], widths[c], c == 0);
    line.erase(line.find_last_not_of(' ') + 1);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string table_text(const Rows& rows) {
  std::string out;
  for (const std::string& line : table_lines(rows))
    out += line + "\n";
  return out;
}

std::string grouped(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

uint32_t percent(const Amount& part, const Amount& all) {
  const uint64_t whole = all.words != 0 ? all.words : all.segments;
  if (whole == 0) return 100;
  const uint64_t share = all.words != 0 ? part.words : part.segments;
  return static_cast<uint32_t>(share * 100 / whole);
}

}  // namespace docloc::report
