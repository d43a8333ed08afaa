// The lexers behind highlight.h and the tables that drive them. Private to the room.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace docloc::render {

enum class Lexer : uint8_t { plain, code, markup, yaml, ini, diff, markdown };

// What lexer `code` knows of a language. An empty string: there is none.
struct CodeRules {
  std::string_view keywords;  // lower case where ignore_case; words between single spaces, sorted
  std::string_view constants;
  std::string_view types;
  std::string_view line_comment;
  std::string_view other_line_comment;
  std::string_view comment_begin;  // block comments; they do not nest
  std::string_view comment_end;
  std::string_view quotes = "\"'";
  std::string_view long_quotes;  // of `quotes`: strings that go on over line ends
  std::string_view word_marks;   // part of a word beside letters, digits and '_'
  char escape = '\\';            // inside strings; 0: none
  char sigil = 0;                // '$' of $name and ${name}
  char other_sigil = 0;
  bool ignore_case = false;
  bool lone_comments = false;  // a line comment begins behind white space only
  bool triple_quotes = false;  // """ ... """
  bool here_strings = false;   // @" ... "@
  bool keyed_strings = false;  // "name": and name: are keys
  bool calls = false;          // name( is a function
  bool commands = false;       // the first word of a command is one; -option and --option
  bool directives = false;     // a line that begins with '#' is for the preprocessor
};

struct Language {
  std::string_view name;     // for readers
  std::string_view aliases;  // lower case, between single spaces
  Lexer lexer = Lexer::plain;
  const CodeRules* rules = nullptr;  // of lexer `code`
};

[[nodiscard]] std::span<const Language> languages();

// Puts spans around parts of a text, in order. What no span was asked for is written plain, so whatever a lexer does
// the text comes out whole.
class Painter {
 public:
  Painter(std::string& out, std::string_view text) : out_(out), text_(text) {}
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  // [from, to) is a token of `kind`; from is not before the end of the one before.
  void paint(size_t from, size_t to, char kind);

 private:
  std::string& out_;
  std::string_view text_;
  size_t done_ = 0;
};

void highlight_code(Painter& painter, std::string_view text, const CodeRules& rules);
void highlight_markup(Painter& painter, std::string_view text);
void highlight_yaml(Painter& painter, std::string_view text);
void highlight_ini(Painter& painter, std::string_view text);
void highlight_diff(Painter& painter, std::string_view text);
void highlight_markdown(Painter& painter, std::string_view text);

// "b" is among "a b c".
[[nodiscard]] bool has_word(std::string_view words, std::string_view word);

[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
// Letters of other scripts too: bytes of UTF-8.
[[nodiscard]] constexpr bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}
[[nodiscard]] constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

}  // namespace docloc::render
