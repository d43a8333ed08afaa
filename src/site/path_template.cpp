#include "site/path_template.h"

#include <algorithm>

#include "site/paths.h"

namespace docloc::site {
namespace {

void drop_variable(std::string& text, std::string_view what) {
  if (const size_t at = text.find(what); at != text.npos) text.erase(at, what.size());
}

struct Captures {
  std::string_view path, dir, name, ext;
};

// The longest first: "{name}.sv.{ext}" takes "a.b" of "a.b.sv.md".
bool match_from(std::string_view pattern, std::string_view file, Captures& captures) {
  const size_t open = pattern.find('{');
  const std::string_view literal = pattern.substr(0, open);
  if (!file.starts_with(literal)) return false;
  file.remove_prefix(literal.size());
  if (open == pattern.npos) return file.empty();
  const size_t close = pattern.find('}', open);
  if (close == pattern.npos) return false;
  const std::string_view variable = pattern.substr(open + 1, close - open - 1);
  std::string_view& capture = variable == "path"   ? captures.path
                              : variable == "dir"  ? captures.dir
                              : variable == "name" ? captures.name
                                                   : captures.ext;
  const std::string_view forbidden = variable == "ext" ? "/." : variable == "name" ? "/" : "";
  const size_t longest = forbidden.empty() ? file.size() : std::min(file.find_first_of(forbidden), file.size());
  for (size_t size = longest; size > 0; --size) {
    capture = file.substr(0, size);
    if (match_from(pattern.substr(close + 1), file.substr(size), captures)) return true;
  }
  return false;
}

std::optional<std::string> match_exactly(const std::string& pattern, std::string_view file) {
  Captures captures;
  if (!match_from(pattern, file, captures)) return std::nullopt;
  if (!captures.path.empty()) return std::string(captures.path);
  std::string path = join(captures.dir, captures.name);
  if (!captures.ext.empty()) path.append(".").append(captures.ext);
  return path;
}

}  // namespace

std::string fill_path(std::string_view path_template, std::string_view path) {
  const size_t slash = path.rfind('/');
  const std::string_view dir = slash == path.npos ? std::string_view() : path.substr(0, slash);
  const std::string_view file = slash == path.npos ? path : path.substr(slash + 1);
  const size_t dot = file.rfind('.');
  std::string pattern(path_template);
  if (dir.empty()) drop_variable(pattern, "{dir}/");
  if (dot == file.npos) drop_variable(pattern, ".{ext}");
  std::string filled;
  for (std::string_view rest = pattern; !rest.empty();) {
    const size_t open = std::min(rest.find('{'), rest.size());
    const size_t close = std::min(rest.find('}', open), rest.size());
    filled += rest.substr(0, open);
    const std::string_view variable = rest.substr(open, close - open);
    if (variable == "{path") filled += path;
    if (variable == "{dir") filled += dir;
    if (variable == "{name") filled += file.substr(0, dot);
    if (variable == "{ext") filled += file.substr(dot + 1);
    rest.remove_prefix(std::min(close + 1, rest.size()));
  }
  return filled;
}

std::optional<std::string> match_path(std::string_view path_template, std::string_view file) {
  std::string pattern(path_template);
  if (std::optional<std::string> path = match_exactly(pattern, file)) return path;
  drop_variable(pattern, "{dir}/");
  return match_exactly(pattern, file);
}

std::string literal_folder(std::string_view path_template) {
  const std::string_view literal = path_template.substr(0, path_template.find('{'));
  const size_t slash = literal.rfind('/');
  return slash == literal.npos ? "" : std::string(literal.substr(0, std::max<size_t>(slash, 1)));
}

}  // namespace docloc::site
