// A unit's text as translators see it: decoded Unicode text with numbered inline codes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace docloc::segment {

enum class CodeKind : uint8_t {
  emphasis,
  strong,
  strikethrough,  // free: a target may drop or add them
  line_break,     // free
  link,
  image,
  code,
  autolink,
  html,
  footnote,
  directive,  // protected: exactly once in a target
};

[[nodiscard]] constexpr bool is_free(CodeKind kind) {
  return kind <= CodeKind::line_break;
}

// Markup inside a unit. `open` alone for a code without content (paired == false).
struct Code {
  CodeKind kind{};
  bool paired = false;
  std::string
      open;  // the exact bytes in normal form: LF line ends, container prefixes and continuation indent taken off
  std::string close;  // paired only
  // What the markup means, for comparing a target's parse with its intent: destination of a link or image, literal of
  // code and html, label of a footnote. Decoded.
  std::string meaning;
  // Units of their own inside this code's bytes (alternative text, title), in order of their bytes: decimal indices
  // into Article::units when extracted, unit ids in a catalog.
  std::vector<std::string> subflows;

  friend bool operator==(const Code&, const Code&) = default;
};

enum class PartKind : uint8_t { text, placeholder, open, close };

// A run of text, or one end of a code. Text is decoded UTF-8; '\n' is a soft line break. `code` is the 1-based number
// of the code in its unit: the "1" of XLIFF's id="1"; a target names the source's numbers.
struct Part {
  PartKind kind = PartKind::text;
  std::string text;   // text only
  uint32_t code = 0;  // others only
  friend bool operator==(const Part&, const Part&) = default;
};

using Content = std::vector<Part>;

// A link or image of the source that leads elsewhere in this translation: `with` has the kind and pairing of the code
// that it stands for, and bytes and meaning of its own.
struct Replacement {
  uint32_t code = 0;  // the source's number
  Code with;
  friend bool operator==(const Replacement&, const Replacement&) = default;
};

// A unit's translation. Parts number the source unit's codes from 1; numbers beyond them are `added`: free codes that
// the translator put in (emphasis), added[0] being the code after the source's last.
struct Target {
  Content content;
  std::vector<Code> added;
  std::vector<Replacement> replaced;  // by code, each at most once
  friend bool operator==(const Target&, const Target&) = default;
};

// The text parts alone, joined.
[[nodiscard]] std::string plain_text(const Content& content);

// Adjacent text parts joined, empty ones dropped.
void normalize(Content& content);

// A piece of a unit: a sentence, or the white space between two (ignorable). The parts of all segments of a unit,
// joined, are the unit's content. A paired code may open in one segment and close in a later one.
struct Segment {
  std::string id;  // NMTOKEN, unique in its unit ("s1", "i1")
  bool ignorable = false;
  Content content;
};

}  // namespace docloc::segment
