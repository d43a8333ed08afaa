// Redirects: what the settings and the file of OPS say, followed to their ends.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "memory_store.h"
#include "site/redirects.h"

using namespace docloc;        // NOLINT
using namespace docloc::site;  // NOLINT

namespace {

using Files = std::map<std::string, std::string, std::less<>>;

Files articles(std::initializer_list<std::string> paths) {
  Files files;
  for (const std::string& path : paths)
    files["content/en-US/" + path] = "# " + path + "\n";
  return files;
}

Redirects read(Files files) {
  MemoryStore store(std::move(files));
  const auto yaml = store.files.find("docloc.yaml");
  const SettingsRead settings =
      read_settings(yaml == store.files.end() ? std::nullopt : std::optional(yaml->second), {});
  REQUIRE(settings.findings.empty());
  const Job job{.store = store, .settings = settings.settings, .threads = 1};
  const auto sources = read_sources(job, {});
  REQUIRE(sources);
  return read_redirects(job, *sources);
}

Redirects read(std::initializer_list<std::string> paths, const std::string& redirects) {
  Files files = articles(paths);
  files["docloc.yaml"] = "redirects:\n" + redirects;
  return read(std::move(files));
}

// "from > to" a line.
std::string listed(const Redirects& redirects) {
  std::string text;
  for (const Redirect& one : redirects.redirects) {
    text += one.from + " > " + (one.article.empty() ? one.url : one.article);
    if (!one.bookmark.empty()) text += "#" + one.bookmark;
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a redirect of the settings leads to an article, a place in it, or elsewhere") {
  const Redirects redirects = read({"new.md", "b/index.md"},
                                   "  old.md: new.md\n"
                                   "  /a/old.html: new.html#part\n"
                                   "  a/older: /b/\n"
                                   "  gone.md: https://d.example/x?y#z\n"
                                   "  host.md: /store/\n");
  CHECK(listed(redirects) ==
        "a/old.md > new.md#part\n"
        "a/older.md > b/index.md\n"
        "gone.md > https://d.example/x?y#z\n"
        "host.md > /store/\n"
        "old.md > new.md\n");
  CHECK(redirects.findings.empty());
}

TEST_CASE("a chain of redirects is followed to its end, with the last bookmark that was named") {
  const Redirects redirects = read({"d.md"},
                                   "  a.md: b.md#one\n"
                                   "  b.md: c.md#two\n"
                                   "  c.md: d.md\n"
                                   "  x.md: y.md#three\n"
                                   "  y.md: https://d.example/\n");
  CHECK(listed(redirects) ==
        "a.md > d.md#two\n"
        "b.md > d.md#two\n"
        "c.md > d.md\n"
        "x.md > https://d.example/#three\n"
        "y.md > https://d.example/\n");
}

TEST_CASE("redirects in a ring lead nowhere and say so, each with its line") {
  const Redirects redirects = read({"d.md"},
                                   "  a.md: b.md\n"
                                   "  b.md: a.md\n"
                                   "  c.md: c.md\n");
  CHECK(redirects.redirects.empty());
  REQUIRE(redirects.findings.size() == 3);
  for (uint32_t i = 0; i < 3; ++i) {
    CHECK(redirects.findings[i].rule == "site/redirect");
    CHECK(redirects.findings[i].source.path == "docloc.yaml");
    CHECK(redirects.findings[i].source.line == i + 2);
  }
}

TEST_CASE("a redirect to an article that is not there says which one may have been meant") {
  const Redirects redirects = read({"install.md"}, "  setup.md: instal.md\n");
  CHECK(redirects.redirects.empty());
  REQUIRE(redirects.findings.size() == 1);
  CHECK(redirects.findings[0].hint == "Did you mean install.md?");
}

TEST_CASE("an article that is there is never redirected") {
  const Redirects redirects = read({"a.md", "b.md"}, "  a.md: b.md\n");
  CHECK(redirects.redirects.empty());
  REQUIRE(redirects.findings.size() == 1);
  CHECK(redirects.findings[0].source.line == 2);
}

TEST_CASE("of two redirects of one page the first counts") {
  const Redirects redirects = read({"a.md", "b.md"}, "  old.html: a.md\n  old.md: b.md\n");
  CHECK(listed(redirects) == "old.md > a.md\n");
  REQUIRE(redirects.findings.size() == 1);
  CHECK(redirects.findings[0].source.line == 3);
  CHECK(redirects.findings[0].message.find("docloc.yaml, line 2") != std::string::npos);
}

TEST_CASE("what is no article or no address for readers is not redirected") {
  const Redirects redirects = read({"a.md"},
                                   "  img/a.png: a.md\n"
                                   "  ../out.md: a.md\n"
                                   "  b.md: javascript:alert(1)\n");
  CHECK(redirects.redirects.empty());
  CHECK(redirects.findings.size() == 3);
}

TEST_CASE("redirections of OPS count from the project, and their addresses from the host") {
  Files files;
  for (const char* path : {"new.md", "b/more.md", "index.md"})
    files["articles/" + std::string(path)] = "# A\n";
  files["docloc.yaml"] = "layout: [{sources: 'articles/**/*.md', to: 'i18n/{locale}/'}]\n";
  files[std::string(kOpsRedirectsPath)] =
      "\xEF\xBB\xBF{\r\n"
      "\t\"redirections\": [\r\n"
      "\t\t{ \"source_path\": \"articles/old.md\", \"redirect_url\": \"/azure/billing/new\", "
      "\"redirect_document_id\": true },\r\n"
      "\t\t{ \"source_path_from_root\": \"/articles/b/old.md\", \"redirect_url\": "
      "\"/azure/billing/b/more?view=x#part\" },\r\n"
      "\t\t{ \"source_path\": \"articles/b/beside.md\", \"redirect_url\": \"more\" },\r\n"
      "\t\t{ \"source_path\": \"articles/out.md\", \"redirect_url\": \"/azure/storage/new\" },\r\n"
      "\t\t{ \"source_path\": \"articles/far.md\", \"redirect_url\": \"https://d.example/\" },\r\n"
      "\t\t{ \"source_path\": \"articles/lost.md\", \"redirect_url\": \"/azure/billing/lost2\" },\r\n"
      "\t\t{ \"source_path\": \"other/old.md\", \"redirect_url\": \"/azure/billing/new\" }\r\n"
      "\t]\r\n}\r\n";
  const Redirects redirects = read(std::move(files));
  CHECK(listed(redirects) ==
        "articles/b/beside.md > articles/b/more.md\n"
        "articles/b/old.md > articles/b/more.md#part\n"
        "articles/far.md > https://d.example/\n"
        "articles/old.md > articles/new.md\n"
        "articles/out.md > /azure/storage/new\n");
  REQUIRE(redirects.findings.size() == 1);
  CHECK(redirects.findings[0].source == Place{std::string(kOpsRedirectsPath), 8, 3});
  CHECK(redirects.findings[0].message == "There is no article articles/lost2.md that this redirect could lead to.");
}

TEST_CASE("the settings come before the file of OPS") {
  Files files = articles({"a.md", "b.md"});
  files["docloc.yaml"] = "redirects:\n  old.md: a.md\n";
  files[std::string(kOpsRedirectsPath)] =
      R"({"redirections":[{"source_path":"content/en-US/old.md","redirect_url":"b"}]})";
  const Redirects redirects = read(std::move(files));
  CHECK(listed(redirects) == "old.md > a.md\n");
  REQUIRE(redirects.findings.size() == 1);
  CHECK(redirects.findings[0].source.path == kOpsRedirectsPath);
}

TEST_CASE("a file of OPS that cannot be read is a warning and redirects nothing") {
  Files files = articles({"a.md"});
  files[std::string(kOpsRedirectsPath)] = R"({"redirections":[{"source_path")";
  const Redirects broken = read(files);
  CHECK(broken.redirects.empty());
  REQUIRE_FALSE(broken.findings.empty());
  CHECK(std::ranges::all_of(broken.findings, [](const Finding& one) { return one.severity == Severity::warning; }));
  for (const char* odd : {"[]", "{}", "7", "", R"({"redirections":{}})", R"({"redirections":[1,null,{}]})"}) {
    files[std::string(kOpsRedirectsPath)] = odd;
    CHECK(read(files).redirects.empty());
  }
}

TEST_CASE("a redirect's page leads on by itself, by a link, and in the reader's direction") {
  CHECK(render_redirect_page({.locale = "ar-SA",
                              .title = "A & <b>",
                              .url = "../ny sida.html?a=1&b#c",
                              .canonical = "https://d.example/ar-SA/ny%20sida.html"}) ==
        "<!DOCTYPE html>\n<html lang=\"ar-SA\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>A &amp; &lt;b&gt;</title>\n"
        "<meta name=\"robots\" content=\"noindex\">\n"
        "<link rel=\"canonical\" href=\"https://d.example/ar-SA/ny%20sida.html\">\n"
        "<link rel=\"icon\" href=\"data:,\">\n"
        "<meta http-equiv=\"refresh\" content=\"0; url=../ny%20sida.html?a=1&amp;b#c\">\n</head>\n"
        "<body>\n<main>\n<p><a href=\"../ny%20sida.html?a=1&amp;b#c\">A &amp; &lt;b&gt;</a></p>\n</main>\n</body>\n"
        "</html>\n");
  const std::string page = render_redirect_page({.locale = "en-US", .title = "T", .url = "a.html"});
  CHECK(page.find("dir=\"ltr\"") != std::string::npos);
  CHECK(page.find("<link rel=\"canonical\" href=\"a.html\">") != std::string::npos);
}
