// The addresses of other sites that articles name, asked. Internal to the check of a project.
#pragma once

#include "base/finding.h"
#include "base/result.h"
#include "links/link_index.h"
#include "site/check_project.h"
#include "site/sources.h"

namespace docloc::site {

// Asks every http(s) address of the articles that were asked for, of the locales' own ones, and those that translations
// put in place of the source's, each once (links/external.h); settings: check.external. Hosts that are examples are
// left out. An address is reported once for an article, against the source; in a translation or override only where the
// source has not got it. Answers are kept in .docloc/external.cache.
// request.external is there. Rules: links/external-missing, -unreachable, -moved, -bookmark. Error: a catalog could not
// be read.
[[nodiscard]] Result<Findings> find_external_faults(const Job& job, const Sources& sources,
                                                    const links::LinkIndex& links, const CheckRequest& request);

}  // namespace docloc::site
