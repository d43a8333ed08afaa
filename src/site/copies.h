// Resources as they are copied into the site. Internal to the build.
#pragma once

#include <string>

#include "site/outputs.h"
#include "site/run_record.h"
#include "site/sources.h"

namespace docloc::site {

class Copies {
 public:
  // All outlive this; the job has a cache. `place` tells the site's folder from others.
  Copies(const Job& job, const Outputs& outputs, const std::string& place);

  // Copies the project's file `from` to `path` below the site's folder. A copy that is known to have its original's
  // bytes is left alone, and neither of the two is read. Any thread.
  void copy(const std::string& from, const std::string& path, Outcome& outcome);
  // After the last one. `complete` as in RunRecord::save.
  void end_run(bool complete);

 private:
  void remember(const std::string& stamp, const OutputFile& copy);

  const Job& job_;
  const Outputs& outputs_;
  RunRecord& record_;  // by path and the original's stamp
};

}  // namespace docloc::site
