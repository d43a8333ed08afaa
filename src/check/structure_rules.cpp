// A locale's own form of an article, block by block, beside the article. One difference of structure is one finding,
// under the rule of the block it begins with.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/source.h"
#include "check/block_pairs.h"
#include "check/reporter.h"
#include "check/rules.h"
#include "check/structure.h"

namespace docloc::check {

using markdown::Document;
using markdown::kNoNode;
using markdown::Node;
using markdown::NodeKind;

std::vector<Gap> gaps_of(const Subject& subject) {
  const auto is_whole = [](const BlockPair& pair) { return pair.source != kNoNode && pair.target != kNoNode; };
  const std::vector<Node>& source = subject.article->document.nodes;
  const std::vector<Node>& target = subject.counterpart->document.nodes;
  const std::span<const BlockPair> blocks = subject.blocks;
  std::vector<Gap> gaps;
  for (size_t begin = 0, end = 0; begin < blocks.size(); begin = std::max(end, begin + 1)) {
    end = begin;
    while (end < blocks.size() && !is_whole(blocks[end]))
      ++end;
    if (end == begin) continue;
    Gap gap{.blocks = blocks.subspan(begin, end - begin)};
    for (const BlockPair& pair : gap.blocks) {
      gap.source = std::min(gap.source, pair.source);
      gap.target = std::min(gap.target, pair.target);
    }
    const auto place = [&](uint32_t first, const std::vector<Node>& nodes, uint32_t BlockPair::* side) -> Span {
      if (first != kNoNode) return nodes[first].bytes;
      const uint32_t at = end < blocks.size() ? nodes[blocks[end].*side].bytes.begin : nodes[0].bytes.end;
      return {at, at};
    };
    gap.source_place = place(gap.source, source, &BlockPair::source);
    gap.target_place = place(gap.target, target, &BlockPair::target);
    gaps.push_back(gap);
  }
  return gaps;
}

namespace {

// Which rule speaks of a gap.
enum class Owner : uint8_t { blocks, heading, table, list, code_block, footnote, alert, html };

Owner owner_of(const Subject& subject, const Gap& gap) {
  const bool of_source = gap.source != kNoNode;
  const segment::Article& article = of_source ? *subject.article : *subject.counterpart;
  const uint32_t block = of_source ? gap.source : gap.target;
  switch (article.document.nodes[block].kind) {
    case NodeKind::heading:
      return Owner::heading;
    case NodeKind::table:
      return Owner::table;
    case NodeKind::list:
    case NodeKind::item:
      return Owner::list;
    case NodeKind::code_block:
      return Owner::code_block;
    case NodeKind::footnote_definition:
      return Owner::footnote;
    case NodeKind::html_block:
      return Owner::html;
    case NodeKind::block_quote:
      return alert_of(article, block).empty() ? Owner::blocks : Owner::alert;
    default:
      return Owner::blocks;
  }
}

void report_gaps(const Subject& subject, Reporter& report, Owner owner) {
  for (const Gap& gap : gaps_of(subject)) {
    if (owner_of(subject, gap) != owner) continue;
    std::string message;
    if (gap.target == kNoNode) {
      message = fmt::format("The translation lacks {} here.", name_of(*subject.article, gap.source));
    } else if (gap.source == kNoNode) {
      message = fmt::format("The translation has {} here, which the source has not.",
                            name_of(*subject.counterpart, gap.target));
    } else {
      const std::string_view source = name_of(*subject.article, gap.source);
      const std::string_view target = name_of(*subject.counterpart, gap.target);
      message = source == target
                    ? fmt::format("The translation has {} here, but at another place of the structure.", target)
                    : fmt::format("The source has {} here, the translation {}.", source, target);
    }
    Finding& finding = report.on_counterpart(gap.source_place, gap.target_place, std::move(message),
                                             "Give the translation the source's blocks, in the source's order.");
    finding.token.clear();
  }
}

// Calls `look(source node, target node)` for all pairs of a kind.
template <typename Look>
void each_pair(const Subject& subject, NodeKind kind, const Look& look) {
  for (const BlockPair& pair : subject.blocks) {
    if (pair.source == kNoNode || pair.target == kNoNode) continue;
    const Node& source = subject.article->document.nodes[pair.source];
    if (source.kind == kind) look(source, subject.counterpart->document.nodes[pair.target]);
  }
}

void find_block_changes(const Subject& subject, Reporter& report) {
  report_gaps(subject, report, Owner::blocks);
}

void find_heading_changes(const Subject& subject, Reporter& report) {
  report_gaps(subject, report, Owner::heading);
  each_pair(subject, NodeKind::heading, [&](const Node& source, const Node& target) {
    if (source.level == target.level) return;
    report.on_counterpart(
        source.bytes, target.bytes,
        fmt::format("A heading of level {} has level {} in the translation.", source.level, target.level),
        "Give it as many number signs as the source's has.");
  });
}

struct TableSize {
  uint32_t rows = 0;
  uint32_t columns = 0;
};

TableSize size_of(const Document& document, uint32_t table) {
  TableSize size;
  for (uint32_t row = document.first_child(table); row != kNoNode; row = document.next_sibling(row)) {
    if (size.rows++ > 0) continue;
    for (uint32_t cell = document.first_child(row); cell != kNoNode; cell = document.next_sibling(cell))
      ++size.columns;
  }
  return size;
}

void find_table_changes(const Subject& subject, Reporter& report) {
  report_gaps(subject, report, Owner::table);
  const Document& source = subject.article->document;
  const Document& target = subject.counterpart->document;
  each_pair(subject, NodeKind::table, [&](const Node& a, const Node& b) {
    const TableSize wanted = size_of(source, static_cast<uint32_t>(&a - source.nodes.data()));
    const TableSize found = size_of(target, static_cast<uint32_t>(&b - target.nodes.data()));
    if (wanted.rows == found.rows && wanted.columns == found.columns) return;
    Finding& finding =
        report.on_counterpart(a.bytes, b.bytes,
                              fmt::format("A table of {} rows and {} columns has {} and {} in the translation.",
                                          wanted.rows, wanted.columns, found.rows, found.columns),
                              "Give it the source's rows and columns; a bar inside a cell is written \\|.");
    finding.token.clear();
  });
}

void find_list_changes(const Subject& subject, Reporter& report) {
  report_gaps(subject, report, Owner::list);
  each_pair(subject, NodeKind::list, [&](const Node& source, const Node& target) {
    if (source.ordered == target.ordered) return;
    Finding& finding = report.on_counterpart(source.bytes, target.bytes,
                                             source.ordered ? "A numbered list has bullets in the translation."
                                                            : "A list with bullets is numbered in the translation.",
                                             "Begin its items as the source does.");
    finding.token.clear();
  });
}

// Without what no reader sees: space at the ends of lines, empty lines at the ends.
std::vector<std::string_view> code_lines(std::string_view code) {
  std::vector<std::string_view> lines;
  for (const Line& line : split_lines(code)) {
    const std::string_view text = line.content().of(code);
    lines.push_back(text.substr(0, text.find_last_not_of(" \t\r") + 1));
  }
  while (!lines.empty() && lines.back().empty())
    lines.pop_back();
  return lines;
}

// What a comment begins with in the languages of documentation. Comments are for people: they may be translated.
// "--list" is an option, and what follows a semicolon mostly a command.
size_t comment_begin(std::string_view line) {
  static constexpr auto kAnywhere = std::to_array<std::string_view>({"#", "//", "-- ", "/*", "<!--"});
  static constexpr auto kAtStart = std::to_array<std::string_view>({"--", ";", "REM ", "::"});
  const size_t first = std::min(line.find_first_not_of(" \t"), line.size());
  const auto starts = [&](std::string_view mark) { return line.substr(first).starts_with(mark); };
  if (std::ranges::any_of(kAnywhere, starts) || std::ranges::any_of(kAtStart, starts)) return first;
  size_t begin = line.size();
  for (const std::string_view mark : kAnywhere) {
    const size_t behind = line.find(std::string(" ") + std::string(mark));
    if (behind != std::string_view::npos) begin = std::min(begin, behind);
  }
  return begin;
}

// Tabs and no-break spaces are what editors make of blanks, and blanks of them.
bool has_other_blanks(std::string_view line) {
  return line.find('\t') != std::string_view::npos || line.find("\u00A0") != std::string_view::npos;
}

// `line` with a space for each run of blanks of any kind.
std::string with_plain_blanks(std::string_view line) {
  std::string out;
  for (size_t at = 0; at < line.size(); ++at) {
    const bool wide = line.substr(at).starts_with("\u00A0");
    if (wide) ++at;
    const bool blank = wide || line[at] == ' ' || line[at] == '\t';
    if (!blank) out += line[at];
    if (blank && !out.ends_with(' ')) out += ' ';
  }
  return out;
}

bool is_same_line(std::string_view a, std::string_view b) {
  if (a == b) return true;
  return (has_other_blanks(a) || has_other_blanks(b)) && with_plain_blanks(a) == with_plain_blanks(b);
}

bool is_same_but_comment(std::string_view a, std::string_view b) {
  const size_t a_end = comment_begin(a);
  const size_t b_end = comment_begin(b);
  return a_end < a.size() && b_end < b.size() && is_same_line(a.substr(0, a_end), b.substr(0, b_end));
}

void find_code_block_changes(const Subject& subject, Reporter& report) {
  report_gaps(subject, report, Owner::code_block);
  each_pair(subject, NodeKind::code_block, [&](const Node& source, const Node& target) {
    const std::string_view before = subject.article->document.str(source.literal);
    const std::string_view after = subject.counterpart->document.str(target.literal);
    if (before == after) return;
    const std::vector<std::string_view> wanted = code_lines(before);
    const std::vector<std::string_view> found = code_lines(after);
    const auto [at, other] = std::ranges::mismatch(wanted, found, [](std::string_view a, std::string_view b) {
      return is_same_line(a, b) || is_same_but_comment(a, b);
    });
    if (at == wanted.end() && other == found.end()) return;
    const std::string was(at == wanted.end() ? "" : *at);
    const std::string is(other == found.end() ? "" : *other);
    Finding& finding = report.on_counterpart(source.bytes, target.bytes,
                                             fmt::format("A code block was changed: \"{}\" became \"{}\".", was, is),
                                             "Code is no text: bring the source's back. Comments may be translated.");
    finding.token = is.empty() ? was : is;
  });
}

void find_alert_changes(const Subject& subject, Reporter& report) {
  report_gaps(subject, report, Owner::alert);
  const Document& source = subject.article->document;
  const Document& target = subject.counterpart->document;
  each_pair(subject, NodeKind::block_quote, [&](const Node& a, const Node& b) {
    const std::string wanted = alert_of(*subject.article, static_cast<uint32_t>(&a - source.nodes.data()));
    const std::string found = alert_of(*subject.counterpart, static_cast<uint32_t>(&b - target.nodes.data()));
    if (wanted == found) return;
    const std::string message =
        found.empty()    ? fmt::format("An alert [!{}] is a plain quotation in the translation.", wanted)
        : wanted.empty() ? fmt::format("A quotation is an alert [!{}] in the translation.", found)
                         : fmt::format("An alert [!{}] is [!{}] in the translation.", wanted, found);
    Finding& finding = report.on_counterpart(a.bytes, b.bytes, message,
                                             "Write the kind of alert as the source does; its name is not translated.");
    finding.token = wanted;
  });
}

void find_footnotes(const Subject& subject, Reporter& report) {
  report_gaps(subject, report, Owner::footnote);
  find_footnote_changes(subject, report);
}

void find_html(const Subject& subject, Reporter& report) {
  report_gaps(subject, report, Owner::html);
  find_html_changes(subject, report);
}

constexpr auto kRules = std::to_array<Rule>({
    {"structure/alert", Severity::warning, Scope::counterpart, "A translation lost an alert, or changed its kind.",
     find_alert_changes},
    {"structure/anchor", Severity::warning, Scope::counterpart, "A translation lost a bookmark that links lead to.",
     find_anchor_changes},
    {"structure/blocks", Severity::warning, Scope::counterpart, "A translation has other blocks than the source.",
     find_block_changes},
    {"structure/code", Severity::warning, Scope::counterpart, "A translation lost or changed a code span.",
     find_code_changes},
    {"structure/code-block", Severity::warning, Scope::counterpart, "A translation lost or changed a code block.",
     find_code_block_changes},
    {"structure/footnote", Severity::warning, Scope::counterpart, "A translation lost a footnote.", find_footnotes},
    {"structure/hard-break", Severity::info, Scope::counterpart, "A translation lost a line break.", find_lost_breaks},
    {"structure/heading", Severity::warning, Scope::counterpart, "A translation lost a heading, or changed its level.",
     find_heading_changes},
    {"structure/html", Severity::warning, Scope::counterpart, "A translation lost or added HTML.", find_html},
    {"structure/image", Severity::error, Scope::counterpart, "A translation lost an image, or shows another one.",
     find_image_changes},
    {"structure/link", Severity::warning, Scope::counterpart, "A translation lost a link, or leads elsewhere.",
     find_link_changes},
    {"structure/list", Severity::warning, Scope::counterpart, "A translation has other lists than the source.",
     find_list_changes},
    {"structure/table", Severity::warning, Scope::counterpart, "A translation has other rows or columns in a table.",
     find_table_changes},
});

}  // namespace

std::span<const Rule> structure_rules() {
  return kRules;
}

}  // namespace docloc::check
