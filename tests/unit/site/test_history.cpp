#include <catch2/catch.hpp>

#include "base/hash.h"
#include "scratch_folder.h"
#include "site/history.h"

using namespace docloc;
using namespace docloc::site;
using Change = History::Change;

namespace {

// A project below a repository's folder "docs", with two commits: a.md is edited, old.md renamed, gone.md deleted.
struct Repository {
  ScratchFolder folder;
  std::unique_ptr<Store> project;
  Settings settings;

  Repository() {
    folder.write("docs/a.md", "first\n");
    folder.write("docs/old name.md", "one\ntwo\nthree\nfour\n");
    folder.write("docs/gone.md", "gone\n");
    folder.write("outside.md", "outside\n");
    folder.git({"init", "-q"});
    folder.git({"add", "."});
    folder.git({"commit", "-qm", "one"});
    folder.write("docs/a.md", "second\n");
    folder.git({"mv", "docs/old name.md", "docs/nytt åäö.md"});
    folder.git({"rm", "-q", "docs/gone.md"});
    folder.git({"commit", "-qam", "two"});
  }

  Job job() {
    return {.store = folder.store(), .settings = settings, .spawn = &folder.spawn(), .folder = folder.path() + "/docs"};
  }
};

}  // namespace

TEST_CASE("Git remembers files of a revision, below the project's folder alone") {
  Repository repository;
  if (!repository.folder.has_git()) return;
  const auto history = History::open(repository.job());
  REQUIRE(history);
  const auto files = history->files_at("HEAD~1", {"a.md", "not there.md", "gone.md", "two\nlines.md"});
  REQUIRE(files);
  CHECK(*files == std::vector<std::optional<std::string>>{"first\n", std::nullopt, "gone\n", std::nullopt});
  CHECK(*history->list_at("HEAD", "") == std::vector<std::string>{"a.md", "nytt åäö.md"});
}

TEST_CASE("a revision is named as Git names it, and nothing passes for an option") {
  Repository repository;
  if (!repository.folder.has_git()) return;
  const auto history = History::open(repository.job());
  CHECK(history->resolve("HEAD")->size() == 40);
  for (const char* name : {"", "--all", "HEAD..HEAD~1", "no-such-branch", "HEAD:docs/a.md", "HEAD\nHEAD"})
    CHECK_FALSE(history->resolve(name));
}

TEST_CASE("changes since a revision name renamed, deleted, edited and new files") {
  Repository repository;
  if (!repository.folder.has_git()) return;
  repository.folder.write("docs/new.md", "new\n");
  const auto history = History::open(repository.job());
  const auto changes = history->changes_since("HEAD~1", {""});
  REQUIRE(changes);
  REQUIRE(changes->size() == 4);
  const auto is = [&](size_t i, Change change, std::string_view path, std::string_view old_path) {
    return (*changes)[i].change == change && (*changes)[i].path == path && (*changes)[i].old_path == old_path;
  };
  CHECK(is(0, Change::modified, "a.md", "a.md"));
  CHECK(is(1, Change::deleted, "gone.md", "gone.md"));
  CHECK(is(2, Change::added, "new.md", "new.md"));
  CHECK(is(3, Change::renamed, "nytt åäö.md", "old name.md"));
}

TEST_CASE("the revision with given bytes is found through a rename, whatever its line ends were") {
  Repository repository;
  if (!repository.folder.has_git()) return;
  const auto history = History::open(repository.job());
  const auto first = history->find_revision("a.md", sha1_hex("first\r\n"));
  REQUIRE(first);
  REQUIRE(*first);
  CHECK((*first)->bytes == "first\n");
  const auto renamed = history->find_revision("nytt åäö.md", sha1_hex("one\ntwo\nthree\nfour\n"));
  REQUIRE(renamed);
  REQUIRE(*renamed);
  CHECK((*renamed)->commit.date.size() == 10);
  CHECK_FALSE(history->find_revision("a.md", sha1_hex("never"))->has_value());
  CHECK(history->commits_of("a.md", true)->size() == 2);
  CHECK(history->commits_of("", false)->size() == 2);
}

TEST_CASE("without a repository there is no history") {
  ScratchFolder folder;
  Settings settings;
  CHECK_FALSE(History::open({.store = folder.store(), .settings = settings}));
  CHECK_FALSE(History::open(
      {.store = folder.store(), .settings = settings, .spawn = &folder.spawn(), .folder = folder.path()}));
}
