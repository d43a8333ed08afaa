#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "io/folder_store.h"

using namespace docloc;
namespace fs = std::filesystem;

namespace {

// A folder with project/ and elsewhere/ in it, gone at the end of the test.
struct Folders {
  Folders() {
    std::string pattern = (fs::temp_directory_path() / "docloc-io-XXXXXX").string();
    top = ::mkdtemp(pattern.data());
    fs::create_directories(top / "project");
    fs::create_directories(top / "elsewhere");
  }
  ~Folders() { fs::remove_all(top); }
  Folders(const Folders&) = delete;
  Folders& operator=(const Folders&) = delete;

  void put(const fs::path& path, std::string_view bytes) const {
    fs::create_directories((top / path).parent_path());
    std::ofstream(top / path, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::unique_ptr<io::FolderStore> open(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> roots = {(top / "project").string()};
    roots.insert(roots.end(), more.begin(), more.end());
    auto store = io::FolderStore::open(roots);
    REQUIRE(store.has_value());
    return std::move(*store);
  }

  fs::path top;
};

}  // namespace

TEST_CASE("A file comes back with the bytes it was written with, and folders are made for it") {
  const Folders folders;
  const auto store = folders.open();
  const std::string bytes("a\0b\r\n\xEF\xBB\xBF", 8);
  REQUIRE(store->write("deep/er/file.bin", bytes).value());
  CHECK(store->read("deep/er/file.bin").value() == bytes);
  CHECK(store->exists("deep/er/file.bin"));
  CHECK(store->list("").value() == std::vector<std::string>{"deep/er/file.bin"});
}

TEST_CASE("A file that has the bytes already is not written again") {
  const Folders folders;
  folders.put("project/a.md", "same");
  const auto store = folders.open();
  struct stat before{}, after{};
  REQUIRE(::stat((folders.top / "project/a.md").c_str(), &before) == 0);
  CHECK_FALSE(store->write("a.md", "same").value());
  REQUIRE(::stat((folders.top / "project/a.md").c_str(), &after) == 0);
  CHECK(before.st_ino == after.st_ino);
  CHECK(store->write("a.md", "diff").value());
  CHECK(store->read("a.md").value() == "diff");
}

TEST_CASE("A path that leaves the roots is an error, by name or by symbolic link") {
  const Folders folders;
  folders.put("elsewhere/secret", "s");
  folders.put("project/a.md", "a");
  fs::create_symlink(folders.top / "elsewhere", folders.top / "project/out");
  fs::create_symlink(folders.top / "elsewhere/secret", folders.top / "project/link");
  const auto store = folders.open();
  for (const std::string path : {"../elsewhere/secret", "x/../../elsewhere/secret", "out/secret", "link"}) {
    CAPTURE(path);
    CHECK_FALSE(store->read(path).has_value());
    CHECK_FALSE(store->exists(path));
  }
  CHECK_FALSE(store->read((folders.top / "elsewhere/secret").string()).has_value());
  CHECK_FALSE(store->write("out/new", "x").has_value());
  CHECK_FALSE(store->remove("out/secret").has_value());
  CHECK_FALSE(fs::exists(folders.top / "elsewhere/new"));
  CHECK(store->list("").value() == std::vector<std::string>{"a.md"});
}

TEST_CASE("Writing to a link replaces the link, never what it points at") {
  const Folders folders;
  folders.put("elsewhere/secret", "s");
  fs::create_symlink(folders.top / "elsewhere/secret", folders.top / "project/link");
  const auto store = folders.open();
  REQUIRE(store->write("link", "mine").value());
  CHECK(store->read("link").value() == "mine");
  CHECK(
      folders.open({(folders.top / "elsewhere").string()})->read((folders.top / "elsewhere/secret").string()).value() ==
      "s");
}

TEST_CASE("A link to a file inside is that file") {
  const Folders folders;
  folders.put("project/real.md", "text");
  fs::create_symlink("real.md", folders.top / "project/also.md");
  const auto store = folders.open();
  CHECK(store->read("also.md").value() == "text");
  CHECK(store->list(".").value() == std::vector<std::string>{"also.md", "real.md"});
}

TEST_CASE("Lists are sorted by bytes, pass dot-names over, and a missing folder is empty") {
  const Folders folders;
  for (const char* name : {"b/x.md", "a.md", "b.md", ".hidden/y.md", "b/.z.md", "B.md"}) {
    folders.put(fs::path("project") / name, "");
  }
  const auto store = folders.open();
  CHECK(store->list("").value() == std::vector<std::string>{"B.md", "a.md", "b.md", "b/x.md"});
  CHECK(store->list("b").value() == std::vector<std::string>{"x.md"});
  CHECK(store->list("none").value().empty());
}

TEST_CASE("A second root is reached by its absolute path, even before it is there") {
  const Folders folders;
  const std::string out = (folders.top / "later/out").string();
  const auto store = folders.open({out});
  REQUIRE(store->write(out + "/en-US/a.html", "page").value());
  CHECK(store->read(out + "/en-US/a.html").value() == "page");
  CHECK_FALSE(store->write((folders.top / "later/beside").string(), "x").has_value());
}

TEST_CASE("A batch writes what changed and leaves no temporaries") {
  const Folders folders;
  folders.put("project/same.xlf", "same");
  const auto store = folders.open();
  const std::vector<FileBytes> files = {{"same.xlf", "same"}, {"new/one.xlf", "1"}, {"two.xlf", "2"}};
  CHECK(store->write_all(files).value() == 2);
  CHECK(store->write_all(files).value() == 0);
  size_t entries = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folders.top / "project"))
    entries += entry.is_regular_file() ? 1 : 0;
  CHECK(entries == 3);
}

TEST_CASE("A batch that fails replaces nothing that comes after the failure, and leaves no temporaries") {
  const Folders folders;
  folders.put("project/in-the-way", "file");
  folders.put("project/a.xlf", "old");
  const auto store = folders.open();
  CHECK_FALSE(store->write_all({{"a.xlf", "new"}, {"in-the-way/b.xlf", "b"}}).has_value());
  CHECK(store->read("a.xlf").value() == "old");
  CHECK(std::distance(fs::directory_iterator(folders.top / "project"), {}) == 2);
}

TEST_CASE("Removing a file takes folders that became empty with it, and forgives that it is gone") {
  const Folders folders;
  folders.put("project/a/b/c.html", "x");
  folders.put("project/a/kept.html", "x");
  const auto store = folders.open();
  REQUIRE(store->remove("a/b/c.html").has_value());
  CHECK_FALSE(fs::exists(folders.top / "project/a/b"));
  CHECK(store->exists("a/kept.html"));
  CHECK(store->remove("a/b/c.html").has_value());
  REQUIRE(store->write("a/b/c.html", "again").value());
  CHECK(store->read("a/b/c.html").value() == "again");
}

TEST_CASE("Threads write different files of one new folder at the same time") {
  const Folders folders;
  const auto store = folders.open();
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&store, t] {
        for (int i = 0; i < 50; ++i) {
          const std::string name = fmt::format("d{}/{}", i, t);
          if (!store->write(name, name).value_or(false)) std::abort();
        }
      });
    }
  }
  CHECK(store->list("").value().size() == 200);
}

TEST_CASE("a stamp stays while a file does, and changes with its bytes, its place and its name") {
  const Folders folders;
  const auto store = folders.open();
  REQUIRE(store->write("a.txt", "one"));
  const std::string first = store->stamp("a.txt");
  CHECK_FALSE(first.empty());
  CHECK(store->stamp("a.txt") == first);
  // However fast one write follows another.
  std::set<std::string> stamps = {first};
  for (const char* bytes : {"two", "six", "ten", "one"}) {
    REQUIRE(store->write("a.txt", bytes));
    CHECK(stamps.insert(store->stamp("a.txt")).second);
  }
  CHECK(store->stamp("b.txt").empty());
  CHECK(store->stamp("../a.txt").empty());
}
