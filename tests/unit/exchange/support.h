// What the tests of room exchange share.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "exchange/formats.h"
#include "exchange/job.h"
#include "exchange/take_back.h"

namespace docloc::exchange::test {

// The same catalog as nobody has translated it yet.
catalog::Catalog without_targets(const catalog::Catalog& catalog);

// All that leaves of a catalog.
Job job_of(const catalog::Catalog& catalog, const Selection& selection = {});

// The article's file of a job, as it was read; fails the test when there is not exactly one.
File only_file(const Read& read);

// Findings, a line each.
std::string messages(const Findings& findings);

segment::Content text(const std::string& value);

// One paragraph, "u1", of these segments ("s1", ...), white space between them ("i1", ...).
catalog::Catalog paragraph(const std::vector<segment::Content>& sources, const std::vector<segment::Code>& codes = {});

}  // namespace docloc::exchange::test
