// What makes a finding the same finding when the files around it have changed.
#pragma once

#include "base/finding.h"

namespace docloc {

// Sets Finding::fingerprint of all: 16 hexadecimal digits over the rule, the locale, the token with white space folded,
// and
// - the unit, where there is one: it keeps its id wherever its text moves, in its article or to another one;
// - else the path; and, unless the finding is a locale's verdict on the whole article, the excerpt, white space folded;
// and the number of equal findings before it, so that all are different. Lines, columns and messages do not count.
// `findings` are sorted, and all that a run has found: leave out afterwards.
void set_fingerprints(Findings& findings);

}  // namespace docloc
