#include "render/dialect_code.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "render/dialect_text.h"
#include "render/escape.h"
#include "render/highlight.h"

namespace docloc::render {

namespace {

using Lines = std::vector<std::string_view>;

std::optional<uint32_t> number_of(std::string_view text) {
  text = trim(text);
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole ? std::optional(number) : std::nullopt;
}

// Calls `visit` for each piece between separators.
template <typename Visit>
void each_piece(std::string_view text, char separator, const Visit& visit) {
  while (!text.empty()) {
    const size_t end = std::min(text.find(separator), text.size());
    visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// "L5-L9" or "L5" of a fragment.
bool read_line_fragment(std::string_view fragment, LineRanges& ranges) {
  if (!fragment.starts_with('L') && !fragment.starts_with('l')) return false;
  std::string digits(fragment);
  std::erase_if(digits, [](char c) { return c == 'L' || c == 'l'; });
  LineRanges found = parse_ranges(digits);
  if (found.size() != 1) return false;
  ranges = std::move(found);
  return true;
}

void read_parameter(CodeReference& out, std::string_view name, std::string_view value) {
  if (is_word(name, "range")) {
    out.ranges = parse_ranges(value);
  } else if (is_word(name, "name") || is_word(name, "id") || is_word(name, "tag")) {
    out.tag = value;
  } else if (is_word(name, "highlight")) {
    out.marked = parse_ranges(value);
  } else if (is_word(name, "dedent")) {
    out.dedent = number_of(value);
  } else if (is_word(name, "start") || is_word(name, "end")) {
    if (out.ranges.empty()) out.ranges.emplace_back(1, UINT32_MAX);
    auto& [first, last] = out.ranges.front();
    if (const auto line = number_of(value)) (is_word(name, "start") ? first : last) = *line;
  }
}

std::string extension_of(std::string_view path) {
  const size_t dot = path.rfind('.');
  const size_t slash = path.rfind('/');
  if (dot == kNone || (slash != kNone && dot < slash)) return {};
  return std::string(path.substr(dot + 1));
}

Lines split_lines(std::string_view text) {
  Lines lines;
  each_piece(text, '\n', [&](std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
  });
  return lines;
}

// "tag" or "/tag" of a line that is a comment with nothing but <tag> or </tag>.
std::string_view tag_comment(std::string_view line) {
  static constexpr auto kComments =
      std::to_array<std::string_view>({"<!--", "//", "/*", "--", "#", "'", ";", "%", "rem "});
  line = trim(line);
  const auto* const found =
      std::ranges::find_if(kComments, [&](std::string_view opening) { return starts_with_word(line, opening); });
  if (found == kComments.end()) return {};
  line = trim(line.substr(found->size()));
  for (const std::string_view close : {"-->", "*/"}) {
    if (line.ends_with(close)) line = trim(line.substr(0, line.size() - close.size()));
  }
  if (line.size() < 3 || line.front() != '<' || line.back() != '>') return {};
  line = line.substr(1, line.size() - 2);
  return line.find_first_of(" \t<>\"") == kNone ? line : std::string_view{};
}

bool same_tag(std::string_view a, std::string_view b) {
  std::string lower_b(b);
  std::ranges::transform(lower_b, lower_b.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return is_word(a, lower_b);
}

// "name" of "#region name", "#Region "name"", "#pragma region name".
std::optional<std::string_view> region_name(std::string_view line) {
  line = trim(line);
  for (const std::string_view opening : {"#region", "#pragma region", "//#region", "// #region"}) {
    if (!starts_with_word(line, opening)) continue;
    line = trim(line.substr(opening.size()));
    if (line.size() > 1 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
    return line;
  }
  return std::nullopt;
}

bool ends_region(std::string_view line) {
  line = trim(line);
  return std::ranges::any_of(std::to_array<std::string_view>(
                                 {"#endregion", "#end region", "#pragma endregion", "//#endregion", "// #endregion"}),
                             [&](std::string_view closing) { return starts_with_word(line, closing); });
}

std::optional<Lines> tagged_lines(const Lines& lines, std::string_view tag) {
  Lines out;
  const auto begin =
      std::ranges::find_if(lines, [&](std::string_view line) { return same_tag(tag_comment(line), tag); });
  if (begin != lines.end()) {
    const std::string close = '/' + std::string(tag);
    for (auto line = begin + 1; line != lines.end(); ++line) {
      if (same_tag(tag_comment(*line), close)) return out;
      out.push_back(*line);
    }
    return std::nullopt;
  }
  const auto region = std::ranges::find_if(lines, [&](std::string_view line) {
    const auto name = region_name(line);
    return name && same_tag(*name, tag);
  });
  if (region == lines.end()) return std::nullopt;
  uint32_t depth = 1;
  for (auto line = region + 1; line != lines.end(); ++line) {
    if (region_name(*line)) ++depth;
    if (ends_region(*line) && --depth == 0) return out;
    out.push_back(*line);
  }
  return std::nullopt;
}

bool is_blank(std::string_view line) {
  return trim(line).empty();
}

void take_off(Lines& lines, std::optional<uint32_t> columns) {
  size_t width = columns.value_or(UINT32_MAX);
  for (const std::string_view line : lines) {
    if (!columns && !is_blank(line)) width = std::min(width, line.find_first_not_of(" \t"));
  }
  for (std::string_view& line : lines)
    line.remove_prefix(std::min({width, line.size(), std::min(line.find_first_not_of(" \t"), line.size())}));
}

bool contains(const LineRanges& ranges, uint32_t line) {
  return std::ranges::any_of(ranges, [&](const auto& range) { return range.first <= line && line <= range.second; });
}

// `html` with its marked lines in spans. Colours that reach over a line's end are closed and opened again.
std::string mark_lines(std::string_view html, const LineRanges& marked) {
  std::string out;
  std::string open;  // the start tag of a colour that reaches into this line
  uint32_t number = 0;
  each_piece(html, '\n', [&](std::string_view line) {
    const bool is_marked = contains(marked, ++number);
    if (is_marked) out += "<span class=\"marked-line\">";
    out += open;
    out += line;
    for (size_t at = line.find('<'); at != kNone; at = line.find('<', at + 1)) {
      const std::string_view rest = line.substr(at);
      open = rest.starts_with("</") ? "" : std::string(rest.substr(0, rest.find('>') + 1));
    }
    if (!open.empty()) out += "</span>";
    out += is_marked ? "</span>\n" : "\n";
  });
  return out;
}

std::string missing(const CodeReference& reference, const BodyOptions& options, std::string_view what) {
  if (options.complain) {
    options.complain("dialect/missing-code",
                     "There is no " + std::string(what) + " in the place of the code \"" + reference.path + "\".");
  }
  std::string out = "<p class=\"code-missing\">" + escape(options.labels.code_missing) + " <code>";
  append_escaped(out, reference.path);
  if (!reference.tag.empty()) append_escaped(out, " <" + reference.tag + ">");
  return out + "</code></p>\n";
}

}  // namespace

LineRanges parse_ranges(std::string_view text) {
  LineRanges ranges;
  each_piece(text, ',', [&](std::string_view piece) {
    const size_t dash = piece.find('-');
    const auto first = number_of(piece.substr(0, dash));
    if (!first || *first == 0) return;
    if (dash == kNone) {
      ranges.emplace_back(*first, *first);
    } else if (trim(piece.substr(dash + 1)).empty()) {
      ranges.emplace_back(*first, UINT32_MAX);
    } else if (const auto last = number_of(piece.substr(dash + 1)); last && *last >= *first) {
      ranges.emplace_back(*first, *last);
    }
  });
  return ranges;
}

CodeReference read_code_link(std::string_view word, std::string_view url) {
  CodeReference out;
  const size_t dash = word.find('-');
  if (dash != kNone) out.language = word.substr(dash + 1);
  const size_t hash = url.find('#');
  const std::string_view before = url.substr(0, hash);
  const size_t query = before.find('?');
  out.path = before.substr(0, query);
  if (query != kNone) {
    each_piece(before.substr(query + 1), '&', [&](std::string_view part) {
      const size_t equal = part.find('=');
      if (equal != kNone) read_parameter(out, part.substr(0, equal), part.substr(equal + 1));
    });
  }
  if (hash != kNone && !read_line_fragment(url.substr(hash + 1), out.ranges)) out.tag = url.substr(hash + 1);
  if (out.language.empty()) out.language = extension_of(out.path);
  return out;
}

CodeReference read_code_directive(std::string_view directive) {
  CodeReference out = read_code_link("code", value_of(directive, "source"));
  for (const std::string_view name : {"range", "id", "name", "highlight", "dedent"}) {
    if (const std::string_view value = value_of(directive, name); !value.empty()) read_parameter(out, name, value);
  }
  if (const std::string_view language = value_of(directive, "language"); !language.empty()) out.language = language;
  return out;
}

std::optional<std::string> code_part(const CodeReference& reference, std::string_view file) {
  if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
  Lines lines = split_lines(file);
  if (!reference.tag.empty()) {
    std::optional<Lines> region = tagged_lines(lines, reference.tag);
    if (!region) return std::nullopt;
    lines = std::move(*region);
  }
  if (!reference.ranges.empty()) {
    Lines some;
    for (const auto& [first, last] : reference.ranges) {
      for (size_t line = first; line <= std::min<size_t>(last, lines.size()); ++line)
        some.push_back(lines[line - 1]);
    }
    if (some.empty()) return std::nullopt;
    lines = std::move(some);
  }
  std::erase_if(lines, [](std::string_view line) { return !tag_comment(line).empty(); });
  const bool part = !reference.tag.empty() || !reference.ranges.empty();
  if (part || reference.dedent) take_off(lines, reference.dedent);
  std::string out;
  for (const std::string_view line : lines) {
    out += line;
    out += '\n';
  }
  return out;
}

std::optional<std::string> code_html(const CodeReference& reference, const BodyOptions& options) {
  if (!options.code_text) return std::nullopt;
  const std::optional<std::string> file = options.code_text(reference.path);
  if (!file) return missing(reference, options, "file");
  const std::optional<std::string> code = code_part(reference, *file);
  if (!code) {
    return missing(reference, options, reference.tag.empty() ? "such line" : "region \"" + reference.tag + "\"");
  }
  std::string out;
  append_code_block(out, options, reference.language, *code, {}, reference.marked);
  return out;
}

void append_code_block(std::string& out, const BodyOptions& options, std::string_view info, std::string_view code,
                       std::string_view mark, const LineRanges& marked) {
  const std::string_view language = info.substr(0, info.find_first_of(" \t\n\v\f\r"));
  const bool boxed = options.themed && !language.empty();
  if (boxed) {
    out += "<div class=\"code\">\n<div class=\"code-bar\"><span>";
    append_escaped(out, language_name(language));
    out += "</span></div>\n";
  }
  out += "<pre";
  out += mark;
  out += "><code";
  if (!info.empty()) append_attribute(out, "class", "language-" + std::string(language));
  out += '>';
  std::string html;
  if (options.highlight) {
    append_highlighted(html, language, code);
  } else {
    append_escaped(html, code);
  }
  out += marked.empty() ? html : mark_lines(html, marked);
  out += boxed ? "</code></pre>\n</div>\n" : "</code></pre>\n";
}

}  // namespace docloc::render
