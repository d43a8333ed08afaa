// Which articles and catalogs are as the last sync left them. Internal to room site.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "site/run_record.h"
#include "site/sources.h"

namespace docloc::site {

class SyncRecord {
 public:
  explicit SyncRecord(const Job& job);

  // The article's file, its source catalog and its catalog of `locale` (which may be the source's) are what the last
  // sync read and wrote, with these settings. Any thread.
  [[nodiscard]] bool is_unchanged(const LayoutFile& file, std::string_view locale) const;
  // Call when the files are as a sync wants them; `clean`: it found nothing to say about them. Any thread.
  void remember(const LayoutFile& file, std::string_view locale, bool clean);
  // `complete`: every article and locale was asked for.
  [[nodiscard]] Result<void> save(bool complete);

 private:
  [[nodiscard]] std::string stamp_of(const LayoutFile& file, std::string_view locale) const;

  const Job& job_;
  RunRecord record_;
};

}  // namespace docloc::site
