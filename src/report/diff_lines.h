// The sentences that a diff's text and Markdown have in common. Internal to room report. All of it is visible().
#pragma once

#include <string>

#include "report/diff.h"

namespace docloc::report {

[[nodiscard]] std::string amount_text(const Amount& amount);              // "3 segments, 41 words"
[[nodiscard]] std::string article_summary(const ArticleChange& article);  // "renamed from b.md: 1 segment, 4 words"
[[nodiscard]] std::string segment_note(const SegmentChange& segment);     // " (added, 4 words)"; may be empty
[[nodiscard]] std::string standing_note(const TargetChange& target);      // "translated -> stale"
[[nodiscard]] std::string marked_run(const text::DiffRun& run);           // "[-old-]", "{+new+}", "same"

}  // namespace docloc::report
