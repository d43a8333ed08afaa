#include "site/redirect_files.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "render/url.h"
#include "site/layout.h"
#include "site/paths.h"
#include "yaml/settings_tree.h"

namespace docloc::site {
namespace {

bool has_scheme(std::string_view url) {
  if (url.starts_with("//")) return true;
  const size_t end = url.find_first_of(":/?#");
  return end != url.npos && end > 0 && url[end] == ':';
}

std::string_view last_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

// The article that a path means: "a.html", "a" and "a.md" are one, "a/" is its index. Empty: a file of another kind,
// or outside.
std::string article_meant(const Sources& sources, std::string_view path) {
  std::string whole = normal_path(path);
  if (whole == ".." || whole.starts_with("../")) return {};
  if (whole.ends_with(".html")) whole.resize(whole.size() - std::string_view(".html").size());
  if (is_article_path(whole)) return whole;
  const bool is_folder = path.empty() || path.ends_with('/');
  std::vector<std::string> candidates;
  if (!is_folder) candidates.push_back(whole + ".md");
  candidates.push_back(join(whole, "index.md"));
  candidates.push_back(join(whole, "README.md"));
  for (const std::string& candidate : candidates) {
    if (sources.has(candidate)) return candidate;
  }
  // A dot may be part of a page's name ("whats-new-2.0"), or begin the extension of a file that is no page.
  static constexpr auto kNoPages = std::to_array<std::string_view>(
      {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".pdf", ".zip", ".yml", ".yaml", ".json", ".txt"});
  if (std::ranges::any_of(kNoPages, [&](std::string_view end) { return last_name(whole).ends_with(end); })) return {};
  return candidates.front();
}

// `url` cut at its '#' and its '?', which lead nowhere within a page of files.
struct Address {
  std::string_view path;
  std::string_view bookmark;
};
Address cut(std::string_view url) {
  const size_t fragment = std::min(url.find('#'), url.size());
  const std::string_view before = url.substr(0, fragment);
  return {before.substr(0, before.find('?')), fragment < url.size() ? url.substr(fragment + 1) : std::string_view{}};
}

Finding wrong_value(const Place& place, std::string message, std::string_view excerpt) {
  return {.rule = "site/redirect",
          .severity = Severity::warning,
          .source = place,
          .message = std::move(message),
          .hint = "A redirect leads from an article's path to another one, or to a URL with http or https.",
          .excerpt = std::string(excerpt)};
}

// A URL with a scheme is taken where a reader may be sent there.
bool take_url(Redirect& redirect, std::string_view url, Findings& findings) {
  if (!render::is_safe_url(url, render::UrlUse::link)) {
    findings.push_back(wrong_value(redirect.place, "A page may not lead to this address.", url));
    return false;
  }
  redirect.url = url;
  return true;
}

// Where each redirect stands in docloc.yaml, as far as it is written there.
std::map<std::string, Place> places_in_settings(const Job& job) {
  std::map<std::string, Place> places;
  const Result<std::string> bytes = job.store.exists(kSettingsPath) ? job.store.read(kSettingsPath) : fail("");
  if (!bytes) return places;
  const yaml::TreeRead read = yaml::read_tree(kSettingsPath, *bytes);
  const yaml::Tree* const redirects = read.tree.find("redirects");
  if (redirects == nullptr) return places;
  for (size_t i = 0; i < redirects->members.size() && i < redirects->member_places.size(); ++i)
    places[redirects->members[i].first] = redirects->member_places[i];
  return places;
}

std::string_view without_root(std::string_view path) {
  if (path.starts_with("~/")) path.remove_prefix(1);
  if (path.starts_with('/')) path.remove_prefix(1);
  return path;
}

std::optional<yaml::Tree> read_ops_file(const Job& job, Findings& findings) {
  if (!job.store.exists(kOpsRedirectsPath)) return std::nullopt;
  Result<std::string> bytes = job.store.read(kOpsRedirectsPath);
  if (!bytes) {
    findings.push_back(
        wrong_value({.path = std::string(kOpsRedirectsPath)}, "The file of redirects cannot be read.", {}));
    return std::nullopt;
  }
  // JSON is YAML but for tabs between its values; strings have none. Places stay what they are.
  std::ranges::replace(*bytes, '\t', ' ');
  std::string_view text = *bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  yaml::TreeRead read = yaml::read_tree(kOpsRedirectsPath, text);
  // Another program's file: what is wrong with it does not keep the site from being built.
  for (Finding& one : read.findings) {
    one.severity = Severity::warning;
    findings.push_back(std::move(one));
  }
  return std::move(read.tree);
}

std::string_view scalar(const yaml::Tree& tree, std::string_view key) {
  const yaml::Tree* const value = tree.find(key);
  return value != nullptr && value->kind == yaml::Tree::Kind::scalar ? std::string_view(value->scalar)
                                                                     : std::string_view{};
}

// The path of the article that lay in this file of the project. Empty: the file is none of the layout's articles.
std::string article_in(const Settings& settings, std::string_view file) {
  for (std::string& path : paths_below(settings, file)) {
    if (is_article_path(path)) return std::move(path);
  }
  return {};
}

// Addresses of the host are "/" + what the host puts before these articles + the article without ".md". Nothing says
// what that is: it is what makes most addresses lead to an article, and the shortest of those.
class HostPrefix {
 public:
  HostPrefix(const Settings& settings, const Sources& sources, const std::vector<std::string_view>& urls)
      : settings_(settings), sources_(sources) {
    std::map<std::string_view, size_t> votes;
    for (const std::string_view url : urls) {
      const std::string_view path = cut(url).path;
      if (!path.starts_with('/')) continue;
      for (size_t end = 0; end != path.npos && end + 1 < path.size(); end = path.find('/', end + 1)) {
        if (is_there(article_below(path.substr(end + 1)))) ++votes[path.substr(0, end + 1)];
      }
    }
    size_t most = 0;
    for (const auto& [prefix, count] : votes) {  // sorted: a prefix comes before what it begins
      if (count <= most) continue;
      most = count;
      prefix_ = prefix;
    }
  }

  // Nothing: the address belongs to the rest of the host.
  [[nodiscard]] std::optional<std::string> article(std::string_view path) const {
    if (prefix_.empty() || !path.starts_with(prefix_)) return std::nullopt;
    std::string article = article_below(path.substr(prefix_.size()));
    // Below the host's root there are other repositories' articles.
    if (article.empty() || (prefix_ == "/" && !is_there(article))) return std::nullopt;
    return article;
  }

 private:
  [[nodiscard]] bool is_there(std::string_view article) const { return sources_.has(article); }

  // The article of this address below the folders of the layout: one that is there, else the first one's.
  [[nodiscard]] std::string article_below(std::string_view path) const {
    std::string first;
    for (const LayoutRow& row : settings_.layout) {
      std::string article = article_meant(sources_, join(row.under, path));
      if (is_there(article)) return article;
      if (first.empty()) first = std::move(article);
    }
    return first;
  }

  const Settings& settings_;
  const Sources& sources_;
  std::string prefix_;  // with both its '/'
};

// Where a redirect of the settings leads. False: nowhere, which `findings` says.
bool take_target(Redirect& redirect, const Job& job, const Sources& sources, std::string_view to, Findings& findings) {
  if (has_scheme(to)) return take_url(redirect, to, findings);
  const auto [path, bookmark] = cut(to);
  std::string article = article_meant(sources, without_root(path));
  const bool is_known = sources.has(article) || job.settings.redirects.contains(article);
  // "/path" that is none of the articles' belongs to the rest of the host, as in links.
  if (to.starts_with('/') && !is_article_path(path) && !is_known) {
    redirect.url = to;
    return true;
  }
  if (article.empty()) findings.push_back(wrong_value(redirect.place, "This is no path of an article.", to));
  redirect.article = std::move(article);
  redirect.bookmark = bookmark;
  return !redirect.article.empty();
}

// The same for one of OPS: an address without a first '/' counts from the article that is gone.
bool take_ops_target(Redirect& redirect, const HostPrefix& host, const Sources& sources, std::string_view url,
                     Findings& findings) {
  if (has_scheme(url)) return take_url(redirect, url, findings);
  const auto [path, bookmark] = cut(url);
  if (url.empty() || (!url.starts_with('/') && article_meant(sources, join(folder_of(redirect.from), path)).empty())) {
    findings.push_back(wrong_value(redirect.place, "This redirect leads to no article.", url));
    return false;
  }
  const std::optional<std::string> article =
      url.starts_with('/') ? host.article(path) : article_meant(sources, join(folder_of(redirect.from), path));
  if (!article) {
    redirect.url = url;
    return true;
  }
  redirect.article = *article;
  redirect.bookmark = bookmark;
  return true;
}

}  // namespace

std::vector<Redirect> redirects_of_settings(const Job& job, const Sources& sources, Findings& findings) {
  std::vector<Redirect> redirects;
  if (job.settings.redirects.empty()) return redirects;
  const std::map<std::string, Place> places = places_in_settings(job);
  for (const auto& [from, to] : job.settings.redirects) {
    const auto place = places.find(from);
    Redirect redirect{.from = article_meant(sources, without_root(from)),
                      .place = place != places.end() ? place->second : Place{.path = std::string(kSettingsPath)}};
    if (redirect.from.empty()) {
      findings.push_back(wrong_value(redirect.place, "This is no path of an article.", from));
    } else if (take_target(redirect, job, sources, to, findings)) {
      redirects.push_back(std::move(redirect));
    }
  }
  return redirects;
}

std::vector<Redirect> redirects_of_ops(const Job& job, const Sources& sources, Findings& findings) {
  std::vector<Redirect> redirects;
  const std::optional<yaml::Tree> file = read_ops_file(job, findings);
  const yaml::Tree* const list = file ? file->find("redirections") : nullptr;
  if (list == nullptr) return redirects;
  std::vector<std::string_view> urls;
  for (const yaml::Tree& item : list->items)
    urls.push_back(scalar(item, "redirect_url"));
  const HostPrefix host(job.settings, sources, urls);
  for (size_t i = 0; i < list->items.size(); ++i) {
    const yaml::Tree& item = list->items[i];
    std::string_view source = scalar(item, "source_path");
    if (source.empty()) source = without_root(scalar(item, "source_path_from_root"));
    Redirect redirect{.from = article_in(job.settings, normal_path(source)), .place = item.place};
    if (redirect.from.empty()) continue;
    if (take_ops_target(redirect, host, sources, urls[i], findings)) redirects.push_back(std::move(redirect));
  }
  return redirects;
}

}  // namespace docloc::site
