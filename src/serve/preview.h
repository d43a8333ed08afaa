// The preview's loop: hear of a change, wait until it is whole, build, tell.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/watch.h"
#include "serve/event_hub.h"
#include "serve/live_page.h"

namespace docloc::serve {

struct BuildOutcome {
  bool is_built = false;             // false: settings or sources could not be read; the last good pages stay
  bool everything = false;           // every page may have changed: another setting
  std::vector<std::string> changed;  // files written or removed, below the site's folder
  Findings findings;                 // errors and warnings of the whole site
  WatchedPaths watched;              // what the site is made from; no trees: as before
};

// Reads settings and sources anew and brings the site's folder up to date. Called from one thread at a time.
using Build = std::function<BuildOutcome()>;

struct Pace {
  std::chrono::milliseconds quiet{50};      // nothing changed for so long: the change is whole
  std::chrono::milliseconds longest{1000};  // but no build waits longer than this
};

class Preview {
 public:
  // `watch` and `hub` outlive it.
  Preview(Build build, Watch& watch, EventHub& hub, Pace pace = {});

  // Watches `paths` from now on. Before the first build, so that no edit falls between the two.
  [[nodiscard]] Result<void> begin(WatchedPaths paths);
  // Builds and tells, whatever has changed.
  void build_now();
  // Builds after every change until stop() is called.
  void run();
  // From any thread. A build that runs is finished first.
  void stop();
  // What pages that are served now show. From any thread.
  [[nodiscard]] Edition edition() const;

 private:
  // True: something changed, and has come to rest.
  [[nodiscard]] bool wait_for_change();
  // True: what is watched is not what it was.
  [[nodiscard]] bool follow(WatchedPaths paths, Findings& findings);

  Build build_;
  Watch& watch_;
  EventHub& hub_;
  Pace pace_;
  WatchedPaths watched_;
  std::string server_;
  std::atomic<uint64_t> number_ = 0;
  std::atomic<bool> stopped_ = false;
};

}  // namespace docloc::serve
