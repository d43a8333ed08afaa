// The translator who edits Markdown: what an export says anew comes back, and nothing else.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "catalog/sync.h"
#include "site/edit_markdown.h"
#include "site/strings.h"
#include "unit/site/memory_store.h"

using namespace docloc;
using catalog::Origin;
using catalog::State;

namespace {

using Files = std::map<std::string, std::string, std::less<>>;

struct Project {
  explicit Project(std::string article) : store(Files{{"content/en-US/a.md", std::move(article)}}) {
    settings.locales = {"sv-SE"};
    settings.import_confidence = 0;  // how sure a first import is of short texts is another test's matter
  }
  [[nodiscard]] site::Job job() { return {.store = store, .settings = settings, .threads = 1}; }
  [[nodiscard]] site::Sources sources() { return site::read_sources(job(), settings.locales).value(); }

  void import(const std::string& translation) {
    store.files["translated/a.md"] = translation;
    const site::ImportPlan plan{.files = {{"translated/a.md", "a.md"}}};
    (void)site::import_markdown_files(job(), sources(), plan, {.locale = "sv-SE", .edited = false}).value();
  }

  [[nodiscard]] catalog::Catalog strings() {
    return site::read_strings(job(), *sources().find("a.md"), std::vector<std::string>{"sv-SE"})
        .value()
        .locales.at("sv-SE");
  }
  void write(const catalog::Catalog& locale) { store.files["locales/sv-SE/a.md.xlf"] = catalog::write_xliff(locale); }

  // Opens the file, lets `change` edit it, takes it back.
  template <typename Change>
  site::EditReport edit(Change change) {
    const site::EditFile file = site::begin_edit(job(), sources(), "a.md", "sv-SE").value();
    change(store.files.at(file.path));
    return site::finish_edit(job(), sources(), "a.md", "sv-SE", file).value();
  }

  MemoryStore store;
  site::Settings settings;
};

void replace(std::string& text, std::string_view from, std::string_view to) {
  const size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

// "source | target (state)" of each segment.
std::string shown(const catalog::Catalog& locale) {
  std::string out;
  for (const catalog::Unit& unit : locale.units) {
    for (const catalog::Segment& segment : unit.segments) {
      if (segment.ignorable) continue;
      out += segment::plain_text(segment.source) + " | ";
      out += segment.target ? segment::plain_text(*segment.target) : "-";
      out +=
          fmt::format(" ({}{})\n", static_cast<int>(segment.state), segment.origin == Origin::human ? "" : ", other");
    }
  }
  return out;
}

constexpr const char* kSource =
    "---\ntitle: The guide\n---\n# Start here\n\nOne is first. Two is `second`. Three is third.\n\n"
    "Nobody has translated this. It stays.\n\n- An item\n- ![a picture](p.png)\n";
constexpr const char* kTarget =
    "---\ntitle: Guiden\n---\n# Börja här\n\nEtt är först. Två är `andra`. Tre är tredje.\n\n"
    "Ingen har översatt detta. Det är kvar.\n\n- En punkt\n- ![en bild](p.png)\n";

std::string with_plain_word(std::string text, std::string_view word) {
  replace(text, fmt::format("`{}`", word), word);
  return text;
}

// The article, translated but for its second paragraph, everything reviewed.
struct ReviewedProject : Project {
  ReviewedProject() : Project(with_plain_word(kSource, "second")) {
    import(with_plain_word(kTarget, "andra"));
    catalog::Catalog locale = strings();
    for (catalog::Unit& unit : locale.units) {
      for (catalog::Segment& segment : unit.segments) {
        const std::string source = segment::plain_text(segment.source);
        const bool mute = source.starts_with("Nobody") || source.starts_with("It stays");
        if (mute) segment.target.reset();
        if (segment.ignorable) continue;
        segment.state = mute ? State::initial : State::reviewed;
        if (!mute) segment.decision = catalog::Decision{.by = "Anna", .date = "2026-01-02"};
      }
    }
    write(locale);
  }
};

}  // namespace

TEST_CASE("An edited sentence comes back as a human's translation; everything else stays as it was") {
  ReviewedProject project;
  const catalog::Catalog before = project.strings();
  const site::EditReport report =
      project.edit([](std::string& text) { replace(text, "Två är andra.", "Tvåan är nummer två."); });
  CHECK(report.changed);
  CHECK_FALSE(report.kept);
  CHECK(report.summary.units == 1);
  CHECK_FALSE(project.store.exists(".docloc/edit/sv-SE/a.md"));
  catalog::Catalog after = project.strings();
  uint32_t changed = 0;
  for (size_t u = 0; u < before.units.size(); ++u) {
    REQUIRE(after.units[u].segments.size() == before.units[u].segments.size());
    for (size_t s = 0; s < before.units[u].segments.size(); ++s) {
      const catalog::Segment& now = after.units[u].segments[s];
      if (now == before.units[u].segments[s]) continue;
      ++changed;
      CHECK(segment::plain_text(*now.target) == "Tvåan är nummer två.");
      CHECK(now.state == State::translated);
      CHECK(now.origin == Origin::human);
      CHECK_FALSE(now.decision.has_value());
    }
  }
  CHECK(changed == 1);
}

TEST_CASE("Nothing edited is nothing changed, whatever the editor did to line ends") {
  ReviewedProject project;
  const Files before = project.store.files;
  CHECK_FALSE(project.edit([](std::string&) {}).changed);
  const site::EditReport report = project.edit([](std::string& text) {
    std::string dos;
    for (const char c : text)
      dos += c == '\n' ? std::string("\r\n") : std::string(1, c);
    text = dos;
  });
  CHECK(report.changed);
  CHECK(report.summary.units == 0);
  CHECK(project.store.files.at("locales/sv-SE/a.md.xlf") == before.at("locales/sv-SE/a.md.xlf"));
}

TEST_CASE("Untranslated text that stands in the file is no translation, until somebody translates it") {
  ReviewedProject project;
  (void)project.edit([](std::string& text) { replace(text, "En punkt", "Punkten"); });
  CHECK(shown(project.strings()).find("Nobody has translated this. | - (0)\nIt stays. | - (0)\n") != std::string::npos);
  (void)project.edit([](std::string& text) {
    replace(text, "Nobody has translated this. It stays.", "Nobody has translated this. Det blir kvar.");
  });
  CHECK(shown(project.strings()).find("Nobody has translated this. | - (0)\nIt stays. | Det blir kvar. (1)\n") !=
        std::string::npos);
}

TEST_CASE("Titles, headings and alternative texts are edited in their places") {
  ReviewedProject project;
  (void)project.edit([](std::string& text) {
    replace(text, "title: Guiden", "title: \"Handboken\"");
    replace(text, "# Börja här", "# Start");
    replace(text, "en bild", "en fin bild");
  });
  const std::string now = shown(project.strings());
  CHECK(now.find("The guide | Handboken (1)\n") != std::string::npos);
  CHECK(now.find("Start here | Start (1)\n") != std::string::npos);
  CHECK(now.find("a picture | en fin bild (1)\n") != std::string::npos);
  CHECK(now.find("An item | En punkt (2)\n") != std::string::npos);
}

TEST_CASE("Heading anchors of an export are no edit") {
  ReviewedProject project;
  project.settings.ops = true;
  const site::EditReport report = project.edit([](std::string& text) { replace(text, "Börja här", "Börja om"); });
  CHECK(report.summary.units == 1);
  CHECK(shown(project.strings()).find("Start here | Börja om (1)\n") != std::string::npos);
}

TEST_CASE("Sentences that were joined by hand make the unit one segment") {
  ReviewedProject project;
  (void)project.edit([](std::string& text) {
    replace(text, "Ett är först. Två är andra. Tre är tredje.", "Ett är först, två är andra och tre är tredje.");
  });
  CHECK(
      shown(project.strings())
          .find("One is first. Two is second. Three is third. | Ett är först, två är andra och tre är tredje. (1)\n") !=
      std::string::npos);
}

TEST_CASE("A block that was added or removed is reported, and the file is kept") {
  ReviewedProject project;
  const Files before = project.store.files;
  const site::EditReport added = project.edit(
      [](std::string& text) { replace(text, "- En punkt", "Ett nytt stycke som källan inte har.\n\n- En punkt"); });
  CHECK(added.kept);
  CHECK(std::ranges::any_of(added.summary.findings, [](const Finding& f) { return f.rule == "align/surplus"; }));
  CHECK(project.store.exists(".docloc/edit/sv-SE/a.md"));
  CHECK(project.store.files.at("locales/sv-SE/a.md.xlf") == before.at("locales/sv-SE/a.md.xlf"));
  // The next edit goes on with that file.
  const site::EditFile again = site::begin_edit(project.job(), project.sources(), "a.md", "sv-SE").value();
  CHECK(again.continued);
}

TEST_CASE("An edit that loses a code is refused with an error") {
  Project project("# Start\n\nOne is `first`.\n");
  catalog::Catalog locale = project.strings();
  locale.units[1].segments[0].target = {{.kind = segment::PartKind::text, .text = "Ett är "},
                                        {.kind = segment::PartKind::placeholder, .text = "", .code = 1},
                                        {.kind = segment::PartKind::text, .text = "."}};
  locale.units[1].segments[0].state = State::translated;
  project.write(locale);
  const site::EditReport report = project.edit([](std::string& text) { replace(text, "`first`", "först"); });
  CHECK(report.kept);
  REQUIRE(report.summary.findings.size() == 1);
  CHECK(report.summary.findings[0].rule == "align/codes");
  CHECK(report.summary.findings[0].severity == Severity::error);
  CHECK(shown(project.strings()).find("| Ett är . (1)") != std::string::npos);
}

TEST_CASE("An edited export that comes back by import is known for what it is") {
  ReviewedProject project;
  const site::EditFile file = site::begin_edit(project.job(), project.sources(), "a.md", "sv-SE").value();
  std::string text = file.bytes;
  replace(text, "En punkt", "Punkten");
  project.store.files["back/a.md"] = text;
  const site::ImportPlan plan{.files = {{"back/a.md", "a.md"}}};
  const site::ImportSummary summary =
      site::import_markdown_files(project.job(), project.sources(), plan, {.locale = "sv-SE"}).value();
  CHECK(summary.edited == 1);
  CHECK(summary.units == 1);
  CHECK(shown(project.strings()).find("An item | Punkten (1)\n") != std::string::npos);
  CHECK(shown(project.strings()).find("Start here | Börja här (2)\n") != std::string::npos);
}

namespace {

// An article of sentences that are all different, and what was made of them.
struct Random {
  explicit Random(uint32_t seed) : random(seed) {}
  uint32_t below(uint32_t n) { return static_cast<uint32_t>(random() % n); }

  std::string sentence(const char* const* words, uint32_t number) {
    std::string text = fmt::format("{} {}", words[below(6)], number);
    for (uint32_t n = 1 + below(6); n > 0; --n)
      text += fmt::format(" {}", words[6 + below(6)]);
    return text + ".";
  }
  std::mt19937 random;
};

constexpr const char* kEnglish[] = {"Item",  "Step", "Part",  "Case", "Row", "Key",
                                    "opens", "now",  "never", "when", "it",  "closes"};
constexpr const char* kSwedish[] = {"Sak",    "Steg", "Del",    "Fall", "Rad", "Nyckel",
                                    "öppnas", "nu",   "aldrig", "när",  "det", "stängs"};

}  // namespace

TEST_CASE("Whatever segments are edited, exactly those come back") {
  for (uint32_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    std::string source;
    std::vector<std::string> targets;
    const uint32_t blocks = 2 + random.below(8);
    uint32_t number = 0;
    for (uint32_t b = 0; b < blocks; ++b) {
      const uint32_t kind = random.below(4);
      source += kind == 0 ? "## " : kind == 1 ? "- " : "";
      const uint32_t sentences = kind == 0 ? 1 : 1 + random.below(4);
      for (uint32_t s = 0; s < sentences; ++s)
        source += fmt::format("{}{}", s == 0 ? "" : " ", random.sentence(kEnglish, ++number));
      source += "\n\n";
    }
    Project project(source);
    catalog::Catalog locale = project.strings();
    number = 0;
    for (catalog::Unit& unit : locale.units) {
      const bool whole = random.below(4) != 0;
      for (catalog::Segment& segment : unit.segments) {
        if (segment.ignorable) continue;
        ++number;
        if (!whole && random.below(2) == 0) continue;
        segment.target = {{.kind = segment::PartKind::text, .text = random.sentence(kSwedish, number)}};
        segment.state = static_cast<State>(1 + random.below(3));
        if (random.below(3) == 0 && segment.state == State::translated) segment.origin = Origin::machine;
      }
    }
    project.settings.publish.machine = true;
    project.write(locale);
    const catalog::Catalog before = project.strings();
    std::map<std::string, std::string> edits;  // what was shown, what stands there now
    const site::EditReport report = project.edit([&](std::string& text) {
      for (const catalog::Unit& unit : before.units) {
        const bool published = std::ranges::all_of(
            unit.segments, [](const catalog::Segment& s) { return s.ignorable || s.target.has_value(); });
        for (const catalog::Segment& segment : unit.segments) {
          if (segment.ignorable || random.below(3) != 0) continue;
          const std::string was = segment::plain_text(published ? *segment.target : segment.source);
          std::string now = random.sentence(kSwedish, 1000 + static_cast<uint32_t>(edits.size()));
          if (random.below(2) == 0) now = was.substr(0, was.size() - 1) + " ändrat.";
          replace(text, was, now);
          edits.emplace(was, now);
        }
      }
    });
    CHECK_FALSE(report.kept);
    const catalog::Catalog after = project.strings();
    for (size_t u = 0; u < before.units.size(); ++u) {
      const bool published = std::ranges::all_of(
          before.units[u].segments, [](const catalog::Segment& s) { return s.ignorable || s.target.has_value(); });
      REQUIRE(after.units[u].segments.size() == before.units[u].segments.size());
      for (size_t s = 0; s < before.units[u].segments.size(); ++s) {
        const catalog::Segment& was = before.units[u].segments[s];
        const catalog::Segment& now = after.units[u].segments[s];
        if (was.ignorable) continue;
        const auto edit = edits.find(segment::plain_text(published ? *was.target : was.source));
        if (edit == edits.end()) {
          CHECK(now == was);
        } else {
          REQUIRE(now.target.has_value());
          CHECK(segment::plain_text(*now.target) == edit->second);
          CHECK(now.state == State::translated);
          CHECK(now.origin == Origin::human);
        }
      }
    }
  }
}
