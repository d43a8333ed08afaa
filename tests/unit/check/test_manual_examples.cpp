// The manual has a page for every rule, and what its examples show is so.
//
// A page content/en-US/rules/<family>/<name>.md has the sections "## Wrong" and "## Right", each with at least one
// example. An example is a fence "markdown source" and, where a translation is concerned, a fence "markdown LOCALE"; a
// fence "yaml glossary" before them gives the locale's terms, as glossary.yaml has them, a fence "text dictionary" the
// words that it knows, and a fence "markdown older" the source that the translation was made of, where that is another
// one. The source is the article "guide/example.md"
// of a project that also has the files of `example_project` below, a redirect and OPS's fields; "guide/setup.md" has
// the title "Set it up".
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "check/check.h"
#include "support/pairs.h"
#include "support/speller.h"

using namespace docloc;
using namespace docloc::check;

namespace {

namespace fs = std::filesystem;

struct Example {
  std::string source;
  std::string locale;  // empty: the source alone
  std::string target;
  std::string glossary;
  std::string dictionary;
  std::string older;  // the source that the translation was made of; empty: this one
};

struct Page {
  std::string title;
  std::vector<Example> wrong;
  std::vector<Example> right;
};

links::LinkIndex example_project() {
  links::Tree tree{.articles = {{.path = "guide/example.md", .anchors = {"install"}},
                                {.path = "guide/setup.md", .anchors = {"setup", "install"}},
                                {.path = "index.md", .anchors = {"welcome"}}},
                   .resources = {"guide/media/map.png", "guide/media/menu.png", "guide/files/sample.zip"}};
  std::map<std::string, links::Tree, std::less<>> trees;
  trees.emplace("en-US", std::move(tree));
  trees.emplace("sv-SE", links::Tree{.articles = {}, .resources = {"guide/media/menu.png"}});
  return {"en-US", std::move(trees)};
}

// Fences of one section, by their info strings.
void add_examples(const segment::Article& page, uint32_t from, std::vector<Example>& out) {
  std::string glossary;
  std::string dictionary;
  std::string older;
  const markdown::Document& document = page.document;
  for (uint32_t i = from; i < document.nodes.size(); ++i) {
    const markdown::Node& node = document.nodes[i];
    if (node.kind == markdown::NodeKind::heading) return;
    if (node.kind != markdown::NodeKind::code_block) continue;
    const std::string_view info = document.str(node.title);
    const std::string text(document.str(node.literal));
    if (info == "yaml glossary") glossary = text;
    if (info == "text dictionary") dictionary = text;
    if (info == "markdown older") older = text;
    if (info == "markdown source") {
      out.push_back({.source = text,
                     .locale = "",
                     .target = "",
                     .glossary = glossary,
                     .dictionary = dictionary,
                     .older = std::exchange(older, "")});
    } else if (info.starts_with("markdown ") && info != "markdown older") {
      REQUIRE_FALSE(out.empty());
      out.back().locale = info.substr(9);
      out.back().target = text;
    }
  }
}

Page read_page(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const segment::Article article = segment::read_article("page.md", bytes);
  Page page;
  for (const segment::Unit& unit : article.units) {
    if (unit.name == "title") page.title = segment::plain_text(unit.content);
    if (unit.kind != segment::UnitKind::heading) continue;
    const std::string heading = segment::plain_text(unit.content);
    if (heading == "Wrong") add_examples(article, unit.node + 1, page.wrong);
    if (heading == "Right") add_examples(article, unit.node + 1, page.right);
  }
  return page;
}

// The terms of a glossary, with at most one target and one forbidden word each; what room site reads from YAML.
Terms terms_of(std::string_view yaml);

const Options& example_options() {
  static const Options kOptions{.links = {.redirects = {{"guide/old.md", "guide/setup.md"}}}, .ops = true};
  return kOptions;
}

void add_concluded(Outcome& outcome) {
  const Findings more = conclude(std::move(outcome.notes));
  outcome.findings.insert(outcome.findings.end(), more.begin(), more.end());
}

// With what both together come to.
Findings findings_beside_setup(const Subject& subject) {
  const segment::Article setup = segment::read_article("guide/setup.md", "# Set it up\n");
  Subject beside = subject;
  beside.article = &setup;
  Outcome outcome = check_article(subject);
  Outcome other = check_article(beside);
  outcome.notes.insert(outcome.notes.end(), other.notes.begin(), other.notes.end());
  add_concluded(outcome);
  return std::move(outcome.findings);
}

Findings findings_of(const Rule& rule, const Example& example) {
  static const links::LinkIndex kLinks = example_project();
  const Terms terms = terms_of(example.glossary);
  const support::ListSpeller speller(example.dictionary);
  const Spelling spelling{.speller = &speller, .words = {}};
  Subject subject{
      .links = &kLinks, .locale = "en-US", .source_locale = "en-US", .terms = &terms, .options = &example_options()};
  if (!example.dictionary.empty()) subject.spelling = &spelling;
  if (rule.scope == Scope::article) {
    const segment::Article article = segment::read_article("guide/example.md", example.source);
    subject.article = &article;
    return findings_beside_setup(subject);
  }
  subject.locale = example.locale;
  if (rule.scope == Scope::counterpart) {
    const segment::Article article = segment::read_article("guide/example.md", example.source);
    const segment::Article counterpart = segment::read_article("guide/example.md", example.target);
    subject.article = &article;
    subject.counterpart = &counterpart;
    return check_counterpart(subject).findings;
  }
  support::Translated pair =
      support::translated(example.older.empty() ? example.source : example.older, example.target, example.locale);
  if (!example.older.empty()) pair = support::carried_forward(pair, example.source);
  pair.article.path = "guide/example.md";
  subject.article = &pair.article;
  subject.catalog = &pair.catalog;
  Outcome outcome = check_translation(subject);
  add_concluded(outcome);
  return std::move(outcome.findings);
}

Terms terms_of(std::string_view yaml) {
  Terms terms;
  for (size_t at = 0; at < yaml.size();) {
    const size_t end = std::min(yaml.find('\n', at), yaml.size());
    const std::string_view line = yaml.substr(at, end - at);
    at = end + 1;
    const auto value = [&](std::string_view key) -> std::string {
      const size_t found = line.find(key);
      return found == std::string_view::npos ? "" : std::string(line.substr(found + key.size()));
    };
    if (std::string source = value("- source: "); !source.empty()) terms.terms.push_back({.source = std::move(source)});
    if (std::string target = value("  target: "); !target.empty()) terms.terms.back().targets.push_back(target);
    if (std::string word = value("  forbidden: "); !word.empty()) terms.terms.back().forbidden.push_back(word);
    if (value("  case: ") == "exact") terms.terms.back().letter_case = CaseRule::exact;
    if (value("  translate: ") == "false") terms.terms.back().translate = false;
  }
  return terms;
}

std::string list(const Findings& findings) {
  std::string out;
  for (const Finding& finding : findings)
    out += finding.rule + ": " + finding.message + "\n";
  return out;
}

}  // namespace

TEST_CASE("every rule has a page in the manual, whose wrong examples are found and whose right ones are not") {
  const fs::path folder = fs::path(DOCLOC_SOURCE_DIR) / "content/en-US/rules";
  for (const Rule& rule : rules()) {
    DYNAMIC_SECTION(rule.id) {
      const fs::path path = folder / (std::string(rule.id) + ".md");
      REQUIRE(fs::exists(path));
      const Page page = read_page(path);
      CHECK(page.title == rule.id);
      CHECK_FALSE(page.wrong.empty());
      CHECK_FALSE(page.right.empty());
      for (const Example& example : page.wrong) {
        INFO(example.source << "\n" << example.target);
        const Findings findings = findings_of(rule, example);
        INFO(list(findings));
        CHECK(std::ranges::count(findings, rule.id, &Finding::rule) > 0);
      }
      for (const Example& example : page.right) {
        INFO(example.source << "\n" << example.target);
        const Findings findings = findings_of(rule, example);
        INFO(list(findings));
        CHECK(std::ranges::count(findings, rule.id, &Finding::rule) == 0);
        CHECK(std::ranges::none_of(findings, [](const Finding& f) { return f.severity != Severity::info; }));
      }
    }
  }
}

TEST_CASE("every page of a rule is one of a rule that there is") {
  const fs::path folder = fs::path(DOCLOC_SOURCE_DIR) / "content/en-US/rules";
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".md" || entry.path().stem() == "index") continue;
    const std::string id = entry.path().lexically_relative(folder).replace_extension().generic_string();
    INFO(id);
    CHECK(find_rule(id) != nullptr);
  }
}
