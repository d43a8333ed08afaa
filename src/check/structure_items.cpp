// What stands inside the blocks of a locale's own form of an article, beside the article's.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "check/structure.h"
#include "markdown/html_names.h"
#include "markdown/html_token.h"
#include "text/address.h"

namespace docloc::check {

using markdown::Document;
using markdown::HtmlToken;
using markdown::HtmlTokenKind;
using markdown::kNoNode;
using markdown::Node;
using markdown::NodeKind;

Span place_of(const Document& document, uint32_t node) {
  while (markdown::is_inline(document.nodes[node].kind) && !document.nodes[node].aligned)
    node = document.nodes[node].parent;
  return document.nodes[node].bytes;
}

namespace {

// White space in code spans and addresses is how a line was broken.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::vector<Item> code_spans(const segment::Article& article) {
  std::vector<Item> items;
  const Document& document = article.document;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (node.kind == NodeKind::code) items.push_back({folded(document.str(node.literal)), place_of(document, i)});
  }
  return items;
}

std::vector<Item> addresses(const segment::Article& article, links::LinkKind kind) {
  std::vector<Item> items;
  for (const links::Link& link : links::links_of(article)) {
    std::string_view url = link.url;
    if (url.starts_with("./")) url.remove_prefix(2);
    if (link.kind == kind) items.push_back({text::without_locale(url), link.bytes});
  }
  return items;
}

std::vector<Item> link_addresses(const segment::Article& article) {
  return addresses(article, links::LinkKind::link);
}

std::vector<Item> image_addresses(const segment::Article& article) {
  return addresses(article, links::LinkKind::image);
}

std::vector<Item> footnote_references(const segment::Article& article) {
  std::vector<Item> items;
  const Document& document = article.document;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (node.kind == NodeKind::footnote_reference)
      items.push_back({fmt::format("[^{}]", document.str(node.literal)), place_of(document, i)});
  }
  return items;
}

// Not anchors, which translations get more of, and not what only looks like a tag ("<version number>").
std::vector<Item> html_tags(const segment::Article& article) {
  std::vector<Item> items;
  const Document& document = article.document;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (node.kind != NodeKind::html_inline && node.kind != NodeKind::html_block) continue;
    markdown::HtmlTokenizer tokens(document.str(node.literal));
    HtmlToken token;
    while (tokens.next(token)) {
      const bool start = token.kind == HtmlTokenKind::start_tag;
      if (!start && token.kind != HtmlTokenKind::end_tag) continue;
      if (token.name == "a" || !markdown::is_html_element(token.name)) continue;
      items.push_back({fmt::format("<{}{}>", start ? "" : "/", token.name), place_of(document, i)});
    }
  }
  return items;
}

// Items by their text, of one part of an article.
using Counts = std::map<std::string_view, int>;

bool take(Counts& counts, std::string_view key) {
  const auto found = counts.find(key);
  if (found == counts.end() || found->second == 0) return false;
  --found->second;
  return true;
}

class Comparison {
 public:
  Comparison(const Subject& subject, Reporter& report, Collect collect, const ItemWords& words)
      : subject_(subject),
        report_(report),
        words_(words),
        source_(collect(*subject.article)),
        target_(collect(*subject.counterpart)) {}

  void run() {
    if (source_.empty() && target_.empty()) return;
    for (const Item& item : source_)
      known_.insert(item.key);
    for (const BlockPair& pair : subject_.blocks) {
      if (pair.source == kNoNode) count(within(target_, leaf(*subject_.counterpart, pair.target)), stray_target_);
    }
    for (const BlockPair& pair : subject_.blocks) {
      if (pair.source != kNoNode && pair.target != kNoNode && !lost_rows(pair)) compare(pair);
    }
  }

 private:
  using Items = std::span<const Item>;

  static void count(Items items, Counts& counts) {
    for (const Item& item : items)
      ++counts[item.key];
  }

  // The node's bytes, if it is a block that holds no other ones.
  static Span leaf(const segment::Article& article, uint32_t node) {
    const Node& block = article.document.nodes[node];
    const bool whole =
        block.kind == NodeKind::table || block.kind == NodeKind::html_block || markdown::holds_inlines(block.kind);
    return whole ? block.bytes : Span{};
  }

  static Items within(const std::vector<Item>& items, Span bytes) {
    const auto at = [](const Item& item) { return item.bytes.begin; };
    const auto begin = std::ranges::lower_bound(items, bytes.begin, {}, at);
    const auto end = std::ranges::lower_bound(begin, items.end(), bytes.end, {}, at);
    return {begin, end};
  }

  // Those of `items` that `others` lack, each as often as it is missing.
  static std::vector<const Item*> lacking(Items items, Items others) {
    Counts counts;
    count(others, counts);
    std::vector<const Item*> out;
    for (const Item& item : items) {
      if (!take(counts, item.key)) out.push_back(&item);
    }
    return out;
  }

  // A table without one of its rows lacks what stands in it, too: structure/table says so.
  [[nodiscard]] bool lost_rows(const BlockPair& pair) const {
    const Document& source = subject_.article->document;
    const Document& target = subject_.counterpart->document;
    if (source.nodes[pair.source].kind != NodeKind::table) return false;
    const auto rows = [](const Document& document, uint32_t table) {
      return std::count_if(document.nodes.begin() + table, document.nodes.begin() + document.nodes[table].end,
                           [](const Node& node) { return node.kind == NodeKind::table_row; });
    };
    return rows(source, pair.source) != rows(target, pair.target);
  }

  void compare(const BlockPair& pair) {
    const Span source_block = leaf(*subject_.article, pair.source);
    const Span target_block = leaf(*subject_.counterpart, pair.target);
    const Items source = within(source_, source_block);
    const Items target = within(target_, target_block);
    std::vector<const Item*> lost = lacking(source, target);
    std::vector<const Item*> added = lacking(target, source);
    std::erase_if(lost, [&](const Item* item) { return take(stray_target_, item->key); });
    // Two that became one are one fault.
    for (size_t i = 1; i < lost.size(); ++i) {
      const auto swallows = [&](const Item* item) { return item->key.find(lost[i]->key) != std::string::npos; };
      if (std::ranges::any_of(added, swallows)) lost.erase(lost.begin() + static_cast<std::ptrdiff_t>(i--));
    }
    for (size_t i = 0; i < lost.size(); ++i) {
      const Item* other = i < added.size() ? added[i] : nullptr;
      say_lost(*lost[i], other, Span{target_block.begin, target_block.begin});
    }
    for (size_t i = lost.size(); i < added.size(); ++i) {
      // The source says it elsewhere: a translation may name a thing where the source has "it".
      if (!known_.contains(added[i]->key)) say_added(*added[i], Span{source_block.begin, source_block.begin});
    }
  }

  void say_lost(const Item& item, const Item* other, Span block) {
    const std::string message =
        other == nullptr ? fmt::format("{} \"{}\" is missing from the translation.", words_.thing, item.key)
                         : fmt::format("{} \"{}\" is \"{}\" in the translation.", words_.thing, item.key, other->key);
    Finding& finding =
        report_.on_counterpart(item.bytes, other == nullptr ? block : other->bytes, message, std::string(words_.hint));
    finding.token = item.key;
  }

  void say_added(const Item& item, Span block) {
    Finding& finding = report_.on_counterpart(
        block, item.bytes, fmt::format("{} \"{}\" of the translation is not in the source.", words_.thing, item.key),
        std::string(words_.hint));
    finding.token = item.key;
  }

  const Subject& subject_;
  Reporter& report_;
  ItemWords words_;
  std::vector<Item> source_;
  std::vector<Item> target_;
  std::set<std::string_view> known_;  // what the source has anywhere
  Counts stray_target_;               // of the translation's blocks without partner
};

}  // namespace

void compare_items(const Subject& subject, Reporter& report, Collect collect, const ItemWords& words) {
  Comparison(subject, report, collect, words).run();
}

void find_code_changes(const Subject& subject, Reporter& report) {
  compare_items(subject, report, code_spans,
                {"The code", "Write code as the source does, between backticks; it is not translated."});
}

void find_image_changes(const Subject& subject, Reporter& report) {
  compare_items(subject, report, image_addresses,
                {"The image", "Show the source's image; a localized one goes under the same path."});
}

void find_footnote_changes(const Subject& subject, Reporter& report) {
  compare_items(subject, report, footnote_references,
                {"The footnote", "Keep the source's footnotes, under their names."});
}

void find_html_changes(const Subject& subject, Reporter& report) {
  compare_items(subject, report, html_tags, {"The tag", "Keep the source's tags, and add none."});
}

namespace {

bool has_address(const Document& document, uint32_t block, std::string_view url) {
  return std::any_of(document.nodes.begin() + block, document.nodes.begin() + document.nodes[block].end,
                     [&](const Node& node) {
                       const bool leads = node.kind == NodeKind::link || node.kind == NodeKind::image;
                       return leads && text::without_locale(document.str(node.url)) == text::without_locale(url);
                     });
}

// The first link of each block with a title, which the translation has, in a block without any title.
void find_lost_titles(const Subject& subject, Reporter& report) {
  const auto first_title = [](const Document& document, uint32_t block) {
    for (uint32_t i = block; i < document.nodes[block].end; ++i) {
      const Node& node = document.nodes[i];
      if ((node.kind == NodeKind::link || node.kind == NodeKind::image) && !node.title.empty()) return i;
    }
    return kNoNode;
  };
  const Document& source = subject.article->document;
  const Document& target = subject.counterpart->document;
  for (const BlockPair& pair : subject.blocks) {
    if (pair.source == kNoNode || pair.target == kNoNode) continue;
    if (!markdown::holds_inlines(source.nodes[pair.source].kind)) continue;
    const uint32_t titled = first_title(source, pair.source);
    if (titled == kNoNode || first_title(target, pair.target) != kNoNode) continue;
    if (!has_address(target, pair.target, source.str(source.nodes[titled].url))) continue;
    const std::string_view title = source.str(source.nodes[titled].title);
    const uint32_t at = target.nodes[pair.target].bytes.begin;
    Finding& finding = report.on_counterpart(place_of(source, titled), {at, at},
                                             fmt::format("The title \"{}\" is missing from the translation.", title),
                                             "Translate it too: readers see it when they point at the link.");
    finding.token = title;
  }
}

}  // namespace

void find_link_changes(const Subject& subject, Reporter& report) {
  compare_items(subject, report, link_addresses, {"The link to", "Lead readers where the source does."});
  find_lost_titles(subject, report);
}

}  // namespace docloc::check
