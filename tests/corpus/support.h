// What the tests over the shared articles have in common: which articles, and cmark-gfm itself as the oracle.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "segment/apply.h"

namespace docloc::corpus {

// Calls `visit` for every usable en-US article; says so in a warning, and returns 0, when there are none.
uint32_t for_each_article(const std::function<void(const std::string& path, const segment::Article& article)>& visit);

// The article in the pseudo-locale qps-ploc.
segment::Localized pseudo(const segment::Article& article);

// cmark-gfm's own HTML of `markdown` (extensions and options as docloc parses).
std::string cmark_html(std::string_view markdown);

// cmark-gfm's own XML (cmark-gfm -t xml) of `markdown` without inlines and texts: the block structure.
std::string cmark_blocks(std::string_view markdown);

// What no translation may change, as cmark-gfm sees it: code blocks, code spans, destinations, HTML; each kind sorted.
std::map<std::string, std::vector<std::string>> protected_texts(std::string_view markdown);

}  // namespace docloc::corpus
