#include "site/redirects.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "render/escape.h"
#include "site/nearest_name.h"
#include "site/redirect_files.h"
#include "text/locale.h"

namespace docloc::site {
namespace {

Finding finding(const Place& place, std::string message, std::string hint, std::string_view excerpt) {
  return {.rule = "site/redirect",
          .severity = Severity::warning,
          .source = place,
          .message = std::move(message),
          .hint = std::move(hint),
          .excerpt = std::string(excerpt)};
}

using ByFrom = std::map<std::string_view, const Redirect*>;

class Follower {
 public:
  Follower(const Sources& sources, const ByFrom& redirects) : sources_(sources), redirects_(redirects) {}

  // The redirect to its end; none: it has none, which `findings` says.
  [[nodiscard]] std::optional<Redirect> follow(const Redirect& start, Findings& findings) const {
    Redirect end = start;
    std::set<std::string_view> seen = {start.from};
    while (end.url.empty() && !sources_.has(end.article)) {
      const auto next = redirects_.find(end.article);
      if (next == redirects_.end()) {
        findings.push_back(missing(start.place, end.article));
        return std::nullopt;
      }
      if (!seen.insert(next->first).second) {
        findings.push_back(finding(start.place, "This redirect leads back to where it began.",
                                   "Let one of its ring lead to an article that is there.", start.from));
        return std::nullopt;
      }
      const Redirect& hop = *next->second;
      end.article = hop.article;
      end.url = hop.url;
      // As in a browser: an address that names no place keeps the one before it.
      if (!hop.bookmark.empty()) end.bookmark = hop.bookmark;
    }
    if (!end.url.empty() && !end.bookmark.empty() && !end.url.contains('#')) end.url += "#" + end.bookmark;
    if (!end.url.empty()) end.bookmark.clear();
    return end;
  }

 private:
  [[nodiscard]] Finding missing(const Place& place, std::string_view article) const {
    std::vector<std::string_view> paths;
    for (const SourceArticle& one : sources_.articles)
      paths.emplace_back(one.path);
    const std::string nearest(nearest_name(article, paths));
    return finding(
        place, fmt::format("There is no article {} that this redirect could lead to.", article),
        nearest.empty() ? "Name an article that is there, or a URL." : fmt::format("Did you mean {}?", nearest),
        article);
  }

  const Sources& sources_;
  const ByFrom& redirects_;
};

}  // namespace

Redirects read_redirects(const Job& job, const Sources& sources) {
  Redirects read;
  std::vector<Redirect> written = redirects_of_settings(job, sources, read.findings);
  std::ranges::move(redirects_of_ops(job, sources, read.findings), std::back_inserter(written));

  ByFrom by_from;
  for (const Redirect& redirect : written) {
    if (sources.has(redirect.from)) {
      read.findings.push_back(
          finding(redirect.place, fmt::format("The article {} is there, so nothing leads on from it.", redirect.from),
                  "Remove the article, or the redirect.", redirect.from));
    } else if (const auto [first, added] = by_from.emplace(redirect.from, &redirect); !added) {
      const Place& other = first->second->place;
      read.findings.push_back(
          finding(redirect.place,
                  fmt::format("{} is redirected in {}, line {}, already.", redirect.from, other.path, other.line),
                  "Remove one of the two; the other one counts.", redirect.from));
    }
  }
  const Follower follower(sources, by_from);
  for (const auto& [from, redirect] : by_from) {
    if (auto end = follower.follow(*redirect, read.findings)) read.redirects.push_back(*std::move(end));
  }
  return read;
}

std::string render_redirect_page(const RedirectPage& page) {
  std::string url;
  render::append_url(url, page.url);
  std::string canonical;
  render::append_url(canonical, page.canonical.empty() ? page.url : page.canonical);
  const auto direction = [](std::string_view locale) { return text::is_right_to_left(locale) ? "rtl" : "ltr"; };
  std::string language;
  std::string direction_too;
  if (!page.title_locale.empty() && page.title_locale != page.locale) {
    language = fmt::format(" lang=\"{}\"", render::escape(page.title_locale));
    direction_too = fmt::format("{} dir=\"{}\"", language, direction(page.title_locale));
  }
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{0}\" dir=\"{1}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title{5}>{2}</title>\n"
      "<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"{4}\">\n"
      "<link rel=\"icon\" href=\"data:,\">\n<meta http-equiv=\"refresh\" content=\"0; url={3}\">\n</head>\n"
      "<body>\n<main>\n<p><a href=\"{3}\"{6}>{2}</a></p>\n</main>\n</body>\n</html>\n",
      render::escape(page.locale), direction(page.locale), render::escape(page.title), url, canonical, language,
      direction_too);
}

}  // namespace docloc::site
