#include "bench/faults/pages.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>

#include "align/import_markdown.h"
#include "catalog/sync.h"
#include "io/folder_store.h"
#include "site/sources.h"

namespace docloc::bench {

namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// What the corpus' source articles offer to links.
links::LinkIndex index_of(const fs::path& root) {
  site::Settings settings;
  const std::string folder = fs::canonical(root).generic_string();
  Result<std::unique_ptr<io::FolderStore>> store = io::FolderStore::open({folder});
  if (store) {
    settings.layout[0].root = folder + "/en-US";
    const site::Job job{.store = **store, .settings = settings};
    const Result<site::Sources> sources = site::read_sources(job, {});
    if (sources) return site::index_links(*sources, settings);
  }
  fmt::print(stderr, "{}: cannot be read\n", folder);
  std::exit(3);
}

Page page_of(const std::string& corpus, const std::string& locale, const std::string& path, const fs::path& root) {
  Page page{.name = corpus + " " + locale + " " + path,
            .locale = locale,
            .article = segment::read_article(path, read_file(root / "en-US" / path)),
            .target = segment::read_article(path, read_file(root / locale / path)),
            .catalog = {}};
  const catalog::Catalog source = catalog::make_source_catalog(page.article, "en-US", nullptr);
  const align::ImportResult imported = align::import_markdown(
      page.article, page.target,
      {.locale = locale, .source_path = path, .target_path = path, .any_revision = true, .source_catalog = &source});
  page.catalog = align::import_into(page.article, source, nullptr, imported, locale);
  return page;
}

// Rows of "source<TAB>target<TAB>forbidden".
check::Terms terms_of(const fs::path& path) {
  check::Terms terms;
  std::istringstream rows(read_file(path));
  for (std::string row; std::getline(rows, row);) {
    std::istringstream fields(row);
    std::string source;
    std::string target;
    std::string forbidden;
    std::getline(fields, source, '\t');
    std::getline(fields, target, '\t');
    std::getline(fields, forbidden, '\t');
    if (source.empty()) continue;
    check::Term& term = terms.terms.emplace_back();
    term.source = source;
    if (!target.empty()) term.targets.push_back(target);
    if (!forbidden.empty()) term.forbidden.push_back(forbidden);
  }
  return terms;
}

}  // namespace

Pages read_pages(const std::string& list, const std::string& fixtures, const std::string& shared) {
  Pages out;
  std::istringstream rows(read_file(list));
  for (std::string row; std::getline(rows, row);) {
    std::istringstream fields(row);
    std::string corpus;
    std::string locale;
    std::string path;
    if (row.starts_with('#') || !std::getline(fields, corpus, '\t') || !std::getline(fields, locale, '\t') ||
        !std::getline(fields, path, '\t'))
      continue;
    const fs::path root = corpus == "fixtures" ? fs::path(fixtures) : fs::path(shared) / corpus;
    if (!fs::exists(root / locale / path) || !fs::exists(root / "en-US" / path)) {
      out.absent.push_back((root / locale / path).generic_string());
      continue;
    }
    out.pages.push_back(page_of(corpus, locale, path, root));
    auto at = out.corpora.find(corpus);
    if (at == out.corpora.end()) at = out.corpora.emplace(corpus, Corpus{corpus, index_of(root)}).first;
    out.links.push_back(&at->second.links);
    if (!out.terms.contains(locale)) out.terms[locale] = terms_of(fs::path(fixtures) / (locale + ".terms.tsv"));
  }
  return out;
}

}  // namespace docloc::bench
