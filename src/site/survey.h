// Looking without writing: how far the locales are, and what is wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/result.h"
#include "report/status.h"
#include "site/sources.h"

namespace docloc::site {

struct SurveyOptions {
  std::vector<std::string> locales;  // target locales
  std::vector<std::string> paths;    // articles or folders, relative to the source's content folder; empty: all
};

struct StatusOptions {
  SurveyOptions survey;
  bool stale = false;  // list the stale segments
  bool quote = false;
  bool trend = false;  // counts at earlier commits, where there is a history
  std::string since;   // a revision; empty: none
};

struct StatusReport {
  report::Status status;  // locales in the order asked for, articles by path
  Findings findings;      // of reading the catalogs
};

// Of the catalogs as they would be after a sync. Error also: `since` is no revision that can be read.
[[nodiscard]] Result<StatusReport> survey_status(const Job& job, const Sources& sources, const StatusOptions& options);

// The same without lists of stale segments, quote and new words: options.stale, .quote and .since are not looked at.
// Reads the sources itself, and of them only what changed since the last time (.docloc/status.record); its findings are
// the sources' too. An article with a finding is read every time.
[[nodiscard]] Result<StatusReport> survey_counts(const Job& job, const StatusOptions& options);

// The segments of one catalog by state. `source_locale`: whose words are counted.
class WordCounter;
[[nodiscard]] report::Counts count_states(const catalog::Catalog& catalog, WordCounter& words);

// `path` equals or lies below one of `paths`; no paths: everything does.
[[nodiscard]] bool is_selected(const std::vector<std::string>& paths, std::string_view path);
[[nodiscard]] std::vector<const segment::Article*> select_articles(const Sources& sources,
                                                                   const std::vector<std::string>& paths);

}  // namespace docloc::site
