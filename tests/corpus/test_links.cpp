// What the checker says of bookmarks is what readers of the built pages find.
#include <catch2/catch.hpp>
#include <set>

#include "check/check.h"
#include "markdown/html_token.h"
#include "site/build.h"
#include "site/paths.h"
#include "site/sources.h"
#include "support/corpus.h"
#include "unit/site/memory_store.h"

using namespace docloc;

namespace {

namespace fs = std::filesystem;

// The articles of a folder of the corpus as a project, with its other files empty: only their names count.
std::map<std::string, std::string, std::less<>> project_of(const fs::path& root) {
  std::map<std::string, std::string, std::less<>> files;
  std::error_code absent;
  for (fs::recursive_directory_iterator it(root, absent), end; !absent && it != end; ++it) {
    if (!it->is_regular_file()) continue;
    const std::string path = it->path().lexically_relative(root).generic_string();
    const bool is_text = path.ends_with(".md") || path.ends_with(".yml");
    files["content/en-US/" + path] = is_text ? testing::read_file(it->path()) : "";
  }
  return files;
}

std::set<std::string, std::less<>> ids_of(std::string_view html) {
  std::set<std::string, std::less<>> ids;
  markdown::HtmlTokenizer tokens(html);
  markdown::HtmlToken token;
  while (tokens.next(token)) {
    for (const markdown::HtmlAttribute& attribute : token.attributes) {
      if (attribute.name == "id" || (attribute.name == "name" && token.name == "a"))
        ids.insert(std::string(attribute.value));
    }
  }
  return ids;
}

}  // namespace

TEST_CASE("a bookmark is called missing exactly where the built page has no such id") {
  size_t accepted = 0;
  size_t refused = 0;
  for (const char* folder : {"PowerShell-Docs/en-US", "ATADocs/en-US", "customer-insights/en-US", "seed/en-US"}) {
    MemoryStore store(project_of(testing::shared_folder() / "corpus" / folder));
    if (store.files.empty()) {
      WARN("skipped: there is no folder " << folder);
      continue;
    }
    const site::Settings settings = site::read_settings(std::nullopt, {}).settings;
    const site::Job job{.store = store, .settings = settings};
    const Result<site::Sources> sources = site::read_sources(job, {});
    REQUIRE(sources);
    REQUIRE(site::build_site(job, *sources, {.out = "out", .locales = {"en-US"}, .search = false}));
    const links::LinkIndex index = site::index_links(*sources, settings);
    std::map<std::string, std::set<std::string, std::less<>>> ids;
    for (const segment::Article& article : sources->articles) {
      for (const links::Link& link : links::links_of(article)) {
        const links::Resolution to = index.resolve(article.path, link.url, "en-US");
        const bool there = to.verdict == links::Verdict::article;
        const bool top = to.fragment.empty() || to.fragment == "top";
        // Tabs are chosen by their fragment, and included articles have no page.
        if ((!there && to.verdict != links::Verdict::missing_bookmark) || top || to.fragment.starts_with("tab/"))
          continue;
        const auto page = store.files.find("out/en-US/" + site::page_path(to.path));
        if (page == store.files.end()) continue;
        const auto [own, made] = ids.try_emplace(to.path);
        if (made) own->second = ids_of(page->second);
        INFO(folder << "/" << article.path << " links to " << link.url);
        CHECK(own->second.contains(to.fragment) == there);
        ++(there ? accepted : refused);
      }
    }
  }
  WARN(accepted << " bookmarks accepted, " << refused << " refused");
}

TEST_CASE("no image of the shared articles is called missing that is there") {
  for (const char* folder : {"ATADocs/en-US", "customer-insights/en-US", "seed/en-US"}) {
    MemoryStore store(project_of(testing::shared_folder() / "corpus" / folder));
    const site::Settings settings = site::read_settings(std::nullopt, {}).settings;
    const site::Job job{.store = store, .settings = settings};
    const Result<site::Sources> sources = site::read_sources(job, {});
    REQUIRE(sources);
    const links::LinkIndex index = site::index_links(*sources, settings);
    for (const segment::Article& article : sources->articles) {
      for (const Finding& finding :
           check::check_article({.article = &article, .links = &index, .locale = "en-US"}).findings) {
        if (finding.rule != "links/missing-image") continue;
        const std::string_view message = finding.message;
        const size_t open = message.find('"') + 1;
        const std::string path(message.substr(open, message.rfind('"') - open));
        INFO(folder << "/" << article.path << ": " << path);
        CHECK_FALSE(store.files.contains("content/en-US/" + path));
      }
    }
  }
}
