// A locale's catalog against its article.
#include <fmt/format.h>

#include <array>
#include <deque>
#include <map>
#include <tuple>

#include "catalog/codes.h"
#include "catalog/sync.h"
#include "catalog/unit_keys.h"
#include "check/reporter.h"
#include "check/rules.h"

namespace docloc::check {

using catalog::CodeFault;
using catalog::Standing;
using segment::kNoUnit;

namespace {

// Units of the article by how far their translation is; with the first of them.
struct Tally {
  uint32_t all = 0;  // to be translated
  uint32_t found = 0;
  uint32_t first = kNoUnit;
};

Tally tally(const Subject& subject, Standing wanted) {
  Tally tally;
  const auto at = subject.catalog != nullptr ? match_units(*subject.article, *subject.catalog)
                                             : std::vector<uint32_t>(subject.article->units.size(), kNoUnit);
  for (uint32_t i = 0; i < at.size(); ++i) {
    const Standing standing =
        at[i] == kNoUnit ? Standing::missing : catalog::standing_of(subject.catalog->units[at[i]]);
    if (standing == Standing::excluded) continue;
    ++tally.all;
    if (standing != wanted) continue;
    if (tally.found++ == 0) tally.first = i;
  }
  return tally;
}

// One finding an article: where the first of them stands.
void report_tally(const Subject& subject, Reporter& report, const Tally& found, std::string_view what,
                  std::string_view hint) {
  if (found.found == 0) return;
  Finding& finding =
      report.on_article(subject.article->units[found.first].bytes,
                        fmt::format("{} of {} texts {}.", found.found, found.all, what), std::string(hint));
  finding.length = 0;
  finding.token.clear();
}

std::string_view verb(CodeFault::Kind kind) {
  switch (kind) {
    case CodeFault::Kind::missing:
      return "is missing from the translation";
    case CodeFault::Kind::repeated:
      return "stands in the translation more than once";
    case CodeFault::Kind::foreign:
      return "is not in the source";
    case CodeFault::Kind::unclosed:
      return "has only one of its two ends in the translation";
    case CodeFault::Kind::misplaced:
      return "ends before it begins";
  }
  return "";
}

void find_untranslated(const Subject& subject, Reporter& report) {
  report_tally(subject, report, tally(subject, Standing::missing), "have no translation",
               "Readers see them in the source's language.");
}

void find_stale(const Subject& subject, Reporter& report) {
  if (subject.catalog == nullptr) return;
  report_tally(subject, report, tally(subject, Standing::stale), "have a translation of an older text only",
               "Translate what changed; the older translation is at hand as a match.");
}

void find_code_faults(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    const catalog::Unit& unit = *pair.strings;
    for (const CodeFault& fault : catalog::find_code_faults(unit)) {
      const segment::Code& code = unit.codes[fault.code - 1];
      Finding& finding = report.on_unit(
          pair,
          fmt::format("In unit {}, segment {}, \"{}\" {}.", unit.id, unit.segments[fault.segment].id, code.open,
                      verb(fault.kind)),
          "Links, images, code spans and tags must stand exactly once; until then the source's text is shown.");
      finding.segment = unit.segments[fault.segment].id;
      finding.token = code.open;
    }
  }
}

constexpr auto kRules = std::to_array<Rule>({
    {"translation/codes", Severity::error, Scope::translation,
     "A translation lost or repeats a link, an image, a code span or a tag.", find_code_faults},
    {"translation/missing", Severity::info, Scope::translation, "Texts have no translation.", find_untranslated},
    {"translation/stale", Severity::info, Scope::translation, "Translations are of older texts.", find_stale},
});

}  // namespace

std::span<const Rule> translation_rules() {
  return kRules;
}

std::vector<uint32_t> match_units(const segment::Article& article, const catalog::Catalog& catalog) {
  using Key = std::tuple<std::string_view, std::string_view, uint64_t>;
  std::map<Key, std::deque<uint32_t>> left;
  for (uint32_t i = 0; i < catalog.units.size(); ++i) {
    const catalog::Unit& unit = catalog.units[i];
    if (!unit.obsolete) left[{unit.kind, unit.name, catalog::key_of(unit)}].push_back(i);
  }
  std::vector<uint32_t> at(article.units.size(), kNoUnit);
  for (uint32_t i = 0; i < article.units.size(); ++i) {
    const segment::Unit& unit = article.units[i];
    const Key key{segment::to_string(unit.kind), unit.name, segment::key_of(unit.kind, unit.content, unit.codes)};
    const auto found = left.find(key);
    if (found == left.end() || found->second.empty()) continue;
    at[i] = found->second.front();
    found->second.pop_front();
  }
  return at;
}

}  // namespace docloc::check
