// The families of rules. Internal to room check.
//
// A rule is a row of its family's table and a function beside it: it looks at the Subject alone and says what it found
// through the Reporter. Its page of the manual is content/<source locale>/rules/<family>/<name>.md, whose examples are
// tests (tests/unit/check/test_manual_examples.cpp).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "check/check.h"

namespace docloc::check {

[[nodiscard]] std::span<const Rule> link_rules();         // links/...
[[nodiscard]] std::span<const Rule> source_rules();       // source/...
[[nodiscard]] std::span<const Rule> term_rules();         // terms/...
[[nodiscard]] std::span<const Rule> translation_rules();  // translation/...
[[nodiscard]] std::span<const Rule> typography_rules();   // typography/...
[[nodiscard]] std::span<const Rule> unicode_rules();      // unicode/...

// The path by which findings name the article.
[[nodiscard]] std::string_view path_of(const Subject& subject);

// The line of `offset`, without its line end; of a long one, what stands around `offset`.
[[nodiscard]] std::string line_at(std::string_view bytes, uint32_t offset);

}  // namespace docloc::check
