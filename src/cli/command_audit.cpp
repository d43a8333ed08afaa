// docloc audit
#include <fmt/format.h>

#include <filesystem>

#include "cli/program.h"
#include "cli/report_file.h"
#include "report/report.h"
#include "site/audit.h"
#include "text/locale.h"

namespace docloc::cli {
namespace {

struct Options {
  std::string source;
  std::string target;
  std::string source_locale = "en-US";
  std::string locale;
  bool json = false;
  bool all = false;
  std::string html;
};

std::string folder(const std::string& argument) {
  std::string path = absolute_path(argument);
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) throw Stop{Exit::usage, fmt::format("{} is no folder.", argument)};
  return path;
}

std::string locale_of(const std::string& tag) {
  std::string locale = text::canonical_locale(tag);
  if (locale.empty() && !tag.empty()) throw Stop{Exit::usage, fmt::format("{} is no language tag.", tag)};
  return locale;
}

Exit run(const Global& global, const Options& options) {
  const HtmlFile html(options.html);
  const std::string source = folder(options.source);
  const std::string target = folder(options.target);
  std::vector<std::string> roots = html.folders();
  roots.push_back(source);
  roots.push_back(target);
  const std::unique_ptr<io::FolderStore> store = require(io::FolderStore::open(roots));
  site::Settings settings;
  settings.source_locale = locale_of(options.source_locale);
  const site::Job job{.store = *store, .settings = settings, .threads = global.threads};
  site::AuditResult result =
      require(site::audit_trees(job, {.source = source, .target = target, .locale = locale_of(options.locale)}));
  result.audit.source = options.source;
  result.audit.target = options.target;
  for (const Finding& finding : result.findings)
    say(fmt::format("{}: {}", finding.source.path.empty() ? finding.target.path : finding.source.path,
                    finding.message));
  constexpr uint32_t kMost = 20;
  if (options.json) {
    fmt::print("{}", report::audit_json(result.audit));
  } else {
    fmt::print("{}", report::audit_text(result.audit, options.all ? 0 : kMost));
  }
  if (html.wanted()) html.write(*store, report::audit_html(result.audit));
  return Exit::clean;
}

}  // namespace

void add_audit(CLI::App& app, Global& global) {
  CLI::App& command =
      add_command(app, "audit", "Tell what an existing translated tree is worth; needs no settings, writes nothing",
                  "docloc audit docs/en docs/sv --locale sv-SE --html audit.html");
  auto options = std::make_shared<Options>();
  command.add_option("SOURCE_TREE", options->source, "The folder of the source articles")->required();
  command.add_option("TARGET_TREE", options->target, "The folder of their translations, laid out alike")->required();
  command.add_option("--source-locale", options->source_locale, "The source's language")
      ->type_name("L")
      ->capture_default_str();
  command.add_option("--locale", options->locale, "The translation's language (default: what its pages or path say)")
      ->type_name("L");
  command.add_flag("--json", options->json, "JSON, docloc-audit version 1, on standard output");
  command.add_flag("--all", options->all, "Every page and link in the text, not the first 20");
  command.add_option("--html", options->html, "Write a page with the figures")->type_name("FILE");
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli
