#include "site/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "render/slug.h"
#include "site/paths.h"
#include "text/locale.h"

namespace docloc::site {
namespace {

struct Listing {
  std::vector<std::string> articles;
  std::vector<std::string> resources;
};

Result<Listing> list_content(const Job& job, std::string_view locale) {
  Result<std::vector<std::string>> files = job.store.list(expand(job.settings.content, locale));
  if (!files) return fail(files.error().what);
  Listing listing;
  for (std::string& path : *files) {
    if (matches_any(job.settings.exclude, path)) continue;
    (is_article_path(path) ? listing.articles : listing.resources).push_back(std::move(path));
  }
  return listing;
}

// Articles by the order of `paths`, unusable ones included. Error: the first in that order.
Result<std::vector<segment::Article>> read_articles(const Job& job, std::string_view locale,
                                                    const std::vector<std::string>& paths) {
  const std::string folder = expand(job.settings.content, locale);
  const segment::ExtractOptions options = extract_options(job.settings);
  std::vector<segment::Article> articles(paths.size());
  std::vector<std::string> failures(paths.size());
  for_each_index(
      paths.size(), job.threads,
      [&](size_t i) {
        Result<std::string> bytes = job.store.read(join(folder, paths[i]));
        if (bytes) {
          articles[i] = segment::read_article(paths[i], std::move(*bytes), options);
          rebase_findings(articles[i].findings, paths[i], folder);
        } else {
          failures[i] = bytes.error().what;
        }
      },
      job.progress);
  for (std::string& failure : failures) {
    if (!failure.empty()) return fail(std::move(failure));
  }
  return articles;
}

bool is_override(const segment::Article& article) {
  const yaml::Scalar* scalar = article.front_matter.find("docloc");
  return scalar != nullptr && scalar->value == "override";
}

Finding article_in_locale(std::string path, const std::string& locale) {
  return {.rule = "site/article-in-locale",
          .severity = Severity::error,
          .source = {},
          .target = {.path = path},
          .locale = locale,
          .message = "This article has the path of a source article, so it is not used.",
          .hint = fmt::format("Take its text in with 'docloc import --locale {} {}' and delete it, or write 'docloc: "
                              "override' in its front matter to have it stand in the source's place.",
                              locale, path)};
}

Result<void> read_own_files(const Job& job, const std::string& locale, Sources& sources) {
  Result<Listing> listing = list_content(job, locale);
  if (!listing) return fail(listing.error().what);
  Result<std::vector<segment::Article>> articles = read_articles(job, locale, listing->articles);
  if (!articles) return fail(articles.error().what);
  LocaleFiles files;
  files.resources = std::move(listing->resources);
  for (segment::Article& article : *articles) {
    const bool has_source = sources.find(article.path) != nullptr;
    if (has_source && !is_override(article)) {
      sources.findings.push_back(article_in_locale(join(expand(job.settings.content, locale), article.path), locale));
      continue;
    }
    sources.findings.insert(sources.findings.end(), article.findings.begin(), article.findings.end());
    if (!article.usable) continue;
    (has_source ? files.overrides : files.articles).push_back(std::move(article));
  }
  sources.own.emplace(locale, std::move(files));
  return {};
}

// Names in `folder` that are language tags in canonical case, of a language that is known by name: "media" is none.
Result<void> add_locales(const Store& store, const std::string& folder, std::set<std::string>& found) {
  const Result<std::vector<std::string>> files = store.list(folder.empty() ? "." : folder);
  if (!files) return fail(files.error().what);
  for (const std::string& path : *files) {
    const std::string name = path.substr(0, path.find('/'));
    if (name.size() == path.size() || found.contains(name)) continue;
    if (text::canonical_locale(name) == name && text::display_name(name) != name) found.insert(name);
  }
  return {};
}

std::vector<std::string> anchors_of(const segment::Article& article) {
  std::vector<std::string> anchors = render::heading_ids(article.document);
  for (std::string& name : links::written_anchors(article))
    anchors.push_back(std::move(name));
  for (const segment::Unit& unit : article.units) {
    // Where the source was written for OPS its links may name the anchors that OPS makes.
    if (unit.kind == segment::UnitKind::heading) anchors.push_back(segment::ops_anchor(article, unit));
  }
  return anchors;
}

links::Tree tree_of(const std::vector<segment::Article>& articles, const std::vector<std::string>& resources) {
  links::Tree tree;
  tree.articles.reserve(articles.size());
  for (const segment::Article& article : articles)
    tree.articles.push_back({article.path, anchors_of(article)});
  tree.resources = resources;
  return tree;
}

}  // namespace

const segment::Article* Sources::find(std::string_view path) const {
  const auto found =
      std::lower_bound(articles.begin(), articles.end(), path,
                       [](const segment::Article& article, std::string_view wanted) { return article.path < wanted; });
  return found != articles.end() && found->path == path ? &*found : nullptr;
}

const LocaleFiles& Sources::files_of(std::string_view locale) const {
  static const LocaleFiles kNone;
  const auto found = own.find(locale);
  return found == own.end() ? kNone : found->second;
}

Result<Sources> read_sources(const Job& job, const std::vector<std::string>& locales) {
  Sources sources;
  Result<Listing> listing = list_content(job, job.settings.source_locale);
  if (!listing) return fail(listing.error().what);
  sources.resources = std::move(listing->resources);
  Result<std::vector<segment::Article>> articles = read_articles(job, job.settings.source_locale, listing->articles);
  if (!articles) return fail(articles.error().what);
  for (segment::Article& article : *articles) {
    sources.findings.insert(sources.findings.end(), article.findings.begin(), article.findings.end());
    if (article.usable) sources.articles.push_back(std::move(article));
  }
  for (const std::string& locale : locales) {
    if (locale == job.settings.source_locale) continue;
    if (const Result<void> read = read_own_files(job, locale, sources); !read) return fail(read.error().what);
  }
  return sources;
}

Result<std::vector<std::string>> find_locales(const Store& store, const Settings& settings) {
  if (!settings.locales.empty()) return settings.locales;
  std::set<std::string> found;
  for (const std::string& path_template : {settings.catalogs, settings.content}) {
    const Result<void> added = add_locales(store, folder_of_locales(path_template), found);
    if (!added) return fail(added.error().what);
  }
  found.erase(settings.source_locale);
  return std::vector<std::string>(found.begin(), found.end());
}

links::LinkIndex index_links(const Sources& sources, const Settings& settings) {
  std::map<std::string, links::Tree, std::less<>> trees;
  trees.emplace(settings.source_locale, tree_of(sources.articles, sources.resources));
  for (const auto& [locale, files] : sources.own)
    trees.emplace(locale, tree_of(files.articles, files.resources));
  return links::LinkIndex(settings.source_locale, std::move(trees));
}

void rebase_findings(Findings& findings, std::string_view path, std::string_view folder) {
  for (Finding& finding : findings) {
    if (finding.source.path == path) finding.source.path = join(folder, path);
  }
}

}  // namespace docloc::site
