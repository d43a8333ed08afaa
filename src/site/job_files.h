// The files of a hand-off that came back: from folders, single files and packages. Internal to room site.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "exchange/manifest.h"
#include "site/exchange.h"

namespace docloc::site {

struct JobFiles {
  std::vector<JobFile> files;  // in the order of the paths, those of a folder or package by path
  std::vector<exchange::Manifest> manifests;
  Findings findings;
};

// Error: a path is not there, or cannot be read.
[[nodiscard]] Result<JobFiles> gather_job_files(const Job& job, const JobImport& options);

}  // namespace docloc::site
