// What leaves comes back: over generated catalogs full of nasty text, each format in turn.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <string>

#include "catalog/unit_keys.h"
#include "support.h"
#include "unit/catalog/generate.h"

namespace docloc::exchange {
namespace {

using catalog::Catalog;
using test::job_of;
using test::messages;
using test::only_file;
using test::without_targets;

using RoundTrip = std::function<Read(const Catalog&)>;

// Everything of a unit that an exchange must not lose.
void check_same(const catalog::Unit& back, const catalog::Unit& unit) {
  CHECK(back.notes == unit.notes);
  // Units inside a code are the source's to say; of a code that a translator added there are none.
  const auto codes_of = [](catalog::Unit copy) {
    for (segment::Code& code : copy.codes)
      code.subflows.clear();
    return copy.codes;
  };
  CHECK(codes_of(back) == codes_of(unit));
  REQUIRE(back.segments.size() == unit.segments.size());
  for (size_t i = 0; i < unit.segments.size(); ++i) {
    INFO("segment " << unit.segments[i].id);
    REQUIRE(back.segments[i].target == unit.segments[i].target);
    CHECK(back.segments[i].state == unit.segments[i].state);
    CHECK(back.segments[i].origin == unit.segments[i].origin);
  }
}

void check_round_trips(const RoundTrip& round_trip) {
  size_t targets = 0;
  for (uint32_t seed = 1; seed <= 600; ++seed) {
    const Catalog catalog = catalog::test::Generator(seed).catalog("sv-SE");
    if (select(catalog, {}).units.empty()) continue;
    INFO("seed " << seed << '\n' << catalog::write_xliff(catalog));
    const Read read = round_trip(catalog);
    REQUIRE(messages(read.findings) == "");
    const TakenBack taken = take_back(without_targets(catalog), only_file(read), {});
    REQUIRE(std::ranges::none_of(taken.findings, [](const Finding& f) { return f.severity != Severity::info; }));
    for (size_t i = 0; i < catalog.units.size(); ++i) {
      const catalog::Unit& unit = catalog.units[i];
      if (unit.obsolete || !unit.translate) continue;
      INFO("unit " << unit.id << '\n' << messages(taken.findings));
      check_same(taken.catalog.units[i], unit);
      targets += static_cast<size_t>(
          std::ranges::count_if(unit.segments, [](const auto& segment) { return segment.target.has_value(); }));
    }
  }
  CHECK(targets > 2000);
}

}  // namespace

TEST_CASE("XLIFF 1.2 loses no target, state or note") {
  check_round_trips([](const Catalog& catalog) { return read_xliff12("a.xlf", write_xliff12(job_of(catalog))); });
}

TEST_CASE("PO loses no target, state or note") {
  check_round_trips([](const Catalog& catalog) { return read_po("a.po", write_po(job_of(catalog))); });
}

TEST_CASE("XLIFF 2.1 loses no target, state or note") {
  check_round_trips([](const Catalog& catalog) { return read_xliff2("a.xlf", write_xliff2(catalog, {})); });
}

TEST_CASE("TMX gives back the entries that it was made of") {
  size_t entries = 0;
  for (uint32_t seed = 1; seed <= 600; ++seed) {
    const Memory memory = memory_of(job_of(catalog::test::Generator(seed).catalog("sv-SE")));
    const std::string bytes = write_tmx(memory);
    const MemoryRead read = read_tmx("a.tmx", bytes, "en-US", "sv-SE");
    INFO("seed " << seed << '\n' << bytes << messages(read.findings));
    REQUIRE(read.memory.has_value());
    std::vector<MemoryEntry> with_source = memory.entries;
    std::erase_if(with_source, [](const MemoryEntry& entry) { return entry.source.empty(); });
    REQUIRE(read.memory->entries.size() == with_source.size());
    for (size_t i = 0; i < with_source.size(); ++i) {
      CHECK(read.memory->entries[i].source == with_source[i].source);
      CHECK(read.memory->entries[i].target == with_source[i].target);
      CHECK(read.memory->entries[i].codes == with_source[i].codes);
      REQUIRE(read.memory->entries[i] == with_source[i]);
    }
    entries += with_source.size();
  }
  CHECK(entries > 1000);
}

TEST_CASE("The same job gives the same bytes, and a file that was read and written again is the same file") {
  for (uint32_t seed = 1; seed <= 200; ++seed) {
    const Catalog catalog = catalog::test::Generator(seed).catalog("sv-SE");
    const Job job = job_of(catalog);
    CHECK(write_xliff12(job) == write_xliff12(job_of(catalog)));
    CHECK(write_po(job) == write_po(job_of(catalog)));
    const Memory memory = memory_of(job);
    CHECK(write_tmx(merge(memory, memory)) == write_tmx(merge(memory, {})));
  }
}

}  // namespace docloc::exchange
