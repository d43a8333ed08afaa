// What the live preview tells a browser after each build.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/finding.h"

namespace docloc::report {

struct PreviewState {
  std::string server;                // another one: the program was started anew
  uint64_t build = 0;                // counts from 1, failed ones too
  bool is_built = true;              // false: the site is as the build before left it
  bool everything = false;           // every page may have changed
  std::vector<std::string> changed;  // files written or removed, below the site's folder
  Findings findings;
};

// {"format": "docloc-preview", "version": 1, "server": "...", "build": 7, "built": true, "everything": false,
//  "changed": ["sv-SE/a.html"], "findings": [as in findings_json]}
// On one line, without a line end. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string preview_json(const PreviewState& state);

}  // namespace docloc::report
