// The site's own words in each language: locales/<locale>/ui.yaml.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "render/html.h"
#include "render/page.h"
#include "site/sources.h"

namespace docloc::site {

struct UiStrings {
  render::BodyLabels body;  // English where the file has nothing
  render::PageLabels page;
  std::string language;  // the language's name in itself
};

struct UiRead {
  std::map<std::string, UiStrings, std::less<>> by_locale;
  Findings findings;  // rules site/ui (unknown or unusable entries), yaml/...
};

// Reads the files of `locales` and of what they fall back to. A file is a flat mapping, as in "note: Obs!"; every entry
// may be left out, and so may the file.
[[nodiscard]] UiRead read_ui_strings(const Job& job, const std::vector<std::string>& locales);

}  // namespace docloc::site
