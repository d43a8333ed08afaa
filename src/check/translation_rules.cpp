// A locale's catalog against its article.
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <tuple>

#include "base/source.h"
#include "catalog/codes.h"
#include "catalog/sync.h"
#include "catalog/unit_keys.h"
#include "check/rules.h"

namespace docloc::check {

using catalog::CodeFault;
using catalog::Standing;
using segment::kNoUnit;

namespace {

Finding finding_on(const Rule& rule, const Subject& subject, std::string message, std::string hint) {
  Finding finding{.rule = std::string(rule.id), .severity = rule.severity};
  finding.source.path = path_of(subject);
  finding.target.path = subject.catalog_path;
  finding.locale = subject.locale;
  finding.message = std::move(message);
  finding.hint = std::move(hint);
  return finding;
}

void set_source(Finding& finding, const Subject& subject, const segment::Unit& unit) {
  finding.source = place_of(path_of(subject), subject.article->bytes, unit.bytes.begin);
  finding.excerpt = line_at(subject.article->bytes, unit.bytes.begin);
}

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
void report_tally(const Rule& rule, const Subject& subject, const Tally& found, std::string_view what,
                  std::string_view hint, Findings& out) {
  if (found.found == 0) return;
  Finding finding =
      finding_on(rule, subject, fmt::format("{} of {} texts {}.", found.found, found.all, what), std::string(hint));
  set_source(finding, subject, subject.article->units[found.first]);
  out.push_back(std::move(finding));
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

}  // namespace

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

void find_untranslated(const Rule& rule, const Subject& subject, Findings& out) {
  report_tally(rule, subject, tally(subject, Standing::missing), "have no translation",
               "Readers see them in the source's language.", out);
}

void find_stale(const Rule& rule, const Subject& subject, Findings& out) {
  if (subject.catalog == nullptr) return;
  report_tally(rule, subject, tally(subject, Standing::stale), "have a translation of an older text only",
               "Translate what changed; the older translation is at hand as a match.", out);
}

void find_code_faults(const Rule& rule, const Subject& subject, Findings& out) {
  if (subject.catalog == nullptr) return;
  const auto at = match_units(*subject.article, *subject.catalog);
  std::vector<uint32_t> article_unit(subject.catalog->units.size(), kNoUnit);
  for (uint32_t i = 0; i < at.size(); ++i) {
    if (at[i] != kNoUnit) article_unit[at[i]] = i;
  }
  for (uint32_t i = 0; i < subject.catalog->units.size(); ++i) {
    const catalog::Unit& unit = subject.catalog->units[i];
    if (unit.obsolete) continue;
    for (const CodeFault& fault : catalog::find_code_faults(unit)) {
      Finding finding = finding_on(
          rule, subject,
          fmt::format("In unit {}, segment {}, \"{}\" {}.", unit.id, unit.segments[fault.segment].id,
                      unit.codes[fault.code - 1].open, verb(fault.kind)),
          "Links, images, code spans and tags must stand exactly once; until then the source's text is shown.");
      if (article_unit[i] != kNoUnit) set_source(finding, subject, subject.article->units[article_unit[i]]);
      out.push_back(std::move(finding));
    }
  }
}

}  // namespace docloc::check
