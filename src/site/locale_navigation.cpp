#include "site/locale_navigation.h"

#include <map>
#include <memory>
#include <utility>

#include "base/fields.h"
#include "base/hash.h"
#include "site/layout.h"
#include "site/localized_data.h"
#include "site/paths.h"

namespace docloc::site {
namespace {

using Texts = std::map<std::string, std::string, std::less<>>;  // by path

uint64_t key_of(const Settings& settings, const Texts& files, const Texts& titles) {
  Fields inputs;
  inputs.add(settings.fingerprint);
  for (const Texts* texts : {&files, &titles}) {
    for (const auto& [path, text] : *texts) {
      inputs.add(path);
      inputs.add(text);
    }
    inputs.add("");  // no path
  }
  return hash64(inputs.bytes());
}

}  // namespace

Result<const KnownNavigation*> find_navigation(const Job& job, const Sources& sources, const PageTable& table,
                                               const std::string& locale) {
  Texts files;
  for (const SourceArticle& article : sources.articles) {
    if (!is_navigation_path(article.path)) continue;
    Result<std::string> bytes = localized_data(job, sources, article, locale);
    if (!bytes) return fail(std::move(bytes.error().what));
    files.emplace(article.path, std::move(*bytes));
  }
  const Texts titles = table.titles(locale);
  const uint64_t key = key_of(job.settings, files, titles);
  KnownNavigation& known = job.cache->navigation[locale];
  if (known.navigation != nullptr && known.key == key) return &known;
  known = {.key = key, .navigation = nullptr, .script = {}, .findings = {}};
  known.navigation = std::make_shared<const Navigation>(
      NavigationSource{.locale = locale, .files = files, .titles = titles}, known.findings);
  for (Finding& finding : known.findings)
    finding.source.path = source_file(job.settings, finding.source.path);
  known.script =
      known.navigation->script([&](std::string_view article) { return encode_path(table.file(locale, article)); });
  return &known;
}

}  // namespace docloc::site
