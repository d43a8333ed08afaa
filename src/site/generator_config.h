// Configuration files of other site generators, read only for the few entries that tell where articles lie. What is not
// understood is passed over: nothing here fails.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "yaml/settings_tree.h"

namespace docloc::site {

// The first "name: value" of a JavaScript or TypeScript file where the value is a literal: a string, a number, an
// array, an object. Entries of objects and arrays that are no literals are scalars with the text they have. Null: there
// is none.
[[nodiscard]] yaml::Tree find_js_value(std::string_view bytes, std::string_view name);

// The arguments of the first call "name({...})", as an object. Null: there is none.
[[nodiscard]] yaml::Tree find_js_call(std::string_view bytes, std::string_view name);

// TOML as far as tables, dotted keys, strings, arrays and inline tables go. Names in lower case when `fold`.
[[nodiscard]] yaml::Tree read_toml(std::string_view bytes, bool fold);

// The text of an entry below an entry of a mapping; empty: it is not there.
[[nodiscard]] std::string text_at(const yaml::Tree& tree, std::string_view name);
[[nodiscard]] std::string text_at(const yaml::Tree& tree, std::string_view name, std::string_view inner);
// The texts of a sequence, or the one text that stands where a sequence might; empty: neither.
[[nodiscard]] std::vector<std::string> texts_of(const yaml::Tree* tree);

}  // namespace docloc::site
