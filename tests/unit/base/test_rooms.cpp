// The house rules of src/ARCHITECTURE.md, read off the includes: a room includes lower tiers only, and each third-party
// library has its rooms.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

const std::map<std::string, int>& tiers() {
  static const std::map<std::string, int> tier = {
      {"base", 0},    {"io", 1},     {"text", 1},  {"yaml", 1},   {"markdown", 1}, {"segment", 2},
      {"catalog", 3}, {"align", 4},  {"links", 4}, {"memory", 4}, {"exchange", 4}, {"render", 5},
      {"check", 5},   {"report", 6}, {"site", 7},  {"serve", 8},  {"cli", 9}};
  return tier;
}

// The beginning of an included name -> the rooms that may include it.
const std::map<std::string, std::set<std::string>>& libraries() {
  static const std::map<std::string, std::set<std::string>> rooms = {{"unicode/", {"text"}},
                                                                     {"cld2/", {"text"}},
                                                                     {"yaml-cpp/", {"yaml"}},
                                                                     {"cmark-gfm", {"markdown"}},
                                                                     {"pugixml", {"catalog", "exchange"}},
                                                                     {"nlohmann/", {"report", "exchange"}},
                                                                     {"CLI/", {"cli"}},
                                                                     {"xxhash", {"base"}},
                                                                     {"sys/", {"io"}},
                                                                     {"fcntl", {"io"}},
                                                                     {"unistd", {"io", "cli"}},
                                                                     {"filesystem", {"io", "cli"}},
                                                                     {"sqlite3", {"memory"}},
                                                                     {"zip.h", {"exchange"}},
                                                                     {"httplib", {"serve"}},
                                                                     {"spawn.h", {"io"}},
                                                                     {"curl/", {"io"}}};
  return rooms;
}

std::vector<std::string> includes_of(const std::filesystem::path& path) {
  std::vector<std::string> names;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("#include ")) continue;
    const size_t begin = line.find_first_of("<\"") + 1;
    names.push_back(line.substr(begin, line.find_first_of(">\"", begin) - begin));
  }
  return names;
}

}  // namespace

TEST_CASE("a room includes lower tiers only, and third-party headers stay in their rooms") {
  const std::filesystem::path root = std::filesystem::path(DOCLOC_SOURCE_DIR) / "src";
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
    ++files;
    const std::string room = std::filesystem::relative(entry.path(), root).begin()->string();
    INFO(entry.path().string());
    REQUIRE(tiers().contains(room));
    for (const std::string& name : includes_of(entry.path())) {
      INFO("includes " << name);
      const std::string other = name.substr(0, name.find('/'));
      if (name.find('/') != std::string::npos && tiers().contains(other) && other != room) {
        CHECK(tiers().at(other) < tiers().at(room));
      }
      for (const auto& [prefix, rooms] : libraries()) {
        if (name.starts_with(prefix)) CHECK(rooms.contains(room));
      }
    }
  }
  CHECK(files > 100);
}
