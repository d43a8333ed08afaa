// Real translations through every format that leaves, and back; other people's checkers accept what left.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>

#include "align/import_markdown.h"
#include "catalog/sync.h"
#include "corpus/support.h"
#include "exchange/formats.h"
#include "exchange/take_back.h"
#include "support/corpus.h"

using namespace docloc;

namespace {

namespace fs = std::filesystem;

struct Pair {
  catalog::Catalog source;
  catalog::Catalog translated;
};

// Articles of three sets with their translations; every fifth of the largest.
void for_each_pair(const std::function<void(const Pair&)>& visit) {
  size_t count = 0;
  for (const std::string set : {"ATADocs", "customer-insights", "PowerShell-Docs"}) {
    size_t number = 0;
    for (const fs::path& path : testing::corpus_articles(set + "/en-US")) {
      if (set == "PowerShell-Docs" && number++ % 5 != 0) continue;
      std::string other = path.string();
      other.replace(other.find("/en-US/"), 7, "/sv-SE/");
      if (!fs::exists(other)) continue;
      const segment::Article source =
          segment::read_article("docs/" + path.filename().string(), testing::read_file(path));
      const segment::Article target =
          segment::read_article("docs/" + path.filename().string(), testing::read_file(other));
      if (!source.usable || !target.usable) continue;
      const align::ImportResult imported = align::import_markdown(source, target, {.locale = "sv-SE"});
      Pair pair{.source = catalog::make_source_catalog(source, "en-US", nullptr)};
      pair.translated = align::import_into(source, pair.source, nullptr, imported, "sv-SE");
      if (pair.translated.units.empty()) continue;
      ++count;
      visit(pair);
    }
  }
  if (count == 0) WARN("skipped: the shared articles are not beside the repository");
}

exchange::Job job_of(const catalog::Catalog& catalog) {
  return {.source_locale = "en-US", .target_locale = "sv-SE", .files = {exchange::select(catalog, {})}};
}

// Segments whose target, state or origin did not come back.
size_t lost(const catalog::Catalog& back, const catalog::Catalog& wanted) {
  size_t count = 0;
  for (const catalog::Unit& unit : wanted.units) {
    if (unit.obsolete) continue;
    const auto found = std::ranges::find(back.units, unit.id, &catalog::Unit::id);
    if (found == back.units.end() || found->segments.size() != unit.segments.size()) {
      count += unit.segments.size();
      continue;
    }
    for (size_t i = 0; i < unit.segments.size(); ++i)
      count += found->segments[i] == unit.segments[i] ? 0 : 1;
  }
  return count;
}

}  // namespace

TEST_CASE("real translations come back whole from XLIFF 1.2, PO and XLIFF 2.1") {
  size_t segments = 0;
  size_t lost_segments[3] = {};
  for_each_pair([&](const Pair& pair) {
    const catalog::Catalog bare = catalog::sync_locale(pair.source, nullptr, "sv-SE");
    const exchange::Job job = job_of(pair.translated);
    const exchange::Read reads[] = {exchange::read_xliff12("a.xlf", exchange::write_xliff12(job)),
                                    exchange::read_po("a.po", exchange::write_po(job)),
                                    exchange::read_xliff2("a.xlf", exchange::write_xliff2(pair.translated, {}))};
    for (size_t i = 0; i < 3; ++i) {
      REQUIRE(reads[i].findings.empty());
      const exchange::TakenBack taken = exchange::take_back(bare, reads[i].job->files.at(0), {});
      lost_segments[i] += lost(taken.catalog, pair.translated);
    }
    for (const catalog::Unit& unit : pair.translated.units)
      segments += unit.segments.size();
  });
  CAPTURE(segments);
  CHECK(lost_segments[0] == 0);
  CHECK(lost_segments[1] == 0);
  CHECK(lost_segments[2] == 0);
}

TEST_CASE("a memory of real translations comes back from TMX as it was") {
  for_each_pair([&](const Pair& pair) {
    const exchange::Memory memory = exchange::memory_of(job_of(pair.translated));
    const exchange::MemoryRead read = exchange::read_tmx("a.tmx", exchange::write_tmx(memory), "en-US", "sv-SE");
    REQUIRE(read.findings.empty());
    REQUIRE(read.memory->entries == memory.entries);
  });
}

TEST_CASE("gettext accepts every PO, and the standard's schema every XLIFF 1.2") {
  const fs::path schemas = fs::path(DOCLOC_SOURCE_DIR) / "../shared/schemas";
  const auto missing = [](const std::string& tool) {
    return std::system((tool + " --version >/dev/null 2>&1").c_str()) != 0;
  };
  if (missing("msgfmt") || missing("msgcat") || missing("xmllint") || !fs::exists(schemas)) {
    WARN("skipped: needs msgfmt, msgcat, xmllint and ../shared/schemas");
    return;
  }
  const fs::path folder = fs::temp_directory_path() / fmt::format("docloc-test-exchange-{}", std::random_device{}());
  fs::create_directories(folder);
  // One file of many articles each: a process an article is most of the time otherwise.
  exchange::Job job{.source_locale = "en-US", .target_locale = "sv-SE", .files = {}};
  size_t number = 0;
  for_each_pair([&](const Pair& pair) {
    job.files.push_back(exchange::select(pair.translated, {.standings = {}, .context = false, .obsolete = true}));
    job.files.back().path = fmt::format("{}-{}", ++number, job.files.back().path);
  });
  std::ofstream(folder / "all.po", std::ios::binary) << exchange::write_po(job);
  std::ofstream(folder / "all.xlf", std::ios::binary) << exchange::write_xliff12(job);
  const auto succeeds = [&](const std::string& command) {
    const std::string log = (folder / "log").string();
    const bool good = std::system(fmt::format("{} >/dev/null 2>'{}'", command, log).c_str()) == 0;
    const std::string said = testing::read_file(log);
    if (!good) UNSCOPED_INFO(said.substr(0, 2000));
    return good;
  };
  CHECK(succeeds(fmt::format("msgfmt -c -o /dev/null '{}'", (folder / "all.po").string())));
  CHECK(succeeds(fmt::format("msgcat -o '{}' '{}'", (folder / "cat.po").string(), (folder / "all.po").string())));
  CHECK(succeeds(fmt::format(
      "XML_CATALOG_FILES='{}' xmllint --noout --nonet --schema '{}' '{}'", (schemas / "catalog.xml").string(),
      (schemas / "xliff-1.2/xliff-core-1.2-strict.xsd").string(), (folder / "all.xlf").string())));
  // msgcat wraps lines and nothing else: what it wrote reads the same.
  const exchange::Read read = exchange::read_po("all.po", exchange::write_po(job));
  const exchange::Read wrapped = exchange::read_po("cat.po", testing::read_file(folder / "cat.po"));
  REQUIRE(wrapped.findings.empty());
  REQUIRE(wrapped.job->files.size() == read.job->files.size());
  CHECK(exchange::write_po(*wrapped.job) == exchange::write_po(*read.job));
  fs::remove_all(folder);
}
