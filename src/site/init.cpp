#include "site/init.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "site/generators.h"
#include "site/layout.h"
#include "site/paths.h"
#include "site/read_layout.h"
#include "site/settings.h"
#include "text/locale.h"

namespace docloc::site {
namespace {

constexpr std::string_view kStandard = "content/{locale}";
constexpr std::string_view kHead = "# Settings of docloc. Every one has a default; what is left out keeps it.\n";

// What docloc.yaml will say.
struct Plan {
  std::string source_locale;
  std::vector<std::string> locales;
  std::map<std::string, std::string> codes;  // locale_codes
  std::string content;                       // a plain tree's folder; else rows
  std::vector<RowText> rows;
  std::vector<std::string_view> dialects;
  std::string_view heading_ids;
};

std::optional<Generator> recognise(const Repository& repository) {
  // The most telling configuration first: a repository may have a config.toml for something else.
  for (const auto one : {recognise_docusaurus, recognise_vitepress, recognise_starlight, recognise_mkdocs,
                         recognise_docfx, recognise_mdbook, recognise_hugo}) {
    if (std::optional<Generator> generator = one(repository)) return generator;
  }
  return std::nullopt;
}

std::string_view language_of(std::string_view locale) {
  return locale.substr(0, locale.find('-'));
}

std::string locale_of(const GeneratorLanguage& language) {
  const std::string locale = text::canonical_locale(language.tag);
  return locale.empty() ? text::canonical_locale(language.code) : locale;
}

// The generator's name for a locale that the user named: its own entry, else the one of the same language.
const GeneratorLanguage* find_language(const Generator& generator, std::string_view locale) {
  const auto named = [&](const GeneratorLanguage& language) { return locale_of(language) == locale; };
  const auto related = [&](const GeneratorLanguage& language) {
    return language_of(locale_of(language)) == language_of(locale);
  };
  auto found = std::find_if(generator.languages.begin(), generator.languages.end(), named);
  if (found == generator.languages.end()) {
    found = std::find_if(generator.languages.begin(), generator.languages.end(), related);
  }
  return found == generator.languages.end() ? nullptr : &*found;
}

// A generator whose languages have no regions will have none for a new one either.
std::string guess_code(const Generator& generator, const std::string& locale) {
  if (generator.lower_case_codes) return text::to_lower(locale);
  const bool has_regions =
      (generator.languages.empty() && generator.source.code.find('-') != std::string::npos) ||
      std::any_of(generator.languages.begin(), generator.languages.end(),
                  [](const GeneratorLanguage& language) { return language.code.find('-') != std::string::npos; });
  return has_regions || generator.source.code.empty() ? locale : std::string(language_of(locale));
}

void add_locale(Plan& plan, const std::string& locale, const std::string& code) {
  if (locale == plan.source_locale || std::find(plan.locales.begin(), plan.locales.end(), locale) != plan.locales.end())
    return;
  plan.locales.push_back(locale);
  if (code != locale) plan.codes[locale] = code;
}

bool names_locale(const std::vector<RowText>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const RowText& row) {
    return std::any_of(row.sources.begin(), row.sources.end(),
                       [](const std::string& glob) { return glob.find("{locale}") != glob.npos; });
  });
}

Plan plan_for(Generator& generator, const InitOptions& options) {
  Plan plan{.source_locale = options.source_locale,
            .rows = generator.rows,
            .dialects = generator.dialects,
            .heading_ids = generator.heading_ids};
  if (plan.source_locale.empty()) plan.source_locale = locale_of(generator.source);
  if (plan.source_locale.empty()) plan.source_locale = "en-US";
  const std::string& code = generator.source.code;
  if (!code.empty() && code != plan.source_locale && names_locale(plan.rows)) plan.codes[plan.source_locale] = code;
  for (const std::string& locale : options.locales) {
    const GeneratorLanguage* language = find_language(generator, locale);
    if (language == nullptr && !generator.languages.empty()) {
      generator.notes.push_back(fmt::format("{} does not name {} yet.", generator.config, locale));
    }
    add_locale(plan, locale, language != nullptr ? language->code : guess_code(generator, locale));
  }
  if (!options.locales.empty()) return plan;
  for (const GeneratorLanguage& language : generator.languages) {
    if (const std::string locale = locale_of(language); !locale.empty()) {
      add_locale(plan, locale, language.code);
    } else {
      generator.notes.push_back(fmt::format("'{}' is no language tag; name its locale with --locale.", language.code));
    }
  }
  return plan;
}

std::string quoted_list(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items)
    text += fmt::format("{}\"{}\"", text.empty() ? "" : ", ", item);
  return "[" + text + "]";
}

std::string row_text(const RowText& row) {
  std::vector<std::string> lines;
  if (!row.sources.empty()) lines.push_back("sources: " + quoted_list(row.sources));
  if (!row.resources.empty()) lines.push_back("resources: " + quoted_list(row.resources));
  if (!row.exclude.empty()) lines.push_back("exclude: " + quoted_list(row.exclude));
  if (row.under) lines.push_back(fmt::format("under: \"{}\"", *row.under));
  if (!row.to.empty()) lines.push_back(fmt::format("to: \"{}\"", row.to));
  if (row.copy_resources) lines.emplace_back("copy_resources: true");
  return fmt::format("  - {}\n", fmt::join(lines, "\n    "));
}

std::string settings_text(const Plan& plan) {
  std::string text =
      fmt::format("{}source_locale: {}\nlocales: [{}]\n", kHead, plan.source_locale, fmt::join(plan.locales, ", "));
  if (!plan.codes.empty()) text += "locale_codes:\n";
  for (const auto& [locale, code] : plan.codes)
    text += fmt::format("  {}: \"{}\"\n", locale, code);
  if (!plan.content.empty() && plan.content != kStandard) text += fmt::format("content: \"{}\"\n", plan.content);
  if (!plan.rows.empty()) text += "layout:\n";
  for (const RowText& row : plan.rows)
    text += row_text(row);
  std::string dialects;
  if (!plan.heading_ids.empty()) dialects += fmt::format("  heading_ids: {}\n", plan.heading_ids);
  for (const SettingInfo& info : setting_table()) {
    if (std::find(plan.dialects.begin(), plan.dialects.end(), info.name) == plan.dialects.end()) continue;
    dialects += fmt::format("  {}: true\n", info.name.substr(info.name.find('.') + 1));
  }
  return dialects.empty() ? text : text + "dialect:\n" + dialects;
}

Result<std::string> find_plain_tree(const Store& store, std::string_view source_locale) {
  for (const std::string_view candidate : {kStandard, std::string_view("docs/{locale}"),
                                           std::string_view("articles/{locale}"), std::string_view("{locale}")}) {
    const Result<std::vector<std::string>> files = store.list(expand(candidate, source_locale));
    if (!files) return fail(files.error().what);
    if (std::any_of(files->begin(), files->end(), is_article_path)) return std::string(candidate);
  }
  return std::string(kStandard);
}

Result<Plan> plan_plain_tree(const Store& store, const InitOptions& options) {
  Plan plan{.source_locale = options.source_locale.empty() ? "en-US" : options.source_locale,
            .locales = options.locales};
  Result<std::string> content = find_plain_tree(store, plan.source_locale);
  if (!content) return fail(content.error().what);
  plan.content = std::move(*content);
  if (!plan.locales.empty()) return plan;
  Settings settings;
  settings.source_locale = plan.source_locale;
  settings.layout = {content_row(plan.content)};
  Result<std::vector<std::string>> seen = find_locales(store, settings);
  if (!seen) return fail(seen.error().what);
  plan.locales = std::move(*seen);
  return plan;
}

Result<void> write_files(Store& store, const std::vector<FileBytes>& files, InitReport& report) {
  for (const FileBytes& file : files) {
    if (store.exists(file.path)) continue;
    if (const Result<bool> written = store.write(file.path, file.bytes); !written) return fail(written.error().what);
    report.written.push_back(file.path);
  }
  return {};
}

}  // namespace

Result<std::optional<InitReport>> init_project(Store& store, const InitOptions& options) {
  if (store.exists(kSettingsPath)) return std::nullopt;
  InitReport report;
  std::string text;
  SettingsRead read;
  if (std::optional<Generator> generator = recognise({store, options.folder_name})) {
    text = settings_text(plan_for(*generator, options));
    read = read_settings(text, {});
    report.generator = fmt::format("{} ({})", generator->name, generator->config);
    report.notes = std::move(generator->notes);
    // A configuration may have paths that docloc cannot follow.
    if (!read.findings.empty()) {
      report.notes = {fmt::format("Its folders could not be followed: {}", read.findings.front().message)};
    }
  }
  if (text.empty() || !read.findings.empty()) {
    const Result<Plan> plan = plan_plain_tree(store, options);
    if (!plan) return fail(plan.error().what);
    text = settings_text(*plan);
    read = read_settings(text, {});
  }
  const Settings& settings = read.settings;
  const Result<LayoutFiles> listed = list_source_files(store, settings);
  if (!listed) return fail(listed.error().what);
  report.folders = source_folders(settings);
  report.articles =
      static_cast<size_t>(std::count_if(listed->files.begin(), listed->files.end(), [](const LayoutFile& file) {
        return file.is_source && is_article_path(file.path);
      }));
  std::vector<FileBytes> files = {{std::string(kSettingsPath), text}};
  if (report.articles == 0 && report.generator.empty()) files.push_back({join(report.folders.front(), ".gitkeep"), ""});
  for (const std::string& locale : settings.locales) {
    const std::string folder = expand(settings.catalogs, locale);
    if (!store.exists(folder)) files.push_back({join(folder, ".gitkeep"), ""});
  }
  if (const Result<void> written = write_files(store, files, report); !written) return fail(written.error().what);
  return report;
}

}  // namespace docloc::site
