#include "site/localize.h"

#include <algorithm>
#include <array>
#include <utility>

#include "align/import_markdown.h"
#include "base/hash.h"
#include "catalog/suppression.h"
#include "catalog/sync.h"
#include "site/check_places.h"
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

// Whoever let it stand said so where the text comes from. `languages`: of each unit's text.
void mark_suppressed(Findings& findings, const segment::Article& article, std::string_view file, const Strings& strings,
                     const std::vector<std::string>& languages) {
  if (findings.empty()) return;
  set_units(findings, article, file, strings.source);
  for (Finding& finding : findings) {
    const auto index = static_cast<size_t>(std::ranges::find(strings.source.units, finding.unit, &catalog::Unit::id) -
                                           strings.source.units.begin());
    if (finding.unit.empty() || index >= languages.size()) continue;
    const auto catalog = strings.locales.find(languages[index]);
    if (catalog == strings.locales.end()) continue;
    const auto unit = std::ranges::find(catalog->second.units, finding.unit, &catalog::Unit::id);
    if (unit == catalog->second.units.end()) continue;
    const auto found = std::ranges::find_if(
        unit->suppressions, [&](const catalog::Suppression& one) { return catalog::covers(one.rule, finding.rule); });
    if (found != unit->suppressions.end()) finding.suppressed = found->reason;
  }
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
  const std::string file = source_file(settings, article.path);
  rebase_findings(edition.localized.findings, article.path, file);
  mark_suppressed(edition.localized.findings, article, file, strings, choice.languages);
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
