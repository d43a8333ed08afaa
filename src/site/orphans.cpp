#include "site/orphans.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "site/layout.h"
#include "site/navigation.h"
#include "site/paths.h"
#include "text/locale.h"

namespace docloc::site {
namespace {

using Paths = std::set<std::string, std::less<>>;

std::string_view folder_with_slash(std::string_view path) {
  return path.substr(0, path.rfind('/') + 1);
}

bool is_index(std::string_view path) {
  const std::string name = text::to_lower(path.substr(path.rfind('/') + 1));
  return name == "index.md" || name == "readme.md" || name == "_index.md";
}

void add_target(const links::LinkIndex& links, std::string_view from, std::string_view url, std::string_view locale,
                Paths& reached) {
  using links::Verdict;
  links::Resolution to = links.resolve(from, url, locale);
  const bool there =
      to.verdict == Verdict::article || to.verdict == Verdict::missing_bookmark || to.verdict == Verdict::wrong_case;
  if (there && to.path != from) reached.insert(std::move(to.path));
}

// Every value of a data file may be an address; those that are none lead nowhere.
void add_values(const segment::Article& data, const links::LinkIndex& links, std::string_view locale, Paths& reached) {
  for (const yaml::Scalar& scalar : data.front_matter.scalars) {
    const bool plain = !scalar.value.empty() && scalar.value.find_first_of(" \n") == std::string::npos;
    if (plain) add_target(links, data.path, scalar.value, locale, reached);
  }
}

}  // namespace

Findings find_orphans(const Job& job, const Sources& sources, const links::LinkIndex& links) {
  const std::string& locale = job.settings.source_locale;
  Paths reached;
  std::vector<std::string_view> listed_folders;
  for (const segment::Article& article : sources.articles) {
    if (is_navigation_path(article.path)) listed_folders.push_back(folder_with_slash(article.path));
    if (article.format != segment::Format::markdown) {
      add_values(article, links, locale, reached);
      continue;
    }
    for (const links::Link& link : links::links_of(article))
      add_target(links, article.path, link.url, locale, reached);
  }
  Findings findings;
  for (const segment::Article& article : sources.articles) {
    const std::string& path = article.path;
    if (article.format != segment::Format::markdown || !is_page_article(path) || is_index(path)) continue;
    const bool listed =
        std::ranges::any_of(listed_folders, [&](std::string_view folder) { return path.starts_with(folder); });
    if (!listed || reached.contains(path)) continue;
    findings.push_back({.rule = "links/orphan",
                        .severity = Severity::info,
                        .source = {.path = source_file(job.settings, path)},
                        .message = "Neither the table of contents nor an article leads here.",
                        .hint = "Name it in the table of contents, or take it away."});
  }
  return findings;
}

Findings find_dead_entries(const Job& job, const Sources& sources) {
  std::map<std::string, std::string, std::less<>> files;
  std::map<std::string, std::string, std::less<>> titles;
  for (const SourceArticle& article : sources.articles) {
    const bool is_page = article.format == segment::Format::markdown && is_page_article(article.path) &&
                         is_for_locale(job.settings, article.path, job.settings.source_locale);
    if (is_navigation_path(article.path)) {
      files.emplace(article.path, article.get().bytes);
    } else if (is_page) {
      titles.emplace(article.path, article.path);
    }
  }
  Findings findings;
  const Navigation navigation({.locale = job.settings.source_locale, .files = files, .titles = titles}, findings);
  for (Finding& finding : findings) {
    finding.source.path = source_file(job.settings, finding.source.path);
    finding.locale.clear();
  }
  return findings;
}

}  // namespace docloc::site
