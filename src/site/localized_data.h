// A data file (toc.yml, a landing page) as a locale's readers get it. Internal to the build.
#pragma once

#include <string>

#include "base/result.h"
#include "site/sources.h"

namespace docloc::site {

// Its bytes: the locale's override, or the source's with the locale's strings. Error: a catalog could not be read.
[[nodiscard]] Result<std::string> localized_data(const Job& job, const Sources& sources, const SourceArticle& article,
                                                 const std::string& locale);

}  // namespace docloc::site
