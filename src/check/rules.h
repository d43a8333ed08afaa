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

[[nodiscard]] std::span<const Rule> front_matter_rules();  // front-matter/...
[[nodiscard]] std::span<const Rule> link_rules();          // links/...
[[nodiscard]] std::span<const Rule> markup_rules();        // markup/...
[[nodiscard]] std::span<const Rule> mt_rules();            // mt/...
[[nodiscard]] std::span<const Rule> source_rules();        // source/...
[[nodiscard]] std::span<const Rule> structure_rules();     // structure/...
[[nodiscard]] std::span<const Rule> token_rules();         // tokens/...
[[nodiscard]] std::span<const Rule> translation_rules();   // translation/...

// Those of the subject, or the defaults.
[[nodiscard]] const Options& options_of(const Subject& subject);

// The path by which findings name the article.
[[nodiscard]] std::string_view path_of(const Subject& subject);

}  // namespace docloc::check
