// docloc init
#include <fmt/format.h>

#include "cli/program.h"
#include "site/init.h"
#include "text/locale.h"

namespace docloc::cli {
namespace {

std::string canonical(const std::string& name) {
  std::string locale = text::canonical_locale(name);
  if (locale.empty()) throw Stop{Exit::usage, fmt::format("'{}' is not a language tag such as sv-SE.", name)};
  return locale;
}

Exit run(const site::InitOptions& given) {
  site::InitOptions options{.source_locale = canonical(given.source_locale)};
  for (const std::string& locale : given.locales)
    options.locales.push_back(canonical(locale));
  const std::unique_ptr<io::FolderStore> store = require(io::FolderStore::open({absolute_path(".")}));
  const std::optional<site::InitReport> report = require(site::init_project(*store, options));
  if (!report) throw Stop{Exit::usage, fmt::format("{} is there already; it was left as it is.", site::kSettingsPath)};
  for (const std::string& path : report->written)
    fmt::print("{}\n", path);
  say(fmt::format("{} articles in {}; 'docloc sync' finds their sentences", report->articles,
                  site::expand(report->content, options.source_locale)));
  return Exit::clean;
}

}  // namespace

void add_init(CLI::App& app, Global& global) {
  CLI::App& command = add_command(app, "init", "Write docloc.yaml, and folders, for what the repository has",
                                  "docloc init --source en-US --locale sv-SE --locale de-DE");
  auto options = std::make_shared<site::InitOptions>();
  command.add_option("--source", options->source_locale, "The language the articles are written in")
      ->type_name("L")
      ->capture_default_str();
  command.add_option("--locale", options->locales, "A language they are translated to; may be repeated")
      ->type_name("L")
      ->allow_extra_args(false);
  command.callback([&global, options] { global.exit = run(*options); });
}

}  // namespace docloc::cli
