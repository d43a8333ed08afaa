#include <atomic>
#include <catch2/catch.hpp>

#include "site/parallel.h"
#include "site/paths.h"

using namespace docloc::site;

TEST_CASE("A star stays in its folder, two stars cross folders") {
  CHECK(matches_glob("*.md", "a.md"));
  CHECK_FALSE(matches_glob("*.md", "a/b.md"));
  CHECK(matches_glob("**/*.md", "a.md"));
  CHECK(matches_glob("**/*.md", "a/b/c.md"));
  CHECK(matches_glob("drafts/**", "drafts/a/b.png"));
  CHECK_FALSE(matches_glob("drafts/**", "mydrafts/a.md"));
  CHECK_FALSE(matches_glob("drafts/**", "drafts"));
  CHECK(matches_glob("a/**/z.md", "a/z.md"));
  CHECK(matches_glob("a/**/z.md", "a/b/c/z.md"));
  CHECK(matches_glob("a?c/*b*", "abc/xbx"));
  CHECK_FALSE(matches_glob("a?c", "a/c"));
  CHECK_FALSE(matches_glob("A.md", "a.md"));
  CHECK(matches_glob("*a*a*a*b", "aaaaaaaaab"));
}

TEST_CASE("A relative URL leads from one page to another") {
  CHECK(relative_url("index.html", "guide/start.html") == "guide/start.html");
  CHECK(relative_url("guide/start.html", "index.html") == "../index.html");
  CHECK(relative_url("a/b/c.html", "a/d/e.html") == "../d/e.html");
  CHECK(relative_url("a/b.html", "a/b.html") == "b.html");
  CHECK(relative_url("ab/x.html", "abc/y.html") == "../abc/y.html");
  CHECK(relative_url("x.html", "what is: this?#.html") == "./what%20is:%20this%3F%23.html");
  CHECK(relative_url("x.html", "\xC3\xA5.png") == "%C3%A5.png");
}

TEST_CASE("Articles are Markdown files, their pages HTML ones") {
  CHECK(is_article_path("a/b.md"));
  CHECK(is_article_path("README.MD"));
  CHECK_FALSE(is_article_path("md"));
  CHECK(is_article_path("a.MDX"));
  CHECK_FALSE(is_article_path("a.mdxx"));
  CHECK(page_path("a/b.md") == "a/b.html");
}

TEST_CASE("A path lies within a folder by whole names") {
  CHECK(is_within("/a/b", "/a"));
  CHECK(is_within("/a", "/a"));
  CHECK(is_within("/a", "/"));
  CHECK_FALSE(is_within("/ab", "/a"));
}

TEST_CASE("Each item is worked on once, whatever the number of threads") {
  for (const unsigned threads : {0U, 1U, 3U, 16U}) {
    std::vector<std::atomic<int>> done(100);
    size_t last = 0;
    for_each_index(done.size(), threads, [&](size_t i) { ++done[i]; }, [&](size_t now, size_t) { last = now; });
    CHECK(last == 100);
    for (const auto& count : done)
      CHECK(count == 1);
  }
  for_each_index(0, 4, [](size_t) { FAIL("nothing to do"); });
}
