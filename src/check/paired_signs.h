// Rules about signs that come in pairs: typography/brackets, typography/quotes, typography/unpaired-quote. Internal to
// room check.
#pragma once

#include "check/reporter.h"

namespace docloc::check {

void find_unpaired_brackets(const Subject& subject, Reporter& report);
void find_unpaired_quotes(const Subject& subject, Reporter& report);
void find_foreign_quotes(const Subject& subject, Reporter& report);

}  // namespace docloc::check
