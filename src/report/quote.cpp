#include "report/quote.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/report.h"
#include "report/table.h"

namespace docloc::report {
namespace {

constexpr std::array<const char*, kBands> kNames = {"in-context", "exact", "repetition", "95-99", "85-94",
                                                    "75-84",      "50-74", "machine",    "new"};

// Half a word and more is a word.
std::string whole_words(uint64_t hundredths) {
  return grouped((hundredths + 50) / 100);
}

Amount sum_of(const BandAmounts& bands) {
  Amount sum;
  for (const Amount& amount : bands)
    sum += amount;
  return sum;
}

}  // namespace

Amount& Amount::operator+=(const Amount& other) {
  segments += other.segments;
  words += other.words;
  return *this;
}

const char* to_string(Band band) {
  return kNames[static_cast<size_t>(band)];
}

std::optional<Band> band_of(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Band>(found - kNames.begin());
}

Band fuzzy_band(uint32_t similarity) {
  if (similarity >= 95) return Band::fuzzy_95;
  if (similarity >= 85) return Band::fuzzy_85;
  if (similarity >= 75) return Band::fuzzy_75;
  return similarity >= 50 ? Band::fuzzy_50 : Band::none;
}

BandAmounts QuoteLocale::total() const {
  BandAmounts total;
  for (const QuoteArticle& article : articles) {
    for (size_t i = 0; i < kBands; ++i)
      total[i] += article.bands[i];
  }
  return total;
}

uint64_t weighted_hundredths(const BandAmounts& bands, const Weights& weights) {
  uint64_t sum = 0;
  for (size_t i = 0; i < kBands; ++i)
    sum += static_cast<uint64_t>(bands[i].words) * weights[i];
  return sum;
}

std::string quote_text(const Quote& quote) {
  Rows rows;
  for (const QuoteLocale& locale : quote.locales) {
    const BandAmounts bands = locale.total();
    if (!rows.empty()) rows.push_back({""});
    rows.push_back({visible(locale.locale), "weight", "segments", "words", "weighted"});
    for (size_t i = 0; i < kBands; ++i) {
      rows.push_back({fmt::format("  {}", kNames[i]), fmt::format("{}%", quote.weights[i]), grouped(bands[i].segments),
                      grouped(bands[i].words), whole_words(static_cast<uint64_t>(bands[i].words) * quote.weights[i])});
    }
    const Amount sum = sum_of(bands);
    rows.push_back({"  total", "", grouped(sum.segments), grouped(sum.words),
                    whole_words(weighted_hundredths(bands, quote.weights))});
  }
  return table_text(rows);
}

}  // namespace docloc::report
