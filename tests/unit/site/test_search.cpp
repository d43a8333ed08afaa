// The search: Pagefind where it is there, a word to the builder where it is not.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "memory_store.h"
#include "render/template.h"
#include "site/search.h"

using namespace docloc;        // NOLINT
using namespace docloc::site;  // NOLINT

namespace {

// Plays one installed program that writes files.
class OneProgram final : public Spawn {
 public:
  OneProgram(std::string program, Store& store, int status)
      : program_(std::move(program)), store_(store), status_(status) {}

  [[nodiscard]] Result<ProgramResult> run(const std::vector<std::string>& arguments, std::string_view folder,
                                          std::string_view /*input*/) const override {
    if (arguments[0] != program_) return fail("Cannot run " + arguments[0] + ".");
    if (arguments[1] == "--version") return ProgramResult{.out = "pagefind 1.6.0\n"};
    calls.push_back(arguments);
    folders.emplace_back(folder);
    for (const char* name :
         {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "pagefind-ui.js", "pagefind-ui.css",
          "wasm.sv.pagefind", "pagefind.sv_1.pf_meta", "index/sv_1.pf_index", "fragment/sv_1.pf_fragment"}) {
      if (const auto written = store_.write(std::string(".docloc/search/") + name, name); !written) return fail("disk");
    }
    return ProgramResult{.status = status_, .err = status_ == 0 ? "" : "Indexing...\nNo HTML files were found\n"};
  }
  [[nodiscard]] Result<int> run_interactive(const std::vector<std::string>& /*arguments*/,
                                            std::string_view /*folder*/) const override {
    return fail("no terminal");
  }

  mutable std::vector<std::vector<std::string>> calls;
  mutable std::vector<std::string> folders;

 private:
  std::string program_;
  Store& store_;
  int status_;
};

std::vector<std::string> paths(const SearchRun& run) {
  std::vector<std::string> names;
  for (const SearchFile& file : run.files)
    names.push_back(file.path);
  return names;
}

}  // namespace

TEST_CASE("a site gets the files of Pagefind that its search needs, and no others") {
  MemoryStore store;
  store.files[".docloc/search/fragment/of_the_last_run"] = "old";
  const OneProgram spawn("pagefind", store, 0);
  const Settings settings;
  const auto run = run_search({.store = store, .settings = settings, .spawn = &spawn, .folder = "/docs"}, "out");
  REQUIRE(run);
  CHECK(run->findings.empty());
  CHECK(paths(*run) == std::vector<std::string>{"pagefind/fragment/sv_1.pf_fragment", "pagefind/index/sv_1.pf_index",
                                                "pagefind/pagefind-entry.json", "pagefind/pagefind-worker.js",
                                                "pagefind/pagefind.js", "pagefind/pagefind.sv_1.pf_meta",
                                                "pagefind/wasm.sv.pagefind"});
  CHECK(run->files[0].copied_from == ".docloc/search/fragment/sv_1.pf_fragment");
  REQUIRE(spawn.calls.size() == 1);
  CHECK(spawn.calls[0] == std::vector<std::string>{"pagefind", "--site", "out", "--output-path", ".docloc/search",
                                                   "--keep-index-url", "--silent"});
  CHECK(spawn.folders[0] == "/docs");
}

TEST_CASE("the project's own Pagefind is taken before the machine's") {
  MemoryStore store;
  const OneProgram spawn("./node_modules/.bin/pagefind", store, 0);
  const Settings settings;
  const auto run = run_search({.store = store, .settings = settings, .spawn = &spawn, .folder = "/docs"}, "out");
  REQUIRE(run);
  CHECK_FALSE(run->files.empty());
}

TEST_CASE("without Pagefind there is one word about it and no search") {
  MemoryStore store;
  const OneProgram spawn("another", store, 0);
  const Settings settings;
  for (const Spawn* any : {static_cast<const Spawn*>(&spawn), static_cast<const Spawn*>(nullptr)}) {
    const auto run = run_search({.store = store, .settings = settings, .spawn = any, .folder = "/docs"}, "out");
    REQUIRE(run);
    CHECK(run->files.empty());
    REQUIRE(run->findings.size() == 1);
    CHECK(run->findings[0].rule == "site/search");
    CHECK(run->findings[0].severity == Severity::info);
  }
}

TEST_CASE("a Pagefind that fails is a warning with its last words") {
  MemoryStore store;
  const OneProgram spawn("pagefind", store, 1);
  const Settings settings;
  const auto run = run_search({.store = store, .settings = settings, .spawn = &spawn, .folder = "/docs"}, "out");
  REQUIRE(run);
  CHECK(run->files.empty());
  REQUIRE(run->findings.size() == 1);
  CHECK(run->findings[0].severity == Severity::warning);
  CHECK(run->findings[0].excerpt == "No HTML files were found");
}

TEST_CASE("the script of the search is in the program") {
  CHECK(render::default_theme().search_script().find("window.docloc.search =") != std::string_view::npos);
}
