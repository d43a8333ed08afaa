// How long the memory's index takes, what it finds, and how good guesses are, over the catalogs of a project.
//
//   memory_bench build   CATALOGS INDEX            time and size of the index of the .xlf files below CATALOGS (a
//                                                  locale's); lookups a second
//   memory_bench quality CATALOGS                  leave one out: how near the best guess is to the true translation,
//   by
//                                                  similarity of the sources
//   memory_bench gain    CATALOGS SOURCES ARTICLES what a later revision of the articles gains, over the locale's
//                                                  catalogs and the source locale's
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "base/hash.h"
#include "catalog/catalog.h"
#include "catalog/sync.h"
#include "memory/code_fit.h"
#include "memory/leverage.h"
#include "memory/memory.h"
#include "segment/article.h"
#include "text/words.h"

namespace {

using namespace docloc;  // NOLINT(google-build-using-namespace): a program of one file
using catalog::Catalog;
namespace fs = std::filesystem;

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string read_file(const fs::path& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// Relative path -> bytes.
std::map<std::string, std::string> read_folder(const std::string& folder, const std::string& extension) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != extension) continue;
    files[entry.path().lexically_relative(folder).generic_string()] = read_file(entry.path());
  }
  return files;
}

std::vector<Catalog> read_catalogs(const std::string& folder) {
  std::vector<Catalog> catalogs;
  for (const auto& [path, bytes] : read_folder(folder, ".xlf")) {
    if (catalog::Read read = catalog::read_xliff(path, bytes); read.catalog) {
      catalogs.push_back(std::move(*read.catalog));
    }
  }
  if (catalogs.empty()) fmt::print(stderr, "no catalogs in {}\n", folder);
  return catalogs;
}

memory::Memory make_memory(const std::vector<Catalog>& catalogs, const std::string& path) {
  auto memory = memory::Memory::open(path, catalogs[0].source_locale, catalogs[0].target_locale);
  std::vector<memory::Feed> feeds;
  for (const Catalog& catalog : catalogs)
    feeds.push_back({catalog.path, hex16(hash64(write_xliff(catalog)))});
  memory->refresh(feeds, [&](std::span<const size_t> indices) {
    std::vector<std::vector<memory::Entry>> entries;
    for (const size_t i : indices)
      entries.push_back(memory::entries_of(catalogs[i]));
    return entries;
  });
  if (!memory->notice().empty()) fmt::print("{}\n", memory->notice());
  return std::move(*memory);
}

// A translated segment, and the place it stands at.
struct Sample {
  const Catalog* catalog;
  memory::Position position;
  [[nodiscard]] const catalog::Unit& unit() const { return catalog->units[position.unit]; }
  [[nodiscard]] const catalog::Segment& segment() const { return unit().segments[position.segment]; }
  [[nodiscard]] memory::Query query() const {
    return {.role = unit().kind,
            .context = position.context,
            .key = position.key,
            .source = segment().source,
            .codes = unit().codes};
  }
};

// Each text of each role once, in an order that has nothing to do with the articles'.
std::vector<Sample> samples_of(const std::vector<Catalog>& catalogs, size_t most) {
  std::map<uint64_t, Sample> samples;
  for (const Catalog& catalog : catalogs) {
    for (const memory::Position& position : memory::positions_of(catalog)) {
      const Sample sample{&catalog, position};
      if (!sample.segment().target || sample.segment().state == catalog::State::initial) continue;
      samples.emplace(hash64(sample.unit().kind + std::to_string(position.key)), sample);
    }
  }
  std::vector<Sample> chosen;
  for (const auto& [key, sample] : samples) {
    if (chosen.size() < most) chosen.push_back(sample);
  }
  return chosen;
}

int bench_build(const std::string& folder, const std::string& index) {
  const std::vector<Catalog> catalogs = read_catalogs(folder);
  if (catalogs.empty()) return 1;
  fs::remove(index);
  auto begin = std::chrono::steady_clock::now();
  {
    const memory::Memory memory = make_memory(catalogs, index);
  }
  fmt::print("build      {:6.2f} s for {} catalogs, {:.1f} MB\n", seconds_since(begin), catalogs.size(),
             static_cast<double>(fs::file_size(index)) / 1e6);
  begin = std::chrono::steady_clock::now();
  const memory::Memory memory = make_memory(catalogs, index);
  const memory::Memory::Size size = memory.size();
  fmt::print("no change  {:6.2f} s (hashing the catalogs included); {} entries, {} distinct sources\n",
             seconds_since(begin), size.entries, size.sources);
  const std::vector<Sample> samples = samples_of(catalogs, 4000);
  for (const unsigned threads : {1U, 2U}) {
    std::atomic<size_t> next = 0;
    std::atomic<size_t> found = 0;
    const auto time = [&](const auto& look) {
      next = 0;
      found = 0;
      const auto start = std::chrono::steady_clock::now();
      {
        std::vector<std::jthread> pool;
        for (unsigned t = 0; t < threads; ++t) {
          pool.emplace_back([&] {
            for (size_t i = next++; i < samples.size(); i = next++)
              found += look(samples[i].query()).size();
          });
        }
      }
      return static_cast<double>(samples.size()) / seconds_since(start);
    };
    const double exact = time([&](const memory::Query& query) { return memory.exact(query); });
    for (const uint32_t least : {90U, 75U, 60U}) {
      const double similar = time([&](const memory::Query& query) { return memory.similar(query, least, 3); });
      fmt::print("{} thread{}  {:8.0f} exact, {:6.0f} similar lookups a second from {} % on ({} found for {} texts)\n",
                 threads, threads == 1 ? " " : "s", exact, similar, least, found.load(), samples.size());
    }
  }
  return 0;
}

// How near guesses of one band of similarity came to the true translations.
struct Band {
  size_t count = 0;
  size_t fits = 0;   // codes could be mapped
  size_t same = 0;   // the true translation, word for word
  size_t near = 0;   // at least 75 % of its words
  size_t far = 0;    // less than 50 %
  uint64_t sum = 0;  // of similarities, percent
};

int bench_quality(const std::string& folder) {
  const std::vector<Catalog> catalogs = read_catalogs(folder);
  if (catalogs.empty()) return 1;
  const memory::Memory memory = make_memory(catalogs, "");
  const std::string& locale = catalogs[0].target_locale;
  std::map<uint32_t, Band> bands;
  const std::vector<Sample> samples = samples_of(catalogs, 6000);
  for (const Sample& sample : samples) {
    const std::vector<memory::Found> found = memory.similar(sample.query(), 50, 1);
    if (found.empty()) continue;
    Band& band = bands[found[0].similarity / 5 * 5];
    catalog::Unit unit = sample.unit();
    ++band.count;
    band.fits += memory::fit_target(found[0].entry, unit, sample.position.segment) ? 1 : 0;
    const auto words = [&](const segment::Content& content) {
      return text::word_hashes(segment::plain_text(content), locale);
    };
    const uint32_t near = text::similarity(words(found[0].entry.target), words(*sample.segment().target));
    band.sum += near;
    band.same += near == 100 ? 1 : 0;
    band.near += near >= 75 ? 1 : 0;
    band.far += near < 50 ? 1 : 0;
  }
  fmt::print("{}: {} texts\n{:>8} {:>7} {:>8} {:>8} {:>8} {:>8} {:>8}\n", folder, samples.size(), "source", "texts",
             "codes", "target", "same", ">= 75", "< 50");
  for (const auto& [least, band] : bands) {
    const auto percent = [&](size_t n) { return 100.0 * static_cast<double>(n) / static_cast<double>(band.count); };
    fmt::print("{:>5}-{:<2} {:>7} {:>7.1f}% {:>7.1f}% {:>7.1f}% {:>7.1f}% {:>7.1f}%\n", least, least + 4, band.count,
               percent(band.fits), static_cast<double>(band.sum) / static_cast<double>(band.count), percent(band.same),
               percent(band.near), percent(band.far));
  }
  return 0;
}

template <typename T>
const Catalog* find(const std::map<std::string, T>& catalogs, const std::string& path) {
  const auto found = catalogs.find(path);
  return found == catalogs.end() ? nullptr : &found->second;
}

// Only what is new or changed since the locale's catalog `old` is left open, and it has no translations of its own
// older text: what memory alone gives.
Catalog only_new(Catalog synced, const Catalog* old) {
  std::set<uint64_t> known;
  if (old != nullptr) {
    for (const memory::Position& position : memory::positions_of(*old))
      known.insert(position.key);
  }
  for (const memory::Position& position : memory::positions_of(synced)) {
    catalog::Segment& segment = synced.units[position.unit].segments[position.segment];
    if (!segment.target && known.contains(position.key)) segment.target = segment.source;  // as a draft
  }
  for (catalog::Unit& unit : synced.units)
    unit.matches.clear();
  return synced;
}

void print(const memory::Account& account) {
  const catalog::Count open = account.open();
  const auto row = [&](const std::string& name, const catalog::Count& one) {
    fmt::print("{:>16} {:>7} segments {:>7} words {:>5.1f} %\n", name, one.segments, one.words,
               100.0 * one.words / std::max(1U, open.words));
  };
  row("open", open);
  row("exact in context", account.in_context);
  row("exact", account.exact);
  row("ambiguous", account.ambiguous);
  for (size_t i = 10; i-- > 0;) {
    if (account.similar[i].segments > 0) row(fmt::format("similar {}-{}", i * 10, i * 10 + 9), account.similar[i]);
  }
  row("nothing", account.nothing);
}

int bench_gain(const std::string& folder, const std::string& sources, const std::string& articles) {
  std::map<std::string, Catalog> locale;
  const std::vector<Catalog> catalogs = read_catalogs(folder);
  if (catalogs.empty()) return 1;
  for (const Catalog& catalog : catalogs)
    locale[catalog.path] = catalog;
  std::map<std::string, Catalog> source;
  for (Catalog& catalog : read_catalogs(sources))
    source[catalog.path] = std::move(catalog);
  const memory::Memory memory = make_memory(catalogs, "");
  catalog::Count before[8];
  catalog::Count after[8];
  memory::Account account;
  memory::Account changed;
  double seconds = 0;
  for (const auto& [path, bytes] : read_folder(articles, ".md")) {
    const segment::Article article = segment::read_article(path, bytes);
    const Catalog made = make_source_catalog(article, catalogs[0].source_locale, find(source, path));
    Catalog synced = sync_locale(made, find(locale, path), catalogs[0].target_locale);
    const catalog::Counts unfilled = count(synced);
    Catalog fresh = only_new(synced, find(locale, path));
    changed += memory::leverage(fresh, memory, {.threshold = 50});
    const auto begin = std::chrono::steady_clock::now();
    if (memory::needs_leverage(synced)) account += memory::leverage(synced, memory);
    seconds += seconds_since(begin);
    const catalog::Counts filled = count(synced);
    for (size_t i = 0; i < 8; ++i) {
      before[i].segments += unfilled.by_standing[i].segments;
      before[i].words += unfilled.by_standing[i].words;
      after[i].segments += filled.by_standing[i].segments;
      after[i].words += filled.by_standing[i].words;
    }
  }
  fmt::print("{:>12} {:>18} {:>18}\n", "", "before: seg., words", "after: seg., words");
  for (size_t i = 0; i < 8; ++i) {
    fmt::print("{:>12} {:>9} {:>9} {:>9} {:>9}\n", to_string(static_cast<catalog::Standing>(i)), before[i].segments,
               before[i].words, after[i].segments, after[i].words);
  }
  print(account);
  fmt::print("leverage took {:.2f} s\n\nnew or changed texts alone, against memory from 50 % on\n", seconds);
  print(changed);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 3 && arguments[0] == "build") return bench_build(arguments[1], arguments[2]);
  if (arguments.size() == 2 && arguments[0] == "quality") return bench_quality(arguments[1]);
  if (arguments.size() == 4 && arguments[0] == "gain") return bench_gain(arguments[1], arguments[2], arguments[3]);
  fmt::print(stderr, "usage: memory_bench build CATALOGS INDEX | quality CATALOGS | gain CATALOGS SOURCES ARTICLES\n");
  return 2;
}
