#include "site/page_maker.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "site/image_files.h"
#include "site/layout.h"
#include "site/page_record.h"
#include "site/paths.h"

namespace docloc::site {
namespace {

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

}  // namespace

struct PageMaker::Work {
  const PagePlan& plan;
  PageParts parts;
  History::Commit pinned;  // whose version it shows; without a hash: today's
  render::PageInputs frame;
  Inputs inputs;
};

std::string strings_stamp(const Job& job, const segment::Article& article, std::string_view locale) {
  // What moved is in no catalog yet.
  if (job.moves != nullptr && !job.moves->empty()) return {};
  std::string stamps;
  std::vector<std::string> locales = {job.settings.source_locale};
  if (locale != job.settings.source_locale && !is_pseudo_locale(locale)) {
    std::vector<std::string> chain = fallback_chain(job.settings, locale);
    locales.insert(locales.end(), chain.begin(), chain.end());
  } else {
    locales.clear();
  }
  for (const std::string& one : locales) {
    const std::string path = catalog_path(job.settings, one, article.path);
    if (!job.store.exists(path)) {
      stamps += "none;";
      continue;
    }
    const std::string stamp = job.store.stamp(path);
    if (stamp.empty()) return {};
    stamps += stamp + ";";
  }
  return stamps.empty() ? "none" : stamps;
}

std::vector<std::string> string_locales(const Settings& settings, const std::vector<std::string>& locales) {
  std::vector<std::string> wanted;
  for (const std::string& locale : locales) {
    if (locale == settings.source_locale || is_pseudo_locale(locale)) continue;
    for (std::string& one : fallback_chain(settings, locale)) {
      if (std::ranges::find(wanted, one) == wanted.end()) wanted.push_back(std::move(one));
    }
  }
  return wanted;
}

PageMaker::PageMaker(const Job& job, const Sources& sources, const Site& site, const Outputs& outputs,
                     const PinnedVersions& pinned, std::string tool, RunRecord& record)
    : job_(job),
      sources_(sources),
      site_(site),
      outputs_(outputs),
      pinned_(pinned),
      tool_(std::move(tool)),
      record_(record) {}

Inputs PageMaker::inputs_of(const Work& work) const {
  const segment::Article& article = *work.parts.article;
  // The frame as it is printed has everything that it is made from, and everything that the theme does with it.
  std::string labels;
  if (const auto ui = site_.ui.find(work.plan.locale); ui != site_.ui.end()) {
    for (const std::string* word :
         {&ui->second.body.note, &ui->second.body.tip, &ui->second.body.important, &ui->second.body.warning,
          &ui->second.body.caution, &ui->second.body.back_to_content, &ui->second.body.table, &ui->second.body.video})
      labels += *word + "\n";
  }
  const std::string strings =
      work.plan.is_translation ? strings_stamp(job_, article, work.plan.locale) : std::string("none");
  return {{"docloc", tool_},
          {"the settings", job_.settings.fingerprint},
          {"the article", hash_of(article.bytes)},
          {"its strings", strings},
          {"the version it shows", work.pinned.hash.empty() ? "today's" : work.pinned.hash},
          {"the words of the site", hash_of(labels)},
          {"what stands around the text", hash_of(site_.theme.page(work.frame))}};
}

// Width and height of the image as the page will show it; the same file is read once a build.
std::string PageMaker::image_size(const PageParts& parts, std::string_view url) {
  const std::string file = resource_file(parts, url);
  if (file.empty()) return {};
  {
    const std::scoped_lock lock(mutex_);
    if (const auto known = sizes_.find(file); known != sizes_.end()) return known->second;
  }
  std::string size = size_of_image(job_, file);
  const std::scoped_lock lock(mutex_);
  return sizes_.emplace(file, std::move(size)).first->second;
}

// The file in the project that an address of the article leads to; empty: it is no resource.
std::string PageMaker::resource_file(const PageParts& parts, std::string_view url) const {
  const links::Resolution to = site_.links.resolve(parts.path, url, parts.locale);
  if (to.verdict != links::Verdict::resource && to.verdict != links::Verdict::wrong_case) return {};
  return to.own ? locale_file(job_.settings, to.path, parts.locale).value_or("") : source_file(job_.settings, to.path);
}

const segment::Article* PageMaker::find_included(const PageParts& parts, std::string_view path) const {
  const links::Resolution to = site_.links.resolve(parts.path, path, parts.locale);
  if (!is_article_path(to.path)) return nullptr;
  const segment::Article* own = sources_.files_of(parts.locale).find_override(to.path);
  return own != nullptr ? own : sources_.find(to.path);
}

std::optional<std::string> PageMaker::read_code(const PageParts& parts, std::string_view path) const {
  const std::string file = resource_file(parts, path);
  if (file.empty()) return std::nullopt;
  const Result<std::string> bytes = job_.store.read(file);
  return bytes ? std::optional(*bytes) : std::nullopt;
}

std::string PageMaker::answer(const Work& work, Question question, std::string_view from, std::string_view about) {
  PageParts parts = work.parts;
  parts.path = from;
  switch (question) {
    case Question::link:
    case Question::image:
      return link_answer(site_, parts, about);
    case Question::size:
      return image_size(parts, about);
    case Question::owner: {
      const links::Resolution to = site_.links.resolve(parts.path, about, parts.locale);
      if (to.verdict != links::Verdict::resource) return {};
      return to.own ? "own" : "source";
    }
    case Question::include: {
      const segment::Article* article = find_included(parts, about);
      if (article == nullptr) return "none";
      const std::string strings = strings_stamp(job_, *article, parts.locale);
      // What cannot be told apart from its last form never answers alike.
      return strings.empty() ? "?" : fmt::format("{} {} {}", article->path, hash_of(article->bytes), strings);
    }
    case Question::code: {
      const std::optional<std::string> bytes = read_code(parts, about);
      return bytes ? hash_of(*bytes) : "none";
    }
  }
  return {};
}

std::string PageMaker::reason_to_make(const Work& work, Outcome& outcome) {
  const std::optional<std::string> bytes = record_.find(work.plan.file, "page");
  if (!bytes) return "it is new";
  const std::optional<PageRecord> record = read_record(*bytes);
  if (!record || record->inputs.size() != work.inputs.size()) return "its record is damaged";
  for (size_t i = 0; i < work.inputs.size(); ++i) {
    if (work.inputs[i].second.empty()) return fmt::format("{} may have changed", work.inputs[i].first);
    if (work.inputs[i] != record->inputs[i]) return fmt::format("{} changed", work.inputs[i].first);
  }
  for (const Answer& before : record->trace) {
    const std::string now = answer(work, before.question, before.from, before.about);
    if (now != before.answer || now == "?") return fmt::format("{}: {}", name_of(before.question), before.about);
  }
  for (const auto& [file, hash] : record->files) {
    if (!outputs_.has(file, hash)) return "its file is gone or was changed";
  }
  outcome.findings.insert(outcome.findings.end(), record->findings.begin(), record->findings.end());
  return {};
}

// Of an article that another one includes.
std::shared_ptr<const Edition> PageMaker::edition_of(const segment::Article& article, std::string_view locale,
                                                     Outcome& outcome) const {
  Result<Strings> strings = read_strings(job_, article, string_locales(job_.settings, {std::string(locale)}));
  if (!strings) {
    outcome.failure = strings.error().what;
    return nullptr;
  }
  return std::make_shared<const Edition>(localize(job_.settings, article, *strings, locale, {.published = true}));
}

class PageMaker::Asker {
 public:
  // All outlive this.
  Asker(PageMaker& maker, const Work& work, PageTrace& trace, Outcome& outcome)
      : maker_(maker), work_(work), trace_(trace), outcome_(outcome), open_{std::string(work.parts.path)} {}

  std::string ask(Question question, std::string_view from, std::string_view about) {
    std::string told = maker_.answer(work_, question, from, about);
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
      return maker_.read_code(parts_from(from), path);
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
    const segment::Article* article = maker_.find_included(parts, path);
    if (article == nullptr) return {};
    if (std::ranges::find(open_, article->path) != open_.end()) {
      complain(
          from, "site/include-cycle",
          fmt::format("The articles include each other in a ring: {} -> {}.", fmt::join(open_, " -> "), article->path),
          "Take one of the includes out; it is left as a link.");
      return {};
    }
    open_.push_back(article->path);
    Included included{.article = article};
    if (maker_.sources_.find(article->path) == article)
      included.edition = maker_.edition_of(*article, parts.locale, outcome_);
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
  PageTrace& trace_;
  Outcome& outcome_;
  std::vector<std::string> open_;  // articles that are being rendered
  std::set<std::tuple<Question, std::string, std::string>> asked_;
};

void PageMaker::render(const Work& work, std::string reason, Outcome& outcome) {
  PageRecord record{.inputs = work.inputs};
  Asker asker(*this, work, record.trace, outcome);
  PageBody body = page_body(site_, work.parts, asker.surroundings());
  render::PageInputs page = work.frame;
  page.body = std::move(body.html);
  page.contents = std::move(body.contents);
  page.source_shown = body.has_sources;
  page.body_locale = std::move(body.language);
  const bool translated = work.plan.is_translation && work.plan.locale != job_.settings.source_locale;
  if (job_.settings.mark_source_images && translated && asker.shows_source_images())
    page.notices.push_back(source_images_notice(site_, work.plan.locale));
  const auto put = [&](const std::string& file, std::string_view bytes) {
    outputs_.write(file, bytes, outcome);
    record.files.emplace_back(file, hash_of(bytes));
  };
  put(work.plan.file, site_.theme.page(page));
  if (work.plan.has_twin) {
    put(markdown_twin(work.plan.file),
        work.parts.edition != nullptr ? work.parts.edition->localized.bytes : work.parts.article->bytes);
  }
  outcome.made.push_back({work.plan.file, std::move(reason)});
  record.findings = outcome.findings;
  const bool sure = std::ranges::none_of(record.trace, [](const Answer& told) { return told.answer == "?"; }) &&
                    std::ranges::none_of(work.inputs, [](const auto& input) { return input.second.empty(); });
  record_.put(work.plan.file, sure ? "page" : "", write_record(record));
}

PageMaker::Work PageMaker::begin_work(const PagesOfArticle& plan, const PagePlan& page) const {
  Work work{.plan = page,
            .parts = {.path = page.article->path,
                      .locale = page.locale,
                      .file = page.file,
                      .source_file = plan.source != nullptr
                                         ? source_file(job_.settings, page.article->path)
                                         : locale_file(job_.settings, page.article->path, page.locale).value_or(""),
                      .article = page.article},
            .pinned = {},
            .frame = {},
            .inputs = {}};
  const PageFacts* facts = site_.pages.find(page.article->path, page.locale);
  if (facts != nullptr && page.is_translation) {
    work.pinned.hash = facts->pinned_commit;
    work.pinned.date = facts->pinned_on;
  }
  const bool foreign = page.is_translation && page.locale != job_.settings.source_locale;
  if (foreign && !is_pseudo_locale(page.locale))
    work.parts.catalog_file = catalog_path(job_.settings, page.locale, page.article->path);
  work.frame = page_frame(site_, work.parts);
  work.inputs = inputs_of(work);
  return work;
}

std::optional<Edition> PageMaker::localized(const PagesOfArticle& plan, const PagePlan& page,
                                            std::optional<Strings>& strings, Outcome& outcome) const {
  if (!strings) {
    std::vector<std::string> locales;
    for (const PagePlan& one : plan.pages)
      locales.push_back(one.locale);
    Result<Strings> read = read_strings(job_, *plan.source, string_locales(job_.settings, locales));
    if (!read) {
      outcome.failure = read.error().what;
      return std::nullopt;
    }
    strings = std::move(*read);
  }
  Edition edition = localize(job_.settings, *page.article, *strings, page.locale, {.published = true});
  for (const Findings* findings : {&strings->findings, &edition.localized.findings})
    outcome.findings.insert(outcome.findings.end(), findings->begin(), findings->end());
  return edition;
}

void PageMaker::read_and_render(const PagesOfArticle& plan, Work& work, std::optional<Strings>& strings,
                                std::string reason, Outcome& outcome) {
  std::optional<Edition> edition;
  std::optional<PinnedVersion> older;
  if (!work.pinned.hash.empty()) {
    Result<PinnedVersion> version = pinned_.read(work.plan.article->path, work.plan.locale, work.pinned);
    if (!version) {
      outcome.failure = version.error().what;
      return;
    }
    older = std::move(*version);
    // What could be found fault with is gone from the files.
    edition = localize(job_.settings, older->article, older->strings, work.plan.locale, {.published = true});
    work.parts.article = &older->article;
  } else if (work.plan.is_translation) {
    edition = localized(plan, work.plan, strings, outcome);
    if (!edition) return;
  }
  if (edition) {
    work.parts.edition = &*edition;
    work.parts.strings = older ? &older->strings : &*strings;
  }
  render(work, std::move(reason), outcome);
}

void PageMaker::make(const PagesOfArticle& plan, Outcome& outcome) {
  std::optional<Strings> strings;
  for (const PagePlan& page : plan.pages) {
    Work work = begin_work(plan, page);
    Outcome own;
    std::string reason = reason_to_make(work, own);
    if (!reason.empty()) read_and_render(plan, work, strings, std::move(reason), own);
    std::ranges::move(own.changes, std::back_inserter(outcome.changes));
    std::ranges::move(own.made, std::back_inserter(outcome.made));
    std::ranges::move(own.findings, std::back_inserter(outcome.findings));
    if (!own.failure.empty()) {
      outcome.failure = std::move(own.failure);
      return;
    }
  }
}

}  // namespace docloc::site
