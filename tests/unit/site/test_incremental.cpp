// Incremental equals clean: whatever is edited, a build over the last one's records and files leaves what a build from
// nothing leaves, byte for byte.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <random>

#include "site/build.h"
#include "site/project_moves.h"
#include "site/sources.h"
#include "site/store_catalogs.h"
#include "unit/site/memory_store.h"

using namespace docloc;

namespace {

using Files = std::map<std::string, std::string, std::less<>>;

// A project that is edited at random. Its settings are read from its own docloc.yaml, as the program does.
class Project {
 public:
  explicit Project(uint32_t seed) : random_(seed) {
    for (int i = 0; i < 5; ++i)
      add_article();
    store.files["content/en-US/index.md"] = article_text();
    store.files["content/en-US/media/a.png"] = "first picture";
    store.files["content/sv-SE/media/a.png"] = "its Swedish form";
    write_settings();
    sync();
  }

  // One change; gives its name.
  std::string edit() {
    switch (random_() % 14) {
      case 0:
        add_article();
        return "add";
      case 1:
        return remove_article();
      case 2:
        return rename_article();
      case 3:
        title_ = word();
        write_settings();
        return "title";
      case 4:
        threshold_ = random_() % 2 == 0 ? 0 : 80;
        stale_ = random_() % 2 == 0 ? "older" : "source";
        write_settings();
        return "publishing";
      case 5:
        store.files["templates/footer.mustache"] = fmt::format("<footer>{} {{{{footer}}}}</footer>\n", word());
        return "template";
      case 6:
        store.files.erase("templates/footer.mustache");
        return "template removed";
      case 7:
        store.files[random_() % 2 == 0 ? "content/en-US/media/a.png" : "content/sv-SE/media/a.png"] = word();
        return "picture";
      case 8:
        store.files["locales/sv-SE/ui.yaml"] = fmt::format("note: {}\nnext: {}\n", word(), word());
        return "words";
      case 9:
        store.files["content/en-US/toc.yml"] = toc();
        return "toc";
      case 10:
        sync();
        return "sync";
      case 11:
        return translate();
      default:
        return change_article();
    }
  }

  site::BuildReport build(Store& into, unsigned threads) const {
    const site::SettingsRead read = site::read_settings(store.files.at("docloc.yaml"), {});
    REQUIRE(read.findings.empty());
    site::Job job{.store = into, .settings = read.settings, .threads = threads};
    const site::Sources sources = site::read_sources(job, read.settings.locales).value();
    const catalog::Moves moves = site::find_project_moves(job, sources).value();
    job.moves = &moves;
    return site::build_site(job, sources, {.out = "out", .locales = {"en-US", "sv-SE", "qps-ploc"}, .tool = "test"})
        .value();
  }

  MemoryStore store;

 private:
  std::string word() {
    constexpr std::array<const char*, 8> kWords{"amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath"};
    return fmt::format("{}{}", kWords[random_() % kWords.size()], random_() % 50);
  }
  std::string sentence() { return fmt::format("The {} of {} is {}.", word(), word(), word()); }
  std::string article_text() {
    std::string text = fmt::format("---\ntitle: {}\n---\n# {}\n\n{} {}\n", word(), word(), sentence(), sentence());
    text += fmt::format("\n## {}\n\nSee [{}]({}#{}) and ![{}](media/a.png).\n\n> [!NOTE]\n> {}\n", word(), word(),
                        some_article().substr(14), word(), word(), sentence());
    return text;
  }
  std::string some_article() {
    std::vector<std::string> paths;
    for (const auto& [path, bytes] : store.files) {
      if (path.starts_with("content/en-US/") && path.ends_with(".md")) paths.push_back(path);
    }
    return paths.empty() ? "content/en-US/none.md" : paths[random_() % paths.size()];
  }
  void add_article() {
    store.files[fmt::format("content/en-US/{}{}.md", random_() % 3 == 0 ? "folder/" : "", word())] = article_text();
  }
  std::string remove_article() {
    store.files.erase(some_article());
    return "remove";
  }
  std::string rename_article() {
    const std::string path = some_article();
    const auto found = store.files.find(path);
    if (found == store.files.end()) return "nothing";
    std::string bytes = found->second;
    store.files.erase(found);
    store.files[fmt::format("content/en-US/{}.md", word())] = std::move(bytes);
    return "rename";
  }
  std::string change_article() {
    const auto found = store.files.find(some_article());
    if (found == store.files.end()) return "nothing";
    const size_t at = found->second.rfind("The ");
    if (at != std::string::npos) found->second.insert(at, sentence() + " ");
    return "change";
  }
  // A translation of one segment that has none.
  std::string translate() {
    for (auto& [path, bytes] : store.files) {
      if (!path.starts_with("locales/sv-SE/") || !path.ends_with(".xlf") || random_() % 3 == 0) continue;
      const size_t at = bytes.find("</source>\n      </segment>");
      if (at == std::string::npos || bytes.rfind("<pc", at) > bytes.rfind("<source>", at) + 0) continue;
      const size_t begin = bytes.rfind("<source>", at) + 8;
      if (begin > at) continue;
      const std::string text = bytes.substr(begin, at - begin);
      if (text.find('<') != std::string::npos) continue;
      bytes.insert(at + 9, "\n        <target>" + word() + " " + text + "</target>");
      const size_t segment = bytes.rfind("<segment id=\"", at);
      const size_t quote = bytes.find('"', segment + 13);
      bytes.insert(quote + 1, " state=\"translated\"");
      return "translate " + path;
    }
    return "nothing";
  }
  std::string toc() {
    std::string text;
    for (int i = 0; i < 3; ++i)
      text += fmt::format("- name: {}\n  href: {}\n", word(), some_article().substr(14));
    return text;
  }
  void write_settings() {
    store.files["docloc.yaml"] =
        fmt::format("source_locale: en-US\nlocales: [sv-SE]\nsite.title: {}\npublish:\n  threshold: {}\n  stale: {}\n",
                    title_, threshold_, stale_);
  }
  void sync() {
    const site::SettingsRead read = site::read_settings(store.files.at("docloc.yaml"), {});
    const site::Job job{.store = store, .settings = read.settings, .threads = 1};
    REQUIRE(site::sync_catalogs(job, {.locales = {"sv-SE"}}));
  }

  std::mt19937 random_;
  std::string title_ = "Site";
  std::string stale_ = "older";
  uint32_t threshold_ = 0;
};

Files site_of(const MemoryStore& store) {
  Files files;
  for (const auto& [path, bytes] : store.files) {
    if (path.starts_with("out/")) files.emplace(path, bytes);
  }
  return files;
}

std::string first_difference(const Files& a, const Files& b) {
  for (const auto& [path, bytes] : a) {
    const auto other = b.find(path);
    if (other == b.end()) return path + " is too much";
    if (other->second != bytes) return path + " differs";
  }
  for (const auto& [path, bytes] : b) {
    if (!a.contains(path)) return path + " is missing";
  }
  return {};
}

}  // namespace

TEST_CASE("incremental builds equal clean ones byte for byte, whatever is edited, and so do their findings") {
  constexpr uint32_t kSequences = 120;
  size_t made = 0;
  size_t pages = 0;
  for (uint32_t seed = 0; seed < kSequences; ++seed) {
    Project project(seed);
    (void)project.build(project.store, 1);
    std::string edits;
    for (int step = 0; step < 6; ++step) {
      edits += project.edit() + ", ";
      if ((seed + static_cast<uint32_t>(step)) % 3 == 0) edits += project.edit() + ", ";
      MemoryStore clean;
      for (const auto& [path, bytes] : project.store.files) {
        if (!path.starts_with("out/") && !path.starts_with(".docloc/")) clean.files.emplace(path, bytes);
      }
      site::BuildReport report = project.build(project.store, step % 2 == 0 ? 1 : 3);
      site::BuildReport expected = project.build(clean, 1);
      CAPTURE(seed, edits, first_difference(site_of(project.store), site_of(clean)));
      CHECK(site_of(project.store) == site_of(clean));
      // A clean build knows of no page that is gone.
      std::erase_if(report.findings, [](const Finding& finding) { return finding.rule == "site/gone"; });
      sort_findings(report.findings);
      sort_findings(expected.findings);
      CHECK(report.findings.size() == expected.findings.size());
      made += report.made.size();
      pages += report.pages;
    }
  }
  // Some of these edits reach every page (settings, templates); the others must leave most of them alone.
  CAPTURE(made, pages);
  CHECK(made < pages * 8 / 10);
}

TEST_CASE("a build without an edit makes no page, a damaged record makes all of them") {
  Project project(7);
  (void)project.build(project.store, 2);
  CHECK(project.build(project.store, 2).made.empty());
  for (auto& [path, bytes] : project.store.files) {
    if (path.starts_with(".docloc/pages-")) bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] + 1);
  }
  const site::BuildReport report = project.build(project.store, 2);
  CHECK(report.made.size() == report.pages);
  CHECK(report.changes.empty());
}
