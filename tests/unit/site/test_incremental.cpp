// Incremental equals clean: whatever is edited, a build over the last one's records and files leaves what a build from
// nothing leaves, byte for byte. So it is with the records alone, as `docloc build` runs, and with a cache that lives
// as long as `docloc serve`.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <random>

#include "site/build.h"
#include "site/build_cache.h"
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
    switch (random_() % 24) {
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
      case 12:
        return put_own_article();
      case 13:
        return include_article();
      case 14:
        return damage_catalog();
      case 15:
        return move_section();
      case 16:
        return change_front_matter();
      case 17:
        return change_output();
      case 18:
        store.files["content/en-US/code/a.sh"] = word();
        return "code";
      case 19:
        return store.files.erase(fmt::format("content/sv-SE/media/a.png")) == 0 ? put_picture() : "picture removed";
      default:
        return change_article();
    }
  }

  // `cache`: null reads every file.
  site::BuildReport build(Store& into, unsigned threads, site::BuildCache* cache) const {
    const site::SettingsRead read = site::read_settings(store.files.at("docloc.yaml"), {});
    REQUIRE(read.findings.empty());
    site::Job job{.store = into, .settings = read.settings, .threads = threads, .cache = cache};
    const site::Sources sources = site::read_sources(job, read.settings.locales).value();
    const catalog::Moves moves = site::find_project_moves(job, sources).value();
    job.moves = &moves;
    site::BuildReport report =
        site::build_site(job, sources, {.out = "out", .locales = {"en-US", "sv-SE", "qps-ploc"}, .tool = "test"})
            .value();
    std::ranges::copy(sources.findings, std::back_inserter(report.findings));
    sort_findings(report.findings);
    return report;
  }

  // What a build is made from.
  [[nodiscard]] Files files() const {
    Files files;
    for (const auto& [path, bytes] : store.files) {
      if (!path.starts_with("out/") && !path.starts_with(".docloc/")) files.emplace(path, bytes);
    }
    return files;
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
  std::string put_picture() {
    store.files["content/sv-SE/media/a.png"] = word();
    return "picture put";
  }
  // An article that stands in a source's place, or exists in the locale alone.
  std::string put_own_article() {
    constexpr std::string_view kOwn = "content/sv-SE/own.md";
    if (random_() % 2 == 0 && store.files.contains(kOwn)) {
      store.files.erase(std::string(kOwn));
      return "own removed";
    }
    const std::string over = "content/sv-SE/" + some_article().substr(14);
    if (store.files.contains(over)) {
      store.files.erase(over);
      return "override removed";
    }
    if (random_() % 2 == 0) {
      store.files[std::string(kOwn)] = article_text();
      return "own";
    }
    // Without the mark it is a mistake, which must be said again and again.
    const std::string mark = random_() % 3 == 0 ? "" : "docloc: override\n";
    store.files[over] = fmt::format("---\ntitle: {}\n{}---\n# {}\n\n{}\n", word(), mark, word(), sentence());
    return "override";
  }
  std::string include_article() {
    store.files["content/en-US/includes/note.md"] = sentence() + "\n";
    const auto found = store.files.find(some_article());
    if (found == store.files.end()) return "nothing";
    if (found->second.find("[!INCLUDE") == std::string::npos)
      found->second += "\n[!INCLUDE [note](includes/note.md)]\n\n[!code-bash[x](code/a.sh)]\n";
    return "include";
  }
  // One that is damaged becomes whole again.
  std::string damage_catalog() {
    if (!damaged_.first.empty()) {
      store.files[damaged_.first] = damaged_.second;
      damaged_ = {};
      return "heal";
    }
    for (const auto& [path, bytes] : store.files) {
      if (!path.starts_with("locales/") || !path.ends_with(".xlf") || random_() % 4 != 0) continue;
      damaged_ = {path, bytes};
      store.files[path] = bytes.substr(0, bytes.size() / 2);
      return "damage " + path;
    }
    return "nothing";
  }
  // Its last lines go to another article.
  std::string move_section() {
    const auto from = store.files.find(some_article());
    const auto to = store.files.find(some_article());
    if (from == store.files.end() || from == to) return "nothing";
    const size_t at = from->second.rfind("\n## ");
    if (at == std::string::npos) return "nothing";
    to->second += from->second.substr(at);
    from->second.resize(at + 1);
    return "move";
  }
  std::string change_front_matter() {
    const auto found = store.files.find(some_article());
    if (found == store.files.end() || !found->second.starts_with("---\n")) return "nothing";
    constexpr std::array<const char*, 5> kFields{"docloc: not sv-SE\n", "docloc: only sv-SE\n", "lastmod: 2026-01-02\n",
                                                 "description: Short\n", "title: [broken\n"};
    const std::string field = kFields[random_() % kFields.size()];
    if (const size_t at = found->second.find(field); at != std::string::npos) {
      found->second.erase(at, field.size());
    } else {
      found->second.insert(4, field);
    }
    return "front matter";
  }
  // Somebody else writes over a page, or removes it.
  std::string change_output() {
    for (auto& [path, bytes] : store.files) {
      if (!path.starts_with("out/") || random_() % 5 != 0) continue;
      if (random_() % 2 == 0) {
        bytes = word();
      } else {
        store.files.erase(path);
      }
      return "output";
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
  std::pair<std::string, std::string> damaged_;  // a catalog, and its bytes as they were
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

// Everything that the other project is made from, and what somebody did to its site.
void take_edits(MemoryStore& store, const MemoryStore& from) {
  std::erase_if(store.files, [](const auto& file) {
    return !file.first.starts_with("out/") && !file.first.starts_with(".docloc/");
  });
  for (const auto& [path, bytes] : from.files) {
    if (!path.starts_with("out/") && !path.starts_with(".docloc/")) store.files.emplace(path, bytes);
  }
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
    // Three at once: files that are all read again, records alone, and one cache from the first build to the last.
    MemoryStore serving(project.files());
    MemoryStore recorded(project.files());
    site::BuildCache cache("test", true);
    (void)project.build(project.store, 1, nullptr);
    std::string edits;
    for (int step = 0; step < 6; ++step) {
      edits += project.edit() + ", ";
      if ((seed + static_cast<uint32_t>(step)) % 3 == 0) edits += project.edit() + ", ";
      const unsigned threads = step % 2 == 0 ? 1 : 3;
      MemoryStore clean(project.files());
      const site::BuildReport expected = project.build(clean, 1, nullptr);
      const auto compare = [&](const MemoryStore& store, site::BuildReport report) {
        CAPTURE(seed, edits, first_difference(site_of(store), site_of(clean)));
        CHECK(site_of(store) == site_of(clean));
        // A clean build knows of no page that is gone.
        std::erase_if(report.findings, [](const Finding& finding) { return finding.rule == "site/gone"; });
        CHECK(report.findings == expected.findings);
        made += report.made.size();
        pages += report.pages;
      };
      compare(project.store, project.build(project.store, threads, nullptr));
      for (MemoryStore* store : {&recorded, &serving}) {
        take_edits(*store, project.store);
        site::BuildCache own("test");
        compare(*store, project.build(*store, threads, store == &serving ? &cache : &own));
      }
    }
  }
  // Some of these edits reach every page (settings, templates); the others must leave most of them alone.
  CAPTURE(made, pages);
  CHECK(made < pages * 8 / 10);
}

TEST_CASE("a build without an edit makes no page, a damaged record makes all of them") {
  Project project(7);
  (void)project.build(project.store, 2, nullptr);
  CHECK(project.build(project.store, 2, nullptr).made.empty());
  for (auto& [path, bytes] : project.store.files) {
    if (path.starts_with(".docloc/pages-")) bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] + 1);
  }
  const site::BuildReport report = project.build(project.store, 2, nullptr);
  CHECK(report.made.size() == report.pages);
  CHECK(report.changes.empty());
}
