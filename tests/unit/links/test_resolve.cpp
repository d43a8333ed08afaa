#include <catch2/catch.hpp>

#include "links/link_index.h"

using namespace docloc::links;

namespace {

LinkIndex index_of(Tree source, Tree swedish = {}) {
  std::map<std::string, Tree, std::less<>> trees;
  trees.emplace("en-US", std::move(source));
  trees.emplace("sv-SE", std::move(swedish));
  return {"en-US", std::move(trees)};
}

Tree small_tree() {
  return {.articles = {{.path = "guide/setup.md", .anchors = {"install", "next-steps"}},
                       {.path = "guide/advanced/tuning.md", .anchors = {}},
                       {.path = "guide/index.md", .anchors = {"overview"}},
                       {.path = "index.md", .anchors = {}}},
          .resources = {"guide/media/Dialog.png", "media/50% off.png", "toc.yml"}};
}

std::string verdict(std::string_view url, std::string_view from = "guide/setup.md") {
  static const LinkIndex kIndex = index_of(small_tree());
  const Resolution to = kIndex.resolve(from, url, "en-US");
  return std::string(to_string(to.verdict)) + " " + to.path;
}

}  // namespace

TEST_CASE("relative links lead from the folder of their article") {
  CHECK(verdict("advanced/tuning.md") == "article guide/advanced/tuning.md");
  CHECK(verdict("./advanced/../setup.md") == "article guide/setup.md");
  CHECK(verdict("../index.md") == "article index.md");
  CHECK(verdict("../setup.md", "guide/advanced/tuning.md") == "article guide/setup.md");
  CHECK(verdict("media/Dialog.png") == "resource guide/media/Dialog.png");
}

TEST_CASE("links from the root lead into the sources, or belong to the rest of the site") {
  CHECK(verdict("/guide/setup.md") == "article guide/setup.md");
  CHECK(verdict("~/guide/setup.md") == "article guide/setup.md");
  CHECK(verdict("/guide/setup") == "article guide/setup.md");
  CHECK(verdict("/azure/billing") == "external ");
  CHECK(verdict("/guide/gone.md") == "missing-article guide/gone.md");
  CHECK(verdict("/media/icon.svg") == "missing-resource media/icon.svg");
}

TEST_CASE("other sites and schemes are not checked") {
  CHECK(verdict("https://example.org/setup.md") == "external ");
  CHECK(verdict("//example.org/a.md") == "external ");
  CHECK(verdict("mailto:someone@example.org") == "external ");
  CHECK(verdict("xref:Some.Type") == "external ");
}

TEST_CASE("a path without extension means the article, one that ends in a slash its folder's index") {
  CHECK(verdict("advanced/tuning") == "article guide/advanced/tuning.md");
  CHECK(verdict("../guide/") == "article guide/index.md");
  CHECK(verdict("../guide") == "article guide/index.md");
  CHECK(verdict("..") == "article index.md");
  CHECK(verdict("../toc.yml") == "resource toc.yml");
}

TEST_CASE("query and percent-encoding are no part of the file's name") {
  CHECK(verdict("setup.md?tabs=linux#install") == "article guide/setup.md");
  CHECK(verdict("%73etup.md") == "article guide/setup.md");
  CHECK(verdict("../media/50%25%20off.png") == "resource media/50% off.png");
  CHECK(verdict("../media/50%%20off.png") == "resource media/50% off.png");
}

TEST_CASE("bookmarks are looked for in the article they lead to") {
  CHECK(verdict("#install") == "article guide/setup.md");
  CHECK(verdict("../guide/setup.md#next%2Dsteps") == "article guide/setup.md");
  CHECK(verdict("#") == "article guide/setup.md");
  CHECK(verdict("#Top") == "article guide/setup.md");
  CHECK(verdict("#instal") == "missing-bookmark guide/setup.md");
  CHECK(verdict("#Install") == "missing-bookmark guide/setup.md");
  CHECK(verdict("media/Dialog.png#install") == "resource guide/media/Dialog.png");
}

TEST_CASE("what is missing comes with what may have been meant") {
  const LinkIndex index = index_of(small_tree());
  const auto nearest = [&](std::string_view url) { return index.resolve("guide/setup.md", url, "en-US").nearest; };
  CHECK(nearest("#instal") == "install");
  CHECK(nearest("#something-else-entirely").empty());
  CHECK(nearest("tuning.md") == "guide/advanced/tuning.md");
  CHECK(nearest("advanced/tunning.md") == "guide/advanced/tuning.md");
  CHECK(nearest("media\\Dialog.png") == "guide/media/Dialog.png");
  CHECK(nearest("completely-different.md").empty());
}

TEST_CASE("a path in another case names the file that was meant") {
  CHECK(verdict("media/dialog.PNG") == "wrong-case guide/media/Dialog.png");
  CHECK(verdict("Setup.md#install") == "wrong-case guide/setup.md");
}

TEST_CASE("a path that leaves the sources is missing, and says so") {
  CHECK(verdict("../../other/a.md") == "missing-article ../other/a.md");
}

TEST_CASE("a locale's own files come before the source's") {
  const LinkIndex index = index_of(small_tree(), {.articles = {{.path = "guide/lokal.md", .anchors = {"rubrik"}}},
                                                  .resources = {"guide/media/Dialog.png"}});
  const Resolution own = index.resolve("guide/setup.md", "media/Dialog.png", "sv-SE");
  CHECK(own.verdict == Verdict::resource);
  CHECK(own.own);
  CHECK(own.image);
  const Resolution fallback = index.resolve("guide/setup.md", "../toc.yml", "sv-SE");
  CHECK(fallback.verdict == Verdict::resource);
  CHECK_FALSE(fallback.own);
  CHECK(index.resolve("guide/setup.md", "lokal.md#rubrik", "sv-SE").verdict == Verdict::article);
  CHECK(index.resolve("guide/setup.md", "lokal.md", "en-US").verdict == Verdict::missing_article);
}

TEST_CASE("an index without the asked locale answers with the source's files") {
  const LinkIndex index = index_of(small_tree());
  CHECK(index.resolve("index.md", "guide/setup.md", "fr-FR").verdict == Verdict::article);
}
