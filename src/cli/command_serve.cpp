// docloc serve: the site of all locales, built after every change, in a browser of this machine.
//
// Three threads: the main one waits for the signal that ends the program, one builds, one serves (with threads of its
// own for connections).
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>
#include <set>
#include <thread>

#include "cli/program.h"
#include "cli/tool_version.h"
#include "io/watch.h"
#include "report/report.h"
#include "serve/preview.h"
#include "serve/server.h"
#include "site/build.h"
#include "site/build_cache.h"
#include "site/layout.h"

namespace docloc::cli {
namespace {

constexpr std::string_view kPreviewFolder = ".docloc/preview";
constexpr uint16_t kUsualPort = 8080;

struct Options {
  uint16_t port = kUsualPort;
  bool poll = false;
};

// Where an edit may change the site. The output folder may lie among them.
WatchedPaths watched_paths(const site::Settings& settings) {
  std::set<std::string> trees = {absolute_path("templates"), absolute_path(site::folder_of_locales(settings.catalogs))};
  for (const std::string& folder : site::source_folders(settings))
    trees.insert(absolute_path(folder));
  for (const site::LayoutRow& row : settings.layout) {
    if (!row.to.empty()) trees.insert(absolute_path(site::folder_of_locales(row.to)));
  }
  return {.trees = {trees.begin(), trees.end()},
          .files = {absolute_path(site::kSettingsPath)},
          .excluded = {absolute_path(settings.out), absolute_path(".docloc")}};
}

// The line that a finding is about, where it brings no excerpt of its own: the page shows no files.
void add_excerpt(Store& store, Finding& finding) {
  const Place& place = finding.target.line != 0 ? finding.target : finding.source;
  if (!finding.excerpt.empty() || place.path.empty() || place.line == 0) return;
  const Result<std::string> bytes = store.read(place.path);
  if (!bytes) return;
  size_t begin = 0;
  for (uint32_t line = 1; line < place.line; ++line) {
    begin = bytes->find('\n', begin);
    if (begin == std::string::npos) return;
    ++begin;
  }
  constexpr size_t kLongest = 400;
  finding.excerpt = bytes->substr(begin, std::min(bytes->find('\n', begin) - begin, kLongest));
}

// Builds the site again and again, and says in the terminal what became of it.
class Builder {
 public:
  explicit Builder(const Global& global) : global_(global) {}

  serve::BuildOutcome build();
  // For the next process. Builds of this one do not wait for it.
  void save_records();

 private:
  void build_into(serve::BuildOutcome& outcome);
  void tell_findings(Project& project, const Findings& findings);

  const Global& global_;
  std::string fingerprint_;  // of the settings of the last build
  bool broke_off_ = false;   // the last build may have written files that nobody was told of
  Findings told_;            // of the last build
  site::BuildCache cache_{std::string(kToolVersion), true};
};

void Builder::save_records() {
  try {
    cache_.save_records(Project(global_, {}).store());
  } catch (const Stop&) {
    return;  // what is not remembered is made again
  }
}

void Builder::tell_findings(Project& project, const Findings& findings) {
  Findings fresh;
  std::ranges::set_difference(findings, told_, std::back_inserter(fresh));
  if (!fresh.empty()) project.show(fresh);
  told_ = findings;
}

void Builder::build_into(serve::BuildOutcome& outcome) {
  Project project(global_, {});
  const site::Settings& settings = project.settings();
  outcome.watched = watched_paths(settings);
  site::BuildOptions build{.out = absolute_path(kPreviewFolder),
                           .locales = project.target_locales({}, true, false),
                           .search = false,
                           .steady_names = true,
                           .tool = std::string(kToolVersion)};
  build.locales.insert(build.locales.begin(), settings.source_locale);
  const site::Sources sources = project.read_sources(build.locales, &cache_);
  outcome.findings = sources.findings;
  outcome.everything = broke_off_ || settings.fingerprint != fingerprint_;
  broke_off_ = true;
  site::BuildReport report = require(site::build_site(project.job("building"), sources, build));
  broke_off_ = false;
  fingerprint_ = settings.fingerprint;
  outcome.is_built = true;
  for (site::FileChange& change : report.changes)
    outcome.changed.push_back(std::move(change.path));
  outcome.findings.insert(outcome.findings.end(), report.findings.begin(), report.findings.end());
  std::erase_if(outcome.findings, [](const Finding& finding) { return finding.severity == Severity::info; });
  sort_findings(outcome.findings);
  tell_findings(project, outcome.findings);
  for (Finding& finding : outcome.findings)
    add_excerpt(project.store(), finding);
}

serve::BuildOutcome Builder::build() {
  const auto begin = std::chrono::steady_clock::now();
  serve::BuildOutcome outcome;
  const auto fail_with = [&](std::string what) {
    outcome.findings.push_back({.rule = "serve/not-built",
                                .severity = Severity::error,
                                .message = std::move(what),
                                .hint = "The pages are those of the last build; the next change builds again."});
  };
  try {
    build_into(outcome);
  } catch (Stop& stop) {
    say(stop.message);
    outcome.findings = std::move(stop.findings);
    if (outcome.findings.empty()) fail_with(std::move(stop.message));
  } catch (const std::exception& error) {
    say(error.what());
    fail_with(error.what());
  }
  if (!outcome.is_built) return outcome;
  const auto time = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  const std::string summary = report::findings_summary(outcome.findings);
  say(fmt::format("{} of the site's files changed, in {} ms{}{}", outcome.changed.size(), time.count(),
                  summary.empty() ? "" : "; ", summary));
  return outcome;
}

// SIGINT and SIGTERM wait for the main thread; threads that are made meanwhile leave them to it as well.
class EndSignals {
 public:
  EndSignals() {
    ::sigemptyset(&signals_);
    ::sigaddset(&signals_, SIGINT);
    ::sigaddset(&signals_, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;
  // The second signal ends the program at once, should the end take long.
  ~EndSignals() { ::pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr); }

  void wait() const {
    int signal = 0;
    ::sigwait(&signals_, &signal);
  }

 private:
  sigset_t signals_{};
};

std::unique_ptr<Watch> open_watch(const Options& options) {
  constexpr std::chrono::milliseconds kInterval{200};
  if (options.poll) return io::make_polling_watch(kInterval);
  return io::make_watch(kInterval, [](const std::string& why) {
    say(fmt::format("{} Looking at the files five times a second instead.", why));
  });
}

// Answers from the preview's folder alone: what lies elsewhere cannot be asked for.
class Site {
 public:
  Site(const serve::Preview& preview, const serve::EventHub& hub)
      : store_(require(io::FolderStore::open({absolute_path(kPreviewFolder)}))), preview_(preview), hub_(hub) {}

  [[nodiscard]] serve::Reply answer(const serve::Request& request, uint16_t port) const {
    const serve::Present present{.port = port, .edition = preview_.edition(), .state = hub_.newest()};
    return serve::answer(*store_, present, request);
  }

 private:
  std::unique_ptr<io::FolderStore> store_;
  const serve::Preview& preview_;
  const serve::EventHub& hub_;
};

Exit run(const Global& global, const Options& options) {
  // What cannot be used from the beginning ends the command as it ends every other.
  const WatchedPaths paths = watched_paths(Project(global, {}).settings());
  const std::unique_ptr<Watch> watch = open_watch(options);
  serve::EventHub hub(serve::kMostListeners);
  Builder builder(global);
  serve::Preview preview([&] { return builder.build(); }, *watch, hub);
  const Site site(preview, hub);
  uint16_t port = 0;
  const std::unique_ptr<serve::Server> server = require(serve::Server::open(
      options.port, [&](const serve::Request& request) { return site.answer(request, port); }, hub));
  port = server->port();
  require(preview.begin(paths));
  preview.build_now();
  builder.save_records();

  std::jthread serving;
  std::jthread building;
  {
    const EndSignals signals;
    serving = std::jthread([&] { server->run(); });
    building = std::jthread([&] { preview.run(); });
    fmt::print("http://127.0.0.1:{}/\n", port);
    std::fflush(stdout);
    if (::isatty(STDERR_FILENO) != 0) say("Ctrl+C ends the preview.");
    signals.wait();
  }
  preview.stop();
  hub.close();
  server->stop();
  building.join();
  builder.save_records();
  return Exit::clean;
}

}  // namespace

void add_serve(CLI::App& app, Global& global) {
  CLI::App& command =
      add_command(app, "serve", "Show the site in the browser and follow every edit", "docloc serve --port 8080");
  auto options = std::make_shared<Options>();
  command.add_option("--port", options->port, "Port on 127.0.0.1; 0: a free one")
      ->type_name("N")
      ->capture_default_str();
  command.add_flag("--poll", options->poll,
                   "Look at the files again and again; for network and shared folders, which do not tell of changes");
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli
