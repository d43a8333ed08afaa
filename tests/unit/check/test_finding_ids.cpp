#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "check/check.h"
#include "check/finding_ids.h"

using namespace docloc;
using namespace docloc::check;

namespace {

// Names of the families that a check reports, as they stand in the sources.
std::set<std::string> ids_in_sources() {
  const std::regex literal(
      "\"((apply|check|data|front-matter|links|markdown|site|source|translation|yaml)/[a-z0-9-]+)\"");
  std::set<std::string> ids;
  const std::filesystem::path root = std::filesystem::path(DOCLOC_SOURCE_DIR) / "src";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".cpp" || entry.path().filename() == "finding_ids.cpp") continue;
    std::ifstream file(entry.path());
    std::stringstream text;
    text << file.rdbuf();
    const std::string bytes = text.str();
    for (auto at = std::sregex_iterator(bytes.begin(), bytes.end(), literal); at != std::sregex_iterator(); ++at)
      ids.insert((*at)[1]);
  }
  return ids;
}

}  // namespace

TEST_CASE("every finding that a check can report has a known name") {
  const std::set<std::string> ids = ids_in_sources();
  CHECK(ids.size() > 30);
  for (const std::string& id : ids) {
    // Findings of export alone.
    if (id.starts_with("site/export-")) continue;
    INFO(id);
    CHECK(is_finding_id(id));
  }
}

TEST_CASE("a name is in the table of rules or beside it, not in both") {
  for (const std::string_view id : other_finding_ids()) {
    INFO(id);
    CHECK(find_rule(id) == nullptr);
  }
  CHECK(is_finding_id("translation/missing"));
  CHECK(is_finding_id("apply/refused"));
  CHECK_FALSE(is_finding_id("translation"));
  CHECK(is_family_pattern("translation/*"));
  CHECK(is_family_pattern("catalog/*"));
  CHECK_FALSE(is_family_pattern("nothing/*"));
  CHECK_FALSE(is_family_pattern("trans*"));
}

TEST_CASE("what belongs to a unit can be suppressed, what is wrong with a file cannot") {
  for (const char* id : {"links/missing-article", "translation/codes", "apply/refused", "links/external-missing"})
    CHECK(is_suppressible(id));
  for (const char* id : {"catalog/text", "links/orphan", "links/image-format", "site/orphan", "apply/imagined"})
    CHECK_FALSE(is_suppressible(id));
  for (const char* name : {"apply/*", "links/*", "apply/codes"})
    CHECK(is_suppressible_pattern(name));
  for (const char* name : {"catalog/*", "site/*", "apply", "*", "imagined/*"})
    CHECK_FALSE(is_suppressible_pattern(name));
}
