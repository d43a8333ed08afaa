// A folder of this machine for one test, and a Git repository in it.
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "io/folder_store.h"
#include "io/process.h"

namespace docloc::site {

class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "docloc-test-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = std::filesystem::canonical(pattern).string();
    store_ = std::move(*io::FolderStore::open({path_}));
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] Store& store() { return *store_; }
  [[nodiscard]] const Spawn& spawn() const { return spawn_; }

  void write(std::string_view path, std::string_view bytes) { REQUIRE(store_->write(path, bytes)); }

  std::string git(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"git", "-c", "user.name=Anna Ek", "-c", "user.email=anna@example.org"});
    const Result<ProgramResult> result = spawn_.run(arguments, path_, "");
    REQUIRE(result);
    INFO(result->err);
    REQUIRE(result->status == 0);
    return result->out;
  }

  [[nodiscard]] bool has_git() const {
    const Result<ProgramResult> result = spawn_.run({"git", "--version"}, "/", "");
    if (!result) WARN("git is not here: skipped");
    return result.has_value();
  }

 private:
  std::string path_;
  std::unique_ptr<io::FolderStore> store_;
  io::PosixSpawn spawn_;
};

}  // namespace docloc::site
