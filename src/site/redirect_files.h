// Redirects as they are written, not followed yet. Internal to the redirects.
#pragma once

#include <vector>

#include "site/redirects.h"

namespace docloc::site {

// In the order of the settings' keys. `article` may be one that is not there.
[[nodiscard]] std::vector<Redirect> redirects_of_settings(const Job& job, const Sources& sources, Findings& findings);
// In the file's order; none where there is no file. Articles of other parts of the repository are passed over.
[[nodiscard]] std::vector<Redirect> redirects_of_ops(const Job& job, const Sources& sources, Findings& findings);

}  // namespace docloc::site
