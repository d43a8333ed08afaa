// A diff as a comment on a pull request. What articles hold stands in fenced code blocks and code spans alone: there
// GitHub reads no HTML, link, mention or reference.
#include <fmt/format.h>

#include <algorithm>

#include "report/diff.h"
#include "report/diff_lines.h"
#include "report/report.h"
#include "report/table.h"

namespace docloc::report {
namespace {

size_t longest_run(std::string_view text, char wanted) {
  size_t longest = 0;
  size_t run = 0;
  for (const char c : text) {
    run = c == wanted ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

// A code span that holds `text` whatever backticks it has. A '|' would end a table's cell even there.
std::string code_span(std::string_view text) {
  std::string shown = visible(text);
  std::ranges::replace(shown, '|', '/');
  const std::string ticks(longest_run(shown, '`') + 1, '`');
  const bool touches = shown.starts_with('`') || shown.ends_with('`') || shown.empty();
  return touches ? fmt::format("{0} {1} {0}", ticks, shown) : fmt::format("{0}{1}{0}", ticks, shown);
}

std::string marked_line(std::string_view begin, std::string_view locale, const std::vector<text::DiffRun>& runs,
                        std::string_view note) {
  std::string line = fmt::format("{} {}  ", begin, visible(locale));
  for (const text::DiffRun& run : runs)
    line += marked_run(run);
  return line + std::string(note) + "\n";
}

// In a ```diff block a line that begins with '!' is shown as changed, '+' as added, '-' as removed.
std::string_view mark_of(SegmentKind kind) {
  if (kind == SegmentKind::added || kind == SegmentKind::moved) return "+";
  if (kind == SegmentKind::removed) return "-";
  return kind == SegmentKind::changed ? "!" : " ";
}

std::string article_block(const Diff& diff, const ArticleChange& article) {
  std::string lines;
  for (const UnitChange& unit : article.units) {
    for (const SegmentChange& segment : unit.segments) {
      lines += fmt::format("@@ line {} @@ {}{}\n", unit.line, visible(unit.kind), segment_note(segment));
      lines += marked_line(mark_of(segment.kind), diff.source_locale, segment.source, "");
      for (const TargetChange& target : segment.targets) {
        if (target.before.empty() && target.after.empty()) continue;
        lines += marked_line(" ", target.locale, target.runs, fmt::format("  ({})", standing_note(target)));
      }
    }
  }
  // A renamed article's old path is content too.
  std::string summary =
      article.kind == ArticleKind::renamed
          ? fmt::format("renamed from {}: {}", code_span(article.old_path), amount_text(article.to_translate))
          : article_summary(article);
  std::string out = fmt::format("**{}** {}\n\n", code_span(article.file), summary);
  if (lines.empty()) return out;
  const std::string fence(std::max<size_t>(longest_run(lines, '`') + 1, 3), '`');
  return out + fmt::format("{0}diff\n{1}{0}\n\n", fence, lines);
}

}  // namespace

std::string diff_markdown(const Diff& diff, size_t most_bytes) {
  std::string out =
      fmt::format("### Translation impact: {}\n\nSince {}.\n\n", impact_line(diff), code_span(diff.revision));
  if (!diff.locales.empty() && !diff.articles.empty()) {
    out += "| locale | to do | delivered |\n| --- | ---: | ---: |\n";
    for (const LocaleImpact& locale : diff.locales) {
      out += fmt::format("| {} | {} | {} |\n", code_span(locale.locale), amount_text(locale.todo),
                         amount_text(locale.delivered));
    }
    out += '\n';
  }
  if (diff.articles.empty()) return out + "Nothing changed.\n";
  constexpr size_t kLastLine = 120;
  size_t left_out = 0;
  Amount hidden;
  for (const ArticleChange& article : diff.articles) {
    const std::string block = article_block(diff, article);
    if (out.size() + block.size() + kLastLine > most_bytes) {
      ++left_out;
      hidden += article.to_translate;
    } else {
      out += block;
    }
  }
  if (left_out > 0) {
    out += fmt::format("{} more {} left out: {} to translate.\n", grouped(left_out),
                       left_out == 1 ? "article is" : "articles are", amount_text(hidden));
  }
  return out;
}

}  // namespace docloc::report
