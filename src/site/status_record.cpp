#include "site/status_record.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "base/hash.h"
#include "site/strings.h"

namespace docloc::site {
namespace {

// Numbers of a locale's entry: segments and words by state, obsolete ones, units, units done, what the hand-back says.
constexpr size_t kNumbers = 2 * (report::kStates + 1) + 3;
using Numbers = std::array<uint32_t, kNumbers>;

Numbers numbers_of(const report::ArticleStatus& status) {
  Numbers numbers{};
  size_t at = 0;
  const auto add = [&](const report::Amount& amount) {
    numbers[at++] = amount.segments;
    numbers[at++] = amount.words;
  };
  for (const report::Amount& amount : status.counts.by_state)
    add(amount);
  add(status.counts.obsolete);
  numbers[at++] = status.counts.units;
  numbers[at++] = status.counts.units_done;
  numbers[at] = static_cast<uint32_t>(status.handback);
  return numbers;
}

report::ArticleStatus status_of(const std::string& path, const Numbers& numbers) {
  report::ArticleStatus status{.path = path};
  size_t at = 0;
  const auto take = [&](report::Amount& amount) {
    amount.segments = numbers[at++];
    amount.words = numbers[at++];
  };
  for (report::Amount& amount : status.counts.by_state)
    take(amount);
  take(status.counts.obsolete);
  status.counts.units = numbers[at++];
  status.counts.units_done = numbers[at++];
  status.handback = static_cast<report::Handback>(numbers[at]);
  return status;
}

}  // namespace

StatusRecord::StatusRecord(const Job& job, const std::vector<std::string>& locales)
    : job_(job),
      locales_(locales),
      record_(job.store, "status", fmt::format("counts 1 {} {}", job.settings.fingerprint, fmt::join(locales, " "))) {}

std::string StatusRecord::stamp_of(const LayoutFile& file) const {
  std::string all = job_.store.stamp(file.file);
  if (all.empty()) return {};
  const auto add = [&](const std::string& locale) {
    const std::string path = catalog_path(job_.settings, locale, file.path);
    const std::string stamp = job_.store.stamp(path);
    if (stamp.empty() && job_.store.exists(path)) return false;
    all += '\n';
    all += stamp;
    return true;
  };
  if (!add(job_.settings.source_locale)) return {};
  for (const std::string& locale : locales_) {
    if (!add(locale)) return {};
  }
  return hex16(hash64(all));
}

std::optional<std::vector<report::ArticleStatus>> StatusRecord::find(const LayoutFile& file) const {
  const std::optional<std::string> known = record_.find(file.path, stamp_of(file));
  if (!known) return std::nullopt;
  std::vector<report::ArticleStatus> counted;
  const char* at = known->data();
  const char* const end = at + known->size();
  for (size_t l = 0; l < locales_.size(); ++l) {
    Numbers numbers{};
    for (uint32_t& number : numbers) {
      const auto read = std::from_chars(at, end, number);
      if (read.ec != std::errc()) return std::nullopt;
      at = read.ptr == end ? end : read.ptr + 1;
    }
    if (numbers.back() > static_cast<uint32_t>(report::Handback::stale)) return std::nullopt;
    counted.push_back(status_of(file.path, numbers));
  }
  return counted;
}

void StatusRecord::put(const LayoutFile& file, const std::string& stamp,
                       const std::vector<report::ArticleStatus>& counted) {
  std::string text;
  for (const report::ArticleStatus& status : counted)
    text += fmt::format("{}{}", text.empty() ? "" : " ", fmt::join(numbers_of(status), " "));
  record_.put(file.path, stamp, text);
}

Result<void> StatusRecord::save(bool complete) {
  return record_.save(job_.store, complete);
}

}  // namespace docloc::site
