#include "site/setting_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "text/locale.h"

namespace docloc::site {

using yaml::Tree;

Complaint read_text(const Tree& value, std::string& out) {
  if (value.kind == Tree::Kind::null) return {};
  if (value.kind != Tree::Kind::scalar) return "must be one text";
  out = value.scalar;
  return {};
}

Complaint read_list(const Tree& value, std::vector<std::string>& out) {
  if (value.kind == Tree::Kind::null) return {};
  if (value.kind != Tree::Kind::sequence) return "must be a list";
  out.clear();
  for (const Tree& item : value.items) {
    if (item.kind != Tree::Kind::scalar) return "must be a list of texts";
    out.push_back(item.scalar);
  }
  return {};
}

Complaint canonicalize(std::string& locale) {
  std::string canonical = text::canonical_locale(locale);
  if (canonical.empty()) return fmt::format("has '{}', which is not a language tag such as en-US", locale);
  locale = std::move(canonical);
  return {};
}

Complaint read_locales(const Tree& value, std::vector<std::string>& out) {
  std::vector<std::string> locales;
  if (Complaint complaint = read_list(value, locales); !complaint.empty()) return complaint;
  for (std::string& locale : locales) {
    if (Complaint complaint = canonicalize(locale); !complaint.empty()) return complaint;
  }
  std::vector<std::string> unique;
  for (const std::string& locale : locales) {
    if (std::find(unique.begin(), unique.end(), locale) == unique.end()) unique.push_back(locale);
  }
  out = std::move(unique);
  return {};
}

Complaint check_folder(std::string_view path) {
  if (path.empty()) return "must not be empty";
  if (path == ".." || path.starts_with("../") || path.ends_with("/..") || path.find("/../") != path.npos) {
    return "must not leave the project by '..'; write an absolute path";
  }
  return {};
}

Complaint read_folder(const Tree& value, std::string& out) {
  std::string folder = out;
  if (Complaint complaint = read_text(value, folder); !complaint.empty()) return complaint;
  if (Complaint complaint = check_folder(folder); !complaint.empty()) return complaint;
  while (folder.size() > 1 && folder.ends_with('/'))
    folder.pop_back();
  while (folder.starts_with("./"))
    folder.erase(0, 2);
  out = std::move(folder);
  return {};
}

Complaint read_template(const Tree& value, std::string& out) {
  std::string path = out;
  if (Complaint complaint = read_folder(value, path); !complaint.empty()) return complaint;
  constexpr std::string_view kMark = "{locale}";
  const size_t at = path.find(kMark);
  const bool whole_name = at != path.npos && (at == 0 || path[at - 1] == '/') &&
                          (at + kMark.size() == path.size() || path[at + kMark.size()] == '/');
  if (!whole_name || path.find(kMark, at + 1) != path.npos) {
    return "must have {locale} once, as a whole name of the path";
  }
  out = std::move(path);
  return {};
}

Complaint read_flag(const Tree& value, bool& out) {
  if (value.kind == Tree::Kind::null) return {};
  const std::string word = value.kind == Tree::Kind::scalar ? value.scalar : "";
  if (word != "true" && word != "false") return "must be true or false";
  out = word == "true";
  return {};
}

Complaint read_percent(const Tree& value, uint32_t& out) {
  if (value.kind == Tree::Kind::null) return {};
  const std::string word = value.kind == Tree::Kind::scalar ? value.scalar : "";
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  constexpr uint32_t kAll = 100;
  if (error != std::errc() || end != word.data() + word.size() || number > kAll)
    return "must be a number from 0 to 100";
  out = number;
  return {};
}

}  // namespace docloc::site
