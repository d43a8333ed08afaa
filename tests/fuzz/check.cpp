// Any bytes as an article and its translation: every rule looks at them, and what it says is true of their bytes.
//
// Input: a byte that names the locale, a byte of flags, the source article, a line "%%", the translation. The
// translation is Markdown whose units are the source's, or (flag 1) lines of plain text, one a segment, in which '|'
// stands for the next code of the source.
#include "check/check.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/fingerprint.h"
#include "base/source.h"
#include "check/edits.h"
#include "check/finding_ids.h"
#include "check/pairs.h"
#include "report/ci_formats.h"
#include "report/report.h"
#include "support/pairs.h"

using namespace docloc;

namespace {

constexpr std::string_view kCatalogPath = "locales/a.xlf";
constexpr std::string_view kCounterpartPath = "own/a.md";
constexpr size_t kMostRounds = 60;  // of fixes; enough for the longest input that is worth while

struct Input {
  std::string locale;
  bool plain = false;
  bool ops = false;
  segment::ExtractOptions options;
  std::string source;
  std::string target;
};

Input input_of(std::string_view bytes) {
  constexpr auto kLocales =
      std::to_array<std::string_view>({"de-CH", "sv-SE", "de-DE", "ja-JP", "ar-SA", "he-IL", "fr-FR", "zh-CN"});
  Input input;
  input.locale = kLocales[static_cast<uint8_t>(bytes[0]) % kLocales.size()];
  const auto flags = static_cast<uint8_t>(bytes[1]);
  input.plain = (flags & 1U) != 0;
  input.ops = (flags & 2U) != 0;
  auto& foreign = input.options.parse.foreign;
  foreign.mdx = (flags & 4U) != 0;
  foreign.shortcodes = (flags & 8U) != 0;
  foreign.liquid = (flags & 16U) != 0;
  foreign.admonitions = (flags & 32U) != 0;
  constexpr std::string_view kBetween = "\n%%\n";
  const std::string_view rest = bytes.substr(2);
  const size_t end = std::min(rest.find(kBetween), rest.size());
  input.source = rest.substr(0, end);
  if (end < rest.size()) input.target = rest.substr(end + kBetween.size());
  return input;
}

void require(bool holds, const char* what, const Finding& finding) {
  if (holds) return;
  std::fprintf(stderr, "%s\n%s", what, report::findings_json({finding}).c_str());
  if (finding.fix) {
    for (const Edit& edit : finding.fix->edits)
      std::fprintf(stderr, "edit %u %u \"%s\"\n", edit.bytes.begin, edit.bytes.end, edit.text.c_str());
  }
  std::abort();
}

// A line of plain text as the target of a segment: each '|' is the next code of `source`, and those that are left
// follow.
segment::Content plain_target(std::string_view line, const segment::Content& source) {
  std::vector<segment::Part> codes;
  for (const segment::Part& part : source) {
    if (part.kind != segment::PartKind::text) codes.push_back(part);
  }
  segment::Content target;
  size_t next = 0;
  while (next < codes.size() && line.find('|') != std::string_view::npos) {
    const size_t bar = line.find('|');
    target.push_back({segment::PartKind::text, std::string(line.substr(0, bar)), 0});
    target.push_back(codes[next++]);
    line.remove_prefix(bar + 1);
  }
  target.push_back({segment::PartKind::text, std::string(line), 0});
  target.insert(target.end(), codes.begin() + static_cast<ptrdiff_t>(next), codes.end());
  segment::normalize(target);
  return target;
}

void set_plain_targets(catalog::Catalog& catalog, std::string_view text) {
  if (check_source("", text)) return;
  for (catalog::Unit& unit : catalog.units) {
    for (catalog::Segment& segment : unit.segments) {
      if (segment.ignorable || text.empty()) continue;
      const size_t end = std::min(text.find('\n'), text.size());
      segment.target = plain_target(text.substr(0, end), segment.source);
      segment.state = catalog::State::translated;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }
}

check::Terms terms() {
  check::Terms terms;
  terms.terms.push_back({.source = "account", .targets = {"konto", "Konto"}, .forbidden = {"räkning"}});
  terms.terms.push_back({.source = "GitHub", .letter_case = check::CaseRule::exact, .translate = false});
  return terms;
}

links::LinkIndex link_index(const std::string& locale) {
  std::map<std::string, links::Tree, std::less<>> trees;
  trees["en-US"] = {.articles = {{"a.md", {"one", "two"}}, {"guide/b.md", {"install"}}, {"index.md", {}}},
                    .resources = {"media/Dialog.png", "toc.yml"}};
  trees[locale] = {.articles = {{"own.md", {"ett"}}}, .resources = {"media/own.png"}};
  return {"en-US", std::move(trees)};
}

// One project: an article in its locale, with a catalog, and as a form of the locale's own.
class Project {
 public:
  explicit Project(const Input& input)
      : input_(input),
        links_(link_index(input.locale)),
        own_(segment::read_article("a.md", input.target, input.options)) {
    options_.ops = input.ops;
    options_.links.redirects = {{"gone.md", "guide/b.md"}};
    options_.links.locale_hosts = {"example.org"};
    segment::Article article = segment::read_article("a.md", input.source, input.options);
    if (input.plain) {
      pair_ = support::translated(std::move(article), {}, input.locale);
      set_plain_targets(pair_.catalog, input.target);
    } else {
      pair_ = support::translated(std::move(article), own_, input.locale);
    }
  }

  [[nodiscard]] const segment::Article& article() const { return pair_.article; }
  [[nodiscard]] const segment::Article& own() const { return own_; }

  // What all rules say, with all that follows from all of it.
  [[nodiscard]] Findings findings() const {
    check::Subject subject{.article = &pair_.article, .links = &links_, .locale = "en-US", .source_locale = "en-US"};
    subject.options = &options_;
    check::Outcome all = check::check_article(subject);
    subject.locale = input_.locale;
    subject.terms = &terms_;
    subject.catalog = &pair_.catalog;
    subject.catalog_path = kCatalogPath;
    add(all, check::check_translation(subject));
    subject.catalog = nullptr;
    subject.counterpart = &own_;
    subject.counterpart_path = kCounterpartPath;
    add(all, check::check_counterpart(subject));
    std::vector<check::Note> backwards(all.notes.rbegin(), all.notes.rend());
    add(all, {.findings = check::conclude(std::move(all.notes)), .notes = {}});
    const Findings again = check::conclude(std::move(backwards));
    if (!std::ranges::equal(again,
                            Findings(all.findings.end() - static_cast<ptrdiff_t>(again.size()), all.findings.end())))
      std::abort();
    sort_findings(all.findings);
    set_fingerprints(all.findings);
    return std::move(all.findings);
  }

  // What a writer's own rules say of the locale's form by itself.
  [[nodiscard]] Findings findings_of_own() const {
    return check::check_article({.article = &own_,
                                 .links = &links_,
                                 .locale = input_.locale,
                                 .source_locale = "en-US",
                                 .article_path = kCounterpartPath,
                                 .options = &options_})
        .findings;
  }

  // Makes every fix that meets no other one. False: there was none.
  bool fix(const Findings& findings) {
    std::map<std::pair<std::string, std::string>, std::vector<Edit>> targets;
    std::vector<Edit> of_source;
    for (const Finding& finding : findings) {
      if (!finding.fix) continue;
      const bool in_source = finding.fix->of == Fix::Of::source;
      take(in_source ? of_source : targets[{finding.unit, finding.segment}], *finding.fix);
    }
    for (const auto& [place, edits] : targets) {
      catalog::Segment& segment = segment_of(place);
      segment.target = check::apply_edits(*segment.target, edits);
    }
    if (!of_source.empty()) fix_source(of_source);
    return !targets.empty() || !of_source.empty();
  }

  catalog::Segment& segment_of(const std::pair<std::string, std::string>& place) {
    for (catalog::Unit& unit : pair_.catalog.units) {
      if (unit.id != place.first) continue;
      const auto segment = std::ranges::find(unit.segments, place.second, &catalog::Segment::id);
      if (segment != unit.segments.end()) return *segment;
    }
    std::abort();
  }

 private:
  static void add(check::Outcome& all, check::Outcome more) {
    all.findings.insert(all.findings.end(), more.findings.begin(), more.findings.end());
    all.notes.insert(all.notes.end(), more.notes.begin(), more.notes.end());
  }

  static void take(std::vector<Edit>& taken, const Fix& fix) {
    const bool meets = std::ranges::any_of(fix.edits, [&](const Edit& edit) {
      return std::ranges::any_of(taken, [&](const Edit& other) { return check::meet(edit, other); });
    });
    if (!meets) taken.insert(taken.end(), fix.edits.begin(), fix.edits.end());
  }

  void fix_source(const std::vector<Edit>& edits) {
    std::optional<std::string> bytes = check::apply_edits(pair_.article.bytes, edits);
    if (!bytes) std::abort();
    support::Translated now{.article = segment::read_article("a.md", std::move(*bytes), input_.options)};
    now.source = catalog::make_source_catalog(now.article, "en-US", &pair_.source);
    now.catalog = catalog::sync_locale(now.source, &pair_.catalog, input_.locale);
    pair_ = std::move(now);
  }

  const Input& input_;
  links::LinkIndex links_;
  check::Terms terms_ = terms();
  check::Options options_;
  segment::Article own_;
  support::Translated pair_;
};

size_t characters(std::string_view text) {
  return static_cast<size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool is_line(std::string_view text) {
  return !find_invalid_utf8(text) && text.find_first_of("\r\n") == std::string_view::npos;
}

// No byte of a character is in the span without the others.
bool is_within(Span span, std::string_view text) {
  const auto cuts = [&](uint32_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  return span.begin <= span.end && span.end <= text.size() && !cuts(span.begin) && !cuts(span.end);
}

bool is_place_of(const Place& place, uint32_t length, std::string_view bytes) {
  if (place.line == 0) return place.column == 0 && length == 0;
  const std::vector<Line> lines = split_lines(bytes);
  if (place.line > lines.size()) return place.line == lines.size() + 1 && place.column == 1 && length == 0;
  const size_t all = characters(lines[place.line - 1].content().of(bytes));
  if (place.column == 0) return false;
  return length == 0 ? place.column <= all + 2 : place.column - 1 + length <= all;  // 2: between CR and LF
}

void check_texts(const Finding& finding) {
  require(check::find_rule(finding.rule) != nullptr && check::is_finding_id(finding.rule), "no such rule", finding);
  require(finding.severity <= Severity::error, "no such severity", finding);
  require(!finding.message.empty() && !find_invalid_utf8(finding.message), "message", finding);
  require(!finding.hint.empty() && !find_invalid_utf8(finding.hint), "hint", finding);
  require(is_line(finding.excerpt), "excerpt", finding);
  require(!find_invalid_utf8(finding.token), "token", finding);
  require(!find_invalid_utf8(finding.target_text), "target's text", finding);
  require(!find_invalid_utf8(finding.target_excerpt), "target's excerpt", finding);
  require(is_within(finding.target_mark, finding.target_text), "mark", finding);
  require(is_within(finding.target_excerpt_mark, finding.target_excerpt), "mark in the excerpt", finding);
}

bool are_in_order(const std::vector<Edit>& edits, std::string_view text) {
  return std::ranges::all_of(edits, [&](const Edit& edit) { return is_within(edit.bytes, text); }) &&
         std::ranges::adjacent_find(edits, [](const Edit& a, const Edit& b) { return a.bytes.end > b.bytes.begin; }) ==
             edits.end();
}

void check_fix(Project& project, const Finding& finding) {
  if (!finding.fix) return;
  const Fix& fix = *finding.fix;
  require(!fix.edits.empty(), "a fix without edits", finding);
  const bool in_source = fix.of == Fix::Of::source;
  const std::string text = in_source ? project.article().bytes : finding.target_text;
  require(are_in_order(fix.edits, text), "edits", finding);
  const std::optional<std::string> fixed = check::apply_edits(text, fix.edits);
  require(fixed && *fixed != text && !find_invalid_utf8(*fixed), "fixed text", finding);
  if (in_source) return;
  const segment::Content& target = *project.segment_of({finding.unit, finding.segment}).target;
  require(check::side_of(target).text == text, "text of the target", finding);
  const std::optional<segment::Content> content = check::apply_edits(target, fix.edits);
  require(content && check::side_of(*content).text == *fixed, "fixed target", finding);
  const auto codes = [](const segment::Content& of) {
    std::vector<uint32_t> codes;
    for (const check::Mark& mark : check::side_of(of).marks)
      codes.push_back(mark.code);
    return codes;
  };
  require(codes(*content) == codes(target), "codes of the fixed target", finding);
}

void check_places(const Project& project, const Finding& finding) {
  const std::string_view bytes = finding.source.path == "a.md" ? project.article().bytes : project.own().bytes;
  require(is_place_of(finding.source, finding.length, bytes), "place in the source", finding);
  if (finding.target.path == kCounterpartPath)
    require(is_place_of(finding.target, 0, project.own().bytes), "place in the counterpart", finding);
}

bool are_same(const Findings& a, const Findings& b) {
  const auto all_of = [](const Finding& f) {
    return std::tie(f.rule, f.severity, f.source, f.target, f.locale, f.message, f.hint, f.excerpt, f.length, f.unit,
                    f.segment, f.target_text, f.target_mark, f.target_excerpt, f.target_excerpt_mark, f.token, f.fix,
                    f.fingerprint);
  };
  return std::ranges::equal(a, b, [&](const Finding& x, const Finding& y) { return all_of(x) == all_of(y); });
}

void write_reports(const Findings& findings, std::string_view source) {
  const auto read = [&](std::string_view path) { return path == "a.md" ? source : std::string_view(); };
  for (const std::string& text : {report::findings_text(findings, {.color = true, .read = read}),
                                  report::findings_github(findings, {.prefix = "docs/", .version = "0"})}) {
    if (find_invalid_utf8(text)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2 || size > 4000) return 0;
  const Input input = input_of({reinterpret_cast<const char*>(data), size});
  Project project(input);
  Findings findings = project.findings();
  if (!are_same(findings, project.findings())) std::abort();
  write_reports(findings, input.source);
  for (const Finding& finding : project.findings_of_own()) {
    check_texts(finding);
    check_places(project, finding);
  }
  for (size_t round = 0;; ++round) {
    for (const Finding& finding : findings) {
      check_texts(finding);
      check_places(project, finding);
      check_fix(project, finding);
    }
    if (!project.fix(findings)) break;
    if (round == kMostRounds) {
      std::erase_if(findings, [](const Finding& finding) { return !finding.fix; });
      require(false, "fixes without end", findings.front());
    }
    findings = project.findings();
  }
  return 0;
}
