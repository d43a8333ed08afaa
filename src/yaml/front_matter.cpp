#include "yaml/front_matter.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/source.h"
#include "yaml/flat.h"
#include "yaml/parse.h"
#include "yaml/scalar_text.h"

namespace docloc::yaml {
namespace {

constexpr size_t kMaxNameBytes = 512;  // longer paths of keys are of no use to anybody, and would multiply in memory

constexpr size_t kMaxFindings = 20;  // more of them tell a person nothing new

Line line_at(std::string_view bytes, uint32_t begin) {
  const auto end = static_cast<uint32_t>(std::min(bytes.find_first_of("\r\n", begin), bytes.size()));
  if (end == bytes.size()) return {begin, end, end};
  return {begin, end, end + (bytes.substr(end, 2) == "\r\n" ? 2U : 1U)};
}

bool is_fence(std::string_view line, std::string_view mark) {
  return line.starts_with(mark) && line.find_first_not_of(" \t", mark.size()) == std::string_view::npos;
}

// Sets bytes, content and body.
void find_fences(std::string_view bytes, FrontMatter& front_matter) {
  const uint32_t begin = bom_size(bytes);
  front_matter.body = begin;
  const Line first = line_at(bytes, begin);
  if (!is_fence(first.content().of(bytes), "---")) return;
  for (Line line = line_at(bytes, first.next); line.begin < bytes.size(); line = line_at(bytes, line.next)) {
    const std::string_view text = line.content().of(bytes);
    if (is_fence(text, "---") || is_fence(text, "...")) {
      front_matter.bytes = {begin, line.next};
      front_matter.content = {first.next, line.begin};
      front_matter.body = line.next;
      return;
    }
  }
}

// Names every scalar of yaml-cpp's tree and finds its bytes. What cannot be matched with the bytes is left out.
class Collector {
 public:
  Collector(std::string_view path, std::string_view bytes, std::string_view rules, FrontMatter& front_matter)
      : path_(path), bytes_(bytes), rules_(rules), text_(front_matter.content.of(bytes)), out_(front_matter) {}

  void collect(const Node& root) {
    if (root.kind == NodeKind::mapping) collect_mapping(root, "", true);
    if (root.kind == NodeKind::sequence) collect_value("", root, false);
    keep_last_of_each_name();
    std::ranges::stable_sort(out_.scalars, {}, [](const Scalar& scalar) { return scalar.bytes.begin; });
  }

 private:
  void collect_mapping(const Node& mapping, const std::string& prefix, bool top_level) {
    std::unordered_map<std::string_view, size_t> last;
    for (size_t i = 0; i + 1 < mapping.items.size(); i += 2) {
      const Node& key = mapping.items[i];
      if (key.kind != NodeKind::scalar || key.tagged) continue;
      const auto [entry, is_new] = last.insert_or_assign(key.text, i);
      if (!is_new) report_duplicate(key);
    }
    for (size_t i = 0; i + 1 < mapping.items.size(); i += 2) {
      const Node& key = mapping.items[i];
      if (key.kind != NodeKind::scalar || key.tagged || last.at(key.text) != i) continue;
      if (prefix.size() + key.text.size() >= kMaxNameBytes) continue;
      const std::string name = prefix.empty() ? key.text : prefix + "." + key.text;
      const Node& value = mapping.items[i + 1];
      if (value.kind == NodeKind::null) {
        add_null(name, key, value, top_level);
      } else {
        collect_value(name, value, top_level);
      }
    }
  }

  void collect_value(const std::string& name, const Node& value, bool top_level) {
    if (value.kind == NodeKind::scalar) add_scalar(name, value, top_level);
    if (value.kind == NodeKind::mapping) collect_mapping(value, name, false);
    if (value.kind != NodeKind::sequence || name.size() >= kMaxNameBytes) return;
    for (size_t i = 0; i < value.items.size(); ++i) {
      collect_value(fmt::format("{}[{}]", name, i), value.items[i], false);
    }
  }

  void add_scalar(const std::string& name, const Node& node, bool top_level) {
    if (node.tagged) return;
    auto spelled = read_spelled(text_, node.pos, node.text);
    if (!spelled || (spelled->style == ScalarStyle::plain) == node.quoted) return;
    const uint32_t base = out_.content.begin;
    out_.scalars.push_back({.name = name,
                            .bytes = {base + spelled->bytes.begin, base + spelled->bytes.end},
                            .style = spelled->style,
                            .in_flow = node.flow,
                            .value = node.text,
                            .top_level = top_level});
  }

  // A null is a word of its own ("~", "null"), or nothing at all after the colon.
  void add_null(const std::string& name, const Node& key, const Node& value, bool top_level) {
    if (value.flow || value.tagged) return;
    const auto spelled_key = read_spelled(text_, key.pos, key.text);
    if (!spelled_key) return;
    const uint32_t colon = skip_blanks(spelled_key->bytes.end);
    if (colon >= text_.size() || text_[colon] != ':') return;
    const uint32_t begin = skip_blanks(colon + 1);
    Span span{colon + 1, colon + 1};
    const bool nothing_on_line = begin >= text_.size() || is_line_end(text_[begin]);
    if (nothing_on_line || (text_[begin] == '#' && begin > colon + 1)) {
      const bool has_tag = value.pos < text_.size() && text_[value.pos] == '!';
      if (has_tag || null_word(value.pos) != 0) return;  // it stands on a later line
      if (nothing_on_line && begin > colon + 1) span = {colon + 2, colon + 2};
    } else {
      const uint32_t size = null_word(begin);
      if (size == 0 || begin != value.pos) return;  // a tag or an anchor
      span = {begin, begin + size};
    }
    const uint32_t base = out_.content.begin;
    out_.scalars.push_back(
        {.name = name, .bytes = {base + span.begin, base + span.end}, .value = "", .top_level = top_level});
  }

  [[nodiscard]] uint32_t skip_blanks(uint32_t i) const {
    while (i < text_.size() && is_blank(text_[i]))
      ++i;
    return i;
  }

  // Size of a null word at `pos` that is not a key.
  [[nodiscard]] uint32_t null_word(uint32_t pos) const {
    for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
      if (!text_.substr(std::min<size_t>(pos, text_.size())).starts_with(word)) continue;
      const auto end = pos + static_cast<uint32_t>(word.size());
      if (end == text_.size() || is_line_end(text_[end])) return end - pos;
      const uint32_t next = skip_blanks(end);
      if (next > end && (next == text_.size() || is_line_end(text_[next]) || text_[next] == '#')) return end - pos;
    }
    return 0;
  }

  void report_duplicate(const Node& key) {
    if (out_.findings.size() >= kMaxFindings) return;
    out_.findings.push_back({.rule = fmt::format("{}/duplicate-key", rules_),
                             .severity = Severity::warning,
                             .source = place_of(path_, bytes_, out_.content.begin + key.pos),
                             .message = fmt::format("The key \"{}\" stands more than once.", key.text),
                             .hint = "Keep one of them: YAML readers differ in which one they take."});
  }

  // "a.b" is one key, or two: the top level wins.
  void keep_last_of_each_name() {
    std::unordered_map<std::string, size_t> chosen;
    for (size_t i = 0; i < out_.scalars.size(); ++i) {
      const auto [entry, is_new] = chosen.try_emplace(out_.scalars[i].name, i);
      if (!is_new && out_.scalars[i].top_level) entry->second = i;
    }
    if (chosen.size() == out_.scalars.size()) return;
    std::vector<Scalar> kept;
    for (size_t i = 0; i < out_.scalars.size(); ++i) {
      if (chosen.at(out_.scalars[i].name) == i) kept.push_back(out_.scalars[i]);
    }
    out_.scalars = std::move(kept);
  }

  std::string_view path_;
  std::string_view bytes_;
  std::string_view rules_;
  std::string_view text_;
  FrontMatter& out_;
};

void refuse(FrontMatter& front_matter, Place place, std::string rule, std::string message, std::string hint) {
  front_matter.valid = false;
  front_matter.scalars.clear();
  front_matter.findings.push_back({.rule = std::move(rule),
                                   .severity = Severity::warning,
                                   .source = std::move(place),
                                   .message = std::move(message),
                                   .hint = std::move(hint)});
}

// What is read, in the words of its findings.
struct Subject {
  std::string_view rules;
  std::string_view noun;
  std::string_view not_mapping;
  std::string_view not_mapping_hint;
};

constexpr Subject kFrontMatter{"front-matter", "front matter",
                               "What stands between the first two \"---\" lines has no \"key: value\" form.",
                               "If it is not meant as front matter, begin the article with an empty line."};
constexpr Subject kDataFile{"data", "file", "The file has neither a list nor the \"key: value\" form.",
                            "It is kept as it is and not translated."};

bool has_content(std::string_view text) {
  const std::vector<Line> lines = split_lines(text);
  return std::ranges::any_of(lines, [&](const Line& line) {
    const std::string_view content = line.content().of(text);
    const size_t first = content.find_first_not_of(" \t");
    return first != std::string_view::npos && content[first] != '#';
  });
}

// "%YAML 1.2" and "--- text": of a stream of documents, and of no use between two fences.
std::optional<uint32_t> find_stream_mark(std::string_view text) {
  for (const Line& line : split_lines(text)) {
    const std::string_view content = line.content().of(text);
    if (content.starts_with('%')) return line.begin;
    if (content.starts_with("--- ") || content.starts_with("---\t") || content.starts_with("... ") ||
        content.starts_with("...\t")) {
      return line.begin;
    }
  }
  return std::nullopt;
}

void read_tree_form(std::string_view path, std::string_view bytes, const Subject& subject, FrontMatter& front_matter) {
  const std::string_view text = front_matter.content.of(bytes);
  const auto stop = [&](uint32_t pos, std::string_view rule, std::string message, std::string hint = {}) {
    if (hint.empty())
      hint = fmt::format("Correct it; until then the {} is kept as it is and not translated.", subject.noun);
    refuse(front_matter, place_of(path, bytes, front_matter.content.begin + pos),
           fmt::format("{}/{}", subject.rules, rule), std::move(message), std::move(hint));
  };
  if (const auto bad = find_invalid_utf8(text)) {
    return stop(*bad, "syntax", fmt::format("The {} is not valid UTF-8.", subject.noun));
  }
  if (const auto control = find_control(text)) {
    return stop(*control, "syntax",
                fmt::format("The {} has a control character, which YAML does not allow.", subject.noun));
  }
  if (const auto mark = find_stream_mark(text)) {
    return stop(*mark, "syntax",
                fmt::format("The {} has a line that begins with \"%\", \"---\" or \"...\".", subject.noun));
  }
  const Parse parsed = parse(text);
  if (parsed.failure) {
    return stop(parsed.failure->pos, "syntax",
                fmt::format("The {} is not YAML: {}.", subject.noun, parsed.failure->what));
  }
  if (parsed.alias || parsed.anchor) {
    return stop(
        parsed.alias ? *parsed.alias : *parsed.anchor, "alias",
        fmt::format("The {} has an anchor or alias (\"&\" or \"*\" before a name), which docloc does not follow.",
                    subject.noun),
        "Quote the value if \"&\" or \"*\" is text, else write the value out.");
  }
  if (parsed.root.kind == NodeKind::null && !has_content(text)) return;
  const bool list = parsed.root.kind == NodeKind::sequence && subject.rules == kDataFile.rules;
  if (parsed.root.kind != NodeKind::mapping && !list) {
    return stop(parsed.root.pos, "not-mapping", std::string(subject.not_mapping),
                std::string(subject.not_mapping_hint));
  }
  Collector(path, bytes, subject.rules, front_matter).collect(parsed.root);
}

}  // namespace

const Scalar* FrontMatter::find(std::string_view name) const {
  const auto found = std::ranges::find(scalars, name, &Scalar::name);
  return found == scalars.end() ? nullptr : &*found;
}

FrontMatter read_front_matter(std::string_view path, std::string_view bytes) {
  FrontMatter front_matter;
  if (bytes.size() > UINT32_MAX) return front_matter;
  find_fences(bytes, front_matter);
  if (front_matter.bytes.empty()) return front_matter;
  if (front_matter.content.size() > kMaxFrontMatterBytes) {
    refuse(front_matter, place_of(path, bytes, front_matter.bytes.begin), "front-matter/too-large",
           fmt::format("The front matter has {} bytes; docloc reads at most {}.", front_matter.content.size(),
                       kMaxFrontMatterBytes),
           "If it is not meant as front matter, begin the article with an empty line.");
  } else if (auto flat = read_flat(bytes, front_matter.content)) {
    front_matter.scalars = std::move(*flat);
  } else {
    read_tree_form(path, bytes, kFrontMatter, front_matter);
  }
  return front_matter;
}

FrontMatter read_data_file(std::string_view path, std::string_view bytes) {
  FrontMatter data;
  const uint32_t begin = bom_size(bytes);
  if (bytes.size() > kMaxDataBytes) {
    refuse(data, {.path = std::string(path)}, "data/too-large",
           fmt::format("The file has {} bytes; docloc reads at most {}.", bytes.size(), kMaxDataBytes),
           "It is kept as it is and not translated.");
    return data;
  }
  data.content = {begin, static_cast<uint32_t>(bytes.size())};
  data.body = data.content.end;
  read_tree_form(path, bytes, kDataFile, data);
  return data;
}

}  // namespace docloc::yaml
