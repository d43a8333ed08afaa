#include "site/localize.h"

#include <algorithm>
#include <array>
#include <utility>

#include "align/import_markdown.h"
#include "base/hash.h"
#include "catalog/sync.h"
#include "site/layout.h"

namespace docloc::site {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kHashField = "ms.openlocfilehash";

// The hash a hand-back gave stays when it is that of the source as it is now, in whichever line ends it was counted.
std::string source_hash(std::string_view bytes, std::string_view given) {
  return !given.empty() && align::names_bytes(given, bytes) ? std::string(given) : sha1_hex(bytes);
}

// In the order of the hand-back that the catalog remembers, else in the order OPS has them.
Fields ops_fields(const segment::Article& article, const Strings& strings, std::string_view locale) {
  const auto found = strings.locales.find(locale);
  Fields fields;
  if (found != strings.locales.end()) {
    for (const auto& [name, value] : found->second.metadata) {
      if (!name.starts_with("ms.")) continue;
      fields.emplace_back(name, name == kHashField ? source_hash(article.bytes, value) : value);
    }
  }
  const auto has = [&](std::string_view name) {
    return std::any_of(fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; });
  };
  if (!has(kHashField)) fields.emplace(fields.begin(), kHashField, sha1_hex(article.bytes));
  if (!has("ms.contentlocale")) fields.emplace_back("ms.contentlocale", locale);
  return fields;
}

// An imported page says whether it had any: tables of contents and generated reference pages have none.
bool has_heading_anchors(const Strings& strings, std::string_view locale) {
  const auto found = strings.locales.find(locale);
  if (found == strings.locales.end()) return true;
  const auto& metadata = found->second.metadata;
  const auto entry =
      std::ranges::find_if(metadata, [](const auto& field) { return field.first == align::kHeadingAnchors; });
  return entry == metadata.end() || entry->second == "yes";
}

}  // namespace

Edition localize(const Settings& settings, const segment::Article& article, const Strings& strings,
                 std::string_view locale, const LocalizeOptions& options) {
  const bool is_source = locale == settings.source_locale;
  Choice choice = choose(settings, article, strings, locale, {.older = options.published});
  bool source_page = false;
  if (options.published && is_below_threshold(settings, article, choice, locale)) {
    choice = choose_source(settings, article);
    source_page = true;
  }
  // The source too is spelled and read again: a unit that docloc could not write is seen before it is translated.
  segment::ApplyOptions apply{.locale = std::string(locale), .respell = is_source};
  if (!is_source && !is_pseudo_locale(locale)) apply.catalog_path = catalog_path(settings, locale, article.path);
  // A source article has no hand-back to describe.
  if (options.ops && !is_source) {
    apply.heading_anchors = has_heading_anchors(strings, locale);
    apply.fields = ops_fields(article, strings, locale);
  }
  Edition edition{.is_source_page = source_page};
  edition.localized = segment::apply(article, choice.targets, apply);
  rebase_findings(edition.localized.findings, article.path, source_file(settings, article.path));
  for (size_t i = 0; i < choice.languages.size(); ++i) {
    if (edition.localized.map[i].outcome != segment::Outcome::refused) continue;
    choice.languages[i] = settings.source_locale;
    choice.kinds[i] = TextKind::source;
  }
  edition.languages = std::move(choice.languages);
  edition.kinds = std::move(choice.kinds);
  return edition;
}

}  // namespace docloc::site
