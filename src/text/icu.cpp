#include "text/icu.h"

#include <unicode/dtfmtsym.h>
#include <unicode/udata.h>
#include <unicode/ures.h>

#include <algorithm>
#include <mutex>
#include <shared_mutex>

namespace docloc::text {
namespace {

// Calls `use` with each of the words that spaces separate.
template <typename Use>
void for_each_word(std::string_view words, Use use) {
  while (!words.empty()) {
    const size_t end = std::min(words.find(' '), words.size());
    if (end > 0) use(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

std::string utf8_of(const icu::UnicodeString& s) {
  std::string out;
  s.toUTF8String(out);
  return out;
}

std::string lower_first(const std::string& word) {
  icu::UnicodeString s = icu::UnicodeString::fromUTF8(word);
  if (s.isEmpty()) return word;
  const UChar32 first = s.char32At(0);
  s.replace(0, U16_LENGTH(first), u_tolower(first));
  return utf8_of(s);
}

// Single capitals are initials in CLDR's lists; in documentation they are drives, options and steps.
bool is_single_letter(const icu::UnicodeString& s) {
  return s.length() == 2 && s[1] == u'.';
}

// CLDR's list for `language` (segments/<language>.xml). ICU's own filter would match it inside longer words as well:
// "L." in "SQL.". Hence it is read, and applied to whole words.
void add_cldr_suppressions(const std::string& language, Language& out) {
  UErrorCode status = U_ZERO_ERROR;
  using Bundle = std::unique_ptr<UResourceBundle, decltype(&ures_close)>;
  const Bundle locale(ures_openDirect(U_ICUDATA_NAME "-brkitr", language.c_str(), &status), &ures_close);
  const Bundle exceptions(ures_getByKey(locale.get(), "exceptions", nullptr, &status), &ures_close);
  const Bundle list(ures_getByKey(exceptions.get(), "SentenceBreak", nullptr, &status), &ures_close);
  if (U_FAILURE(status)) return;
  for (int32_t i = 0; i < ures_getSize(list.get()); ++i) {
    int32_t size = 0;
    const UChar* chars = ures_getStringByIndex(list.get(), i, &size, &status);
    if (U_FAILURE(status)) return;
    icu::UnicodeString word(chars, size);
    word.findAndReplace(u". ", u".");
    if (!is_single_letter(word)) out.abbreviations.emplace(utf8_of(word), Follow::anything);
  }
}

void add_own_abbreviations(const std::string& language, Language& out) {
  for (const OrdinaryWords& row : ordinary_words_table()) {
    if (row.language != language) continue;
    std::unordered_set<std::string> ordinary;
    for_each_word(row.words, [&](std::string_view word) { ordinary.emplace(word); });
    std::erase_if(out.abbreviations, [&](const auto& entry) {
      const std::string lower = utf8_of(icu::UnicodeString::fromUTF8(entry.first).toLower(icu::Locale::getRoot()));
      return ordinary.contains(lower);
    });
  }
  std::unordered_map<std::string, Follow> own;
  for (const Abbreviations& row : abbreviation_table()) {
    if (row.language != language) continue;
    for_each_word(row.words, [&](std::string_view word) { own.emplace(word, row.follow); });
  }
  for (const auto& [word, follow] : own)
    out.abbreviations.insert_or_assign(word, follow);
  // CLDR's spelling with a capital must not hide what the own table says of the word.
  std::erase_if(out.abbreviations, [&](const auto& entry) {
    const std::string lower = lower_first(entry.first);
    return lower != entry.first && !own.contains(entry.first) && own.contains(lower);
  });
}

void add_months(const icu::Locale& locale, Language& out) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale, status);
  if (U_FAILURE(status)) return;
  for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
    int32_t count = 0;
    const icu::UnicodeString* names = symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, width);
    for (int32_t i = 0; i < count; ++i) {
      std::string name = utf8_of(names[i]);
      if (name.ends_with('.')) name.pop_back();
      out.months.insert(std::move(name));
    }
  }
}

std::unique_ptr<Language> make_language(const std::string& name) {
  auto language = std::make_unique<Language>();
  const icu::Locale locale = name.empty() ? icu::Locale::getRoot() : icu::Locale(name.c_str());
  UErrorCode status = U_ZERO_ERROR;
  language->sentences.reset(icu::BreakIterator::createSentenceInstance(locale, status));
  if (U_FAILURE(status)) language->sentences.reset();
  status = U_ZERO_ERROR;
  language->words.reset(icu::BreakIterator::createWordInstance(locale, status));
  if (U_FAILURE(status)) language->words.reset();
  // "no" and "nn" share Bokmål's abbreviations.
  const std::string listed = name == "no" || name == "nn" ? "nb" : name;
  add_cldr_suppressions(listed, *language);
  add_own_abbreviations(listed, *language);
  language->has_ordinals = name == "de" || name == "lb" || name == "gsw" || name == "nds";
  if (language->has_ordinals) add_months(locale, *language);
  return language;
}

bool equal_ignoring_case(std::string_view a, std::string_view lower) {
  return std::ranges::equal(a, lower, {},
                            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
}

}  // namespace

PseudoLocale pseudo_locale(std::string_view tag) {
  if (equal_ignoring_case(tag, "qps-ploc")) return PseudoLocale::ploc;
  return equal_ignoring_case(tag, "qps-plocm") ? PseudoLocale::plocm : PseudoLocale::none;
}

icu::Locale icu_locale(std::string_view tag) {
  if (pseudo_locale(tag) != PseudoLocale::none) return icu::Locale::getEnglish();
  if (tag.empty() || tag.size() > 100) return icu::Locale::getRoot();
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale =
      icu::Locale::forLanguageTag(icu::StringPiece(tag.data(), static_cast<int32_t>(tag.size())), status);
  return U_FAILURE(status) || locale.isBogus() ? icu::Locale::getRoot() : locale;
}

const Language& language_of(std::string_view locale) {
  // Segmentation data is by language; regions and scripts share it, so there are never many of these.
  static std::shared_mutex mutex;
  static std::unordered_map<std::string, std::unique_ptr<Language>> languages;
  const std::string name = icu_locale(locale).getLanguage();
  {
    const std::shared_lock lock(mutex);
    if (const auto found = languages.find(name); found != languages.end()) return *found->second;
  }
  const std::unique_lock lock(mutex);
  auto& entry = languages[name];
  if (!entry) entry = make_language(name);
  return *entry;
}

}  // namespace docloc::text
