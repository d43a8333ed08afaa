// An article as the readers of one locale get it. Export writes its bytes, build renders its document.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "segment/apply.h"
#include "segment/article.h"
#include "site/choice.h"
#include "site/settings.h"
#include "site/strings.h"

namespace docloc::site {

struct Edition {
  segment::Localized localized;  // with Finding::suppressed of what somebody let stand
  // Per unit of the article: what stands in `localized`, and its language.
  std::vector<TextKind> kinds;
  std::vector<std::string> languages;
  // All of it is the source's, because too little is translated (Publishing::threshold).
  bool is_source_page = false;
};

struct LocalizeOptions {
  bool ops = false;  // heading anchors and ms.* fields
  // As readers get it: older translations of stale blocks, whole source pages (Publishing). Without, a stale unit has
  // its source's text: an export is what a translator works on.
  bool published = false;
};

// `locale` is the source's (its own text goes through apply as any other), a pseudo-locale, or one whose fallback_chain
// is in `strings`. Pure: any thread.
[[nodiscard]] Edition localize(const Settings& settings, const segment::Article& article, const Strings& strings,
                               std::string_view locale, const LocalizeOptions& options = {});

}  // namespace docloc::site
