#include "site/left_out_links.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/source.h"
#include "check/check.h"
#include "site/layout.h"
#include "site/navigation.h"
#include "site/page_table.h"
#include "site/strings.h"

namespace docloc::site {
namespace {

bool is_reached(const Settings& settings, const SourceArticle& article, const std::string& locale) {
  if (has_page(settings, article, settings.source_locale)) return true;
  return std::ranges::any_of(fallback_chain(settings, locale),
                             [&](const std::string& one) { return has_page(settings, article, one); });
}

// The article that a link leads to, where articles of its kind have pages; else null.
const SourceArticle* target_of(const Sources& sources, const links::Resolution& to) {
  if (to.verdict != links::Verdict::article && to.verdict != links::Verdict::missing_bookmark) return nullptr;
  return is_page_article(to.path) ? sources.find_article(to.path) : nullptr;
}

}  // namespace

Findings find_left_out_links(const Job& job, const Sources& sources, const links::LinkIndex& links,
                             const segment::Article& article, const std::vector<std::string>& locales) {
  Findings findings;
  const std::string& source_locale = job.settings.source_locale;
  const SourceArticle* known = sources.find_article(article.path);
  if (known == nullptr || !is_page_article(article.path)) return findings;
  std::vector<std::string> readers = {source_locale};
  readers.insert(readers.end(), locales.begin(), locales.end());
  std::erase_if(readers, [&](const std::string& locale) { return !has_page(job.settings, *known, locale); });
  const std::string file = source_file(job.settings, article.path);
  const Places places(file, article.bytes);
  for (const links::Link& link : links::links_of(article)) {
    if (link.kind != links::LinkKind::link) continue;
    const SourceArticle* target = target_of(sources, links.resolve(article.path, link.url, source_locale));
    if (target == nullptr) continue;
    const auto lost = std::ranges::find_if(
        readers, [&](const std::string& locale) { return !is_reached(job.settings, *target, locale); });
    if (lost == readers.end()) continue;
    findings.push_back(
        {.rule = "links/missing-article",
         .severity = Severity::error,
         .source = places.at(link.bytes.begin),
         .locale = *lost == source_locale ? "" : *lost,
         .message = fmt::format("\"{}\" has no page in {}, and \"{}\" leads to it.", target->path, *lost, link.url),
         .hint = fmt::format("Let it have one in {}, or take the link out.", source_locale),
         .excerpt = check::line_at(article.bytes, link.bytes.begin)});
  }
  return findings;
}

}  // namespace docloc::site
