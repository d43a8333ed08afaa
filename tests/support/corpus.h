// The shared articles beside the repository, for tests that read real pages. They are not part of it: a test that finds
// none says so and passes.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace docloc::testing {

inline std::filesystem::path shared_folder() {
  return std::filesystem::path(DOCLOC_SOURCE_DIR) / ".." / "shared";
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Every .md below ../shared/corpus/FOLDER, sorted; empty when the folder is not there.
inline std::vector<std::filesystem::path> corpus_articles(const std::string& folder) {
  std::vector<std::filesystem::path> found;
  const std::filesystem::path root = shared_folder() / "corpus" / folder;
  std::error_code absent;
  for (std::filesystem::recursive_directory_iterator it(root, absent), end; !absent && it != end; ++it) {
    if (it->path().extension() == ".md") found.push_back(it->path());
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace docloc::testing
