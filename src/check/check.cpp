#include "check/check.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "check/block_pairs.h"
#include "check/reporter.h"
#include "check/rules.h"

namespace docloc::check {

namespace {

using Clock = std::chrono::steady_clock;

std::vector<Rule> all_rules() {
  std::vector<Rule> all;
  for (const auto family :
       {front_matter_rules(), link_rules(), markup_rules(), mt_rules(), source_rules(), spelling_rules(),
        structure_rules(), term_rules(), token_rules(), translation_rules(), typography_rules(), unicode_rules()})
    all.insert(all.end(), family.begin(), family.end());
  std::ranges::sort(all, {}, &Rule::id);
  return all;
}

std::vector<LinkTarget> link_targets(const Subject& subject) {
  std::vector<LinkTarget> targets;
  for (links::Link& link : links::links_of(*subject.article)) {
    links::Resolution to = subject.links->resolve(subject.article->path, link.url, subject.locale);
    targets.push_back({.link = std::move(link), .to = std::move(to)});
  }
  return targets;
}

bool is_wanted(const Rule& rule, const Subject& subject) {
  if (subject.options == nullptr || !subject.options->wanted) return true;
  const bool of_locale = rule.scope != Scope::article;
  return subject.options->wanted(rule, path_of(subject), of_locale ? subject.locale : std::string_view());
}

Outcome run(Scope scope, const Subject& subject) {
  Outcome outcome;
  if (!subject.article->usable) return outcome;
  Timing* timing = subject.options == nullptr ? nullptr : subject.options->timing;
  const std::span<const Rule> all = rules();
  for (size_t i = 0; i < all.size(); ++i) {
    const Rule& rule = all[i];
    if (rule.scope != scope || !is_wanted(rule, subject)) continue;
    const Clock::time_point begin = timing == nullptr ? Clock::time_point() : Clock::now();
    Reporter reporter(rule, subject, outcome.notes, outcome.findings);
    rule.run(subject, reporter);
    if (timing != nullptr) timing->add(i, Clock::now() - begin);
  }
  sort_findings(outcome.findings);
  return outcome;
}

}  // namespace

std::span<const Rule> rules() {
  static const std::vector<Rule> kAll = all_rules();
  return kAll;
}

const Rule* find_rule(std::string_view id) {
  const std::span<const Rule> all = rules();
  const auto at = std::ranges::lower_bound(all, id, {}, &Rule::id);
  if (at != all.end() && at->id == id) return &*at;
  const auto of_site = std::ranges::find(site_rules(), id, &Rule::id);
  return of_site == site_rules().end() ? nullptr : &*of_site;
}

Outcome check_article(const Subject& subject) {
  std::vector<LinkTarget> targets;
  if (subject.links != nullptr && subject.article->usable) targets = link_targets(subject);
  Subject with_targets = subject;
  with_targets.link_targets = targets;
  return run(Scope::article, with_targets);
}

Outcome check_translation(const Subject& subject) {
  std::vector<UnitPair> pairs;
  if (subject.catalog != nullptr && subject.article->usable) pairs = pairs_of(*subject.article, *subject.catalog);
  Subject with_pairs = subject;
  with_pairs.pairs = pairs;
  return run(Scope::translation, with_pairs);
}

Outcome check_counterpart(const Subject& subject) {
  if (!subject.article->usable || subject.counterpart == nullptr || !subject.counterpart->usable) return {};
  const std::vector<BlockPair> blocks = pair_blocks(*subject.article, *subject.counterpart);
  Subject with_blocks = subject;
  with_blocks.blocks = blocks;
  return run(Scope::counterpart, with_blocks);
}

Findings conclude(std::vector<Note> notes) {
  const auto group = [](const Note& note) { return std::tie(note.rule->id, note.draft.locale, note.key); };
  std::ranges::sort(notes, [&](const Note& a, const Note& b) {
    return group(a) != group(b) ? group(a) < group(b) : a.draft < b.draft;
  });
  Findings findings;
  for (size_t begin = 0, end = 0; begin < notes.size(); begin = end) {
    while (end < notes.size() && group(notes[end]) == group(notes[begin]))
      ++end;
    notes[begin].rule->conclude(std::span(notes).subspan(begin, end - begin), findings);
  }
  sort_findings(findings);
  return findings;
}

const Options& options_of(const Subject& subject) {
  static const Options kUsual;
  return subject.options == nullptr ? kUsual : *subject.options;
}

std::string_view source_locale_of(const Subject& subject) {
  return subject.source_locale.empty() ? "en" : subject.source_locale;
}

std::string_view path_of(const Subject& subject) {
  return subject.article_path.empty() ? std::string_view(subject.article->path) : subject.article_path;
}

std::string line_at(std::string_view bytes, uint32_t offset) {
  constexpr uint32_t kMost = 200;  // to each side
  const auto continues = [&](size_t at) { return (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80U; };
  const auto ends = [&](size_t at) { return bytes[at] == '\n' || bytes[at] == '\r'; };
  size_t begin = std::min<size_t>(offset, bytes.size());
  size_t end = begin;
  while (begin > 0 && !ends(begin - 1) && (offset - begin < kMost || continues(begin)))
    --begin;
  while (end < bytes.size() && !ends(end) && (end - offset < kMost || continues(end)))
    ++end;
  return std::string(bytes.substr(begin, end - begin));
}

}  // namespace docloc::check
