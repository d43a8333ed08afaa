// A locale's terms as the project keeps them: locales/<locale>/glossary.yaml, a list of
//   - source: "subscription"
//     target: ["prenumeration", "abonnemang"]  # the word to use, then others that may be; one may stand without
//     brackets forbidden: ["underskrift"]       # this and what follows may be left out forms: ["prenumerationernas"]
//     # forms that the language's rules do not give case: exact                      # capitals and small letters are
//     part of the word; any: they are not note: "As in the portal."
//   - source: "GitHub"
//     translate: false                 # stays as it is
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
