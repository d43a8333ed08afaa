// Colours for code blocks.
//
// Own, because nothing packaged fits: libsource-highlight is GPL and slow, tree-sitter has no grammars here,
// and the good highlighters are JavaScript. What a reader of documentation gets from colours is little: comments,
// strings, keywords and names apart. So these are lexers, not parsers, driven by tables of one row a language
// (highlight_languages.cpp); one pass, linear time, and the text itself is never touched.
#pragma once

#include <string>
#include <string_view>

namespace docloc::render {

// Appends `code`, escaped, with <span class="..."> around its tokens: k keyword, s string, c comment, n number or
// constant, t type, command, function or tag, v variable, key, option or attribute, o mark; of a diff i inserted and d
// deleted. Without the tags it is escape(code). A language that is not known stays plain. `language`: the first word of
// an info string, any case. Any thread.
void append_highlighted(std::string& out, std::string_view language, std::string_view code);

// What readers call a language: "PowerShell" of "azurepowershell-interactive"; one that is not known as it is written.
[[nodiscard]] std::string_view language_name(std::string_view language);

}  // namespace docloc::render
