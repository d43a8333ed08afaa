// A project's memory: what one article's translation does for another.
#include <algorithm>
#include <catch2/catch.hpp>

#include "catalog/sync.h"
#include "exchange/formats.h"
#include "memory_store.h"
#include "scratch_folder.h"
#include "site/exchange.h"
#include "site/memory.h"
#include "site/strings.h"

using namespace docloc;
using namespace docloc::site;
using catalog::Catalog;

namespace {

segment::Content text(std::string words) {
  return {{segment::PartKind::text, std::move(words), 0}};
}

Catalog catalog_with(std::string path, std::vector<std::pair<std::string, std::string>> pairs) {
  Catalog made;
  made.path = std::move(path);
  made.source_locale = "en-US";
  made.target_locale = "sv-SE";
  for (auto& [source, target] : pairs) {
    catalog::Unit& unit = made.units.emplace_back();
    unit.id = "u" + std::string(1, static_cast<char>('a' + made.units.size()));
    unit.kind = "paragraph";
    catalog::Segment& segment = unit.segments.emplace_back();
    segment.id = "s1";
    segment.source = text(source);
    if (target.empty()) continue;
    segment.target = text(target);
    segment.state = catalog::State::translated;
  }
  return made;
}

struct Bench {
  explicit Bench(Store& where, std::string folder = "") : store(where), path(std::move(folder)) {}

  void put(const Catalog& catalog) {
    REQUIRE(store.write(catalog_path(settings, "sv-SE", catalog.path), write_xliff(catalog)));
  }
  LeverageReport leverage(Catalog& catalog) {
    const Job job{.store = store, .settings = settings, .threads = 2, .folder = path};
    Catalog* const list[] = {&catalog};
    Result<LeverageReport> report = leverage_catalogs(job, "sv-SE", list);
    REQUIRE(report);
    return std::move(*report);
  }
  static std::string target(const Catalog& catalog) {
    const auto& target = catalog.units[0].segments[0].target;
    return target ? segment::plain_text(*target) : "-";
  }

  Store& store;
  std::string path;
  Settings settings;
};

}  // namespace

TEST_CASE("a new article is filled from the translations of others, and from the imported memory") {
  MemoryStore store;
  Bench bench(store);
  bench.put(catalog_with("a.md", {{"Open the file.", "Öppna filen."}}));
  exchange::Memory tmx{.source_locale = "en-US", .target_locale = "sv-SE", .entries = {}};
  tmx.entries.push_back({.source = text("Shut the door."), .target = text("Stäng dörren.")});
  tmx.entries.push_back({.source = text("A guess."), .target = text("Gissning."), .origin = catalog::Origin::fuzzy});
  REQUIRE(store.write(memory_path(bench.settings, "sv-SE"), exchange::write_tmx(tmx)));

  Catalog fresh = catalog_with("new.md", {{"Open the file.", ""}, {"Shut the door.", ""}, {"A guess.", ""}});
  const LeverageReport report = bench.leverage(fresh);
  CHECK(report.catalogs == 1);
  CHECK(report.findings.empty());
  CHECK(report.account.exact.segments == 2);
  CHECK(Bench::target(fresh) == "Öppna filen.");
  CHECK(segment::plain_text(*fresh.units[1].segments[0].target) == "Stäng dörren.");
  CHECK_FALSE(fresh.units[2].segments[0].target);
}

TEST_CASE("memory is not even looked at when nothing is open, or when it is switched off") {
  MemoryStore store;
  Bench bench(store);
  bench.put(catalog_with("a.md", {{"Open the file.", "Öppna filen."}}));
  store.written.clear();
  Catalog done = catalog_with("b.md", {{"Open the file.", "Läs in filen."}});
  bench.leverage(done);
  bench.settings.memory_leverage = false;
  Catalog fresh = catalog_with("new.md", {{"Open the file.", ""}});
  bench.leverage(fresh);
  CHECK(Bench::target(fresh) == "-");
  CHECK(store.written.empty());
}

TEST_CASE("the threshold of the settings holds") {
  MemoryStore store;
  Bench bench(store);
  bench.put(catalog_with("a.md", {{"Open the red file now.", "Öppna."}}));
  for (const auto& [threshold, expected] : {std::pair(81U, "-"), std::pair(80U, "Öppna.")}) {
    bench.settings.memory_threshold = threshold;
    Catalog fresh = catalog_with("new.md", {{"Open the blue file now.", ""}});
    bench.leverage(fresh);
    CHECK(Bench::target(fresh) == expected);
  }
}

TEST_CASE("the index lies in the project's .docloc, follows the catalogs, and may be lost or broken") {
  ScratchFolder folder;
  Bench bench(folder.store(), folder.path());
  const std::string index = folder.path() + "/" + memory_index_path("sv-SE");
  const auto fill = [&] {
    Catalog fresh = catalog_with("new.md", {{"Open the file.", ""}});
    const LeverageReport report = bench.leverage(fresh);
    CHECK(report.findings.empty());
    return Bench::target(fresh);
  };
  bench.put(catalog_with("a.md", {{"Open the file.", "Öppna filen."}}));
  CHECK(fill() == "Öppna filen.");
  REQUIRE(std::filesystem::exists(index));
  bench.put(catalog_with("a.md", {{"Open the file.", "Läs in filen."}}));
  CHECK(fill() == "Läs in filen.");
  bench.put(catalog_with("b.md", {{"Open the file.", "Öppna filen."}}));
  CHECK(fill() == "-");
  REQUIRE(folder.store().remove(catalog_path(bench.settings, "sv-SE", "a.md")));
  CHECK(fill() == "Öppna filen.");
  folder.write(memory_index_path("sv-SE"), "no database");
  CHECK(fill() == "Öppna filen.");
  const Result<std::string> whole = folder.store().read(memory_index_path("sv-SE"));
  folder.write(memory_index_path("sv-SE"), whole->substr(0, whole->size() / 2));
  CHECK(fill() == "Öppna filen.");
  REQUIRE(folder.store().remove(memory_index_path("sv-SE")));
  CHECK(fill() == "Öppna filen.");
}

TEST_CASE("where the index cannot be kept, the work is done and a finding says so") {
  MemoryStore store;
  Bench bench(store, "/dev/null");
  bench.put(catalog_with("a.md", {{"Open the file.", "Öppna filen."}}));
  Catalog fresh = catalog_with("new.md", {{"Open the file.", ""}});
  const LeverageReport report = bench.leverage(fresh);
  CHECK(Bench::target(fresh) == "Öppna filen.");
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].rule == "memory/kept-in-memory");
}

TEST_CASE("texts that are translated in several ways are found in the stored catalogs") {
  MemoryStore store;
  Bench bench(store);
  bench.put(catalog_with("a.md", {{"Open it.", "Öppna den."}, {"Shut it.", "Stäng den."}}));
  bench.put(catalog_with("guide/b.md", {{"Open it.", "Läs in den."}, {"Shut it.", "Stäng den."}}));
  bench.put(catalog_with("c.md", {{"Open it.", "Läs in den."}}));
  const Job job{.store = store, .settings = bench.settings};
  const auto found = survey_consistency(job, "sv-SE", {});
  REQUIRE(found);
  REQUIRE(found->size() == 1);
  CHECK(found->front().source == "Open it.");
  CHECK(found->front().variants[0].target == "Läs in den.");
  CHECK(found->front().occurrences() == 3);
  CHECK(survey_consistency(job, "sv-SE", {"c.md", "guide"})->empty());
}
