#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "check/pairs.h"
#include "site/check_project.h"
#include "site/fix_project.h"
#include "site/import_markdown.h"
#include "site/layout.h"
#include "site/strings.h"
#include "unit/site/memory_store.h"

using namespace docloc;
using namespace docloc::site;
using catalog::State;

namespace {

using Files = std::map<std::string, std::string, std::less<>>;

constexpr const char* kArticle = "content/en-US/a.md";
constexpr const char* kCatalog = "locales/sv-SE/a.md.xlf";

struct Project {
  MemoryStore store;
  Settings settings;

  explicit Project(Files files) : store(std::move(files)) {
    settings.locales = {"sv-SE"};
    if (!store.exists("translated")) return;
    const Sources all = sources();
    const ImportPlan plan = plan_import(job(), all, {"translated"}).value();
    REQUIRE(import_markdown_files(job(), all, plan, {.locale = "sv-SE"}).value().left_out == 0);
    for (auto at = store.files.begin(); at != store.files.end();)
      at = at->first.starts_with("translated/") ? store.files.erase(at) : std::next(at);
    store.written.clear();
  }
  Job job() { return {.store = store, .settings = settings, .threads = 2}; }
  Sources sources() { return read_sources(job(), {}).value(); }

  FixReport fix(const FindFaults& find, FixOptions options = {}) {
    options.locales = settings.locales;
    return fix_project(job(), find, options).value();
  }
  catalog::Catalog swedish() { return *catalog::read_xliff(kCatalog, store.files.at(kCatalog)).catalog; }
  void put(const catalog::Catalog& catalog) { store.files.at(kCatalog) = catalog::write_xliff(catalog); }
};

// Every `wrong` in a target is a finding of test/word, and `right` mends it; of each article's bytes, as source/word.
struct Words {
  std::string wrong;
  std::string right;
  bool safe = true;
  bool sources = false;

  void find_in(std::string_view text, Finding draft, Findings& out) const {
    for (size_t at = 0; (at = text.find(wrong, at)) != std::string_view::npos; at += wrong.size()) {
      const Span mark{static_cast<uint32_t>(at), static_cast<uint32_t>(at + wrong.size())};
      Finding finding = draft;
      finding.fix =
          Fix{.of = draft.unit.empty() ? Fix::Of::source : Fix::Of::target, .safe = safe, .edits = {{mark, right}}};
      if (draft.unit.empty()) {
        finding.source.column = mark.begin + 1;
      } else {
        finding.target_mark = mark;
      }
      out.push_back(std::move(finding));
    }
  }

  Result<Findings> operator()(const Job& job, const Sources& all) const {
    Findings out;
    const std::vector<std::string> locales = {"sv-SE"};
    for (const segment::Article& article : all.articles) {
      Finding draft{.rule = "source/word"};
      draft.source.path = source_file(job.settings, article.path);
      if (sources) {
        find_in(article.bytes, draft, out);
        continue;
      }
      const Result<Strings> strings = read_strings(job, article, locales);
      if (!strings) return fail(strings.error().what);
      const catalog::Catalog& catalog = strings->locales.at("sv-SE");
      draft.rule = "test/word";
      draft.locale = "sv-SE";
      draft.target.path = catalog_path(job.settings, "sv-SE", article.path);
      for (const catalog::Unit& unit : catalog.units) {
        for (const catalog::Segment& segment : unit.segments) {
          if (!segment.target || segment.ignorable || unit.obsolete) continue;
          draft.unit = unit.id;
          draft.segment = segment.id;
          draft.target_text = check::side_of(*segment.target).text;
          find_in(draft.target_text, draft, out);
        }
      }
    }
    sort_findings(out);
    return out;
  }
};

const Files kTwoSentences = {{kArticle, "# Start\n\nOpen *the* file. Save it.\n\nClose.\n"},
                             {"translated/a.md", "# Start\n\n\u00D6ppna fel *fel* fil. Spara fel.\n\nSt\u00E4ng.\n"}};

size_t lines_that_differ(const std::string& a, const std::string& b) {
  size_t count = 0;
  for (size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    const size_t x = std::min(a.find('\n', i), a.size());
    const size_t y = std::min(b.find('\n', j), b.size());
    count += a.substr(i, x - i) == b.substr(j, y - j) ? 0 : 1;
    i = x + 1;
    j = y + 1;
  }
  return count;
}

}  // namespace

TEST_CASE("a target fix changes the lines of its targets in the catalog, and writes nothing else") {
  Project project(kTwoSentences);
  const std::string before = project.store.files.at(kCatalog);
  const FixReport report = project.fix(Words{"fel", "r\u00E4tt"});
  CHECK(report.fixed == 3);
  CHECK(report.findings.empty());
  CHECK(project.store.written == std::vector<std::string>{kCatalog});
  const std::string& after = project.store.files.at(kCatalog);
  CHECK(lines_that_differ(before, after) == 2);
  CHECK(after.find("fel") == std::string::npos);
  CHECK(check::side_of(*project.swedish().units[1].segments[0].target).text ==
        "\u00D6ppna r\u00E4tt \uFFFCr\u00E4tt\uFFFC fil.");
  // A second run changes nothing.
  project.store.written.clear();
  CHECK(project.fix(Words{"fel", "r\u00E4tt"}).fixed == 0);
  CHECK(project.store.written.empty());
}

TEST_CASE("a fix that may change a meaning waits to be asked for, and takes a person's judgement back") {
  Project project(kTwoSentences);
  catalog::Catalog catalog = project.swedish();
  for (catalog::Segment& segment : catalog.units[1].segments) {
    if (!segment.ignorable) segment.state = State::final_;
    if (!segment.ignorable) segment.decision = catalog::Decision{.by = "Anna", .date = "2026-11-23"};
  }
  project.put(catalog);
  const Words unsafe{"fel", "bra", false};
  const FixReport waits = project.fix(unsafe);
  CHECK(waits.fixed == 0);
  CHECK(waits.unsafe == 3);
  CHECK(waits.findings.size() == 3);
  CHECK(project.store.written.empty());
  CHECK(project.fix(Words{"Spara fel", "Spara bra"}).fixed == 1);
  CHECK(project.swedish().units[1].segments[2].state == State::final_);
  CHECK(project.swedish().units[1].segments[2].decision);
  CHECK(project.fix(unsafe, {.unsafe = true}).fixed == 2);
  CHECK(project.swedish().units[1].segments[0].state == State::translated);
  CHECK_FALSE(project.swedish().units[1].segments[0].decision);
  CHECK(project.swedish().units[1].segments[2].state == State::final_);
}

TEST_CASE("of fixes that meet the first is made, and the others in later rounds") {
  Project project({{kArticle, "# Start\n\nxaaaay.\n"}, {"translated/a.md", "# Start\n\nxy.\n"}});
  // The findings overlap: "aa" stands in "aaaa" three times.
  const FindFaults find = [](const Job& job, const Sources& all) -> Result<Findings> {
    Findings out;
    const std::string& bytes = all.articles[0].get().bytes;
    for (size_t at = 0; (at = bytes.find("aa", at)) != std::string::npos; ++at) {
      Finding one{.rule = "source/word"};
      one.source = {.path = source_file(job.settings, "a.md"), .line = 1, .column = static_cast<uint32_t>(at)};
      const Span mark{static_cast<uint32_t>(at), static_cast<uint32_t>(at + 2)};
      one.fix = Fix{.of = Fix::Of::source, .safe = true, .edits = {{mark, "a"}}};
      out.push_back(one);
    }
    return out;
  };
  const FixReport report = project.fix(find);
  CHECK(project.store.files.at(kArticle) == "# Start\n\nxay.\n");
  CHECK(report.fixed == 3);
  CHECK(report.findings.empty());
}

TEST_CASE("fixes that bring up one another end, with a finding") {
  Project project(kTwoSentences);
  const FindFaults find = [](const Job& job, const Sources& all) -> Result<Findings> {
    const bool odd = all.articles[0].get().bytes.find("Close") != std::string::npos;
    return Words{odd ? "Close" : "Shut", odd ? "Shut" : "Close", true, true}(job, all);
  };
  const FixReport report = project.fix(find);
  CHECK(std::ranges::find(report.findings, "check/not-fixed", &Finding::rule) != report.findings.end());
  CHECK(project.store.files.at(kArticle) == kTwoSentences.at(kArticle));
}

TEST_CASE("a suppressed finding is not fixed") {
  Project project(kTwoSentences);
  const FindFaults find = [](const Job& job, const Sources& all) -> Result<Findings> {
    Result<Findings> found = Words{"fel", "bra"}(job, all);
    for (Finding& finding : *found)
      finding.suppressed = "So it is.";
    return found;
  };
  CHECK(project.fix(find).fixed == 0);
  CHECK(project.store.written.empty());
}

TEST_CASE("a look at what would change writes nothing") {
  Project project(kTwoSentences);
  const Files before = project.store.files;
  const FixReport report = project.fix(Words{"fel", "bra"}, {.write = false});
  REQUIRE(report.files.size() == 1);
  CHECK(report.files[0].path == kCatalog);
  CHECK(report.files[0].before == before.at(kCatalog));
  CHECK(lines_that_differ(report.files[0].before, report.files[0].after) == 2);
  CHECK(project.store.files == before);
}

TEST_CASE("a file that somebody changed in the meantime is left alone, with a finding") {
  Project project(kTwoSentences);
  for (const char* path : {kArticle, kCatalog}) {
    const Words words{path == kArticle ? "Close" : "fel", "Shut", true, path == kArticle};
    int round = 0;
    const std::string theirs = project.store.files.at(path) + "\n";
    const FindFaults find = [&](const Job& job, const Sources& all) -> Result<Findings> {
      Result<Findings> found = words(job, all);
      // While the second round looks at what the first one made, the file changes on disk.
      if (++round == 2) project.store.files.at(path) = theirs;
      return found;
    };
    const FixReport report = project.fix(find);
    CHECK(project.store.files.at(path) == theirs);
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].rule == "check/not-fixed");
    CHECK(report.files.empty());
  }
}

TEST_CASE("an article that changed between reading and fixing is left alone") {
  Project project(kTwoSentences);
  const FindFaults find = [&](const Job& job, const Sources& all) -> Result<Findings> {
    Result<Findings> found = Words{"Close", "Shut", true, true}(job, all);
    project.store.files.at(kArticle) = "# Start\n\nClose it.\n";
    return found;
  };
  const FixReport report = project.fix(find);
  CHECK(project.store.files.at(kArticle) == "# Start\n\nClose it.\n");
  CHECK(std::ranges::find(report.findings, "check/not-fixed", &Finding::rule) != report.findings.end());
}

TEST_CASE("a catalog that holds something unreadable is not written") {
  Project project(kTwoSentences);
  std::string& file = project.store.files.at(kCatalog);
  // The last unit is broken, the others can be checked.
  const size_t last = file.rfind("<unit ");
  file.replace(file.find("docloc:paragraph", last), 16, "docloc:marvel");
  const std::string broken = file;
  const FixReport report = project.fix(Words{"fel", "bra"});
  CHECK(report.fixed == 0);
  CHECK(project.store.files.at(kCatalog) == broken);
  // One for each sentence.
  CHECK(std::ranges::count(report.findings, "check/not-fixed", &Finding::rule) == 2);
}

TEST_CASE("a translation that no catalog on disk has yet cannot be fixed before a sync") {
  Project project(kTwoSentences);
  // The article is renamed: its strings come from the old path's catalog, in memory.
  project.store.files["content/en-US/b.md"] = project.store.files.at(kArticle);
  project.store.files.erase(kArticle);
  const Files before = project.store.files;
  const FixReport report = project.fix(Words{"fel", "bra"});
  CHECK(report.fixed == 0);
  // One for each sentence.
  CHECK(std::ranges::count(report.findings, "check/not-fixed", &Finding::rule) == 2);
  CHECK(project.store.files == before);
}

TEST_CASE("a path in the wrong case is mended in the article, and its translations stay") {
  Project project({{kArticle, "\xEF\xBB\xBF# Start\r\n\r\nSee ![the map](Media/Map.PNG) and [b](B.md#x).\r\n"},
                   {"content/en-US/b.md", "# B\n\n## X\n"},
                   {"content/en-US/media/map.png", "\x89PNG\r\n\x1A\n"},
                   {"translated/a.md", "# Start\n\nSe ![kartan](Media/Map.PNG) och [b](B.md#x).\n"},
                   {"translated/b.md", "# B\n\n## X\n"}});
  const FindFaults find = [&](const Job& job, const Sources& all) -> Result<Findings> {
    return check_project(job, all, {.locales = project.settings.locales}).value().findings;
  };
  const FixReport report = project.fix(find);
  CHECK(report.fixed == 2);
  CHECK(project.store.files.at(kArticle) ==
        "\xEF\xBB\xBF# Start\r\n\r\nSee ![the map](media/map.png) and [b](b.md#x).\r\n");
  CHECK(project.store.written == std::vector<std::string>{kArticle});
  CHECK(std::ranges::none_of(report.findings, [](const Finding& f) { return f.severity != Severity::info; }));
  CHECK(std::ranges::none_of(report.findings, [](const Finding& f) { return f.rule == "translation/stale"; }));
}

namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

// Letters of another case here and there.
std::string in_some_case(std::string text, std::mt19937& random) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z' && random() % 6 == 0) c = static_cast<char>(c - 32);
  }
  return text;
}

std::string random_page(std::mt19937& random, const char* line_end) {
  const std::vector<std::string> links = {"media/map.png", "b.md", "b.md#x", "media/big%20map.png", "folder/c.md?x=Y"};
  const std::vector<std::string> texts = {"Media/Map.PNG", "Text", "`B.md`", "*Strong*", "\xC3\xA5", "<br>", "B.md"};
  std::string page = std::string("# Start") + line_end;
  for (size_t n = 1 + random() % 5; n > 0; --n) {
    page += std::string(line_end) + (random() % 4 == 0 ? "> " : random() % 4 == 0 ? "- " : "");
    for (size_t words = 1 + random() % 5; words > 0; --words) {
      page += texts[random() % texts.size()] + " ";
      const std::string url =
          in_some_case(links[random() % links.size()].substr(0, random() % 5 == 0 ? 4 : 99), random);
      if (random() % 2 == 0) page += (url.find("png") != std::string::npos ? "![A](" : "[A](") + url + ") ";
    }
    page += line_end;
  }
  return page;
}

}  // namespace

TEST_CASE("whatever a page holds, fixed paths lose their findings, bring no other one, and no other byte changes") {
  size_t fixed = 0;
  for (uint32_t seed = 1; seed <= 150; ++seed) {
    std::mt19937 random(seed);
    Project project({{kArticle, random_page(random, seed % 3 == 0 ? "\r\n" : "\n")},
                     {"content/en-US/b.md", "# B\n\n## X\n"},
                     {"content/en-US/folder/c.md", "# C\n"},
                     {"content/en-US/media/map.png", "png"},
                     {"content/en-US/media/big map.png", "png"}});
    const auto faults = [&](const Job& job, const Sources& all) {
      return check_project(job, all, {.locales = project.settings.locales}).value().findings;
    };
    const FindFaults find = [&](const Job& job, const Sources& all) -> Result<Findings> { return faults(job, all); };
    Findings before = faults(project.job(), project.sources());
    const std::string bytes = project.store.files.at(kArticle);
    const auto expected = static_cast<size_t>(std::ranges::count(before, "links/wrong-case", &Finding::rule));
    INFO("seed " << seed << "\n" << bytes);
    const FixReport report = project.fix(find);
    const std::string& after = project.store.files.at(kArticle);
    REQUIRE(report.fixed == expected);
    REQUIRE(lower(after) == lower(bytes));
    // What is no link's address stays, letter by letter.
    for (size_t at = 0; at < bytes.size(); ++at) {
      if (bytes[at] == after[at]) continue;
      const size_t open = bytes.rfind("](", at);
      REQUIRE(open != std::string::npos);
      REQUIRE(bytes.find(')', open) > at);
    }
    // A link that leads somewhere now may name a bookmark that is not there: nobody could know before.
    const auto is_news = [](const Finding& f) {
      return f.rule == "links/wrong-case" || f.rule == "links/missing-bookmark" || f.rule == "links/unused-image";
    };
    Findings now = report.findings;
    REQUIRE(std::ranges::find(now, "links/wrong-case", &Finding::rule) == now.end());
    std::erase_if(before, is_news);
    std::erase_if(now, is_news);
    const auto place = [](const Finding& f) { return std::tie(f.rule, f.source, f.message); };
    REQUIRE(std::ranges::equal(now, before, {}, place, place));
    REQUIRE(project.store.written == (expected == 0 ? std::vector<std::string>{} : std::vector<std::string>{kArticle}));
    REQUIRE(project.fix(find).fixed == 0);
    fixed += expected;
  }
  CHECK(fixed > 150);
}

TEST_CASE("whatever a catalog holds, fixed targets are the only thing in it that changes") {
  for (uint32_t seed = 1; seed <= 150; ++seed) {
    std::mt19937 random(seed);
    const std::vector<std::string> pieces = {"Open `x` now.", "See [it](b.md) or *that*.", "Save.", "Press **K**.",
                                             "Line<br>end."};
    std::string page;
    for (size_t n = 1 + random() % 6; n > 0; --n) {
      page += pieces[random() % pieces.size()] + " " + pieces[random() % pieces.size()] + "\n\n";
    }
    Project project({{kArticle, page}, {"translated/a.md", page}, {"content/en-US/b.md", "# B\n"}});
    catalog::Catalog before = project.swedish();
    for (catalog::Unit& unit : before.units) {
      for (catalog::Segment& segment : unit.segments) {
        if (!segment.target || segment.ignorable) continue;
        segment.state = static_cast<State>(1 + random() % 3);
        for (segment::Part& part : *segment.target) {
          if (part.kind == segment::PartKind::text && random() % 3 == 0)
            part.text.insert(random() % 2 == 0 ? 0 : part.text.size(), "fel");
        }
      }
    }
    project.put(before);
    const bool safe = random() % 2 == 0;
    const std::string right = random() % 3 == 0 ? "" : "r\u00E4tt";
    const FixReport report = project.fix(Words{"fel", right, safe}, {.unsafe = true});
    const catalog::Catalog after = project.swedish();
    INFO("seed " << seed);
    REQUIRE(report.findings.empty());
    catalog::Catalog wanted = before;
    size_t fixes = 0;
    for (catalog::Unit& unit : wanted.units) {
      for (catalog::Segment& segment : unit.segments) {
        if (!segment.target || segment.ignorable) continue;
        bool changed = false;
        for (segment::Part& part : *segment.target) {
          for (size_t at = 0; (at = part.text.find("fel", at)) != std::string::npos; at += right.size(), ++fixes) {
            part.text.replace(at, 3, right);
            changed = true;
          }
        }
        segment::normalize(*segment.target);
        if (changed && !safe) segment.state = State::translated;
      }
    }
    REQUIRE(after == wanted);
    REQUIRE(report.fixed == fixes);
    REQUIRE(project.store.files.at(kArticle) == page);
    project.store.written.clear();
    REQUIRE(project.fix(Words{"fel", right, safe}, {.unsafe = true}).fixed == 0);
    REQUIRE(project.store.written.empty());
  }
}
