// Real translations taken in and given out again: what readers see is what the translators wrote.
#include <fmt/format.h>

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

std::string classify(const std::filesystem::path& source_path, const std::filesystem::path& target_path, Table& table) {
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
  const bool html_equal = corpus::cmark_html(body) == corpus::cmark_html(target_body);
  if (body == target_body) ++table["(bytes equal)"];
  if (html_equal) ++table["(HTML equal)"];
  if (imported.count(align::UnitOutcome::refused) > 0) return "units with other codes";
  if (!difference.empty()) return difference;
  // Named in findings, and the source stands there.
  if (imported.count(align::UnitOutcome::uncertain) + imported.count(align::UnitOutcome::partial) > 0) {
    return "texts that could not be paired";
  }
  return html_equal ? "matching, HTML equal" : "matching, HTML differs";
}

}  // namespace

TEST_CASE("98% of real translations whose blocks and codes match the source come out as they went in") {
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
      const std::string kind = classify(source, path, table);
      ++table[kind];
      if (kind == "matching, HTML differs") differing += "\n  " + path.filename().string();
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
  CHECK(equal * 100 >= matching * 98);
  CHECK(unpaired * 100 <= matching * 2);
}
