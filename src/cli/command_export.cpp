// docloc export
#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "cli/program.h"
#include "site/exchange.h"
#include "site/export.h"

namespace docloc::cli {
namespace {

struct Options {
  std::string locale;
  std::string format;  // empty: md, or xliff12 where other options ask for a job
  std::string out;
  std::string single;
  std::string package;
  std::string only;
  bool context = false;
  bool ops = false;
  bool force = false;
  std::vector<std::string> paths;
};

Exit export_markdown(const Global& global, const Options& options) {
  if (!options.single.empty() || !options.package.empty() || !options.only.empty() || !options.paths.empty()) {
    throw Stop{Exit::usage, "Markdown is exported as a whole: name another --format to export a part."};
  }
  // Without a folder the files go where the layout has them.
  const std::string out = options.out.empty() ? "" : absolute_path(options.out);
  Project project(global, out.empty() ? std::vector<std::string>() : std::vector{out});
  const std::string locale = project.one_locale(options.locale, true);
  if (out.empty() && !site::has_export_places(project.settings(), locale)) {
    throw Stop{Exit::usage, fmt::format("The layout has no place for exports of {}; name a folder with --out, or set "
                                        "layout's 'to' in {}.",
                                        locale, site::kSettingsPath)};
  }
  const std::string checked_out = out.empty() ? "" : project.output_folder(out);
  const site::Sources sources = project.read_sources({locale});
  const site::ExportReport report = require(site::export_markdown(
      project.job("exporting"), sources,
      {.locale = locale, .out = checked_out, .ops = options.ops || project.settings().ops, .force = options.force}));
  Findings findings = sources.findings;
  findings.insert(findings.end(), report.findings.begin(), report.findings.end());
  project.show(findings);
  say(fmt::format("{}: {} files, {} written, {} removed", locale, report.files, report.written, report.removed));
  return project.verdict(findings);
}

std::vector<catalog::Standing> standings_of(std::string_view only) {
  std::vector<catalog::Standing> standings;
  while (!only.empty()) {
    const size_t comma = std::min(only.find(','), only.size());
    const std::string_view name = only.substr(0, comma);
    const auto standing = exchange::standing_named(name);
    if (!standing) {
      throw Stop{Exit::usage, fmt::format("--only {}: there are untranslated, stale, fuzzy, machine, translated, "
                                          "reviewed and final.",
                                          name)};
    }
    standings.push_back(*standing);
    only.remove_prefix(std::min(comma + 1, only.size()));
  }
  return standings;
}

// Where a job goes: exactly one of --out, --single and --package says.
site::JobExport job_export_of(const Options& options, exchange::Format format) {
  using exchange::Format;
  const int named =
      (options.out.empty() ? 0 : 1) + (options.single.empty() ? 0 : 1) + (options.package.empty() ? 0 : 1);
  if (named != 1) throw Stop{Exit::usage, "Name one of --out DIR, --single FILE and --package FILE."};
  const bool one_file = format == Format::tmx || format == Format::tbx || format == Format::csv;
  if (!options.package.empty() && one_file) {
    throw Stop{Exit::usage, fmt::format("A package holds files of xliff12, xliff2 or po, not {}.", to_string(format))};
  }
  if (!options.single.empty() && format == Format::xliff2) {
    throw Stop{Exit::usage, "An XLIFF 2.1 file holds one article; name a folder with --out."};
  }
  site::JobExport job{.format = format};
  job.selection = {.standings = standings_of(options.only), .context = options.context, .obsolete = false};
  job.selection.obsolete = format == Format::po && options.only.empty();
  job.shape = !options.package.empty()  ? site::JobShape::package
              : !options.single.empty() ? site::JobShape::single
                                        : site::JobShape::folder;
  job.out = absolute_path(!options.package.empty()  ? options.package
                          : !options.single.empty() ? options.single
                                                    : options.out);
  return job;
}

Exit export_job(const Global& global, const Options& options, exchange::Format format) {
  site::JobExport job = job_export_of(options, format);
  const bool folder = job.shape == site::JobShape::folder;
  const std::string root = folder ? job.out : job.out.substr(0, std::max<size_t>(1, job.out.rfind('/')));
  Project project(global, {root});
  (void)project.output_folder(job.out);
  job.locale = project.target_locales({options.locale}, false, false).front();
  job.paths = project.article_paths(options.paths);
  const site::Sources sources = project.read_sources({});
  const site::JobExportReport report = require(site::export_job(project.job("exporting"), sources, job));
  Findings findings = sources.findings;
  findings.insert(findings.end(), report.findings.begin(), report.findings.end());
  project.show(findings);
  if (format == exchange::Format::tbx || format == exchange::Format::csv) {
    say(fmt::format("{}: {} terms, {} files written", job.locale, report.segments, report.written));
  } else {
    say(fmt::format("{}: {} articles, {} segments, {} words, {} files written", job.locale, report.articles,
                    report.segments, report.words, report.written));
  }
  return project.verdict(findings);
}

Exit run(const Global& global, const Options& options) {
  // Agencies take XLIFF 1.2 unless they say otherwise.
  const bool job = !options.single.empty() || !options.package.empty() || !options.only.empty();
  const std::string name = options.format.empty() ? job ? "xliff12" : "md" : options.format;
  const auto format = exchange::format_named(name);
  if (!format || *format == exchange::Format::package) {
    throw Stop{Exit::usage, fmt::format("--format {}: there are md, po, xliff12, xliff2, tmx, tbx and csv.", name)};
  }
  return *format == exchange::Format::markdown ? export_markdown(global, options)
                                               : export_job(global, options, *format);
}

}  // namespace

void add_export(CLI::App& app, Global& global) {
  CLI::App& command =
      add_command(app, "export", "Give translations out: localized Markdown, or files for translation tools",
                  "docloc export --locale sv-SE --out translated/\n"
                  "  docloc export --locale sv-SE --only untranslated,stale --package job.zip");
  auto options = std::make_shared<Options>();
  command
      .add_option("--locale", options->locale,
                  "The language: the source's, a translation's, or a pseudo-locale (qps-ploc, qps-plocm)")
      ->type_name("L")
      ->required();
  command
      .add_option(
          "--format", options->format,
          "Format of the files: md, po, xliff12, xliff2, tmx; of the glossary: tbx, csv (default: md, or xliff12 "
          "with --only, --single or --package)")
      ->type_name("F");
  command
      .add_option("--out", options->out,
                  "Folder for the files, under their source paths (default for md: the layout's places)")
      ->type_name("DIR");
  command.add_option("--single", options->single, "One file for all articles (po, xliff12)")->type_name("FILE");
  command
      .add_option("--package", options->package,
                  "A zip file: a file an article (po, xliff12, xliff2), previews, and a manifest with the quote")
      ->type_name("FILE");
  command
      .add_option("--only", options->only,
                  "Segments that are one of these: untranslated, stale, fuzzy, machine, translated, reviewed, final")
      ->type_name("LIST");
  command.add_flag("--context", options->context,
                   "With --only: the other segments of their paragraphs go along, locked");
  command.add_flag("--force", options->force,
                   "Without --out: also write over files that somebody else made or changed");
  command.add_flag("--ops", options->ops, "Heading anchors and ms.* fields as Microsoft's OPS writes them");
  command.add_option("PATH", options->paths, "Articles or folders, for translation tools (default: all)");
  command.callback([&global, options] { global.exit = run(global, *options); });
}

}  // namespace docloc::cli
