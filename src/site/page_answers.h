// What the rest of the site answers to the questions of a page (page_trace.h). Internal to the build.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "site/page.h"
#include "site/run_record.h"
#include "site/sources.h"

namespace docloc::site {

// Any thread may ask.
class PageAnswers {
 public:
  // An answer that cannot be told apart from its last form: it equals none, not even itself.
  static constexpr std::string_view kUnsure = "?";

  // All outlive this. The job has a cache.
  PageAnswers(const Job& job, const Sources& sources, const Site& site);

  // Of the page `page`, asked by the article `from`.
  [[nodiscard]] std::string answer(const PageParts& page, Question question, std::string_view from,
                                   std::string_view about);
  // The article that an address of the article leads to; nullptr: none.
  [[nodiscard]] const SourceArticle* find_included(const PageParts& parts, std::string_view path) const;
  // Nothing: the address leads to no file.
  [[nodiscard]] std::optional<std::string> read_code(const PageParts& parts, std::string_view path) const;
  // After the last question. `complete` as in RunRecord::save.
  void end_run(bool complete);

 private:
  [[nodiscard]] std::string image_size(const PageParts& parts, std::string_view url);
  [[nodiscard]] std::string resource_file(const PageParts& parts, std::string_view url) const;

  const Job& job_;
  const Sources& sources_;
  const Site& site_;
  RunRecord& images_;  // sizes, by file and stamp
  std::mutex mutex_;
  std::map<std::string, std::string, std::less<>> sizes_;  // of images, by file
};

}  // namespace docloc::site
