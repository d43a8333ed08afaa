#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/source.h"
#include "report/report.h"
#include "report/visible.h"

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
    for (const Finding& finding : findings) {
      if (!finding.suppressed) add(finding);
    }
    return std::move(out_);
  }

 private:
  // A window of a long line around byte `mark`, on whole characters.
  struct Cut {
    std::string_view text;
    size_t mark = 0;
    bool cut_before = false;
    bool cut_behind = false;
  };

  struct File {
    std::string path;
    std::string_view bytes;
    std::vector<Line> lines;
  };

  void add(const Finding& finding) {
    const bool source = !finding.source.path.empty();
    const Place& place = source ? finding.source : finding.target;
    std::string head = place_text(place);
    if (!head.empty()) head += ": ";
    // A workflow takes a line that begins so for a command to itself.
    if (options_.in_workflow && head.find_first_not_of(' ') == head.find("::")) head.insert(0, "./");
    out_ += painted(kBold, head);
    out_ += painted(color_of(finding.severity), fmt::format("{}:", to_string(finding.severity)));
    out_ += " " + safe(finding.message);
    if (!finding.locale.empty()) out_ += " (" + safe(finding.locale) + ")";
    out_ += " [" + rule_link(finding.rule) + "]\n";
    if (source && !finding.target.path.empty()) out_ += "  see: " + place_text(finding.target) + "\n";
    if (!finding.hint.empty()) out_ += "  hint: " + safe(finding.hint) + "\n";
    add_excerpt(finding, place);
    if (!finding.target_excerpt.empty()) {
      const Span mark = finding.target_excerpt_mark;
      add_marked(finding.locale, finding.target_excerpt, mark.begin, mark.end);
    }
  }

  [[nodiscard]] std::string place_text(const Place& place) const {
    if (place.path.empty()) return "";
    std::string text = safe(place.path);
    if (place.line > 0) text += fmt::format(":{}", place.line);
    if (place.line > 0 && place.column > 0) text += fmt::format(":{}", place.column);
    return text;
  }

  [[nodiscard]] std::string rule_link(const std::string& rule) const {
    const size_t at = options_.rule_url.find("{rule}");
    if (at == std::string::npos) return safe(rule);
    std::string url = options_.rule_url;
    url.replace(at, std::string_view("{rule}").size(), rule);
    return fmt::format("\x1B]8;;{}\x1B\\{}\x1B]8;;\x1B\\", visible(url), safe(rule));
  }

  // Findings stand in the order of their files: each is read and split once.
  const File& file_at(const std::string& path) {
    if (!file_ || file_->path != path) {
      const std::string_view bytes = options_.read(path);
      file_ = File{.path = path, .bytes = bytes, .lines = split_lines(bytes)};
      reached_ = {};
    }
    return *file_;
  }

  void add_excerpt(const Finding& finding, const Place& place) {
    const File* file = options_.read && place.line > 0 ? &file_at(place.path) : nullptr;
    if (file != nullptr && place.line <= file->lines.size()) {
      const std::string_view line = file->lines[place.line - 1].content().of(file->bytes);
      const std::string number = std::to_string(place.line);
      if (place.column == 0) {
        out_ += shown_after(number, cut(line, 0), 0).line;
      } else {
        const size_t begin = byte_of_column(line, place.column);
        size_t end = begin;
        for (uint32_t i = 0; i < finding.length && end < std::min(line.size(), begin + kBehind + 20); ++i)
          end += show_character(line, end).bytes;
        add_marked(number, line, begin, end);
      }
    } else if (!finding.excerpt.empty()) {
      out_ += "    | " + guarded(show_line(cut(finding.excerpt, 0).text, 0).text) + "\n";
    }
  }

  // A line with its caret, and a tail as long as what is marked.
  void add_marked(std::string_view label, std::string_view line, size_t begin, size_t end) {
    const Cut piece = cut(line, begin);
    const Labelled shown = shown_after(label, piece, piece.mark);
    const size_t last = std::min(std::max(begin, end) - begin + piece.mark, piece.text.size());
    const size_t width = shown_after(label, piece, last).mark - shown.mark;
    const std::string caret = "^" + std::string(width > 1 ? width - 1 : 0, '~');
    out_ += shown.line + std::string(shown.mark, ' ').replace(shown.bar, 1, "|") + painted(kGreen, caret) + "\n";
  }

  // " label | text", and the columns of the bar and of byte `mark` of the piece.
  struct Labelled {
    std::string line;
    size_t bar = 0;
    size_t mark = 0;
  };
  [[nodiscard]] Labelled shown_after(std::string_view label, const Cut& piece, size_t mark) const {
    const ShownLine shown = show_line(piece.text, mark);
    const std::string ahead = piece.cut_before ? "..." : "";
    const std::string name = fmt::format(" {:>5} ", visible(label));
    return {fmt::format("{}| {}{}{}\n", name, ahead, guarded(shown.text), piece.cut_behind ? "..." : ""), name.size(),
            name.size() + 2 + ahead.size() + shown.mark};
  }

  // Foreign text as it may stand in a terminal and in a log.
  [[nodiscard]] std::string safe(std::string_view text) const { return guarded(visible(text)); }
  // A workflow obeys "##[command]" wherever it stands in a line.
  [[nodiscard]] std::string guarded(std::string text) const {
    if (!options_.in_workflow) return text;
    for (size_t at = 0; (at = text.find("##[", at)) != std::string::npos; at += 2)
      text.replace(at + 2, 1, "<U+005B>");
    return text;
  }

  // Columns are code points, from 1. The findings of a line come in its order: the search goes on from the last one.
  size_t byte_of_column(std::string_view line, uint32_t column) {
    if (line.data() != reached_.line.data() || column < reached_.column) reached_ = {.line = line};
    for (; reached_.column < column && reached_.at < line.size(); ++reached_.column)
      reached_.at += show_character(line, reached_.at).bytes;
    return reached_.at;
  }

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
  struct Reached {
    std::string_view line;
    size_t at = 0;
    uint32_t column = 1;
  };

  std::optional<File> file_;  // the last finding's
  Reached reached_;
  std::string out_;
};

}  // namespace

std::string findings_text(const Findings& findings, const TextOptions& options) {
  return Writer(options).run(findings);
}

}  // namespace docloc::report
