#include "markdown/guard.h"

#include <algorithm>

namespace docloc::markdown {
namespace {

constexpr uint64_t kReferenceExpansion = 64U << 20U;  // bytes that references to one definition may come to
constexpr uint32_t kLongDefinition = 2000;            // bytes; shorter ones cannot come to much
constexpr uint32_t kColumnsPerLevel = 2;              // indentation that the shallowest list level takes

struct Prefix {
  uint32_t markers = 0;  // container markers at the start of a line
  uint32_t columns = 0;  // white space among them
  bool blank = true;     // nothing follows
  uint32_t content = 0;  // where the rest begins
};

Prefix read_prefix(std::string_view line) {
  Prefix prefix;
  uint32_t i = 0;
  bool after_space = true;
  for (; i < line.size(); ++i) {
    const char c = line[i];
    if (c == ' ' || c == '\t') {
      prefix.columns += c == '\t' ? 4 : 1;
      after_space = true;
    } else if (c == '>') {
      ++prefix.markers;
      after_space = true;
    } else if (after_space && (c == '-' || c == '*' || c == '+') && i + 1 < line.size() &&
               (line[i + 1] == ' ' || line[i + 1] == '\t')) {
      ++prefix.markers;
      after_space = false;
    } else if (after_space && c >= '0' && c <= '9') {
      uint32_t end = i;
      while (end < line.size() && end - i < 10 && line[end] >= '0' && line[end] <= '9')
        ++end;
      if (end >= line.size() || (line[end] != '.' && line[end] != ')')) break;
      ++prefix.markers;
      i = end;
      after_space = false;
    } else {
      break;
    }
  }
  prefix.content = i;
  prefix.blank = i == line.size();
  return prefix;
}

bool is_delimiter_row(std::string_view text) {
  return text.find('-') != std::string_view::npos && text.find_first_not_of("|-: \t") == std::string_view::npos;
}

// Counts over one run of lines without a blank one: nothing inline reaches further.
class Paragraph {
 public:
  explicit Paragraph(const ParseLimits& limits) : limits_(&limits) {}

  // What is wrong after one more line; empty: nothing.
  std::string add(std::string_view line) {
    if (columns_ > 0) {
      cells_ += columns_;
      if (cells_ > limits_->table_cells)
        return "a table has more than " + std::to_string(limits_->table_cells) + " cells";
    }
    if (columns_ == 0 && is_delimiter_row(line)) {
      columns_ = static_cast<uint64_t>(std::ranges::count(line, '|')) + 1;
      if (columns_ > limits_->table_columns) {
        return "a table has more than " + std::to_string(limits_->table_columns) + " columns";
      }
    }
    for (size_t i = line.find_first_of("[]<"); i != std::string_view::npos; i = line.find_first_of("[]<", i + 1)) {
      if (line[i] == '[') ++brackets_;
      if (line[i] == ']' && brackets_ > 0) --brackets_;
      if (line[i] == '<' && i + 1 < line.size() && (line[i + 1] == '!' || line[i + 1] == '?')) ++declarations_;
    }
    if (columns_ > 0 && line.contains('|')) start_text();
    count_steps(line);
    if (steps_ > kSteps) return "a paragraph has too many links among signs of emphasis";
    declarations_ -= std::min<uint32_t>(declarations_, static_cast<uint32_t>(std::ranges::count(line, '>')));
    if (brackets_ > kOpenBrackets)
      return "a paragraph has more than " + std::to_string(kOpenBrackets) + " open brackets";
    if (declarations_ > kOpenDeclarations) return "a paragraph has too many unclosed '<!' or '<?'";
    return {};
  }

  // A list item or table row has its own emphasis.
  void start_text() { signs_ = steps_ = 0; }

 private:
  // At the end of each link the library walks over all signs of emphasis before it.
  void count_steps(std::string_view line) {
    for (size_t i = line.find_first_of("*_~]"); i != std::string_view::npos; i = line.find_first_of("*_~]", i + 1)) {
      if (line[i] == ']')
        steps_ += signs_;
      else if (i == 0 || line[i - 1] != line[i])
        ++signs_;
    }
  }

  static constexpr uint64_t kSteps = 500'000'000;
  static constexpr uint32_t kOpenBrackets = 1000;
  static constexpr uint32_t kOpenDeclarations = 500;
  const ParseLimits* limits_;
  uint32_t brackets_ = 0;
  uint32_t declarations_ = 0;
  uint64_t signs_ = 0;
  uint64_t steps_ = 0;
  uint64_t columns_ = 0;
  uint64_t cells_ = 0;
};

}  // namespace

std::optional<Refusal> find_excess(std::string_view bytes, const std::vector<Line>& lines, const ParseLimits& limits) {
  Paragraph paragraph(limits);
  uint64_t longest_definition = 0;
  uint64_t references = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i].content().of(bytes);
    const Prefix prefix = read_prefix(line);
    if (prefix.markers > limits.nesting || prefix.columns > limits.nesting * kColumnsPerLevel * 20) {
      return Refusal{"blocks are nested more than " + std::to_string(limits.nesting) + " deep", i};
    }
    if (prefix.blank && prefix.markers == 0) {
      paragraph = Paragraph(limits);
      continue;
    }
    const std::string_view content = line.substr(prefix.content);
    if (line.substr(0, prefix.content).find_first_of("-*+") != std::string_view::npos) paragraph.start_text();
    if (std::string why = paragraph.add(content); !why.empty()) return Refusal{std::move(why), i};
    if (content.starts_with('[') && content.find("]:") != std::string_view::npos) {
      longest_definition = std::max<uint64_t>(longest_definition, content.size());
    }
    references += static_cast<uint64_t>(std::ranges::count(content, '['));
    if (longest_definition > kLongDefinition && longest_definition * references > kReferenceExpansion) {
      return Refusal{"references repeat a very long link definition", i};
    }
  }
  return std::nullopt;
}

}  // namespace docloc::markdown
