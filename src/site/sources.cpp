#include "site/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/source.h"
#include "render/slug.h"
#include "site/export_record.h"
#include "site/layout.h"
#include "site/paths.h"

namespace docloc::site {
namespace {

// Pages that a YAML file is the whole of, by what its first line says ("### YamlMime:Landing").
bool is_yaml_page(const Store& store, const LayoutFile& file) {
  constexpr std::array<std::string_view, 8> kPages = {"Landing", "Hub",        "FAQ",          "Tutorial",
                                                      "Module",  "ModuleUnit", "LearningPath", "YamlDocument"};
  if (segment::format_of(file.path) != segment::Format::yaml) return false;
  const Result<std::string> bytes = store.read(file.file);
  if (!bytes) return false;
  std::string_view line = *bytes;
  line.remove_prefix(bom_size(line));
  line = line.substr(0, line.find_first_of("\r\n"));
  constexpr std::string_view kMark = "YamlMime:";
  const size_t mark = line.find(kMark);
  if (!line.starts_with('#') || mark == line.npos) return false;
  const std::string_view kind = line.substr(mark + kMark.size(), line.find_first_of(" \t", mark) - mark - kMark.size());
  return std::find(kPages.begin(), kPages.end(), kind) != kPages.end();
}

// A row of the layout may name every file; of data files those count that the settings name.
bool is_source_file(const Job& job, const LayoutFile& file) {
  if (is_article_path(file.path)) return file.is_source;
  if (segment::format_of(file.path) == segment::Format::markdown) return false;
  return (file.is_source && matches_any(job.settings.data_files, file.path)) || is_yaml_page(job.store, file);
}

SourceList sort_out(const Job& job, std::vector<LayoutFile> files) {
  SourceList listing;
  for (LayoutFile& file : files) {
    if (is_source_file(job, file)) {
      listing.articles.push_back(std::move(file));
    } else {
      listing.resources.push_back(std::move(file.path));
    }
  }
  return listing;
}

// A data file has no place to say so.
bool is_override(const segment::Article& article) {
  if (article.format != segment::Format::markdown) return true;
  const yaml::Scalar* scalar = article.front_matter.find("docloc");
  return scalar != nullptr && scalar->value == "override";
}

Finding article_in_locale(std::string path, const std::string& locale) {
  return {.rule = "site/article-in-locale",
          .severity = Severity::error,
          .source = {},
          .target = {.path = path},
          .locale = locale,
          .message = "This article has the path of a source article, so it is not used.",
          .hint = fmt::format("Take its text in with 'docloc import --locale {} {}' and delete it, or write 'docloc: "
                              "override' in its front matter to have it stand in the source's place.",
                              locale, path)};
}

// What export wrote is nobody's own: every translation of a source that does not say that it stands in its place, and
// what the record has of sources that are gone and of resources.
Result<void> leave_exports_out(const Job& job, const std::string& locale, const Sources& sources,
                               std::vector<LayoutFile>& files) {
  const ExportRecord record = read_export_record(job.store, locale);
  std::vector<char> is_own(files.size(), 1);
  std::vector<std::string> failures(files.size());
  for_each_index(files.size(), job.threads, [&](size_t i) {
    const LayoutFile& file = files[i];
    const bool has_source = sources.find(file.path) != nullptr;
    if (!file.is_exported || (!has_source && !record.contains(file.file))) return;
    const Result<std::string> bytes = job.store.read(file.file);
    if (!bytes) {
      failures[i] = bytes.error().what;
    } else if (is_as_exported(record, file.file, *bytes) || (has_source && bytes->find("override") == bytes->npos)) {
      is_own[i] = 0;
    }
  });
  for (std::string& failure : failures) {
    if (!failure.empty()) return fail(std::move(failure));
  }
  size_t i = 0;
  std::erase_if(files, [&](const LayoutFile&) { return is_own[i++] == 0; });
  return {};
}

Result<void> read_own_files(const Job& job, const std::string& locale, Sources& sources) {
  Result<LayoutFiles> listed = list_locale_files(job.store, job.settings, locale);
  if (!listed) return fail(listed.error().what);
  if (const Result<void> left = leave_exports_out(job, locale, sources, listed->files); !left) {
    return fail(left.error().what);
  }
  SourceList listing = sort_out(job, std::move(listed->files));
  Result<std::vector<segment::Article>> articles = read_articles(job, listing.articles);
  if (!articles) return fail(articles.error().what);
  LocaleFiles files;
  files.resources = std::move(listing.resources);
  for (size_t i = 0; i < articles->size(); ++i) {
    segment::Article& article = (*articles)[i];
    const bool has_source = sources.find(article.path) != nullptr;
    if (has_source && !is_override(article)) {
      // Among exports, one that mentions overrides without being one.
      if (listing.articles[i].is_exported) continue;
      sources.findings.push_back(article_in_locale(listing.articles[i].file, locale));
      continue;
    }
    sources.findings.insert(sources.findings.end(), article.findings.begin(), article.findings.end());
    if (!article.usable) continue;
    (has_source ? files.overrides : files.articles).push_back(std::move(article));
  }
  sources.own.emplace(locale, std::move(files));
  return {};
}

// As the pages have them; `ops`: and as OPS makes them for what is exported to it.
std::vector<std::string> anchors_of(const segment::Article& article, bool ops) {
  std::vector<std::string> anchors = render::heading_ids(article.document);
  for (std::string& name : links::written_anchors(article))
    anchors.push_back(std::move(name));
  for (const segment::Unit& unit : article.units) {
    if (ops && unit.kind == segment::UnitKind::heading) anchors.push_back(segment::ops_anchor(article, unit));
  }
  return anchors;
}

links::Tree tree_of(const std::vector<segment::Article>& articles, const std::vector<std::string>& resources,
                    bool ops) {
  links::Tree tree;
  tree.articles.reserve(articles.size());
  tree.resources = resources;
  for (const segment::Article& article : articles) {
    if (article.format == segment::Format::markdown) {
      tree.articles.push_back({article.path, anchors_of(article, ops)});
    } else {
      tree.resources.push_back(article.path);
    }
  }
  std::sort(tree.resources.begin(), tree.resources.end());
  return tree;
}

}  // namespace

const segment::Article* LocaleFiles::find_override(std::string_view path) const {
  const auto found = std::ranges::find(overrides, path, &segment::Article::path);
  return found == overrides.end() ? nullptr : &*found;
}

const segment::Article* Sources::find(std::string_view path) const {
  const auto found =
      std::lower_bound(articles.begin(), articles.end(), path,
                       [](const segment::Article& article, std::string_view wanted) { return article.path < wanted; });
  return found != articles.end() && found->path == path ? &*found : nullptr;
}

const LocaleFiles& Sources::files_of(std::string_view locale) const {
  static const LocaleFiles kNone;
  const auto found = own.find(locale);
  return found == own.end() ? kNone : found->second;
}

Result<SourceList> list_sources(const Job& job) {
  Result<LayoutFiles> listed = list_source_files(job.store, job.settings);
  if (!listed) return fail(listed.error().what);
  SourceList list = sort_out(job, std::move(listed->files));
  list.findings = std::move(listed->findings);
  return list;
}

Result<std::vector<segment::Article>> read_articles(const Job& job, const std::vector<LayoutFile>& files) {
  const segment::ExtractOptions options = extract_options(job.settings);
  std::vector<segment::Article> articles(files.size());
  std::vector<std::string> failures(files.size());
  for_each_index(
      files.size(), job.threads,
      [&](size_t i) {
        Result<std::string> bytes = job.store.read(files[i].file);
        if (bytes) {
          articles[i] = segment::read_article(files[i].path, std::move(*bytes), options);
          rebase_findings(articles[i].findings, files[i].path, files[i].file);
        } else {
          failures[i] = bytes.error().what;
        }
      },
      job.progress);
  for (std::string& failure : failures) {
    if (!failure.empty()) return fail(std::move(failure));
  }
  return articles;
}

Result<Sources> read_sources(const Job& job, const std::vector<std::string>& locales) {
  Sources sources;
  Result<SourceList> listed = list_sources(job);
  if (!listed) return fail(listed.error().what);
  sources.findings = std::move(listed->findings);
  sources.resources = std::move(listed->resources);
  Result<std::vector<segment::Article>> articles = read_articles(job, listed->articles);
  if (!articles) return fail(articles.error().what);
  for (segment::Article& article : *articles) {
    sources.findings.insert(sources.findings.end(), article.findings.begin(), article.findings.end());
    if (article.usable) sources.articles.push_back(std::move(article));
  }
  for (const std::string& locale : locales) {
    if (locale == job.settings.source_locale) continue;
    if (const Result<void> read = read_own_files(job, locale, sources); !read) return fail(read.error().what);
  }
  return sources;
}

links::LinkIndex index_links(const Sources& sources, const Settings& settings) {
  std::map<std::string, links::Tree, std::less<>> trees;
  trees.emplace(settings.source_locale, tree_of(sources.articles, sources.resources, settings.ops));
  for (const auto& [locale, files] : sources.own)
    trees.emplace(locale, tree_of(files.articles, files.resources, settings.ops));
  return links::LinkIndex(settings.source_locale, std::move(trees));
}

void rebase_findings(Findings& findings, std::string_view path, std::string_view file) {
  for (Finding& finding : findings) {
    if (finding.source.path == path) finding.source.path = file;
  }
}

}  // namespace docloc::site
