#include "site/generator_config.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace docloc::site {
namespace {

using yaml::Tree;

constexpr int kDeepest = 32;  // what a configuration never has, and a hostile one may

Tree scalar(std::string text) {
  Tree tree;
  tree.kind = Tree::Kind::scalar;
  tree.scalar = std::move(text);
  return tree;
}

Tree& member(Tree& mapping, const std::string& name) {
  mapping.kind = Tree::Kind::mapping;
  for (Tree::Member& one : mapping.members) {
    if (one.first == name) return one.second;
  }
  mapping.members.push_back({name, {}});
  mapping.member_places.emplace_back();
  return mapping.members.back().second;
}

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         c == '-' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// The literals of JavaScript, JSON with comments, and TOML's values.
class Literals {
 public:
  Literals(std::string_view bytes, bool toml) : bytes_(bytes), toml_(toml) {}

  [[nodiscard]] bool at_end() const { return at_ >= bytes_.size(); }
  [[nodiscard]] char peek() const { return at_end() ? '\0' : bytes_[at_]; }
  void skip(size_t count) { at_ = std::min(at_ + count, bytes_.size()); }
  [[nodiscard]] size_t position() const { return at_; }
  void go_to(size_t position) { at_ = position; }

  void skip_space() {
    for (; !at_end(); ++at_) {
      const std::string_view rest = bytes_.substr(at_);
      if (rest.starts_with(toml_ ? "#" : "//")) {
        at_ = std::min(bytes_.find('\n', at_), bytes_.size() - 1);
      } else if (!toml_ && rest.starts_with("/*")) {
        at_ = std::min(bytes_.find("*/", at_ + 2), bytes_.size() - 2) + 1;
      } else if (std::string_view(" \t\r\n").find(peek()) == std::string_view::npos) {
        return;
      }
    }
  }

  std::string name() {
    const size_t begin = at_;
    while (!at_end() && is_name_byte(peek()))
      ++at_;
    return std::string(bytes_.substr(begin, at_ - begin));
  }

  // At a quote. Escapes other than of quotes are left as they are: paths and tags have none.
  std::string quoted() {
    const char quote = peek();
    const bool triple = toml_ && bytes_.substr(at_).starts_with(std::string(3, quote));
    at_ += triple ? 3 : 1;
    std::string text;
    for (; !at_end(); ++at_) {
      if (triple ? bytes_.substr(at_).starts_with(std::string(3, quote)) : peek() == quote) {
        skip(triple ? 3 : 1);
        break;
      }
      if (peek() == '\\' && !(toml_ && quote == '\'') && at_ + 1 < bytes_.size()) ++at_;
      text += bytes_[at_];
    }
    return text;
  }

  [[nodiscard]] bool at_quote() const { return peek() == '"' || peek() == '\'' || (!toml_ && peek() == '`'); }

  Tree value(int depth = 0) {
    skip_space();
    if (depth > kDeepest) {
      at_ = bytes_.size();
      return {};
    }
    Tree tree;
    if (at_quote()) {
      tree = scalar(quoted());
    } else if (peek() == '[') {
      tree = sequence(depth);
    } else if (peek() == '{') {
      tree = object(depth);
    } else {
      tree = scalar(rest_of_expression());
      return tree;
    }
    (void)rest_of_expression();  // "'a' + b", "{...} as Config"
    return tree;
  }

 private:
  Tree sequence(int depth) {
    Tree tree;
    tree.kind = Tree::Kind::sequence;
    skip(1);
    for (;;) {
      skip_space();
      if (at_end()) return tree;
      if (peek() == ']') {
        skip(1);
        return tree;
      }
      if (peek() == ',') {
        skip(1);
        continue;
      }
      const size_t before = at_;
      tree.items.push_back(value(depth + 1));
      if (at_ == before) skip(1);
    }
  }

  Tree object(int depth) {
    Tree tree;
    tree.kind = Tree::Kind::mapping;
    skip(1);
    for (;;) {
      skip_space();
      if (at_end()) return tree;
      if (peek() == '}') {
        skip(1);
        return tree;
      }
      const size_t before = at_;
      const std::string key = at_quote() ? quoted() : name();
      skip_space();
      if (!key.empty() && peek() == (toml_ ? '=' : ':')) {
        skip(1);
        member(tree, key) = value(depth + 1);
      } else {
        (void)rest_of_expression();  // a spread, a method
      }
      if (peek() == ',' || at_ == before) skip(1);
    }
  }

  // Up to the ',' or the bracket that ends it, or a line end in TOML.
  std::string rest_of_expression() {
    const size_t begin = at_;
    int open = 0;
    while (!at_end()) {
      const char c = peek();
      if (toml_ && open == 0 && (c == '\n' || c == '#')) break;
      if (at_quote()) {
        (void)quoted();
        continue;
      }
      if (!toml_ && (bytes_.substr(at_).starts_with("//") || bytes_.substr(at_).starts_with("/*"))) {
        skip_space();
        continue;
      }
      if (open == 0 && (c == ',' || c == ']' || c == '}' || c == ')' || c == ';')) break;
      open += c == '(' || c == '[' || c == '{' ? 1 : 0;
      open -= c == ')' || c == ']' || c == '}' ? 1 : 0;
      ++at_;
    }
    std::string text(bytes_.substr(begin, at_ - begin));
    text.erase(text.find_last_not_of(" \t\r\n") + 1);
    return text;
  }

  std::string_view bytes_;
  bool toml_;
  size_t at_ = 0;
};

// Calls `visit` at every name and quoted text of code; it stops the walk by returning true.
template <typename Visit>
void walk_names(Literals& reader, const Visit& visit) {
  while (!reader.at_end()) {
    reader.skip_space();
    if (reader.at_end()) return;
    if (reader.at_quote() || is_name_byte(reader.peek())) {
      const std::string name = reader.at_quote() ? reader.quoted() : reader.name();
      if (visit(name)) return;
    } else {
      reader.skip(1);
    }
  }
}

bool is_literal(const Tree& tree) {
  return tree.kind != Tree::Kind::scalar || tree.scalar.find_first_of("()=>") == std::string::npos;
}

std::vector<std::string> toml_key(Literals& reader, bool fold) {
  std::vector<std::string> names;
  for (;;) {
    reader.skip_space();
    std::string name = reader.at_quote() ? reader.quoted() : reader.name();
    if (name.empty()) return names;
    if (fold)
      std::transform(name.begin(), name.end(), name.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    names.push_back(std::move(name));
    while (reader.peek() == ' ' || reader.peek() == '\t')
      reader.skip(1);
    if (reader.peek() != '.') return names;
    reader.skip(1);
  }
}

Tree& descend(Tree& tree, const std::vector<std::string>& names) {
  Tree* here = &tree;
  for (const std::string& name : names) {
    // An array of tables: what follows belongs to its last.
    here = &member(*here, name);
    if (here->kind == Tree::Kind::sequence && !here->items.empty()) here = &here->items.back();
  }
  return *here;
}

}  // namespace

Tree find_js_value(std::string_view bytes, std::string_view name) {
  Literals reader(bytes, false);
  Tree found;
  walk_names(reader, [&](const std::string& here) {
    if (here != name) return false;
    reader.skip_space();
    if (reader.peek() != ':') return false;
    const size_t back = reader.position();
    reader.skip(1);
    Tree value = reader.value();
    if (is_literal(value)) {
      found = std::move(value);
      return true;
    }
    reader.go_to(back);
    return false;
  });
  return found;
}

Tree find_js_call(std::string_view bytes, std::string_view name) {
  Literals reader(bytes, false);
  Tree found;
  walk_names(reader, [&](const std::string& here) {
    if (here != name) return false;
    reader.skip_space();
    if (reader.peek() != '(') return false;
    reader.skip(1);
    reader.skip_space();
    if (reader.peek() == '{') found = reader.value();
    return true;
  });
  return found;
}

Tree read_toml(std::string_view bytes, bool fold) {
  Tree tree;
  tree.kind = Tree::Kind::mapping;
  std::vector<std::string> table;
  Literals reader(bytes, true);
  for (;;) {
    reader.skip_space();
    if (reader.at_end()) return tree;
    const size_t before = reader.position();
    if (reader.peek() == '[') {
      reader.skip(1);
      const bool of_array = reader.peek() == '[';
      if (of_array) reader.skip(1);
      table = toml_key(reader, fold);
      reader.skip(of_array ? 2 : 1);
      if (table.empty()) continue;
      const std::vector<std::string> parents(table.begin(), table.end() - 1);
      Tree& here = member(descend(tree, parents), table.back());
      if (of_array) {
        here.kind = Tree::Kind::sequence;
        here.items.emplace_back().kind = Tree::Kind::mapping;
      } else if (here.kind == Tree::Kind::null) {
        here.kind = Tree::Kind::mapping;
      }
      continue;
    }
    const std::vector<std::string> names = toml_key(reader, fold);
    if (!names.empty() && reader.peek() == '=') {
      reader.skip(1);
      Tree value = reader.value();
      descend(descend(tree, table), names) = std::move(value);
    }
    if (reader.position() == before) reader.skip(1);
  }
}

std::string text_at(const Tree& tree, std::string_view name) {
  const Tree* found = tree.find(name);
  return found != nullptr && found->kind == Tree::Kind::scalar ? found->scalar : "";
}

std::string text_at(const Tree& tree, std::string_view name, std::string_view inner) {
  const Tree* found = tree.find(name);
  return found != nullptr ? text_at(*found, inner) : "";
}

std::vector<std::string> texts_of(const Tree* tree) {
  std::vector<std::string> texts;
  if (tree == nullptr) return texts;
  if (tree->kind == Tree::Kind::scalar) texts.push_back(tree->scalar);
  for (const Tree& item : tree->items) {
    if (item.kind == Tree::Kind::scalar) texts.push_back(item.scalar);
  }
  return texts;
}

}  // namespace docloc::site
