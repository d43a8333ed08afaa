// What a writer may not have meant, in the article itself.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "check/reporter.h"
#include "check/rules.h"
#include "check/source_text.h"
#include "markdown/html_names.h"
#include "markdown/html_token.h"

namespace docloc::check {

using markdown::HtmlToken;
using markdown::HtmlTokenKind;

namespace {

// Where `token` stands in the file. It may be spread over lines with prefixes: then where its HTML begins.
uint32_t place_of(const HtmlToken& token, const markdown::Node& node, std::string_view bytes) {
  const size_t at = node.bytes.of(bytes).find(token.bytes);
  return node.bytes.begin + static_cast<uint32_t>(at == std::string_view::npos ? 0 : at);
}

// "<version number>", not longer than a message has room for.
std::string shown(std::string_view tag) {
  constexpr size_t kMost = 60;
  if (tag.size() <= kMost) return std::string(tag);
  return fmt::format("<{} ...>", tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1));
}

// "<guid>" parses as HTML (CommonMark 6.6), but no browser knows it: the page shows it as text, which its writer mostly
// meant. What another program would make a component of is worth a look. Once a tag.
void find_pseudo_tags(const Subject& subject, Reporter& report) {
  static constexpr auto kOtherMarkup = std::to_array<std::string_view>({"math", "script", "style", "svg", "template"});
  const segment::Article& article = *subject.article;
  std::set<std::string> seen;
  std::string other;                    // other markup that is open: "svg"
  uint32_t holder = markdown::kNoNode;  // and the block it is open in
  for (const markdown::Node& node : article.document.nodes) {
    if (node.kind != markdown::NodeKind::html_inline && node.kind != markdown::NodeKind::html_block) continue;
    markdown::HtmlTokenizer tokens(article.document.str(node.literal));
    HtmlToken token;
    if (std::exchange(holder, node.parent) != node.parent) other.clear();
    while (tokens.next(token)) {
      if (token.kind == HtmlTokenKind::end_tag && token.name == other) other.clear();
      if (token.kind != HtmlTokenKind::start_tag || !other.empty()) continue;
      if (std::ranges::find(kOtherMarkup, token.name) != kOtherMarkup.end()) other = token.name;
      if (markdown::is_html_element(token.name) || !seen.insert(token.name).second) continue;
      const uint32_t offset = place_of(token, node, article.bytes);
      report.on_article({offset, offset + static_cast<uint32_t>(token.bytes.size())},
                        fmt::format("\"{}\" is no HTML: readers see it as text.", shown(token.bytes)),
                        "If it is a placeholder, put it in a code span; else mend the tag's name.");
    }
  }
}

constexpr auto kRules = std::to_array<Rule>({
    {"source/broken-markup", Severity::warning, Scope::article, "Markup is broken: readers see its signs.",
     find_broken_markup},
    {"source/doubled-word", Severity::warning, Scope::article, "A word stands twice in a row.",
     find_doubled_words_of_source},
    {"source/duplicate-title", Severity::info, Scope::article, "Two articles of a folder have the same title.",
     note_title, Fixes::none, conclude_titles},
    {"source/empty-link", Severity::warning, Scope::article, "A link has no text, or leads nowhere.", find_empty_links},
    {"source/heading-jump", Severity::info, Scope::article, "A heading leaves out a level.", find_heading_jumps},
    {"source/leading-space", Severity::info, Scope::article, "Spaces stand before a paragraph.", find_leading_spaces},
    {"source/missing-alt", Severity::info, Scope::article, "An image has no alternative text.", find_missing_alt},
    {"source/no-title", Severity::info, Scope::article, "The article has no title.", find_no_title},
    {"source/pseudo-tag", Severity::info, Scope::article, "A tag is no HTML: readers see it as text.",
     find_pseudo_tags},
});

}  // namespace

std::span<const Rule> source_rules() {
  return kRules;
}

}  // namespace docloc::check
