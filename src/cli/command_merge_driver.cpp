// docloc merge-driver: what Git runs for catalogs, as gitattributes(5) says under "Defining a custom merge driver".
#include <fmt/format.h>

#include <utility>

#include "cli/program.h"
#include "io/process.h"
#include "report/report.h"
#include "site/merge_files.h"

namespace docloc::cli {
namespace {

struct Options {
  std::string base;
  std::string ours;
  std::string theirs;
  std::string path;
};

std::string folder_of(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == 0 ? "/" : path.substr(0, slash);
}

// Git names three temporary files in the repository; no settings have a part in it.
Exit run(const Options& options) {
  const site::MergeFiles files{.base = absolute_path(options.base),
                               .ours = absolute_path(options.ours),
                               .theirs = absolute_path(options.theirs),
                               .path = options.path.empty() ? options.ours : options.path};
  const std::unique_ptr<io::FolderStore> store =
      require(io::FolderStore::open({folder_of(files.ours), folder_of(files.base), folder_of(files.theirs)}));
  const io::PosixSpawn spawn;
  site::MergeReport merged = require(site::merge_files(*store, spawn, absolute_path("."), files));
  sort_findings(merged.findings);
  fmt::print(stderr, "{}", report::findings_text(merged.findings, {}));
  return merged.conflicts ? Exit::findings : Exit::clean;
}

}  // namespace

void add_merge_driver(CLI::App& app, Global& global) {
  CLI::App& command =
      add_command(app, "merge-driver", "Merge three versions of a catalog by unit (for Git; OURS becomes the result)",
                  "git config merge.docloc.driver 'docloc merge-driver %O %A %B %P'\n"
                  "  echo 'locales/**/*.xlf merge=docloc' >> .gitattributes");
  auto options = std::make_shared<Options>();
  command.add_option("BASE", options->base, "The common ancestor's version (%O)")->required();
  command.add_option("OURS", options->ours, "This branch's version (%A); the result is written here")->required();
  command.add_option("THEIRS", options->theirs, "The other branch's version (%B)")->required();
  command.add_option("PATH", options->path, "The file's path, for messages (%P)");
  command.callback([&global, options] { global.exit = run(*options); });
}

}  // namespace docloc::cli
