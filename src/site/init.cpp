#include "site/init.h"

#include <fmt/format.h>

#include <algorithm>

#include "site/layout.h"
#include "site/paths.h"
#include "site/read_layout.h"
#include "site/settings.h"
#include "site/sources.h"

namespace docloc::site {
namespace {

constexpr std::string_view kStandard = "content/{locale}";

struct Layout {
  std::string content;
  size_t articles = 0;
};

Result<Layout> find_layout(const Store& store, std::string_view source_locale) {
  for (const char* candidate : {"content/{locale}", "docs/{locale}", "articles/{locale}", "{locale}"}) {
    const Result<std::vector<std::string>> files = store.list(expand(candidate, source_locale));
    if (!files) return fail(files.error().what);
    const auto articles =
        std::count_if(files->begin(), files->end(), [](const std::string& path) { return is_article_path(path); });
    if (articles > 0) return Layout{candidate, static_cast<size_t>(articles)};
  }
  return Layout{std::string(kStandard), 0};
}

std::string settings_text(const Settings& settings, const std::string& content) {
  std::string text =
      fmt::format("# Settings of docloc. Every one has a default; what is left out keeps it.\nsource_locale: {}\n",
                  settings.source_locale);
  text += fmt::format("locales: [{}]\n", fmt::join(settings.locales, ", "));
  if (content != kStandard) text += fmt::format("content: \"{}\"\n", content);
  return text;
}

}  // namespace

Result<std::optional<InitReport>> init_project(Store& store, const InitOptions& options) {
  if (store.exists(kSettingsPath)) return std::nullopt;
  const Result<Layout> layout = find_layout(store, options.source_locale);
  if (!layout) return fail(layout.error().what);
  Settings settings;
  settings.source_locale = options.source_locale;
  settings.layout = {content_row(layout->content)};
  settings.locales = options.locales;
  if (settings.locales.empty()) {
    Result<std::vector<std::string>> seen = find_locales(store, settings);
    if (!seen) return fail(seen.error().what);
    settings.locales = std::move(*seen);
  }
  std::vector<FileBytes> files = {{std::string(kSettingsPath), settings_text(settings, layout->content)}};
  if (layout->articles == 0) files.push_back({join(expand(layout->content, settings.source_locale), ".gitkeep"), ""});
  for (const std::string& locale : settings.locales) {
    const std::string folder = expand(settings.catalogs, locale);
    if (!store.exists(folder)) files.push_back({join(folder, ".gitkeep"), ""});
  }
  InitReport report{.content = layout->content, .articles = layout->articles};
  for (const FileBytes& file : files) {
    if (store.exists(file.path)) continue;
    if (const Result<bool> written = store.write(file.path, file.bytes); !written) return fail(written.error().what);
    report.written.push_back(file.path);
  }
  return report;
}

}  // namespace docloc::site
