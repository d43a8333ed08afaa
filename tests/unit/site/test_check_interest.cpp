// A check of what changed looks at less than a whole one, and finds the same.
#include <algorithm>
#include <catch2/catch.hpp>

#include "site/check_project.h"
#include "site/import_markdown.h"
#include "site/review.h"
#include "support/random_markdown.h"
#include "unit/site/memory_store.h"

using namespace docloc;
using namespace docloc::site;

namespace {

const std::vector<std::string> kLocales = {"sv-SE", "de-DE"};
const std::vector<std::string> kNames = {"a", "b", "c", "d", "e", "f"};

// Sentences with a fault now and then, in the source or in one of the translations.
struct Sentence {
  const char* source;
  const char* swedish;
  const char* german;
};
constexpr Sentence kSentences[] = {
    {"Wait 10 seconds.", "V\u00E4nta 11 sekunder.", "Warten Sie 10 Sekunden."},
    {"Run `a` and `b` now.", "K\u00F6r `a` och `b` nu.", "F\u00FChren Sie `a` und `b` jetzt aus."},
    {"See [the next page](b.md#start).", "Se [n\u00E4sta sida](b.md#start).",
     "Siehe [n\u00E4chste Seite](b.md#start)."},
    {"See [a page](gone.md) that is gone.", "Se [en sida](gone.md) som \u00E4r borta.", "Siehe [eine Seite](gone.md)."},
    {"![A picture](c.png)", "![En bild](c.png)", "![Ein Bild](c.png)"},
    {"Choose **Save** here.", "V\u00E4lj **Spara** h\u00E4r.", "W\u00E4hlen Sie hier **Speichern** ."},
    {"Choose **Save** there.", "V\u00E4lj **Lagra** d\u00E4r.", "W\u00E4hlen Sie dort **Sichern** ."},
    {"The the word is there twice.", "Ordet ordet st\u00E5r d\u00E4r.", "Das Wort steht dort dort."},
};

struct Project {
  MemoryStore store;
  Settings settings;
  testing::Random random;

  explicit Project(uint32_t seed) : random(seed) {
    settings.locales = kLocales;
    for (const std::string& name : kNames)
      add_article(name);
    store.files["content/en-US/c.png"] = "no picture";
    const Sources all = sources();
    for (const std::string& locale : kLocales) {
      const ImportPlan plan = plan_import(job(), all, {"translated/" + locale}).value();
      REQUIRE(import_markdown_files(job(), all, plan, {.locale = locale}));
    }
    join_code_spans();
  }

  Job job() { return {.store = store, .settings = settings, .threads = 2}; }
  Sources sources() { return read_sources(job(), kLocales).value(); }

  // Two titles are the same in half of the projects.
  void add_article(const std::string& name) {
    const std::string title = "# " + std::string(random.below(2) == 0 ? "Start" : name) + "\n";
    std::string source = title;
    std::string swedish = title;
    std::string german = title;
    for (uint32_t count = 1 + random.below(5); count > 0; --count) {
      const Sentence& sentence = kSentences[random.below(std::size(kSentences))];
      source += std::string("\n") + sentence.source + "\n";
      swedish += std::string("\n") + sentence.swedish + "\n";
      german += std::string("\n") + sentence.german + "\n";
    }
    store.files["content/en-US/" + name + ".md"] = source;
    store.files["translated/sv-SE/" + name + ".md"] = swedish;
    store.files["translated/de-DE/" + name + ".md"] = german;
    if (random.below(6) == 0) store.files["content/sv-SE/" + name + ".md"] = "---\ndocloc: override\n---\n" + swedish;
    if (random.below(6) == 0) store.files["content/de-DE/own-" + name + ".md"] = german + "\n[x](b.md) [y](no.md)\n";
  }

  // What apply refuses, with a suppression here and there.
  void join_code_spans() {
    for (const std::string& name : kNames) {
      std::string& catalog = store.files.at("locales/sv-SE/" + name + ".md.xlf");
      const size_t at = catalog.find(" och ", catalog.find("<target>K\u00F6r"));
      if (at == std::string::npos) continue;
      catalog.erase(at, 5);
    }
    for (const std::string rule : {"apply/*", "tokens/number", "links/missing-article"}) {
      const std::string& name = random.pick(kNames);
      REQUIRE(suppress_findings(job(), sources(),
                                {.places = {{.path = name + ".md", .line = 3}},
                                 .locale = rule.starts_with("links") ? "en-US" : "sv-SE",
                                 .rule = rule,
                                 .reason = "So be it.",
                                 .decision = {.by = "Anna", .date = "2026-11-23"}}));
    }
  }

  // Nothing but names: what lies in the files is as it is.
  ChangedFiles change(uint32_t kind) {
    ChangedFiles changed;
    std::vector<std::string> files;
    for (const auto& [path, bytes] : store.files) {
      const bool catalog = path.ends_with(".xlf");
      const bool counts = kind == 0 ? path.starts_with("locales/sv-SE/") : kind == 1 ? !catalog : true;
      if (counts && !path.starts_with("translated/")) files.push_back(path);
    }
    for (uint32_t count = random.below(4); count > 0; --count)
      changed.now.insert(random.pick(files));
    if (random.below(3) == 0) changed.gone.insert(kind == 0 ? "locales/sv-SE/old.md.xlf" : "content/en-US/gone.md");
    return changed;
  }

  // All that a report shows of what counts; fingerprints are the whole check's business.
  std::vector<std::string> check(const ChangedFiles& changed, bool whole) {
    const CheckRequest request{.locales = kLocales, .changed = changed, .fingerprints = whole};
    std::vector<std::string> lines;
    const Findings findings = check_project(job(), sources(), request).value().findings;
    for (const Finding& f : findings) {
      lines.push_back(f.rule + " " + to_string(f.severity) + " " + f.source.path + ":" + std::to_string(f.source.line) +
                      ":" + std::to_string(f.source.column) + " " + f.target.path + ":" +
                      std::to_string(f.target.line) + " " + f.locale + " " + f.unit + " " + f.message + " " + f.token +
                      " " + f.suppressed.value_or("counts"));
    }
    return lines;
  }
};

}  // namespace

TEST_CASE("what is found since a revision is what a whole check finds in files that changed") {
  size_t found = 0;
  for (uint32_t seed = 1; seed <= 25; ++seed) {
    Project project(seed);
    for (uint32_t kind = 0; kind < 3; ++kind) {
      const ChangedFiles changed = project.change(kind);
      const std::vector<std::string> whole = project.check(changed, true);
      CAPTURE(seed, kind);
      CHECK(project.check(changed, false) == whole);
      found += whole.size();
    }
  }
  CHECK(found > 200);
}

TEST_CASE("after a change of one translation the other languages' catalogs are not read") {
  Project project(1);
  // A file that is there and cannot be read.
  const std::string german = "locales/de-DE/a.md.xlf";
  project.store.files.erase(german);
  project.store.files[german + "/x"] = "";
  CheckTiming timing;
  CheckRequest request{
      .locales = kLocales, .changed = ChangedFiles{.now = {"locales/sv-SE/a.md.xlf"}, .gone = {}}, .timing = &timing};
  const Sources sources = project.sources();
  CHECK_FALSE(check_project(project.job(), sources, request));
  request.fingerprints = false;
  timing.applying = 0;
  CHECK(check_project(project.job(), sources, request));
  CHECK(timing.applying > 0);
}
