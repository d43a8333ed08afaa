#include "site/check_interest.h"

#include <algorithm>
#include <initializer_list>

#include "site/layout.h"
#include "site/strings.h"

namespace docloc::site {

CheckInterest::CheckInterest(const Settings& settings, const Sources& sources, const std::vector<std::string>& locales,
                             const ChangedFiles* changed)
    : everything_(changed == nullptr) {
  if (everything_) return;
  links_ = CheckPolicy(settings, false, changed).may_be_linked();
  const auto add_if_changed = [&](const std::string& file, const std::string& locale,
                                  std::initializer_list<std::string> files) {
    const auto is_changed = [&](const std::string& one) { return changed->now.contains(one); };
    if (!std::ranges::any_of(files, is_changed)) return;
    texts_.emplace(file, locale);
    locales_.insert(locale);
  };
  for (const SourceArticle& article : sources.articles) {
    const std::string file = source_file(settings, article.path);
    add_if_changed(file, "", {file, catalog_path(settings, settings.source_locale, article.path)});
    for (const std::string& locale : locales) {
      add_if_changed(file, locale,
                     {file, catalog_path(settings, locale, article.path),
                      locale_file(settings, article.path, locale).value_or("")});
    }
  }
  for (const std::string& locale : locales) {
    const LocaleFiles& own = sources.files_of(locale);
    for (const std::vector<SourceArticle>* articles : {&own.articles, &own.overrides}) {
      for (const SourceArticle& article : *articles) {
        const std::string file = locale_file(settings, article.path, locale).value_or(article.path);
        add_if_changed(file, "", {file});
      }
    }
  }
}

bool CheckInterest::has(const check::Rule& rule, std::string_view file, std::string_view locale) const {
  if (everything_ || (links_ && rule.id.starts_with("links/"))) return true;
  return rule.conclude == nullptr ? is_changed(file, locale) : locales_.contains(locale);
}

bool CheckInterest::has_article(std::string_view file) const {
  return links_ || locales_.contains("") || is_changed(file, "");
}

bool CheckInterest::has_translation(std::string_view file, std::string_view locale) const {
  return links_ || locales_.contains(locale) || is_changed(file, locale);
}

bool CheckInterest::is_changed(std::string_view file, std::string_view locale) const {
  return everything_ || texts_.contains(Text(file, locale));
}

}  // namespace docloc::site
