// Articles inside articles, and code from files, on the pages of a site.
#include <algorithm>
#include <catch2/catch.hpp>

#include "site/build.h"
#include "site/sources.h"
#include "unit/site/memory_store.h"

using namespace docloc;

namespace {

using Files = std::map<std::string, std::string, std::less<>>;

struct Project {
  explicit Project(Files files) : store(std::move(files)) { settings.fingerprint = "some"; }
  site::BuildReport build() {
    const site::Job job{.store = store, .settings = settings, .threads = 1};
    return site::build_site(job, site::read_sources(job, {}).value(), {.out = "out", .locales = {"en-US"}, .tool = "t"})
        .value();
  }
  [[nodiscard]] bool has(const std::string& page, std::string_view part) const {
    return store.files.at("out/en-US/" + page).find(part) != std::string::npos;
  }
  MemoryStore store;
  site::Settings settings;
};

}  // namespace

TEST_CASE("an included article stands in the page, its links lead from there, and an edit of it reaches the page") {
  Project project({{"content/en-US/guide/a.md", "# A\n\n[!INCLUDE [note](../includes/note.md)]\n"},
                   {"content/en-US/includes/note.md", "Read [b](../b.md) and [!INCLUDE [more](deep.md)].\n"},
                   {"content/en-US/includes/deep.md", "the **deep** part"},
                   {"content/en-US/b.md", "# B\n"}});
  site::BuildReport report = project.build();
  CHECK(report.findings.empty());
  CHECK(report.pages == 2);  // what is included is no page of its own
  CHECK(project.has("guide/a.html", "Read <a href=\"../b.html\">b</a> and the <strong>deep</strong> part."));
  project.store.files.at("content/en-US/includes/deep.md") = "another part";
  report = project.build();
  REQUIRE(report.made.size() == 1);
  CHECK(report.made[0].reason == "an included article changed: deep.md");
  CHECK(project.has("guide/a.html", "and another part."));
}

TEST_CASE("articles that include each other in a ring are reported with the ring, and the page is made") {
  Project project({{"content/en-US/a.md", "# A\n\n[!INCLUDE [x](includes/x.md)]\n"},
                   {"content/en-US/includes/x.md", "X [!INCLUDE [y](y.md)]\n"},
                   {"content/en-US/includes/y.md", "Y [!INCLUDE [x](x.md)]\n"}});
  const site::BuildReport report = project.build();
  const auto found = std::ranges::find(report.findings, "site/include-cycle", &Finding::rule);
  REQUIRE(found != report.findings.end());
  CHECK(found->message.find("a.md -> includes/x.md -> includes/y.md -> includes/x.md") != std::string::npos);
  CHECK(project.has("a.html", "Y "));
  CHECK_FALSE(project.has("a.html", "x.html"));  // it is no page
}

TEST_CASE("code comes from its file, and the page follows an edit of the file") {
  Project project({{"content/en-US/a.md", "# A\n\n[!code-csharp[x](code/x.cs#L2-L2)]\n"},
                   {"content/en-US/code/x.cs", "one();\ntwo();\nthree();\n"}});
  (void)project.build();
  CHECK(project.has("a.html", "two"));
  CHECK_FALSE(project.has("a.html", "three"));
  project.store.files.at("content/en-US/code/x.cs") = "one();\nzwei();\n";
  CHECK(project.build().made.size() == 1);
  CHECK(project.has("a.html", "zwei"));
}

TEST_CASE("pictures have their width and height, and a page follows a picture that changes its size") {
  const auto png = [](char width) {
    std::string bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0", 19);
    bytes += width;
    return bytes + std::string("\0\0\0\x05\x08\x06\0\0\0\0\0\0\0", 13);
  };
  Project project({{"content/en-US/a.md", "![x](x.png)\n"}, {"content/en-US/x.png", png(9)}});
  (void)project.build();
  CHECK(project.has("a.html", "width=\"9\" height=\"5\""));
  project.store.files.at("content/en-US/x.png") = png(7);
  const site::BuildReport report = project.build();
  REQUIRE(report.made.size() == 1);
  CHECK(report.made[0].reason == "an image has another size: x.png");
  CHECK(project.has("a.html", "width=\"7\" height=\"5\""));
}

TEST_CASE("a page that is gone asks for a redirect, and gets one in every locale") {
  Project project({{"content/en-US/a.md", "# A\n"}, {"content/en-US/old.md", "# Old\n"}});
  (void)project.build();
  project.store.files.erase("content/en-US/old.md");
  const site::BuildReport report = project.build();
  CHECK_FALSE(project.store.files.contains("out/en-US/old.html"));
  const auto found = std::ranges::find(report.findings, "site/gone", &Finding::rule);
  REQUIRE(found != report.findings.end());
  CHECK(found->hint.find("old.md") != std::string::npos);
  project.settings.redirects = {{"old.md", "a.md"}};
  project.settings.fingerprint = "other";
  CHECK(std::ranges::count(project.build().findings, "site/gone", &Finding::rule) == 0);
  CHECK(project.has("old.html", "url=a.html"));
}
