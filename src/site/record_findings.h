// Findings in records of runs, so that what was said of an unchanged page is said again. Internal to room site.
#pragma once

#include "base/fields.h"
#include "base/finding.h"

namespace docloc::site {

void add_findings(Fields& fields, const Findings& findings);
[[nodiscard]] Findings read_findings(FieldReader& fields);

}  // namespace docloc::site
