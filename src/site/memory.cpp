// 1. Without an open segment there is nothing to do.
// 2. The index learns what changed: of a stored catalog the hash of its bytes is compared, which is remembered by the
//    file's stamp, so that unchanged files are not even read.
// 3. Copies of the catalogs are leveraged; should the index turn out to be damaged meanwhile, all of it is done again
//    with a new one, and the copies are thrown away.
#include "site/memory.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "exchange/formats.h"
#include "memory/memory.h"
#include "site/exchange.h"
#include "site/own_folder.h"
#include "site/paths.h"
#include "site/project_moves.h"
#include "site/run_record.h"
#include "site/strings.h"
#include "site/survey.h"

namespace docloc::site {
namespace {

using catalog::Catalog;
using memory::Entry;

constexpr int kAttempts = 3;

// Something that memory is fed with: a catalog at hand, a stored one, or the TMX file.
struct Supply {
  const Catalog* catalog = nullptr;
  std::string file;  // else; project-relative
  bool tmx = false;
};

class LocaleLeverage {
 public:
  LocaleLeverage(const Job& job, std::string_view locale, std::span<Catalog* const> catalogs)
      : job_(job), locale_(locale), catalogs_(catalogs), record_(job.store, fmt::format("memory-{}", locale), "1") {}

  Result<LeverageReport> run() {
    if (const Result<void> found = find_supplies(); !found) return fail(found.error().what);
    // The index is nobody's to commit; writing this makes its folder, too.
    if (!job_.folder.empty() && !keep_out_of_git(job_.store)) index_writable_ = false;
    if (!record_.save(job_.store, true)) index_writable_ = false;
    const bool on_disk = index_writable_ && !job_.folder.empty();
    Result<memory::Memory> memory = memory::Memory::open(on_disk ? join(job_.folder, memory_index_path(locale_)) : "",
                                                         job_.settings.source_locale, locale_);
    if (!memory) return fail(memory.error().what);
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      memory->refresh(feeds_, [&](std::span<const size_t> indices) { return provide(indices); });
      if (!failure_.empty()) return fail(failure_);
      std::vector<Catalog> filled = fill(*memory);
      if (memory->is_damaged()) {
        memory->remake();
        continue;
      }
      take(std::move(filled));
      break;
    }
    note(memory->notice());
    return std::move(report_);
  }

 private:
  void add_feed(std::string name, std::string stamp, Supply supply) {
    feeds_.push_back({std::move(name), std::move(stamp)});
    supplies_.push_back(std::move(supply));
  }

  Result<void> find_supplies() {
    std::map<std::string_view, const Catalog*> at_hand;
    for (const Catalog* catalog : catalogs_)
      at_hand.emplace(catalog->path, catalog);
    for (const auto& [path, catalog] : at_hand)
      add_feed(std::string(path), hex16(hash64(catalog::write_xliff(*catalog))), {.catalog = catalog, .file = {}});
    const Result<std::vector<std::string>> stored = list_catalogs(job_, locale_);
    if (!stored) return fail(stored.error().what);
    for (const std::string& path : *stored) {
      if (at_hand.contains(path)) continue;
      if (Result<void> added = add_file(path, catalog_path(job_.settings, locale_, path), false); !added) return added;
    }
    const std::string tmx = memory_path(job_.settings, locale_);
    return job_.store.exists(tmx) ? add_file(tmx, tmx, true) : Result<void>();
  }

  Result<void> add_file(const std::string& name, const std::string& file, bool tmx) {
    const std::string stamp = job_.store.stamp(file);
    std::optional<std::string> hash = record_.find(file, stamp);
    if (!hash) {
      const Result<std::string> bytes = job_.store.read(file);
      if (!bytes) return fail(bytes.error().what);
      hash = hex16(hash64(*bytes));
      record_.put(file, stamp, *hash);
    }
    add_feed(name, *hash, {.catalog = nullptr, .file = file, .tmx = tmx});
    return {};
  }

  std::vector<std::vector<Entry>> provide(std::span<const size_t> indices) {
    std::vector<std::vector<Entry>> entries(indices.size());
    std::vector<Outcome> outcomes(indices.size());
    for_each_index(indices.size(), job_.threads,
                   [&](size_t i) { entries[i] = read(supplies_[indices[i]], outcomes[i]); });
    for (Outcome& outcome : outcomes) {
      if (failure_.empty()) failure_ = std::move(outcome.failure);
      for (Finding& finding : outcome.findings)
        report_.findings.push_back(std::move(finding));
    }
    return entries;
  }

  struct Outcome {
    std::string failure;
    Findings findings;
  };

  [[nodiscard]] std::vector<Entry> read(const Supply& supply, Outcome& outcome) const {
    if (supply.catalog != nullptr) return memory::entries_of(*supply.catalog);
    const Result<std::string> bytes = job_.store.read(supply.file);
    if (!bytes) {
      outcome.failure = bytes.error().what;
      return {};
    }
    if (supply.tmx) return read_tmx_entries(supply.file, *bytes, outcome);
    // What is wrong with a catalog its own article's sync says.
    const catalog::Read stored = catalog::read_xliff(supply.file, *bytes);
    return stored.catalog ? memory::entries_of(*stored.catalog) : std::vector<Entry>();
  }

  [[nodiscard]] std::vector<Entry> read_tmx_entries(const std::string& file, const std::string& bytes,
                                                    Outcome& outcome) const {
    exchange::MemoryRead stored = exchange::read_tmx(file, bytes, job_.settings.source_locale, locale_);
    outcome.findings = std::move(stored.findings);
    std::vector<Entry> entries;
    if (!stored.memory) return entries;
    for (const exchange::MemoryEntry& one : stored.memory->entries) {
      const bool guess = one.origin == catalog::Origin::fuzzy || one.state == catalog::State::initial;
      if (guess || one.target.empty()) continue;
      Entry entry = memory::make_entry(one.source, one.target, one.codes);
      entry.state = one.state;
      entry.origin = one.state >= catalog::State::reviewed ? catalog::Origin::human : one.origin;
      entries.push_back(std::move(entry));
    }
    return entries;
  }

  std::vector<Catalog> fill(const memory::Memory& memory) {
    std::vector<Catalog> copies(catalogs_.size());
    accounts_.assign(catalogs_.size(), {});
    const memory::LeverageOptions options{.threshold = job_.settings.memory_threshold};
    for_each_index(
        catalogs_.size(), job_.threads,
        [&](size_t i) {
          copies[i] = *catalogs_[i];
          if (memory::needs_leverage(copies[i])) accounts_[i] = memory::leverage(copies[i], memory, options);
        },
        job_.progress);
    return copies;
  }

  void take(std::vector<Catalog> filled) {
    for (size_t i = 0; i < filled.size(); ++i) {
      report_.account += accounts_[i];
      if (filled[i] == *catalogs_[i]) continue;
      *catalogs_[i] = std::move(filled[i]);
      ++report_.catalogs;
    }
  }

  void note(const std::string& notice) {
    if (notice.empty()) return;
    report_.findings.push_back({.rule = "memory/kept-in-memory",
                                .severity = Severity::info,
                                .target = {.path = memory_index_path(locale_)},
                                .locale = locale_,
                                .message = notice,
                                .hint = "Make the folder .docloc writable, or free space, and it will be kept again."});
  }

  const Job& job_;
  std::string locale_;
  std::span<Catalog* const> catalogs_;
  RunRecord record_;
  bool index_writable_ = true;
  std::vector<memory::Feed> feeds_;
  std::vector<Supply> supplies_;  // by feed
  std::vector<memory::Account> accounts_;
  std::string failure_;
  LeverageReport report_;
};

}  // namespace

std::string memory_index_path(std::string_view locale) {
  return fmt::format(".docloc/memory-{}.sqlite", locale);
}

Result<LeverageReport> leverage_catalogs(const Job& job, std::string_view locale, std::span<Catalog* const> catalogs) {
  const auto is_open = [](const Catalog* catalog) { return memory::needs_leverage(*catalog); };
  if (!job.settings.memory_leverage || std::ranges::none_of(catalogs, is_open)) return LeverageReport();
  return LocaleLeverage(job, locale, catalogs).run();
}

Result<std::vector<memory::Inconsistency>> survey_consistency(const Job& job, std::string_view locale,
                                                              const std::vector<std::string>& paths) {
  Result<std::vector<std::string>> stored = list_catalogs(job, locale);
  if (!stored) return fail(stored.error().what);
  std::erase_if(*stored, [&](const std::string& path) { return !is_selected(paths, path); });
  std::vector<Catalog> catalogs(stored->size());
  std::vector<std::string> failures(stored->size());
  for_each_index(
      stored->size(), job.threads,
      [&](size_t i) {
        Result<StoredCatalog> read = read_catalog(job, locale, (*stored)[i]);
        if (!read) {
          failures[i] = read.error().what;
        } else if (read->catalog) {
          catalogs[i] = std::move(*read->catalog);
        }
      },
      job.progress);
  for (std::string& failure : failures) {
    if (!failure.empty()) return fail(std::move(failure));
  }
  return memory::find_inconsistencies(catalogs);
}

}  // namespace docloc::site
