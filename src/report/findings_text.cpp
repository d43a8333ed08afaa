#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/source.h"
#include "report/report.h"
#include "report/visible.h"
#include "text/locale.h"

namespace docloc::report {

namespace {

constexpr std::string_view kBold = "\x1B[1m";
constexpr std::string_view kRed = "\x1B[1;31m";
constexpr std::string_view kYellow = "\x1B[1;33m";
constexpr std::string_view kBlue = "\x1B[1;34m";
constexpr std::string_view kGreen = "\x1B[1;32m";
constexpr std::string_view kReset = "\x1B[0m";

// Bytes of a long line that are shown before and behind the caret.
constexpr size_t kBefore = 60;
constexpr size_t kBehind = 80;

class Writer {
 public:
  explicit Writer(const TextOptions& options) : options_(options) {}

  std::string run(const Findings& findings) {
    for (const Finding& finding : findings)
      add(finding);
    return std::move(out_);
  }

 private:
  void add(const Finding& finding) {
    const bool source = !finding.source.path.empty();
    const Place& place = source ? finding.source : finding.target;
    std::string head = place_text(place);
    if (!head.empty()) head += ": ";
    out_ += painted(kBold, head);
    out_ += painted(color_of(finding.severity), fmt::format("{}:", to_string(finding.severity)));
    out_ += " " + visible(finding.message);
    if (!finding.locale.empty()) out_ += " (" + visible(finding.locale) + ")";
    out_ += " [" + visible(finding.rule) + "]\n";
    if (source && !finding.target.path.empty()) out_ += "  see: " + place_text(finding.target) + "\n";
    if (!finding.hint.empty()) out_ += "  hint: " + visible(finding.hint) + "\n";
    add_excerpt(finding, place);
  }

  [[nodiscard]] static std::string place_text(const Place& place) {
    if (place.path.empty()) return "";
    std::string text = visible(place.path);
    if (place.line > 0) text += fmt::format(":{}", place.line);
    if (place.line > 0 && place.column > 0) text += fmt::format(":{}", place.column);
    return text;
  }

  void add_excerpt(const Finding& finding, const Place& place) {
    const std::string_view bytes = options_.read && place.line > 0 ? options_.read(place.path) : std::string_view();
    const auto lines = split_lines(bytes);
    if (place.line > 0 && place.line <= lines.size()) {
      add_line(place, lines[place.line - 1].content().of(bytes));
    } else if (!finding.excerpt.empty()) {
      out_ += "    | " + show_line(cut(finding.excerpt, 0).text, 0).text + "\n";
    }
  }

  void add_line(const Place& place, std::string_view line) {
    const size_t mark = place.column > 0 ? byte_of_column(line, place.column) : 0;
    const Cut piece = cut(line, mark);
    const ShownLine shown = show_line(piece.text, piece.mark);
    const std::string number = std::to_string(place.line);
    const std::string ahead = piece.cut_before ? "..." : "";
    out_ += fmt::format(" {:>5} | {}{}{}\n", number, ahead, shown.text, piece.cut_behind ? "..." : "");
    if (place.column == 0) return;
    out_ += std::string(std::max<size_t>(number.size(), 5) + 1, ' ') + " | ";
    out_ += std::string(ahead.size() + shown.mark, ' ') + painted(kGreen, "^") + "\n";
  }

  // Columns are code points, from 1.
  static size_t byte_of_column(std::string_view line, uint32_t column) {
    size_t at = 0;
    for (uint32_t i = 1; i < column && at < line.size(); ++i)
      at += show_character(line, at).bytes;
    return at;
  }

  // A window of a long line around byte `mark`, on whole characters.
  struct Cut {
    std::string_view text;
    size_t mark = 0;
    bool cut_before = false;
    bool cut_behind = false;
  };
  static Cut cut(std::string_view line, size_t mark) {
    const auto whole = [&](size_t at) {
      while (at > 0 && at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U)
        --at;
      return at;
    };
    const size_t begin = mark > kBefore + 20 ? whole(mark - kBefore) : 0;
    const size_t end = line.size() > mark + kBehind + 20 ? whole(mark + kBehind) : line.size();
    return {line.substr(begin, end - begin), mark - begin, begin > 0, end < line.size()};
  }

  static std::string_view color_of(Severity severity) {
    if (severity == Severity::error) return kRed;
    return severity == Severity::warning ? kYellow : kBlue;
  }

  [[nodiscard]] std::string painted(std::string_view color, const std::string& text) const {
    if (!options_.color || text.empty()) return text;
    return fmt::format("{}{}{}", color, text, kReset);
  }

  const TextOptions& options_;
  std::string out_;
};

}  // namespace

std::string findings_text(const Findings& findings, const TextOptions& options) {
  return Writer(options).run(findings);
}

std::string findings_summary(const Findings& findings) {
  const auto count = [&](Severity severity) { return std::ranges::count(findings, severity, &Finding::severity); };
  const auto part = [](std::ptrdiff_t number, std::string_view noun) {
    return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
  };
  std::string out;
  const auto add = [&](Severity severity, std::string_view noun) {
    const std::ptrdiff_t number = count(severity);
    if (number > 0) out += (out.empty() ? "" : ", ") + part(number, noun);
  };
  add(Severity::error, "error");
  add(Severity::warning, "warning");
  add(Severity::info, "note");
  return out;
}

}  // namespace docloc::report
