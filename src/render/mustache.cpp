#include "render/mustache.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "render/escape.h"

namespace docloc::render {
namespace {

constexpr std::string_view kBlank = " \t";
constexpr size_t kNone = std::string_view::npos;
// Deeper than any tree of pages, and more than any page has; a template that calls itself without end stops here.
constexpr int kDeepest = 64;
constexpr int kMostPartials = 1'000'000;

std::string_view trim(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  return first == kNone ? std::string_view{} : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool is_nothing(const Value& value) {
  return !value.yes && value.text.empty() && value.list.empty();
}

struct Tag {
  size_t from = 0;  // of its first brace
  size_t to = 0;    // behind its last
  char kind = 0;    // # ^ / > ! & or 0 for {{name}}
  std::string_view name;
};

}  // namespace

// Reads a template from its begin to its end; the first fault ends it.
class Templates::Compiler {
 public:
  Compiler(std::span<const std::string_view> names, Template& made) : names_(names), made_(made), bytes_(made.bytes) {}

  // Empty: compiled. Else what is wrong, at fault_at().
  std::string run() {
    size_t at = 0;
    while (fault_.empty()) {
      const size_t open = bytes_.find("{{", at);
      if (open == kNone) break;
      const std::optional<Tag> tag = read_tag(open);
      if (!tag) return fault_;
      const auto [text_to, next] = around(*tag, at);
      add_text(at, text_to);
      take(*tag);
      at = next;
    }
    add_text(at, bytes_.size());
    if (fault_.empty() && !open_.empty()) {
      fault_at_ = open_.back().second;
      fault_ = "The section \"" + name_of(open_.back().first) + "\" is not closed.";
    }
    return fault_;
  }
  [[nodiscard]] size_t fault_at() const { return fault_at_; }

 private:
  std::optional<Tag> read_tag(size_t open) {
    fault_at_ = open;
    Tag tag{.from = open};
    const bool triple = bytes_.substr(open + 2).starts_with('{');
    const std::string_view close = triple ? "}}}" : "}}";
    const size_t end = bytes_.find(close, open + 2);
    if (end == kNone) {
      fault_ = "The tag is not closed.";
      return std::nullopt;
    }
    tag.to = end + close.size();
    std::string_view inner = trim(bytes_.substr(open + (triple ? 3 : 2), end - open - (triple ? 3 : 2)));
    if (triple) {
      tag.kind = '&';
    } else if (!inner.empty() && std::string_view("#^/>!&=").contains(inner[0])) {
      tag.kind = inner[0];
      inner = trim(inner.substr(1));
    }
    tag.name = inner;
    return tag;
  }

  // Where the text before the tag ends, and where to go on behind it: a tag that has its line to itself takes the line.
  [[nodiscard]] std::pair<size_t, size_t> around(const Tag& tag, size_t at) const {
    const std::pair<size_t, size_t> as_it_is = {tag.from, tag.to};
    if (!std::string_view("#^/>!").contains(tag.kind) || tag.kind == 0) return as_it_is;
    const size_t before = tag.from == 0 ? kNone : bytes_.find_last_not_of(kBlank, tag.from - 1);
    const size_t line = before == kNone ? 0 : before + 1;
    // What stands on the line before the tag may be another tag's end.
    if (line < at || (line > 0 && bytes_[line - 1] != '\n')) return as_it_is;
    size_t next = bytes_.find_first_not_of(kBlank, tag.to);
    if (next == kNone) return {line, bytes_.size()};
    if (bytes_.substr(next).starts_with("\r\n")) ++next;
    return bytes_[next] == '\n' ? std::pair(line, next + 1) : as_it_is;
  }

  void add_text(size_t from, size_t to) {
    if (from < to)
      made_.ops.push_back({.kind = OpKind::text, .from = static_cast<uint32_t>(from), .to = static_cast<uint32_t>(to)});
  }

  void take(const Tag& tag) {
    switch (tag.kind) {
      case '!':
        break;
      case '=':
        fault_ = "Other delimiters than {{ and }} are not known here.";
        break;
      case '>':
        made_.ops.push_back({.kind = OpKind::partial, .from = static_cast<uint32_t>(made_.partials.size())});
        made_.partials.push_back({.name = std::string(tag.name), .line = line_of(tag.from)});
        break;
      case '/':
        close(tag);
        break;
      default:
        take_value(tag);
    }
  }

  void take_value(const Tag& tag) {
    const auto found = std::ranges::lower_bound(names_, tag.name);
    if (found == names_.end() || *found != tag.name) {
      fault_ = "A page has nothing named \"" + std::string(tag.name) + "\".";
      return;
    }
    const auto name = static_cast<uint16_t>(found - names_.begin());
    const OpKind kind = tag.kind == '#'   ? OpKind::section
                        : tag.kind == '^' ? OpKind::inverted
                        : tag.kind == '&' ? OpKind::raw
                                          : OpKind::escaped;
    if (kind == OpKind::section || kind == OpKind::inverted) open_.emplace_back(made_.ops.size(), tag.from);
    made_.ops.push_back({.kind = kind, .name = name});
  }

  void close(const Tag& tag) {
    if (open_.empty()) {
      fault_ = "No section is open here that could be closed.";
    } else if (name_of(open_.back().first) != tag.name) {
      fault_ = "The section that is open here is \"" + name_of(open_.back().first) + "\".";
    } else {
      made_.ops[open_.back().first].to = static_cast<uint32_t>(made_.ops.size());
      open_.pop_back();
    }
  }

  [[nodiscard]] std::string name_of(size_t op) const { return std::string(names_[made_.ops[op].name]); }
  [[nodiscard]] uint32_t line_of(size_t at) const {
    return 1 + static_cast<uint32_t>(std::ranges::count(bytes_.substr(0, at), '\n'));
  }

  std::span<const std::string_view> names_;
  Template& made_;
  std::string_view bytes_;
  std::vector<std::pair<size_t, size_t>> open_;  // sections: their op, their place
  std::string fault_;
  size_t fault_at_ = 0;
};

class Templates::Renderer {
 public:
  Renderer(const Templates& templates, std::string& out) : templates_(templates), out_(out) {}

  void run(int32_t which, const Values& values) {
    around_.push_back(&values);
    run(templates_.templates_[static_cast<size_t>(which)]);
  }

 private:
  void run(const Template& made) {
    if (++depth_ <= kDeepest && ++partials_ <= kMostPartials) run(made, 0, made.ops.size());
    --depth_;
  }

  void run(const Template& made, size_t from, size_t to) {
    for (size_t i = from; i < to;) {
      const Op& op = made.ops[i++];
      switch (op.kind) {
        case OpKind::text:
          out_.append(made.bytes, op.from, op.to - op.from);
          break;
        case OpKind::escaped:
          append_escaped(out_, find(op.name).text);
          break;
        case OpKind::raw:
          out_ += find(op.name).text;
          break;
        case OpKind::section:
          run_section(made, i, op);
          i = op.to;
          break;
        case OpKind::inverted:
          if (!is_nothing(find(op.name))) i = op.to;
          break;
        case OpKind::partial:
          if (const int32_t target = made.partials[op.from].target; target >= 0)
            run(templates_.templates_[static_cast<size_t>(target)]);
          break;
      }
    }
  }

  void run_section(const Template& made, size_t from, const Op& op) {
    const Value& value = find(op.name);
    for (const Values& element : value.list) {
      around_.push_back(&element);
      run(made, from, op.to);
      around_.pop_back();
    }
    if (value.list.empty() && !is_nothing(value)) run(made, from, op.to);
  }

  [[nodiscard]] const Value& find(uint16_t name) const {
    static const Value nothing;
    for (size_t i = around_.size(); i-- > 0;) {
      const auto found = std::ranges::find(*around_[i], name, &Field::name);
      if (found != around_[i]->end()) return found->value;
    }
    return nothing;
  }

  const Templates& templates_;
  std::string& out_;
  std::vector<const Values*> around_;
  int depth_ = 0;
  int partials_ = 0;
};

bool Templates::add(const std::string& name, const std::string& path, std::string bytes, Findings& findings) {
  Template made{.path = path, .bytes = std::move(bytes)};
  Compiler compiler(names_, made);
  if (std::string fault = compiler.run(); !fault.empty()) {
    const std::string_view before = std::string_view(made.bytes).substr(0, compiler.fault_at());
    const size_t line = before.rfind('\n') + 1;
    const std::string_view rest = std::string_view(made.bytes).substr(line);
    // Columns count code points: every byte but those that go on with one.
    const auto column = std::ranges::count_if(before.substr(line), [](char c) { return (c & 0xC0) != 0x80; });
    findings.push_back({.rule = "render/template",
                        .severity = Severity::error,
                        .source = {.path = path,
                                   .line = 1 + static_cast<uint32_t>(std::ranges::count(before, '\n')),
                                   .column = 1 + static_cast<uint32_t>(column)},
                        .message = std::move(fault),
                        .hint = "Mend the template; until then the default one stands in its place.",
                        .excerpt = std::string(rest.substr(0, rest.find_first_of("\r\n")))});
    return false;
  }
  const auto place = by_name_.try_emplace(name, static_cast<int32_t>(templates_.size()));
  if (place.second) {
    templates_.push_back(std::move(made));
  } else {
    templates_[static_cast<size_t>(place.first->second)] = std::move(made);
  }
  return true;
}

void Templates::link(Findings& findings) {
  for (Template& made : templates_) {
    for (Partial& partial : made.partials) {
      const auto found = by_name_.find(partial.name);
      if (found != by_name_.end()) {
        partial.target = found->second;
        continue;
      }
      findings.push_back({.rule = "render/template",
                          .severity = Severity::error,
                          .source = {.path = made.path, .line = partial.line},
                          .message = "There is no template \"" + partial.name + "\".",
                          .hint = "Add a file " + partial.name + ".mustache beside the template, or mend the name."});
    }
  }
}

void Templates::render(std::string_view name, const Values& values, std::string& out) const {
  if (const auto found = by_name_.find(name); found != by_name_.end()) Renderer(*this, out).run(found->second, values);
}

}  // namespace docloc::render
