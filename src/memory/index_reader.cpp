// Which sources can be similar at all: with `least` percent of the words of a query of n in common, a source has at
// least k = ceil(n * least / 100) of them. So it has at least one of any n - k + 1 of the query's words, and those that
// stand in the fewest sources are searched for, each by the two rarest of its trigrams. Words below three characters
// have none and come last; when they are needed (short texts, Chinese, Japanese) the rarest trigrams of the whole text
// are searched for as well, which may miss a source.
#include "memory/index_reader.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/hash.h"
#include "memory/entry_bytes.h"
#include "memory/index_schema.h"
#include "memory/index_writer.h"
#include "text/words.h"

namespace docloc::memory {
namespace {

constexpr size_t kMostWindows = 24;
constexpr size_t kMostWords = 200;
// No sentence is as long; comparing such texts takes the product of their sizes.
constexpr size_t kMostLength = 1000;

// A string of FTS5's query language: nothing in it is an operator.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

// False: `other` has fewer than `needed` of the query's words. A quick look before the exact comparison.
bool may_have(const std::vector<uint64_t>& other, const std::vector<uint64_t>& sorted, size_t needed) {
  const auto is_in = [&](uint64_t word) { return std::ranges::binary_search(sorted, word); };
  return static_cast<size_t>(std::ranges::count_if(other, is_in)) >= needed;
}

// A trigram and how rare it is.
struct Rarity {
  int64_t sources = 0;
  std::string_view text;
  friend auto operator<=>(const Rarity&, const Rarity&) = default;
};

}  // namespace

IndexReader::IndexReader(std::unique_ptr<Database> own, Database& database)
    : own_(std::move(own)),
      database_(database),
      content_(database, "SELECT hash FROM content"),
      // Of the occurrences of one text, the one in the context asked for, where there is one: max() decides which row
      // the bare columns are of.
      exact_(database,
             "SELECT e.data, e.hash, max(coalesce(e.before = ?3 AND e.after = ?4, 0)) FROM sources s "
             "JOIN entries e ON e.source = s.id "
             "WHERE s.key = ?1 AND (e.role = ?2 OR e.role = '') AND e.feed <> ?5 GROUP BY e.hash"),
      feed_(database, "SELECT id FROM feeds WHERE name = ?"),
      trigram_(database, "SELECT sources FROM trigrams WHERE text = ?"),
      search_(database,
              "SELECT s.id, s.key, s.words FROM texts JOIN sources s ON s.id = texts.rowid "
              "WHERE texts MATCH ?1 AND texts.rowid BETWEEN ?2 AND ?3"),
      entries_(database, "SELECT data, hash FROM entries WHERE source = ? GROUP BY hash") {}

Entry IndexReader::checked_entry(std::string_view data, uint64_t hash) {
  std::optional<Entry> entry = hash64(data) == hash ? from_bytes(data) : std::nullopt;
  if (entry) return std::move(*entry);
  database_.blame(Fault::damaged, "an entry");
  return {};
}

uint64_t IndexReader::content() {
  uint64_t hash = 0;
  content_.begin();
  while (content_.next())
    hash = content_.key(0);
  return hash;
}

std::vector<Found> IndexReader::exact(const Query& query, std::string_view except) {
  int64_t feed = 0;  // no row has it
  feed_.begin().bind_text(except);
  while (feed_.next())
    feed = feed_.integer(0);
  std::vector<Found> found;
  exact_.begin().bind_key(query.key).bind_text(query.role);
  exact_.bind_key(query.context.before).bind_key(query.context.after).bind(feed);
  while (exact_.next()) {
    found.push_back({.entry = checked_entry(exact_.bytes(0), exact_.key(1)),
                     .in_context = exact_.integer(2) != 0,
                     .similarity = 100});
  }
  return found;
}

std::vector<Entry> IndexReader::entries_of(int64_t source) {
  std::vector<Entry> entries;
  entries_.begin().bind(source);
  while (entries_.next())
    entries.push_back(checked_entry(entries_.bytes(0), entries_.key(1)));
  return entries;
}

int64_t IndexReader::sources_with(std::string_view trigram) {
  const auto [found, is_new] = counts_.try_emplace(std::string(trigram), 0);
  if (is_new) {
    trigram_.begin().bind_text(trigram);
    while (trigram_.next())
      found->second = trigram_.integer(0);
  }
  return found->second;
}

std::string IndexReader::search_text(const Measure& measured, size_t needed) {
  const auto ranked = [&](std::string_view text) {
    std::vector<Rarity> found;
    for (const std::string_view trigram : trigrams_of(text))
      found.push_back({sources_with(trigram), trigram});
    std::ranges::sort(found);
    return found;
  };
  std::vector<std::pair<std::vector<Rarity>, uint64_t>> words;  // rarest first
  for (const Term& term : measured.terms) {
    if (std::vector<Rarity> trigrams = ranked(term.text); !trigrams.empty()) {
      trigrams.resize(std::min<size_t>(trigrams.size(), 2));
      words.emplace_back(std::move(trigrams), term.word);
    }
  }
  std::ranges::sort(words);
  size_t wanted = measured.words.size() - needed + 1;
  std::set<std::string> parts;
  for (const auto& [trigrams, word] : words) {
    if (wanted == 0 || parts.size() == kMostWords) break;
    // A word that stands there twice is two of the words.
    wanted -= std::min(wanted, static_cast<size_t>(std::ranges::count(measured.words, word)));
    if (trigrams.front().sources == 0) continue;  // nor does the word stand anywhere
    parts.insert(trigrams.size() == 1 ? quoted(trigrams[0].text)
                                      : "(" + quoted(trigrams[0].text) + " AND " + quoted(trigrams[1].text) + ")");
  }
  const std::vector<Rarity> windows = wanted > 0 ? ranked(measured.text) : std::vector<Rarity>();
  for (size_t i = 0; i < std::min(windows.size(), kMostWindows); ++i) {
    if (windows[i].sources > 0) parts.insert(quoted(windows[i].text));
  }
  std::string search;
  for (const std::string& part : parts)
    search += (search.empty() ? "" : " OR ") + part;
  return search;
}

std::vector<Candidate> IndexReader::candidates(const Measure& measured, uint32_t least, size_t most) {
  const size_t length = measured.words.size();
  if (length == 0 || length > kMostLength) return {};
  const size_t needed = (length * least + 99) / 100;
  const std::string search = search_text(measured, needed);
  if (search.empty()) return {};
  std::vector<uint64_t> sorted = measured.words;
  std::ranges::sort(sorted);
  std::vector<Candidate> found;
  std::vector<uint64_t> other;
  search_.begin().bind_text(search).bind(static_cast<int64_t>(needed << kLengthShift));
  search_.bind(static_cast<int64_t>(((length * 100 / least + 1) << kLengthShift) - 1));
  while (search_.next()) {
    if (!words_from_bytes(search_.bytes(2), other)) database_.blame(Fault::damaged, "words of a source");
    if (!may_have(other, sorted, needed)) continue;
    const uint32_t similarity = text::similarity(measured.words, other, least);
    if (similarity >= least) found.push_back({similarity, search_.key(1), search_.integer(0)});
  }
  std::ranges::sort(found, [](const Candidate& a, const Candidate& b) {
    return a.similarity != b.similarity ? a.similarity > b.similarity : a.key < b.key;
  });
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace docloc::memory
