#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "io/watch.h"

using namespace docloc;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

// project/ with content/, which is watched, and docloc.yaml; gone at the end of the test.
struct Project {
  Project() {
    std::string pattern = (fs::temp_directory_path() / "docloc-watch-XXXXXX").string();
    top = ::mkdtemp(pattern.data());
    put("content/a.md", "a");
    put("content/deep/b.md", "b");
    put("docloc.yaml", "");
  }
  ~Project() { fs::remove_all(top); }
  Project(const Project&) = delete;
  Project& operator=(const Project&) = delete;

  void put(const fs::path& path, std::string_view bytes) const {
    fs::create_directories((top / path).parent_path());
    std::ofstream(top / path, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string at(std::string_view path) const { return (top / path).string(); }
  [[nodiscard]] WatchedPaths paths() const {
    return {.trees = {at("content"), at("templates")}, .files = {at("docloc.yaml")}, .excluded = {at("content/out")}};
  }

  fs::path top;
};

// Both kinds must hear the same.
std::unique_ptr<Watch> make(std::string_view kind) {
  if (kind == "polling") return io::make_polling_watch(10ms);
  Result<std::unique_ptr<Watch>> kernel = io::open_kernel_watch();
  REQUIRE(kernel.has_value());
  return std::move(*kernel);
}

// The paths below the project that are heard of until it is quiet; waits for the first one for 5 s.
std::set<std::string> hear(Watch& watch, const Project& project) {
  std::set<std::string> heard;
  for (std::chrono::milliseconds longest = 5s;; longest = 120ms) {
    const Result<PathChanges> changes = watch.wait(longest);
    REQUIRE(changes.has_value());
    if (changes->empty()) return heard;
    for (const std::string& path : changes->paths)
      heard.insert(fs::path(path).lexically_relative(project.top).string());
  }
}

// Files of tests were written a moment ago; polling reports such ones once more.
void settle(Watch& watch) {
  for (Result<PathChanges> changes = watch.wait(100ms); changes && !changes->empty(); changes = watch.wait(100ms)) {
  }
}

}  // namespace

TEST_CASE("An edit, a new file, a removal and a rename are heard of, by the kernel and by polling") {
  const std::string kind = GENERATE("kernel", "polling");
  CAPTURE(kind);
  const Project project;
  const std::unique_ptr<Watch> watch = make(kind);
  REQUIRE(watch->watch(project.paths()).has_value());
  settle(*watch);

  project.put("content/deep/b.md", "other");
  CHECK(hear(*watch, project) == std::set<std::string>{"content/deep/b.md"});
  project.put("content/new.md", "n");
  CHECK(hear(*watch, project) == std::set<std::string>{"content/new.md"});
  fs::remove(project.at("content/new.md"));
  CHECK(hear(*watch, project) == std::set<std::string>{"content/new.md"});
  fs::rename(project.at("content/a.md"), project.at("content/c.md"));
  CHECK(hear(*watch, project) == std::set<std::string>{"content/a.md", "content/c.md"});
  project.put("docloc.yaml", "locales: [sv-SE]\n");
  CHECK(hear(*watch, project) == std::set<std::string>{"docloc.yaml"});
}

TEST_CASE("A file that an editor replaces by a rename is heard of, again and again") {
  const std::string kind = GENERATE("kernel", "polling");
  CAPTURE(kind);
  const Project project;
  const std::unique_ptr<Watch> watch = make(kind);
  REQUIRE(watch->watch(project.paths()).has_value());
  settle(*watch);
  for (const std::string bytes : {"one", "two", "six"}) {
    project.put(".a.md.swp", bytes);
    fs::rename(project.at(".a.md.swp"), project.at("docloc.yaml"));
    CHECK(hear(*watch, project) == std::set<std::string>{"docloc.yaml"});
  }
}

TEST_CASE("A new folder that has files at once is heard of with its files, and later edits in it too") {
  const std::string kind = GENERATE("kernel", "polling");
  CAPTURE(kind);
  const Project project;
  const std::unique_ptr<Watch> watch = make(kind);
  REQUIRE(watch->watch(project.paths()).has_value());
  settle(*watch);

  project.put("content/x/y/z/one.md", "1");
  project.put("content/x/two.md", "2");
  const std::set<std::string> heard = hear(*watch, project);
  CHECK(heard.contains("content/x/y/z/one.md"));
  CHECK(heard.contains("content/x/two.md"));
  project.put("content/x/y/z/one.md", "changed");
  CHECK(hear(*watch, project) == std::set<std::string>{"content/x/y/z/one.md"});

  // Made elsewhere and moved in as a whole; and moved on, under another name.
  project.put("elsewhere/in/three.md", "3");
  fs::rename(project.at("elsewhere"), project.at("content/moved"));
  (void)hear(*watch, project);
  fs::rename(project.at("content/moved"), project.at("content/again"));
  (void)hear(*watch, project);
  project.put("content/again/in/three.md", "changed");
  CHECK(hear(*watch, project) == std::set<std::string>{"content/again/in/three.md"});
}

TEST_CASE("A folder that is not there yet is watched from the moment it comes, and again after it was gone") {
  const std::string kind = GENERATE("kernel", "polling");
  CAPTURE(kind);
  const Project project;
  const std::unique_ptr<Watch> watch = make(kind);
  REQUIRE(watch->watch(project.paths()).has_value());
  settle(*watch);
  for (int round = 0; round < 2; ++round) {
    project.put("templates/page.html", "1");
    CHECK(hear(*watch, project).contains("templates/page.html"));
    project.put("templates/page.html", "22");
    CHECK(hear(*watch, project) == std::set<std::string>{"templates/page.html"});
    fs::remove_all(project.at("templates"));
    CHECK(hear(*watch, project).contains("templates/page.html"));
  }
}

TEST_CASE("Hidden names, node_modules, excluded folders and what lies beside the trees are not heard of") {
  const std::string kind = GENERATE("kernel", "polling");
  CAPTURE(kind);
  const Project project;
  project.put("content/out/index.html", "x");
  const std::unique_ptr<Watch> watch = make(kind);
  REQUIRE(watch->watch(project.paths()).has_value());
  settle(*watch);
  project.put("content/out/index.html", "built");
  project.put("content/.a.md.swp", "x");
  project.put("content/.git/index", "x");
  project.put("content/node_modules/p/readme.md", "x");
  project.put("README.md", "x");
  project.put("src/main.md", "x");
  const Result<PathChanges> changes = watch->wait(150ms);
  REQUIRE(changes.has_value());
  CHECK(changes->paths.empty());
  project.put("content/a.md", "seen");
  CHECK(hear(*watch, project) == std::set<std::string>{"content/a.md"});
}

TEST_CASE("What is watched can be changed") {
  const std::string kind = GENERATE("kernel", "polling");
  CAPTURE(kind);
  const Project project;
  project.put("docs/d.md", "d");
  const std::unique_ptr<Watch> watch = make(kind);
  REQUIRE(watch->watch(project.paths()).has_value());
  REQUIRE(watch->watch({.trees = {project.at("docs")}}).has_value());
  settle(*watch);
  project.put("content/a.md", "no longer");
  project.put("docs/d.md", "now this");
  CHECK(hear(*watch, project) == std::set<std::string>{"docs/d.md"});
}

TEST_CASE("stop() ends a wait at once, from another thread") {
  const std::string kind = GENERATE("kernel", "polling");
  CAPTURE(kind);
  const Project project;
  const std::unique_ptr<Watch> watch = make(kind);
  REQUIRE(watch->watch(project.paths()).has_value());
  settle(*watch);
  const auto begin = std::chrono::steady_clock::now();
  const std::jthread stopper([&] {
    std::this_thread::sleep_for(20ms);
    watch->stop();
  });
  const Result<PathChanges> changes = watch->wait(1h);
  REQUIRE(changes.has_value());
  CHECK(changes->empty());
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
  CHECK(watch->wait(1h)->empty());
}

TEST_CASE("When the kernel loses notices, everything may have changed, and watching goes on") {
  const Project project;
  size_t limit = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> limit;
  if (limit == 0 || limit > 100'000) {
    WARN("the kernel's queue of " << limit << " notices is not to be filled here");
    return;
  }
  const std::unique_ptr<Watch> watch = make("kernel");
  REQUIRE(watch->watch(project.paths()).has_value());
  // Equal notices in a row are one, so two files take turns.
  for (size_t i = 0; i < limit + 1000; ++i)
    fs::resize_file(project.at(i % 2 == 0 ? "content/a.md" : "content/deep/b.md"), i % 100);
  // The notice of this folder is lost, too; what happens in it later must not be.
  project.put("content/fresh/c.md", "c");
  const Result<PathChanges> changes = watch->wait(5s);
  REQUIRE(changes.has_value());
  CHECK(changes->everything);
  settle(*watch);
  project.put("content/fresh/c.md", "after");
  CHECK(hear(*watch, project) == std::set<std::string>{"content/fresh/c.md"});
}

TEST_CASE("A watch that cannot go on is replaced by the other kind, at the start and in the middle") {
  // Works until it is told to fail.
  class Failing final : public Watch {
   public:
    explicit Failing(int good_calls) : good_calls_(good_calls) {}
    Result<void> watch(const WatchedPaths&) override {
      if (good_calls_-- > 0) return {};
      return fail("limit");
    }
    Result<PathChanges> wait(std::chrono::milliseconds) override {
      if (good_calls_-- > 0) return PathChanges{.paths = {"/told"}};
      return fail("limit");
    }
    void stop() override {}

   private:
    int good_calls_;
  };
  const Project project;
  const int good_calls = GENERATE(0, 2);
  std::vector<std::string> reasons;
  const std::unique_ptr<Watch> watch =
      io::make_fallback_watch(std::make_unique<Failing>(good_calls), io::make_polling_watch(10ms),
                              [&](const std::string& why) { reasons.push_back(why); });
  REQUIRE(watch->watch(project.paths()).has_value());
  if (good_calls > 0) {
    CHECK(watch->wait(5s)->paths == std::vector<std::string>{"/told"});
    CHECK(reasons.empty());
    CHECK(watch->wait(5s)->everything);
  }
  CHECK(reasons == std::vector<std::string>{"limit"});
  settle(*watch);
  project.put("content/a.md", "seen");
  CHECK(hear(*watch, project) == std::set<std::string>{"content/a.md"});
  CHECK(reasons.size() == 1);
  watch->stop();
  CHECK(watch->wait(1h)->empty());
}

TEST_CASE("Two writes of one size within a tick of the clock are both seen by polling") {
  const Project project;
  // Without a pause, so that a look often falls between two writes of one tick.
  const std::unique_ptr<Watch> watch = io::make_polling_watch(0ms);
  REQUIRE(watch->watch(project.paths()).has_value());
  settle(*watch);
  for (int round = 0; round < 20; ++round) {
    project.put("content/a.md", "1");
    REQUIRE_FALSE(watch->wait(5s)->empty());
    // The look that saw the first write may have come within the tick: the second must be seen all the same.
    project.put("content/a.md", "2");
    CHECK_FALSE(watch->wait(5s)->empty());
    settle(*watch);
  }
}

TEST_CASE("A file that was written within a tick of the look is reported by polling once more, at rest") {
  const Project project;
  const std::unique_ptr<Watch> watch = io::make_polling_watch(1ms);
  REQUIRE(watch->watch(project.paths()).has_value());
  bool again = false;
  // On a busy machine the first look may come too late to be within the tick.
  for (int round = 0; round < 50 && !again; ++round) {
    settle(*watch);
    project.put("content/a.md", round % 2 == 0 ? "1" : "22");
    REQUIRE_FALSE(watch->wait(5s)->empty());
    again = !watch->wait(100ms)->empty();
  }
  CHECK(again);
}
