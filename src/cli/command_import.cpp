// docloc import
#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <optional>

#include "cli/program.h"
#include "site/exchange.h"
#include "site/import_markdown.h"

namespace docloc::cli {
namespace {

struct Options {
  std::string locale;
  std::string format;  // empty: found out
  std::vector<std::string> paths;
  bool any_revision = false;
  std::string source_tree;
  std::string links = "changed";
  bool force = false;
};

const std::map<std::string, align::LinkPolicy> kLinkPolicies{
    {"follow", align::LinkPolicy::follow}, {"changed", align::LinkPolicy::changed}, {"all", align::LinkPolicy::all}};

// The folders that the store must reach to read `paths`: they may lie anywhere.
std::vector<std::string> folders_of(const std::vector<std::string>& paths) {
  std::vector<std::string> folders;
  for (const std::string& path : paths) {
    std::error_code error;
    const bool is_folder = std::filesystem::is_directory(path, error);
    if (!is_folder && !std::filesystem::exists(path, error)) {
      throw Stop{Exit::usage, fmt::format("{} is not there.", path)};
    }
    folders.push_back(is_folder ? path : path.substr(0, std::max<size_t>(1, path.rfind('/'))));
  }
  return folders;
}

Exit import_markdown(Project& project, const std::string& locale, const std::vector<std::string>& paths,
                     const Options& options) {
  const site::Sources sources = project.read_sources({});
  const site::ImportPlan plan = require(site::plan_import(project.job("listing"), sources, paths, locale));
  const site::ImportSummary summary = require(site::import_markdown_files(project.job("importing"), sources, plan,
                                                                          {.locale = locale,
                                                                           .any_revision = options.any_revision,
                                                                           .source_tree = options.source_tree,
                                                                           .links = kLinkPolicies.at(options.links)}));
  project.show(summary.findings);
  say(fmt::format(
      "{}: {} pages imported ({} edited, {} of an older source), {} left out, {} units translated, {} "
      "catalogs written",
      locale, summary.pages, summary.edited, summary.older, summary.left_out, summary.units, summary.written));
  return project.verdict(summary.findings);
}

// What became of an order, on standard output: it is what a package's import is run for.
void print_settlement(const site::JobImportReport& report) {
  if (report.settlements.empty()) return;
  const auto row = [](std::string_view band, const auto&... amounts) {
    fmt::print("{:<12}", band);
    (fmt::print(" {:>9} {:>9}", amounts.segments, amounts.words), ...);
    fmt::print("\n");
  };
  fmt::print("{:<12} {:>19} {:>19} {:>19} {:>19} {:>19}\n", "", "ordered", "delivered", "missing", "left out",
             "as the source");
  fmt::print("{:<12}", "band");
  for (int i = 0; i < 5; ++i)
    fmt::print(" {:>9} {:>9}", "segments", "words");
  fmt::print("\n");
  exchange::Settlement all;
  const auto add = [](exchange::Amount& to, const exchange::Amount& from) {
    to.segments += from.segments;
    to.words += from.words;
  };
  for (const exchange::Settlement& band : report.settlements) {
    row(band.band, band.ordered, band.delivered, band.missing, band.refused, band.identical);
    add(all.ordered, band.ordered);
    add(all.delivered, band.delivered);
    add(all.missing, band.missing);
    add(all.refused, band.refused);
    add(all.identical, band.identical);
  }
  row("total", all.ordered, all.delivered, all.missing, all.refused, all.identical);
  for (const std::string& article : report.missing)
    fmt::print("not in the package: {}\n", article);
}

Exit import_job(Project& project, const std::string& locale, const std::vector<std::string>& paths,
                const std::optional<exchange::Format>& format, bool force) {
  const site::Sources sources = project.read_sources({});
  const site::JobImportReport report = require(site::import_job(
      project.job("importing"), sources, {.locale = locale, .format = format, .force = force, .paths = paths}));
  project.show(report.findings);
  print_settlement(report);
  const auto count = [&](exchange::Outcome outcome) { return report.outcomes[static_cast<size_t>(outcome)]; };
  using exchange::Outcome;
  say(
      fmt::format("{}: {} files read, {} articles; {} segments taken, {} the same already, {} empty, {} of an older "
                  "source, {} newer here, {} faulty, {} unknown; {} memory entries and terms; {} files written",
                  locale, report.files, report.articles, count(Outcome::taken), count(Outcome::unchanged),
                  count(Outcome::empty), count(Outcome::older), count(Outcome::newer), count(Outcome::faulty),
                  count(Outcome::unknown), report.entries, report.written));
  return project.verdict(report.findings);
}

Exit run(const Global& global, const Options& options) {
  std::optional<exchange::Format> format;
  if (!options.format.empty()) {
    format = exchange::format_named(options.format);
    if (!format) {
      throw Stop{Exit::usage,
                 fmt::format("--format {}: there are md, po, xliff12, xliff2, tmx, tbx, csv and zip.", options.format)};
    }
  }
  std::vector<std::string> paths;
  for (const std::string& path : options.paths)
    paths.push_back(absolute_path(path));
  Options asked = options;
  std::vector<std::string> outside = folders_of(paths);
  if (!options.source_tree.empty()) {
    asked.source_tree = absolute_path(options.source_tree);
    outside.push_back(folders_of({asked.source_tree}).front());
  }
  Project project(global, outside);
  const std::string locale = project.one_locale(options.locale, false);
  const bool is_job =
      format ? *format != exchange::Format::markdown : require(site::has_job_files(project.job("listing"), paths));
  if (format == exchange::Format::package) format.reset();  // what it holds says its format itself
  return is_job ? import_job(project, locale, paths, format, options.force)
                : import_markdown(project, locale, paths, asked);
}

}  // namespace

void add_import(CLI::App& app, Global& global) {
  CLI::App& command = add_command(app, "import", "Take translations in: Markdown, or files of translation tools",
                                  "docloc import --locale sv-SE old-translation/\n"
                                  "  docloc import --locale sv-SE job.zip");
  auto options = std::make_shared<Options>();
  command.add_option("--locale", options->locale, "The language of the translation")->type_name("L")->required();
  command
      .add_option("--format", options->format,
                  "Format of the files: md, po, xliff12, xliff2, tmx, tbx, csv, zip (default: what they are)")
      ->type_name("F");
  command.add_flag("--force", options->force,
                   "Files of translation tools: also over translations that a human made since the file left");
  command.add_flag("--any-revision", options->any_revision,
                   "Markdown: also pages whose ms.openlocfilehash names another revision of the source");
  command
      .add_option("--source-tree", options->source_tree,
                  "Markdown: a folder of the older sources that the translations were made from; Git's history is "
                  "searched without")
      ->type_name("DIR");
  command
      .add_option("--links", options->links,
                  "Markdown: destinations that differ from the source's: follow the source, keep those that changed by "
                  "more than a locale, or keep all")
      ->check(CLI::IsMember({"follow", "changed", "all"}))
      ->type_name("W")
      ->capture_default_str();
  command
      .add_option("PATH", options->paths,
                  "Files, packages, or folders; of Markdown, laid out as the source's content folder")
      ->required();
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli
