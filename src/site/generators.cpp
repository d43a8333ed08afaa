// Generators that are configured in TOML, YAML or JSON: Hugo, DocFX with or without OPS, MkDocs, mdBook.
#include "site/generators.h"

#include <fmt/format.h>

#include <algorithm>

#include "site/generator_config.h"
#include "site/paths.h"
#include "site/read_layout.h"

namespace docloc::site {
namespace {

using yaml::Tree;

constexpr size_t kLargestConfig = 1U << 20U;

Tree read_config(const Repository::File& file) {
  if (file.path.ends_with(".toml")) return read_toml(file.bytes, true);
  return yaml::read_tree(file.path, file.bytes).tree;
}

// Hugo does not mind how its keys are spelled.
Tree fold_keys(Tree tree) {
  for (Tree::Member& member : tree.members) {
    for (char& c : member.first)
      c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    member.second = fold_keys(std::move(member.second));
  }
  return tree;
}

std::string last_name(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

// Hugo's languages have folders: where those differ in their last name alone, that name is the language's code.
bool name_by_folder(const Tree& languages, Generator& generator, std::string& folder) {
  std::vector<GeneratorLanguage*> all = {&generator.source};
  for (GeneratorLanguage& language : generator.languages)
    all.push_back(&language);
  std::vector<std::string> folders;
  for (const GeneratorLanguage* language : all)
    folders.push_back(text_at(languages, language->code, "contentdir"));
  folder = folder_of(folders.front());
  const bool regular = std::all_of(folders.begin(), folders.end(),
                                   [&](const std::string& one) { return !one.empty() && folder_of(one) == folder; });
  if (!regular) return false;
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i]->tag.empty()) all[i]->tag = all[i]->code;
    all[i]->code = last_name(folders[i]);
  }
  return true;
}

// "**/*.{md,yml}" gives two globs: docloc's have no braces.
std::vector<std::string> without_braces(const std::string& glob) {
  const size_t open = glob.find('{');
  const size_t close = glob.find('}', open);
  if (open == glob.npos || close == glob.npos) return {glob};
  std::vector<std::string> globs;
  for (size_t begin = open + 1; begin <= close;) {
    const size_t end = std::min(glob.find(',', begin), close);
    for (std::string& one :
         without_braces(glob.substr(0, open) + glob.substr(begin, end - begin) + glob.substr(close + 1)))
      globs.push_back(std::move(one));
    begin = end + 1;
  }
  return globs;
}

std::vector<std::string> docfx_globs(const Tree* list, const std::string& root) {
  std::vector<std::string> globs;
  for (const std::string& one : texts_of(list)) {
    for (std::string& glob : without_braces(one)) {
      while (glob.starts_with("./"))
        glob.erase(0, 2);
      if (!glob.starts_with("..") && !glob.starts_with('/')) globs.push_back(join(root, glob));
    }
  }
  return globs;
}

std::string docfx_root(const Tree& entry, const std::string& site) {
  std::string source = text_at(entry, "src");
  while (source.starts_with("./"))
    source.erase(0, 2);
  while (source.ends_with('/'))
    source.pop_back();
  if (source == ".") source.clear();
  return source.starts_with("..") ? site : join(site, source);
}

void add_docfx_rows(const Tree& docfx, const std::string& site, Generator& generator) {
  const Tree* build = docfx.find("build");
  const Tree* content = build == nullptr ? nullptr : build->find("content");
  const Tree* resources = build == nullptr ? nullptr : build->find("resource");
  for (const Tree& entry : content == nullptr ? std::vector<Tree>{} : content->items) {
    const std::string root = docfx_root(entry, site);
    RowText row{.exclude = docfx_globs(entry.find("exclude"), root)};
    for (std::string& glob : docfx_globs(entry.find("files"), root)) {
      // API pages are made from code: ManagedReference YAML is nobody's to translate here.
      const bool is_text = glob.ends_with(".md") || glob.ends_with("toc.yml") || glob.ends_with("*.yml");
      if (is_text && glob.find("api/") == glob.npos) row.sources.push_back(std::move(glob));
    }
    for (const Tree& files : resources == nullptr ? std::vector<Tree>{} : resources->items) {
      if (docfx_root(files, site) != root) continue;
      for (std::string& glob : docfx_globs(files.find("files"), root))
        row.resources.push_back(std::move(glob));
    }
    if (!row.sources.empty()) generator.rows.push_back(std::move(row));
  }
}

const Tree* find_plugin(const Tree& plugins, std::string_view name) {
  if (const Tree* found = plugins.find(name)) return found;
  for (const Tree& item : plugins.items) {
    if (const Tree* found = item.find(name)) return found;
  }
  return nullptr;
}

// Newer versions list their languages, older ones map codes to names.
void read_mkdocs_languages(const Tree& plugin, Generator& generator) {
  const Tree* languages = plugin.find("languages");
  if (languages == nullptr) return;
  const std::string standard = text_at(plugin, "default_language");
  for (const Tree& item : languages->items) {
    const std::string code = text_at(item, "locale");
    if (text_at(item, "default") == "true") {
      generator.source = {code, ""};
    } else if (!code.empty() && code != "null") {
      generator.languages.push_back({code, ""});
    }
  }
  for (const auto& [code, value] : languages->members) {
    if (code == "default") continue;
    if (code == standard) {
      generator.source = {code, ""};
    } else {
      generator.languages.push_back({code, ""});
    }
  }
}

}  // namespace

std::optional<Repository::File> Repository::first_of(const std::vector<std::string>& files) const {
  for (const std::string& path : files) {
    if (!store.exists(path)) continue;
    Result<std::string> bytes = store.read(path);
    if (bytes && bytes->size() <= kLargestConfig) return File{path, std::move(*bytes)};
  }
  return std::nullopt;
}

bool Repository::has(std::string_view folder, std::string_view glob) const {
  const Result<std::vector<std::string>> files = store.list(folder.empty() ? "." : folder);
  return files &&
         std::any_of(files->begin(), files->end(), [&](const std::string& p) { return matches_glob(glob, p); });
}

std::vector<std::string> in_usual_folders(const std::vector<std::string>& names) {
  std::vector<std::string> paths;
  for (const std::string_view folder : {"", "docs", "website", "site", "documentation", "doc", "book"}) {
    for (const std::string& name : names)
      paths.push_back(join(folder, name));
  }
  return paths;
}

RowText site_root_row(std::string_view folder) {
  return {.resources = {join(folder, "**")}, .under = ""};
}

std::optional<Generator> recognise_hugo(const Repository& repository) {
  std::vector<std::string> names;
  for (const std::string_view name : {"hugo", "config", "config/_default/hugo", "config/_default/config"}) {
    for (const std::string_view extension : {"toml", "yaml", "yml", "json"})
      names.push_back(fmt::format("{}.{}", name, extension));
  }
  const auto file = repository.first_of(in_usual_folders(names));
  if (!file) return std::nullopt;
  const Tree config = fold_keys(read_config(*file));
  std::string site = folder_of(file->path);
  if (site.ends_with("config/_default")) site = folder_of(folder_of(site));
  std::string content = text_at(config, "contentdir");
  if (content.empty()) content = "content";
  // Other programs have a config.toml too; Zola's has content beside it, and another spelling.
  const bool named = last_name(file->path).starts_with("hugo.");
  const bool likely = config.find("base_url") == nullptr && repository.has(join(site, content), "**/*.md");
  if (!named && !likely) return std::nullopt;

  Generator generator{.name = "Hugo", .config = file->path, .dialects = {"dialect.shortcodes"}, .heading_ids = "hugo"};
  const std::string standard = text_at(config, "defaultcontentlanguage");
  generator.source.code = standard.empty() ? "en" : standard;
  Tree languages;
  if (const Tree* inner = config.find("languages")) {
    languages = *inner;
  } else if (const auto split = repository.first_of(
                 {join(site, "config/_default/languages.toml"), join(site, "config/_default/languages.yaml"),
                  join(site, "config/_default/languages.yml"), join(site, "config/_default/languages.json")})) {
    languages = fold_keys(read_config(*split));
  }
  for (const auto& [code, entry] : languages.members) {
    std::string tag = text_at(entry, "languagecode");
    if (code == generator.source.code) {
      generator.source.tag = std::move(tag);
    } else {
      generator.languages.push_back({code, std::move(tag)});
    }
  }
  if (generator.languages.empty()) {
    generator.notes.emplace_back(
        fmt::format("{} has no other languages yet: add [languages.<code>] for each.", file->path));
  }
  std::string folder;
  const std::string source_folder = join(join(site, content), generator.source.code);
  const bool lies_in_folder = languages.members.empty() && repository.has(source_folder, "**/*.md");
  if (name_by_folder(languages, generator, folder) || lies_in_folder) {
    const std::string base = join(site, lies_in_folder ? content : folder);
    generator.rows.push_back({.sources = {join(base, "{locale}/**/*.md")}, .to = join(base, "{locale}/")});
  } else {
    const std::string base = join(site, content);
    const bool marked = repository.has(base, fmt::format("**/*.{}.md", generator.source.code));
    generator.rows.push_back({.sources = {join(base, marked ? "**/*.{locale}.md" : "**/*.md")},
                              .to = join(base, "{dir}/{name}.{locale}.{ext}")});
    if (languages.members.empty()) {
      generator.notes.emplace_back(
          "No language has a contentDir, so translations get the language in their names (a.sv.md).");
    }
  }
  if (const std::string files = join(site, "static"); repository.has(files, "**")) {
    generator.rows.push_back(site_root_row(files));
  }
  return generator;
}

std::optional<Generator> recognise_docfx(const Repository& repository) {
  const auto publish = repository.first_of({".openpublishing.publish.config.json"});
  std::vector<std::string> places = in_usual_folders({"docfx.json"});
  Tree docsets;
  if (publish) {
    const Tree config = read_config(*publish);
    if (const Tree* found = config.find("docsets_to_publish")) docsets = *found;
    for (const Tree& docset : docsets.items) {
      const std::string folder = text_at(docset, "build_source_folder");
      places.insert(places.begin(), join(folder == "." ? "" : folder, "docfx.json"));
    }
  }
  const auto file = repository.first_of(places);
  if (!file) return std::nullopt;
  Generator generator{.name = publish ? "DocFX for OPS" : "DocFX", .config = file->path};
  add_docfx_rows(read_config(*file), folder_of(file->path), generator);
  if (generator.rows.empty()) {
    generator.rows.push_back({.sources = {join(folder_of(file->path), "**/*.md")}});
    generator.notes.emplace_back(
        "Which articles it builds is not in its configuration; all Markdown beside it was taken.");
  }
  if (publish) generator.dialects.emplace_back("dialect.ops");
  generator.lower_case_codes = publish.has_value();
  for (RowText& row : generator.rows) {
    const std::string root = root_of_globs(row.sources);
    // OPS: one repository a locale, of the same tree, its name ending in the locale.
    const std::string beside = "../" + (repository.name.empty() ? "docs" : repository.name) + ".{locale}";
    row.to = join(join(publish ? beside : "localized/{locale}", root), "{path}");
    row.copy_resources = !publish;
    if (root.empty()) row.exclude.insert(row.exclude.end(), {"_site/**", "obj/**", "localized/**", "README.md"});
  }
  generator.notes.emplace_back(
      publish
          ? "Each locale's repository is taken to lie beside this one, named as this one with the locale behind it."
          : "DocFX has no place for translations of its own; localized/<locale> has the same tree, for a docfx.json "
            "a language.");
  return generator;
}

std::optional<Generator> recognise_mkdocs(const Repository& repository) {
  const auto file = repository.first_of(in_usual_folders({"mkdocs.yml", "mkdocs.yaml"}));
  if (!file) return std::nullopt;
  Generator generator{
      .name = "MkDocs", .config = file->path, .dialects = {"dialect.admonitions"}, .heading_ids = "mkdocs"};
  const yaml::TreeRead read = yaml::read_tree(file->path, file->bytes);
  if (!read.findings.empty()) {
    generator.notes.push_back(fmt::format("{} could not be read; its defaults were taken.", file->path));
  }
  std::string docs = text_at(read.tree, "docs_dir");
  if (docs.empty() || docs.starts_with("..")) docs = "docs";
  docs = join(folder_of(file->path), docs);
  if (file->bytes.find("arithmatex") != std::string::npos) generator.dialects.emplace_back("dialect.math");
  if (file->bytes.find("macros") != std::string::npos) generator.dialects.emplace_back("dialect.liquid");
  const Tree* plugins = read.tree.find("plugins");
  const Tree* plugin = plugins == nullptr ? nullptr : find_plugin(*plugins, "i18n");
  bool folders = false;
  if (plugin != nullptr) {
    read_mkdocs_languages(*plugin, generator);
    folders = text_at(*plugin, "docs_structure") == "folder";
  } else {
    generator.notes.emplace_back(
        "The configuration has no plugin 'i18n' yet: install mkdocs-static-i18n for its suffixes.");
  }
  if (generator.source.code.empty()) generator.source.code = "en";
  const bool marked = !folders && repository.has(docs, fmt::format("**/*.{}.md", generator.source.code));
  generator.rows.push_back(folders ? RowText{.sources = {join(docs, "{locale}/**/*.md")}, .to = join(docs, "{locale}/")}
                                   : RowText{.sources = {join(docs, marked ? "**/*.{locale}.md" : "**/*.md")},
                                             .to = join(docs, "{dir}/{name}.{locale}.{ext}")});
  return generator;
}

std::optional<Generator> recognise_mdbook(const Repository& repository) {
  const auto file = repository.first_of(in_usual_folders({"book.toml"}));
  if (!file) return std::nullopt;
  Generator generator{.name = "mdBook", .config = file->path, .dialects = {"dialect.liquid"}};
  const Tree config = read_toml(file->bytes, false);
  std::string source = text_at(config, "book", "src");
  if (source.empty()) source = "src";
  generator.source = {"", text_at(config, "book", "language")};
  if (file->bytes.find("mathjax-support = true") != std::string::npos) generator.dialects.emplace_back("dialect.math");
  const std::string root = join(folder_of(file->path), source);
  generator.rows.push_back({.sources = {join(root, "**/*.md")}, .to = root + "-{locale}/", .copy_resources = true});
  generator.notes.emplace_back(
      fmt::format("mdBook builds one language at a time: MDBOOK_BOOK__SRC={}-<locale> "
                  "MDBOOK_BOOK__LANGUAGE=<locale> mdbook build -d book/<locale>.",
                  source));
  return generator;
}

}  // namespace docloc::site
