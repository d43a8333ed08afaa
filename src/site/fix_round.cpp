#include "site/fix_round.h"

#include <algorithm>
#include <optional>

#include "check/edits.h"
#include "check/pairs.h"
#include "site/layout.h"

namespace docloc::site {

using catalog::State;

namespace {

// All fixes of one text, each by its finding.
struct Merged {
  std::vector<Edit> edits;
  bool safe = true;
};

Merged merge(const std::vector<const Finding*>& chosen) {
  Merged merged;
  for (const Finding* finding : chosen) {
    merged.edits.insert(merged.edits.end(), finding->fix->edits.begin(), finding->fix->edits.end());
    merged.safe = merged.safe && finding->fix->safe;
  }
  return merged;
}

catalog::Segment* find_segment(catalog::Catalog& catalog, const Finding& finding) {
  const auto unit = std::ranges::find_if(
      catalog.units, [&](const catalog::Unit& one) { return !one.obsolete && one.id == finding.unit; });
  if (unit == catalog.units.end()) return nullptr;
  const auto segment = std::ranges::find(unit->segments, finding.segment, &catalog::Segment::id);
  const bool is_it = segment != unit->segments.end() && !segment->ignorable && segment->target &&
                     check::side_of(*segment->target).text == finding.target_text;
  return is_it ? &*segment : nullptr;
}

// What a person said of the old text is not said of one with another meaning.
void take_back_judgement(catalog::Segment& segment) {
  if (segment.state != State::initial) segment.state = State::translated;
  segment.decision.reset();
}

}  // namespace

Finding not_fixed(const Finding& finding, std::string why, std::string hint) {
  return {.rule = "check/not-fixed",
          .severity = Severity::warning,
          .source = finding.source,
          .target = finding.target,
          .locale = finding.locale,
          .message = std::move(why),
          .hint = std::move(hint),
          .unit = finding.unit,
          .segment = finding.segment,
          .token = finding.rule};
}

FixRound::FixRound(const Store& store, const Settings& settings, const Sources& sources, bool unsafe)
    : store_(store), unsafe_(unsafe) {
  for (const segment::Article& article : sources.articles)
    articles_.emplace(source_file(settings, article.path), &article);
  for (const auto& [locale, own] : sources.own) {
    for (const std::vector<SourceArticle>* some : {&own.articles, &own.overrides}) {
      for (const segment::Article& article : *some)
        articles_.emplace(locale_file(settings, article.path, locale).value_or(article.path), &article);
    }
  }
}

Result<void> FixRound::run(const Findings& findings) {
  for (const Finding& finding : findings)
    choose(finding);
  for (const auto& [path, chosen] : of_sources_)
    fix_source(path, chosen);
  for (const auto& [path, chosen] : of_catalogs_) {
    if (Result<void> done = fix_catalog(path, chosen); !done) return done;
  }
  return {};
}

void FixRound::choose(const Finding& finding) {
  if (!finding.fix || finding.suppressed || finding.fix->edits.empty() || (!finding.fix->safe && !unsafe_)) return;
  const bool of_source = finding.fix->of == Fix::Of::source;
  const std::string& path = of_source ? finding.source.path : finding.target.path;
  std::vector<std::string> text = {path};
  if (!of_source) text.insert(text.end(), {finding.unit, finding.segment});
  std::vector<Edit>& taken = edits_[text];
  const std::vector<Edit>& own = finding.fix->edits;
  const auto is_free = [&](const Edit& edit) {
    return std::ranges::none_of(taken, [&](const Edit& other) { return check::meet(edit, other); });
  };
  if (!std::ranges::all_of(own, is_free)) return;
  taken.insert(taken.end(), own.begin(), own.end());
  (of_source ? of_sources_ : of_catalogs_)[path].push_back(&finding);
}

void FixRound::fix_source(const std::string& path, const Chosen& chosen) {
  const auto article = articles_.find(path);
  const Result<std::string> bytes = store_.read(path);
  if (article == articles_.end() || !bytes || *bytes != article->second->bytes) {
    refuse(chosen, "The file was left alone: it changed while it was looked at.", "Run the command again.");
    return;
  }
  std::optional<std::string> mended = check::apply_edits(*bytes, merge(chosen).edits);
  if (!mended) {
    refuse(chosen, "The fix does not fit its file.", "Mend it by hand, and report the fault of the program.");
  } else if (*mended != *bytes) {
    files_.push_back({path, std::move(*mended)});
    fixed_ += chosen.size();
  }
}

Result<void> FixRound::fix_catalog(const std::string& path, const Chosen& chosen) {
  constexpr std::string_view kSync = "Run 'docloc sync' first: it writes what the catalog lacks.";
  if (!store_.exists(path)) {
    refuse(chosen, "The translation is in no catalog yet.", kSync);
    return {};
  }
  const Result<std::string> bytes = store_.read(path);
  if (!bytes) return fail(bytes.error().what);
  catalog::Read read = catalog::read_xliff(path, *bytes);
  if (!read.catalog || read.incomplete) {
    refuse(chosen, "The catalog was left alone: it holds something that docloc could not read and would lose.",
           "Mend what the other findings of this file name.");
    return {};
  }
  const catalog::Catalog before = *read.catalog;
  const size_t made = fix_units(*read.catalog, chosen);
  if (*read.catalog == before) return {};
  files_.push_back({path, catalog::write_xliff(*read.catalog)});
  fixed_ += made;
  return {};
}

size_t FixRound::fix_units(catalog::Catalog& catalog, const Chosen& chosen) {
  std::map<catalog::Segment*, Chosen> by_segment;
  for (const Finding* finding : chosen) {
    if (catalog::Segment* segment = find_segment(catalog, *finding); segment != nullptr) {
      by_segment[segment].push_back(finding);
    } else {
      refuse({finding}, "The catalog does not have this translation as it was checked.",
             "Run 'docloc sync' first: it writes what the catalog lacks.");
    }
  }
  size_t made = 0;
  for (const auto& [segment, fixes] : by_segment) {
    const Merged merged = merge(fixes);
    std::optional<segment::Content> mended = check::apply_edits(*segment->target, merged.edits);
    if (!mended) {
      refuse(fixes, "The fix does not fit its translation.", "Mend it by hand, and report the fault of the program.");
      continue;
    }
    if (*mended == *segment->target) continue;
    segment->target = std::move(mended);
    if (!merged.safe) take_back_judgement(*segment);
    made += fixes.size();
  }
  return made;
}

void FixRound::refuse(const Chosen& chosen, std::string_view why, std::string_view hint) {
  for (const Finding* finding : chosen)
    refused_.push_back(not_fixed(*finding, std::string(why), std::string(hint)));
}

}  // namespace docloc::site
