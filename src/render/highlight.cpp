#include "render/highlight.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "render/escape.h"
#include "render/highlight_lexers.h"

namespace docloc::render {
namespace {

using Index = std::unordered_map<std::string_view, const Language*>;

Index make_index() {
  Index index;
  for (const Language& language : languages()) {
    std::string_view rest = language.aliases;
    while (!rest.empty()) {
      const size_t end = std::min(rest.find(' '), rest.size());
      index.emplace(rest.substr(0, end), &language);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return index;
}

// Null: not known. Info strings such as "{.python" and "azurecli-interactive" carry more than the name.
const Language* find_language(std::string_view word) {
  static const Index index = make_index();
  constexpr size_t kLongest = 40;
  if (word.starts_with("{.")) word.remove_prefix(2);
  if (const size_t end = word.find_first_of("{},:;"); end != std::string_view::npos) word = word.substr(0, end);
  if (word.size() > kLongest) return nullptr;
  std::string name(word);
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (name.ends_with("-interactive")) name.resize(name.size() - std::string_view("-interactive").size());
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

}  // namespace

void Painter::paint(size_t from, size_t to, char kind) {
  append_escaped(out_, text_.substr(done_, from - done_));
  out_ += "<span class=\"";
  out_ += kind;
  out_ += "\">";
  append_escaped(out_, text_.substr(from, to - from));
  out_ += "</span>";
  done_ = to;
}

Painter::~Painter() {
  append_escaped(out_, text_.substr(done_));
}

bool has_word(std::string_view words, std::string_view word) {
  if (word.empty() || word.contains(' ')) return false;
  for (size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

void append_highlighted(std::string& out, std::string_view language, std::string_view code) {
  const Language* known = find_language(language);
  Painter painter(out, code);
  switch (known == nullptr ? Lexer::plain : known->lexer) {
    case Lexer::plain:
      break;
    case Lexer::code:
      highlight_code(painter, code, *known->rules);
      break;
    case Lexer::markup:
      highlight_markup(painter, code);
      break;
    case Lexer::yaml:
      highlight_yaml(painter, code);
      break;
    case Lexer::ini:
      highlight_ini(painter, code);
      break;
    case Lexer::diff:
      highlight_diff(painter, code);
      break;
    case Lexer::markdown:
      highlight_markdown(painter, code);
      break;
  }
}

std::string_view language_name(std::string_view language) {
  const Language* known = find_language(language);
  return known == nullptr ? language : known->name;
}

}  // namespace docloc::render
