// Targets -> localized bytes:
//   1. each target is brought into the form that its place can hold; one with lost codes is refused
//   2. all targets are spelled into the source's bytes, verbatim at first
//   3. the result is parsed and compared with the source's blocks and with what each run is meant to say
//   4. what reads otherwise climbs the spelling ladder, or in the end falls back to the source; again from 2
#include "segment/apply.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/source.h"
#include "segment/apply_data.h"
#include "segment/assemble.h"
#include "segment/replacement.h"
#include "segment/verify.h"

namespace docloc::segment {
namespace {

using markdown::NodeKind;

constexpr uint32_t kMaxRounds = 48;

class Applier {
 public:
  Applier(const Article& article, const ApplyOptions& options) : article_(article), options_(options) {
    plan_.targets.resize(article.units.size());
    plan_.rungs.assign(article.units.size(), Rung::verbatim);
    plan_.anchors.resize(article.units.size());
    checked_.assign(article.units.size(), Rung::refused);
    for (const Run& run : article.runs)
      expected_.push_back(run.canon);
    runs_of_.assign(article.units.size(), UINT32_MAX);
    for (uint32_t i = 0; i < article.runs.size(); ++i) {
      if (article.runs[i].unit != kNoUnit) runs_of_[article.runs[i].unit] = i;
    }
  }

  void accept(uint32_t unit_index, const Target& target) {
    const Unit& unit = article_.units[unit_index];
    Target canonical{canonical_target(article_, unit, target.content), target.added, {}};
    keep_sound_replacements(unit_index, target, canonical);
    const bool anchored = options_.heading_anchors && takes_anchor(unit);
    const bool same = canonical.content == unit.content && canonical.replaced.empty();
    if (same && !options_.respell && !anchored) return;
    if (const std::string fault = find_code_fault(unit, canonical); !fault.empty()) {
      report(unit_index, "apply/codes", "The translation is not used: " + fault + ".",
             "Bring the placeholders of the source back into the translation.");
      plan_.targets[unit_index] = std::move(canonical);
      plan_.rungs[unit_index] = Rung::refused;
      return;
    }
    plan_.targets[unit_index] = std::move(canonical);
    expect(unit_index);
    if (anchored) add_anchor(unit_index);
  }

  Localized run() {
    Localized out;
    for (out.rounds = 1;; ++out.rounds) {
      Assembled assembled = assemble(article_, plan_);
      set_fields(assembled);
      yaml::FrontMatter front_matter = yaml::read_front_matter(article_.path, assembled.bytes);
      markdown::Parsed parsed = markdown::parse(article_.path, assembled.bytes, front_matter.body, article_.parse);
      bool again = escalate_front_matter(front_matter);
      const Mismatch mismatch = parsed.usable
                                    ? compare(article_, expected_, parsed.document, assembled.bytes, out.nodes)
                                    : Mismatch{.blocks = true, .at = 0, .runs = {}};
      again = escalate(mismatch, assembled, out.rounds) || again;
      if (again) continue;
      out.bytes = std::move(assembled.bytes);
      out.map = std::move(assembled.map);
      out.document = std::move(parsed.document);
      out.front_matter = std::move(front_matter);
      break;
    }
    out.findings = std::move(findings_);
    return out;
  }

 private:
  // Translated headings, the unchanged ones too; not those that bring an anchor of their own.
  static bool takes_anchor(const Unit& unit) {
    return unit.kind == UnitKind::heading && std::ranges::none_of(unit.codes, [](const Code& code) {
             return code.kind == CodeKind::html && code.paired && code.open.starts_with("<a name");
           });
  }

  void expect(uint32_t unit_index) {
    if (runs_of_[unit_index] == UINT32_MAX) return;
    const Target& target = *plan_.targets[unit_index];
    expected_[runs_of_[unit_index]] = canonical_form(target.content, codes_of(article_.units[unit_index], target));
  }

  void keep_sound_replacements(uint32_t unit_index, const Target& target, Target& canonical) {
    for (const Replacement& replacement : target.replaced) {
      const std::string fault = replacement_of(canonical, replacement.code) != nullptr
                                    ? "there are two for one code"
                                    : find_replacement_fault(article_, unit_index, replacement);
      if (fault.empty()) {
        canonical.replaced.push_back(replacement);
      } else {
        report_replacement(unit_index, replacement, fault);
      }
    }
  }

  void report_replacement(uint32_t unit_index, const Replacement& replacement, const std::string& fault) {
    const Code& with = replacement.with;
    report(unit_index, "apply/replacement",
           "The translation's own link \"" + with.open + with.close + "\" is not used: " + fault + ".",
           "Write it as a link or image of its own, with the source's alternative text and title.");
  }

  // Better a translation that leads where the source leads than none.
  bool drop_replacements(uint32_t unit_index) {
    Target& target = *plan_.targets[unit_index];
    if (target.replaced.empty()) return false;
    for (const Replacement& replacement : std::exchange(target.replaced, {}))
      report_replacement(unit_index, replacement, "the page would read otherwise");
    plan_.rungs[unit_index] = Rung::verbatim;
    expect(unit_index);
    if (!plan_.anchors[unit_index].empty()) add_anchor(unit_index);
    return true;
  }

  void add_anchor(uint32_t unit_index) {
    const Unit& unit = article_.units[unit_index];
    std::string slug = ops_anchor(article_, unit);
    const Code code{.kind = CodeKind::html, .paired = true, .meaning = "<a name=\"" + slug + "\">"};
    const Content anchor{{.kind = PartKind::open, .code = 1}, {.kind = PartKind::close, .code = 1}};
    std::string& expected = expected_[runs_of_[unit_index]];
    expected = canonical_form(anchor, {code}) + expected;
    plan_.anchors[unit_index] = std::move(slug);
  }

  void set_fields(Assembled& assembled) const {
    if (options_.fields.empty()) return;
    const yaml::FrontMatter before = yaml::read_front_matter(article_.path, assembled.bytes);
    const size_t size = assembled.bytes.size();
    assembled.bytes = yaml::set_fields(assembled.bytes, before, options_.fields);
    const auto grown = static_cast<uint32_t>(assembled.bytes.size() - size);
    for (Placement& placement : assembled.map) {
      if (placement.bytes.begin < before.body) continue;
      placement.bytes.begin += grown;
      placement.bytes.end += grown;
    }
  }

  [[nodiscard]] bool is_applied(uint32_t unit) const {
    return plan_.targets[unit].has_value() && plan_.rungs[unit] != Rung::refused;
  }

  // A scalar that a YAML reader would not read as meant.
  bool escalate_front_matter(const yaml::FrontMatter& localized) {
    bool again = false;
    for (uint32_t i = 0; i < article_.units.size(); ++i) {
      const Unit& unit = article_.units[i];
      if (unit.kind != UnitKind::front_matter || !is_applied(i)) continue;
      const yaml::Scalar* scalar = localized.find(unit.name);
      if (scalar != nullptr && scalar->value == plain_text(plan_.targets[i]->content)) continue;
      refuse(i);
      again = true;
    }
    return again;
  }

  // True: something was changed, the article must be made again.
  bool escalate(const Mismatch& mismatch, const Assembled& assembled, uint32_t round) {
    if (mismatch.none()) return false;
    if (mismatch.blocks) {
      if (check_alone()) return true;
      if (round > kMaxRounds) return refuse_from(mismatch.at, assembled);
      return blame(mismatch.at, assembled);
    }
    if (round > 2 * kMaxRounds) return refuse_all();
    bool again = false;
    for (const uint32_t run : mismatch.runs) {
      const uint32_t unit = article_.runs[run].unit;
      if (unit != kNoUnit && is_applied(unit)) {
        climb(unit);
        again = true;
      }
    }
    // The runs that changed have no target: a neighbour changed their meaning.
    if (!again) {
      const uint32_t unit = nearest_unit(mismatch.runs.front());
      if (unit == kNoUnit) return refuse_all();
      climb(unit);
    }
    return true;
  }

  [[nodiscard]] uint32_t nearest_unit(uint32_t run) const {
    for (uint32_t i = run + 1; i-- > 0;) {
      if (article_.runs[i].unit != kNoUnit && is_applied(article_.runs[i].unit)) return article_.runs[i].unit;
    }
    for (uint32_t i = run; i < article_.runs.size(); ++i) {
      if (article_.runs[i].unit != kNoUnit && is_applied(article_.runs[i].unit)) return article_.runs[i].unit;
    }
    return kNoUnit;
  }

  // The last target that begins at or before the place where the trees part.
  bool blame(uint32_t at, const Assembled& assembled) {
    uint32_t culprit = kNoUnit;
    uint32_t first = kNoUnit;
    for (uint32_t i = 0; i < article_.units.size(); ++i) {
      if (!is_applied(i) || article_.units[i].spelling == Spelling::yaml) continue;
      if (first == kNoUnit) first = i;
      const uint32_t begin = assembled.map[i].bytes.begin;
      if (begin <= at && (culprit == kNoUnit || begin >= assembled.map[culprit].bytes.begin)) culprit = i;
    }
    if (culprit == kNoUnit) culprit = first;
    if (culprit == kNoUnit) return refuse_all();
    climb(culprit);
    return true;
  }

  // Every target in a little article of its own: cheap, and finds most of what breaks blocks at once.
  bool check_alone() {
    bool again = false;
    for (uint32_t i = 0; i < article_.units.size(); ++i) {
      if (!is_applied(i) || checked_[i] == plan_.rungs[i]) continue;
      while (is_applied(i) && !stands_alone(i)) {
        climb(i);
        again = true;
      }
      if (is_applied(i)) checked_[i] = plan_.rungs[i];
    }
    return again;
  }

  [[nodiscard]] bool stands_alone(uint32_t index) const {
    const Unit& unit = article_.units[index];
    if (unit.spelling != Spelling::markdown || unit.kind == UnitKind::alt) return true;
    const std::vector<std::string> texts =
        Speller(article_, unit).spell(plan_.targets[index]->content, plan_.rungs[index]);
    std::string line;
    for (size_t p = 0; p < texts.size(); ++p) {
      // Codes cannot break a block: a letter and a mark stand for them.
      line += plan_.targets[index]->content[p].kind == PartKind::text ? texts[p] : std::string("x");
    }
    if (unit.kind == UnitKind::heading) line = "# " + line;
    if (unit.kind == UnitKind::cell) line = "|" + line + "|\n|-|";
    const markdown::Parsed parsed = markdown::parse({}, line, 0, article_.parse);
    const auto& nodes = parsed.document.nodes;
    const NodeKind kind = unit.kind == UnitKind::heading ? NodeKind::heading
                          : unit.kind == UnitKind::cell  ? NodeKind::table
                                                         : NodeKind::paragraph;
    return nodes.size() > 1 && nodes[1].kind == kind && nodes[1].end == nodes.size();
  }

  void climb(uint32_t unit) {
    const Rung next = static_cast<Rung>(static_cast<uint8_t>(plan_.rungs[unit]) + 1);
    if (next == Rung::refused && drop_replacements(unit)) return;
    if (next == Rung::refused) return refuse(unit);
    plan_.rungs[unit] = next;
  }

  void refuse(uint32_t unit) {
    plan_.rungs[unit] = Rung::refused;
    plan_.anchors[unit].clear();
    if (runs_of_[unit] != UINT32_MAX) expected_[runs_of_[unit]] = article_.runs[runs_of_[unit]].canon;
    report(unit, "apply/refused", "The translation would change the page's structure; the source text stands.",
           "Avoid adjacent code spans, a lone tag as a whole paragraph, and text that Markdown must take for markup.");
  }

  bool refuse_all() {
    return refuse_where([](uint32_t) { return true; });
  }

  // Too many targets break blocks one by one: those from the first that does on are given up, the others stay.
  bool refuse_from(uint32_t at, const Assembled& assembled) {
    uint32_t begin = 0;
    for (uint32_t i = 0; i < article_.units.size(); ++i) {
      const Span bytes = assembled.map[i].bytes;
      if (is_applied(i) && bytes.begin <= at) begin = std::max(begin, bytes.begin);
    }
    return refuse_where([&](uint32_t unit) { return assembled.map[unit].bytes.begin >= begin; }) || refuse_all();
  }

  template <typename Predicate>
  bool refuse_where(Predicate predicate) {
    bool again = false;
    for (uint32_t i = 0; i < article_.units.size(); ++i) {
      if (!is_applied(i) || !predicate(i)) continue;
      refuse(i);
      again = true;
    }
    return again;
  }

  void report(uint32_t unit_index, const char* rule, std::string message, std::string hint) {
    const Unit& unit = article_.units[unit_index];
    Finding finding{.rule = rule, .severity = Severity::warning};
    if (!places_) places_.emplace(article_.path, article_.bytes);
    finding.source = places_->at(unit.bytes.begin);
    finding.target.path = options_.catalog_path;
    finding.locale = options_.locale;
    finding.message = std::move(message);
    finding.hint = std::move(hint);
    finding.excerpt = unit.bytes.of(article_.bytes).substr(0, 120);
    findings_.push_back(std::move(finding));
  }

  const Article& article_;
  const ApplyOptions& options_;
  Plan plan_;
  std::vector<Rung> checked_;
  std::vector<std::string> expected_;  // per run
  std::vector<uint32_t> runs_of_;      // unit -> its run
  std::optional<Places> places_;       // made for the first finding
  Findings findings_;
};

}  // namespace

Localized apply(const Article& article, const std::vector<std::optional<Target>>& targets,
                const ApplyOptions& options) {
  if (article.format != Format::markdown) return apply_data(article, targets, options);
  Applier applier(article, options);
  for (uint32_t i = 0; i < article.units.size() && i < targets.size(); ++i) {
    if (targets[i]) applier.accept(i, *targets[i]);
  }
  return applier.run();
}

}  // namespace docloc::segment
