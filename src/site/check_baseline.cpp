#include "site/check_baseline.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "report/baseline.h"
#include "site/check_policy.h"

namespace docloc::site {
namespace {

Result<report::Baseline> create(const Findings& findings) {
  report::Baseline baseline;
  for (const Finding& finding : findings) {
    const bool counts = finding.severity != Severity::info && !finding.suppressed;
    if (counts) baseline.push_back(report::entry_of(finding));
  }
  return baseline;
}

Result<report::Baseline> read(const Job& job, const std::string& path) {
  const Result<std::string> bytes = job.store.read(path);
  if (!bytes) return fail(bytes.error().what);
  Result<report::Baseline> baseline = report::read_baseline(*bytes);
  if (!baseline) return fail(fmt::format("{} cannot be used: {}.", path, baseline.error().what));
  return baseline;
}

// Gives the fingerprints of the baseline that were found.
std::set<std::string, std::less<>> suppress(const report::Baseline& baseline, Findings& findings) {
  std::set<std::string, std::less<>> held;
  for (const report::BaselineEntry& entry : baseline)
    held.insert(entry.fingerprint);
  std::set<std::string, std::less<>> found;
  for (Finding& finding : findings) {
    if (!held.contains(finding.fingerprint)) continue;
    found.insert(finding.fingerprint);
    if (!finding.suppressed) finding.suppressed = kInBaseline;
  }
  return found;
}

void report_unused(const Job& job, const std::string& path, const report::BaselineEntry& entry, Findings& findings) {
  Finding finding{.rule = "check/unused-baseline",
                  .severity = Severity::info,
                  .source = {.path = path},
                  .message = fmt::format("The baseline has {} in {}, which is found no more.", entry.rule, entry.path),
                  .hint = "\"docloc check --update-baseline\" takes the entry out."};
  finding.token = entry.fingerprint;
  finding.fingerprint = entry.fingerprint;
  const CheckPolicy policy(job.settings, false, nullptr);
  if (policy.settle(finding)) findings.push_back(std::move(finding));
}

}  // namespace

Result<BaselineOutcome> apply_baseline(const Job& job, const BaselineRequest& request, Findings& findings) {
  const bool is_there = job.store.exists(request.path);
  if (!is_there && !request.update) {
    return fail(fmt::format("There is no baseline {}. \"docloc check --update-baseline\" makes it.", request.path));
  }
  Result<report::Baseline> baseline = is_there ? read(job, request.path) : create(findings);
  if (!baseline) return fail(baseline.error().what);
  const std::set<std::string, std::less<>> found = suppress(*baseline, findings);
  const auto is_unused = [&](const report::BaselineEntry& entry) { return !found.contains(entry.fingerprint); };
  BaselineOutcome outcome{.created = !is_there};
  if (request.update) {
    outcome.removed = std::erase_if(*baseline, is_unused);
    if (const Result<bool> written = job.store.write(request.path, report::write_baseline(*baseline)); !written)
      return fail(written.error().what);
  } else if (request.looked_at_all) {
    for (const report::BaselineEntry& entry : *baseline) {
      if (is_unused(entry)) report_unused(job, request.path, entry, findings);
    }
    sort_findings(findings);
  }
  outcome.held = baseline->size();
  return outcome;
}

}  // namespace docloc::site
