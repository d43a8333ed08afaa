// Texts of the site's own, as a language writes them: messages, dates, sorting, names of languages. ICU and CLDR.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace docloc::text {

// What a message may be given by name: a text, or a number ("{share, number, percent}" takes 0.85 for 85 %).
using MessageValue = std::variant<std::string, double>;
using MessageValues = std::map<std::string, MessageValue, std::less<>>;

// `pattern` is an ICU MessageFormat with named arguments. nullopt: it is none. Any thread.
[[nodiscard]] std::optional<std::string> format_message(std::string_view pattern, std::string_view locale,
                                                        const MessageValues& values);

// "2026-03-09" as the language writes a date in text ("9 mars 2026"). What is no such date stays as it is.
[[nodiscard]] std::string format_date(std::string_view iso_date, std::string_view locale);

// The name of the language `named` in the language `locale`, as it stands inside a sentence ("engelska").
[[nodiscard]] std::string language_name(std::string_view named, std::string_view locale);

// Bytes that sort as the language sorts texts (ISO 14651 and CLDR; numbers in a text by their value).
[[nodiscard]] std::string sort_key(std::string_view text, std::string_view locale);

}  // namespace docloc::text
