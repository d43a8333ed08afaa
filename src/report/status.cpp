#include "report/status.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <string_view>

#include "report/report.h"
#include "report/table.h"

namespace docloc::report {
namespace {

using catalog::Standing;

constexpr std::string_view kBold = "\x1B[1m";
constexpr std::string_view kRed = "\x1B[31m";
constexpr std::string_view kGreen = "\x1B[32m";
constexpr std::string_view kReset = "\x1B[0m";

// How a state looks in a bar, best first: with colour, and where there is none.
struct Look {
  Standing state;
  std::string_view color;
  std::string_view block;
};
constexpr std::array<Look, kStates> kLooks = {
    Look{Standing::final_, "\x1B[32m", "█"},     Look{Standing::reviewed, "\x1B[92m", "█"},
    Look{Standing::translated, "\x1B[36m", "█"}, Look{Standing::machine, "\x1B[35m", "▓"},
    Look{Standing::fuzzy, "\x1B[34m", "▒"},      Look{Standing::stale, "\x1B[33m", "▒"},
    Look{Standing::missing, "\x1B[90m", "░"}};
constexpr uint32_t kBarCells = 24;

// Cells by state in the order of kLooks, kBarCells in all. A state that is there at all has a cell.
std::array<uint32_t, kStates> share_cells(const Counts& counts) {
  const Amount total = counts.total();
  std::array<uint32_t, kStates> cells{};
  if (total.segments == 0) return cells;
  std::array<uint64_t, kStates> parts{};
  for (size_t i = 0; i < kStates; ++i) {
    const Amount& amount = counts.of(kLooks[i].state);
    parts[i] = total.words != 0 ? amount.words : amount.segments;
  }
  const uint64_t whole = total.words != 0 ? total.words : total.segments;
  for (size_t i = 0; i < kStates; ++i) {
    cells[i] = static_cast<uint32_t>(parts[i] * kBarCells / whole);
    if (parts[i] > 0 && cells[i] == 0) cells[i] = 1;
  }
  // What rounding took or gave is the widest one's.
  const auto widest = std::ranges::max_element(cells);
  const uint32_t used = std::accumulate(cells.begin(), cells.end(), 0U);
  *widest = *widest + kBarCells - used;
  return cells;
}

std::string bar_of(const Counts& counts, bool color) {
  std::string bar;
  const auto cells = share_cells(counts);
  for (size_t i = 0; i < kStates; ++i) {
    if (cells[i] == 0) continue;
    if (color) bar += kLooks[i].color;
    for (uint32_t cell = 0; cell < cells[i]; ++cell)
      bar += kLooks[i].block;
    if (color) bar += kReset;
  }
  if (bar.empty()) bar.assign(kBarCells, ' ');
  return bar;
}

using Number = uint32_t Amount::*;

std::vector<std::string> row_of(std::string name, const Counts& counts, Number number, bool machine) {
  const Amount total = counts.total();
  std::vector<std::string> row = {std::move(name)};
  row.push_back(number == &Amount::words
                    ? fmt::format("{}%", percent(counts.done(machine), total))
                    : fmt::format("{}%", total.segments == 0
                                             ? 100
                                             : uint64_t{counts.done(machine).segments} * 100 / total.segments));
  row.emplace_back(number == &Amount::words ? "words" : "segments");
  row.push_back(grouped(total.*number));
  for (const Look& look : kLooks)
    row.push_back(grouped(counts.of(look.state).*number));
  return row;
}

// The table's rows, and beside them what they are of.
struct Table {
  Rows rows = {{"", "done", "", "total", "final", "reviewed", "translated", "machine", "fuzzy", "stale", "missing"}};
  std::vector<const Counts*> counts = {nullptr};  // null: no bar
  std::vector<bool> bold = {true};

  void add(std::vector<std::string> row, const Counts* of, bool is_bold) {
    rows.push_back(std::move(row));
    counts.push_back(of);
    bold.push_back(is_bold);
  }
};

std::string handback_note(const ArticleStatus& article) {
  return article.handback == Handback::stale     ? "hand-back stale"
         : article.handback == Handback::current ? "hand-back current"
                                                 : "";
}

void add_locale(Table& table, const LocaleStatus& locale, const Counts& total, const Status& status,
                const StatusOptions& options) {
  const bool machine = status.machine_published;
  table.add(row_of(visible(locale.locale), total, &Amount::words, machine), &total, true);
  table.add(row_of("", total, &Amount::segments, machine), nullptr, false);
  if (!options.articles) return;
  for (const ArticleStatus& article : locale.articles) {
    std::vector<std::string> row = row_of("  " + visible(article.path), article.counts, &Amount::words, machine);
    if (std::string note = handback_note(article); !note.empty()) row.push_back(std::move(note));
    table.add(std::move(row), &article.counts, false);
  }
}

std::string bars_text(const Status& status, const StatusOptions& options) {
  Table table;
  std::vector<Counts> totals;
  for (const LocaleStatus& locale : status.locales)
    totals.push_back(locale.total());
  for (size_t i = 0; i < totals.size(); ++i)
    add_locale(table, status.locales[i], totals[i], status, options);
  const std::vector<std::string> lines = table_lines(table.rows);
  std::string out;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (options.bars) {
      out += table.counts[i] != nullptr ? bar_of(*table.counts[i], options.color) : std::string(kBarCells, ' ');
      out += ' ';
    }
    out += options.color && table.bold[i] ? fmt::format("{}{}{}\n", kBold, lines[i], kReset) : lines[i] + "\n";
  }
  return out;
}

std::string since_text(const Status& status) {
  const std::string out = fmt::format("\nNew since {}: {} words in {} segments.\n", visible(status.since->revision),
                                      grouped(status.since->added.words), grouped(status.since->added.segments));
  Rows rows;
  for (const LocaleStatus& locale : status.locales) {
    if (!locale.since_todo) continue;
    rows.push_back({fmt::format("  {}", visible(locale.locale)),
                    fmt::format("{} words to do", grouped(locale.since_todo->words)),
                    fmt::format("{} segments", grouped(locale.since_todo->segments))});
  }
  return out + table_text(rows);
}

// U+FFFC says nothing on a terminal.
std::string readable(const std::string& text) {
  std::string out = visible(text);
  constexpr std::string_view kCode = "\uFFFC";
  for (size_t at = out.find(kCode); at != out.npos; at = out.find(kCode, at))
    out.replace(at, kCode.size(), "[]");
  return out;
}

std::string stale_text(const std::vector<StaleSegment>& stale, bool color) {
  std::string out;
  for (const StaleSegment& one : stale) {
    out += fmt::format("\n{}:{} #{} {} {}{}\n  ", visible(one.path), one.line, visible(one.unit), visible(one.segment),
                       visible(one.locale), one.critical ? " (critical)" : "");
    for (const text::DiffRun& run : one.source) {
      const bool added = run.kind == text::DiffRun::Kind::added;
      const bool same = run.kind == text::DiffRun::Kind::same;
      const std::string text = readable(run.text);
      const std::string marked = same ? text : added ? fmt::format("{{+{}+}}", text) : fmt::format("[-{}-]", text);
      out += color && !same ? fmt::format("{}{}{}", added ? kGreen : kRed, marked, kReset) : marked;
    }
    out += fmt::format("\n  {}\n", readable(one.target));
  }
  out += stale.empty() ? "\nNo segment is stale.\n"
                       : fmt::format("\n{} stale segment{}.\n", stale.size(), stale.size() == 1 ? "" : "s");
  return out;
}

}  // namespace

Amount Counts::total() const {
  Amount all;
  for (const Amount& amount : by_state)
    all += amount;
  return all;
}

Amount Counts::done(bool machine) const {
  Amount all = of(Standing::translated);
  all += of(Standing::reviewed);
  all += of(Standing::final_);
  if (machine) all += of(Standing::machine);
  return all;
}

Counts& Counts::operator+=(const Counts& other) {
  for (size_t i = 0; i < kStates; ++i)
    by_state[i] += other.by_state[i];
  obsolete += other.obsolete;
  units += other.units;
  units_done += other.units_done;
  return *this;
}

Counts LocaleStatus::total() const {
  Counts all;
  for (const ArticleStatus& article : articles)
    all += article.counts;
  return all;
}

const char* to_string(Handback handback) {
  constexpr std::array<const char*, 3> kNames = {"unknown", "current", "stale"};
  return kNames[static_cast<size_t>(handback)];
}

std::string status_text(const Status& status, const StatusOptions& options) {
  std::string out = bars_text(status, options);
  if (status.since) out += since_text(status);
  if (status.quote) out += "\n" + quote_text(*status.quote);
  if (status.stale) out += stale_text(*status.stale, options.color);
  return out;
}

}  // namespace docloc::report
