// fault_bench [--seeds N] [--po FOLDER] [--examples] [SHARED]: how many seeded faults the checker finds, and how much
// of what it says of damaged and undamaged segments is true. SHARED is the folder of the shared articles.
//
// Each fault is put into a translation that has none, so many times a class; then the rules run. Recall: faults that
// one of the class's rules found. Precision: of all findings in damaged segments and in the same ones undamaged, errors
// and warnings of any rule and anything of the class's, those that name the fault.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <set>

#include "base/hash.h"
#include "bench/faults/pages.h"
#include "bench/faults/text_tools.h"

namespace docloc::bench {

namespace {

struct Score {
  uint32_t seeds = 0;
  uint32_t found = 0;
  uint32_t right = 0;  // findings
  uint32_t wrong = 0;
  std::vector<std::string> examples;

  [[nodiscard]] double recall() const { return seeds == 0 ? 0 : static_cast<double>(found) / seeds; }
  [[nodiscard]] double precision() const {
    return right + wrong == 0 ? 1 : static_cast<double>(right) / (right + wrong);
  }
};

// A name may be a family's, "tokens/*".
bool names(const RuleIds& rules, const Finding& finding) {
  const std::string_view rule = finding.rule;
  return std::ranges::any_of(rules, [&](std::string_view name) {
    return name == rule || (name.ends_with("/*") && rule.starts_with(name.substr(0, name.size() - 1)));
  });
}

// The findings of `now` that are not in `before`: same rule and place.
Findings added(const Findings& now, const Findings& before) {
  std::multiset<std::string> seen;
  const auto key = [](const Finding& f) {
    return fmt::format("{}|{}|{}|{}", f.rule, f.unit.empty() ? f.excerpt : f.unit, f.segment, f.token);
  };
  for (const Finding& finding : before)
    seen.insert(key(finding));
  Findings out;
  for (const Finding& finding : now) {
    const auto at = seen.find(key(finding));
    if (at == seen.end()) {
      out.push_back(finding);
    } else {
      seen.erase(at);
    }
  }
  return out;
}

class Bench {
 public:
  Bench(const Pages& pages, size_t seeds) : pages_(pages), seeds_(seeds) {
    for (size_t i = 0; i < pages.pages.size(); ++i) {
      const check::Subject subject = subject_of(i);
      clean_.push_back(check::check_translation(subject));
      clean_files_.push_back(check::check_counterpart(subject).findings);
      clean_sources_.push_back(check::check_article(subject).findings);
    }
  }

  Score run(const TextFault& fault, std::ofstream* po);
  Score run(const FileFault& fault, bool of_source);

 private:
  struct Slot {
    size_t page = 0;
    size_t unit = 0;
    size_t segment = 0;
  };

  check::Subject subject_of(size_t i) const {
    const Page& page = pages_.pages[i];
    return {.article = &page.article,
            .links = pages_.links[i],
            .locale = page.locale,
            .source_locale = "en-US",
            .catalog = &page.catalog,
            .terms = &pages_.terms.at(page.locale),
            .counterpart = &page.target,
            .counterpart_path = page.name};
  }

  // Every segment with a target, each page's in another order for each fault.
  std::vector<Slot> slots(Random& random) const {
    std::vector<Slot> all;
    for (size_t p = 0; p < pages_.pages.size(); ++p) {
      const catalog::Catalog& catalog = pages_.pages[p].catalog;
      for (size_t u = 0; u < catalog.units.size(); ++u) {
        for (size_t s = 0; s < catalog.units[u].segments.size(); ++s) {
          const catalog::Segment& segment = catalog.units[u].segments[s];
          if (!catalog.units[u].obsolete && !segment.ignorable && segment.target) all.push_back({p, u, s});
        }
      }
    }
    for (size_t i = all.size(); i > 1; --i)
      std::swap(all[i - 1], all[random.pick(i)]);
    return all;
  }

  // With what the rules conclude over all pages, of the rules of this fault.
  Findings with_conclusions(size_t page, const check::Outcome& outcome, const RuleIds& rules) const;

  template <typename Fault>
  void count(Score& score, const Fault& fault, const Findings& findings, const Findings& clean,
             const std::string& what) const;

  const Pages& pages_;
  size_t seeds_;
  std::vector<check::Outcome> clean_;
  std::vector<Findings> clean_files_;
  std::vector<Findings> clean_sources_;
};

segment::Content content_of(const check::Side& side, std::string_view text) {
  segment::Content content;
  size_t mark = 0;
  while (true) {
    const size_t at = std::min(text.find(check::kCode), text.size());
    content.push_back({segment::PartKind::text, std::string(text.substr(0, at)), 0});
    if (at == text.size() || mark == side.marks.size()) break;
    content.push_back({side.marks[mark].part, "", side.marks[mark].code});
    ++mark;
    text.remove_prefix(at + check::kCode.size());
  }
  segment::normalize(content);
  return content;
}

Findings Bench::with_conclusions(size_t page, const check::Outcome& outcome, const RuleIds& rules) const {
  Findings findings = outcome.findings;
  std::vector<check::Note> notes;
  const auto take = [&](const std::vector<check::Note>& from) {
    std::ranges::copy_if(from, std::back_inserter(notes), [&](const check::Note& note) {
      return std::ranges::find(rules, note.rule->id) != rules.end();
    });
  };
  if (std::ranges::none_of(rules, [](std::string_view id) {
        return check::find_rule(id) != nullptr && check::find_rule(id)->conclude != nullptr;
      }))
    return findings;
  for (size_t i = 0; i < pages_.pages.size(); ++i) {
    if (pages_.pages[i].locale == pages_.pages[page].locale) take(i == page ? outcome.notes : clean_[i].notes);
  }
  for (Finding& finding : check::conclude(std::move(notes))) {
    if (finding.source.path == pages_.pages[page].article.path) findings.push_back(std::move(finding));
  }
  return findings;
}

template <typename Fault>
void Bench::count(Score& score, const Fault& fault, const Findings& findings, const Findings& clean,
                  const std::string& what) const {
  bool found = false;
  for (const Finding& finding : findings) {
    if (names(fault.rules, finding)) {
      ++score.right;
      found = true;
    } else if (finding.severity != Severity::info && !names(fault.also, finding)) {
      ++score.wrong;
      score.examples.push_back(fmt::format("also {}: {}: {}", what, finding.rule, finding.message));
    }
  }
  for (const Finding& finding : clean) {
    if (finding.severity == Severity::info && !names(fault.rules, finding)) continue;
    ++score.wrong;
    score.examples.push_back(fmt::format("clean {}: {}: {}", what, finding.rule, finding.message));
  }
  ++score.seeds;
  score.found += found ? 1 : 0;
  if (!found) score.examples.push_back("missed " + what);
}

// As Markdown that a PO editor shows.
std::string written(const catalog::Unit& unit, const segment::Content& content) {
  std::string out;
  for (const segment::Part& part : content) {
    if (part.kind == segment::PartKind::text) {
      out += part.text;
    } else {
      out += part.kind == segment::PartKind::close ? unit.codes[part.code - 1].close : unit.codes[part.code - 1].open;
    }
  }
  return out;
}

std::string po_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      if (c == '"' || c == '\\') out += '\\';
      if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
  }
  return out + "\"";
}

Score Bench::run(const TextFault& fault, std::ofstream* po) {
  Score score;
  Random random(hash64(fault.name));
  const std::vector<Slot> all = slots(random);
  std::set<std::string> done;
  constexpr int kPasses = 200;
  for (int pass = 0; pass < kPasses && score.seeds < seeds_; ++pass) {
    const uint32_t before = score.seeds;
    for (const Slot& slot : all) {
      if (score.seeds >= seeds_) break;
      const Page& page = pages_.pages[slot.page];
      const catalog::Unit& unit = page.catalog.units[slot.unit];
      const catalog::Segment& segment = unit.segments[slot.segment];
      const Place place{page, unit, segment, check::side_of(segment.source), check::side_of(*segment.target)};
      std::optional<Damage> damage = fault.seed(random, place);
      if (!damage) continue;
      segment::Content content = damage->content ? std::move(*damage->content) : content_of(place.target, damage->text);
      const std::string what = fmt::format("{} {}/{}: {}", page.name, unit.id, segment.id, written(unit, content));
      if (!done.insert(what).second) continue;
      catalog::Catalog damaged = page.catalog;
      damaged.units[slot.unit].segments[slot.segment].target = content;
      check::Subject subject = subject_of(slot.page);
      subject.catalog = &damaged;
      const auto here = [&](Findings findings) {
        std::erase_if(findings, [&](const Finding& f) { return f.unit != unit.id; });
        return findings;
      };
      const Findings clean = here(with_conclusions(slot.page, clean_[slot.page], fault.rules));
      const Findings now = here(with_conclusions(slot.page, check::check_translation(subject), fault.rules));
      count(score, fault, added(now, clean), clean, what);
      if (po != nullptr) {
        const std::string source = po_string(written(unit, segment.source));
        *po << fmt::format("msgctxt \"{} seeded {}\"\nmsgid {}\nmsgstr {}\n\n", page.locale, score.seeds, source,
                           po_string(written(unit, content)));
        *po << fmt::format("msgctxt \"{} clean {}\"\nmsgid {}\nmsgstr {}\n\n", page.locale, score.seeds, source,
                           po_string(written(unit, *segment.target)));
      }
    }
    if (score.seeds == before && pass > 30) break;
  }
  return score;
}

Score Bench::run(const FileFault& fault, bool of_source) {
  Score score;
  Random random(hash64(fault.name));
  std::set<std::string> done;
  for (size_t tries = 0; score.seeds < seeds_ && tries < 40 * pages_.pages.size(); ++tries) {
    const size_t i = tries % pages_.pages.size();
    const Page& page = pages_.pages[i];
    std::optional<std::string> bytes = fault.seed(random, page);
    // Translations of one source share its faults.
    if (!bytes || !done.insert((of_source ? page.article.path : page.name) + *bytes).second) continue;
    const segment::Article damaged = segment::read_article(page.article.path, std::move(*bytes));
    check::Subject subject = subject_of(i);
    (of_source ? subject.article : subject.counterpart) = &damaged;
    const std::string what = fmt::format("{} try {}", page.name, tries);
    if (of_source) {
      // What else is to be said of the source was said before.
      count(score, fault, added(check::check_article(subject).findings, clean_sources_[i]), {}, what);
    } else {
      count(score, fault, added(check::check_counterpart(subject).findings, clean_files_[i]), clean_files_[i], what);
    }
  }
  return score;
}

void print(std::string_view name, const Score& score, bool examples) {
  fmt::print("{:<40} {:>5} {:>8.3f} {:>10.3f}\n", name, score.seeds, score.recall(), score.precision());
  if (!examples) return;
  for (const std::string& example : score.examples)
    fmt::print("    {}\n", example);
}

}  // namespace

int run(int count, char** arguments) {
  size_t seeds = 50;
  std::string po;
  std::string only;
  bool examples = false;
  std::string shared = DOCLOC_SOURCE_DIR "/../shared/corpus";
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--seeds" && i + 1 < count) {
      seeds = std::strtoul(arguments[++i], nullptr, 10);
    } else if (argument == "--po" && i + 1 < count) {
      po = arguments[++i];
    } else if (argument == "--only" && i + 1 < count) {
      only = arguments[++i];
    } else if (argument == "--examples") {
      examples = true;
    } else {
      shared = argument;
    }
  }
  const Pages pages =
      read_pages(DOCLOC_SOURCE_DIR "/tests/bench/clean.tsv", DOCLOC_SOURCE_DIR "/tests/bench/fixtures", shared);
  for (const std::string& folder : pages.absent)
    fmt::print(stderr, "not there: {}\n", folder);
  Bench bench(pages, seeds);
  fmt::print("{} pages\n{:<40} {:>5} {:>8} {:>10}\n", pages.pages.size(), "fault", "seeds", "recall", "precision");
  uint32_t classes = 0;
  uint32_t held = 0;
  const auto show = [&](std::string_view name, const Score& score) {
    print(name, score, examples);
    ++classes;
    held += score.seeds >= seeds && score.recall() >= 0.98 && score.precision() >= 0.95 ? 1 : 0;
  };
  const auto wanted = [&](std::string_view name) { return only.empty() || name.find(only) != std::string_view::npos; };
  uint32_t number = 0;
  for (const TextFault& fault : text_faults()) {
    ++number;
    if (!wanted(fault.name)) continue;
    std::ofstream file;
    if (!po.empty()) {
      file.open(fmt::format("{}/{:02} {}.po", po, number, fault.name));
      file << "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";
    }
    show(fault.name, bench.run(fault, po.empty() ? nullptr : &file));
  }
  for (const bool of_source : {false, true}) {
    for (const FileFault& fault : of_source ? source_faults() : file_faults()) {
      if (wanted(fault.name)) show(fault.name, bench.run(fault, of_source));
    }
  }
  fmt::print("\n{} of {} classes have all their seeds, recall 0.98 and precision 0.95\n", held, classes);
  return held == classes ? 0 : 1;
}

}  // namespace docloc::bench

int main(int count, char** arguments) {
  return docloc::bench::run(count, arguments);
}
