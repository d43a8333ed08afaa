// Bookmarks and line breaks of a locale's own form of an article, beside the article's.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "check/structure.h"
#include "markdown/html_token.h"

namespace docloc::check {

using markdown::Document;
using markdown::HtmlToken;
using markdown::kNoNode;
using markdown::Node;
using markdown::NodeKind;

namespace {

// Of every heading the names of its <a name>, and where they stand.
std::vector<Item> names_in(const Document& document, uint32_t heading) {
  std::vector<Item> names;
  for (uint32_t i = heading + 1; i < document.nodes[heading].end; ++i) {
    if (document.nodes[i].kind != NodeKind::html_inline) continue;
    markdown::HtmlTokenizer tokens(document.str(document.nodes[i].literal));
    HtmlToken token;
    while (tokens.next(token)) {
      for (const markdown::HtmlAttribute& attribute : token.attributes) {
        if (attribute.name == "name" || attribute.name == "id")
          names.push_back({std::string(attribute.value), place_of(document, i)});
      }
    }
  }
  return names;
}

std::map<uint32_t, std::string> anchors_of_headings(const segment::Article& article) {
  std::map<uint32_t, std::string> anchors;  // by node
  for (const segment::Unit& unit : article.units) {
    if (unit.kind == segment::UnitKind::heading) anchors[unit.node] = segment::ops_anchor(article, unit);
  }
  return anchors;
}

std::string trimmed(std::string_view text) {
  const size_t begin = std::min(text.find_first_not_of('-'), text.size());
  return std::string(text.substr(begin, text.find_last_not_of('-') + 1 - begin));
}

// A heading whose anchor is another heading's: links to it go astray.
void find_wrong_anchors(const Subject& subject, Reporter& report, const std::set<std::string>& written) {
  const Document& source = subject.article->document;
  const Document& target = subject.counterpart->document;
  const std::map<uint32_t, std::string> anchors = anchors_of_headings(*subject.article);
  for (const BlockPair& pair : subject.blocks) {
    if (pair.source == kNoNode || pair.target == kNoNode) continue;
    const auto wanted = anchors.find(pair.source);
    if (source.nodes[pair.source].kind != NodeKind::heading || wanted == anchors.end()) continue;
    const std::vector<Item> names = names_in(target, pair.target);
    if (names.empty()) continue;
    const auto fits = [&](const Item& name) {
      return trimmed(name.key) == trimmed(wanted->second) || written.contains(name.key);
    };
    if (std::ranges::any_of(names, fits)) continue;
    Finding& finding = report.on_counterpart(
        source.nodes[pair.source].bytes, names.front().bytes,
        fmt::format("The heading's bookmark is \"{}\", the source's is \"{}\".", names.front().key, wanted->second),
        "Give it the bookmark of the source's heading: links name that one.");
    finding.token = names.front().key;
  }
}

}  // namespace

void find_anchor_changes(const Subject& subject, Reporter& report) {
  const std::vector<std::string> wanted = links::written_anchors(*subject.article);
  std::vector<std::string> found = links::written_anchors(*subject.counterpart);
  const std::set<std::string> written(wanted.begin(), wanted.end());
  const std::set<std::string> there(std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  for (const std::string& name : written) {
    if (there.contains(name) || name.starts_with("tab/")) continue;
    const size_t at = subject.article->bytes.find(name);
    const auto begin = static_cast<uint32_t>(at == std::string::npos ? 0 : at);
    const Span source{begin, begin + static_cast<uint32_t>(at == std::string::npos ? 0 : name.size())};
    Finding& finding =
        report.on_counterpart(source, {subject.counterpart->document.body, subject.counterpart->document.body},
                              fmt::format("The bookmark \"{}\" is missing from the translation.", name),
                              "Bring it back where the source has it: links lead there.");
    finding.token = name;
  }
  find_wrong_anchors(subject, report, written);
}

void find_lost_breaks(const Subject& subject, Reporter& report) {
  const auto breaks = [](const Document& document, uint32_t block) {
    std::vector<uint32_t> found;
    for (uint32_t i = block; i < document.nodes[block].end; ++i) {
      const Node& node = document.nodes[i];
      const bool tag = node.kind == NodeKind::html_inline && document.str(node.literal).starts_with("<br");
      if (node.kind == NodeKind::line_break || tag) found.push_back(i);
    }
    return found;
  };
  const Document& source = subject.article->document;
  const Document& target = subject.counterpart->document;
  for (const BlockPair& pair : subject.blocks) {
    if (pair.source == kNoNode || pair.target == kNoNode) continue;
    if (source.nodes[pair.source].kind != NodeKind::paragraph) continue;
    const std::vector<uint32_t> wanted = breaks(source, pair.source);
    const std::vector<uint32_t> found = breaks(target, pair.target);
    const bool written_as_tag =
        !wanted.empty() && source.nodes[wanted.back()].kind == NodeKind::html_inline;  // structure/html says so
    if (found.size() >= wanted.size() || written_as_tag) continue;
    const Span target_block = target.nodes[pair.target].bytes;
    Finding& finding = report.on_counterpart(
        place_of(source, wanted[found.size()]), {target_block.begin, target_block.begin},
        fmt::format("The source breaks its lines {} times here, the translation {}.", wanted.size(), found.size()),
        "Put two spaces or a backslash at the end of the lines that readers should see as such.");
    finding.token.clear();
    finding.length = 0;
  }
}

}  // namespace docloc::check
