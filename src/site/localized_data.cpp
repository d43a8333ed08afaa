#include "site/localized_data.h"

#include "site/localize.h"
#include "site/strings.h"
#include "site/strings_stamp.h"

namespace docloc::site {

Result<std::string> localized_data(const Job& job, const Sources& sources, const SourceArticle& article,
                                   const std::string& locale) {
  if (const SourceArticle* own = sources.files_of(locale).find_override(article.path)) return own->hold()->bytes;
  const std::shared_ptr<const segment::Article> parsed = article.hold();
  const Result<Strings> strings = read_strings(job, *parsed, string_locales(job.settings, {locale}));
  if (!strings) return fail(strings.error().what);
  return localize(job.settings, *parsed, *strings, locale, {.published = true}).localized.bytes;
}

}  // namespace docloc::site
