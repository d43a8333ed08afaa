// The front matter of real articles: every one scans, and any translatable value can be replaced by anything.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/source.h"
#include "unit/yaml/reading.h"
#include "yaml/front_matter.h"

using namespace docloc;
using namespace docloc::yaml;

namespace {

struct File {
  std::string path;
  std::string bytes;
};

std::vector<File> corpus() {
  namespace fs = std::filesystem;
  const fs::path root = fs::path(DOCLOC_SOURCE_DIR) / ".." / "shared" / "corpus";
  std::vector<File> files;
  if (!fs::exists(root)) {
    WARN("skipped: the folder ../shared/corpus is not there");
    return files;
  }
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".md") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({entry.path().string(), {std::istreambuf_iterator<char>(in), {}}});
  }
  std::ranges::sort(files, {}, &File::path);
  return files;
}

std::string replaced(const std::string& bytes, Span span, const std::string& text) {
  std::string out = bytes;
  return out.replace(span.begin, span.size(), text);
}

const std::vector<std::string>& nasty_values() {
  static const std::vector<std::string> values = {"\"",
                                                  "it's",
                                                  "a: b",
                                                  "a # b",
                                                  "- a",
                                                  "? a",
                                                  "@a",
                                                  "`a` b",
                                                  "%a",
                                                  "&a",
                                                  "*a",
                                                  "!a",
                                                  "|",
                                                  ">",
                                                  "yes",
                                                  "6.0",
                                                  "null",
                                                  "~",
                                                  "",
                                                  " lead",
                                                  "trail ",
                                                  "a\nb",
                                                  "😀",
                                                  "a\u00A0b",
                                                  "\\",
                                                  "[a]",
                                                  "{a}",
                                                  "a, b",
                                                  "---",
                                                  std::string(3000, 'w'),
                                                  "Ordinary Swedish å text"};
  return values;
}

// Every other key must read as before, the replaced one as exactly the new value.
void check_replacement(const File& file, const FrontMatter& fm, const Scalar& scalar, const std::string& value) {
  const auto text = spell_scalar(scalar, file.bytes, value, "\n");
  REQUIRE(text.has_value());
  const std::string result = replaced(file.bytes, scalar.bytes, *text);
  auto expected = *yaml_test::read_all(fm.content.of(file.bytes));
  expected[scalar.name] = value;
  const FrontMatter again = read_front_matter(file.path, result);
  const auto got = yaml_test::read_all(again.content.of(result));
  INFO(file.path << " " << scalar.name << " <- " << value);
  REQUIRE(got.has_value());
  CHECK((*got == expected));
  REQUIRE(again.find(scalar.name) != nullptr);
  CHECK(again.find(scalar.name)->value == value);
  CHECK(again.scalars.size() == fm.scalars.size());
}

bool is_translatable(const std::string& name) {
  return name == "title" || name == "description" || name.starts_with("keywords");
}

}  // namespace

TEST_CASE("the front matter of every corpus article reads as an independent YAML reader does") {
  size_t with_front_matter = 0;
  size_t scalars = 0;
  for (const File& file : corpus()) {
    if (find_invalid_utf8(file.bytes)) continue;
    const FrontMatter fm = read_front_matter(file.path, file.bytes);
    if (fm.bytes.empty()) continue;
    INFO(file.path);
    ++with_front_matter;
    const auto expected = yaml_test::read_all(fm.content.of(file.bytes));
    REQUIRE(fm.valid == expected.has_value());
    if (!fm.valid) {
      CHECK_FALSE(fm.findings.empty());
      continue;
    }
    if (fm.findings.empty()) CHECK(fm.scalars.size() == expected->size());
    for (const Scalar& scalar : fm.scalars) {
      ++scalars;
      REQUIRE(expected->contains(scalar.name));
      const std::string& value = expected->at(scalar.name);
      REQUIRE(scalar.value == value);
      const auto same = spell_scalar(scalar, file.bytes, scalar.value, "\n");
      REQUIRE(same.has_value());
      CHECK(replaced(file.bytes, scalar.bytes, *same) == file.bytes);
    }
  }
  if (with_front_matter > 0) WARN(fmt::format("{} articles, {} scalars", with_front_matter, scalars));
}

TEST_CASE("any translatable value of a corpus article can be replaced by nasty text") {
  std::unordered_set<std::string> seen;  // one of each spelling will do: its style and its first bytes
  size_t replacements = 0;
  for (const File& file : corpus()) {
    if (find_invalid_utf8(file.bytes)) continue;
    const FrontMatter fm = read_front_matter(file.path, file.bytes);
    if (!fm.findings.empty()) continue;
    for (const Scalar& scalar : fm.scalars) {
      const std::string spelled(scalar.bytes.of(file.bytes));
      const bool rare = scalar.style != ScalarStyle::plain || spelled.find('\n') != std::string::npos;
      if (!is_translatable(scalar.name) ||
          !seen.insert(fmt::format("{}{}{}", scalar.name, rare, spelled.substr(0, 2))).second) {
        continue;
      }
      for (const std::string& value : nasty_values()) {
        check_replacement(file, fm, scalar, value);
        ++replacements;
      }
    }
  }
  if (!seen.empty()) CHECK(replacements > 1000);
}
