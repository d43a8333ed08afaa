#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catalog/sync.h"
#include "segment/article.h"

namespace docloc::catalog {
namespace {

namespace fs = std::filesystem;

std::string read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<fs::path> articles(const fs::path& root) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace

TEST_CASE("Catalogs of real articles are read as they were written, and sync leaves them alone") {
  const fs::path corpus = fs::path(DOCLOC_SOURCE_DIR) / "../shared/corpus";
  if (!fs::exists(corpus)) {
    WARN("skipped: needs ../shared/corpus");
    return;
  }
  size_t catalogs = 0;
  for (const char* set : {"seed", "ATADocs", "customer-insights", "PowerShell-Docs"}) {
    for (const fs::path& path : articles(corpus / set / "en-US")) {
      const segment::Article article = segment::read_article(path.filename().string(), read_bytes(path));
      const Catalog source = make_source_catalog(article, "en-US", nullptr);
      if (source.units.empty()) continue;  // no catalog then
      INFO(path.string());
      const Read read = read_xliff("a.xlf", write_xliff(source));
      for (const Finding& finding : read.findings)
        UNSCOPED_INFO(finding.target.line << ' ' << finding.message);
      REQUIRE(read.findings.empty());
      REQUIRE(*read.catalog == source);
      REQUIRE(make_source_catalog(article, "en-US", &*read.catalog) == source);
      const Catalog locale = sync_locale(source, nullptr, "sv-SE");
      REQUIRE(*read_xliff("a.xlf", write_xliff(locale)).catalog == locale);
      REQUIRE(sync_locale(source, &locale, "sv-SE") == locale);
      ++catalogs;
    }
  }
  CHECK(catalogs > 0);
}

}  // namespace docloc::catalog
