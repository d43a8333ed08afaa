// Directives of dialects beyond GFM, found in inline text. They are markup that Markdown takes for text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace docloc::markdown {

// How the ids of headings come from their text. github: also that of DocFX, Docusaurus and Jekyll.
enum class HeadingIds : uint8_t { github, hugo, vitepress, mkdocs };

// Whose directives an article has. What belongs to a dialect that is off is CommonMark and text.
struct Dialects {
  bool ops = true;    // Microsoft's OPS and DocFX: directive_ops.cpp, "#tab/" and "xref:" links
  bool adobe = true;  // directive_adobe.cpp
  HeadingIds heading_ids = HeadingIds::github;
  // Alerts ("[!NOTE]") and other "[!NAME]" that neither has for its own are everybody's.
  [[nodiscard]] bool any() const { return ops || adobe; }
  bool operator==(const Dialects&) const = default;
};

// What stands at a position. Lengths in bytes.
struct Directive {
  uint32_t length = 0;      // all of it
  uint32_t text_begin = 0;  // a translatable text inside, relative to the start: [text_begin, text_end)
  uint32_t text_end = 0;    // equal to text_begin: there is none
  bool whole_line = false;  // reaches to the end of its line whatever stands there (":::row:::")
};

// A directive of one of `dialects` that starts at `at` in `text` (one block's content; line ends are '\n' or the file's
// own):
// - OPS: "[!NOTE]" and its kin, "[!INCLUDE [title](path)]", "[!div class="x"]", "[!VIDEO url]",
// "[!code-lang[title](path)]",
//   ":::image ... :::" (its alt-text is the translatable text), any other line that starts with ":::"
// - Adobe: "[!UICONTROL text]", "[!TAB text]" and "[!SHADEBOX "text"]" (translatable), "[!DNL text]", alerts, "{#id}",
// "{style=...}", "{name="value"}" `line_start`: only blanks stand before `at` on its line.
[[nodiscard]] std::optional<Directive> directive_at(std::string_view text, uint32_t at, bool line_start,
                                                    const Dialects& dialects);

// Is "[!NAME ...]" a directive of one of `dialects`?
[[nodiscard]] bool is_directive_name(std::string_view name, const Dialects& dialects);

// The length of an attribute list that `text` starts with: "{#id}", "{.class}", "{width="50" align=left}", "{: ...}".
// All names are those that writers give to headings, links, images and tables; "{Name=...}" of some code is none.
[[nodiscard]] std::optional<uint32_t> attribute_list(std::string_view text);

// "id" of a heading's text that ends in an attribute list with "#id"; else empty.
[[nodiscard]] std::string_view heading_attribute_id(std::string_view text);

}  // namespace docloc::markdown
