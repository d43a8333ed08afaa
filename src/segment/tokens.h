// A block's inline tree as a flat run of tokens that tile its bytes: the material units are cut from.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "markdown/document.h"
#include "segment/article.h"
#include "segment/content.h"

namespace docloc::segment {

// A text for readers inside a placeholder's bytes.
struct TokenText {
  Span bytes;
  UnitKind kind{};
  Spelling spelling{};
};

struct Token {
  enum class Kind : uint8_t { text, soft_break, placeholder, open, close };
  Kind kind{};
  Span bytes;                         // in the file
  std::string text;                   // text: decoded; soft_break: "\n"
  Code code;                          // placeholder, open (close's data is in the open token)
  uint32_t pair = 0;                  // open: index of its close; close: of its open
  uint32_t node = markdown::kNoNode;  // the inline node; kNoNode: directives, tags of HTML blocks
  bool line_directive = false;        // placeholder: a directive that stands alone on its line
  std::vector<TokenText> texts;       // placeholder, open: of a directive or a foreign span, in order
  bool foreign = false;               // placeholder: part of the sentence, also at its edges
  markdown::Foreign::Tag tag{};       // placeholder: a foreign tag, which may pair with another of its name
  std::string tag_name;
};

using Tokens = std::vector<Token>;

// The inlines below `parent` (a block, or an image: its alternative text), directives recognised.
// False in `whole`: a directive overlaps other markup, the block is better kept as it is.
struct TokenRead {
  Tokens tokens;
  bool whole = true;
};
[[nodiscard]] TokenRead read_tokens(const markdown::Document& document, std::string_view bytes, uint32_t parent);

// The block that `node` is, or that it stands in; kNoNode: none.
[[nodiscard]] uint32_t block_of(const markdown::Document& document, uint32_t node);
// Is that block a table cell?
[[nodiscard]] bool in_cell(const markdown::Document& document, uint32_t node);

// Text as CommonMark decodes it: backslash escapes and character references. `cell`: "\|" is '|' before that.
[[nodiscard]] std::string decode_markdown(std::string_view raw, bool cell);
// The translatable texts of a foreign span.
[[nodiscard]] std::vector<TokenText> texts_of(const markdown::Foreign& foreign);
// The foreign spans that begin in `span`, in order.
[[nodiscard]] std::span<const markdown::Foreign> foreign_in(const markdown::Document& document, Span span);
// A foreign span as a placeholder, without its texts.
[[nodiscard]] Token foreign_token(const markdown::Foreign& foreign, std::string_view bytes);
// `raw` in the syntax of a TokenText.
[[nodiscard]] std::string decode_text(std::string_view raw, Spelling spelling);
// Character references only.
[[nodiscard]] std::string decode_references(std::string_view raw);

// Pairs start and end tags among the tokens of one unit, where they nest with its other markup: html placeholders
// become open and close. Foreign tags alike.
void pair_html_tags(Tokens& tokens);

}  // namespace docloc::segment
