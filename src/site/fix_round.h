// One round of fixes: which ones are made of what was found, and what becomes of their files. Internal to room site.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "base/ports.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "site/settings.h"
#include "site/sources.h"

namespace docloc::site {

// check/not-fixed for the fix of `finding`, or for a file as a whole.
[[nodiscard]] Finding not_fixed(const Finding& finding, std::string why, std::string hint);

class FixRound {
 public:
  // `store` is what `sources` and the catalogs were read from.
  FixRound(const Store& store, const Settings& settings, const Sources& sources, bool unsafe);

  // Makes the fixes of `findings`, in their order. Error: a catalog could not be read.
  [[nodiscard]] Result<void> run(const Findings& findings);

  [[nodiscard]] const std::vector<FileBytes>& files() const { return files_; }  // what became something else
  [[nodiscard]] size_t fixed() const { return fixed_; }
  [[nodiscard]] const Findings& refused() const { return refused_; }  // check/not-fixed

 private:
  using Chosen = std::vector<const Finding*>;

  void choose(const Finding& finding);
  void fix_source(const std::string& path, const Chosen& chosen);
  [[nodiscard]] Result<void> fix_catalog(const std::string& path, const Chosen& chosen);
  size_t fix_units(catalog::Catalog& catalog, const Chosen& chosen);
  void refuse(const Chosen& chosen, std::string_view why, std::string_view hint);

  const Store& store_;
  bool unsafe_;
  std::map<std::string, const segment::Article*, std::less<>> articles_;  // by file
  std::map<std::string, Chosen> of_sources_;                              // by file
  std::map<std::string, Chosen> of_catalogs_;
  // By file, unit and segment: no two of them meet.
  std::map<std::vector<std::string>, std::vector<Edit>> edits_;
  std::vector<FileBytes> files_;
  size_t fixed_ = 0;
  Findings refused_;
};

}  // namespace docloc::site
