#include <catch2/catch.hpp>

#include "report/quote.h"

using namespace docloc::report;

namespace {

Quote of_two_articles() {
  Quote quote;
  QuoteArticle a{.path = "a.md"};
  a.bands[static_cast<size_t>(Band::none)] = {.segments = 2, .words = 1000};
  a.bands[static_cast<size_t>(Band::repetition)] = {.segments = 1, .words = 5};
  QuoteArticle b{.path = "b.md"};
  b.bands[static_cast<size_t>(Band::fuzzy_85)] = {.segments = 1, .words = 11};
  quote.locales.push_back({.locale = "sv-SE", .articles = {a, b}});
  return quote;
}

}  // namespace

TEST_CASE("bands have names that can be read back") {
  for (size_t i = 0; i < kBands; ++i)
    CHECK(band_of(to_string(static_cast<Band>(i))) == static_cast<Band>(i));
  CHECK_FALSE(band_of("100"));
}

TEST_CASE("a fuzzy match belongs to the band that its similarity lies in") {
  CHECK(fuzzy_band(99) == Band::fuzzy_95);
  CHECK(fuzzy_band(95) == Band::fuzzy_95);
  CHECK(fuzzy_band(94) == Band::fuzzy_85);
  CHECK(fuzzy_band(75) == Band::fuzzy_75);
  CHECK(fuzzy_band(50) == Band::fuzzy_50);
  CHECK(fuzzy_band(49) == Band::none);
}

TEST_CASE("a quote shows words, and words times weights") {
  CHECK(quote_text(of_two_articles()) ==
        "sv-SE         weight  segments  words  weighted\n"
        "  in-context      0%         0      0         0\n"
        "  exact          10%         0      0         0\n"
        "  repetition     10%         1      5         1\n"
        "  95-99          30%         0      0         0\n"
        "  85-94          50%         1     11         6\n"
        "  75-84          70%         0      0         0\n"
        "  50-74          90%         0      0         0\n"
        "  machine        50%         0      0         0\n"
        "  new           100%         2  1,000     1,000\n"
        "  total                      4  1,016     1,006\n");
}

TEST_CASE("a quote as JSON says the weights it was made with, and what each article costs") {
  const std::string json = quote_json(of_two_articles());
  CHECK(json.starts_with("{\n  \"format\": \"docloc-quote\",\n  \"version\": 1,\n  \"weights\": {\n"));
  CHECK(json.find("\"weighted_words\": 1006.0,") != json.npos);
  CHECK(json.find("\"weighted_words\": 5.5,") != json.npos);
}
