// docloc init
#include <fmt/format.h>

#include <algorithm>

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
  const std::string here = absolute_path(".");
  site::InitOptions options{.folder_name = here.substr(here.rfind('/') + 1)};
  if (!given.source_locale.empty()) options.source_locale = canonical(given.source_locale);
  for (const std::string& locale : given.locales)
    options.locales.push_back(canonical(locale));
  const std::unique_ptr<io::FolderStore> store = require(io::FolderStore::open({here}));
  const std::optional<site::InitReport> report = require(site::init_project(*store, options));
  if (!report) throw Stop{Exit::usage, fmt::format("{} is there already; it was left as it is.", site::kSettingsPath)};
  for (const std::string& path : report->written)
    fmt::print("{}\n", path);
  if (!report->generator.empty()) say(fmt::format("recognised {}", report->generator));
  for (const std::string& note : report->notes)
    say(note);
  std::vector<std::string> folders = report->folders;
  std::replace(folders.begin(), folders.end(), std::string(), std::string("this folder"));
  say(fmt::format("{} articles in {}; 'docloc sync' finds their sentences", report->articles,
                  fmt::join(folders, ", ")));
  return Exit::clean;
}

}  // namespace

void add_init(CLI::App& app, Global& global) {
  CLI::App& command = add_command(app, "init", "Write docloc.yaml, and folders, for what the repository has",
                                  "docloc init --source en-US --locale sv-SE --locale de-DE");
  auto options = std::make_shared<site::InitOptions>();
  command
      .add_option("--source", options->source_locale,
                  "The language the articles are written in (default: what the site generator says, else en-US)")
      ->type_name("L");
  command.add_option("--locale", options->locales, "A language they are translated to; may be repeated")
      ->type_name("L")
      ->allow_extra_args(false);
  command.callback([&global, options] { global.exit = run(*options); });
}

}  // namespace docloc::cli
