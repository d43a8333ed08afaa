// Pages of a build, made where they must be. Internal to the build.
//
// A page is a function of its inputs (program, settings, article, catalogs, words), of its frame as the theme prints
// it, and of the answers to its questions (page_trace.h). It is looked at in two steps:
// 1. PageSummary::key is a hash of the inputs, of everything that the frame is printed from, and of which files and
//    pages there are. Is it the key of the record, only the questions about other files' bytes are asked again.
// 2. Else the frame is printed and every question asked: an edit of a neighbour's title, or a new file, changes keys of
//    pages that come out the same.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/outputs.h"
#include "site/page.h"
#include "site/page_answers.h"
#include "site/page_record.h"
#include "site/pinned.h"
#include "site/run_record.h"
#include "site/sources.h"

namespace docloc::site {

// One page: what makes it, and where it goes.
struct PagePlan {
  std::string locale;
  std::string file;                        // below the site's folder
  const SourceArticle* article = nullptr;  // the source's, the locale's override, or its own
  bool is_translation = false;             // of the source's article, by its strings
  bool has_twin = false;                   // its Markdown is put beside it
};

// The pages of one article: its strings are read once for all of them, and only if one of them must be made.
struct PagesOfArticle {
  const SourceArticle* source = nullptr;  // null: a locale's own article
  std::vector<PagePlan> pages;
};

class PageMaker {
 public:
  // All outlive this; the job has a cache. `tool`: the program and the theme.
  PageMaker(const Job& job, const Sources& sources, const Site& site, const Outputs& outputs,
            const PinnedVersions& pinned, std::string tool, RunRecord& record);

  // Any thread, each article once: its parse is released.
  void make(const PagesOfArticle& plan, Outcome& outcome);
  // After the last page. `complete` as in RunRecord::save.
  void end_run(bool complete) { answers_.end_run(complete); }

 private:
  struct Work;  // one page's
  class Asker;  // asks a page's questions and writes them down

  [[nodiscard]] Work begin_work(const PagesOfArticle& plan, const PagePlan& page, const std::string& facts) const;
  [[nodiscard]] PageInputs inputs_of(const Work& work) const;
  [[nodiscard]] uint64_t key_of(const Work& work, const std::string& facts) const;
  // Why it must be made; empty: it is as it was, and `findings` has what was found when it was made.
  [[nodiscard]] std::string reason_to_make(Work& work, Findings& findings);
  [[nodiscard]] std::string changed_input(const Work& work, const PageInputs& before) const;
  [[nodiscard]] std::string changed_answer(const Work& work, const PageTrace& trace);

  // What the page is made from goes to `work`, the edition to `edition`. False: outcome.failure says why not.
  [[nodiscard]] bool read_edition(const PagesOfArticle& plan, Work& work, std::optional<Strings>& strings,
                                  std::optional<Edition>& edition, Outcome& outcome) const;
  void make_page(const PagesOfArticle& plan, Work& work, std::optional<Strings>& strings, Outcome& outcome);
  void render(Work& work, std::string reason, Outcome& outcome);
  // The page's edition, of strings that are read once for all pages of the article; its findings go to `outcome`.
  [[nodiscard]] std::optional<Edition> localized(const PagesOfArticle& plan, const Work& work,
                                                 std::optional<Strings>& strings, Outcome& outcome) const;
  void add_findings_of(const Findings& catalogs, const Work& work, Findings& findings) const;
  void add_edition(std::string_view locale, Included& included, Outcome& outcome) const;

  const Job& job_;
  const Sources& sources_;
  const Site& site_;
  const Outputs& outputs_;
  const PinnedVersions& pinned_;
  std::string tool_;
  RunRecord& record_;
  PageAnswers answers_;
  // By locale: its words; everything else that the frames of all its pages are printed from.
  std::map<std::string, std::string, std::less<>> words_;
  std::map<std::string, std::string, std::less<>> frames_;
  std::string places_;  // which files and pages there are
};

}  // namespace docloc::site
