// What a body has for the theme: code with colours, the source beside its translation.
#include <algorithm>

#include "render/body_writer.h"
#include "render/dialect_code.h"
#include "render/escape.h"
#include "text/locale.h"

namespace docloc::render {
namespace {

// A character that JavaScript's \s matches (ECMAScript, WhiteSpace and LineTerminator).
constexpr bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

// UTF-16 code units of `text` (UTF-8) that are no white space: how the script counts its way into a block, whatever
// line breaks and spaces the HTML has.
uint32_t count_units(std::string_view text) {
  uint32_t count = 0;
  for (size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (size_t k = 1; k < size && i + k < text.size(); ++k)
      c = (c << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    if (!is_space(c)) count += c > 0xFFFF ? 2 : 1;
    i += size;
  }
  return count;
}

std::string_view word_of(TextState state) {
  switch (state) {
    case TextState::translated:
      return {};
    case TextState::reviewed:
      return "reviewed";
    case TextState::machine:
      return "machine";
    case TextState::stale:
      return "stale";
  }
  return {};
}

void append_sentences(std::string& out, const std::vector<SourceSentence>& sentences) {
  out += "<p>";
  uint32_t at = 0;
  bool counted = true;  // the places of all sentences so far are known
  for (const SourceSentence& sentence : sentences) {
    out += "<span";
    counted = counted && !sentence.target.empty();
    if (counted) {
      const uint32_t from = at;
      at += count_units(sentence.target);
      append_attribute(out, "data-target", std::to_string(from) + ' ' + std::to_string(at));
    }
    if (const std::string_view state = word_of(sentence.state); !state.empty())
      append_attribute(out, "data-state", state);
    out += '>';
    out += sentence.source;
    out += "</span>";
  }
  out += "</p>\n";
}

}  // namespace

std::string_view state_of(const std::vector<SourceSentence>& sentences) {
  const auto has = [&](TextState state) {
    return std::ranges::any_of(sentences, [&](const SourceSentence& one) { return one.state == state; });
  };
  if (has(TextState::stale)) return word_of(TextState::stale);
  return has(TextState::machine) ? word_of(TextState::machine) : std::string_view{};
}

void BodyWriter::write_sources() {
  fresh_line();
  out_ += "<template class=\"docloc-sources\"";
  if (!options_.source_body.empty()) append_attribute(out_, "data-body", options_.source_body);
  append_attribute(out_, "lang", options_.source_locale);
  append_attribute(out_, "dir", text::is_right_to_left(options_.source_locale) ? "rtl" : "ltr");
  out_ += ">\n";
  for (const auto& [block, sentences] : options_.sources)
    append_sentences(out_, sentences);
  out_ += "</template>\n";
}

void BodyWriter::write_code(uint32_t i) {
  fresh_line();
  append_code_block(out_, options_, str(node(i).title), str(node(i).literal), mark(i));
}

}  // namespace docloc::render
