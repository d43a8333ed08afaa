#include "yaml/settings_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "base/source.h"
#include "yaml/parse.h"

namespace docloc::yaml {
namespace {

// Places for many offsets of one text. Offsets come nearly in order, so the last answer is where counting goes on.
class Places {
 public:
  Places(std::string_view path, std::string_view text) : path_(path), text_(text), lines_(split_lines(text)) {}

  Place of(uint32_t offset) {
    const auto after = std::ranges::upper_bound(lines_, offset, {}, &Line::begin);
    if (after == lines_.begin()) return {.path = std::string(path_), .line = 1, .column = 1};
    const auto line = static_cast<uint32_t>(after - lines_.begin());
    const Line& at = lines_[line - 1];
    if (line != line_ || offset < offset_) {
      line_ = line;
      offset_ = at.begin;
      column_ = 1;
    }
    for (const uint32_t end = std::min(offset, at.end); offset_ < end; ++offset_) {
      if ((static_cast<unsigned char>(text_[offset_]) & 0xC0U) != 0x80U) ++column_;
    }
    return {.path = std::string(path_), .line = line, .column = column_};
  }

 private:
  std::string_view path_;
  std::string_view text_;
  std::vector<Line> lines_;
  uint32_t line_ = 0;
  uint32_t offset_ = 0;
  uint32_t column_ = 1;
};

class Converter {
 public:
  Converter(Places& places, Findings& findings) : places_(places), findings_(findings) {}

  Tree convert(Node&& node) {
    Tree tree;
    tree.place = places_.of(node.pos);
    switch (node.kind) {
      case NodeKind::null:
        break;
      case NodeKind::scalar:
        tree.kind = Tree::Kind::scalar;
        tree.scalar = std::move(node.text);
        tree.quoted = node.quoted;
        break;
      case NodeKind::sequence:
        tree.kind = Tree::Kind::sequence;
        for (Node& item : node.items)
          tree.items.push_back(convert(std::move(item)));
        break;
      case NodeKind::mapping:
        convert_mapping(std::move(node), tree);
        break;
    }
    return tree;
  }

 private:
  void convert_mapping(Node&& node, Tree& tree) {
    tree.kind = Tree::Kind::mapping;
    std::unordered_set<std::string> seen;
    for (size_t i = 0; i + 1 < node.items.size(); i += 2) {
      const Node& key = node.items[i];
      const Place place = places_.of(key.pos);
      if (key.kind == NodeKind::sequence || key.kind == NodeKind::mapping) {
        report("yaml/syntax", place, "A key must be a word or a string.", "Write the key as text before a colon.");
        continue;
      }
      const std::string name = key.kind == NodeKind::null ? "null" : key.text;
      if (!seen.insert(name).second) {
        report("yaml/duplicate-key", place, fmt::format("The key \"{}\" stands more than once.", name),
               "Keep one of them.");
        continue;
      }
      Node& value = node.items[i + 1];
      // A value that is not there has the next token's place; its key's is of more use.
      const bool absent = value.kind == NodeKind::null;
      tree.members.emplace_back(name, convert(std::move(value)));
      if (absent) tree.members.back().second.place = place;
      tree.member_places.push_back(place);
    }
  }

  void report(std::string rule, const Place& place, std::string message, std::string hint) {
    findings_.push_back({.rule = std::move(rule),
                         .severity = Severity::error,
                         .source = place,
                         .message = std::move(message),
                         .hint = std::move(hint)});
  }

  Places& places_;
  Findings& findings_;
};

Finding error(std::string rule, Place place, std::string message, std::string hint) {
  return {.rule = std::move(rule),
          .severity = Severity::error,
          .source = std::move(place),
          .message = std::move(message),
          .hint = std::move(hint)};
}

Finding describe(const Parse::Failure& failure, Place place) {
  switch (failure.fault) {
    case Fault::too_deep:
      return error("yaml/too-deep", std::move(place),
                   fmt::format("Lists and mappings are nested more than {} deep.", kMaxDepth), "Flatten the file.");
    case Fault::second_document:
      return error("yaml/syntax", std::move(place), "The file has more than one YAML document.",
                   "Keep the first document alone.");
    case Fault::syntax:
      break;
  }
  return error("yaml/syntax", std::move(place), fmt::format("This is not YAML: {}.", failure.what),
               "Check indentation, colons and quotes here and on the line before.");
}

}  // namespace

const Tree* Tree::find(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &Member::first);
  return found == members.end() ? nullptr : &found->second;
}

TreeRead read_tree(std::string_view path, std::string_view bytes) {
  TreeRead read;
  if (bytes.size() > kMaxTreeBytes) {
    read.findings.push_back(error(
        "yaml/too-large", {.path = std::string(path)},
        fmt::format("The file has {} bytes; at most {} are read.", bytes.size(), kMaxTreeBytes), "Split the file."));
    return read;
  }
  if (const auto bad = find_invalid_utf8(bytes)) {
    read.findings.push_back(error("yaml/not-utf8", place_of(path, bytes, *bad),
                                  fmt::format("The byte at offset {} is not valid UTF-8.", *bad),
                                  "Save the file as UTF-8."));
    return read;
  }
  const std::string_view text = bytes.substr(bom_size(bytes));
  Places places(path, text);
  if (const auto control = find_control(text)) {
    read.findings.push_back(error("yaml/syntax", places.of(*control),
                                  "There is a control character, which YAML does not allow.", "Remove it."));
    return read;
  }
  Parse parsed = parse(text);
  if (parsed.failure) {
    read.findings.push_back(describe(*parsed.failure, places.of(parsed.failure->pos)));
    return read;
  }
  if (parsed.alias) {
    read.findings.push_back(error("yaml/alias", places.of(*parsed.alias), "Aliases (\"*name\") are not followed.",
                                  "Write the value out, or quote it if \"*\" is text."));
    return read;
  }
  Tree tree = Converter(places, read.findings).convert(std::move(parsed.root));
  if (read.findings.empty()) read.tree = std::move(tree);
  return read;
}

}  // namespace docloc::yaml
