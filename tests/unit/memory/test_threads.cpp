// Meant for ThreadSanitizer too: ./dev tsan -R memory
#include <fmt/format.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "build.h"

using namespace docloc;
using namespace docloc::memory;
using namespace docloc::memory::test;

namespace {

std::vector<catalog::Catalog> numbered(const std::string& target) {
  std::vector<catalog::Catalog> catalogs;
  for (int c = 0; c < 10; ++c) {
    std::vector<Pair> pairs;
    for (int i = 0; i < 20; ++i) {
      const std::string number = std::to_string(c * 100 + i);
      pairs.push_back({"Select item number " + number + " in the list.", target.empty() ? "" : target + number + "."});
    }
    catalogs.push_back(paragraphs(fmt::format("c{}", c) + (target.empty() ? "-new.md" : ".md"), pairs));
  }
  return catalogs;
}

void leverage_with(unsigned threads, const Memory& memory, std::vector<catalog::Catalog>& catalogs) {
  std::atomic<size_t> next = 0;
  std::vector<std::jthread> pool;
  for (unsigned t = 0; t < threads; ++t) {
    pool.emplace_back([&] {
      for (size_t i = next++; i < catalogs.size(); i = next++)
        leverage(catalogs[i], memory, {.threshold = 60});
    });
  }
}

}  // namespace

TEST_CASE("many threads find what one finds, in a file and in memory") {
  std::vector<catalog::Catalog> some = numbered("Välj objekt ");
  // Half of the texts are not known: similar ones are.
  for (catalog::Catalog& catalog : some)
    catalog.units.resize(10);
  for (const std::string& path : {std::string(), scratch_file("threads.sqlite")}) {
    const Memory memory = memory_of(some, path);
    std::vector<catalog::Catalog> expected = numbered("");
    leverage_with(1, memory, expected);
    CHECK(expected != numbered(""));
    for (int round = 0; round < 3; ++round) {
      std::vector<catalog::Catalog> catalogs = numbered("");
      leverage_with(8, memory, catalogs);
      CHECK(catalogs == expected);
    }
    CHECK_FALSE(memory.is_damaged());
  }
}
