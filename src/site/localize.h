// An article as the readers of one locale get it. Export writes its bytes, build renders its document.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "segment/apply.h"
#include "segment/article.h"
#include "site/settings.h"
#include "site/strings.h"

namespace docloc::site {

[[nodiscard]] bool is_pseudo_locale(std::string_view locale);  // qps-ploc, qps-plocm

struct Edition {
  segment::Localized localized;
  // Per unit of the article: the language of the text that stands in `localized`.
  std::vector<std::string> languages;
};

struct LocalizeOptions {
  bool ops = false;  // heading anchors and ms.* fields
};

// `locale` is the source's (its own text goes through apply as any other), a pseudo-locale, or one whose fallback_chain
// is in `strings`. Pure: any thread.
[[nodiscard]] Edition localize(const Settings& settings, const segment::Article& article, const Strings& strings,
                               std::string_view locale, const LocalizeOptions& options = {});

}  // namespace docloc::site
