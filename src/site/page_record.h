// What a build remembers of a page. Internal to the build.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "site/page_trace.h"

namespace docloc::site {

using Inputs = std::vector<std::pair<std::string, std::string>>;

struct PageRecord {
  Inputs inputs;  // names for people, and values to compare
  PageTrace trace;
  std::vector<std::pair<std::string, std::string>> files;  // file, hash of its bytes
  Findings findings;
};

[[nodiscard]] std::string write_record(const PageRecord& record);
// nullopt: `bytes` are damaged.
[[nodiscard]] std::optional<PageRecord> read_record(std::string_view bytes);

}  // namespace docloc::site
