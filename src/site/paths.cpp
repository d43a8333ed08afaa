#include "site/paths.h"

#include <algorithm>
#include <vector>

namespace docloc::site {
namespace {

// The names of a path, without "." and empty ones.
std::vector<std::string_view> names_of(std::string_view path) {
  std::vector<std::string_view> names;
  while (!path.empty()) {
    const std::string_view name = path.substr(0, path.find('/'));
    if (!name.empty() && name != ".") names.push_back(name);
    path.remove_prefix(std::min(name.size() + 1, path.size()));
  }
  return names;
}

std::string joined(std::string_view start, const std::vector<std::string_view>& names, size_t first) {
  std::string path(start);
  for (size_t i = first; i < names.size(); ++i) {
    if (i != first) path += '/';
    path += names[i];
  }
  return path;
}

bool is_unreserved(unsigned char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  // RFC 3986, 3.3: what a path segment may hold, less the quotes that other tools trip over.
  return letter || (c >= '0' && c <= '9') ||
         std::string_view("-._~!$&()*+,;=:@/").find(static_cast<char>(c)) != std::string_view::npos;
}

}  // namespace

bool matches_glob(std::string_view glob, std::string_view path) {
  if (glob.empty()) return path.empty();
  if (glob == "**") return true;
  if (glob.starts_with("**/")) {
    const std::string_view rest = glob.substr(3);
    for (size_t at = 0;;) {
      if (matches_glob(rest, path.substr(at))) return true;
      at = path.find('/', at);
      if (at == path.npos) return false;
      ++at;
    }
  }
  // One name of the glob against one name of the path, by the usual two-pointer walk with one star to come back to.
  const std::string_view pattern = glob.substr(0, glob.find('/'));
  const std::string_view name = path.substr(0, path.find('/'));
  size_t g = 0, p = 0, star = pattern.npos, mark = 0;
  while (p < name.size()) {
    if (g < pattern.size() && pattern[g] == '*') {
      star = g++;
      mark = p;
    } else if (g < pattern.size() && (pattern[g] == '?' || pattern[g] == name[p])) {
      ++g;
      ++p;
    } else if (star != pattern.npos) {
      g = star + 1;
      p = ++mark;
    } else {
      return false;
    }
  }
  while (g < pattern.size() && pattern[g] == '*')
    ++g;
  if (g != pattern.size()) return false;
  const bool glob_ends = pattern.size() == glob.size();
  const bool path_ends = name.size() == path.size();
  if (glob_ends || path_ends) return glob_ends && path_ends;
  return matches_glob(glob.substr(pattern.size() + 1), path.substr(name.size() + 1));
}

bool matches_any(std::span<const std::string> globs, std::string_view path) {
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) { return matches_glob(glob, path); });
}

bool is_article_path(std::string_view path) {
  const size_t dot = path.rfind('.');
  if (dot == path.npos) return false;
  const std::string_view extension = path.substr(dot + 1);
  const auto is = [&](std::string_view wanted) {
    return std::equal(extension.begin(), extension.end(), wanted.begin(), wanted.end(),
                      [](char a, char b) { return (a | 0x20) == b; });
  };
  return is("md") || is("mdx");
}

std::string page_path(std::string_view article_path) {
  return std::string(article_path.substr(0, article_path.rfind('.'))) + ".html";
}

std::string relative_url(std::string_view from, std::string_view to) {
  size_t common = 0;
  for (size_t i = 0; i < std::min(from.size(), to.size()) && from[i] == to[i]; ++i) {
    if (from[i] == '/') common = i + 1;
  }
  std::string url;
  for (const char c : from.substr(common)) {
    if (c == '/') url += "../";
  }
  const std::string rest = encode_path(to.substr(common));
  // A first name with a colon would read as a scheme (RFC 3986, 4.2).
  if (url.empty() && rest.substr(0, rest.find('/')).find(':') != std::string::npos) url = "./";
  return url + rest;
}

std::string encode_path(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string url;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_unreserved(byte)) {
      url += c;
    } else {
      url += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return url;
}

bool is_within(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) &&
         (path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/');
}

std::string join(std::string_view a, std::string_view b) {
  std::string path(a);
  if (!path.empty() && !path.ends_with('/')) path += '/';
  path += b;
  return path;
}

std::string folder_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

std::string normal_path(std::string_view path) {
  const std::string_view root = path.starts_with('/') ? "/" : "";
  std::vector<std::string_view> kept;
  for (const std::string_view name : names_of(path)) {
    if (name == "..") {
      if (!kept.empty() && kept.back() != "..") {
        kept.pop_back();
        continue;
      }
      if (!root.empty()) continue;
    }
    kept.push_back(name);
  }
  return joined(root, kept, 0);
}

std::string relative_path(std::string_view folder, std::string_view path) {
  const std::vector<std::string_view> from = names_of(folder);
  const std::vector<std::string_view> to = names_of(path);
  size_t common = 0;
  while (common < from.size() && common + 1 < to.size() && from[common] == to[common])
    ++common;
  std::string up;
  for (size_t i = common; i < from.size(); ++i)
    up += "../";
  return joined(up, to, common);
}

}  // namespace docloc::site
