#include "check/finding_ids.h"

#include <algorithm>
#include <array>

#include "check/check.h"

namespace docloc::check {
namespace {

constexpr auto kOthers = std::to_array<std::string_view>({
    "apply/codes",
    "apply/refused",
    "apply/replacement",
    "catalog/annotation",
    "catalog/can-reorder",
    "catalog/character",
    "catalog/code-id",
    "catalog/code-point",
    "catalog/code-protection",
    "catalog/code-type",
    "catalog/data-ref",
    "catalog/decision",
    "catalog/doctype",
    "catalog/duplicate-attribute",
    "catalog/duplicate-code",
    "catalog/duplicate-id",
    "catalog/duplicate-unit",
    "catalog/element-order",
    "catalog/encoding",
    "catalog/entity",
    "catalog/foreign-code",
    "catalog/foreign-data",
    "catalog/glossary",
    "catalog/ignorable-state",
    "catalog/invalid-utf8",
    "catalog/isolated",
    "catalog/key-version",
    "catalog/language",
    "catalog/match",
    "catalog/match-ref",
    "catalog/match-similarity",
    "catalog/metadata",
    "catalog/missing-code",
    "catalog/nmtoken",
    "catalog/no-segment",
    "catalog/no-source",
    "catalog/no-unit",
    "catalog/not-kept",
    "catalog/not-well-formed",
    "catalog/nul",
    "catalog/obsolete",
    "catalog/one-file",
    "catalog/original",
    "catalog/reserved-prefix",
    "catalog/root",
    "catalog/source-language",
    "catalog/start-ref",
    "catalog/state",
    "catalog/state-without-target",
    "catalog/sub-flow",
    "catalog/sub-state",
    "catalog/sub-state-without-state",
    "catalog/sub-type",
    "catalog/suppression",
    "catalog/target-language",
    "catalog/target-order",
    "catalog/text",
    "catalog/too-deep",
    "catalog/too-large",
    "catalog/two-roots",
    "catalog/unclosed-code",
    "catalog/undeclared-prefix",
    "catalog/unit-kind",
    "catalog/unknown-attribute",
    "catalog/unknown-element",
    "catalog/version",
    "catalog/yes-no",
    "check/not-fixed",
    "check/unused-baseline",
    "check/unused-suppression",
    "data/alias",
    "data/duplicate-key",
    "data/not-mapping",
    "data/syntax",
    "data/too-large",
    "dialect/missing-code",
    "dialect/unpaired",
    "front-matter/alias",
    "front-matter/duplicate-key",
    "front-matter/not-mapping",
    "front-matter/syntax",
    "front-matter/too-large",
    "markdown/foreign-limit",
    "markdown/kept-body",
    "markdown/opaque",
    "markdown/too-complex",
    "memory/kept-in-memory",
    "site/article-in-locale",
    "site/catalog-kept",
    "site/glossary",
    "site/gone",
    "site/include-cycle",
    "site/leaves-layout",
    "site/navigation",
    "site/orphan",
    "site/redirect",
    "site/renamed",
    "site/same-output",
    "site/same-path",
    "site/search",
    "site/ui",
    "source/invalid-utf8",
    "source/nul",
    "source/too-large",
    "spelling/no-dictionary",
    "yaml/alias",
    "yaml/duplicate-key",
    "yaml/not-utf8",
    "yaml/syntax",
    "yaml/too-deep",
    "yaml/too-large",
});
static_assert(std::ranges::is_sorted(kOthers));

}  // namespace

std::span<const std::string_view> other_finding_ids() {
  return kOthers;
}

bool is_finding_id(std::string_view id) {
  return find_rule(id) != nullptr || std::ranges::binary_search(kOthers, id);
}

bool is_suppressible(std::string_view id) {
  if (std::ranges::find(rules(), id, &Rule::id) != rules().end()) return true;
  return is_finding_id(id) && (id.starts_with("apply/") || id.starts_with("links/external-"));
}

bool is_suppressible_pattern(std::string_view name) {
  if (!name.ends_with("/*")) return is_suppressible(name);
  const auto is_covered = [family = name.substr(0, name.size() - 1)](std::string_view id) {
    return id.starts_with(family) && is_suppressible(id);
  };
  return std::ranges::any_of(kOthers, is_covered) || std::ranges::any_of(rules(), is_covered, &Rule::id) ||
         std::ranges::any_of(site_rules(), is_covered, &Rule::id);
}

bool is_family_pattern(std::string_view name) {
  if (!name.ends_with("/*")) return false;
  const std::string_view family = name.substr(0, name.size() - 1);
  return std::ranges::any_of(kOthers, [&](std::string_view id) { return id.starts_with(family); }) ||
         std::ranges::any_of(rules(), [&](const Rule& rule) { return rule.id.starts_with(family); });
}

}  // namespace docloc::check
