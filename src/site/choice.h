// Which text each unit of an article has for the readers of one locale, and what that makes of the page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "segment/apply.h"
#include "segment/article.h"
#include "site/settings.h"
#include "site/strings.h"

namespace docloc::site {

[[nodiscard]] bool is_pseudo_locale(std::string_view locale);  // qps-ploc, qps-plocm

// What stands in a unit's place.
enum class TextKind : uint8_t {
  source,      // the source's text, because there is no other
  translated,  // nobody reviewed it
  reviewed,
  machine,  // nobody reviewed it
  stale,    // the translation of an older source
};

struct Choice {
  // Per unit of the article.
  std::vector<std::optional<segment::Target>> targets;  // none: the source's text
  std::vector<std::string> languages;                   // of the text that stands there
  std::vector<TextKind> kinds;
  // Words of the source, in all and by what stands in their place; texts that are not for translating do not count.
  uint32_t words = 0;
  uint32_t words_of[5] = {};

  [[nodiscard]] uint32_t of(TextKind kind) const { return words_of[static_cast<size_t>(kind)]; }
  // Percent of words that are not the source's; 100 where there are none.
  [[nodiscard]] uint32_t translated_percent() const {
    return words == 0 ? 100 : static_cast<uint32_t>(uint64_t{words - of(TextKind::source)} * 100 / words);
  }
};

struct ChoiceOptions {
  bool older = false;  // Publishing::stale counts: a stale block may be its older translation
};

// `locale` is the source's, a pseudo-locale, or one whose fallback_chain is in `strings`. Pure: any thread.
[[nodiscard]] Choice choose(const Settings& settings, const segment::Article& article, const Strings& strings,
                            std::string_view locale, const ChoiceOptions& options);

// Too little of it is translated for a page (Publishing::threshold). A data file is no page.
[[nodiscard]] bool is_below_threshold(const Settings& settings, const segment::Article& article, const Choice& choice,
                                      std::string_view locale);

// All of it the source's.
[[nodiscard]] Choice choose_source(const Settings& settings, const segment::Article& article);

}  // namespace docloc::site
