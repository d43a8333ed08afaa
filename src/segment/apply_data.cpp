#include "segment/apply_data.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/source.h"
#include "yaml/json_file.h"

namespace docloc::segment {
namespace {

class DataApplier {
 public:
  DataApplier(const Article& article, const ApplyOptions& options) : article_(article), options_(options) {
    for (const yaml::Scalar& scalar : article.front_matter.scalars)
      scalars_.emplace(scalar.name, &scalar);
    texts_.resize(article.units.size());
    outcomes_.assign(article.units.size(), Outcome::source);
  }

  void accept(uint32_t index, const Target& target) {
    const Unit& unit = article_.units[index];
    const bool only_text =
        std::ranges::all_of(target.content, [](const Part& part) { return part.kind == PartKind::text; });
    if (!only_text) return refuse(index, "it has placeholders, and the source has none");
    std::string text = plain_text(target.content);
    if (text == plain_text(unit.content) && !options_.respell) return;
    const auto scalar = scalars_.find(unit.name);
    if (scalar == scalars_.end() || !spell(*scalar->second, text))
      return refuse(index, "no string of the file can hold it");
    texts_[index] = std::move(text);
    outcomes_[index] = Outcome::applied;
  }

  Localized run() {
    Localized out;
    for (out.rounds = 1;; ++out.rounds) {
      assemble(out);
      out.front_matter = article_.format == Format::json ? yaml::read_json_file(article_.path, out.bytes)
                                                         : yaml::read_data_file(article_.path, out.bytes);
      if (!refuse_misread(out.front_matter)) break;
    }
    out.document.nodes = article_.document.nodes;
    out.document.body = out.front_matter.body;
    out.nodes = {0};
    out.findings = std::move(findings_);
    return out;
  }

 private:
  [[nodiscard]] std::optional<std::string> spell(const yaml::Scalar& scalar, std::string_view text) const {
    if (article_.format == Format::json) return yaml::spell_json(scalar, article_.bytes, text);
    const size_t line_end = article_.bytes.find_first_of("\r\n", scalar.bytes.begin);
    const bool crlf = line_end != std::string::npos && article_.bytes.compare(line_end, 2, "\r\n") == 0;
    return yaml::spell_scalar(scalar, article_.bytes, text, crlf ? "\r\n" : "\n");
  }

  void assemble(Localized& out) const {
    out.bytes.clear();
    out.map.assign(article_.units.size(), {});
    uint32_t at = 0;
    for (uint32_t i = 0; i < article_.units.size(); ++i) {
      const Unit& unit = article_.units[i];
      out.bytes.append(Span{at, unit.bytes.begin}.of(article_.bytes));
      const auto begin = static_cast<uint32_t>(out.bytes.size());
      if (texts_[i]) {
        out.bytes.append(*spell(*scalars_.find(unit.name)->second, *texts_[i]));
      } else {
        out.bytes.append(unit.bytes.of(article_.bytes));
      }
      out.map[i] = {{begin, static_cast<uint32_t>(out.bytes.size())}, outcomes_[i]};
      at = unit.bytes.end;
    }
    out.bytes.append(article_.bytes, at);
  }

  // True: some target was refused.
  bool refuse_misread(const yaml::FrontMatter& localized) {
    std::map<std::string_view, const yaml::Scalar*> found;
    for (const yaml::Scalar& scalar : localized.scalars)
      found.emplace(scalar.name, &scalar);
    bool again = false;
    std::map<std::string_view, std::string_view> expected;
    for (const yaml::Scalar& scalar : article_.front_matter.scalars)
      expected[scalar.name] = scalar.value;
    for (uint32_t i = 0; i < texts_.size(); ++i) {
      if (!texts_[i]) continue;
      const std::string& name = article_.units[i].name;
      expected[name] = *texts_[i];
      const auto scalar = found.find(name);
      if (scalar != found.end() && scalar->second->value == *texts_[i]) continue;
      give_up(i, "the file would not read as it is meant to");
      again = true;
    }
    if (again) return true;
    const bool as_meant = found.size() == expected.size() && std::ranges::all_of(expected, [&](const auto& entry) {
                            const auto scalar = found.find(entry.first);
                            return scalar != found.end() && scalar->second->value == entry.second;
                          });
    if (as_meant) return false;
    for (uint32_t i = 0; i < texts_.size(); ++i) {
      if (!texts_[i]) continue;
      give_up(i, "another value of the file would change");
      again = true;
    }
    return again;
  }

  void give_up(uint32_t index, const char* why) {
    texts_[index].reset();
    refuse(index, why);
  }

  void refuse(uint32_t index, const char* why) {
    outcomes_[index] = Outcome::refused;
    const Unit& unit = article_.units[index];
    if (!places_) places_.emplace(article_.path, article_.bytes);
    Finding finding{.rule = "apply/refused", .severity = Severity::warning};
    finding.source = places_->at(unit.bytes.begin);
    finding.target.path = options_.catalog_path;
    finding.locale = options_.locale;
    finding.message = std::string("The translation is not used: ") + why + ".";
    finding.hint = "Write it in plain words; the source's text stands until then.";
    finding.excerpt = unit.bytes.of(article_.bytes).substr(0, 120);
    findings_.push_back(std::move(finding));
  }

  const Article& article_;
  const ApplyOptions& options_;
  std::map<std::string_view, const yaml::Scalar*> scalars_;
  std::vector<std::optional<std::string>> texts_;  // per unit; none: the source stands
  std::vector<Outcome> outcomes_;
  std::optional<Places> places_;  // made for the first finding
  Findings findings_;
};

}  // namespace

Localized apply_data(const Article& article, const std::vector<std::optional<Target>>& targets,
                     const ApplyOptions& options) {
  DataApplier applier(article, options);
  for (uint32_t i = 0; i < article.units.size() && i < targets.size(); ++i) {
    if (targets[i]) applier.accept(i, *targets[i]);
  }
  return applier.run();
}

}  // namespace docloc::segment
