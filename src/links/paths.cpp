#include "links/paths.h"

#include <algorithm>
#include <numeric>
#include <ranges>

namespace docloc::links {

namespace {

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// A suggestion must not cost more than the work it is for.
constexpr std::ptrdiff_t kMostCandidates = 1000;

// Levenshtein, given up beyond `limit`.
size_t edit_distance(std::string_view a, std::string_view b, size_t limit) {
  const size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit) return limit + 1;
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (size_t i = 0; i < a.size(); ++i) {
    size_t diagonal = row[0];
    size_t best = row[0] = i + 1;
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
      best = std::min(best, row[j + 1]);
    }
    if (best > limit) return limit + 1;
  }
  return row.back();
}

}  // namespace

UrlParts cut_url(std::string_view url) {
  UrlParts parts;
  const size_t hash = url.find('#');
  parts.has_fragment = hash != std::string_view::npos;
  if (parts.has_fragment) parts.fragment = url.substr(hash + 1);
  const std::string_view rest = url.substr(0, hash);
  const size_t question = std::min(rest.find('?'), rest.size());
  parts.path = rest.substr(0, question);
  parts.query = rest.substr(question);
  return parts;
}

bool names_other_site(std::string_view url) {
  if (url.starts_with("//")) return true;
  if (url.empty() || !is_alpha(url[0])) return false;
  const size_t end = url.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
  return end != std::string_view::npos && url[end] == ':';
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string resolved_path(std::string_view from, std::string_view path) {
  if (path.starts_with("~/")) path.remove_prefix(1);
  const bool from_root = path.starts_with('/');
  std::string joined(from_root ? std::string_view() : folder(from));
  joined += '/';
  joined += path;
  std::vector<std::string_view> parts;
  const std::string_view all = joined;
  bool is_folder = true;
  for (size_t begin = 0; begin <= all.size();) {
    const size_t end = std::min(all.find('/', begin), all.size());
    const std::string_view part = all.substr(begin, end - begin);
    is_folder = part.empty() || part == "." || part == "..";
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
    begin = end + 1;
  }
  std::string out;
  for (const std::string_view part : parts) {
    if (!out.empty()) out += '/';
    out += part;
  }
  return is_folder && !out.empty() ? out + '/' : out;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string extension(std::string_view path) {
  const std::string_view name = file_name(path);
  const size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? "" : ascii_lower(name.substr(dot + 1));
}

std::string_view file_name(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view folder(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string nearest(std::string_view wanted, const std::vector<std::string_view>& candidates) {
  const std::string folded = ascii_lower(wanted);
  size_t best = std::max<size_t>(1, wanted.size() / 3);
  std::string_view found;
  for (const std::string_view candidate : candidates | std::views::take(kMostCandidates)) {
    const size_t limit = found.empty() ? best : best - 1;
    const size_t distance = edit_distance(folded, ascii_lower(candidate), limit);
    if (distance > limit) continue;
    best = distance;
    found = candidate;
    if (best == 0) break;
  }
  return std::string(found);
}

}  // namespace docloc::links
