// Paths and relative URLs, as text.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace docloc::site {

// `glob` against a whole path: "*" and "?" stay inside one name, "**/" stands for any number of folders, a final "/**"
// for everything below. Bytes, case matters.
[[nodiscard]] bool matches_glob(std::string_view glob, std::string_view path);
[[nodiscard]] bool matches_any(std::span<const std::string> globs, std::string_view path);

[[nodiscard]] bool is_article_path(std::string_view path);  // ends in ".md" or ".mdx", in any case

// "a/b.md" gives "a/b.html".
[[nodiscard]] std::string page_path(std::string_view article_path);

// The relative URL from the page at `from` to the file at `to`, both relative to the same root; percent-encoded.
[[nodiscard]] std::string relative_url(std::string_view from, std::string_view to);

// Bytes that a URL's path cannot hold as they are become %XX.
[[nodiscard]] std::string encode_path(std::string_view path);

// `path` is `folder` or lies below it; both absolute, or both relative.
[[nodiscard]] bool is_within(std::string_view path, std::string_view folder);

// a + "/" + b; `a` may be empty.
[[nodiscard]] std::string join(std::string_view a, std::string_view b);

// What stands before the last '/'; empty: nothing does.
[[nodiscard]] std::string folder_of(std::string_view path);

// `path` without "." and empty names, and without the names that a ".." takes back; one that nothing stands before
// stays.
[[nodiscard]] std::string normal_path(std::string_view path);

// The way from `folder` to `path`, both relative to the same place, as text: "a/b", "a/c.md" gives "../c.md".
[[nodiscard]] std::string relative_path(std::string_view folder, std::string_view path);

}  // namespace docloc::site
