#include "site/trend.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "base/hash.h"
#include "catalog/catalog.h"
#include "site/history.h"
#include "site/paths.h"
#include "site/run_record.h"
#include "site/survey.h"
#include "site/word_count.h"

namespace docloc::site {
namespace {

using Words = std::array<uint32_t, report::kStates>;

constexpr std::string_view kEnd = ".xlf";

std::string written(const Words& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::optional<Words> read_words(std::string_view text) {
  Words words{};
  const char* at = text.data();
  const char* end = at + text.size();
  for (uint32_t& number : words) {
    while (at != end && *at == ' ')
      ++at;
    const auto read = std::from_chars(at, end, number);
    if (read.ec != std::errc()) return std::nullopt;
    at = read.ptr;
  }
  return at == end ? std::optional(words) : std::nullopt;
}

// Evenly spread, first and last included; `commits` newest first, the result oldest first.
std::vector<History::Commit> sample(const std::vector<History::Commit>& commits) {
  std::vector<History::Commit> chosen;
  const size_t count = std::min(commits.size(), kMostTrendCommits);
  for (size_t i = 0; i < count; ++i) {
    const size_t at = count == 1 ? 0 : i * (commits.size() - 1) / (count - 1);
    chosen.push_back(commits[at]);
  }
  std::ranges::reverse(chosen);
  return chosen;
}

class Trend {
 public:
  Trend(const Job& job, const History& history, const std::vector<std::string>& paths)
      : job_(job),
        history_(history),
        paths_(paths),
        record_(job.store, "trend",
                fmt::format("words 1 {} {} {}", job.settings.source_locale, job.settings.catalogs,
                            hex16(hash64(fmt::format("{}", fmt::join(paths, "\n")))))) {}

  Result<void> run(report::Status& status) {
    const Result<std::vector<History::Commit>> commits =
        history_.commits_of(folder_of_locales(job_.settings.catalogs), false);
    if (!commits) return fail(commits.error().what);
    for (const History::Commit& commit : sample(*commits)) {
      for (report::LocaleStatus& locale : status.locales) {
        const Result<Words> words = words_at(commit.hash, locale.locale);
        if (!words) return fail(words.error().what);
        locale.trend.push_back({.commit = commit.hash, .date = commit.date, .words = *words});
      }
    }
    for (report::LocaleStatus& locale : status.locales) {
      if (locale.trend.empty()) continue;
      report::TrendPoint now;
      const report::Counts total = locale.total();
      for (size_t i = 0; i < report::kStates; ++i)
        now.words[i] = total.by_state[i].words;
      locale.trend.push_back(now);
    }
    return record_.save(job_.store, false);
  }

 private:
  Result<Words> words_at(const std::string& commit, const std::string& locale) {
    const std::string key = commit + " " + locale;
    if (const std::optional<std::string> known = record_.find(key, commit); known) {
      if (const std::optional<Words> words = read_words(*known); words) return *words;
    }
    Result<Words> words = count_at(commit, locale);
    if (words) record_.put(key, commit, written(*words));
    return words;
  }

  Result<Words> count_at(const std::string& commit, const std::string& locale) {
    const std::string folder = expand(job_.settings.catalogs, locale);
    Result<std::vector<std::string>> files = history_.list_at(commit, folder);
    if (!files) return fail(files.error().what);
    std::erase_if(*files, [&](const std::string& file) {
      if (!file.ends_with(kEnd) || !is_within(file, folder)) return true;
      const std::string_view path = std::string_view(file).substr(folder.size() + 1);
      return !is_selected(paths_, path.substr(0, path.size() - kEnd.size()));
    });
    const Result<std::vector<std::optional<std::string>>> bytes = history_.files_at(commit, *files);
    if (!bytes) return fail(bytes.error().what);
    std::vector<Words> counted(bytes->size());
    for_each_index(bytes->size(), job_.threads, [&](size_t i) {
      if ((*bytes)[i]) counted[i] = count_file((*files)[i], *(*bytes)[i]);
    });
    Words sum{};
    for (const Words& words : counted) {
      for (size_t i = 0; i < sum.size(); ++i)
        sum[i] += words[i];
    }
    return sum;
  }

  // From one commit to the next most catalogs are the same.
  Words count_file(const std::string& file, std::string_view bytes) {
    const uint64_t hash = hash64(bytes);
    {
      const std::scoped_lock lock(mutex_);
      if (const auto found = known_.find(hash); found != known_.end()) return found->second;
    }
    Words words{};
    if (const std::optional<catalog::Catalog> catalog = catalog::read_xliff(file, bytes).catalog; catalog) {
      WordCounter counter(job_.settings.source_locale);
      const report::Counts counts = count_states(*catalog, counter);
      for (size_t i = 0; i < words.size(); ++i)
        words[i] = counts.by_state[i].words;
    }
    const std::scoped_lock lock(mutex_);
    known_.emplace(hash, words);
    return words;
  }

  const Job& job_;
  const History& history_;
  const std::vector<std::string>& paths_;
  RunRecord record_;
  std::mutex mutex_;
  std::unordered_map<uint64_t, Words> known_;  // by the hash of the catalog's bytes
};

}  // namespace

Result<void> add_trend(const Job& job, const std::vector<std::string>& paths, report::Status& status) {
  if (folder_of_locales(job.settings.catalogs).starts_with('/')) return {};
  const std::optional<History> history = History::open(job);
  if (!history) return {};
  return Trend(job, *history, paths).run(status);
}

}  // namespace docloc::site
