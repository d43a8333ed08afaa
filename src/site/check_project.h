// A project checked: every rule of room check over its sources, their translations and what the locales have of their
// own.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/fetch.h"
#include "base/finding.h"
#include "base/result.h"
#include "base/speller.h"
#include "check/check.h"
#include "site/check_policy.h"
#include "site/sources.h"

namespace docloc::site {

// Where a run's time went, in nanoseconds, over all threads.
struct CheckTiming {
  check::Timing rules;
  std::atomic<uint64_t> reading = 0;   // the sources: filled in by who reads them
  std::atomic<uint64_t> catalogs = 0;  // read, and brought up to the source
  std::atomic<uint64_t> applying = 0;  // spelling the translations, to see what is refused
  std::atomic<uint64_t> placing = 0;   // finding the places of targets in their files
};
// A name and its time, the rules that took some among them; longest first.
[[nodiscard]] std::vector<std::pair<std::string, std::chrono::nanoseconds>> rows_of(const CheckTiming& timing);

struct CheckRequest {
  std::vector<std::string> locales;     // target locales
  std::vector<std::string> paths;       // articles or folders, relative to the source's content folder; empty: all
  bool strict = false;                  // what is missing or stale is a warning
  std::optional<ChangedFiles> changed;  // only these files count; none: all do
  // Findings get the fingerprints of the whole check. Without, what `changed` leaves out is not looked for.
  bool fingerprints = true;
  CheckTiming* timing = nullptr;               // may be null
  Fetch* external = nullptr;                   // asks the addresses of other sites; null: no network is touched
  uint32_t now = 0;                            // seconds since 1970, UTC; with `external`
  const Dictionaries* dictionaries = nullptr;  // for check.spelling; null: no words are looked up
};

struct CheckReport {
  // Sorted, with units, places of targets and fingerprints. What somebody let stand has Finding::suppressed; what was
  // let stand and is not there any more is check/unused-suppression.
  Findings findings;
};

// With what reading found, and what apply refuses; as severe as CheckPolicy says. Of the catalogs as they would be
// after a sync. Error: a file could not be read.
[[nodiscard]] Result<CheckReport> check_project(const Job& job, const Sources& sources, const CheckRequest& request);

// What changed since a revision. Error: there is no such revision, or no repository.
[[nodiscard]] Result<ChangedFiles> find_changed_files(const Job& job, const std::string& revision);

}  // namespace docloc::site
