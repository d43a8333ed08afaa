#include "catalog/suppression.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/hash.h"
#include "catalog/fault_list.h"
#include "catalog/metadata.h"
#include "catalog/unit_keys.h"
#include "catalog/xml_values.h"

namespace docloc::catalog {

using segment::Part;
using segment::PartKind;

namespace {

// A group is a suppression from its first <mda:meta> on.
class SuppressionReader {
 public:
  explicit SuppressionReader(FaultList& faults) : faults_(faults) {}

  std::vector<Suppression> run(const std::vector<Meta>& metas) {
    for (const Meta& meta : metas) {
      if (meta.group != group_) {
        finish();
        group_ = meta.group;
        errors_ = faults_.errors();
      }
      add(*meta.node);
    }
    finish();
    return std::move(read_);
  }

 private:
  void add(const XmlNode& meta) {
    const std::string_view type = meta.get("type");
    std::string text = read_text(meta, faults_);
    if (type == kSuppressedDecision && !one_.decision) {
      one_.decision = decision_of(text);
      if (!one_.decision) error(meta, "The decision on a suppression names no date and person.");
      return;
    }
    std::string* const member = type == kSuppressedRule     ? &one_.rule
                                : type == kSuppressedSource ? &one_.source
                                : type == kSuppressedReason ? &one_.reason
                                                            : nullptr;
    if (member == nullptr || !member->empty()) {
      error(meta, fmt::format("A suppression has \"{}\" twice, or not at all.", type));
    } else {
      *member = std::move(text);
    }
  }

  void finish() {
    if (group_ == nullptr) return;
    // What it lacks would only follow from what was said of it already.
    const bool lacks = one_.rule.empty() || one_.source.empty() || one_.reason.empty();
    if (lacks && faults_.errors() == errors_) error(*group_, "A suppression lacks its rule, its source or its reason.");
    read_.push_back(std::exchange(one_, {}));
  }

  void error(const XmlNode& at, std::string message) {
    faults_.error(at.offset, "suppression", std::move(message),
                  "Remove the group, and suppress the rule again with \"docloc review\".");
  }

  FaultList& faults_;
  const XmlNode* group_ = nullptr;
  size_t errors_ = 0;  // before the group
  Suppression one_;
  std::vector<Suppression> read_;
};

}  // namespace

std::string source_key(const Unit& unit) {
  std::string text = hex16(key_of(unit));
  for (const Part& part : joined_source(unit)) {
    if (part.kind == PartKind::open || part.kind == PartKind::placeholder)
      text += fmt::format("\x1F{}", unit.codes[part.code - 1].meaning);
  }
  return hex16(hash64(text));
}

bool covers(std::string_view suppressed, std::string_view rule) {
  return suppressed.ends_with("/*") ? rule.starts_with(suppressed.substr(0, suppressed.size() - 1))
                                    : rule == suppressed;
}

void keep_suppressions(const Unit& from, Unit& to) {
  to.suppressions.clear();
  if (from.suppressions.empty()) return;
  const std::string key = source_key(to);
  std::ranges::copy_if(from.suppressions, std::back_inserter(to.suppressions),
                       [&](const Suppression& one) { return one.source == key; });
}

std::vector<Suppression> read_suppressions(const std::vector<Meta>& metas, FaultList& faults) {
  return SuppressionReader(faults).run(metas);
}

}  // namespace docloc::catalog
