// Generators that are configured in JavaScript: Docusaurus, VitePress, Starlight.
#include <algorithm>

#include "site/generator_config.h"
#include "site/generators.h"
#include "site/paths.h"

namespace docloc::site {
namespace {

using yaml::Tree;

std::vector<std::string> with_extensions(std::string_view name, const std::vector<std::string>& extensions) {
  std::vector<std::string> names;
  for (const std::string& extension : extensions)
    names.push_back(std::string(name) + "." + extension);
  return names;
}

std::vector<std::string> markdown_below(std::string_view folder) {
  return {join(folder, "**/*.md"), join(folder, "**/*.mdx")};
}

// locales: { root: { lang: 'en' }, sv: { lang: 'sv-SE' } }. The source's folder, where it has one, is its code.
void read_locales(const Tree& locales, const std::string& standard, Generator& generator) {
  const Tree* root = locales.find("root");
  if (root != nullptr) generator.source.tag = text_at(*root, "lang");
  for (const auto& [code, entry] : locales.members) {
    if (code == "root") continue;
    const GeneratorLanguage language{code, text_at(entry, "lang")};
    const bool is_source = root == nullptr && (standard.empty() ? generator.source.code.empty() : code == standard);
    if (is_source) {
      generator.source = language;
    } else {
      generator.languages.push_back(language);
    }
  }
}

}  // namespace

std::optional<Generator> recognise_docusaurus(const Repository& repository) {
  const auto file =
      repository.first_of(in_usual_folders(with_extensions("docusaurus.config", {"js", "ts", "mjs", "cjs", "mts"})));
  if (!file) return std::nullopt;
  Generator generator{.name = "Docusaurus", .config = file->path, .dialects = {"dialect.mdx", "dialect.admonitions"}};
  const std::string site = folder_of(file->path);
  const Tree i18n = find_js_value(file->bytes, "i18n");
  const std::string standard = text_at(i18n, "defaultLocale");
  generator.source = {standard.empty() ? "en" : standard, ""};
  for (const std::string& code : texts_of(i18n.find("locales"))) {
    if (code != generator.source.code) generator.languages.push_back({code, ""});
  }
  if (generator.languages.empty()) {
    generator.notes.emplace_back("The configuration has no other locales yet: add them to i18n.locales.");
  }
  if (file->bytes.find("remark-math") != std::string::npos) generator.dialects.emplace_back("dialect.math");
  std::string translations = text_at(i18n, "path");
  if (translations.empty()) translations = "i18n";
  const std::string plugin = join(site, translations) + "/{locale}/docusaurus-plugin-content-";
  const auto folder_for = [&](std::string_view name) {
    const Tree options = find_js_value(file->bytes, name);
    const std::string path = text_at(options, "path");
    return join(site, path.empty() || path.starts_with("..") ? name : path);
  };
  generator.rows.push_back(
      {.sources = markdown_below(folder_for("docs")), .to = plugin + "docs/current/", .copy_resources = true});
  if (const std::string versions = join(site, "versioned_docs"); repository.has(versions, "**/*.md*")) {
    generator.rows.push_back({.sources = markdown_below(versions), .to = plugin + "docs/", .copy_resources = true});
  }
  if (const std::string blog = folder_for("blog"); repository.has(blog, "**/*.md*")) {
    generator.rows.push_back({.sources = markdown_below(blog), .to = plugin + "blog/", .copy_resources = true});
  }
  if (const std::string pages = join(site, "src/pages"); repository.has(pages, "**/*.md*")) {
    generator.rows.push_back({.sources = markdown_below(pages),
                              .resources = {pages + "/**/*.png", pages + "/**/*.jpg", pages + "/**/*.svg"},
                              .to = plugin + "pages/",
                              .copy_resources = true});
  }
  if (const std::string files = join(site, "static"); repository.has(files, "**")) {
    generator.rows.push_back(site_root_row(files));
  }
  generator.notes.emplace_back(
      "Labels of sidebars and of the theme are in i18n/<locale>/*.json, which 'docusaurus "
      "write-translations' makes.");
  return generator;
}

std::optional<Generator> recognise_vitepress(const Repository& repository) {
  const auto file = repository.first_of(
      in_usual_folders(with_extensions(".vitepress/config", {"ts", "mts", "js", "mjs", "cjs", "cts"})));
  if (!file) return std::nullopt;
  Generator generator{.name = "VitePress",
                      .config = file->path,
                      .dialects = {"dialect.liquid", "dialect.admonitions"},
                      .heading_ids = "vitepress"};
  std::string site = folder_of(folder_of(file->path));
  const Tree srcdir = find_js_value(file->bytes, "srcDir");
  if (srcdir.kind == Tree::Kind::scalar && !srcdir.scalar.starts_with("..")) {
    std::string inner = srcdir.scalar;
    while (inner.starts_with("./"))
      inner.erase(0, 2);
    if (inner != ".") site = join(site, inner);
  }
  const Tree locales = find_js_value(file->bytes, "locales");
  read_locales(locales, "", generator);
  if (generator.source.tag.empty()) {
    const Tree lang = find_js_value(file->bytes, "lang");
    if (lang.kind == Tree::Kind::scalar) generator.source.tag = lang.scalar;
  }
  if (generator.languages.empty()) {
    generator.notes.emplace_back("The configuration has no other locales yet: add them to 'locales', beside 'root'.");
  }
  if (file->bytes.find("math: true") != std::string::npos) generator.dialects.emplace_back("dialect.math");
  const bool in_root = generator.source.code.empty();
  RowText row{.to = join(site, "{locale}/"), .copy_resources = true};
  if (in_root) {
    row.sources = {join(site, "**/*.md")};
    row.exclude = {join(site, "public/**")};
  } else {
    row.sources = {join(site, "{locale}/**/*.md")};
  }
  generator.rows.push_back(std::move(row));
  if (const std::string files = join(site, "public"); repository.has(files, "**")) {
    generator.rows.push_back(site_root_row(files));
  }
  return generator;
}

std::optional<Generator> recognise_starlight(const Repository& repository) {
  const auto file =
      repository.first_of(in_usual_folders(with_extensions("astro.config", {"mjs", "ts", "js", "mts", "cjs"})));
  if (!file) return std::nullopt;
  const Tree options = find_js_call(file->bytes, "starlight");
  if (options.kind != Tree::Kind::mapping) return std::nullopt;
  Generator generator{.name = "Starlight", .config = file->path, .dialects = {"dialect.mdx", "dialect.admonitions"}};
  const std::string site = folder_of(file->path);
  if (const Tree* locales = options.find("locales")) {
    read_locales(*locales, text_at(options, "defaultLocale"), generator);
  } else {
    generator.notes.emplace_back(
        "The configuration has no locales yet: add them to starlight's 'locales', with 'root'.");
  }
  const std::string content = join(site, "src/content/docs");
  const std::string root = generator.source.code.empty() ? content : content + "/{locale}";
  generator.rows.push_back({.sources = markdown_below(root), .to = content + "/{locale}/", .copy_resources = true});
  if (const std::string files = join(site, "src/assets"); repository.has(files, "**")) {
    generator.rows.push_back({.resources = {files + "/**"}});
  }
  if (const std::string files = join(site, "public"); repository.has(files, "**")) {
    generator.rows.push_back(site_root_row(files));
  }
  return generator;
}

}  // namespace docloc::site
