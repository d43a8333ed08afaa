#include "site/check_places.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/source.h"
#include "catalog/target_places.h"
#include "check/check.h"

namespace docloc::site {
namespace {

// Of what the article says, and not of what a locale makes of it as a whole.
bool is_about_text(const Finding& finding) {
  if (finding.source.line == 0 || !finding.unit.empty()) return false;
  const check::Rule* rule = check::find_rule(finding.rule);
  return rule == nullptr || rule->scope == check::Scope::article;
}

// The innermost unit that holds the byte: a picture's alternative text lies in its paragraph.
uint32_t unit_at(const segment::Article& article, uint32_t offset) {
  uint32_t best = segment::kNoUnit;
  for (uint32_t i = 0; i < article.units.size(); ++i) {
    const Span bytes = article.units[i].bytes;
    if (offset < bytes.begin || offset >= bytes.end) continue;
    if (best == segment::kNoUnit || bytes.size() < article.units[best].bytes.size()) best = i;
  }
  return best;
}

uint32_t characters(std::string_view text) {
  return static_cast<uint32_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// A catalog file, read once for all findings that are about it.
class CatalogFile {
 public:
  CatalogFile(std::string_view path, std::string bytes)
      : bytes_(std::move(bytes)), places_(path, bytes_), targets_(catalog::find_target_places(bytes_)) {
    for (size_t i = 0; i < targets_.size(); ++i) {
      by_id_.emplace(std::pair{targets_[i].unit, targets_[i].segment}, i);
      by_id_.emplace(std::pair{targets_[i].unit, std::string()}, i);  // the unit's first
    }
  }
  CatalogFile(const CatalogFile&) = delete;  // places_ looks into bytes_
  CatalogFile& operator=(const CatalogFile&) = delete;
  ~CatalogFile() = default;

  void place(Finding& finding) const {
    const auto found = by_id_.find({finding.unit, finding.segment});
    if (found == by_id_.end()) return;
    const catalog::TargetPlace& target = targets_[found->second];
    finding.target = places_.at(target.element);
    // The catalog in memory may be ahead of the file; then no byte of it is known to be wrong.
    const auto text = catalog::read_target_text(bytes_, target.content);
    if (!text || finding.target_text.empty() || text->text != finding.target_text) return;
    const Span mark = text->spelled(finding.target_mark);
    finding.target = places_.at(mark.begin);
    const std::string_view marked = mark.of(bytes_);
    finding.target_length = characters(marked.substr(0, std::min(marked.find('\n'), marked.size())));
    if (finding.fix && finding.fix->of == Fix::Of::target) place_fix(finding, *text);
  }

 private:
  void place_fix(Finding& finding, const catalog::TargetText& text) const {
    for (const Edit& edit : finding.fix->edits) {
      const Span span = text.spelled(edit.bytes);
      finding.placed_edits.push_back(
          {.begin = places_.at(span.begin), .end = places_.at(span.end), .text = catalog::spell_in_target(edit.text)});
    }
  }

  std::string bytes_;
  Places places_;
  std::vector<catalog::TargetPlace> targets_;
  std::map<std::pair<std::string, std::string>, size_t> by_id_;
};

}  // namespace

void set_units(std::span<Finding> findings, const segment::Article& article, std::string_view file,
               const catalog::Catalog& source) {
  std::vector<uint32_t> in_catalog;
  std::optional<Places> places;
  for (Finding& finding : findings) {
    if (finding.source.path != file) continue;
    if (!places) places.emplace(file, article.bytes);
    if (finding.fix && finding.fix->of == Fix::Of::source && finding.placed_edits.empty()) {
      for (const Edit& edit : finding.fix->edits)
        finding.placed_edits.push_back({places->at(edit.bytes.begin), places->at(edit.bytes.end), edit.text});
    }
    if (!is_about_text(finding)) continue;
    if (in_catalog.empty()) in_catalog = check::match_units(article, source);
    const auto offset = places->offset_of(finding.source.line, finding.source.column);
    const uint32_t unit = offset ? unit_at(article, *offset) : segment::kNoUnit;
    if (unit != segment::kNoUnit && in_catalog[unit] != segment::kNoUnit)
      finding.unit = source.units[in_catalog[unit]].id;
  }
}

Result<void> set_target_places(const Job& job, Findings& findings) {
  std::map<std::string, std::vector<Finding*>> by_catalog;
  for (Finding& finding : findings) {
    const bool is_in_catalog = !finding.unit.empty() && finding.target.line == 0 && !finding.target.path.empty();
    if (is_in_catalog) by_catalog[finding.target.path].push_back(&finding);
  }
  for (const auto& [path, about] : by_catalog) {
    if (!job.store.exists(path)) continue;
    Result<std::string> bytes = job.store.read(path);
    if (!bytes) return fail(bytes.error().what);
    const CatalogFile file(path, std::move(*bytes));
    for (Finding* finding : about)
      file.place(*finding);
  }
  return {};
}

}  // namespace docloc::site
