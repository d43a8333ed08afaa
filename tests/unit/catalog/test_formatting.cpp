// What formatting-only edits make of a translation.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "catalog/formatting.h"
#include "segment/apply.h"
#include "sync_fixture.h"

namespace docloc::catalog {

using namespace test;
using segment::Article;

namespace {

// The localized page after the article went from `before` to `after`, with "Word" for every word of the translation
// made at first; stale units in the source's words.
std::string localized(const std::string& before, const std::string& after) {
  const auto words = [](const Catalog& catalog, bool upper) {
    Catalog made = catalog;
    for (Unit& unit : made.units) {
      for (Segment& segment : unit.segments) {
        if (segment.ignorable || segment.target) continue;
        segment.target = segment.source;
        for (segment::Part& part : *segment.target) {
          const bool address = part.text.find("://") != std::string::npos;
          for (char& c : part.text) {
            if (upper && !address && c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
          }
        }
        segment.state = State::reviewed;
      }
    }
    return made;
  };
  const Article first = segment::read_article("a.md", before);
  const Article second = segment::read_article("a.md", after);
  const Catalog source = make_source_catalog(first, "en-US", nullptr);
  const Catalog locale = words(sync_locale(source, nullptr, "sv-SE"), true);
  check_valid(locale);
  const Catalog next = make_source_catalog(second, "en-US", &source);
  const Catalog synced = sync_locale(next, &locale, "sv-SE");
  check_valid(next);
  check_valid(synced);
  CHECK(sync_locale(next, &synced, "sv-SE") == synced);
  const segment::Localized page = segment::apply(second, targets_for(second, next, synced).targets, {});
  for (const Finding& finding : page.findings)
    UNSCOPED_INFO(finding.message);
  CHECK(page.findings.empty());
  return page.bytes;
}

}  // namespace

TEST_CASE("A translation follows what changed about the formatting of its source") {
  struct Case {
    std::string before, after, localized;
  };
  const std::vector<Case> cases = {
      // wrapped anew, other markers
      {"One of\nthem is. Two.\n", "One of them is.\nTwo.\n", "ONE OF\nTHEM IS.\nTWO.\n"},
      {"- Some *text*.\n", "* Some _text_.\n", "* SOME _TEXT_.\n"},
      {"Some **text** here.\n", "Some __text__ here.\n", "SOME __TEXT__ HERE.\n"},
      // links
      {"See [it](a.md).\n", "See [it](b.md).\n", "SEE [IT](b.md).\n"},
      {"See [it][r].\n\n[r]: a.md\n", "See [it](a.md).\n", "SEE [IT](a.md).\n"},
      // anchors
      {"# Some text\n", "# <a name=\"x\"></a>Some text\n", "# <a name=\"x\"></a>SOME TEXT\n"},
      {"# Some text\n", "# Some text<a id=\"x\"></a>\n", "# SOME TEXT<a id=\"x\"></a>\n"},
      {"# Some text\n", "# <a name=\"x\">Some text</a>\n", "# <a name=\"x\">SOME TEXT</a>\n"},
      {"# <a name=\"x\"></a>Some text\n", "# Some text\n", "# SOME TEXT\n"},
      {"# <a name=\"x\"></a> Some text\n", "# <a name=\"y\"></a> Some text\n", "# <a name=\"y\"></a> SOME TEXT\n"},
      {"# <a name=\"x\"></a>Some\n", "# Some<a name=\"x\"></a>\n", "# <a name=\"x\"></a>SOME\n"},
      {"# Some text\n", "# Some text {#x}\n", "# SOME TEXT {#x}\n"},
      {"Two `x`. One.\n", "<a name=\"a\"></a><a name=\"b\"></a>Two `x`. One.\n",
       "<a name=\"a\"></a><a name=\"b\"></a>TWO `x`. ONE.\n"},
      // addresses
      {"At <https://a.b> now.\n", "At https://a.b now.\n", "AT https://a.b NOW.\n"},
      {"At <https://a.b> now.\n", "At [https://a.b](https://a.b) now.\n", "AT [https://a.b](https://a.b) NOW.\n"},
      {"At [https://a.b](https://a.b) now.\n", "At <https://a.b> now.\n", "AT <https://a.b> NOW.\n"},
      {"At [https://a.b](https://a.b) now.\n", "At [https://a.b](https://c.d) now.\n",
       "AT [https://a.b](https://c.d) NOW.\n"},
      // line breaks
      {"Some  \nmore text.\n", "Some\nmore text.\n", "SOME MORE TEXT.\n"},
      {"Some\\\nmore text.\n", "Some  \nmore text.\n", "SOME  \nMORE TEXT.\n"},
      {"Some text.\\\nMore text.\n", "Some text.\nMore text.\n", "SOME TEXT. MORE TEXT.\n"},
      {"Some text.\nMore text.\n", "Some text.\\\nMore text.\n", "SOME TEXT.\\\nMORE TEXT.\n"},
      // emphasis: of the whole, taken away, a little more or less of it
      {"Some text.\n", "**Some text.**\n", "**SOME TEXT.**\n"},
      {"Some text. More.\n", "**Some text. More.**\n", "**SOME TEXT. MORE.**\n"},
      {"Some *more* text.\n", "Some more text.\n", "SOME MORE TEXT.\n"},
      {"Some *more* text.\n", "Some **more** text.\n", "SOME **MORE** TEXT.\n"},
      {"**Note:** some text.\n", "**Note**: some text.\n", "**NOTE:** SOME TEXT.\n"},
  };
  for (const Case& one : cases) {
    INFO(one.before << one.after);
    CHECK(localized(one.before, one.after) == one.localized);
  }
}

TEST_CASE("Emphasis on words that nobody can find in a translation makes it stale") {
  CHECK(localized("Some more text.\n", "Some *more* text.\n") == "Some *more* text.\n");
  CHECK(localized("*Some* more text.\n", "Some more *text*.\n") == "Some more *text*.\n");
}

TEST_CASE("A code of another kind, or one that is gone, is no matter of formatting") {
  CHECK(localized("Some `more` text.\n", "Some *more* text.\n") == "Some *more* text.\n");
  CHECK(localized("See [it](a.md).\n", "See it.\n") == "See it.\n");
  CHECK(localized("See <kbd>it</kbd>.\n", "See it.\n") == "See it.\n");
}

}  // namespace docloc::catalog
