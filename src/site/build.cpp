#include "site/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "site/build_cache.h"
#include "site/copies.h"
#include "site/layout.h"
#include "site/learn_facts.h"
#include "site/locale_navigation.h"
#include "site/localized_data.h"
#include "site/output_record.h"
#include "site/outputs.h"
#include "site/page.h"
#include "site/page_maker.h"
#include "site/paths.h"
#include "site/pinned.h"
#include "site/redirects.h"
#include "site/search.h"
#include "site/site_files.h"
#include "site/ui_strings.h"

namespace docloc::site {
namespace {

constexpr std::string_view kTemplates = "templates";

// A file of the site that is no page.
struct FilePlan {
  std::string path;         // below the site's folder
  std::string copied_from;  // in the project; empty: `bytes`
  std::string bytes;
  const SourceArticle* data = nullptr;  // a data file, localized for `locale`
  std::string locale;
};

// The hash of its bytes is in the name, so that it may be kept for ever.
std::string hashed_name(std::string_view stem, std::string_view bytes, std::string_view extension) {
  return fmt::format("{}-{}.{}", stem, hex16(hash64(bytes)).substr(0, 8), extension);
}

// That of the last run, where the same files are there. No page asks which bookmarks an article has.
std::shared_ptr<const links::LinkIndex> links_of(const Job& job, const Sources& sources) {
  const uint64_t key = hash64(fmt::format("{} {}", job.settings.fingerprint, hash_of_paths(sources)));
  BuildCache& cache = *job.cache;
  if (cache.links == nullptr || cache.links_key != key) {
    cache.links = std::make_shared<const links::LinkIndex>(index_paths(sources, job.settings));
    cache.links_key = key;
  }
  return cache.links;
}

class Builder {
 public:
  Builder(const Job& job, const Sources& sources, const BuildOptions& options)
      : job_(job),
        sources_(sources),
        options_(options),
        outputs_(job.store, options.out),
        theme_(read_templates(), report_.findings),
        ui_(read_ui_strings(job, options.locales)),
        links_(links_of(job, sources)),
        pinned_(job),
        table_(job.settings) {
    report_.findings.insert(report_.findings.end(), ui_.findings.begin(), ui_.findings.end());
  }

  Result<BuildReport> run();

 private:
  render::TemplateFiles read_templates();
  void plan_pages();
  [[nodiscard]] std::string make_navigation();
  void plan_files();
  void plan_copies(const std::string& locale);
  void claim(OutputPaths& claimed);
  [[nodiscard]] bool claim(OutputPaths& claimed, const std::string& path, const std::string& source);
  [[nodiscard]] Site shared() const;
  [[nodiscard]] std::string make_all();
  void make_file(const FilePlan& plan, Copies& copies, Outcome& outcome) const;
  void take(Outcome outcome, std::string& failure);
  [[nodiscard]] bool is_built(std::string_view path) const;
  [[nodiscard]] std::string find_front_article() const;
  [[nodiscard]] std::string make_search(const OutputPaths& before, OutputPaths& now);
  void ask_for_redirect(const std::string& path, Outcome& outcome) const;

  const Job& job_;
  const Sources& sources_;
  const BuildOptions& options_;
  BuildReport report_;
  Outputs outputs_;
  std::string theme_hash_;  // of the project's own files of the theme
  render::TemplateSet theme_;
  UiRead ui_;
  std::shared_ptr<const links::LinkIndex> links_;
  PinnedVersions pinned_;
  PageTable table_;
  std::map<std::string, std::shared_ptr<const Navigation>, std::less<>> navigation_;
  std::map<std::string, std::string, std::less<>> navigation_scripts_;
  std::vector<PagesOfArticle> pages_;
  std::vector<FilePlan> files_;
  std::string stylesheet_;
  std::string script_;
  Redirects redirects_;
  bool searches_ = false;
};

// Files of the project's folder `templates`, by their names.
render::TemplateFiles Builder::read_templates() {
  render::TemplateFiles files;
  std::string all;
  const Result<std::vector<std::string>> names = job_.store.list(kTemplates);
  if (!names) return files;
  for (const std::string& name : *names) {
    std::string path = join(kTemplates, name);
    Result<std::string> bytes = job_.store.read(path);
    if (!bytes) continue;
    all += fmt::format("{}\n{}\n", name, hex16(hash64(*bytes)));
    files[name] = {.path = std::move(path), .bytes = std::move(*bytes)};
  }
  theme_hash_ = all;
  return files;
}

void Builder::plan_pages() {
  for (const SourceArticle& article : sources_.articles) {
    if (!is_page_article(article.path)) continue;
    PagesOfArticle plan{.source = &article};
    for (const std::string& locale : options_.locales) {
      if (!has_page(job_.settings, article, locale)) continue;
      const SourceArticle* override_ = sources_.files_of(locale).find_override(article.path);
      plan.pages.push_back({.locale = locale,
                            .file = table_.file(locale, article.path),
                            .article = override_ != nullptr ? override_ : &article,
                            .is_translation = override_ == nullptr,
                            .has_twin = job_.settings.markdown_twins});
    }
    pages_.push_back(std::move(plan));
  }
  for (const std::string& locale : options_.locales) {
    for (const SourceArticle& article : sources_.files_of(locale).articles) {
      if (!is_page_article(article.path)) continue;
      pages_.push_back({.pages = {{.locale = locale,
                                   .file = table_.file(locale, article.path),
                                   .article = &article,
                                   .has_twin = job_.settings.markdown_twins}}});
    }
  }
}

// An error's text; empty: none.
std::string Builder::make_navigation() {
  for (const std::string& locale : options_.locales) {
    const Result<const KnownNavigation*> made = find_navigation(job_, sources_, table_, locale);
    if (!made) return made.error().what;
    const auto& [key, navigation, script, findings] = **made;
    navigation_[locale] = navigation;
    // Other locales leave out pages, and an entry of the source's that leads nowhere is the source's fault.
    if (locale == job_.settings.source_locale) std::ranges::copy(findings, std::back_inserter(report_.findings));
    const std::string name = options_.steady_names ? fmt::format("nav-{}.js", locale)
                                                   : hashed_name(fmt::format("nav-{}", locale), script, "js");
    navigation_scripts_[locale] = name;
    files_.push_back({.path = name, .bytes = script});
  }
  return {};
}

void Builder::plan_copies(const std::string& locale) {
  // The source's files first, then the locale's own in their place.
  std::map<std::string, std::string> from;
  for (const std::string& path : sources_.resources)
    from[path] = source_file(job_.settings, path);
  for (const std::string& path : sources_.files_of(locale).resources)
    from[path] = locale_file(job_.settings, path, locale).value_or(path);
  for (const auto& [path, file] : from)
    files_.push_back({.path = table_.folder(locale) + path, .copied_from = file, .locale = locale});
}

void Builder::plan_files() {
  for (const std::string& locale : options_.locales) {
    for (const SourceArticle& article : sources_.articles) {
      if (is_article_path(article.path)) continue;
      files_.push_back({.path = table_.folder(locale) + article.path, .data = &article, .locale = locale});
    }
    plan_copies(locale);
  }
  const auto put = [&](std::string_view stem, std::string_view bytes, std::string_view extension) {
    std::string name = hashed_name(stem, bytes, extension);
    files_.push_back({.path = name, .bytes = std::string(bytes)});
    return name;
  };
  if (searches_)
    files_.push_back({.path = std::string(kSearchScriptPath), .bytes = std::string(theme_.search_script())});
  stylesheet_ = put("docloc", theme_.stylesheet(), "css");
  script_ = put("docloc", theme_.script(), "js");
}

// The front page: the index article, or the first page there is.
std::string Builder::find_front_article() const {
  for (const std::string_view name : {"index.md", "README.md", "_index.md"}) {
    if (table_.find(name) != nullptr) return std::string(name);
  }
  const auto& all = table_.all();
  return all.empty() ? "" : all.begin()->first;
}

bool Builder::claim(OutputPaths& claimed, const std::string& path, const std::string& source) {
  if (claimed.insert(path).second) return true;
  report_.findings.push_back({.rule = "site/same-output",
                              .severity = Severity::warning,
                              .source = {.path = source},
                              .message = "Another file of the site has this name, so this one was left out.",
                              .hint = "Rename one of the two.",
                              .excerpt = path});
  return false;
}

// Each file of the site comes from one place: a page goes before a file that would have its name.
void Builder::claim(OutputPaths& claimed) {
  for (PagesOfArticle& plan : pages_) {
    std::erase_if(plan.pages, [&](const PagePlan& page) {
      const std::string source = source_file(job_.settings, page.article->path);
      if (!claim(claimed, page.file, source)) return true;
      ++report_.pages;
      return false;
    });
  }
  for (PagesOfArticle& plan : pages_) {
    for (PagePlan& page : plan.pages)
      page.has_twin = page.has_twin && claimed.insert(markdown_twin(page.file)).second;
  }
  std::erase_if(files_, [&](const FilePlan& file) { return !claim(claimed, file.path, file.copied_from); });
}

void Builder::make_file(const FilePlan& plan, Copies& copies, Outcome& outcome) const {
  if (plan.data != nullptr) {
    const Result<std::string> bytes = localized_data(job_, sources_, *plan.data, plan.locale);
    if (bytes) {
      outputs_.write(plan.path, *bytes, outcome);
    } else {
      outcome.failure = bytes.error().what;
    }
  } else if (plan.copied_from.empty()) {
    outputs_.write(plan.path, plan.bytes, outcome);
  } else {
    copies.copy(plan.copied_from, plan.path, outcome);
  }
}

void Builder::take(Outcome outcome, std::string& failure) {
  if (failure.empty()) failure = std::move(outcome.failure);
  std::ranges::move(outcome.changes, std::back_inserter(report_.changes));
  std::ranges::move(outcome.made, std::back_inserter(report_.made));
  std::ranges::move(outcome.findings, std::back_inserter(report_.findings));
}

bool Builder::is_built(std::string_view path) const {
  return std::ranges::any_of(options_.locales, [&](const std::string& locale) {
    const std::string folder = table_.folder(locale);
    return folder.empty() ? path.find('/') == path.npos : path.starts_with(folder);
  });
}

// What all pages share.
Site Builder::shared() const {
  return {.settings = job_.settings,
          .links = *links_,
          .ui = ui_.by_locale,
          .pages = table_,
          .navigation = navigation_,
          .theme = theme_,
          .locales = options_.locales,
          .front_article = find_front_article(),
          .stylesheet = stylesheet_,
          .script = script_,
          .navigation_scripts = navigation_scripts_,
          .search = searches_ ? std::string(kSearchScriptPath) : std::string()};
}

std::string Builder::make_all() {
  const Site site = shared();
  const std::string place = hex16(hash64(options_.out));
  RunRecord& record = job_.cache->record(job_.store, fmt::format("pages-{}", place), "2");
  Copies copies(job_, outputs_, place);
  PageMaker maker(job_, sources_, site, outputs_, pinned_, options_.tool + theme_hash_, record);
  std::vector<Outcome> outcomes(pages_.size() + files_.size());
  for_each_index(
      outcomes.size(), job_.threads,
      [&](size_t i) {
        if (i < pages_.size()) {
          maker.make(pages_[i], outcomes[i]);
        } else {
          make_file(files_[i - pages_.size()], copies, outcomes[i]);
        }
      },
      job_.progress);
  std::string failure;
  for (Outcome& outcome : outcomes)
    take(std::move(outcome), failure);
  // What is not remembered is made again.
  maker.end_run(options_.complete);
  job_.cache->end_run(job_.store, record, options_.complete);
  copies.end_run(options_.complete);
  return failure;
}

// The search of the site as it is now; that of the last build, where no page changed.
std::string Builder::make_search(const OutputPaths& before, OutputPaths& now) {
  if (!searches_) return {};
  const auto is_search = [](const std::string& path) { return path.starts_with("pagefind/"); };
  const bool changed =
      std::ranges::any_of(report_.changes, [](const FileChange& change) { return change.path.ends_with(".html"); });
  if (!changed && std::ranges::any_of(before, is_search)) {
    std::ranges::copy_if(before, std::inserter(now, now.end()), is_search);
    return {};
  }
  Result<SearchRun> run = run_search(job_, options_.out);
  if (!run) return run.error().what;
  std::ranges::move(run->findings, std::back_inserter(report_.findings));
  Outcome outcome;
  for (const SearchFile& file : run->files) {
    const Result<std::string> bytes = job_.store.read(file.copied_from);
    if (!bytes) return bytes.error().what;
    outputs_.write(file.path, *bytes, outcome);
    now.insert(file.path);
  }
  std::string failure;
  take(std::move(outcome), failure);
  return failure;
}

// Of a source page that went with this build.
void Builder::ask_for_redirect(const std::string& path, Outcome& outcome) const {
  const std::string folder = table_.folder(job_.settings.source_locale);
  if (!path.starts_with(folder) || !path.ends_with(".html") || path.ends_with("404.html")) return;
  const std::string article = path.substr(folder.size(), path.size() - folder.size() - 5) + ".md";
  std::string now;
  if (job_.moves != nullptr) {
    for (const auto& [to, from] : job_.moves->renamed)
      now = from == article ? to : now;
  }
  outcome.findings.push_back({.rule = "site/gone",
                              .severity = Severity::info,
                              .source = {.path = source_file(job_.settings, article)},
                              .message = "The page of this article is gone, and nothing leads its readers on.",
                              .hint = fmt::format("Write in docloc.yaml, below redirects: \"{}: {}\".", article,
                                                  now.empty() ? "NEW-ARTICLE.md" : now)});
}

Result<BuildReport> Builder::run() {
  const bool wanted = job_.settings.search && options_.search;
  searches_ = wanted && has_search(job_);
  if (wanted && !searches_ && job_.spawn != nullptr) {
    Result<SearchRun> none = run_search(job_, options_.out);  // says what is missing
    if (none) std::ranges::move(none->findings, std::back_inserter(report_.findings));
  }
  plan_pages();
  if (const Result<void> learned = learn_facts(job_, options_, pages_, pinned_, table_); !learned)
    return fail(learned.error().what);
  if (std::string failure = make_navigation(); !failure.empty()) return fail(std::move(failure));
  plan_files();
  const OutputPaths before = read_output_record(job_.store, options_.out);
  redirects_ = read_redirects(job_, sources_);
  report_.findings.insert(report_.findings.end(), redirects_.findings.begin(), redirects_.findings.end());
  for (SiteFile& file : site_files(shared(), redirects_.redirects)) {
    // A build of some locales leaves the way into the site as it is.
    const bool kept = !options_.complete && before.contains(file.path) && !is_built(file.path);
    if (!kept) files_.push_back({.path = std::move(file.path), .bytes = std::move(file.bytes)});
  }
  OutputPaths now;
  claim(now);
  report_.files = now.size();
  if (!options_.complete) {
    std::ranges::copy_if(before, std::inserter(now, now.end()),
                         [&](const std::string& path) { return !is_built(path); });
  }
  // Named before they are written: a build that is broken off leaves no file that nobody owns.
  if (!std::ranges::includes(before, now)) {
    OutputPaths either = now;
    either.insert(before.begin(), before.end());
    if (const Result<void> kept = write_output_record(job_.store, options_.out, either); !kept)
      return fail(kept.error().what);
  }
  if (std::string failure = make_all(); !failure.empty()) return fail(std::move(failure));
  if (std::string failure = make_search(before, now); !failure.empty()) return fail(std::move(failure));
  Outcome removed;
  for (const std::string& path : before) {
    if (now.contains(path)) continue;
    outputs_.remove(path, removed);
    ask_for_redirect(path, removed);
  }
  std::string failure;
  take(std::move(removed), failure);
  if (!failure.empty()) return fail(std::move(failure));
  if (const Result<void> kept = write_output_record(job_.store, options_.out, now); !kept)
    return fail(kept.error().what);
  std::ranges::sort(report_.changes, {}, &FileChange::path);
  std::ranges::sort(report_.made, {}, &MadePage::path);
  return std::move(report_);
}

}  // namespace

Result<BuildReport> build_site(const Job& job, const Sources& sources, const BuildOptions& options) {
  if (job.cache != nullptr) return Builder(job, sources, options).run();
  BuildCache cache(options.tool);
  Job cached = job;
  cached.cache = &cache;
  return Builder(cached, sources, options).run();
}

}  // namespace docloc::site
