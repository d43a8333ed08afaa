// The dictionaries and own words of a project's locales. Internal to the check of a project.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "base/speller.h"
#include "check/spelling.h"
#include "site/check_project.h"
#include "site/sources.h"

namespace docloc::site {

// The project's own words of a locale: locales/<locale>/words.txt, one a line; what follows a '#' is a remark.
[[nodiscard]] std::string words_path(const Settings& settings, std::string_view locale);

struct Spellings {
  std::map<std::string, check::Spelling, std::less<>> by_locale;  // pointers into `spellers`
  std::vector<std::unique_ptr<Speller>> spellers;
  Findings findings;  // spelling/no-dictionary

  // nullptr: its words are not looked at.
  [[nodiscard]] const check::Spelling* of(std::string_view locale) const;
};

// Of the source locale and those asked for, as check.spelling has them. Error: a file could not be read.
[[nodiscard]] Result<Spellings> open_spellings(const Job& job, const CheckRequest& request);

// Completes the hints of spelling/word and spelling/source: by the file for words of the project, and by words that
// were meant, for so many of `findings` as can be waited for: the first ones, whatever the number of threads.
void complete_hints(const Spellings& spellings, const Settings& settings, Findings& findings);

}  // namespace docloc::site
