#include "site/choice.h"

#include <utility>

#include "catalog/sync.h"
#include "site/older_text.h"
#include "text/locale.h"

namespace docloc::site {
namespace {

Choice choose_pseudo(const Settings& settings, const segment::Article& article, std::string_view locale) {
  const segment::Pseudo kind = locale == "qps-plocm" ? segment::Pseudo::plocm : segment::Pseudo::ploc;
  Choice choice = choose_source(settings, article);
  for (size_t i = 0; i < article.units.size(); ++i)
    choice.targets[i] = segment::Target{segment::pseudo_translate(article.units[i].content, kind), {}};
  choice.languages.assign(article.units.size(), std::string(locale));
  choice.kinds.assign(article.units.size(), TextKind::translated);
  return choice;
}

TextKind kind_of(catalog::Standing standing) {
  if (standing == catalog::Standing::machine) return TextKind::machine;
  return standing >= catalog::Standing::reviewed ? TextKind::reviewed : TextKind::translated;
}

// What one locale of the chain has.
void take_from(const segment::Article& article, const Strings& strings, const std::string& locale,
               const Publishing& publishing, bool older, Choice& choice, std::vector<bool>& excluded) {
  const auto found = strings.locales.find(locale);
  if (found == strings.locales.end()) return;
  catalog::Targets fit = catalog::targets_for(article, strings.source, found->second, {.machine = publishing.machine});
  const OlderTexts older_texts(strings.source, found->second, publishing.machine);
  for (size_t i = 0; i < article.units.size(); ++i) {
    if (choice.targets[i]) continue;
    if (fit.standings[i] == catalog::Standing::excluded) excluded[i] = true;
    if (fit.targets[i]) {
      choice.targets[i] = std::move(fit.targets[i]);
      choice.kinds[i] = kind_of(fit.standings[i]);
    } else if (older && fit.standings[i] == catalog::Standing::stale) {
      choice.targets[i] = older_texts.find(i, article.units[i]);
      choice.kinds[i] = TextKind::stale;
    }
    if (choice.targets[i]) choice.languages[i] = locale;
  }
}

void count_words(const segment::Article& article, std::string_view source_locale, const std::vector<bool>& excluded,
                 Choice& choice) {
  for (size_t i = 0; i < article.units.size(); ++i) {
    if (!choice.targets[i]) choice.kinds[i] = TextKind::source;
    if (excluded[i]) continue;
    const uint32_t words = text::count_words(segment::plain_text(article.units[i].content), source_locale);
    choice.words += words;
    choice.words_of[static_cast<size_t>(choice.kinds[i])] += words;
  }
}

}  // namespace

bool is_pseudo_locale(std::string_view locale) {
  return locale == "qps-ploc" || locale == "qps-plocm";
}

bool is_below_threshold(const Settings& settings, const segment::Article& article, const Choice& choice,
                        std::string_view locale) {
  if (locale == settings.source_locale || is_pseudo_locale(locale)) return false;
  if (article.format != segment::Format::markdown) return false;
  return choice.translated_percent() < settings.publishing(locale).threshold;
}

Choice choose_source(const Settings& settings, const segment::Article& article) {
  Choice choice;
  for (const segment::Unit& unit : article.units)
    choice.targets.emplace_back(segment::Target{unit.content, {}});
  choice.languages.assign(article.units.size(), settings.source_locale);
  choice.kinds.assign(article.units.size(), TextKind::source);
  return choice;
}

Choice choose(const Settings& settings, const segment::Article& article, const Strings& strings,
              std::string_view locale, const ChoiceOptions& options) {
  if (locale == settings.source_locale) return choose_source(settings, article);
  if (is_pseudo_locale(locale)) return choose_pseudo(settings, article, locale);
  const Publishing publishing = settings.publishing(locale);
  Choice choice;
  choice.targets.resize(article.units.size());
  choice.languages.assign(article.units.size(), settings.source_locale);
  choice.kinds.assign(article.units.size(), TextKind::source);
  std::vector<bool> excluded(article.units.size(), false);
  for (const std::string& candidate : fallback_chain(settings, locale)) {
    // Another locale's older text helps nobody.
    const bool older = options.older && publishing.stale != StalePolicy::source && candidate == locale;
    take_from(article, strings, candidate, publishing, older, choice, excluded);
  }
  count_words(article, settings.source_locale, excluded, choice);
  return choice;
}

}  // namespace docloc::site
