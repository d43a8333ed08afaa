#include <catch2/catch.hpp>

#include "base/hash.h"
#include "check/check.h"
#include "support/pairs.h"

using namespace docloc;
using namespace docloc::check;

namespace {

Findings changes(const std::string& source, const std::string& target) {
  const segment::Article article = segment::read_article("a.md", "---\n" + source + "---\nText.\n");
  const segment::Article own = segment::read_article("a.md", "---\n" + target + "---\nText.\n");
  return check_counterpart({.article = &article, .locale = "sv-SE", .counterpart = &own}).findings;
}

// "rule token severity", one finding a line.
std::string faults(const std::string& source, const std::string& target) {
  std::string out;
  for (const Finding& finding : changes(source, target))
    out += finding.rule.substr(finding.rule.find('/') + 1) + " " + finding.token + " " + to_string(finding.severity) +
           "\n";
  return out;
}

}  // namespace

TEST_CASE("text is translated, everything else stays, and how a translation was made may be told") {
  CHECK(faults("title: A\ndescription: B\nkeywords:\n- x\nms.topic: t\nn: 1\n",
               "title: C\ndescription: D\nkeywords:\n- y\n- z\nms.topic: t\nn: 1\nms.translationtype: HT\n"
               "ms.contentlocale: sv-SE\ndocloc: override\n")
            .empty());
}

TEST_CASE("a field that is missing, new, changed or of another type is found under its rule") {
  CHECK(faults("a: x\nb: y\n", "a: x\n") == "missing b warning\n");
  CHECK(faults("a: x\n", "a: x\nb: y\n") == "extra b info\n");
  CHECK(faults("layout: wide\n", "layout: bred\n") == "changed layout warning\n");
  CHECK(faults("list:\n- one\n- two\n", "list:\n- one\n- tv\xC3\xA5\n") == "changed list[1] warning\n");
  CHECK(faults("toc: true\n", "toc: 'true'\n") == "type toc warning\n");
  CHECK(faults("list: [a]\n", "list: a\n") == "type list warning\n");
  CHECK(faults("v: 6.0\n", "v: 6\n") == "changed v warning\n");
}

TEST_CASE("an empty field is no fault, and neither is what cannot be read as front matter") {
  CHECK(faults("editor:\na: x\n", "a: x\n").empty());
  CHECK(faults("a: x\n", "a: [x\n").empty());
}

TEST_CASE("dates are compared as dates") {
  CHECK(faults("ms.date: 05/04/2024\n", "ms.date: 05/04/2024\n").empty());
  CHECK(faults("ms.date: 05/04/2024\n", "ms.date: 2024-05-04\n") == "date ms.date info\n");
  CHECK(faults("ms.date: 05/04/2024\n", "ms.date: 05/05/2024\n") == "date ms.date info\n");
  CHECK(faults("ms.date: 05/04/2024\n", "ms.date: 4 maj 2024\n") == "date ms.date warning\n");
  CHECK(faults("ms.date: 05/04/2024\n", "ms.date: 31/12/2024\n") == "date ms.date warning\n");
  CHECK(faults("ms.date: 2024-05-04T10:00:00Z\n", "ms.date: 2024-05-04T10:00:00Z\n").empty());
}

TEST_CASE("the hash of the source is known with any line ends") {
  const std::string source = "---\ntitle: A\n---\nText.\n";
  const std::string windows = "---\r\ntitle: A\r\n---\r\nText.\r\n";
  CHECK(faults("title: A\n", "title: B\nms.openlocfilehash: " + sha1_hex(source) + "\n").empty());
  CHECK(faults("title: A\n", "title: B\nms.openlocfilehash: " + sha1_hex(windows) + "\n").empty());
  CHECK(faults("title: A\n", "title: B\nms.openlocfilehash: " + sha1_hex("x") + "\n").starts_with("hash "));
}

TEST_CASE("a title that has no room in search results is found where the source's has") {
  const auto lengths = [](const std::string& source, const std::string& target) {
    const support::Translated pair = support::translated("---\ntitle: " + source + "\n---\nText.\n",
                                                         "---\ntitle: " + target + "\n---\nText.\n", "ja-JP");
    const Findings findings =
        check_translation({.article = &pair.article, .locale = "ja-JP", .catalog = &pair.catalog}).findings;
    return std::ranges::count(findings, std::string("front-matter/length"), &Finding::rule);
  };
  CHECK(lengths("Short", std::string(80, 'x')) == 1);
  CHECK(lengths("Short", std::string(65, 'x')) == 0);
  CHECK(lengths(std::string(61, 'x'), std::string(80, 'x')) == 0);
  std::string wide;  // 36 characters, each two columns
  for (int i = 0; i < 36; ++i)
    wide += "\xE8\xA8\xAD";
  CHECK(lengths("Short", wide) == 1);
}

TEST_CASE("OPS wants its fields in articles with front matter, where the project is written for it") {
  const auto missing = [](const std::string& bytes, bool ops) {
    const Options options{.ops = ops};
    const segment::Article article = segment::read_article("a.md", bytes);
    const Findings findings = check_article({.article = &article, .options = &options}).findings;
    return std::ranges::count(findings, std::string("front-matter/required"), &Finding::rule);
  };
  const std::string source = "---\ntitle: A\ndescription: B\nauthor: c\nms.author: c\nms.date:\n---\nText.\n";
  CHECK(missing(source, true) == 2);
  CHECK(missing(source, false) == 0);
  CHECK(missing("Text.\n", true) == 0);
}

TEST_CASE("a title or description that is much too long for search results is told of the article, once") {
  const auto count = [](const std::string& title, const std::string& description) {
    const segment::Article article =
        segment::read_article("a.md", "---\ntitle: " + title + "\ndescription: " + description + "\n---\n\nText.\n");
    const Findings findings =
        check_article({.article = &article, .locale = "en-US", .source_locale = "en-US"}).findings;
    return std::ranges::count(findings, std::string("front-matter/source-length"), &Finding::rule);
  };
  CHECK(count(std::string(69, 'x'), std::string(184, 'y')) == 0);
  CHECK(count(std::string(70, 'x'), "Short") == 1);
  CHECK(count(std::string(70, 'x'), std::string(190, 'y')) == 2);
  CHECK(count(std::string(60, 'x') + " | Contoso Docs", "Short") == 0);
}
