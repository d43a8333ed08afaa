// Which articles and catalogs are as the last sync left them. Internal to room site.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "site/run_record.h"
#include "site/sources.h"

namespace docloc::site {

class SyncRecord {
 public:
  explicit SyncRecord(const Job& job);

  enum class Seen : uint8_t {
    changed,
    settled,  // the article's file, its source catalog and its catalog of the locale are what the last sync left
    open,     // so they are, but segments lack a translation: memory may have one by now
  };
  // `locale` may be the source's. Any thread.
  [[nodiscard]] Seen look(const LayoutFile& file, std::string_view locale) const;
  // Call when the files are as a sync wants them; `clean`: it found nothing to say about them. Any thread.
  void remember(const LayoutFile& file, std::string_view locale, bool clean, bool open);

  // The stamp of everything that the last sync could leverage in a locale.
  [[nodiscard]] bool has_memory(std::string_view locale, std::string_view stamp) const;
  void remember_memory(std::string_view locale, std::string_view stamp);

  // `complete`: every article and locale was asked for.
  [[nodiscard]] Result<void> save(bool complete);

 private:
  [[nodiscard]] std::string stamp_of(const LayoutFile& file, std::string_view locale) const;

  const Job& job_;
  RunRecord record_;
};

}  // namespace docloc::site
