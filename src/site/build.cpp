#include "site/build.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "render/page.h"
#include "site/layout.h"
#include "site/localize.h"
#include "site/output_record.h"
#include "site/page.h"
#include "site/paths.h"
#include "site/strings.h"
#include "site/ui_strings.h"

namespace docloc::site {
namespace {

constexpr std::string_view kIndexPath = "index.html";

// A file of the site and what makes it.
struct Output {
  std::string path;                           // below the site's folder
  std::string locale;                         // empty: of none
  const segment::Article* article = nullptr;  // a page; else
  std::string copied_from;                    // a resource
};

// One source article gives a page in each locale: its catalogs are read once for all of them.
struct Piece {
  std::vector<Output> outputs;
  const segment::Article* source = nullptr;  // its pages that are translations; null: outputs stand as they are
};

struct Outcome {
  std::vector<FileChange> changes;
  Findings findings;
  std::string failure;
};

const segment::Article* find_override(const LocaleFiles& own, std::string_view path) {
  const auto found = std::find_if(own.overrides.begin(), own.overrides.end(),
                                  [&](const segment::Article& article) { return article.path == path; });
  return found == own.overrides.end() ? nullptr : &*found;
}

// A data file is no page: it goes along as a resource does, localized.
std::string output_path(const segment::Article& article) {
  return article.format == segment::Format::markdown ? page_path(article.path) : article.path;
}

std::vector<Piece> plan_pages(const Sources& sources, const BuildOptions& options) {
  std::vector<Piece> pieces;
  for (const segment::Article& article : sources.articles) {
    Piece piece{.source = &article};
    for (const std::string& locale : options.locales) {
      const segment::Article* override_ = find_override(sources.files_of(locale), article.path);
      piece.outputs.push_back({.path = join(locale, output_path(article)),
                               .locale = locale,
                               .article = override_ != nullptr ? override_ : &article});
    }
    pieces.push_back(std::move(piece));
  }
  std::map<std::string_view, Piece> own;
  for (const std::string& locale : options.locales) {
    for (const segment::Article& article : sources.files_of(locale).articles) {
      own[article.path].outputs.push_back(
          {.path = join(locale, output_path(article)), .locale = locale, .article = &article});
    }
  }
  for (auto& [path, piece] : own)
    pieces.push_back(std::move(piece));
  return pieces;
}

Piece plan_resources(const Job& job, const Sources& sources, const std::string& locale) {
  // The source's files first, then the locale's own in their place.
  std::map<std::string, std::string> from;
  for (const std::string& path : sources.resources)
    from[path] = source_file(job.settings, path);
  for (const std::string& path : sources.files_of(locale).resources)
    from[path] = locale_file(job.settings, path, locale).value_or(path);
  Piece piece;
  for (const auto& [path, file] : from)
    piece.outputs.push_back({.path = join(locale, path), .locale = locale, .copied_from = file});
  return piece;
}

struct FrontPage {
  const segment::Article* article = nullptr;
  std::string locale;
};

class Builder {
 public:
  Builder(const Job& job, const Sources& sources, const BuildOptions& options)
      : job_(job),
        sources_(sources),
        options_(options),
        links_(index_links(sources, job.settings)),
        ui_(read_ui_strings(job, options.locales)) {
    if (const auto front = find_front_page()) front_page_ = page_path(front->article->path);
  }

  Result<BuildReport> run();

 private:
  void make(const Piece& piece, Outcome& outcome) const;
  void write(const std::string& path, std::string_view bytes, Outcome& outcome) const;
  [[nodiscard]] std::optional<FrontPage> find_front_page() const;
  [[nodiscard]] OutputPaths claim_outputs(std::vector<Piece>& pieces, BuildReport& report) const;
  [[nodiscard]] bool is_built(std::string_view path) const;
  [[nodiscard]] Result<void> remove_stale(const OutputPaths& before, const OutputPaths& now, BuildReport& report) const;

  const Job& job_;
  const Sources& sources_;
  const BuildOptions& options_;
  links::LinkIndex links_;
  UiRead ui_;
  std::string front_page_;  // below a locale's folder; empty: there is none
};

void Builder::write(const std::string& path, std::string_view bytes, Outcome& outcome) const {
  const std::string full = join(options_.out, path);
  const bool was_there = job_.store.exists(full);
  const Result<bool> written = job_.store.write(full, bytes);
  if (!written) {
    outcome.failure = written.error().what;
  } else if (*written) {
    outcome.changes.push_back({path, was_there ? Change::changed : Change::added});
  }
}

void Builder::make(const Piece& piece, Outcome& outcome) const {
  Strings strings;
  if (piece.source != nullptr) {
    std::vector<std::string> locales;
    for (const std::string& locale : options_.locales) {
      if (locale == job_.settings.source_locale || is_pseudo_locale(locale)) continue;
      for (std::string& one : fallback_chain(job_.settings, locale)) {
        if (std::find(locales.begin(), locales.end(), one) == locales.end()) locales.push_back(std::move(one));
      }
    }
    Result<Strings> read = read_strings(job_, *piece.source, locales);
    if (!read) {
      outcome.failure = read.error().what;
      return;
    }
    strings = std::move(*read);
    outcome.findings = std::move(strings.findings);
  }
  const Site site{job_.settings, links_, ui_.by_locale, front_page_};
  PageParts parts;
  for (const Output& output : piece.outputs)
    parts.locales.push_back(output.locale);
  for (const Output& output : piece.outputs) {
    if (!outcome.failure.empty()) return;
    if (output.article == nullptr) {
      const Result<std::string> bytes = job_.store.read(output.copied_from);
      if (!bytes) {
        outcome.failure = bytes.error().what;
        return;
      }
      write(output.path, *bytes, outcome);
      continue;
    }
    parts.path = output.article->path;
    parts.locale = output.locale;
    parts.article = output.article;
    std::optional<Edition> edition;
    if (output.article == piece.source) {
      edition = localize(job_.settings, *piece.source, strings, output.locale);
      outcome.findings.insert(outcome.findings.end(), edition->localized.findings.begin(),
                              edition->localized.findings.end());
    }
    parts.edition = edition ? &*edition : nullptr;
    if (output.article->format != segment::Format::markdown) {
      write(output.path, edition ? edition->localized.bytes : output.article->bytes, outcome);
      continue;
    }
    write(output.path, render_article_page(site, parts), outcome);
  }
}

// The front page, or the first page there is, of the source locale, or the first that is built.
std::optional<FrontPage> Builder::find_front_page() const {
  const auto first = std::find_if(sources_.articles.begin(), sources_.articles.end(),
                                  [](const segment::Article& one) { return one.format == segment::Format::markdown; });
  if (first == sources_.articles.end() || options_.locales.empty()) return std::nullopt;
  const segment::Article* article = &*first;
  for (const std::string_view name : {"README.md", "index.md"}) {
    if (const segment::Article* found = sources_.find(name)) article = found;
  }
  const std::string& source = job_.settings.source_locale;
  const bool has_source = std::find(options_.locales.begin(), options_.locales.end(), source) != options_.locales.end();
  return FrontPage{article, has_source ? source : options_.locales.front()};
}

// Each file of the site comes from one piece: a page goes before a file that would have its name.
OutputPaths Builder::claim_outputs(std::vector<Piece>& pieces, BuildReport& report) const {
  OutputPaths claimed = {std::string(kStylesheetPath)};
  for (Piece& piece : pieces) {
    std::erase_if(piece.outputs, [&](const Output& output) {
      if (claimed.insert(output.path).second) {
        const bool page = output.article != nullptr && output.article->format == segment::Format::markdown;
        report.pages += page ? 1 : 0;
        return false;
      }
      report.findings.push_back({.rule = "site/same-output",
                                 .severity = Severity::warning,
                                 .source = {.path = output.copied_from},
                                 .message = "Another file of the site has this name, so this one was left out.",
                                 .hint = "Rename one of the two.",
                                 .excerpt = output.path});
      return true;
    });
  }
  return claimed;
}

Result<void> Builder::remove_stale(const OutputPaths& before, const OutputPaths& now, BuildReport& report) const {
  for (const std::string& path : before) {
    if (now.contains(path)) continue;
    if (!job_.store.exists(join(options_.out, path))) continue;
    if (const Result<void> removed = job_.store.remove(join(options_.out, path)); !removed) return removed;
    report.changes.push_back({path, Change::removed});
  }
  return {};
}

bool Builder::is_built(std::string_view path) const {
  const std::string_view folder = path.substr(0, path.find('/'));
  return std::find(options_.locales.begin(), options_.locales.end(), folder) != options_.locales.end();
}

Result<BuildReport> Builder::run() {
  std::vector<Piece> pieces = plan_pages(sources_, options_);
  for (const std::string& locale : options_.locales)
    pieces.push_back(plan_resources(job_, sources_, locale));

  BuildReport report;
  report.findings = ui_.findings;
  const OutputPaths before = read_output_record(job_.store, options_.out);
  OutputPaths now = claim_outputs(pieces, report);
  // A build of some locales leaves the way into the site as it is.
  const std::optional<FrontPage> front =
      options_.complete || !before.contains(kIndexPath) ? find_front_page() : std::nullopt;
  if (front) now.insert(std::string(kIndexPath));
  report.files = now.size();
  if (!options_.complete) {
    std::copy_if(before.begin(), before.end(), std::inserter(now, now.end()),
                 [&](const std::string& path) { return !is_built(path); });
  }
  // Named before they are written: a build that is broken off leaves no file that nobody owns.
  OutputPaths either = now;
  either.insert(before.begin(), before.end());
  if (const Result<void> kept = write_output_record(job_.store, options_.out, either); !kept)
    return fail(kept.error().what);

  std::vector<Outcome> outcomes(pieces.size() + 1);
  for_each_index(pieces.size(), job_.threads, [&](size_t i) { make(pieces[i], outcomes[i]); }, job_.progress);
  write(std::string(kStylesheetPath), render::stylesheet(), outcomes.back());
  if (front) {
    const std::string url = encode_path(join(front->locale, page_path(front->article->path)));
    const std::string& title = job_.settings.site_title.empty() ? title_of(*front->article) : job_.settings.site_title;
    write(std::string(kIndexPath), render_redirect(front->locale, title, url), outcomes.back());
  }
  for (Outcome& outcome : outcomes) {
    if (!outcome.failure.empty()) return fail(std::move(outcome.failure));
    std::move(outcome.changes.begin(), outcome.changes.end(), std::back_inserter(report.changes));
    report.findings.insert(report.findings.end(), outcome.findings.begin(), outcome.findings.end());
  }
  if (const Result<void> removed = remove_stale(before, now, report); !removed) return fail(removed.error().what);
  if (const Result<void> kept = write_output_record(job_.store, options_.out, now); !kept)
    return fail(kept.error().what);
  std::sort(report.changes.begin(), report.changes.end(),
            [](const FileChange& a, const FileChange& b) { return a.path < b.path; });
  return report;
}

}  // namespace

Result<BuildReport> build_site(const Job& job, const Sources& sources, const BuildOptions& options) {
  return Builder(job, sources, options).run();
}

}  // namespace docloc::site
