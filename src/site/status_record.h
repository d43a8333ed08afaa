// What articles count for, remembered from run to run, so that status need not read what did not change. Internal to
// room site.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/status.h"
#include "site/run_record.h"
#include "site/sources.h"

namespace docloc::site {

class StatusRecord {
 public:
  // `locales`: those that are counted, in their order.
  StatusRecord(const Job& job, const std::vector<std::string>& locales);

  // By locale. Nothing: the article's file or one of its catalogs is not as it was, or was never counted. Any thread.
  [[nodiscard]] std::optional<std::vector<report::ArticleStatus>> find(const LayoutFile& file) const;
  // `stamp`: of before the files were read. Any thread.
  void put(const LayoutFile& file, const std::string& stamp, const std::vector<report::ArticleStatus>& counted);
  // Changes when the article's file or one of its catalogs does; empty: not to be had now.
  [[nodiscard]] std::string stamp_of(const LayoutFile& file) const;
  // `complete`: every article was asked for.
  [[nodiscard]] Result<void> save(bool complete);

 private:
  const Job& job_;
  std::vector<std::string> locales_;
  RunRecord record_;
};

}  // namespace docloc::site
