// Sections that wander between the shared articles keep their ids and translations.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "catalog/catalog.h"
#include "catalog/unit_keys.h"
#include "site/store_catalogs.h"
#include "site/strings.h"
#include "support/corpus.h"
#include "unit/site/memory_store.h"

using namespace docloc;

namespace {

struct Seen {
  uint32_t units = 0;
  uint32_t translated = 0;
  std::string id;
};

// By key, over all articles.
std::map<uint64_t, Seen> look(const site::Job& job, const std::vector<std::string>& paths) {
  std::map<uint64_t, Seen> seen;
  for (const std::string& path : paths) {
    const Result<site::StoredCatalog> stored = site::read_catalog(job, "sv-SE", path);
    REQUIRE(stored);
    if (!stored->catalog) continue;
    for (const catalog::Unit& unit : stored->catalog->units) {
      if (unit.obsolete) continue;
      Seen& one = seen[catalog::key_of(unit)];
      ++one.units;
      one.translated += unit.segments[0].target ? 1 : 0;
      one.id = unit.id;
    }
  }
  return seen;
}

void translate(const site::Job& job, const std::string& path) {
  Result<site::StoredCatalog> stored = site::read_catalog(job, "sv-SE", path);
  REQUIRE(stored);
  if (!stored->catalog) return;
  for (catalog::Unit& unit : stored->catalog->units) {
    for (catalog::Segment& segment : unit.segments) {
      segment.target = segment.source;
      if (!segment.ignorable) segment.state = catalog::State::translated;
    }
  }
  REQUIRE(job.store.write(site::catalog_path(job.settings, "sv-SE", path), catalog::write_xliff(*stored->catalog)));
}

// Where the last section of level two begins; npos: there is none.
size_t last_section(const std::string& bytes) {
  const segment::Article article = segment::read_article("a.md", bytes);
  size_t begin = std::string::npos;
  for (const markdown::Node& node : article.document.nodes) {
    if (node.kind != markdown::NodeKind::heading || node.level != 2) continue;
    const size_t line = bytes.rfind('\n', node.bytes.begin);
    if (line != std::string::npos && bytes[line + 1] == '#') begin = line + 1;
  }
  return begin;
}

}  // namespace

TEST_CASE("sections that move to the next article keep 99.9% of ids and translations") {
  const std::vector<std::filesystem::path> files = testing::corpus_articles("PowerShell-Docs/en-US");
  if (files.empty()) {
    WARN("the shared articles are not there: skipped");
    return;
  }
  MemoryStore store;
  site::Settings settings;
  settings.locales = {"sv-SE"};
  const site::Job job{.store = store, .settings = settings, .threads = 2};
  std::vector<std::string> paths;
  for (const std::filesystem::path& file : files) {
    const std::string path =
        file.lexically_relative(testing::shared_folder() / "corpus/PowerShell-Docs/en-US").string();
    const std::string bytes = testing::read_file(file);
    if (!segment::read_article(path, bytes).usable) continue;
    paths.push_back(path);
    REQUIRE(store.write("content/en-US/" + path, bytes));
  }
  REQUIRE(site::sync_catalogs(job, {.locales = settings.locales}));
  for (const std::string& path : paths)
    translate(job, path);
  const std::map<uint64_t, Seen> before = look(job, paths);
  size_t moved = 0;
  for (size_t i = 0; i + 1 < paths.size(); i += 2) {
    std::string from = *store.read("content/en-US/" + paths[i]);
    std::string to = *store.read("content/en-US/" + paths[i + 1]);
    const size_t begin = last_section(from);
    if (begin == std::string::npos || begin < 100) continue;
    to += "\n\n" + from.substr(begin);
    from.resize(begin);
    REQUIRE(store.write("content/en-US/" + paths[i], from));
    REQUIRE(store.write("content/en-US/" + paths[i + 1], to));
    ++moved;
  }
  REQUIRE(moved > 300);
  REQUIRE(site::sync_catalogs(job, {.locales = settings.locales}));
  const std::map<uint64_t, Seen> after = look(job, paths);
  uint32_t units = 0;
  uint32_t translated = 0;
  uint32_t unique = 0;
  uint32_t same_id = 0;
  for (const auto& [key, seen] : after) {
    const auto old = before.find(key);
    if (old == before.end()) continue;  // text that a link definition changed when it stayed behind
    units += std::min(seen.units, old->second.units);
    translated += std::min(seen.translated, old->second.units);
    if (seen.units != 1 || old->second.units != 1) continue;
    ++unique;
    same_id += seen.id == old->second.id ? 1 : 0;
  }
  WARN(fmt::format("{} sections moved; {} of {} units translated; {} of {} unique ones with their id", moved,
                   translated, units, same_id, unique));
  CHECK(translated >= units * 0.999);
  CHECK(same_id >= unique * 0.999);
}
