#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/diff.h"
#include "report/diff_lines.h"
#include "report/report.h"
#include "report/table.h"

namespace docloc::report {
namespace {

constexpr std::string_view kBold = "\x1B[1m";
constexpr std::string_view kRed = "\x1B[31m";
constexpr std::string_view kGreen = "\x1B[32m";
constexpr std::string_view kReset = "\x1B[0m";

std::string colored_runs(const std::vector<text::DiffRun>& runs, bool color) {
  std::string out;
  for (const text::DiffRun& run : runs) {
    const std::string marked = marked_run(run);
    const bool same = run.kind == text::DiffRun::Kind::same;
    out += color && !same
               ? fmt::format("{}{}{}", run.kind == text::DiffRun::Kind::added ? kGreen : kRed, marked, kReset)
               : marked;
  }
  return out;
}

class Writer {
 public:
  Writer(const Diff& diff, bool color) : diff_(diff), color_(color) {}

  std::string run() {
    for (const ArticleChange& article : diff_.articles)
      add(article);
    if (diff_.articles.empty()) return fmt::format("Nothing changed since {}.\n", visible(diff_.revision));
    out_ += fmt::format("Impact: {}\n", impact_line(diff_));
    Rows rows;
    for (const LocaleImpact& locale : diff_.locales)
      rows.push_back({"  " + visible(locale.locale), "to do: " + amount_text(locale.todo),
                      "delivered: " + amount_text(locale.delivered)});
    return out_ + table_text(rows);
  }

 private:
  void add(const ArticleChange& article) {
    const std::string line = fmt::format("{}: {}", visible(article.file), article_summary(article));
    out_ += color_ ? fmt::format("{}{}{}\n", kBold, line, kReset) : line + "\n";
    for (const UnitChange& unit : article.units) {
      for (const SegmentChange& segment : unit.segments)
        add(unit, segment);
    }
    out_ += '\n';
  }

  void add(const UnitChange& unit, const SegmentChange& segment) {
    out_ += fmt::format("  {}: {} #{} {}{}\n", unit.line, visible(unit.kind), visible(unit.unit),
                        visible(segment.segment), segment_note(segment));
    out_ += fmt::format("    {}  {}\n", visible(diff_.source_locale), colored_runs(segment.source, color_));
    for (const TargetChange& target : segment.targets) {
      if (target.before.empty() && target.after.empty()) continue;
      out_ += fmt::format("    {}  {}  ({})\n", visible(target.locale), colored_runs(target.runs, color_),
                          standing_note(target));
    }
  }

  const Diff& diff_;
  bool color_;
  std::string out_;
};

}  // namespace

const char* to_string(SegmentKind kind) {
  constexpr std::array<const char*, 5> kNames = {"same", "changed", "added", "removed", "moved"};
  return kNames[static_cast<size_t>(kind)];
}

const char* to_string(ArticleKind kind) {
  constexpr std::array<const char*, 4> kNames = {"modified", "added", "deleted", "renamed"};
  return kNames[static_cast<size_t>(kind)];
}

std::string amount_text(const Amount& amount) {
  return fmt::format("{} {}, {} {}", grouped(amount.segments), amount.segments == 1 ? "segment" : "segments",
                     grouped(amount.words), amount.words == 1 ? "word" : "words");
}

std::string impact_line(const Diff& diff) {
  const auto locales =
      std::ranges::count_if(diff.locales, [](const LocaleImpact& locale) { return locale.todo.segments > 0; });
  return fmt::format("{}, {} {}", amount_text(diff.changed), locales, locales == 1 ? "locale" : "locales");
}

std::string article_summary(const ArticleChange& article) {
  switch (article.kind) {
    case ArticleKind::added:
      return fmt::format("added: {}", amount_text(article.to_translate));
    case ArticleKind::deleted:
      return "deleted";
    case ArticleKind::renamed:
      return fmt::format("renamed from {}: {}", visible(article.old_path), amount_text(article.to_translate));
    case ArticleKind::modified:
      break;
  }
  if (article.formatting_only && article.units.empty()) return "formatting only: 0 words";
  const bool translations_only = article.to_translate.segments == 0 && !article.formatting_only;
  const bool any_source = std::ranges::any_of(article.units, [](const UnitChange& unit) {
    return std::ranges::any_of(unit.segments,
                               [](const SegmentChange& segment) { return segment.kind != SegmentKind::same; });
  });
  if (translations_only && !any_source) return "translations alone";
  return amount_text(article.to_translate);
}

std::string segment_note(const SegmentChange& segment) {
  switch (segment.kind) {
    case SegmentKind::same:
      return "";
    case SegmentKind::changed:
      return fmt::format(" ({} {})", segment.words, segment.words == 1 ? "word" : "words");
    case SegmentKind::added:
      return fmt::format(" (added, {} {})", segment.words, segment.words == 1 ? "word" : "words");
    case SegmentKind::removed:
      return " (removed)";
    case SegmentKind::moved:
      return " (moved, 0 words)";
  }
  return "";
}

std::string standing_note(const TargetChange& target) {
  if (target.was == target.is) return catalog::to_string(target.is);
  return fmt::format("{} -> {}", catalog::to_string(target.was), catalog::to_string(target.is));
}

std::string marked_run(const text::DiffRun& run) {
  std::string text = visible(run.text);
  constexpr std::string_view kCode = "\uFFFC";
  for (size_t at = text.find(kCode); at != text.npos; at = text.find(kCode, at))
    text.replace(at, kCode.size(), "[]");
  if (run.kind == text::DiffRun::Kind::removed) return fmt::format("[-{}-]", text);
  if (run.kind == text::DiffRun::Kind::added) return fmt::format("{{+{}+}}", text);
  return text;
}

std::string diff_text(const Diff& diff, bool color) {
  return Writer(diff, color).run();
}

}  // namespace docloc::report
