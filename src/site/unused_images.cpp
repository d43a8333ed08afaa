#include "site/unused_images.h"

#include <algorithm>
#include <array>
#include <set>

#include "site/layout.h"
#include "site/paths.h"
#include "text/locale.h"

namespace docloc::site {
namespace {

using Paths = std::set<std::string, std::less<>>;

bool is_image(std::string_view path) {
  static constexpr auto kExtensions =
      std::to_array<std::string_view>({"png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp"});
  const std::string extension = text::to_lower(path.substr(path.rfind('.') + 1));
  return std::ranges::find(kExtensions, extension) != kExtensions.end();
}

void add_shown(const segment::Article& article, std::string_view locale, const links::LinkIndex& links, Paths& shown) {
  for (const links::Link& link : links::links_of(article)) {
    links::Resolution to = links.resolve(article.path, link.url, locale);
    if (to.verdict == links::Verdict::resource || to.verdict == links::Verdict::wrong_case)
      shown.insert(std::move(to.path));
  }
}

Finding unused(std::string file, std::string locale) {
  return {.rule = "links/unused-image",
          .severity = Severity::info,
          .source = {.path = std::move(file)},
          .locale = std::move(locale),
          .message = "No article shows this picture.",
          .hint = "Remove it, or show it; every locale's readers are sent a copy."};
}

}  // namespace

Findings find_unused_images(const Job& job, const Sources& sources, const links::LinkIndex& links,
                            const std::vector<std::string>& locales) {
  Paths shown;
  std::string data;  // what data files say
  for (const segment::Article& article : sources.articles) {
    if (article.format == segment::Format::markdown) {
      add_shown(article, job.settings.source_locale, links, shown);
    } else {
      data += article.bytes;
    }
  }
  for (const std::string& locale : locales) {
    for (const std::vector<SourceArticle>* articles :
         {&sources.files_of(locale).articles, &sources.files_of(locale).overrides}) {
      for (const segment::Article& article : *articles)
        add_shown(article, locale, links, shown);
    }
  }
  const auto is_shown = [&](const std::string& path) {
    return !is_image(path) || shown.contains(path) || path == job.settings.social_image ||
           data.find(path.substr(path.rfind('/') + 1)) != std::string::npos;
  };
  Findings findings;
  for (const std::string& path : sources.resources) {
    if (!is_shown(path)) findings.push_back(unused(source_file(job.settings, path), ""));
  }
  for (const std::string& locale : locales) {
    for (const std::string& path : sources.files_of(locale).resources) {
      if (!is_shown(path)) findings.push_back(unused(locale_file(job.settings, path, locale).value_or(path), locale));
    }
  }
  return findings;
}

}  // namespace docloc::site
