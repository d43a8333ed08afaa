// What the commands share: global options, the project they work on, how they print and how they end.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "io/folder_store.h"
#include "io/process.h"
#include "site/build_cache.h"
#include "site/settings.h"
#include "site/sources.h"

namespace docloc::cli {

// The exit status: a contract with scripts.
enum class Exit : uint8_t { clean = 0, findings = 1, usage = 2, environment = 3 };

struct Global {
  std::string folder;  // -C: as if docloc had been started there
  unsigned threads = 0;
  std::string color = "auto";
  std::vector<std::string> set;  // name=value
  long max_warnings = -1;        // below 0: any number
  Exit exit = Exit::clean;       // of the command that ran
};

// Ends a command from within; caught by main. Only room cli throws it.
struct Stop {
  Exit exit;
  std::string message;  // for stderr; may be empty
  Findings findings;    // what is wrong with the settings, shown already; docloc serve puts it into the page
};

// The value, or the end of the command with status 3.
template <typename T>
T require(Result<T> result) {
  if (!result) throw Stop{Exit::environment, std::move(result.error().what)};
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// `path` as an absolute one without "." and ".."; relative ones count from the current folder.
[[nodiscard]] std::string absolute_path(std::string_view path);

class Project {
 public:
  // Reads the settings of the current folder. `outside` are absolute folders beside the project's that the command
  // reads or writes. Settings that cannot be used are shown and end the command with status 2.
  Project(const Global& global, const std::vector<std::string>& outside);

  [[nodiscard]] site::Job job(std::string_view doing);
  // `locales`: those whose own files are needed too. `cache`, which the jobs to come are given too, spares reading what
  // it knows; it outlives them and the sources. Only for commands that write no source and no catalog: it looks at each
  // file once.
  [[nodiscard]] site::Sources read_sources(const std::vector<std::string>& locales, site::BuildCache* cache = nullptr);
  [[nodiscard]] const site::Settings& settings() const { return settings_; }
  [[nodiscard]] Store& store() { return *store_; }

  // The target locales, all when `wanted` is empty, in the order of the settings or of `wanted`. A name that is none
  // ends the command; the source's and the pseudo-locales are let through where the command takes them.
  [[nodiscard]] std::vector<std::string> target_locales(const std::vector<std::string>& wanted, bool source_too,
                                                        bool pseudo_too);
  // One locale, canonical; also the source's and the pseudo-locales where `any` says so.
  [[nodiscard]] std::string one_locale(const std::string& wanted, bool any);
  // `folder` as an absolute one to write into; one that lies in the sources or catalogs ends the command.
  [[nodiscard]] std::string output_folder(std::string_view folder) const;
  // Arguments as article paths, or folders that those begin with; one that lies elsewhere ends the command.
  [[nodiscard]] std::vector<std::string> article_paths(const std::vector<std::string>& arguments);

  // Prints findings as text, with a summary, to stderr.
  void show(Findings findings);
  // The text that show() prints, for somebody who reads `descriptor`; `plain`: for a file.
  [[nodiscard]] std::string text_of(const Findings& findings, int descriptor, bool plain);
  // Status of a command with these findings, suppressed ones not counted. `max_warnings`: where the command line says
  // nothing; below 0: any number.
  [[nodiscard]] Exit verdict(const Findings& findings, long max_warnings = -1) const;

 private:
  [[nodiscard]] bool colors(int descriptor) const;

  const Global& global_;
  site::Settings settings_;
  std::unique_ptr<io::FolderStore> store_;
  io::PosixSpawn spawn_;
  site::BuildCache* cache_ = nullptr;                            // of the sources that were read last
  catalog::Moves moves_;                                         // theirs
  std::map<std::string, std::string, std::less<>> shown_files_;  // for excerpts
};

void say(std::string_view message);  // a line on stderr

// The commands, each in a file of its own.
void add_init(CLI::App& app, Global& global);
void add_sync(CLI::App& app, Global& global);
void add_import(CLI::App& app, Global& global);
void add_export(CLI::App& app, Global& global);
void add_status(CLI::App& app, Global& global);
void add_diff(CLI::App& app, Global& global);
void add_accept(CLI::App& app, Global& global);
void add_review(CLI::App& app, Global& global);
void add_merge_driver(CLI::App& app, Global& global);
void add_edit(CLI::App& app, Global& global);
void add_audit(CLI::App& app, Global& global);
void add_check(CLI::App& app, Global& global);
void add_build(CLI::App& app, Global& global);
void add_serve(CLI::App& app, Global& global);

// A subcommand whose --help ends with `example`.
[[nodiscard]] CLI::App& add_command(CLI::App& app, const std::string& name, const std::string& about,
                                    const std::string& example);

}  // namespace docloc::cli
