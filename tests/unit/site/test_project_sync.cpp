// Sync over a whole project: what moves between articles takes its translations along, in every locale.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "catalog/catalog.h"
#include "memory_store.h"
#include "site/project_moves.h"
#include "site/store_catalogs.h"
#include "site/strings.h"

using namespace docloc;
using catalog::Catalog;

namespace {

const std::vector<std::string> kLocales = {"de-DE", "sv-SE"};

struct Project {
  MemoryStore store;
  site::Settings settings;

  Project() { settings.locales = kLocales; }
  site::Job job() { return {.store = store, .settings = settings, .threads = 2}; }
  void write(const std::string& article, const std::string& text) {
    REQUIRE(store.write("content/en-US/" + article, text));
  }
  void remove(const std::string& article) { REQUIRE(store.remove("content/en-US/" + article)); }

  site::SyncReport sync(site::SyncOptions options = {.locales = kLocales}) {
    Result<site::SyncReport> report = site::sync_catalogs(job(), options);
    REQUIRE(report);
    return std::move(*report);
  }

  std::vector<std::string> articles(const std::string& locale) {
    Result<std::vector<std::string>> paths = site::list_catalogs(job(), locale);
    REQUIRE(paths);
    return std::move(*paths);
  }

  Catalog catalog(const std::string& locale, const std::string& article) {
    Result<site::StoredCatalog> stored = site::read_catalog(job(), locale, article);
    REQUIRE(stored);
    for (const Finding& finding : stored->findings)
      FAIL_CHECK(finding.rule + ": " + finding.message);
    return stored->catalog.value_or(Catalog{});
  }

  // Every segment gets a target that names its source and the locale, and is reviewed.
  void translate(const std::string& locale, const std::string& article) {
    Catalog all = catalog(locale, article);
    for (catalog::Unit& unit : all.units) {
      if (unit.obsolete) continue;
      for (catalog::Segment& segment : unit.segments) {
        if (segment.target) continue;
        segment.target = segment.source;
        for (segment::Part& part : *segment.target) {
          if (!segment.ignorable) part.text = locale + " " + part.text;
        }
        if (!segment.ignorable) segment.state = catalog::State::reviewed;
      }
    }
    if (!all.units.empty())
      REQUIRE(store.write(site::catalog_path(settings, locale, article), catalog::write_xliff(all)));
  }
  void translate_all() {
    for (const std::string& locale : kLocales) {
      for (const std::string& path : articles("en-US"))
        translate(locale, path);
    }
  }

  // Sources of the units that have a reviewed translation in an article.
  std::vector<std::string> reviewed(const std::string& locale, const std::string& article) {
    std::vector<std::string> texts;
    for (const catalog::Unit& unit : catalog(locale, article).units) {
      if (!unit.obsolete && unit.segments[0].state == catalog::State::reviewed)
        texts.push_back(segment::plain_text(unit.segments[0].source));
    }
    return texts;
  }

  // Every target text that is anywhere in the locale's catalogs.
  std::set<std::string> kept(const std::string& locale) {
    std::set<std::string> texts;
    for (const std::string& path : articles(locale)) {
      for (const catalog::Unit& unit : catalog(locale, path).units) {
        for (const catalog::Segment& segment : unit.segments) {
          if (segment.target && !segment.ignorable) texts.insert(segment::plain_text(*segment.target));
        }
        for (const catalog::Match& match : unit.matches)
          texts.insert(segment::plain_text(match.target));
      }
    }
    return texts;
  }
};

const std::string kSetup = "## Setup\n\nInstall the program first.\n\nThen start it.\n";

}  // namespace

TEST_CASE("a section that moves to another article keeps its translations in every locale, and its ids") {
  Project project;
  project.write("a.md", "# One\n\nIntroduction.\n\n" + kSetup);
  project.write("b.md", "# Two\n");
  project.sync();
  project.translate_all();
  const std::string id = project.catalog("sv-SE", "a.md").units[3].id;

  project.write("a.md", "# One\n\nIntroduction.\n");
  project.write("b.md", "# Two\n\n" + kSetup);
  // One locale is asked for; both are brought along, so that none is left behind.
  CHECK(project.sync({.locales = {"sv-SE"}}).moved == 3);
  for (const std::string& locale : kLocales) {
    CHECK(project.reviewed(locale, "b.md") ==
          std::vector<std::string>{"Two", "Setup", "Install the program first.", "Then start it."});
    CHECK(project.catalog(locale, "b.md").units[2].id == id);
    CHECK(project.catalog(locale, "a.md").units.size() == 2);
  }
  CHECK(project.sync().written == 0);
}

TEST_CASE("before anybody syncs, a page has the translations of a section that came to it") {
  Project project;
  project.write("a.md", "# One\n\n" + kSetup);
  project.write("b.md", "# Two\n");
  project.sync();
  project.translate_all();
  project.write("a.md", "# One\n");
  project.write("b.md", kSetup + "\n# Two\n");
  site::Job job = project.job();
  const site::Sources sources = *site::read_sources(job, {});
  const catalog::Moves moves = *site::find_project_moves(job, sources);
  job.moves = &moves;
  const site::Strings strings = *site::read_strings(job, *sources.find("b.md"), kLocales);
  for (const catalog::Unit& unit : strings.locales.at("sv-SE").units)
    CHECK(unit.segments[0].state == catalog::State::reviewed);
}

TEST_CASE("a renamed article takes its catalogs along, edited or not") {
  Project project;
  project.write("old.md", "# Title\n\nA sentence that stays.\n\nA sentence that goes.\n");
  project.sync();
  project.translate_all();
  project.remove("old.md");
  project.write("sub/new.md", "# Title\n\nA sentence that stays.\n\nA new sentence comes.\n");
  const site::SyncReport report = project.sync({.locales = {"sv-SE"}});
  CHECK(std::ranges::count(report.findings, "site/renamed", &Finding::rule) == 1);
  CHECK(std::ranges::count(report.findings, "site/orphan", &Finding::rule) == 0);
  for (const std::string& locale : kLocales) {
    CHECK(project.reviewed(locale, "sub/new.md") == std::vector<std::string>{"Title", "A sentence that stays."});
    CHECK_FALSE(project.store.exists("locales/" + locale + "/old.md.xlf"));
    CHECK(project.kept(locale).contains(locale + " A sentence that goes."));
  }
  CHECK_FALSE(project.store.exists("locales/en-US/old.md.xlf"));
}

TEST_CASE("units stay where they were while the catalog that they move to cannot be written") {
  Project project;
  project.write("a.md", "# One\n\n" + kSetup);
  project.write("b.md", "# Two\n");
  project.sync();
  project.translate_all();
  std::string broken = *project.store.read("locales/sv-SE/b.md.xlf");
  broken.replace(broken.find("<source>"), 8, "<sourze>");
  REQUIRE(project.store.write("locales/sv-SE/b.md.xlf", broken));
  project.write("a.md", "# One\n");
  project.write("b.md", "# Two\n\n" + kSetup);
  const site::SyncReport report = project.sync();
  CHECK(std::ranges::count(report.findings, "site/catalog-kept", &Finding::rule) == 1);
  CHECK(project.catalog("sv-SE", "a.md").units.size() == 4);
}

TEST_CASE("a deleted article's strings stay until they are pruned, and come back with the text") {
  Project project;
  project.write("a.md", "# One\n\n" + kSetup);
  project.write("b.md", "# Two\n\nAnother text.\n");
  project.sync();
  project.translate_all();
  project.remove("a.md");
  CHECK(std::ranges::count(project.sync().findings, "site/orphan", &Finding::rule) == 3);
  project.write("b.md", "# Two\n\nAnother text.\n\n" + kSetup);
  CHECK(project.sync().moved == 3);
  CHECK(project.reviewed("de-DE", "b.md").size() == 5);
  CHECK(project.sync({.locales = kLocales, .prune = true}).pruned == 3);
  CHECK(project.sync().findings.empty());
}

TEST_CASE("a sync after which nothing changed reads no article and no catalog") {
  Project project;
  project.write("a.md", "# One\n\n" + kSetup);
  project.write("b.md", "# Two\n");
  CHECK(project.sync().unchanged == 0);
  CHECK(project.sync().unchanged == 2);
  project.write("b.md", "# Two, edited\n");
  CHECK(project.sync().unchanged == 1);
  // A new translation of one article may serve another one's open segments.
  project.translate("sv-SE", "a.md");
  CHECK(project.sync().unchanged == 0);
  CHECK(project.sync().unchanged == 2);
  project.settings.fingerprint = "other settings";
  CHECK(project.sync().unchanged == 0);
}

// Sections of distinct texts wander between articles that appear and vanish; sometimes one sentence is edited.
TEST_CASE("whatever sections and articles do, no translation is lost and none of an unchanged text is missing") {
  for (uint32_t seed = 0; seed < 12; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](size_t n) { return static_cast<size_t>(random() % n); };
    Project project;
    std::vector<std::vector<std::string>> articles(4);  // each a list of sections
    uint32_t number = 0;
    const auto section = [&] {
      ++number;
      return fmt::format("## Part {0}\n\nThe first text of {0}.\n\nThe second text of {0}.\n\n", number);
    };
    std::vector<std::string> names = {"a.md", "b.md", "sub/c.md", "d.md"};
    for (std::vector<std::string>& article : articles) {
      for (size_t n = 2 + below(3); n > 0; --n)
        article.push_back(section());
    }
    std::map<std::string, std::set<std::string>> ever;
    for (int step = 0; step < 12; ++step) {
      for (size_t n = 1 + below(3); n > 0; --n) {
        std::vector<std::string>& from = articles[below(articles.size())];
        std::vector<std::string>& to = articles[below(articles.size())];
        const size_t choice = below(5);
        if (choice < 3 && !from.empty()) {  // a section moves
          const size_t at = below(from.size());
          const std::string moved = from[at];
          from.erase(from.begin() + static_cast<std::ptrdiff_t>(at));
          to.insert(to.begin() + static_cast<std::ptrdiff_t>(below(to.size() + 1)), moved);
        } else if (choice == 3) {
          to.push_back(section());
        } else {
          names[below(names.size())] = fmt::format("new{}/{}.md", step, below(1000));
        }
      }
      const std::vector<std::string> old = project.store.list("content/en-US").value();
      for (const std::string& path : old)
        project.remove(path);
      for (size_t i = 0; i < articles.size(); ++i) {
        std::string text;
        for (const std::string& part : articles[i])
          text += part;
        if (!text.empty()) project.write(names[i], text);
      }
      project.sync({.locales = {kLocales[below(2)]}});
      project.sync();
      for (const std::string& locale : kLocales) {
        INFO("seed " << seed << " step " << step << " " << locale);
        const std::set<std::string> kept = project.kept(locale);
        CHECK(std::ranges::includes(kept, ever[locale]));
        for (size_t i = 0; i < articles.size(); ++i) {
          if (articles[i].empty()) continue;
          for (const catalog::Unit& unit : project.catalog(locale, names[i]).units) {
            if (unit.obsolete) continue;
            const std::string target = locale + " " + segment::plain_text(unit.segments[0].source);
            INFO(names[i] << ": " << target);
            CHECK((unit.segments[0].target.has_value() || !ever[locale].contains(target)));
          }
        }
      }
      project.translate_all();
      for (const std::string& locale : kLocales) {
        const std::set<std::string> kept = project.kept(locale);
        ever[locale].insert(kept.begin(), kept.end());
      }
    }
  }
}
