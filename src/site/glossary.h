// A locale's terms as the project keeps them: locales/<locale>/glossary.yaml, a list of
//   - source: "pull request"
//     target: "pull request"
//     forbidden: ["dragförfrågan"]     # may be left out; one word may stand without brackets
//     note: "Stays English."           # may be left out
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "exchange/glossary.h"
#include "site/sources.h"

namespace docloc::site {

[[nodiscard]] std::string glossary_path(const Settings& settings, std::string_view locale);

struct TermsRead {
  std::vector<exchange::Term> terms;
  bool must_stay = false;  // the file holds something that was not read
  Findings findings;       // site/glossary, yaml/...
};

// A file that is not there has no terms. Error: it could not be read.
[[nodiscard]] Result<TermsRead> read_terms(const Job& job, std::string_view locale);

// The file that read_terms gives `terms` of.
[[nodiscard]] std::string terms_yaml(const std::vector<exchange::Term>& terms);

}  // namespace docloc::site
