// What the preview adds to pages while it serves them; the files in the output folder stay as they were built.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace docloc::serve {

// Everything below it is the preview's own. No article can be there: names of outputs begin with a locale.
inline constexpr std::string_view kOwnFolder = "_docloc";

// Which state of the site a page shows, so that its script knows what it has missed.
struct Edition {
  std::string server;  // another one: the server was started anew
  uint64_t build = 0;
};

// `html` with the preview's stylesheet and script before its last </body>, or at its end where it has none.
[[nodiscard]] std::string make_live(std::string_view html, const Edition& edition);

// The page for an address that nothing is at, where the site has none of its own. `path` as the reader asked for it.
[[nodiscard]] std::string missing_page(std::string_view path);

[[nodiscard]] std::string_view live_script();      // /_docloc/live.js
[[nodiscard]] std::string_view live_stylesheet();  // /_docloc/live.css

}  // namespace docloc::serve
