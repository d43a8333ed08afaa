// What the tests of this room share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markdown/document.h"
#include "render/html.h"

namespace docloc::render::test {

// Markdown -> Document. The document owns its strings.
markdown::Document parse(std::string_view markdown, markdown::Dialects dialects = {});
// heading_ids of it.
std::vector<std::string> ids_of(std::string_view markdown, markdown::Dialects dialects = {});

// The body of `markdown`.
std::string body(std::string_view markdown, const BodyOptions& options = {});

// What cmark-gfm itself renders: the oracle for exact_options().
std::string cmark_html(std::string_view markdown);

// Why `html` is not fit to stand in a page; empty: it is. Strict: every '<' begins a well-formed tag of a known shape,
// tags are balanced, no script, no style, no event handler, no URL that runs code.
std::string fault_of(std::string_view html);

// A small deterministic generator (xorshift): the same numbers on every machine.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed * 2 + 1) {}
  uint32_t below(uint32_t limit) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<uint32_t>(state_ >> 11U) % limit;
  }

 private:
  uint64_t state_;
};

}  // namespace docloc::render::test
