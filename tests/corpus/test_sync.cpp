// Edits of every PowerShell article: what keeps its id, its target, its lines in the catalogs.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "corpus/support.h"
#include "corpus/synced.h"
#include "support/corpus.h"
#include "support/random_markdown.h"

using namespace docloc;
using catalog::Catalog;
using catalog::Segment;
using segment::Article;

namespace {

std::vector<Article> powershell_articles() {
  std::vector<Article> articles;
  for (const auto& path : testing::corpus_articles("PowerShell-Docs/en-US")) {
    Article article = segment::read_article(path.filename().string(), testing::read_file(path));
    if (article.usable && !article.units.empty()) articles.push_back(std::move(article));
  }
  if (articles.empty()) WARN("skipped: the shared articles are not beside the repository");
  return articles;
}

// Indices of subflows would point elsewhere once units move.
void forget_subflows(Article& article) {
  for (segment::Unit& unit : article.units) {
    for (segment::Code& code : unit.codes)
      code.subflows.clear();
  }
}

// A unit's text as ids see it; equal: nobody can tell the two apart but by their places.
std::string text_of(const segment::Unit& unit) {
  return to_string(unit.kind) + segment::key_text(unit.content, unit.codes);
}

struct Kept {
  uint32_t units = 0;
  uint32_t with_id = 0;
  uint32_t with_target = 0;
  [[nodiscard]] bool enough() const { return with_id * 1000ULL >= units * 999ULL && with_target == units; }
};

// `origins[i]`: which unit of `before` the unit i of `after` is; SIZE_MAX: it is new. Among neighbours of one text
// nobody can tell which of them it is: one of them must have the id and the target.
Kept keep(const Article& before, const Article& after, const std::vector<size_t>& origins) {
  const corpus::Synced first = corpus::translated(before);
  const corpus::Synced next = corpus::synced(after, first);
  std::map<std::string, const catalog::Unit*> by_id;
  for (const catalog::Unit& unit : next.locale.units)
    by_id.emplace(unit.id, &unit);
  const auto is_translated = [&](const std::string& id) {
    const catalog::Unit& unit = *by_id.at(id);
    return !unit.obsolete && std::ranges::all_of(unit.segments, [](const Segment& segment) {
      return segment.ignorable || corpus::is_kept(segment);
    });
  };
  std::vector<std::string> texts;
  for (const segment::Unit& unit : after.units)
    texts.push_back(text_of(unit));
  Kept kept;
  for (size_t i = 0; i < after.units.size(); ++i) {
    if (origins[i] == SIZE_MAX) continue;
    size_t begin = i;
    size_t end = i + 1;
    while (begin > 0 && texts[begin - 1] == texts[i])
      --begin;
    while (end < texts.size() && texts[end] == texts[i])
      ++end;
    // What a deletion left of neighbours of one text may be any of them.
    std::set<std::string> ids{first.source.units[origins[i]].id};
    for (size_t k = origins[i]; k-- > 0 && text_of(before.units[k]) == texts[i];)
      ids.insert(first.source.units[k].id);
    for (size_t k = origins[i] + 1; k < before.units.size() && text_of(before.units[k]) == texts[i]; ++k)
      ids.insert(first.source.units[k].id);
    const auto here = [&](size_t k) { return ids.contains(next.source.units[k].id); };
    size_t found = begin;
    while (found < end && !here(found))
      ++found;
    ++kept.units;
    kept.with_id += found < end ? 1 : 0;
    kept.with_target += is_translated(next.source.units[found < end ? found : i].id) ? 1 : 0;
  }
  return kept;
}

using ArticleEdit = std::function<bool(testing::Random&, Article&, std::vector<size_t>&)>;

// Some unit whose text stands elsewhere too; false: there is none.
bool find_duplicate(testing::Random& random, const Article& article, size_t& index) {
  std::map<std::string, std::vector<size_t>> by_text;
  for (size_t i = 0; i < article.units.size(); ++i)
    by_text[text_of(article.units[i])].push_back(i);
  std::vector<size_t> repeated;
  for (const auto& [text, places] : by_text) {
    if (places.size() > 1) repeated.insert(repeated.end(), places.begin(), places.end());
  }
  if (repeated.empty()) return false;
  index = random.pick(repeated);
  return true;
}

void insert(Article& article, std::vector<size_t>& origins, size_t at, const segment::Unit& unit, size_t origin) {
  article.units.insert(article.units.begin() + static_cast<std::ptrdiff_t>(at), unit);
  origins.insert(origins.begin() + static_cast<std::ptrdiff_t>(at), origin);
}

void erase(Article& article, std::vector<size_t>& origins, size_t at) {
  article.units.erase(article.units.begin() + static_cast<std::ptrdiff_t>(at));
  origins.erase(origins.begin() + static_cast<std::ptrdiff_t>(at));
}

std::string blocks_without(const std::string& xml, const std::string& id) {
  const size_t begin = xml.find("    <unit id=\"" + id + "\"");
  REQUIRE(begin != std::string::npos);
  const size_t end = xml.find("    </unit>\n", begin);
  return xml.substr(0, begin) + xml.substr(end);
}

}  // namespace

TEST_CASE("a paragraph inserted on top of every PowerShell article leaves ids and targets where they were") {
  Kept all;
  for (const Article& before : powershell_articles()) {
    std::string bytes = before.bytes;
    bytes.insert(before.document.body, "Read this paragraph before everything else.\n\n");
    const Article after = segment::read_article(before.path, bytes);
    if (!after.usable || after.units.size() != before.units.size() + 1) continue;
    std::vector<size_t> origins;
    size_t next = 0;
    for (const segment::Unit& unit : after.units) {
      const bool is_new = segment::plain_text(unit.content).starts_with("Read this paragraph before");
      origins.push_back(is_new ? SIZE_MAX : next++);
    }
    const Kept kept = keep(before, after, origins);
    all.units += kept.units;
    all.with_id += kept.with_id;
    all.with_target += kept.with_target;
  }
  if (all.units == 0) return;
  WARN(fmt::format("{} units: {} kept their id, {} their target", all.units, all.with_id, all.with_target));
  CHECK(all.enough());
}

TEST_CASE("duplicates that are inserted, deleted and swapped leave 99.9% of units with id and target") {
  const std::map<std::string, ArticleEdit> edits = {
      {"insert",
       [](testing::Random& random, Article& article, std::vector<size_t>& origins) {
         size_t from = 0;
         if (!find_duplicate(random, article, from)) return false;
         const segment::Unit copy = article.units[from];
         insert(article, origins, random.below(static_cast<uint32_t>(article.units.size())), copy, SIZE_MAX);
         return true;
       }},
      {"delete",
       [](testing::Random& random, Article& article, std::vector<size_t>& origins) {
         size_t at = 0;
         if (!find_duplicate(random, article, at)) return false;
         erase(article, origins, at);
         return true;
       }},
      {"swap",
       [](testing::Random& random, Article& article, std::vector<size_t>& origins) {
         size_t at = 0;
         if (!find_duplicate(random, article, at)) return false;
         const size_t other = random.below(static_cast<uint32_t>(article.units.size()));
         std::swap(article.units[at], article.units[other]);
         std::swap(origins[at], origins[other]);
         return true;
       }},
  };
  const std::vector<Article> articles = powershell_articles();
  if (articles.empty()) return;
  for (const auto& [name, edit] : edits) {
    testing::Random random(7);
    Kept all;
    uint32_t edited = 0;
    for (const Article& original : articles) {
      Article before = original;
      forget_subflows(before);
      Article after = before;
      std::vector<size_t> origins(before.units.size());
      for (size_t i = 0; i < origins.size(); ++i)
        origins[i] = i;
      if (!edit(random, after, origins)) continue;
      const Kept kept = keep(before, after, origins);
      all.units += kept.units;
      all.with_id += kept.with_id;
      all.with_target += kept.with_target;
      ++edited;
    }
    WARN(fmt::format("{}: {} articles, {} units: {} kept their id, {} their target", name, edited, all.units,
                     all.with_id, all.with_target));
    CHECK(edited > 800);
    CHECK(all.with_id * 1000ULL >= all.units * 999ULL);
    CHECK(all.with_target * 1000ULL >= all.units * 999ULL);
  }
}

TEST_CASE("after one word of one sentence changed the catalogs differ in the lines of its unit alone") {
  testing::Random random(11);
  uint32_t edited = 0;
  for (const Article& before : powershell_articles()) {
    if (!random.chance(40)) continue;
    const auto index = random.below(static_cast<uint32_t>(before.units.size()));
    const segment::Unit& unit = before.units[index];
    if (unit.spelling != segment::Spelling::markdown) continue;
    const size_t word = before.bytes.find(" the ", unit.bytes.begin);
    if (word == std::string::npos || word + 5 > unit.bytes.end) continue;
    std::string bytes = before.bytes;
    bytes.replace(word, 5, " your ");
    const Article after = segment::read_article(before.path, bytes);
    if (after.units.size() != before.units.size()) continue;
    const corpus::Synced first = corpus::translated(before);
    const corpus::Synced next = corpus::synced(after, first);
    const std::string& id = first.source.units[index].id;
    INFO(before.path << ": " << segment::plain_text(unit.content));
    REQUIRE(next.source.units[index].id == id);
    CHECK(blocks_without(write_xliff(first.source), id) == blocks_without(write_xliff(next.source), id));
    CHECK(blocks_without(write_xliff(first.locale), id) == blocks_without(write_xliff(next.locale), id));
    const catalog::Unit& now = *std::ranges::find(next.locale.units, id, &catalog::Unit::id);
    const auto stale = std::ranges::count_if(now.segments, [](const Segment& s) { return !s.ignorable && !s.target; });
    CHECK(stale <= 1);
    ++edited;
  }
  if (edited != 0) CHECK(edited > 100);
}

TEST_CASE("20,110 units with 744 changed are synced within a second") {
  // The units of real articles in a row, as one huge one.
  Article before{.path = "all.md"};
  for (const Article& article : powershell_articles()) {
    for (const segment::Unit& unit : article.units) {
      if (before.units.size() < 20'110 && unit.kind != segment::UnitKind::front_matter) before.units.push_back(unit);
    }
  }
  if (before.units.empty()) return;
  REQUIRE(before.units.size() == 20'110);
  forget_subflows(before);
  Article after = before;
  testing::Random random(744);
  for (std::set<uint32_t> changed; changed.size() < 744;) {
    const uint32_t at = random.below(20'110);
    if (!changed.insert(at).second) continue;
    after.units[at].content.push_back({segment::PartKind::text, " Then again, perhaps not.", 0});
    segment::normalize(after.units[at].content);
  }
  const corpus::Synced first = corpus::translated(before);
  const std::clock_t begin = std::clock();  // of this process: other work on the machine does not count
  const corpus::Synced next = corpus::synced(after, first);
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  WARN(fmt::format("{} units, 744 changed: both catalogs synced in {:.3f} s of processor time", before.units.size(),
                   seconds));
  CHECK(next.source.units.size() == 20'110);
#ifdef NDEBUG
  CHECK(seconds < 1.0);
#endif
}
