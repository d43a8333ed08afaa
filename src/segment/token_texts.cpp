// Texts in the syntaxes that tokens are written in, and the foreign spans among them.
#include <algorithm>

#include "markdown/entity.h"
#include "segment/tokens.h"

namespace docloc::segment {

using markdown::Document;

std::string decode_markdown(std::string_view raw, bool cell) {
  std::string unpiped;
  if (cell && raw.find("\\|") != std::string_view::npos) {
    for (size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] == '\\' && i + 1 < raw.size() && raw[i + 1] == '|') continue;
      unpiped += raw[i];
    }
    raw = unpiped;
  }
  std::string text;
  for (size_t i = 0; i < raw.size();) {
    if (raw[i] == '\\' && i + 1 < raw.size() && markdown::is_ascii_punctuation(raw[i + 1])) {
      text += raw[i + 1];
      i += 2;
      continue;
    }
    const uint32_t used = raw[i] == '&' ? markdown::decode_entity(raw.substr(i), text) : 0;
    if (used == 0) text += raw[i];
    i += std::max(used, 1U);
  }
  return text;
}

std::vector<TokenText> texts_of(const markdown::Foreign& foreign) {
  std::vector<TokenText> texts;
  for (const markdown::ForeignText& text : foreign.texts) {
    const Spelling spelling = text.form == markdown::ForeignText::Form::references ? Spelling::attribute
                              : text.form == markdown::ForeignText::Form::escapes  ? Spelling::argument
                                                                                   : Spelling::verbatim;
    texts.push_back({text.bytes, text.alternative ? UnitKind::alt : UnitKind::title, spelling});
  }
  return texts;
}

std::span<const markdown::Foreign> foreign_in(const Document& document, Span span) {
  const auto begin = [](const markdown::Foreign& foreign) { return foreign.bytes.begin; };
  const auto first = std::ranges::lower_bound(document.foreign, span.begin, {}, begin);
  const auto last = std::ranges::lower_bound(document.foreign, span.end, {}, begin);
  return {first, last};
}

Token foreign_token(const markdown::Foreign& foreign, std::string_view bytes) {
  const auto with_lf = [](std::string_view text) {
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
      out += text[i] == '\r' ? '\n' : text[i];
    }
    return out;
  };
  Token token{.kind = Token::Kind::placeholder, .bytes = foreign.bytes, .foreign = true, .tag = foreign.tag};
  token.tag_name = foreign.name;
  token.code = {.kind = CodeKind::directive,
                .open = with_lf(foreign.bytes.of(bytes)),
                .meaning = with_lf(foreign.skeleton(bytes))};
  return token;
}

std::string decode_text(std::string_view raw, Spelling spelling) {
  if (spelling == Spelling::attribute) return decode_references(raw);
  if (spelling != Spelling::argument) return std::string(raw);
  std::string text;
  for (size_t i = 0; i < raw.size(); ++i) {
    const bool escape = raw[i] == '\\' && i + 1 < raw.size() && (raw[i + 1] == '"' || raw[i + 1] == '\\');
    if (escape) ++i;
    text += raw[i];
  }
  return text;
}

std::string decode_references(std::string_view raw) {
  std::string text;
  for (size_t i = 0; i < raw.size();) {
    const uint32_t used = raw[i] == '&' ? markdown::decode_entity(raw.substr(i), text) : 0;
    if (used == 0) text += raw[i];
    i += std::max(used, 1U);
  }
  return text;
}

}  // namespace docloc::segment
