// Findings in the forms that people and programs read.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace docloc::report {

struct TextOptions {
  bool color = false;
  // The bytes of a file that a finding names, for the excerpt line; empty view: not to be had. Views must live until
  // the call returns. May be empty: the finding's own excerpt is shown then, without a caret.
  std::function<std::string_view(std::string_view path)> read;
};

// Findings as text, in the order given:
//   docs/a.md:12:5: warning: message [links/missing-image]
//     see: i18n/a.md:14:2        when it has both places
//     hint: what to do
//      12 | see ![the dialog](media/Dialog.png)
//         |     ^
// Content may come from anybody: control characters (C0, DEL, C1, bidirectional controls, U+2028, U+2029) are shown as
// <U+001B>, invalid UTF-8 as U+FFFD, tabs as spaces up to columns of 8. Long lines are cut around the caret.
[[nodiscard]] std::string findings_text(const Findings& findings, const TextOptions& options);

// "2 errors, 1 warning, 5 notes"; empty for none.
[[nodiscard]] std::string findings_summary(const Findings& findings);

// {"format": "docloc-findings", "version": 1,
//  "counts": {"error": 0, "warning": 1, "info": 0},
//  "findings": [{"rule", "severity": "error"|"warning"|"info",
//                "source": {"path", "line", "column"}|null, "target": the same|null,
//                "locale": null when it concerns every locale, "message", "hint", "excerpt"}]}
// line and column are 0 when not known; empty hint and excerpt are null. Invalid UTF-8 becomes U+FFFD. Ends with a line
// end. A later version adds members; one that changes the meaning of these has another number.
[[nodiscard]] std::string findings_json(const Findings& findings);

// `text` with everything that could move a terminal's cursor or reorder its line made visible, as above (tabs too).
[[nodiscard]] std::string visible(std::string_view text);

}  // namespace docloc::report
