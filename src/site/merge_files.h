// Three versions of one catalog file become one: what a merge driver of Git is asked for.
#pragma once

#include <string>
#include <string_view>

#include "base/finding.h"
#include "base/ports.h"
#include "base/result.h"

namespace docloc::site {

struct MergeFiles {
  std::string base;  // the common ancestor; an empty file where there is none
  std::string ours;  // is replaced by the result
  std::string theirs;
  std::string path;  // what the catalog is called in the project, for findings
};

struct MergeReport {
  // merge/conflict: both sides translated a segment, each in its own way; theirs is kept as a match (catalog/merge.h).
  // merge/not-a-catalog: one of the three cannot be read whole; git's merge of lines was used.
  Findings findings;
  bool conflicts = false;  // somebody must look before this is committed
};

// `spawn` runs git merge-file where a file cannot be read whole as a catalog; `folder`: where. Error: a file cannot be
// read or written.
[[nodiscard]] Result<MergeReport> merge_files(Store& store, const Spawn& spawn, std::string_view folder,
                                              const MergeFiles& files);

}  // namespace docloc::site
