#include <algorithm>
#include <string>

#include "base/source.h"
#include "yaml/front_matter.h"
#include "yaml/scalar_text.h"
#include "yaml/spell.h"

namespace docloc::yaml {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Edit {
  Span bytes;
  std::string text;
};

std::string apply_edits(std::string_view bytes, std::vector<Edit> edits) {
  std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.bytes.begin; });
  std::string out;
  uint32_t from = 0;
  for (const Edit& edit : edits) {
    out += bytes.substr(from, edit.bytes.begin - from);
    out += edit.text;
    from = edit.bytes.end;
  }
  out += bytes.substr(from);
  return out;
}

std::string line_end_of(std::string_view bytes, const Line& line) {
  return line.next > line.end ? std::string(bytes.substr(line.end, line.next - line.end)) : "\n";
}

// The last value given for each key, at the place of its first.
Fields without_repetitions(const Fields& fields) {
  Fields unique;
  for (const auto& [key, value] : fields) {
    const auto found = std::ranges::find(unique, key, &Fields::value_type::first);
    if (found == unique.end()) {
      unique.emplace_back(key, value);
    } else {
      found->second = value;
    }
  }
  return unique;
}

std::optional<std::string> spell_field(const std::string& key, const std::string& value) {
  const auto spelled_key = spell_new(key, false);
  const auto spelled_value = spell_new(value, false);
  if (!spelled_key || !spelled_value) return std::nullopt;
  return *spelled_key + ": " + (value.empty() ? "''" : *spelled_value);
}

// The lines of a field whose value is no scalar that can be replaced: its "key:" line and all that belongs to it.
Span lines_of_key(std::string_view bytes, const std::vector<Line>& lines, std::string_view indent,
                  const std::string& key) {
  const std::string start = std::string(indent) + spell_new(key, false).value_or(key) + ":";
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::string_view text = lines[i].content().of(bytes);
    if (!text.starts_with(start)) continue;
    if (text.size() > start.size() && !is_blank(text[start.size()])) continue;
    size_t last = i;
    for (size_t next = i + 1; next < lines.size(); ++next) {
      const std::string_view line = lines[next].content().of(bytes);
      const size_t first = line.find_first_not_of(" \t");
      if (first == std::string_view::npos || line[first] == '#') continue;
      const bool item =
          line[first] == '-' && first == indent.size() && (first + 1 == line.size() || is_blank(line[first + 1]));
      if (first <= indent.size() && !item) break;
      last = next;
    }
    return {lines[i].begin, lines[last].end};
  }
  return {};
}

// What new lines must look like to belong to the mapping.
struct Form {
  std::string indent;
  std::string line_end;
  bool flow = false;
};

Form form_of(std::string_view bytes, const FrontMatter& front_matter, const std::vector<Line>& lines) {
  Form form;
  const Line fence = split_lines(bytes.substr(0, front_matter.content.begin), front_matter.bytes.begin).front();
  form.line_end = line_end_of(bytes, lines.empty() ? fence : lines.back());
  for (const Line& line : lines) {
    const std::string_view text = line.content().of(bytes);
    const size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos || is_blank(text[first]) || text[first] == '#') continue;
    form.flow = front_matter.valid && text[first] == '{';
    if (front_matter.valid) form.indent = std::string(first, ' ');
    break;
  }
  return form;
}

// Fields that are not there yet, in front of the closing brace of "{a: b}".
std::string append_in_flow(std::string_view bytes, const FrontMatter& front_matter, const Fields& fields) {
  const size_t brace = bytes.substr(0, front_matter.content.end).rfind('}');
  if (brace == std::string_view::npos || brace < front_matter.content.begin) return std::string(bytes);
  const size_t before = bytes.find_last_not_of(" \t\r\n", brace - 1);
  bool needs_comma = bytes[before] != '{' && bytes[before] != ',';
  std::string text;
  for (const auto& [key, value] : fields) {
    if (is_unspeakable(key) || is_unspeakable(value)) continue;
    text += (needs_comma ? ", " : "") + double_quoted(key) + ": " + double_quoted(value);
    needs_comma = true;
  }
  const std::string result = std::string(bytes.substr(0, brace)) + text + std::string(bytes.substr(brace));
  // A brace in a comment or a string deceives the search above; then nothing is better than something wrong.
  const FrontMatter again = read_front_matter("", result);
  const bool good = again.valid && again.scalars.size() >= front_matter.scalars.size() + fields.size();
  return good ? result : std::string(bytes);
}

std::string make_front_matter(std::string_view bytes, const Fields& fields) {
  const uint32_t begin = bom_size(bytes);
  const std::vector<Line> lines = split_lines(bytes.substr(0, bytes.find_first_of("\r\n", begin) + 2), begin);
  const std::string line_end = lines.empty() ? "\n" : line_end_of(bytes, lines.front());
  std::string block;
  for (const auto& [key, value] : fields) {
    if (const auto line = spell_field(key, value)) block += *line + line_end;
  }
  if (block.empty()) return std::string(bytes);
  block = "---" + line_end + block + "---" + line_end;
  return std::string(bytes.substr(0, begin)) + block + std::string(bytes.substr(begin));
}

std::string edit_fields(std::string_view bytes, const FrontMatter& front_matter, const Fields& wanted) {
  const std::vector<Line> lines = split_lines(bytes.substr(0, front_matter.content.end), front_matter.content.begin);
  const Form form = form_of(bytes, front_matter, lines);

  std::vector<Edit> edits;
  Fields missing;
  for (const auto& [key, value] : wanted) {
    const Scalar* scalar = front_matter.find(key);
    if (scalar != nullptr && scalar->top_level) {
      if (auto text = spell_scalar(*scalar, bytes, value, form.line_end)) {
        edits.push_back({scalar->bytes, std::move(*text)});
      }
    } else if (const Span old = lines_of_key(bytes, lines, form.indent, key); !old.empty() && !form.flow) {
      if (auto text = spell_field(key, value)) edits.push_back({old, form.indent + *text});
    } else {
      missing.emplace_back(key, value);
    }
  }
  std::string appended;
  for (const auto& [key, value] : missing) {
    if (const auto line = spell_field(key, value); line && !form.flow) appended += form.indent + *line + form.line_end;
  }
  const uint32_t end = front_matter.content.end;
  edits.push_back({{end, end}, appended});
  if (!form.flow || missing.empty()) return apply_edits(bytes, std::move(edits));
  const std::string replaced = apply_edits(bytes, std::move(edits));
  return append_in_flow(replaced, read_front_matter("", replaced), missing);
}

}  // namespace

std::string set_fields(std::string_view bytes, const FrontMatter& front_matter, const Fields& fields) {
  const Fields wanted = without_repetitions(fields);
  if (front_matter.bytes.empty()) return make_front_matter(bytes, wanted);
  std::string result = edit_fields(bytes, front_matter, wanted);
  // Lines are found by their indentation, which odd but legal YAML can deceive.
  if (front_matter.valid && !read_front_matter("", result).valid) return std::string(bytes);
  return result;
}

}  // namespace docloc::yaml
