#include "serve/preview.h"

#include <fmt/format.h>

#include <random>
#include <thread>
#include <utility>

#include "report/preview.h"

namespace docloc::serve {
namespace {

constexpr std::chrono::hours kLong{1};

std::string new_server_name() {
  std::random_device random;
  return fmt::format("{:08x}{:08x}", random(), random());
}

}  // namespace

Preview::Preview(Build build, Watch& watch, EventHub& hub, Pace pace)
    : build_(std::move(build)), watch_(watch), hub_(hub), pace_(pace), server_(new_server_name()) {}

Edition Preview::edition() const {
  return {.server = server_, .build = number_};
}

Result<void> Preview::begin(WatchedPaths paths) {
  watched_ = std::move(paths);
  return watch_.watch(watched_);
}

bool Preview::follow(WatchedPaths paths, Findings& findings) {
  if (paths.trees.empty() || paths == watched_) return false;
  if (const Result<void> begun = begin(std::move(paths)); !begun) {
    findings.push_back({.rule = "serve/not-watched",
                        .severity = Severity::error,
                        .message = begun.error().what,
                        .hint = "Start docloc serve again, with --poll."});
  }
  return true;
}

void Preview::build_now() {
  for (bool again = true; again && !stopped_;) {
    BuildOutcome outcome = build_();
    // Edits made between the reading and the watching are found by building once more.
    again = follow(std::move(outcome.watched), outcome.findings);
    const report::PreviewState state{.server = server_,
                                     .build = number_ + 1,
                                     .is_built = outcome.is_built,
                                     .everything = outcome.everything,
                                     .changed = std::move(outcome.changed),
                                     .findings = std::move(outcome.findings)};
    ++number_;
    hub_.publish(report::preview_json(state));
  }
}

bool Preview::wait_for_change() {
  using Clock = std::chrono::steady_clock;
  Result<PathChanges> changes = watch_.wait(kLong);
  if (!changes) {
    // Not even the fallback can go on: what is left is to build now and then.
    std::this_thread::sleep_for(pace_.longest);
    return !stopped_;
  }
  if (changes->empty()) return false;
  const Clock::time_point end = Clock::now() + pace_.longest;
  while (!stopped_ && Clock::now() < end) {
    changes = watch_.wait(pace_.quiet);
    if (!changes || changes->empty()) break;
  }
  return !stopped_;
}

void Preview::run() {
  while (!stopped_) {
    if (wait_for_change()) build_now();
  }
}

void Preview::stop() {
  stopped_ = true;
  watch_.stop();
}

}  // namespace docloc::serve
