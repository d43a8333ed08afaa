#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/report.h"
#include "text/locale.h"

namespace docloc::report {

namespace {

constexpr size_t kColumns = 9;
using Row = std::array<std::string, kColumns>;

std::string share(const Amount& part, const Amount& all) {
  if (all.words == 0) return all.units == part.units ? "100%" : "0%";
  return fmt::format("{}%", static_cast<uint64_t>(part.words) * 100 / all.words);
}

Row row_of(std::string name, const Counts& counts) {
  const Amount total = counts.total();
  return {std::move(name),
          share(counts.done(), total),
          std::to_string(total.units),
          std::to_string(counts.done().units),
          std::to_string(counts.reviewed.units + counts.final_.units),
          std::to_string(counts.machine.units),
          std::to_string(counts.stale.units),
          std::to_string(counts.fuzzy.units),
          std::to_string(counts.initial.words)};
}

std::string padded(const std::string& cell, size_t width, bool left) {
  const size_t used = text::display_width(cell);
  const std::string space(width > used ? width - used : 0, ' ');
  return left ? cell + space : space + cell;
}

}  // namespace

Amount& Amount::operator+=(const Amount& other) {
  units += other.units;
  segments += other.segments;
  words += other.words;
  return *this;
}

Amount Counts::total() const {
  Amount all = initial;
  all += done();
  return all;
}

Amount Counts::done() const {
  Amount all = translated;
  all += reviewed;
  all += final_;
  return all;
}

Counts& Counts::operator+=(const Counts& other) {
  initial += other.initial;
  translated += other.translated;
  reviewed += other.reviewed;
  final_ += other.final_;
  machine += other.machine;
  fuzzy += other.fuzzy;
  stale += other.stale;
  obsolete += other.obsolete;
  return *this;
}

Counts LocaleStatus::total() const {
  Counts all;
  for (const ArticleStatus& article : articles)
    all += article.counts;
  return all;
}

std::string status_text(const std::vector<LocaleStatus>& status, const StatusOptions& options) {
  std::vector<Row> rows{{"", "done", "units", "translated", "reviewed", "machine", "stale", "fuzzy", "words to do"}};
  std::vector<bool> is_locale{false};
  for (const LocaleStatus& locale : status) {
    rows.push_back(row_of(visible(locale.locale), locale.total()));
    is_locale.push_back(true);
    if (!options.articles) continue;
    for (const ArticleStatus& article : locale.articles) {
      rows.push_back(row_of("  " + visible(article.path), article.counts));
      is_locale.push_back(false);
    }
  }
  std::array<size_t, kColumns> widths{};
  for (const Row& row : rows) {
    for (size_t c = 0; c < kColumns; ++c)
      widths[c] = std::max<size_t>(widths[c], text::display_width(row[c]));
  }
  std::string out;
  for (size_t r = 0; r < rows.size(); ++r) {
    std::string line = padded(rows[r][0], widths[0], true);
    for (size_t c = 1; c < kColumns; ++c)
      line += "  " + padded(rows[r][c], widths[c], false);
    out += options.color && is_locale[r] ? "\x1B[1m" + line + "\x1B[0m\n" : line + "\n";
  }
  return out;
}

}  // namespace docloc::report
