#include "links/link_index.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include "links/paths.h"

namespace docloc::links {

namespace {

constexpr uint32_t kNoArticle = UINT32_MAX;

// One locale's files by path, and by path in lower case.
struct FileTable {
  std::vector<Facet> articles;
  std::unordered_map<std::string, uint32_t> kinds;  // path -> index into articles, kNoArticle: a resource
  std::unordered_map<std::string, std::string> folded;
  std::unordered_map<std::string, std::vector<std::string_view>> by_name;    // lower-case file name -> paths, sorted
  std::unordered_map<std::string, std::vector<std::string_view>> by_folder;  // folder -> file names, sorted

  explicit FileTable(Tree tree) : articles(std::move(tree.articles)) {
    for (uint32_t i = 0; i < articles.size(); ++i) {
      std::ranges::sort(articles[i].anchors);
      kinds.emplace(articles[i].path, i);
    }
    for (std::string& path : tree.resources)
      kinds.emplace(std::move(path), kNoArticle);
    std::vector<std::string_view> paths;
    for (const auto& [path, article] : kinds)
      paths.push_back(path);
    std::ranges::sort(paths);
    for (const std::string_view path : paths) {
      folded.emplace(ascii_lower(path), path);
      by_name[ascii_lower(file_name(path))].push_back(path);
      by_folder[std::string(folder(path))].push_back(file_name(path));
    }
  }
};

// The files that a path may stand for, the most literal first.
std::vector<std::string> candidates(const std::string& path) {
  if (path.empty() || path.ends_with('/')) {
    return {path + "index.md", path + "README.md", path + "index.yml"};
  }
  if (!extension(path).empty()) return {path};
  return {path, path + ".md", path + "/index.md", path + ".yml"};
}

bool is_image(std::string_view path) {
  constexpr std::array<std::string_view, 10> kImages{"png", "jpg",  "jpeg", "gif",  "svg",
                                                     "ico", "webp", "bmp",  "apng", "avif"};
  return std::ranges::find(kImages, extension(path)) != kImages.end();
}

bool names_article(std::string_view path) {
  const std::string type = extension(path);
  return type.empty() || type == "md" || type == "markdown" || path.ends_with('/');
}

// HTML standard, 7.4.6.4: an empty fragment and "top" are the top of every page.
bool is_top(std::string_view fragment) {
  return fragment.empty() || ascii_lower(fragment) == "top";
}

}  // namespace

struct LinkIndex::Files {
  std::string source_locale;
  std::map<std::string, FileTable, std::less<>> tables;

  [[nodiscard]] const FileTable* table(std::string_view locale) const {
    const auto found = tables.find(locale);
    return found == tables.end() ? nullptr : &found->second;
  }

  // The locale's own files before the source's.
  [[nodiscard]] std::vector<std::pair<const FileTable*, bool>> search_order(std::string_view locale) const {
    std::vector<std::pair<const FileTable*, bool>> order;
    if (const FileTable* own = table(locale)) order.emplace_back(own, true);
    const FileTable* source = table(source_locale);
    if (source != nullptr && locale != source_locale) order.emplace_back(source, false);
    return order;
  }

  [[nodiscard]] bool find_exact(const std::string& path, std::string_view locale, Resolution& out) const;
  [[nodiscard]] bool find_other_case(const std::string& path, std::string_view locale, Resolution& out) const;
  [[nodiscard]] std::string similar(const std::string& path, std::string_view locale) const;
};

namespace {

void check_fragment(const Facet& article, Resolution& out) {
  if (is_top(out.fragment) || std::ranges::binary_search(article.anchors, out.fragment)) return;
  out.verdict = Verdict::missing_bookmark;
  out.nearest = nearest(out.fragment, {article.anchors.begin(), article.anchors.end()});
}

}  // namespace

bool LinkIndex::Files::find_exact(const std::string& path, std::string_view locale, Resolution& out) const {
  for (const std::string& candidate : candidates(path)) {
    for (const auto& [table, own] : search_order(locale)) {
      const auto found = table->kinds.find(candidate);
      if (found == table->kinds.end()) continue;
      out.path = candidate;
      out.own = own;
      out.verdict = found->second == kNoArticle ? Verdict::resource : Verdict::article;
      if (found->second != kNoArticle) check_fragment(table->articles[found->second], out);
      return true;
    }
  }
  return false;
}

bool LinkIndex::Files::find_other_case(const std::string& path, std::string_view locale, Resolution& out) const {
  for (const std::string& candidate : candidates(path)) {
    const std::string lower = ascii_lower(candidate);
    for (const auto& [table, own] : search_order(locale)) {
      const auto found = table->folded.find(lower);
      if (found == table->folded.end()) continue;
      out.path = found->second;
      out.own = own;
      out.verdict = Verdict::wrong_case;
      return true;
    }
  }
  return false;
}

// A file of that name elsewhere, else one of a similar name in the same folder.
std::string LinkIndex::Files::similar(const std::string& path, std::string_view locale) const {
  const std::string slashed = [&] {
    std::string out = path;
    std::ranges::replace(out, '\\', '/');
    return out;
  }();
  std::vector<std::string> names{ascii_lower(file_name(slashed))};
  if (extension(path).empty()) names.push_back(names[0] + ".md");
  for (const auto& [table, own] : search_order(locale)) {
    for (const std::string& name : names) {
      const auto same = table->by_name.find(name);
      if (same != table->by_name.end()) return std::string(same->second.front());
    }
    const auto siblings = table->by_folder.find(std::string(folder(slashed)));
    if (siblings == table->by_folder.end()) continue;
    const std::string name = nearest(names.back(), siblings->second);
    if (name.empty()) continue;
    return siblings->first.empty() ? name : siblings->first + "/" + name;
  }
  return "";
}

LinkIndex::LinkIndex(std::string source_locale, std::map<std::string, Tree, std::less<>> trees)
    : files_(std::make_unique<Files>()) {
  files_->source_locale = std::move(source_locale);
  for (auto& [locale, tree] : trees)
    files_->tables.emplace(locale, FileTable(std::move(tree)));
}
LinkIndex::LinkIndex(LinkIndex&&) noexcept = default;
LinkIndex& LinkIndex::operator=(LinkIndex&&) noexcept = default;
LinkIndex::~LinkIndex() = default;

Resolution LinkIndex::resolve(std::string_view from, std::string_view url, std::string_view locale) const {
  Resolution out;
  if (names_other_site(url)) return out;
  const UrlParts parts = cut_url(url);
  out.query = parts.query;
  out.fragment = percent_decoded(parts.fragment);
  const std::string path = parts.path.empty() ? std::string(from) : resolved_path(from, percent_decoded(parts.path));
  bool found = files_->find_exact(path, locale, out);
  if (!found && !parts.path.empty()) {
    // A file's name may hold what looks like an encoding.
    found = files_->find_exact(resolved_path(from, parts.path), locale, out);
  }
  const bool of_the_site = parts.path.starts_with('/') && extension(path) != "md" && !is_image(path);
  if (!found && of_the_site) return out;
  if (!found && !files_->find_other_case(path, locale, out)) {
    out.verdict = names_article(path) ? Verdict::missing_article : Verdict::missing_resource;
    out.path = path;
    out.nearest = files_->similar(path, locale);
  }
  out.image = is_image(out.path);
  return out;
}

const char* to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::article:
      return "article";
    case Verdict::resource:
      return "resource";
    case Verdict::external:
      return "external";
    case Verdict::missing_article:
      return "missing-article";
    case Verdict::missing_resource:
      return "missing-resource";
    case Verdict::wrong_case:
      return "wrong-case";
    case Verdict::missing_bookmark:
      return "missing-bookmark";
  }
  return "";
}

}  // namespace docloc::links
