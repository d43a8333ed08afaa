#include "site/navigation.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "base/fields.h"
#include "base/hash.h"
#include "render/escape.h"
#include "site/paths.h"
#include "site/read_toc.h"
#include "text/format.h"
#include "text/locale.h"

namespace docloc::site {
namespace {

using Node = Navigation::Node;

constexpr size_t kMostNeighbours = 60;

std::string lower_name(std::string_view path) {
  return text::to_lower(path.substr(path.rfind('/') + 1));
}

bool is_elsewhere(std::string_view href) {
  return href.find("://") != href.npos || href.starts_with("//") || href.starts_with("mailto:");
}

// "upgrade-guide" as a title, where nothing better is known.
std::string spoken(std::string_view name) {
  std::string title(name);
  std::ranges::replace_if(title, [](char c) { return c == '-' || c == '_'; }, ' ');
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 32);
  return title;
}

// Makes the nodes of a locale's tree.
class Maker {
 public:
  Maker(const NavigationSource& source, Findings& findings) : source_(source), findings_(findings) {}

  std::vector<Node> run() {
    for (const auto& [path, bytes] : source_.files) {
      // TOC.md goes where there is no toc.yml.
      const auto [at, added] = toc_of_folder_.emplace(folder_of(path), path);
      if (!added && is_article_path(at->second)) at->second = path;
    }
    if (toc_of_folder_.contains("")) return from_toc(toc_of_folder_.at(""));
    return from_folder("");
  }

 private:
  std::vector<Node> from_toc(const std::string& path) {
    if (!open_.insert(path).second) return {};  // a toc that names itself
    const std::vector<TocEntry> entries = read_toc(path, source_.files.at(path), findings_);
    std::vector<Node> nodes = from_entries(path, entries);
    open_.erase(path);
    return nodes;
  }

  std::vector<Node> from_entries(const std::string& toc, const std::vector<TocEntry>& entries) {
    std::vector<Node> nodes;
    for (const TocEntry& entry : entries)
      nodes.push_back(from_entry(toc, entry));
    std::erase_if(nodes, [](const Node& node) { return node.title.empty(); });
    return nodes;
  }

  Node from_entry(const std::string& toc, const TocEntry& entry) {
    Node node{.title = entry.title, .items = from_entries(toc, entry.items)};
    const std::string path = entry.href.substr(0, entry.href.find_first_of("?#"));
    if (is_elsewhere(entry.href)) {
      node.url = entry.href;
    } else if (!path.empty()) {
      lead(toc, path, entry, node);
    }
    if (node.title.empty() && !node.article.empty()) node.title = source_.titles.at(node.article);
    return node;
  }

  void lead(const std::string& toc, const std::string& href, const TocEntry& entry, Node& node) {
    const std::string full = href.starts_with("~/")  ? normal_path(href.substr(2))
                             : href.starts_with('/') ? normal_path(href.substr(1))
                                                     : normal_path(join(folder_of(toc), href));
    const std::string folder = href.ends_with('/') ? full : folder_of(full);
    if (href.ends_with('/') || (is_navigation_path(full) && source_.files.contains(full))) {
      const auto below = toc_of_folder_.find(folder);
      if (below != toc_of_folder_.end() && below->second != toc) {
        node.items = from_toc(is_navigation_path(full) && !href.ends_with('/') ? full : below->second);
        return;
      }
    }
    for (const std::string& candidate :
         {full, full + ".md", join(full, "index.md"), join(full, "README.md"), join(full, "_index.md")}) {
      if (!source_.titles.contains(candidate)) continue;
      node.article = candidate;
      return;
    }
    // "/azure/x" is a page of the rest of the site.
    if (href.starts_with('/')) {
      node.url = entry.href;
      return;
    }
    findings_.push_back({.rule = "site/navigation",
                         .severity = Severity::warning,
                         .source = {.path = toc, .line = entry.line, .column = entry.line == 0 ? 0U : 1U},
                         .locale = std::string(source_.locale),
                         .message = "This entry leads to no page of the site: " + entry.href + ".",
                         .hint = "Correct its href, or write the article."});
  }

  std::vector<Node> from_folder(const std::string& folder) {
    if (!folder.empty() && toc_of_folder_.contains(folder)) return from_toc(toc_of_folder_.at(folder));
    std::vector<Node> pages;
    std::set<std::string> folders;
    const std::string prefix = folder.empty() ? "" : folder + "/";
    for (auto at = source_.titles.lower_bound(prefix); at != source_.titles.end() && at->first.starts_with(prefix);
         ++at) {
      const std::string rest = at->first.substr(prefix.size());
      if (const size_t slash = rest.find('/'); slash != rest.npos) {
        folders.insert(prefix + rest.substr(0, slash));
      } else {
        pages.push_back({.title = at->second, .article = at->first});
      }
    }
    std::vector<Node> nodes = std::move(pages);
    for (const std::string& one : folders)
      nodes.push_back(folder_node(one));
    sort(nodes);
    return nodes;
  }

  // Index articles first. A key takes longer than a comparison of two, so each is made once.
  void sort(std::vector<Node>& nodes) const {
    std::vector<std::tuple<int, std::string, size_t>> keys;
    for (size_t i = 0; i < nodes.size(); ++i) {
      const int rank = is_index(nodes[i].article) && nodes[i].items.empty() ? 0 : 1;
      keys.emplace_back(rank, text::sort_key(nodes[i].title, source_.locale), i);
    }
    std::ranges::sort(keys);
    std::vector<Node> sorted;
    sorted.reserve(nodes.size());
    for (const auto& [rank, key, i] : keys)
      sorted.push_back(std::move(nodes[i]));
    nodes = std::move(sorted);
  }

  Node folder_node(const std::string& folder) {
    Node node{.title = spoken(folder.substr(folder.rfind('/') + 1)), .items = from_folder(folder)};
    const auto index = std::ranges::find_if(
        node.items, [&](const Node& item) { return is_index(item.article) && folder_of(item.article) == folder; });
    if (index == node.items.end()) return node;
    node.title = index->title;
    node.article = index->article;
    if (!toc_of_folder_.contains(folder)) node.items.erase(index);
    return node;
  }

  static bool is_index(std::string_view article) {
    const std::string name = lower_name(article);
    return name == "index.md" || name == "readme.md" || name == "_index.md" || name == "index.mdx";
  }

  const NavigationSource& source_;
  Findings& findings_;
  std::map<std::string, std::string> toc_of_folder_;
  std::set<std::string> open_;  // tocs that are being read
};

void append_js_string(std::string& out, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || c == '<' || c == '>') {  // the script may be put into a page one day
      out += "\\u00";
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_nodes(std::string& out, const std::vector<Node>& nodes, const Navigation::PageUrl& url) {
  out += '[';
  for (size_t i = 0; i < nodes.size(); ++i) {
    out += i == 0 ? "[" : ",\n[";
    append_js_string(out, nodes[i].title);
    out += ',';
    append_js_string(out, nodes[i].article.empty() ? nodes[i].url : url(nodes[i].article));
    if (!nodes[i].items.empty()) {
      out += ',';
      append_nodes(out, nodes[i].items, url);
    }
    out += ']';
  }
  out += ']';
}

std::string url_of(const Node& node, const Navigation::PageUrl& url) {
  return node.article.empty() ? node.url : url(node.article);
}

}  // namespace

bool is_navigation_path(std::string_view path) {
  const std::string name = lower_name(path);
  return name == "toc.yml" || name == "toc.yaml" || name == "toc.md";
}

bool is_page_article(std::string_view path) {
  if (is_navigation_path(path) || !is_article_path(path)) return false;
  const std::string folders = "/" + text::to_lower(folder_of(path)) + "/";
  return folders.find("/includes/") == folders.npos && folders.find("/_includes/") == folders.npos;
}

Navigation::Navigation(const NavigationSource& source, Findings& findings)
    : nodes_(Maker(source, findings).run()), titles_(source.titles) {
  index();
}

void Navigation::index() {
  Trail trail;
  const auto visit = [&](const auto& self, std::vector<Node>& nodes) -> void {
    for (size_t i = 0; i < nodes.size(); ++i) {
      Fields look;
      for (const std::string* text : {&nodes[i].title, &nodes[i].article, &nodes[i].url})
        look.add(*text);
      look.add(nodes[i].items.empty() ? "" : "more");
      nodes[i].hash = hash64(look.bytes());
      trail.push_back(i);
      if (!nodes[i].article.empty() && trails_.emplace(nodes[i].article, trail).second) {
        places_.emplace(nodes[i].article, order_.size());
        order_.push_back(nodes[i].article);
      }
      self(self, nodes[i].items);
      trail.pop_back();
    }
  };
  visit(visit, nodes_);
}

const Navigation::Trail* Navigation::find(std::string_view article) const {
  const auto found = trails_.find(article);
  return found == trails_.end() ? nullptr : &found->second;
}

// A page's weight must not grow with the site: of many neighbours the nearest.
Navigation::Window Navigation::window_of(const std::vector<Node>& nodes, size_t here) {
  const size_t first = nodes.size() <= kMostNeighbours ? 0 : here - std::min(here, kMostNeighbours / 2);
  return {first, std::min(nodes.size(), first + kMostNeighbours)};
}

uint64_t Navigation::hash_around(std::string_view article) const {
  const Trail* trail = find(article);
  std::vector<uint64_t> seen;
  const std::vector<Node>* nodes = &nodes_;
  for (size_t level = 0;; ++level) {
    const bool on_trail = trail != nullptr && level < trail->size();
    const size_t here = on_trail ? (*trail)[level] : 0;
    const Window window = window_of(*nodes, here);
    seen.push_back(on_trail ? here - window.first : kMostNeighbours);
    seen.push_back(window.last - window.first);
    for (size_t i = window.first; i < window.last; ++i)
      seen.push_back((*nodes)[i].hash);
    if (!on_trail) break;
    nodes = &(*nodes)[here].items;
    if (nodes->empty()) break;
  }
  const auto bytes_of = [](const std::vector<uint64_t>& numbers) {
    return std::string_view(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(uint64_t));
  };
  Fields all;
  all.add(bytes_of(seen));
  const PageUrl path = [](std::string_view other) { return std::string(other); };
  for (const render::PageLink& link : {previous(article, path), next(article, path)}) {
    all.add(link.title);
    all.add(link.url);
  }
  return hash64(all.bytes());
}

std::vector<render::NavigationItem> Navigation::around(std::string_view article, const PageUrl& url) const {
  const Trail* trail = find(article);
  std::vector<render::NavigationItem> top;
  std::vector<render::NavigationItem>* items = &top;
  const std::vector<Node>* nodes = &nodes_;
  for (size_t level = 0;; ++level) {
    const bool on_trail = trail != nullptr && level < trail->size();
    const size_t here = on_trail ? (*trail)[level] : 0;
    const Window window = window_of(*nodes, here);
    size_t opened = 0;
    for (size_t i = window.first; i < window.last; ++i) {
      const Node& node = (*nodes)[i];
      if (on_trail && here == i) opened = items->size();
      const bool open = on_trail && here == i;
      items->push_back({.title = node.title,
                        .url = url_of(node, url),
                        .current = open && level + 1 == trail->size(),
                        .open = open && !node.items.empty(),
                        .more = !open && !node.items.empty()});
    }
    if (!on_trail) break;
    nodes = &(*nodes)[here].items;
    items = &(*items)[opened].items;
    if (nodes->empty()) break;
  }
  return top;
}

std::vector<render::PageLink> Navigation::breadcrumbs(std::string_view article, const PageUrl& url) const {
  std::vector<render::PageLink> links;
  const Trail* trail = find(article);
  if (trail == nullptr) return links;
  const std::vector<Node>* nodes = &nodes_;
  for (size_t level = 0; level + 1 < trail->size(); ++level) {
    const Node& node = (*nodes)[(*trail)[level]];
    links.push_back({.title = node.title, .url = url_of(node, url)});
    nodes = &node.items;
  }
  return links;
}

render::PageLink Navigation::neighbour(std::string_view article, int step, const PageUrl& url) const {
  const auto found = places_.find(article);
  if (found == places_.end()) return {};
  const size_t at = found->second;
  if (step < 0 ? at == 0 : at + 1 == order_.size()) return {};
  const std::string& other = order_[step < 0 ? at - 1 : at + 1];
  return {.title = titles_.at(other), .url = url(other)};
}

render::PageLink Navigation::previous(std::string_view article, const PageUrl& url) const {
  return neighbour(article, -1, url);
}

render::PageLink Navigation::next(std::string_view article, const PageUrl& url) const {
  return neighbour(article, 1, url);
}

std::string Navigation::script(const PageUrl& url) const {
  std::string out = "window.docloc = window.docloc || {};\nwindow.docloc.nav = ";
  append_nodes(out, nodes_, url);
  out += ";\n";
  return out;
}

}  // namespace docloc::site
