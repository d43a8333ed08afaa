#include "site/job_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "exchange/package.h"
#include "site/paths.h"

namespace docloc::site {
namespace {

std::string lower_extension(std::string_view path) {
  const size_t dot = path.rfind('.');
  std::string extension(dot == std::string_view::npos ? "" : path.substr(dot));
  std::ranges::transform(extension, extension.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return extension;
}

// Files that a folder may hold beside these are none of a hand-off's.
bool has_job_extension(std::string_view path) {
  constexpr std::array<std::string_view, 7> kExtensions{".xlf", ".xliff", ".po", ".tmx", ".tbx", ".csv", ".zip"};
  return std::ranges::find(kExtensions, lower_extension(path)) != kExtensions.end();
}

bool is_manifest(std::string_view path) {
  return path == exchange::kManifestName || path.ends_with(fmt::format("/{}", exchange::kManifestName));
}

class Gatherer {
 public:
  Gatherer(const Job& job, const JobImport& options) : job_(job), options_(options) {}

  Result<JobFiles> run() {
    for (const std::string& path : options_.paths) {
      if (!job_.store.exists(path))
        return fail(fmt::format("Cannot import {}: there is no such file or folder.", path));
      const Result<std::vector<std::string>> files = job_.store.list(path);
      if (!files) return fail(files.error().what);
      if (files->empty()) {
        if (const Result<void> read = read_file(path, ""); !read) return fail(read.error().what);
      }
      for (const std::string& file : *files) {
        if (!has_job_extension(file) && !is_manifest(file)) continue;
        if (const Result<void> read = read_file(join(path, file), file); !read) return fail(read.error().what);
      }
    }
    return std::move(out_);
  }

 private:
  Result<void> read_file(const std::string& path, const std::string& inside) {
    Result<std::string> bytes = job_.store.read(path);
    if (!bytes) return fail(bytes.error().what);
    if (exchange::guess_format(path, *bytes) == exchange::Format::package) return read_zip(path, *bytes);
    add(path, inside, std::move(*bytes));
    return {};
  }

  Result<void> read_zip(const std::string& path, std::string_view bytes) {
    Result<exchange::PackageRead> package = exchange::read_package(path, bytes);
    if (!package) return fail(package.error().what);
    std::ranges::move(package->findings, std::back_inserter(out_.findings));
    for (FileBytes& file : package->files) {
      if (!has_job_extension(file.path) && !is_manifest(file.path)) continue;
      add(join(path, file.path), file.path, std::move(file.bytes));
    }
    return {};
  }

  void add(std::string path, std::string inside, std::string bytes) {
    if (!is_manifest(path)) {
      out_.files.push_back({std::move(path), std::move(inside), std::move(bytes)});
      return;
    }
    exchange::ManifestRead read = exchange::read_manifest(path, bytes);
    if (read.manifest) out_.manifests.push_back(std::move(*read.manifest));
    std::ranges::move(read.findings, std::back_inserter(out_.findings));
  }

  const Job& job_;
  const JobImport& options_;
  JobFiles out_;
};

}  // namespace

Result<JobFiles> gather_job_files(const Job& job, const JobImport& options) {
  return Gatherer(job, options).run();
}

Result<bool> has_job_files(const Job& job, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    const Result<std::vector<std::string>> files = job.store.list(path);
    if (!files) return fail(files.error().what);
    if (files->empty() && !is_article_path(path)) return true;
    if (std::ranges::any_of(*files, has_job_extension)) return true;
  }
  return false;
}

}  // namespace docloc::site
