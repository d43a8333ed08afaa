#include "site/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "base/source.h"
#include "render/slug.h"
#include "site/build_cache.h"
#include "site/export_record.h"
#include "site/layout.h"
#include "site/paths.h"

namespace docloc::site {
namespace {

// What is known of articles, by file and its stamp.
RunRecord& article_record(const Job& job) {
  return job.cache->record(job.store, "articles", fmt::format("{} {}", job.cache->tool(), job.settings.fingerprint));
}

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
bool is_override(const SourceArticle& article) {
  return article.format != segment::Format::markdown || article.facet().mark == "override";
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
    const bool has_source = sources.has(file.path);
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

segment::Article read_one(const Store& store, const LayoutFile& file, const segment::ExtractOptions& options,
                          std::string& failure) {
  Result<std::string> bytes = store.read(file.file);
  if (!bytes) {
    failure = std::move(bytes.error().what);
    return {};
  }
  segment::Article article = segment::read_article(file.path, std::move(*bytes), options);
  rebase_findings(article.findings, file.path, file.file);
  return article;
}

// What an article is by the time that somebody asks for its text. One that is gone meanwhile cannot be used.
SourceArticle::Read read_again(const Job& job, const LayoutFile& file,
                               const std::shared_ptr<const segment::ExtractOptions>& options) {
  return [&store = job.store, file, options] {
    std::string failure;
    segment::Article article = read_one(store, file, *options, failure);
    if (!failure.empty()) article = {.path = file.path, .format = segment::format_of(file.path), .usable = false};
    return article;
  };
}

// The articles in `files`, in that order, unusable ones included. Those that the cache knows are not read yet.
Result<std::vector<SourceArticle>> read_late(const Job& job, const std::vector<LayoutFile>& files) {
  const auto options = std::make_shared<const segment::ExtractOptions>(extract_options(job.settings));
  std::vector<std::optional<SourceArticle>> articles(files.size());
  std::vector<std::string> failures(files.size());
  RunRecord* record = job.cache == nullptr ? nullptr : &article_record(job);
  for_each_index(
      files.size(), job.threads,
      [&](size_t i) {
        const LayoutFile& file = files[i];
        std::string stamp = record == nullptr ? std::string() : job.cache->stamp(job.store, file.file);
        if (stamp == BuildCache::kGone) stamp.clear();
        if (const auto known = record == nullptr ? std::nullopt : record->find(file.file, stamp)) {
          FieldReader fields(*known);
          ArticleFacet facet = read_facet(fields);
          if (!fields.failed()) {
            articles[i].emplace(file.path, std::move(facet), read_again(job, file, options));
            return;
          }
        }
        segment::Article article = read_one(job.store, file, *options, failures[i]);
        if (!failures[i].empty()) return;
        ArticleFacet facet = facet_of(article);
        if (record != nullptr) {
          Fields fields;
          add_facet(fields, facet);
          record->put(file.file, stamp, fields.bytes());
        }
        articles[i].emplace(std::move(article), std::move(facet),
                            record == nullptr ? nullptr : read_again(job, file, options));
      },
      job.progress);
  std::vector<SourceArticle> read;
  read.reserve(files.size());
  for (size_t i = 0; i < files.size(); ++i) {
    if (!failures[i].empty()) return fail(std::move(failures[i]));
    read.push_back(std::move(*articles[i]));
  }
  return read;
}

Result<void> read_own_files(const Job& job, const std::string& locale, Sources& sources) {
  Result<LayoutFiles> listed = list_locale_files(job.store, job.settings, locale);
  if (!listed) return fail(listed.error().what);
  if (const Result<void> left = leave_exports_out(job, locale, sources, listed->files); !left) {
    return fail(left.error().what);
  }
  SourceList listing = sort_out(job, std::move(listed->files));
  Result<std::vector<SourceArticle>> articles = read_late(job, listing.articles);
  if (!articles) return fail(articles.error().what);
  LocaleFiles files;
  files.resources = std::move(listing.resources);
  for (size_t i = 0; i < articles->size(); ++i) {
    SourceArticle& article = (*articles)[i];
    const bool has_source = sources.has(article.path);
    if (has_source && !is_override(article)) {
      // Among exports, one that mentions overrides without being one.
      if (listing.articles[i].is_exported) continue;
      sources.findings.push_back(article_in_locale(listing.articles[i].file, locale));
      continue;
    }
    const ArticleFacet& facet = article.facet();
    sources.findings.insert(sources.findings.end(), facet.findings.begin(), facet.findings.end());
    if (!facet.usable) continue;
    (has_source ? files.overrides : files.articles).push_back(std::move(article));
  }
  sources.own.emplace(locale, std::move(files));
  return {};
}

// As the pages have them; `ops`: and as OPS makes them for what is exported to it.
std::vector<std::string> anchors_of(const segment::Article& article, bool ops) {
  std::vector<std::string> anchors = render::heading_ids(article.document, article.bytes);
  for (std::string& name : links::written_anchors(article))
    anchors.push_back(std::move(name));
  for (const segment::Unit& unit : article.units) {
    if (ops && unit.kind == segment::UnitKind::heading) anchors.push_back(segment::ops_anchor(article, unit));
  }
  return anchors;
}

links::Tree tree_of(const std::vector<SourceArticle>& articles, const std::vector<std::string>& resources,
                    bool with_anchors, bool ops) {
  links::Tree tree;
  tree.articles.reserve(articles.size());
  tree.resources = resources;
  for (const SourceArticle& article : articles) {
    if (article.format == segment::Format::markdown) {
      tree.articles.push_back(
          {article.path, with_anchors ? anchors_of(article.get(), ops) : std::vector<std::string>()});
    } else {
      tree.resources.push_back(article.path);
    }
  }
  std::sort(tree.resources.begin(), tree.resources.end());
  return tree;
}

links::LinkIndex index_of(const Sources& sources, const Settings& settings, bool with_anchors) {
  std::map<std::string, links::Tree, std::less<>> trees;
  trees.emplace(settings.source_locale, tree_of(sources.articles, sources.resources, with_anchors, settings.ops));
  for (const auto& [locale, files] : sources.own)
    trees.emplace(locale, tree_of(files.articles, files.resources, with_anchors, settings.ops));
  return links::LinkIndex(settings.source_locale, std::move(trees));
}

}  // namespace

const SourceArticle* LocaleFiles::find_override(std::string_view path) const {
  const auto found = std::ranges::lower_bound(overrides, path, {}, &SourceArticle::path);
  return found != overrides.end() && found->path == path ? &*found : nullptr;
}

const SourceArticle* Sources::find_article(std::string_view path) const {
  const auto found = std::ranges::lower_bound(articles, path, {}, &SourceArticle::path);
  return found != articles.end() && found->path == path ? &*found : nullptr;
}

const segment::Article* Sources::find(std::string_view path) const {
  const SourceArticle* article = find_article(path);
  return article == nullptr ? nullptr : &article->get();
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
      files.size(), job.threads, [&](size_t i) { articles[i] = read_one(job.store, files[i], options, failures[i]); },
      job.progress);
  for (std::string& failure : failures) {
    if (!failure.empty()) return fail(std::move(failure));
  }
  return articles;
}

Result<Sources> read_sources(const Job& job, const std::vector<std::string>& locales) {
  if (job.cache != nullptr) job.cache->begin_run();
  Sources sources;
  Result<SourceList> listed = list_sources(job);
  if (!listed) return fail(listed.error().what);
  sources.findings = std::move(listed->findings);
  sources.resources = std::move(listed->resources);
  Result<std::vector<SourceArticle>> articles = read_late(job, listed->articles);
  if (!articles) return fail(articles.error().what);
  for (SourceArticle& article : *articles) {
    const ArticleFacet& facet = article.facet();
    sources.findings.insert(sources.findings.end(), facet.findings.begin(), facet.findings.end());
    if (facet.usable) sources.articles.push_back(std::move(article));
  }
  for (const std::string& locale : locales) {
    if (locale == job.settings.source_locale) continue;
    if (const Result<void> read = read_own_files(job, locale, sources); !read) return fail(read.error().what);
  }
  if (job.cache != nullptr) job.cache->end_run(job.store, article_record(job), true);
  return sources;
}

links::LinkIndex index_links(const Sources& sources, const Settings& settings) {
  return index_of(sources, settings, true);
}

links::LinkIndex index_paths(const Sources& sources, const Settings& settings) {
  return index_of(sources, settings, false);
}

uint64_t hash_of_paths(const Sources& sources) {
  Fields fields;
  const auto add = [&](std::string_view locale, const std::vector<SourceArticle>& articles,
                       const std::vector<std::string>& resources) {
    fields.add(locale);
    for (const SourceArticle& article : articles)
      fields.add(article.path);
    fields.add("");  // no path
    for (const std::string& path : resources)
      fields.add(path);
    fields.add("");
  };
  add("", sources.articles, sources.resources);
  for (const auto& [locale, files] : sources.own)
    add(locale, files.articles, files.resources);
  return hash64(fields.bytes());
}

void rebase_findings(Findings& findings, std::string_view path, std::string_view file) {
  for (Finding& finding : findings) {
    if (finding.source.path == path) finding.source.path = file;
  }
}

}  // namespace docloc::site
