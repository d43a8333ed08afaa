// The translation that a block had before its source changed. Internal to room site.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

#include "catalog/catalog.h"
#include "segment/article.h"

namespace docloc::site {

class OlderTexts {
 public:
  // `locale` is synced with `source`; both outlive this. `machine`: what a machine made may be shown.
  OlderTexts(const catalog::Catalog& source, const catalog::Catalog& locale, bool machine);

  // The text of unit `index` of the source catalog as readers had it: what is current of it, and the older translations
  // of what is stale. nullopt: there is none, its links and code are not today's, or the author marked the edit
  // critical. `unit` is the article's.
  [[nodiscard]] std::optional<segment::Target> find(size_t index, const segment::Unit& unit) const;

 private:
  [[nodiscard]] bool may_show(const catalog::Segment& segment) const;

  const catalog::Catalog& source_;
  bool machine_;
  std::unordered_map<std::string_view, const catalog::Unit*> by_id_;
};

}  // namespace docloc::site
