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
  // Where a rule's page is, with {rule}: the rule's name becomes a link to it (OSC 8). Empty: there is none, or whoever
  // shows the text knows no links.
  std::string rule_url;
  // The text goes into the log of a workflow, which obeys lines of a certain form: none has it.
  bool in_workflow = false;
};

// Findings as text, in the order given, the suppressed ones left out:
//   docs/a.md:12:5: warning: message (sv-SE) [links/missing-image]
//     see: i18n/a.md:14:2        when it has both places
//     hint: what to do
//      12 | see ![the dialog](media/Dialog.png)
//         |     ^~~~~~~~~~~~~
//   sv-SE | se ![dialogen](media/Dialog.png)          when it marks a target
//         |    ^~~~~~~~~
// Content may come from anybody: control characters (C0, DEL, C1, bidirectional controls, U+2028, U+2029) are shown as
// <U+001B>, invalid UTF-8 as U+FFFD, tabs as spaces up to columns of 8. Long lines are cut around the caret.
[[nodiscard]] std::string findings_text(const Findings& findings, const TextOptions& options);

// "2 errors, 1 warning, 5 notes"; empty for none. Suppressed ones are counted apart: "3 suppressed".
[[nodiscard]] std::string findings_summary(const Findings& findings);

// A table with a line for each rule: errors, warnings, notes; the worst first, then by name. Empty for no findings.
[[nodiscard]] std::string findings_by_rule(const Findings& findings);

// {"format": "docloc-findings", "version": 1,
//  "counts": {"error": 0, "warning": 1, "info": 0},
//  "findings": [{"rule", "severity": "error"|"warning"|"info",
//                "source": {"path", "line", "column"}|null, "target": the same|null,
//                "locale": null when it concerns every locale, "message", "hint", "excerpt",
//                "mark": {"length"}|null, "unit", "segment",
//                "targetExcerpt", "targetMark": {"begin", "end"}|null, in code points of targetExcerpt,
//                "token", "fingerprint",
//                "fix": {"safe", "edits": [{"path", "line", "column", "endLine", "endColumn", "text"}]}|null,
//                "suppressed": the reason|null}]}
// line and column are 0 when not known; empty texts are null. Suppressed findings are listed and not counted. Invalid
// UTF-8 becomes U+FFFD. Ends with a line end. A later version adds members; one that changes the meaning of these has
// another number.
[[nodiscard]] std::string findings_json(const Findings& findings);

// `text` with everything that could move a terminal's cursor or reorder its line made visible, as above (tabs too).
[[nodiscard]] std::string visible(std::string_view text);

}  // namespace docloc::report
