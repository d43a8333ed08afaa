#include <catch2/catch.hpp>

#include "site/quote.h"

using namespace docloc;
using report::Band;

namespace {

catalog::Segment sentence(const std::string& id, const std::string& source) {
  return {.id = id, .source = {{.text = source}}};
}

catalog::Unit unit_with(catalog::Segment segment) {
  return {.id = "u-" + segment.id, .kind = "paragraph", .segments = {std::move(segment)}};
}

catalog::Match match(const std::string& origin, const std::string& source, uint32_t similarity = 0) {
  return {.segment = "s1",
          .origin = origin,
          .source = {{.text = source}},
          .target = {{.text = "x"}},
          .similarity = similarity};
}

Band band_of(const catalog::Unit& unit, const report::Weights& weights = report::kUsualWeights) {
  const catalog::Catalog catalog{.path = "a.md", .source_locale = "en-US", .target_locale = "sv-SE", .units = {unit}};
  site::WordCounter words("en-US");
  const std::vector<site::QuoteSegment> segments = site::quote_segments(catalog, catalog, {}, weights, words);
  REQUIRE(segments.size() == 1);
  return segments[0].band;
}

}  // namespace

TEST_CASE("a segment with nothing at hand is new; a human's translation is not quoted") {
  catalog::Unit unit = unit_with(sentence("s1", "Select the save button."));
  CHECK(band_of(unit) == Band::none);
  unit.segments[0].target = segment::Content{{.text = "V\u00E4lj Spara."}};
  unit.segments[0].state = catalog::State::translated;
  site::WordCounter words("en-US");
  const catalog::Catalog done{.source_locale = "en-US", .units = {unit}};
  CHECK(site::quote_segments(done, done, {}, report::kUsualWeights, words).empty());
}

TEST_CASE("a stale segment counts by how alike its older source is, by words") {
  catalog::Unit unit = unit_with(sentence("s1", "Select the big save button of the first window now."));
  unit.matches = {match("docloc:previous", "Select the big save button of the second window now.")};
  CHECK(band_of(unit) == Band::fuzzy_85);  // one word of ten
  unit.matches = {match("docloc:previous", "Something else altogether.")};
  CHECK(band_of(unit) == Band::none);
}

TEST_CASE("the best match counts; the same text is exact, other text never is") {
  catalog::Unit unit = unit_with(sentence("s1", "Select the save button."));
  unit.matches = {match("docloc:memory", "Select a button.", 60),
                  match("docloc:memory", "Select the Save button.", 100)};
  CHECK(band_of(unit) == Band::fuzzy_95);
  unit.matches.push_back(match("docloc:memory", "Select the save button."));
  CHECK(band_of(unit) == Band::exact);
}

TEST_CASE("what memory translated is exact, and in context where it stood between the same neighbours") {
  const auto translated = [](catalog::Segment segment) {
    segment.target = segment::Content{{.text = "x"}};
    segment.state = catalog::State::translated;
    return segment;
  };
  const catalog::Catalog open{
      .source_locale = "en-US",
      .units = {unit_with(sentence("s1", "Select the save button.")), unit_with(sentence("s2", "Close the window."))}};
  catalog::Catalog filled = open;
  for (catalog::Unit& unit : filled.units)
    unit.segments[0] = translated(unit.segments[0]);
  site::WordCounter words("en-US");
  const auto bands = [&](const catalog::Catalog& memory) {
    site::Contexts contexts;
    site::add_contexts(contexts, memory);
    std::vector<Band> found;
    for (const site::QuoteSegment& segment : site::quote_segments(open, filled, contexts, report::kUsualWeights, words))
      found.push_back(segment.band);
    return found;
  };
  CHECK(bands({.source_locale = "en-US"}) == std::vector{Band::exact, Band::exact});
  CHECK(bands(filled) == std::vector{Band::in_context, Band::in_context});
  catalog::Catalog other = filled;
  other.units.push_back(unit_with(translated(sentence("s3", "Go home."))));
  CHECK(bands(other) == std::vector{Band::in_context, Band::exact});
}

TEST_CASE("a machine's translation is edited, or a match used, whichever is cheaper") {
  catalog::Unit unit = unit_with(sentence("s1", "Select the save button."));
  unit.segments[0].target = segment::Content{{.text = "V\u00E4lj Spara."}};
  unit.segments[0].state = catalog::State::translated;
  unit.segments[0].origin = catalog::Origin::machine;
  CHECK(band_of(unit) == Band::machine);
  unit.matches = {match("docloc:memory", "Select the safe button.", 96)};
  CHECK(band_of(unit) == Band::fuzzy_95);
  report::Weights weights = report::kUsualWeights;
  weights[static_cast<size_t>(Band::machine)] = 20;
  CHECK(band_of(unit, weights) == Band::machine);
}

TEST_CASE("the same text is paid in full once") {
  const site::ArticleSegments a{.path = "a.md", .segments = {{.key = 1, .words = 10}, {.key = 1, .words = 10}}};
  const site::ArticleSegments b{.path = "b.md",
                                .segments = {{.key = 1, .words = 10}, {.key = 2, .words = 5, .band = Band::exact}}};
  const site::ArticleSegments done{.path = "c.md", .segments = {}};
  const report::QuoteLocale quote = site::quote_locale("sv-SE", {a, b, done}, report::kUsualWeights);
  REQUIRE(quote.articles.size() == 2);
  const report::BandAmounts total = quote.total();
  CHECK(total[static_cast<size_t>(Band::none)] == report::Amount{.segments = 1, .words = 10});
  CHECK(total[static_cast<size_t>(Band::repetition)] == report::Amount{.segments = 2, .words = 20});
  CHECK(total[static_cast<size_t>(Band::exact)] == report::Amount{.segments = 1, .words = 5});
  CHECK(report::weighted_hundredths(total, report::kUsualWeights) == 1000 + 200 + 50);
}

TEST_CASE("weights come from the settings, the usual ones where those say nothing") {
  site::Settings settings;
  settings.quote_weights = {{"new", 120}, {"85-94", 0}};
  const report::Weights weights = site::weights_of(settings);
  CHECK(weights[static_cast<size_t>(Band::none)] == 120);
  CHECK(weights[static_cast<size_t>(Band::fuzzy_85)] == 0);
  CHECK(weights[static_cast<size_t>(Band::exact)] == 10);
}

TEST_CASE("words are counted between inline codes, not in them, and across formatting") {
  using segment::PartKind;
  site::WordCounter words("en-US");
  CHECK(words.count({{.text = "Run "}, {.kind = PartKind::placeholder, .code = 1}, {.text = " twice, don't wait."}}) ==
        4);
  CHECK(words.count({{.text = "un"},
                     {.kind = PartKind::open, .code = 1},
                     {.text = "believ"},
                     {.kind = PartKind::close, .code = 1},
                     {.text = "able 1,024"}}) == 2);
}
