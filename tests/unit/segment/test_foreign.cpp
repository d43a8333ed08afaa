// The invariants of DESIGN.md with every foreign dialect on, over generated and real articles.
#include <catch2/catch.hpp>
#include <string>

#include "segment/apply.h"
#include "support/corpus.h"
#include "support/random_markdown.h"

using namespace docloc;
using namespace docloc::segment;

namespace {

// "%%...%%" on one line, as a user's pattern would find it.
bool percent_spans(std::string_view text, std::vector<Span>& spans) {
  for (size_t at = text.find("%%"); at != std::string_view::npos; at = text.find("%%", at)) {
    const size_t end = text.find("%%", at + 2);
    if (end == std::string_view::npos) break;
    if (text.substr(at, end - at).find_first_of("\r\n") == std::string_view::npos) {
      spans.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end) + 2});
      at = end + 2;
    } else {
      at = end;
    }
  }
  return true;
}

ExtractOptions all_dialects() {
  ExtractOptions options;
  auto& foreign = options.parse.foreign;
  foreign.mdx = foreign.shortcodes = foreign.liquid = foreign.math = foreign.admonitions = true;
  foreign.patterns = percent_spans;
  return options;
}

// Each dialect alone and all together.
ExtractOptions some_dialects(testing::Random& random) {
  ExtractOptions options = all_dialects();
  if (random.chance(50)) return options;
  auto& foreign = options.parse.foreign;
  foreign.mdx = random.chance(40);
  foreign.shortcodes = random.chance(40);
  foreign.liquid = random.chance(40);
  foreign.math = random.chance(40);
  foreign.admonitions = random.chance(40);
  return options;
}

std::string names_of(const ExtractOptions& options) {
  const auto& foreign = options.parse.foreign;
  std::string names;
  if (foreign.mdx) names += "mdx ";
  if (foreign.shortcodes) names += "shortcodes ";
  if (foreign.liquid) names += "liquid ";
  if (foreign.math) names += "math ";
  if (foreign.admonitions) names += "admonitions ";
  return names;
}

std::vector<std::optional<Target>> identity_targets(const Article& article) {
  std::vector<std::optional<Target>> targets;
  for (const Unit& unit : article.units)
    targets.push_back(Target{unit.content, {}, {}});
  return targets;
}

std::string respelled(const Article& article) {
  return apply(article, identity_targets(article), {.respell = true}).bytes;
}

bool has_label_text(const Article& article, const Unit& unit) {
  for (const uint32_t node : unit.code_nodes) {
    if (node == markdown::kNoNode) continue;
    const markdown::LinkForm form = article.document.nodes[node].form;
    if (form == markdown::LinkForm::shortcut_reference || form == markdown::LinkForm::collapsed_reference) return true;
  }
  return unit.kind == UnitKind::alt;
}

// Every byte outside of top-level units is the source's.
bool keeps_gaps(const Article& article, const Localized& localized) {
  std::vector<size_t> order;
  for (size_t i = 0; i < article.units.size(); ++i) {
    if (article.units[i].parent == kNoUnit) order.push_back(i);
  }
  std::ranges::sort(order, {}, [&](size_t i) { return article.units[i].bytes.begin; });
  uint32_t ours = 0;
  uint32_t theirs = 0;
  for (const size_t i : order) {
    if (article.units[i].bytes.begin < ours) continue;  // inside the one before
    const Span gap{ours, article.units[i].bytes.begin};
    if (localized.bytes.substr(theirs, gap.size()) != gap.of(article.bytes)) return false;
    ours = article.units[i].bytes.end;
    theirs = localized.map[i].bytes.end;
  }
  return localized.bytes.substr(theirs) == article.bytes.substr(ours);
}

std::vector<std::string> skeletons(const Article& article) {
  std::vector<std::string> all;
  for (const markdown::Foreign& foreign : article.document.foreign)
    all.push_back(foreign.skeleton(article.bytes));
  std::ranges::sort(all);
  return all;
}

const Unit* find_unit(const Article& article, std::string_view text) {
  const auto found =
      std::ranges::find_if(article.units, [&](const Unit& unit) { return plain_text(unit.content) == text; });
  return found == article.units.end() ? nullptr : &*found;
}

Localized translate(const Article& article, std::string_view from, const std::string& to) {
  std::vector<std::optional<Target>> targets(article.units.size());
  const Unit* unit = find_unit(article, from);
  REQUIRE(unit != nullptr);
  targets[static_cast<size_t>(unit - article.units.data())] = Target{{{.kind = PartKind::text, .text = to}}, {}, {}};
  return apply(article, targets, {});
}

}  // namespace

TEST_CASE("random articles with foreign syntax come out as they went in") {
  testing::Random random(31);
  for (int round = 0; round < 6000; ++round) {
    const std::string text = testing::random_foreign_markdown(random, 1 + random.below(14));
    const Article article = read_article("random.md", text, some_dialects(random));
    INFO(text);
    REQUIRE(article.usable);
    REQUIRE(respelled(article) == text);
  }
}

TEST_CASE("one letter of one target changes one byte among foreign syntax") {
  testing::Random random(32);
  uint32_t sampled = 0;
  uint32_t refused = 0;
  for (int round = 0; round < 4000; ++round) {
    const std::string text = testing::random_foreign_markdown(random, 1 + random.below(12));
    const ExtractOptions options = some_dialects(random);
    const Article article = read_article("random.md", text, options);
    if (article.units.empty()) continue;
    auto targets = identity_targets(article);
    const size_t unit = random.below(static_cast<uint32_t>(targets.size()));
    bool changed = false;
    for (Part& part : targets[unit]->content) {
      for (char& c : part.text) {
        if (changed || c < 'a' || c > 'z' || !random.chance(20)) continue;
        c = c == 'q' ? 'x' : 'q';
        changed = true;
      }
    }
    if (!changed) continue;
    const Localized localized = apply(article, targets, {.respell = true});
    ++sampled;
    if (localized.map[unit].outcome == Outcome::refused) {
      ++refused;
      continue;
    }
    INFO(names_of(options) << "\n" << text << "\n--- became ---\n" << localized.bytes);
    if (has_label_text(article, article.units[unit])) continue;
    REQUIRE(localized.bytes.size() == text.size());
    size_t differing = 0;
    for (size_t i = 0; i < text.size(); ++i)
      differing += text[i] != localized.bytes[i] ? 1 : 0;
    REQUIRE(differing == 1);
  }
  CHECK(sampled > 1000);
  CHECK(refused * 50 < sampled);
}

TEST_CASE("whatever the targets hold, foreign syntax stays as it is and no new one comes to be") {
  testing::Random random(33);
  uint32_t applied = 0;
  uint32_t refused = 0;
  for (int round = 0; round < 2500; ++round) {
    const std::string text = testing::random_foreign_markdown(random, 1 + random.below(10));
    const ExtractOptions options = some_dialects(random);
    const Article article = read_article("random.md", text, options);
    std::vector<std::optional<Target>> targets(article.units.size());
    for (size_t i = 0; i < targets.size(); ++i) {
      if (!random.chance(60)) continue;
      Content content = article.units[i].content;
      const std::string nasty =
          random.chance(50) ? testing::nasty_text(random, 3) : testing::random_foreign_markdown(random, 1);
      content.push_back({.kind = PartKind::text, .text = nasty});
      normalize(content);
      targets[i] = Target{content, {}, {}};
    }
    const Localized localized = apply(article, targets, {});
    INFO(names_of(options) << "\n" << text << "\n--- became ---\n" << localized.bytes);
    REQUIRE(keeps_gaps(article, localized));
    const Article again = read_article("random.md", localized.bytes, options);
    REQUIRE(again.runs.size() == article.runs.size());
    REQUIRE(skeletons(again) == skeletons(article));
    for (const Placement& placement : localized.map) {
      applied += placement.outcome == Outcome::applied ? 1 : 0;
      refused += placement.outcome == Outcome::refused ? 1 : 0;
    }
  }
  INFO(applied << " applied, " << refused << " refused");
  CHECK(applied > 2000);
  CHECK(refused * 8 < applied);
}

TEST_CASE("the shared articles come out as they went in with every dialect on") {
  uint32_t articles = 0;
  const ExtractOptions options = all_dialects();
  for (const char* folder : {"PowerShell-Docs/en-US", "ATADocs/en-US", "customer-insights/en-US", "seed/en-US"}) {
    for (const auto& path : testing::corpus_articles(folder)) {
      const std::string text = testing::read_file(path);
      const Article article = read_article("a.md", text, options);
      if (!article.usable) continue;
      INFO(path.string());
      REQUIRE(respelled(article) == text);
      ++articles;
    }
  }
  if (articles == 0) WARN("skipped: the shared articles are not beside the repository");
}

TEST_CASE("a target that writes foreign syntax anew is escaped, or refused with a finding") {
  const Article article = read_article("a.md", "One {x} word.\n\nLast.\n", all_dialects());
  for (const std::string to : {"{{ secret }}", "{% include x %}", "{props.x}", "$a$ b", "<Foo />", "\\(x\\)", "%%a%%",
                               "!!! note", ":::tip", "import a from 'b'", "{{< x >}}", "$$x$$"}) {
    INFO(to);
    const Localized localized = translate(article, "Last.", to);
    const Article again = read_article("a.md", localized.bytes, all_dialects());
    CHECK(again.document.foreign.size() == 1);
    if (localized.findings.empty()) CHECK(find_unit(again, to) != nullptr);
  }
}

TEST_CASE("titles and labels are units, spelled as their place needs it") {
  const ExtractOptions options = all_dialects();
  const auto becomes = [&](const std::string& source, std::string_view from, const std::string& to) {
    const Localized localized = translate(read_article("a.md", source, options), from, to);
    return localized.findings.empty() ? localized.bytes : localized.findings[0].rule;
  };
  CHECK(becomes("<Tab label=\"The &amp; one\">\n\ntext\n\n</Tab>\n", "The & one", "Den \"&\" enda") ==
        "<Tab label=\"Den &quot;&amp;&quot; enda\">\n\ntext\n\n</Tab>\n");
  CHECK(becomes("{{< fig alt=\"A \\\"b\\\" c\" src=\"x\" >}}\n", "A \"b\" c", "En \"b\" d") ==
        "{{< fig alt=\"En \\\"b\\\" d\" src=\"x\" >}}\n");
  CHECK(becomes(":::tip My title {#id}\ntext\n:::\n", "My title", "Min titel") ==
        ":::tip Min titel {#id}\ntext\n:::\n");
  CHECK(becomes("!!! note \"The title\"\n    Body.\n", "The title", "Titeln") == "!!! note \"Titeln\"\n    Body.\n");
  CHECK(becomes("!!! note \"The title\"\n    Body.\n", "The title", "A \"quoted\" one") == "apply/refused");
  CHECK(becomes("{% include i.html title=\"T one\" %}\n", "T one", "T två") ==
        "{% include i.html title=\"T två\" %}\n");
  CHECK(becomes("See <Foo title=\"Tip one\" /> now.\n", "Tip one", "Tips ett") ==
        "See <Foo title=\"Tips ett\" /> now.\n");
}

TEST_CASE("tags that pair in a sentence are one paired code") {
  const Article article =
      read_article("a.md", "A <Term id=\"x\">word</Term> and {{< b >}}bold{{< /b >}}.\n", all_dialects());
  REQUIRE(article.units.size() == 1);
  const Unit& unit = article.units[0];
  REQUIRE(unit.codes.size() == 2);
  CHECK(unit.codes[0].paired);
  CHECK(unit.codes[0].open == "<Term id=\"x\">");
  CHECK(unit.codes[0].close == "</Term>");
  CHECK(unit.codes[1].paired);
  CHECK(plain_text(unit.content) == "A word and bold.");
}
