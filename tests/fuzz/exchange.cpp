// Any bytes as any file that is exchanged: nothing crashes, and what was read goes into a catalog that stays valid.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "catalog/codes.h"
#include "exchange/formats.h"
#include "exchange/glossary.h"
#include "exchange/manifest.h"
#include "exchange/package.h"
#include "exchange/take_back.h"

using namespace docloc;

namespace {

using segment::PartKind;

catalog::Catalog small_catalog() {
  catalog::Catalog catalog{.path = "a.md", .source_locale = "en-US", .target_locale = "sv-SE"};
  catalog::Unit& unit = catalog.units.emplace_back();
  unit.id = "u1";
  unit.kind = "paragraph";
  unit.codes = {{.kind = segment::CodeKind::link, .paired = true, .open = "[", .close = "](a.md)", .meaning = "a.md"}};
  unit.segments.push_back(
      {.id = "s1",
       .source = {
           {PartKind::text, "See ", 0}, {PartKind::open, "", 1}, {PartKind::text, "it", 0}, {PartKind::close, "", 1}}});
  unit.segments.push_back({.id = "i1", .ignorable = true, .source = {{PartKind::text, " ", 0}}});
  unit.segments.push_back({.id = "s2", .source = {{PartKind::text, "Now", 0}}});
  return catalog;
}

void check(const exchange::Read& read) {
  if (!read.job) return;
  for (const exchange::File& file : read.job->files) {
    const exchange::TakenBack taken = exchange::take_back(small_catalog(), file, {});
    for (const catalog::Unit& unit : taken.catalog.units) {
      if (!catalog::find_code_faults(unit).empty()) std::abort();
    }
    const catalog::Read again = catalog::read_xliff("a.xlf", catalog::write_xliff(taken.catalog));
    if (!again.catalog) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 8) {
    case 0:
      check(exchange::read_xliff12("a.xlf", bytes));
      break;
    case 1:
      check(exchange::read_po("a.po", bytes));
      break;
    case 2:
      check(exchange::read_xliff2("a.xlf", bytes));
      break;
    case 3: {
      const exchange::MemoryRead read = exchange::read_tmx("a.tmx", bytes, "en-US", "sv-SE");
      if (!read.memory) break;
      const exchange::Memory merged = exchange::merge(*read.memory, {});
      const exchange::MemoryRead again = exchange::read_tmx("a.tmx", exchange::write_tmx(merged), "en-US", "sv-SE");
      if (!again.memory || again.memory->entries.size() != merged.entries.size()) std::abort();
      break;
    }
    case 4:
      (void)exchange::read_tbx("a.tbx", bytes, "en-US", "sv-SE");
      break;
    case 5: {
      const exchange::GlossaryRead read = exchange::read_csv("a.csv", bytes, "en-US", "sv-SE");
      if (!read.glossary) break;
      const exchange::GlossaryRead again =
          exchange::read_csv("a.csv", exchange::write_csv(*read.glossary), "en-US", "sv-SE");
      if (!again.glossary || again.glossary->terms != read.glossary->terms) std::abort();
      break;
    }
    case 6:
      (void)exchange::read_package("a.zip", bytes);
      break;
    default:
      (void)exchange::read_manifest("manifest.json", bytes);
      break;
  }
  return 0;
}
