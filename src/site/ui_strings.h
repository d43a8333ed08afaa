// The site's own words in each language: locales/<locale>/ui.yaml.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "render/html.h"
#include "render/page.h"
#include "site/sources.h"

namespace docloc::site {

// What pages say of themselves: ICU MessageFormat. {share} is a number from 0 to 1, {language} the source's language as
// the page's names it, {date} a date written out.
struct UiMessages {
  std::string machine = "This page was translated by a machine, and nobody has reviewed it.";
  std::string machine_in_part = "{share, number, percent} of this page was translated by a machine, unreviewed.";
  std::string partly = "{share, number, percent} of this page is translated. The rest is in {language}.";
  std::string stale = "The original has changed since this page was translated. Marked parts are older than it.";
  std::string stale_since =
      "The original has changed since this page was translated on {date}. Marked parts are older.";
  std::string pinned = "This page shows the version of {date}. The original has changed since.";
  std::string source_page = "This page is not translated yet. It is shown in {language}.";
  std::string preview = "This language is a preview; its pages are not published yet.";
  std::string read_source = "Read the original";
  std::string source_images = "Pictures on this page are in {language}.";
  std::string not_found = "Page not found";
  std::string not_found_text = "There is no page at this address. It may have moved: try the navigation or the search.";
  std::string home = "Front page";
};

struct UiStrings {
  render::BodyLabels body;  // English where the file has nothing
  render::PageLabels page;
  UiMessages messages;
  std::string language;  // the language's name in itself
};

// Of every word and message.
[[nodiscard]] uint64_t hash_of_words(const UiStrings& ui);

struct UiRead {
  std::map<std::string, UiStrings, std::less<>> by_locale;
  Findings findings;  // rules site/ui (unknown or unusable entries), yaml/...
};

// Reads the files of `locales` and of what they fall back to. A file is a flat mapping, as in "note: Obs!"; every entry
// may be left out, and so may the file.
[[nodiscard]] UiRead read_ui_strings(const Job& job, const std::vector<std::string>& locales);

}  // namespace docloc::site
