// Real translations taken in and given out again: what readers see is what the translators wrote.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "align/import_markdown.h"
#include "corpus/support.h"
#include "support/corpus.h"

using namespace docloc;

namespace {

using Table = std::map<std::string, uint32_t>;

std::string_view body_of(std::string_view bytes, const yaml::FrontMatter& front_matter) {
  return bytes.substr(front_matter.body);
}

// Generated heading anchors are metadata, not content.
std::map<std::string, std::vector<std::string>> content_codes(std::string_view markdown) {
  auto texts = corpus::protected_texts(markdown);
  std::erase_if(texts["html"], [](const std::string& tag) { return tag.starts_with("<a name=") || tag == "</a>"; });
  if (texts["html"].empty()) texts.erase("html");
  return texts;
}

// Kinds of all blocks, in order.
std::vector<markdown::NodeKind> block_kinds(const segment::Article& article) {
  std::vector<markdown::NodeKind> kinds;
  for (const markdown::Node& node : article.document.nodes) {
    if (!markdown::is_inline(node.kind)) kinds.push_back(node.kind);
  }
  return kinds;
}

std::string describe_difference(const std::map<std::string, std::vector<std::string>>& a,
                                const std::map<std::string, std::vector<std::string>>& b) {
  for (const char* kind : {"block", "code", "html", "link", "image"}) {
    const auto x = a.find(kind);
    const auto y = b.find(kind);
    const bool same = (x == a.end()) == (y == b.end()) && (x == a.end() || x->second == y->second);
    if (!same) return fmt::format("other {}s", kind);
  }
  return {};
}

// The lines where two pages part, the translation's second.
std::string first_difference(const std::string& ours, const std::string& theirs) {
  const auto parting = std::ranges::mismatch(ours, theirs);
  const auto line_at = [](const std::string& text, std::string::const_iterator at) {
    const auto begin = static_cast<size_t>(at - text.begin());
    const size_t start = begin < 60 ? 0 : begin - 60;
    return text.substr(start, 160);
  };
  return fmt::format("\n    - {}\n    + {}", line_at(ours, parting.in1), line_at(theirs, parting.in2));
}

// `difference_shown` gets what a page of the kind "HTML differs" shows.
std::string classify(const std::filesystem::path& source_path, const std::filesystem::path& target_path, Table& table,
                     std::string& difference_shown) {
  const segment::Article source = segment::read_article("a.md", testing::read_file(source_path));
  const segment::Article target = segment::read_article("a.md", testing::read_file(target_path));
  const align::ImportResult imported =
      align::import_markdown(source, target, {.locale = "sv-SE", .any_revision = true, .confidence = 0});
  if (imported.outcome != align::PageOutcome::imported) return fmt::format("kept out: {}", to_string(imported.outcome));
  const std::string_view target_body = body_of(target.bytes, target.front_matter);
  const std::string difference =
      describe_difference(content_codes(body_of(source.bytes, source.front_matter)), content_codes(target_body));

  std::vector<std::optional<segment::Target>> targets;
  for (const align::ImportedUnit& unit : imported.units) {
    targets.push_back(unit.outcome == align::UnitOutcome::translated ? std::optional(unit.target) : std::nullopt);
  }
  const segment::Localized out =
      segment::apply(source, targets, {.locale = "sv-SE", .heading_anchors = imported.heading_anchors});
  const std::string_view body = body_of(out.bytes, out.front_matter);
  const std::string html = corpus::cmark_html(body);
  const std::string target_html = corpus::cmark_html(target_body);
  const bool html_equal = html == target_html;
  if (body == target_body) ++table["(bytes equal)"];
  if (html_equal) ++table["(HTML equal)"];
  if (imported.count(align::UnitOutcome::refused) > 0) return "units with other codes";
  if (!difference.empty()) return difference;
  if (block_kinds(source) != block_kinds(target)) return "other blocks";
  // Named in findings, and the source stands there.
  if (imported.count(align::UnitOutcome::uncertain) + imported.count(align::UnitOutcome::partial) > 0) {
    return "texts that could not be paired";
  }
  if (!html_equal) difference_shown = first_difference(html, target_html);
  return html_equal ? "matching, HTML equal" : "matching, HTML differs";
}

}  // namespace

TEST_CASE("99% of real translations whose blocks and codes match the source come out as they went in") {
  uint32_t matching = 0;
  uint32_t equal = 0;
  uint32_t unpaired = 0;
  for (const char* set : {"PowerShell-Docs", "ATADocs", "customer-insights"}) {
    Table table;
    std::string differing;
    for (const auto& path : testing::corpus_articles(std::string(set) + "/sv-SE")) {
      const auto root = testing::shared_folder() / "corpus" / set;
      const auto source = root / "en-US" / path.lexically_relative(root / "sv-SE");
      if (!std::filesystem::exists(source)) continue;
      std::string difference;
      const std::string kind = classify(source, path, table, difference);
      ++table[kind];
      if (kind == "matching, HTML differs") differing += fmt::format("\n  {}{}", path.filename().string(), difference);
    }
    std::string shown;
    for (const auto& [kind, count] : table)
      shown += fmt::format("\n  {:5} {}", count, kind);
    if (!table.empty()) WARN(set << shown << differing);
    matching += table["matching, HTML equal"] + table["matching, HTML differs"];
    equal += table["matching, HTML equal"];
    unpaired += table["texts that could not be paired"];
  }
  if (matching == 0) {
    WARN("skipped: the shared articles are not beside the repository");
    return;
  }
  CHECK(equal * 100 >= matching * 99);
  CHECK(unpaired * 100 <= matching * 2);
}
