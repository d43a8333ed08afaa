#include "site/read_toc.h"

#include <array>
#include <utility>

#include "markdown/document.h"
#include "segment/article.h"
#include "site/facts.h"
#include "site/paths.h"
#include "yaml/settings_tree.h"

namespace docloc::site {
namespace {

using markdown::Document;
using markdown::NodeKind;
using yaml::Tree;

std::string text_of(const Tree& mapping, std::string_view key) {
  const Tree* value = mapping.find(key);
  return value != nullptr && value->kind == Tree::Kind::scalar ? value->scalar : std::string();
}

std::vector<TocEntry> entries_of(const Tree& tree) {
  const Tree* list = &tree;
  if (tree.kind == Tree::Kind::mapping) list = tree.find("items");
  std::vector<TocEntry> entries;
  if (list == nullptr || list->kind != Tree::Kind::sequence) return entries;
  for (const Tree& item : list->items) {
    if (item.kind != Tree::Kind::mapping) continue;
    TocEntry entry{.title = text_of(item, "name"), .href = text_of(item, "href"), .line = item.place.line};
    for (const std::string_view other : {"topicHref", "homepage", "tocHref"}) {
      if (entry.href.empty()) entry.href = text_of(item, other);
    }
    if (const Tree* items = item.find("items")) entry.items = entries_of(*items);
    if (!entry.title.empty() || !entry.href.empty() || !entry.items.empty()) entries.push_back(std::move(entry));
  }
  return entries;
}

// Headings and list items of Markdown, each on its level.
class MarkdownToc {
 public:
  explicit MarkdownToc(const segment::Article& article) : document_(article.document) {}

  std::vector<TocEntry> run() {
    for (uint32_t i = 0; i < document_.nodes.size(); ++i) {
      const markdown::Node& node = document_.nodes[i];
      if (node.kind == NodeKind::heading) {
        heading_ = node.level;
        add(i, heading_);
      } else if (node.kind == NodeKind::paragraph && depth_of(i) > 0) {
        add(i, heading_ + depth_of(i));
      }
    }
    return std::move(entries_);
  }

 private:
  // Of the lists around it.
  [[nodiscard]] uint32_t depth_of(uint32_t node) const {
    uint32_t depth = 0;
    for (uint32_t up = document_.nodes[node].parent; up != markdown::kNoNode; up = document_.nodes[up].parent)
      depth += document_.nodes[up].kind == NodeKind::list ? 1 : 0;
    return depth;
  }

  void add(uint32_t node, uint32_t level) {
    TocEntry entry{.title = text_below(document_, node)};
    for (uint32_t i = node + 1; i < document_.nodes[node].end; ++i) {
      if (document_.nodes[i].kind != NodeKind::link) continue;
      entry.href = document_.str(document_.nodes[i].url);
      break;
    }
    while (!levels_.empty() && levels_.back() >= level)
      levels_.pop_back();
    std::vector<TocEntry>* list = &entries_;
    for (size_t i = 0; i < levels_.size(); ++i)
      list = &list->back().items;
    list->push_back(std::move(entry));
    levels_.push_back(level);
  }

  const Document& document_;
  std::vector<TocEntry> entries_;
  std::vector<uint32_t> levels_;  // of the entries that are open
  uint32_t heading_ = 0;
};

}  // namespace

std::vector<TocEntry> read_toc(std::string_view path, std::string_view bytes, Findings& findings) {
  if (is_article_path(path)) {
    const segment::Article article = segment::read_article(std::string(path), std::string(bytes));
    if (!article.usable) return {};
    return MarkdownToc(article).run();
  }
  yaml::TreeRead read = yaml::read_tree(path, bytes);
  findings.insert(findings.end(), read.findings.begin(), read.findings.end());
  return entries_of(read.tree);
}

}  // namespace docloc::site
