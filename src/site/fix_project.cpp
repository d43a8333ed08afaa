#include "site/fix_project.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "site/fix_round.h"
#include "site/overlay_store.h"
#include "site/project_moves.h"

namespace docloc::site {

namespace {

constexpr size_t kMostRounds = 10;

class ProjectFix {
 public:
  ProjectFix(const Job& job, const FindFaults& find_faults, const FixOptions& options)
      : job_(job), find_faults_(find_faults), options_(options), store_(job.store) {}

  Result<FixReport> run() {
    bool settled = false;
    for (size_t round = 0; round <= kMostRounds && !settled; ++round) {
      Result<bool> done = run_round(round == kMostRounds);
      if (!done) return fail(std::move(done.error().what));
      settled = *done;
    }
    if (Result<void> done = finish(); !done) return fail(std::move(done.error().what));
    std::ranges::move(refused_, std::back_inserter(report_.findings));
    sort_findings(report_.findings);
    return std::move(report_);
  }

 private:
  // True: there was nothing to fix any more. The last round only looks.
  Result<bool> run_round(bool last) {
    Job job{.store = store_,
            .settings = job_.settings,
            .threads = job_.threads,
            .progress = job_.progress,
            .spawn = job_.spawn,
            .folder = job_.folder};
    Result<Sources> sources = read_sources(job, options_.locales);
    if (!sources) return fail(std::move(sources.error().what));
    const Result<catalog::Moves> moves = find_project_moves(job, *sources);
    if (!moves) return fail(moves.error().what);
    job.moves = &*moves;
    Result<Findings> findings = find_faults_(job, *sources);
    if (!findings) return fail(std::move(findings.error().what));
    FixRound round(store_, job_.settings, *sources, options_.unsafe);
    if (Result<void> done = round.run(*findings); !done) return fail(std::move(done.error().what));
    report_.findings = std::move(*findings);
    refused_ = round.refused();
    report_.unsafe = static_cast<size_t>(std::ranges::count_if(report_.findings, [](const Finding& finding) {
      return finding.fix && !finding.fix->safe && !finding.suppressed;
    }));
    if (round.files().empty()) return true;
    if (last) {
      say_unsettled(round.files());
      return true;
    }
    report_.fixed += round.fixed();
    return take(round.files());
  }

  // False: the round made something of a file.
  Result<bool> take(const std::vector<FileBytes>& files) {
    for (const FileBytes& file : files) {
      Result<std::string> before = store_.read(file.path);
      if (!before) return fail(std::move(before.error().what));
      before_.emplace(file.path, std::move(*before));
    }
    const Result<size_t> written = store_.write_all(files);
    if (!written) return fail(written.error().what);
    return false;
  }

  void say_unsettled(const std::vector<FileBytes>& files) {
    for (const FileBytes& file : files) {
      Finding place;
      place.source.path = file.path;
      refused_.push_back(not_fixed(place, "Fixes of this file bring up one another, so it was not fixed to the end.",
                                   "Mend what its findings name by hand."));
    }
  }

  Result<void> finish() {
    std::vector<FileBytes> files;
    for (auto& [path, before] : before_) {
      Result<std::string> after = store_.read(path);
      if (!after) return fail(std::move(after.error().what));
      if (*after == before) continue;
      const Result<std::string> now = job_.store.read(path);
      if (!now || *now != before) {
        leave_alone(path);
        continue;
      }
      files.push_back({path, *after});
      report_.files.push_back({path, std::move(before), std::move(*after)});
    }
    if (!options_.write || files.empty()) return {};
    const Result<size_t> written = job_.store.write_all(files);
    if (!written) return fail(written.error().what);
    return {};
  }

  void leave_alone(const std::string& path) {
    Finding place;
    place.source.path = path;
    refused_.push_back(
        not_fixed(place, "The file was left alone: it changed while it was looked at.", "Run the command again."));
  }

  const Job& job_;
  const FindFaults& find_faults_;
  const FixOptions& options_;
  OverlayStore store_;
  std::map<std::string, std::string> before_;  // files that fixes changed, as they are on disk
  Findings refused_;                           // of the last round
  FixReport report_;
};

}  // namespace

Result<FixReport> fix_project(const Job& job, const FindFaults& find_faults, const FixOptions& options) {
  return ProjectFix(job, find_faults, options).run();
}

}  // namespace docloc::site
