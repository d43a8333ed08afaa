// ICU objects that are made once a language. Internal to room text.
#pragma once

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "text/abbreviations.h"

namespace docloc::text {

// Never changes after it was made, and lives until the program ends: any thread may read it and clone its iterators.
struct Language {
  std::unique_ptr<icu::BreakIterator> sentences;  // null: ICU has no data at all
  std::unique_ptr<icu::BreakIterator> words;
  // "e.g." with its period, no inner spaces; CLDR's suppressions and docloc's table.
  std::unordered_map<std::string, Follow> abbreviations;
  std::unordered_set<std::string> months;  // capitalised names after ordinals ("3. Oktober"); German and its like
  bool has_ordinals = false;               // "3." before a noun is an ordinal there
};

// What ICU knows of the language of `locale`. Unknown and ill-formed ones: root. Pseudo-locales: English.
[[nodiscard]] const Language& language_of(std::string_view locale);

// ICU's form of a BCP 47 tag; root for what is not one. Pseudo-locales: en.
[[nodiscard]] icu::Locale icu_locale(std::string_view tag);

enum class PseudoLocale : uint8_t { none, ploc, plocm };
[[nodiscard]] PseudoLocale pseudo_locale(std::string_view tag);  // qps-ploc, qps-plocm in any case

// Calls `use` with every boundary after the first; `prototype` is cloned, so any thread may come here.
template <typename Use>
void for_each_boundary(const icu::BreakIterator& prototype, std::string_view text, Use use) {
  UErrorCode status = U_ZERO_ERROR;
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text.data(), static_cast<int64_t>(text.size()), &status);
  const std::unique_ptr<icu::BreakIterator> breaks(prototype.clone());
  if (breaks != nullptr) breaks->setText(&view, status);
  if (breaks != nullptr && U_SUCCESS(status)) {
    breaks->first();
    for (int32_t at = breaks->next(); at != icu::BreakIterator::DONE; at = breaks->next()) {
      use(static_cast<uint32_t>(at), *breaks);
    }
  }
  utext_close(&view);
}

}  // namespace docloc::text
