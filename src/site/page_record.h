// What a build remembers of a page, so that the next one can tell whether it must be made again. Internal to the build.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "site/outputs.h"
#include "site/page_trace.h"

namespace docloc::site {

// Named values; the names are for people.
using PageInputs = std::vector<std::pair<std::string, std::string>>;

// The part that is read of every page.
struct PageSummary {
  // Of the inputs, of what the frame is printed from and of which files and pages there are. While it stays, so do the
  // frame and the answers to all questions but those that are `contents`.
  uint64_t key = 0;
  std::vector<OutputFile> files;
  PageTrace contents;  // what was asked of other files' bytes
  Findings findings;
};

struct PageRecord {
  PageSummary summary;
  PageInputs inputs;
  PageTrace addresses;  // every other question
};

// The answer depends on bytes of another file, not only on which files there are.
[[nodiscard]] bool asks_contents(Question question);

[[nodiscard]] std::string write_page_record(const PageRecord& record);
// Nothing: damaged.
[[nodiscard]] std::optional<PageSummary> read_page_summary(std::string_view bytes);
[[nodiscard]] std::optional<PageRecord> read_page_record(std::string_view bytes);

}  // namespace docloc::site
