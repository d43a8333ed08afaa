#include "io/watched_tree.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <memory>
#include <set>

namespace docloc::io {
namespace {

bool is_below(std::string_view path, std::string_view folder) {
  if (folder == "/") return path.starts_with('/');
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

std::string_view parent_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == 0 || slash == std::string_view::npos ? "/" : path.substr(0, slash);
}

// No name of `below`, the part of a path below its tree, is one that listings pass over.
bool has_usual_names(std::string_view below) {
  while (!below.empty()) {
    const size_t end = std::min(below.find('/'), below.size());
    const std::string_view name = below.substr(0, end);
    if (name.starts_with('.') || name == "node_modules") return false;
    below.remove_prefix(std::min(end + 1, below.size()));
  }
  return true;
}

enum class Kind { none, file, folder };

// Inside a tree links to folders are not followed, so that a walk always ends; the way to a tree may well be a link.
Kind kind_of(const std::string& path, bool follows_folders) {
  struct stat info{};
  if (::lstat(path.c_str(), &info) != 0) return Kind::none;
  if (S_ISDIR(info.st_mode)) return Kind::folder;
  if (!S_ISLNK(info.st_mode)) return S_ISREG(info.st_mode) ? Kind::file : Kind::none;
  if (::stat(path.c_str(), &info) != 0) return Kind::none;
  if (S_ISDIR(info.st_mode)) return follows_folders ? Kind::folder : Kind::none;
  return S_ISREG(info.st_mode) ? Kind::file : Kind::none;
}

}  // namespace

bool WatchedTree::is_in_tree(std::string_view path) const {
  const auto holds = [&](const std::string& folder) { return is_below(path, folder); };
  if (std::ranges::any_of(paths_.excluded, holds)) return false;
  return std::ranges::any_of(paths_.trees, [&](const std::string& tree) {
    if (!is_below(path, tree)) return false;
    std::string_view below = path.substr(tree.size());
    if (below.starts_with('/')) below.remove_prefix(1);
    return has_usual_names(below);
  });
}

bool WatchedTree::covers(std::string_view path) const {
  return is_in_tree(path) || std::ranges::find(paths_.files, path) != paths_.files.end();
}

bool WatchedTree::enters(std::string_view folder) const {
  const auto leads_to = [&](const std::string& target) { return target != folder && is_below(target, folder); };
  return is_in_tree(folder) || std::ranges::any_of(paths_.trees, leads_to) ||
         std::ranges::any_of(paths_.files, leads_to);
}

std::vector<std::string> WatchedTree::starts() const {
  std::set<std::string> found;
  for (const std::vector<std::string>* targets : {&paths_.trees, &paths_.files}) {
    for (const std::string& target : *targets) {
      // A tree's own name may come and go, so the watch begins above it.
      std::string folder(parent_of(target));
      while (folder != "/" && kind_of(folder, true) != Kind::folder)
        folder = parent_of(folder);
      found.insert(std::move(folder));
    }
  }
  return {found.begin(), found.end()};
}

void WatchedTree::walk(const std::string& folder, const std::function<bool(const std::string&)>& on_folder,
                       const std::function<void(const std::string&)>& on_file) const {
  std::vector<std::string> open_folders = {folder};
  while (!open_folders.empty()) {
    const std::string here = std::move(open_folders.back());
    open_folders.pop_back();
    if (!on_folder(here)) continue;
    const std::unique_ptr<DIR, int (*)(DIR*)> reader(::opendir(here.c_str()), ::closedir);
    if (!reader) continue;
    while (const dirent* entry = ::readdir(reader.get())) {
      const std::string_view name = entry->d_name;
      if (name == "." || name == "..") continue;
      std::string path = here == "/" ? "/" : here + "/";
      path += name;
      const bool counts = covers(path);
      const bool may_enter = enters(path);
      if (!counts && !may_enter) continue;
      const bool is_root = !is_in_tree(here);
      const Kind kind = kind_of(path, is_root);
      if (kind == Kind::file && counts) {
        on_file(path);
      } else if (kind == Kind::folder && may_enter) {
        open_folders.push_back(std::move(path));
      }
    }
  }
}

}  // namespace docloc::io
