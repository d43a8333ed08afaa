#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "report/diff.h"

using namespace docloc::report;
using docloc::catalog::Standing;
using docloc::text::DiffRun;

namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

using Kind = DiffRun::Kind;

ArticleChange edited(const std::string& path, const std::string& added) {
  SegmentChange segment{.kind = SegmentKind::changed,
                        .segment = "s1",
                        .source = {{Kind::same, "Open "}, {Kind::removed, "it"}, {Kind::added, added}},
                        .words = 2};
  segment.targets.push_back({.locale = "sv-SE",
                             .before = "\u00D6ppna den",
                             .after = "\u00D6ppna den",
                             .runs = {{Kind::same, "\u00D6ppna den"}},
                             .was = Standing::reviewed,
                             .is = Standing::stale});
  ArticleChange article{.kind = ArticleKind::modified,
                        .path = path,
                        .old_path = path,
                        .file = "content/en-US/" + path,
                        .to_translate = {.segments = 1, .words = 2}};
  article.units.push_back({.unit = "u1", .kind = "paragraph", .line = 7, .segments = {segment}});
  return article;
}

Diff diff_of(std::vector<ArticleChange> articles) {
  Diff diff{.revision = "main", .commit = std::string(40, 'a'), .source_locale = "en-US"};
  for (const ArticleChange& article : articles)
    diff.changed += article.to_translate;
  diff.articles = std::move(articles);
  diff.locales = {{.locale = "sv-SE", .todo = diff.changed, .delivered = {}}, {.locale = "de-DE"}};
  return diff;
}

}  // namespace

TEST_CASE("a diff as text shows every changed segment by words, then the impact") {
  CHECK(diff_text(diff_of({edited("a.md", "them")}), false) ==
        "content/en-US/a.md: 1 segment, 2 words\n"
        "  7: paragraph #u1 s1 (2 words)\n"
        "    en-US  Open [-it-]{+them+}\n"
        "    sv-SE  \u00D6ppna den  (reviewed -> stale)\n"
        "\n"
        "Impact: 1 segment, 2 words, 1 locale\n"
        "  sv-SE   to do: 1 segment, 2 words  delivered: 0 segments, 0 words\n"
        "  de-DE  to do: 0 segments, 0 words  delivered: 0 segments, 0 words\n");
}

TEST_CASE("articles that were added, deleted, renamed or laid out anew have a line") {
  ArticleChange added{.kind = ArticleKind::added, .file = "n.md", .to_translate = {.segments = 2, .words = 9}};
  ArticleChange deleted{.kind = ArticleKind::deleted, .file = "d.md"};
  ArticleChange renamed{.kind = ArticleKind::renamed, .old_path = "o.md", .file = "r.md"};
  ArticleChange reflowed{.kind = ArticleKind::modified, .file = "f.md", .formatting_only = true};
  const std::string text = diff_text(diff_of({added, deleted, renamed, reflowed}), false);
  CHECK(contains(text, "n.md: added: 2 segments, 9 words\n"));
  CHECK(contains(text, "d.md: deleted\n"));
  CHECK(contains(text, "r.md: renamed from o.md: 0 segments, 0 words\n"));
  CHECK(contains(text, "f.md: formatting only: 0 words\n"));
}

TEST_CASE("a comment's code block cannot be closed from within, and nothing of the content stands outside") {
  const std::string hostile = "````\n</details><img src=x> @octocat #1 | https://example.org \x1B[2J";
  const std::string markdown = diff_markdown(diff_of({edited("a`|<b>@octocat.md", hostile)}));
  CHECK(contains(markdown, "`````diff\n"));
  CHECK(contains(markdown, "\n`````\n"));
  CHECK_FALSE(contains(markdown, "\x1B"));
  // A line end of the content would begin a line of its own: none does.
  CHECK(contains(markdown, "{+````<U+000A></details>"));
  const std::string outside = markdown.substr(0, markdown.find("`````diff"));
  CHECK_FALSE(contains(outside, "</details>"));
  CHECK(contains(outside, "**``content/en-US/a`/<b>@octocat.md``**"));
}

TEST_CASE("a comment has a limit, and says how much it leaves out") {
  std::vector<ArticleChange> articles;
  for (int i = 0; i < 100; ++i)
    articles.push_back(edited(fmt::format("{:02}.md", i), std::string(200, 'x')));
  articles.push_back(edited("z.md", std::string(5000, 'y')));
  const std::string markdown = diff_markdown(diff_of(articles), 4000);
  CHECK(markdown.size() <= 4000);
  CHECK(contains(markdown, "00.md"));
  CHECK_FALSE(contains(markdown, "yyyy"));
  const size_t shown = [&] {
    size_t count = 0;
    for (size_t at = markdown.find("```diff"); at != markdown.npos; at = markdown.find("```diff", at + 1))
      ++count;
    return count;
  }();
  CHECK(contains(markdown, fmt::format("{} more articles are left out: {} segments, {} words to translate.\n",
                                       101 - shown, 101 - shown, 2 * (101 - shown))));
}

TEST_CASE("a diff as JSON names who has something to do") {
  const std::string json = diff_json(diff_of({edited("a.md", "them")}));
  CHECK(json.starts_with("{\n  \"format\": \"docloc-diff\",\n  \"version\": 1,\n  \"revision\": \"main\""));
  CHECK(contains(json,
                 "\"impact\": {\n    \"segments\": 1,\n    \"words\": 2,\n    \"locales\": [\n      \"sv-SE\"\n    ]"));
  CHECK(contains(json, "\"was\": \"reviewed\""));
}

TEST_CASE("a diff's page escapes texts, marks languages and shows blocks side by side") {
  Diff diff = diff_of({edited("<script>.md", "<script>alert(1)</script>")});
  diff.articles[0].units[0].blocks = {{.locale = "ar-SA",
                                       .before = "<p>old</p>\n",
                                       .after = "<p>new</p>\n",
                                       .before_locale = "ar-SA",
                                       .after_locale = "en-US"}};
  const std::string page = diff_html(diff, "");
  CHECK_FALSE(contains(page, "<script"));
  CHECK(contains(page, "<ins>&lt;script&gt;alert(1)&lt;/script&gt;</ins>"));
  CHECK(contains(page, "<div lang=\"ar-SA\" dir=\"rtl\"><p>old</p>"));
  CHECK(contains(page, "shown in the source's language</p>\n<p>new</p>"));
}
