#include "cli/program.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "report/report.h"
#include "site/layout.h"
#include "site/localize.h"
#include "site/paths.h"
#include "site/project_moves.h"
#include "site/survey.h"
#include "text/locale.h"

namespace docloc::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::pair<std::string, std::string>> split_overrides(const std::vector<std::string>& set) {
  std::vector<std::pair<std::string, std::string>> overrides;
  for (const std::string& one : set) {
    const size_t equals = one.find('=');
    if (equals == one.npos) throw Stop{Exit::usage, fmt::format("--set {}: write it as name=value.", one)};
    overrides.emplace_back(one.substr(0, equals), one.substr(equals + 1));
  }
  return overrides;
}

// A line that is written over while the work goes on; only for people, who have a terminal.
site::Progress progress_line(std::string_view doing) {
  if (::isatty(STDERR_FILENO) == 0) return {};
  return [doing = std::string(doing)](size_t done, size_t total) {
    if (total < 50) return;
    if (done == total) {
      fmt::print(stderr, "\r\x1b[K");
    } else if (done % 16 == 0) {
      constexpr size_t kWidth = 30;
      const size_t filled = done * kWidth / total;
      fmt::print(stderr, "\r\x1b[K{} [{:=<{}}{: <{}}] {}/{}", doing, "", filled, "", kWidth - filled, done, total);
    }
    std::fflush(stderr);
  };
}

}  // namespace

void say(std::string_view message) {
  fmt::print(stderr, "docloc: {}\n", report::visible(message));
}

std::string absolute_path(std::string_view path) {
  std::error_code error;
  const fs::path here = fs::current_path(error);
  if (error) throw Stop{Exit::environment, "The current folder is gone."};
  std::string full = (here / fs::path(path)).lexically_normal().string();
  while (full.size() > 1 && full.ends_with('/'))
    full.pop_back();
  return full;
}

Project::Project(const Global& global, const std::vector<std::string>& outside) : global_(global) {
  const std::string project = absolute_path(".");
  std::optional<std::string> bytes;
  {
    const std::unique_ptr<io::FolderStore> own = require(io::FolderStore::open({project}));
    if (own->exists(site::kSettingsPath)) bytes = require(own->read(site::kSettingsPath));
  }
  store_ = require(io::FolderStore::open({project}));
  site::SettingsRead read = site::read_settings(bytes, split_overrides(global.set));
  if (!read.findings.empty()) {
    show(read.findings);
    throw Stop{Exit::usage, "The settings cannot be used as they are.", std::move(read.findings)};
  }
  settings_ = std::move(read.settings);
  std::vector<std::string> roots = {project};
  // Another locale's files may lie in a repository beside this one: stores know no "..".
  for (site::LayoutRow& row : settings_.layout) {
    if (row.to.starts_with("../")) row.to = absolute_path(row.to);
  }
  for (std::string& folder : site::outside_folders(settings_))
    roots.push_back(std::move(folder));
  if (std::string folder = site::folder_of_locales(settings_.catalogs); folder.starts_with('/')) {
    roots.push_back(std::move(folder));
  }
  roots.insert(roots.end(), outside.begin(), outside.end());
  store_ = require(io::FolderStore::open(roots));
}

site::Job Project::job(std::string_view doing) {
  return {.store = *store_,
          .settings = settings_,
          .threads = global_.threads,
          .progress = progress_line(doing),
          .spawn = &spawn_,
          .folder = absolute_path("."),
          .moves = &moves_};
}

site::Sources Project::read_sources(const std::vector<std::string>& locales) {
  site::Sources sources = require(site::read_sources(job("reading"), locales));
  if (sources.articles.empty() && sources.findings.empty()) {
    throw Stop{Exit::usage, fmt::format("There are no articles in {}: nothing to do.",
                                        fmt::join(site::source_folders(settings_), ", "))};
  }
  moves_ = require(site::find_project_moves(job("comparing"), sources));
  return sources;
}

std::vector<std::string> Project::target_locales(const std::vector<std::string>& wanted, bool source_too,
                                                 bool pseudo_too) {
  std::vector<std::string> known = require(site::find_locales(*store_, settings_));
  if (wanted.empty()) return known;
  std::vector<std::string> chosen;
  for (const std::string& name : wanted) {
    std::string locale = text::canonical_locale(name);
    const bool is_known = std::find(known.begin(), known.end(), locale) != known.end() ||
                          (source_too && locale == settings_.source_locale) ||
                          (pseudo_too && site::is_pseudo_locale(locale));
    if (locale.empty() || !is_known) {
      const std::string there = known.empty() ? "none" : fmt::format("{}", fmt::join(known, ", "));
      throw Stop{Exit::usage, fmt::format("'{}' is no locale of translations here; there are {}.", name, there)};
    }
    if (std::find(chosen.begin(), chosen.end(), locale) == chosen.end()) chosen.push_back(std::move(locale));
  }
  return chosen;
}

std::string Project::one_locale(const std::string& wanted, bool any) {
  std::string locale = text::canonical_locale(wanted);
  if (locale.empty()) throw Stop{Exit::usage, fmt::format("'{}' is not a language tag such as sv-SE.", wanted)};
  if (any && (locale == settings_.source_locale || site::is_pseudo_locale(locale))) return locale;
  if (any) return target_locales({locale}, true, true).front();
  if (locale == settings_.source_locale || site::is_pseudo_locale(locale)) {
    throw Stop{Exit::usage, fmt::format("{} has no translations of its own.", locale)};
  }
  // Without a list in the settings, the first import brings a locale into being.
  const bool listed = settings_.locales.empty() ||
                      std::find(settings_.locales.begin(), settings_.locales.end(), locale) != settings_.locales.end();
  if (!listed) throw Stop{Exit::usage, fmt::format("{} is not among the locales of {}.", locale, site::kSettingsPath)};
  return locale;
}

std::string Project::output_folder(std::string_view folder) const {
  std::string out = absolute_path(folder);
  std::vector<std::string> kept = {site::folder_of_locales(settings_.catalogs), ".docloc"};
  for (std::string& root : site::source_folders(settings_))
    kept.push_back(std::move(root));
  for (const std::string& root : kept) {
    const std::string full = absolute_path(root);
    // The project's own folder holds everything; a template may well begin in it.
    if (full == absolute_path(".") || (!site::is_within(out, full) && out != absolute_path("."))) continue;
    throw Stop{Exit::usage, fmt::format("{} holds what docloc works on; name another folder for the output.", out)};
  }
  return out;
}

std::vector<std::string> Project::article_paths(const std::vector<std::string>& arguments) {
  const std::string project = absolute_path(".");
  std::vector<std::string> paths;
  for (const std::string& argument : arguments) {
    std::string given = absolute_path(argument);
    if (site::is_within(given, project)) given.erase(0, std::min(given.size(), project.size() + 1));
    std::vector<std::string> below = site::paths_below(settings_, given);
    std::string path = argument;
    while (path.ends_with('/'))
      path.pop_back();
    // An article may be named by its own path as well, as findings and reports name it.
    const bool is_file = !below.empty() && store_->exists(given.empty() ? "." : given);
    if (!is_file && !argument.starts_with('/') && store_->exists(site::source_file(settings_, path))) below = {path};
    if (below.empty()) {
      throw Stop{Exit::usage, fmt::format("{} is no article or folder of {}.", argument,
                                          fmt::join(site::source_folders(settings_), ", "))};
    }
    paths.insert(paths.end(), below.begin(), below.end());
  }
  return paths;
}

bool Project::colors(int descriptor) const {
  if (global_.color != "auto") return global_.color == "always";
  return ::isatty(descriptor) != 0 && std::getenv("NO_COLOR") == nullptr;
}

void Project::show(Findings findings, bool to_stdout) {
  sort_findings(findings);
  const auto read = [&](std::string_view path) -> std::string_view {
    auto found = shown_files_.find(path);
    if (found == shown_files_.end()) {
      Result<std::string> bytes = path.empty() ? fail("") : store_->read(path);
      found = shown_files_.emplace(std::string(path), bytes ? std::move(*bytes) : std::string()).first;
    }
    return found->second;
  };
  const report::TextOptions options{.color = colors(to_stdout ? STDOUT_FILENO : STDERR_FILENO), .read = read};
  fmt::print(to_stdout ? stdout : stderr, "{}", report::findings_text(findings, options));
  const std::string summary = report::findings_summary(findings);
  if (!summary.empty()) say(summary);
}

Exit Project::verdict(const Findings& findings) const {
  long warnings = 0;
  for (const Finding& finding : findings) {
    if (finding.suppressed) continue;
    if (finding.severity == Severity::error) return Exit::findings;
    warnings += finding.severity == Severity::warning ? 1 : 0;
  }
  return global_.max_warnings >= 0 && warnings > global_.max_warnings ? Exit::findings : Exit::clean;
}

CLI::App& add_command(CLI::App& app, const std::string& name, const std::string& about, const std::string& example) {
  CLI::App& command = *app.add_subcommand(name, about);
  command.footer("Example:\n  " + example);
  command.fallthrough();
  return command;
}

}  // namespace docloc::cli
