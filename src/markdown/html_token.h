// A small tokenizer for the HTML that stands in Markdown. It follows the tokenization rules of the HTML standard
// (13.2.5) where a browser would find a tag, and has no recovery: what is not finished is text.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace docloc::markdown {

struct HtmlAttribute {
  std::string name;        // ASCII lower case
  std::string_view value;  // as written, entities not decoded, without quotes
};

enum class HtmlTokenKind : uint8_t {
  text,  // `bytes` may hold character references, and '<' that begins nothing
  start_tag,
  end_tag,
  ignored,  // comment, declaration, processing instruction, CDATA section
};

// Views are into the tokenizer's input.
struct HtmlToken {
  HtmlTokenKind kind{};
  std::string_view bytes;
  std::string name;                       // tags; ASCII lower case
  std::vector<HtmlAttribute> attributes;  // start tags; in order, repetitions included
  bool self_closing = false;
};

// Linear in its input, whatever that is.
class HtmlTokenizer {
 public:
  explicit HtmlTokenizer(std::string_view html) : html_(html) {}

  // False: the end was reached. Joined, the `bytes` of all tokens are the input.
  [[nodiscard]] bool next(HtmlToken& token);
  // Goes on after the next end tag of this name (lower case). False: there is none; nothing was skipped.
  bool skip_past_end_tag(std::string_view name);
  // Where the next token begins, in bytes from the start of the input.
  [[nodiscard]] size_t offset() const { return at_; }

 private:
  [[nodiscard]] bool begins_markup(size_t at) const;
  void read_text(HtmlToken& token);
  bool read_ignored(HtmlToken& token);
  bool read_tag(HtmlToken& token);
  bool read_attribute(HtmlToken& token, size_t& at);
  void finish(HtmlToken& token, HtmlTokenKind kind, size_t end);

  std::string_view html_;
  size_t at_ = 0;
  std::set<std::string, std::less<>> absent_;  // end tags that the rest does not have
};

}  // namespace docloc::markdown
