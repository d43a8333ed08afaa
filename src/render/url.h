// Which URLs a page may carry.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace docloc::render {

enum class UrlUse : uint8_t { link, image };

// False: following or loading `url` (decoded: no entities left) could run code. The scheme is read as a browser reads
// it (WHATWG URL, "scheme start state"), white space and control characters anywhere in it disregarded. Refused are
// javascript, vbscript, livescript, mocha, and data apart from bitmap images that are shown as an image.
[[nodiscard]] bool is_safe_url(std::string_view url, UrlUse use);

// Where a link or image of the article leads in the page; gets a decoded URL, gives one. Must not throw.
using UrlRewrite = std::function<std::string(std::string_view url)>;

// `url` after `rewrite` (none: as it is). None: not safe, before or after.
[[nodiscard]] std::optional<std::string> page_url(std::string_view url, UrlUse use, const UrlRewrite& rewrite);

// An attribute's value as a browser sees it: numeric character references, and the named ones that stand for ASCII
// characters. Other named ones are kept as written: they can be no part of a scheme.
[[nodiscard]] std::string decode_attribute(std::string_view raw);

}  // namespace docloc::render
