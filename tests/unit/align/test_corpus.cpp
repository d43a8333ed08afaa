#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "align/import_markdown.h"

using namespace docloc;
using namespace docloc::align;
namespace fs = std::filesystem;

namespace {

segment::Article read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return segment::read_article(path.filename().generic_string(), {std::istreambuf_iterator<char>(file), {}});
}

struct Totals {
  uint32_t pages = 0;
  uint32_t imported = 0;
  uint32_t units = 0;
  uint32_t translated = 0;
};

Totals import_all(const fs::path& source, const fs::path& target) {
  Totals totals;
  for (const auto& entry : fs::recursive_directory_iterator(source)) {
    const fs::path other = target / fs::relative(entry.path(), source);
    if (entry.path().extension() != ".md" || !fs::exists(other)) continue;
    const ImportResult result = import_markdown(read(entry.path()), read(other), {.locale = "sv-SE"});
    ++totals.pages;
    if (result.outcome == PageOutcome::imported) ++totals.imported;
    totals.units += static_cast<uint32_t>(result.units.size());
    totals.translated += result.count(UnitOutcome::translated);
  }
  return totals;
}

const fs::path kCorpus = fs::path(DOCLOC_SOURCE_DIR) / "../shared/corpus";

}  // namespace

TEST_CASE(
    "the seed article's translations of the same source are imported whole, the one of another source is reported") {
  if (!fs::exists(kCorpus / "seed")) {
    WARN("skipped: there is no folder " << (kCorpus / "seed").string());
    return;
  }
  const std::string name = "billing-upgrade-azure-subscription.md";
  const segment::Article source = read(kCorpus / "seed/en-US" / name);
  for (const char* locale : {"cs-CZ", "es-ES", "fr-FR", "ko-KR", "ru-RU", "sv-SE", "tr-TR", "zh-TW"}) {
    const ImportResult result = import_markdown(source, read(kCorpus / "seed" / locale / name), {.locale = locale});
    CAPTURE(locale);
    CHECK(result.revision == Revision::same);
    const uint32_t whole = result.count(UnitOutcome::translated);
    CHECK(whole == source.units.size());
    CHECK(result.heading_anchors);
    CHECK(result.findings.empty());
  }
  const ImportResult chinese = import_markdown(source, read(kCorpus / "seed/zh-CN" / name), {.locale = "zh-CN"});
  CHECK(chinese.outcome == PageOutcome::other_revision);
  CHECK(chinese.findings.at(0).rule == "align/revision");
}

TEST_CASE("nearly all units of real translated sets are imported") {
  if (!fs::exists(kCorpus / "ATADocs")) {
    WARN("skipped: there is no folder " << (kCorpus / "ATADocs").string());
    return;
  }
  const Totals ata = import_all(kCorpus / "ATADocs/en-US", kCorpus / "ATADocs/sv-SE");
  CHECK(ata.pages == 110);
  CHECK(ata.imported == ata.pages);
  CHECK(ata.translated * 1000U >= ata.units * 998U);
  const Totals insights = import_all(kCorpus / "customer-insights/en-US", kCorpus / "customer-insights/sv-SE");
  CHECK(insights.imported == insights.pages);
  CHECK(insights.translated * 1000U >= insights.units * 999U);
}
