// Checks: one pure function a rule, in a table.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "catalog/catalog.h"
#include "links/link_index.h"
#include "segment/article.h"

namespace docloc::check {

// What a rule may look at. Everything outlives the call.
struct Subject {
  const segment::Article* article = nullptr;  // of the source locale, or one that `locale` has alone
  const links::LinkIndex* links = nullptr;
  std::string_view locale;  // of the article, or of the catalog when there is one
  const catalog::Catalog* catalog =
      nullptr;                    // the article's strings in `locale`; null: an article is checked by itself
  std::string_view article_path;  // project-relative, for findings; empty: the article's own path
  std::string_view catalog_path;  // project-relative, for findings
};

// article: faults of what a writer wrote, reported once, never against a translation.
// translation: faults of a locale's targets.
enum class Scope : uint8_t { article, translation };

struct Rule {
  std::string_view id;  // "links/missing-image"; stable
  Severity severity{};
  Scope scope{};
  std::string_view about;  // one sentence for a person
  void (*run)(const Rule& rule, const Subject& subject, Findings& out);
};

// Every rule, by id.
[[nodiscard]] std::span<const Rule> rules();

// The findings of all rules of scope `article`: subject.catalog is not looked at.
[[nodiscard]] Findings check_article(const Subject& subject);

// The findings of all rules of scope `translation`. Without a catalog every unit is missing.
[[nodiscard]] Findings check_translation(const Subject& subject);

// A catalog's units beside its article's, both in source order: at[i] is the index of the catalog unit for
// article.units[i], kNoUnit where the catalog has none (it was not synced). By kind, name and key, in order.
[[nodiscard]] std::vector<uint32_t> match_units(const segment::Article& article, const catalog::Catalog& catalog);

// For a finding's excerpt: the line of `offset`, without its line end; of a long one, what stands around `offset`.
[[nodiscard]] std::string line_at(std::string_view bytes, uint32_t offset);

}  // namespace docloc::check
