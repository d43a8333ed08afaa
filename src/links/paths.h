// Paths and URLs as text, and what they may have been meant to be. Internal to room links.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace docloc::links {

// A URL reference cut up: path still percent-encoded, query with its '?', fragment without its '#'.
struct UrlParts {
  std::string_view path;
  std::string_view query;
  std::string_view fragment;
  bool has_fragment = false;
};
[[nodiscard]] UrlParts cut_url(std::string_view url);

// "scheme:" (RFC 3986, 3.1) or "//".
[[nodiscard]] bool names_other_site(std::string_view url);

// Percent-encoding resolved; what is no encoding stays.
[[nodiscard]] std::string percent_decoded(std::string_view text);

// `path` against the folder of the file `from`, without "." and ".." (those that leave the root stay in front). A final
// '/' stays. `path` that begins with '/' or "~/" counts from the root.
[[nodiscard]] std::string resolved_path(std::string_view from, std::string_view path);

[[nodiscard]] std::string ascii_lower(std::string_view text);
// After the last '.' of the last part, in lower case; empty: there is none.
[[nodiscard]] std::string extension(std::string_view path);
[[nodiscard]] std::string_view file_name(std::string_view path);
[[nodiscard]] std::string_view folder(std::string_view path);  // without final '/'; root: empty

// The candidate at the smallest edit distance (bytes, case folded) to `wanted`, within a third of its size; the first
// of equals. Empty: none of the first 1,000 is similar.
[[nodiscard]] std::string nearest(std::string_view wanted, const std::vector<std::string_view>& candidates);

}  // namespace docloc::links
