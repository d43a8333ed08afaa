#include "site/page_maker.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "base/fields.h"
#include "base/hash.h"
#include "site/layout.h"
#include "site/paths.h"
#include "site/strings_stamp.h"

namespace docloc::site {
namespace {

constexpr std::string_view kAround = "what stands around the text";

std::string hash_of(std::string_view bytes) {
  return hex16(hash64(bytes));
}

std::string_view name_of(Question question) {
  switch (question) {
    case Question::link:
      return "a link leads elsewhere";
    case Question::image:
      return "an image lies elsewhere";
    case Question::size:
      return "an image has another size";
    case Question::owner:
      return "an image has a form of the locale's own, or has it no more";
    case Question::include:
      return "an included article changed";
    case Question::code:
      return "a code file changed";
  }
  return "";
}

// Links and images are answered by which files and pages there are.
std::string hash_of_places(const Sources& sources, const PageTable& pages) {
  Fields fields;
  fields.add(hex16(hash_of_paths(sources)));
  for (const auto& [article, facts] : pages.all()) {
    fields.add(article);
    for (const auto& [locale, page] : facts)
      fields.add(locale);
  }
  return hash_of(fields.bytes());
}

// page_frame() of a locale's pages, less what is each page's own.
std::string hash_of_frames(const Site& site, const std::string& locale) {
  Fields fields;
  for (const std::string& one : site.locales)
    fields.add(one);
  const auto script = site.navigation_scripts.find(locale);
  fields.add(script == site.navigation_scripts.end() ? std::string() : script->second);
  for (const std::string* file : {&site.front_article, &site.stylesheet, &site.script, &site.search})
    fields.add(*file);
  return hash_of(fields.bytes());
}

}  // namespace

struct PageMaker::Work {
  const PagePlan& plan;
  PageParts parts;
  std::shared_ptr<const segment::Article> article;  // keeps parts.article
  History::Commit pinned;                           // whose version it shows; without a hash: today's
  std::optional<PinnedVersion> version;             // that version; keeps what parts point to
  PageInputs inputs;
  uint64_t key = 0;
  std::optional<render::PageInputs> frame;  // made when it is asked for
};

PageMaker::PageMaker(const Job& job, const Sources& sources, const Site& site, const Outputs& outputs,
                     const PinnedVersions& pinned, std::string tool, RunRecord& record)
    : job_(job),
      sources_(sources),
      site_(site),
      outputs_(outputs),
      pinned_(pinned),
      tool_(std::move(tool)),
      record_(record),
      answers_(job, sources, site),
      places_(hash_of_places(sources, site.pages)) {
  for (const std::string& locale : site.locales) {
    const auto ui = site.ui.find(locale);
    words_[locale] = ui == site.ui.end() ? "none" : hex16(hash_of_words(ui->second));
    frames_[locale] = hash_of_frames(site, locale);
  }
}

PageInputs PageMaker::inputs_of(const Work& work) const {
  const SourceArticle& article = *work.plan.article;
  return {{"docloc", tool_},
          {"the settings", job_.settings.fingerprint},
          {"the article", hex16(article.facet().hash)},
          {"its strings", work.plan.is_translation ? strings_stamp(job_, article.path, work.plan.locale) : "none"},
          {"the version it shows", work.pinned.hash.empty() ? "today's" : work.pinned.hash},
          {"the words of the site", words_.at(work.plan.locale)}};
}

// `facts`: of the article in all locales.
uint64_t PageMaker::key_of(const Work& work, const std::string& facts) const {
  Fields fields;
  for (const auto& [name, value] : work.inputs)
    fields.add(value);
  fields.add(work.plan.article->path);
  fields.add(work.plan.locale);
  fields.add(work.plan.is_translation ? "translation" : "own");
  fields.add(facts);
  fields.add(frames_.at(work.plan.locale));
  fields.add(places_);
  if (const auto found = site_.navigation.find(work.plan.locale); found != site_.navigation.end())
    fields.add(hex16(found->second->hash_around(work.plan.article->path)));
  return hash64(fields.bytes());
}

PageMaker::Work PageMaker::begin_work(const PagesOfArticle& plan, const PagePlan& page,
                                      const std::string& facts) const {
  const std::string& path = page.article->path;
  Work work{
      .plan = page,
      .parts = {.path = path,
                .locale = page.locale,
                .file = page.file,
                .source_file = plan.source != nullptr ? source_file(job_.settings, path)
                                                      : locale_file(job_.settings, path, page.locale).value_or(""),
                .updated = page.article->facet().updated},
      .article = nullptr,
      .pinned = {},
      .version = std::nullopt,
      .inputs = {},
      .frame = std::nullopt};
  const PageFacts* known = site_.pages.find(path, page.locale);
  if (known != nullptr && page.is_translation) {
    work.pinned.hash = known->pinned_commit;
    work.pinned.date = known->pinned_on;
  }
  const bool foreign = page.is_translation && page.locale != job_.settings.source_locale;
  if (foreign && !is_pseudo_locale(page.locale))
    work.parts.catalog_file = catalog_path(job_.settings, page.locale, path);
  work.inputs = inputs_of(work);
  work.key = key_of(work, facts);
  return work;
}

std::string PageMaker::changed_input(const Work& work, const PageInputs& before) const {
  for (size_t i = 0; i < work.inputs.size(); ++i) {
    if (work.inputs[i].second.empty()) return fmt::format("{} may have changed", work.inputs[i].first);
    if (work.inputs[i] != before[i]) return fmt::format("{} changed", work.inputs[i].first);
  }
  // The frame as it is printed has everything that it is made from, and everything that the theme does with it.
  const bool same = hash_of(site_.theme.page(*work.frame)) == before.back().second;
  return same ? std::string() : fmt::format("{} changed", kAround);
}

std::string PageMaker::changed_answer(const Work& work, const PageTrace& trace) {
  for (const Answer& before : trace) {
    const std::string now = answers_.answer(work.parts, before.question, before.from, before.about);
    if (now != before.answer || now == PageAnswers::kUnsure)
      return fmt::format("{}: {}", name_of(before.question), before.about);
  }
  return {};
}

std::string PageMaker::reason_to_make(Work& work, Findings& findings) {
  const std::optional<std::string> bytes = record_.find(work.plan.file, "page");
  if (!bytes) return "it is new";
  std::optional<PageSummary> summary = read_page_summary(*bytes);
  bool news = summary && summary->key != work.key;
  std::optional<PageRecord> record;
  if (!summary || news) {
    record = read_page_record(*bytes);
    if (!record || record->inputs.size() != work.inputs.size() + 1) return "its record is damaged";
    work.frame = page_frame(site_, work.parts);
    if (std::string reason = changed_input(work, record->inputs); !reason.empty()) return reason;
    if (std::string reason = changed_answer(work, record->addresses); !reason.empty()) return reason;
    record->summary.key = work.key;
  }
  if (std::string reason = changed_answer(work, summary->contents); !reason.empty()) return reason;
  const bool there = std::ranges::all_of(summary->files, [&](OutputFile& file) { return outputs_.has(file, news); });
  if (!there) return "its file is gone or was changed";
  if (news) {
    if (!record) record = read_page_record(*bytes);
    if (!record) return "its record is damaged";
    record->summary.key = work.key;
    record->summary.files = summary->files;
    record_.put(work.plan.file, "page", write_page_record(*record));
  }
  findings.insert(findings.end(), summary->findings.begin(), summary->findings.end());
  return {};
}

// Of an article that another one includes.
void PageMaker::add_edition(std::string_view locale, Included& included, Outcome& outcome) const {
  const segment::Article& article = *included.article;
  Result<Strings> strings = read_strings(job_, article, string_locales(job_.settings, {std::string(locale)}));
  if (!strings) {
    outcome.failure = strings.error().what;
    return;
  }
  included.strings = std::make_shared<const Strings>(std::move(*strings));
  included.edition =
      std::make_shared<const Edition>(localize(job_.settings, article, *included.strings, locale, {.published = true}));
}

class PageMaker::Asker {
 public:
  // All outlive this.
  Asker(PageMaker& maker, const Work& work, Outcome& outcome)
      : maker_(maker), work_(work), outcome_(outcome), open_{std::string(work.parts.path)} {}

  // Each question once, in the order they were first asked.
  [[nodiscard]] const PageTrace& trace() const { return trace_; }
  // Every answer will be known again, and stood for what was read.
  [[nodiscard]] bool is_sure() const {
    return !outdated_ &&
           std::ranges::none_of(trace_, [](const Answer& told) { return told.answer == PageAnswers::kUnsure; });
  }

  std::string ask(Question question, std::string_view from, std::string_view about) {
    std::string told = maker_.answers_.answer(work_.parts, question, from, about);
    if (asked_.emplace(question, from, about).second)
      trace_.push_back({question, std::string(from), std::string(about), told});
    return told;
  }

  PageSurroundings surroundings() {
    PageSurroundings around;
    around.ask = [this](Question question, std::string_view from, std::string_view about) {
      return ask(question, from, about);
    };
    around.include = [this](std::string_view from, std::string_view path) { return include(from, path); };
    around.end_include = [this] { open_.pop_back(); };
    around.code = [this](std::string_view from, std::string_view path) {
      [[maybe_unused]] const std::string told = ask(Question::code, from, path);
      return maker_.answers_.read_code(parts_from(from), path);
    };
    around.complain = [this](std::string_view from, std::string_view rule, std::string_view message) {
      complain(from, rule, message, "Correct the directive in the article.");
    };
    return around;
  }

  // Asks of every image that was asked for whose file it is.
  bool shows_source_images() {
    const PageTrace so_far = trace_;
    bool any = false;
    for (const Answer& told : so_far)
      any |= told.question == Question::image && ask(Question::owner, told.from, told.about) == "source";
    return any;
  }

 private:
  [[nodiscard]] PageParts parts_from(std::string_view article) const {
    PageParts parts = work_.parts;
    parts.path = article;
    return parts;
  }

  Included include(std::string_view from, std::string_view path) {
    const PageParts parts = parts_from(from);
    [[maybe_unused]] const std::string told = ask(Question::include, from, path);
    const SourceArticle* article = maker_.answers_.find_included(parts, path);
    if (article == nullptr) return {};
    if (std::ranges::find(open_, article->path) != open_.end()) {
      complain(
          from, "site/include-cycle",
          fmt::format("The articles include each other in a ring: {} -> {}.", fmt::join(open_, " -> "), article->path),
          "Take one of the includes out; it is left as a link.");
      return {};
    }
    open_.push_back(article->path);
    Included included{.article = article->hold(), .edition = nullptr, .strings = nullptr};
    outdated_ = outdated_ || article->is_outdated();
    if (maker_.sources_.find_article(article->path) == article) maker_.add_edition(parts.locale, included, outcome_);
    return included;
  }

  void complain(std::string_view from, std::string_view rule, std::string_view message, std::string_view hint) {
    outcome_.findings.push_back({.rule = std::string(rule),
                                 .severity = Severity::warning,
                                 .source = {.path = source_file(maker_.job_.settings, from)},
                                 .message = std::string(message),
                                 .hint = std::string(hint)});
  }

  PageMaker& maker_;
  const Work& work_;
  Outcome& outcome_;
  PageTrace trace_;
  bool outdated_ = false;
  std::vector<std::string> open_;  // articles that are being rendered
  std::set<std::tuple<Question, std::string, std::string>> asked_;
};

void PageMaker::render(Work& work, std::string reason, Outcome& outcome) {
  if (!work.frame) work.frame = page_frame(site_, work.parts);
  Asker asker(*this, work, outcome);
  PageBody body = page_body(site_, work.parts, asker.surroundings());
  PageRecord record{.summary = {.key = work.key}, .inputs = work.inputs, .addresses = {}};
  record.inputs.emplace_back(kAround, hash_of(site_.theme.page(*work.frame)));
  render::PageInputs page = std::move(*work.frame);
  page.body = std::move(body.html);
  page.contents = std::move(body.contents);
  page.source_shown = body.has_sources;
  page.body_locale = std::move(body.language);
  const bool translated = work.plan.is_translation && work.plan.locale != job_.settings.source_locale;
  if (job_.settings.mark_source_images && translated && asker.shows_source_images())
    page.notices.push_back(source_images_notice(site_, work.plan.locale));
  const auto put = [&](const std::string& file, std::string_view bytes) {
    outputs_.write(file, bytes, outcome);
    record.summary.files.push_back({.file = file, .hash = hash_of(bytes), .stamp = {}});
  };
  put(work.plan.file, site_.theme.page(page));
  if (work.plan.has_twin) {
    put(markdown_twin(work.plan.file),
        work.parts.edition != nullptr ? work.parts.edition->localized.bytes : work.parts.article->bytes);
  }
  outcome.made.push_back({work.plan.file, std::move(reason)});
  for (const Answer& told : asker.trace())
    (asks_contents(told.question) ? record.summary.contents : record.addresses).push_back(told);
  record.summary.findings = outcome.findings;
  const bool sure = asker.is_sure() && !work.plan.article->is_outdated() &&
                    std::ranges::none_of(work.inputs, [](const auto& input) { return input.second.empty(); });
  record_.put(work.plan.file, sure ? "page" : "", write_page_record(record));
}

// Those about the catalogs that the page is made from: with them it is made again.
void PageMaker::add_findings_of(const Findings& catalogs, const Work& work, Findings& findings) const {
  const std::string_view locale = work.plan.locale;
  if (locale == job_.settings.source_locale || is_pseudo_locale(locale)) return;
  std::vector<std::string> chain = fallback_chain(job_.settings, locale);
  chain.push_back(job_.settings.source_locale);
  std::set<std::string> files;
  for (const std::string& one : chain)
    files.insert(catalog_path(job_.settings, one, work.plan.article->path));
  std::ranges::copy_if(catalogs, std::back_inserter(findings), [&](const Finding& finding) {
    return files.contains(finding.source.path) || files.contains(finding.target.path);
  });
}

std::optional<Edition> PageMaker::localized(const PagesOfArticle& plan, const Work& work,
                                            std::optional<Strings>& strings, Outcome& outcome) const {
  if (!strings) {
    std::vector<std::string> locales;
    for (const PagePlan& one : plan.pages)
      locales.push_back(one.locale);
    Result<Strings> read = read_strings(job_, *work.article, string_locales(job_.settings, locales));
    if (!read) {
      outcome.failure = read.error().what;
      return std::nullopt;
    }
    strings = std::move(*read);
  }
  Edition edition = localize(job_.settings, *work.article, *strings, work.plan.locale, {.published = true});
  add_findings_of(strings->findings, work, outcome.findings);
  std::ranges::copy_if(edition.localized.findings, std::back_inserter(outcome.findings),
                       [](const Finding& finding) { return !finding.suppressed; });
  return edition;
}

bool PageMaker::read_edition(const PagesOfArticle& plan, Work& work, std::optional<Strings>& strings,
                             std::optional<Edition>& edition, Outcome& outcome) const {
  if (!work.pinned.hash.empty()) {
    Result<PinnedVersion> version = pinned_.read(work.plan.article->path, work.plan.locale, work.pinned);
    if (!version) {
      outcome.failure = version.error().what;
      return false;
    }
    work.version = std::move(*version);
    // What could be found fault with is gone from the files.
    edition =
        localize(job_.settings, work.version->article, work.version->strings, work.plan.locale, {.published = true});
    work.parts.article = &work.version->article;
    work.parts.strings = &work.version->strings;
  } else {
    edition = localized(plan, work, strings, outcome);
    if (!edition) return false;
    work.parts.strings = &*strings;
  }
  work.parts.edition = &*edition;
  return true;
}

void PageMaker::make_page(const PagesOfArticle& plan, Work& work, std::optional<Strings>& strings, Outcome& outcome) {
  std::string reason = reason_to_make(work, outcome.findings);
  if (reason.empty()) return;
  work.article = work.plan.article->hold();
  work.parts.article = work.article.get();
  if (!work.article->usable) {
    outcome.failure = fmt::format("{} is gone or cannot be read any more.", work.parts.source_file);
    return;
  }
  std::optional<Edition> edition;
  if (work.plan.is_translation && !read_edition(plan, work, strings, edition, outcome)) return;
  render(work, std::move(reason), outcome);
}

void PageMaker::make(const PagesOfArticle& plan, Outcome& outcome) {
  std::optional<Strings> strings;
  std::string facts;
  if (!plan.pages.empty()) facts = hash_of(write_facts(*site_.pages.find(plan.pages.front().article->path)));
  for (const PagePlan& page : plan.pages) {
    Work work = begin_work(plan, page, facts);
    Outcome own;
    make_page(plan, work, strings, own);
    std::ranges::move(own.changes, std::back_inserter(outcome.changes));
    std::ranges::move(own.made, std::back_inserter(outcome.made));
    std::ranges::move(own.findings, std::back_inserter(outcome.findings));
    if (!own.failure.empty()) {
      outcome.failure = std::move(own.failure);
      return;
    }
    page.article->release();
  }
  if (plan.source != nullptr) plan.source->release();
}

}  // namespace docloc::site
