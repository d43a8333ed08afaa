// Syntax that Markdown does not know and that another program reads: found before the library sees the text, so that no
// character of it is taken for markup.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace docloc::markdown {

struct ForeignOptions {
  bool mdx = false;          // import and export lines, JSX, {expressions}
  bool shortcodes = false;   // Hugo: {{< >}} and {{% %}}
  bool liquid = false;       // Liquid, Jinja, mdBook, Vue: {% %}, {{ }}, {# #}
  bool math = false;         // $...$, $$...$$, \(...\), \[...\]
  bool admonitions = false;  // ":::tip Title" ... ":::", "!!! note", "??? note", "=== "Tab"" with indented bodies
  // Attributes and arguments of these syntaxes whose values are text for readers.
  std::vector<std::string> attributes = {"title", "label", "alt", "description", "summary"};
  // The user's own: appends spans of `text`, in order, none empty, none overlapping; false: it would take too long, and
  // some are missing. Same text, same spans. Called from any thread. Empty: there are none.
  std::function<bool(std::string_view text, std::vector<Span>& spans)> patterns;

  [[nodiscard]] bool any() const { return mdx || shortcodes || liquid || math || admonitions || patterns != nullptr; }
};

// A text for readers inside a foreign span.
struct ForeignText {
  enum class Form : uint8_t {
    references,  // between quotes; character references are decoded (JSX)
    escapes,     // between quotes; a backslash escapes (shortcodes)
    plain,       // as it reads: what ends it cannot stand in it
  };
  Span bytes;
  Form form = Form::plain;
  bool alternative = false;  // of a picture
};

struct Foreign {
  enum class Tag : uint8_t { none, open, close };
  Span bytes;
  std::vector<ForeignText> texts;  // in order
  bool block = false;              // alone on its lines it is a block, else part of a sentence
  bool has_body = false;           // lines below that are indented by four more columns belong to it
  Tag tag = Tag::none;
  std::string name;  // of a tag: equal for the two that pair

  // The bytes without its texts: what must be the same in every language.
  [[nodiscard]] std::string skeleton(std::string_view file) const;
};

struct ForeignScan {
  std::vector<Foreign> spans;  // in order, none overlapping; none inside fenced code, code spans and HTML comments
  bool complete = true;        // false: too much to look for; what comes later was not recognised
};

// Foreign spans of `text` from `from` on. Deterministic; time is linear in the size of `text`, with a large factor for
// text made to be hard.
[[nodiscard]] ForeignScan find_foreign(std::string_view text, uint32_t from, const ForeignOptions& options);

}  // namespace docloc::markdown
