// How bad findings are, and which of them count: settings, --strict, what a change touched. Pure.
//
// From the weakest to the strongest:
// 1. the rule's own severity;
// 2. --strict: what is missing or stale is a warning;
// 3. since a revision: faults of translations are errors where the translation changed, and warnings where it did not;
// 4. check.rules, then each of check.overrides that the finding's path and locale belong to; in each, the rule's own
//    name before its family's.
// So a translation that is missing, or a picture that is the source's, fails nothing unless somebody says that it does.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "site/settings.h"

namespace docloc::site {

// What differs from a revision; project-relative.
struct ChangedFiles {
  std::set<std::string, std::less<>> now;   // changed or new, as they are called now
  std::set<std::string, std::less<>> gone;  // deleted, or called otherwise before
};

class CheckPolicy {
 public:
  // `changed`: findings of other files do not count; null: all files do. Both outlive the policy.
  CheckPolicy(const Settings& settings, bool strict, const ChangedFiles* changed)
      : settings_(settings), strict_(strict), changed_(changed) {}

  // What the settings say of a rule; nullopt: nothing. `path` is project-relative; `locale` may be empty.
  [[nodiscard]] std::optional<RuleLevel> level_of(std::string_view rule, std::string_view path,
                                                  std::string_view locale) const;

  // Something changed that a link could name. Nobody links to a catalog.
  [[nodiscard]] bool may_be_linked() const;

  // The finding's severity is set; false: it is not to be reported.
  [[nodiscard]] bool settle(Finding& finding) const;

 private:
  [[nodiscard]] bool is_touched(const Finding& finding) const;
  void set_by_change(Finding& finding) const;

  const Settings& settings_;
  bool strict_;
  const ChangedFiles* changed_;
};

}  // namespace docloc::site
