// What a request asks for, and whether it may ask: text in, verdict out.
//
// The preview shows unpublished work, so only this machine's own browser, on a page of the preview itself, gets an
// answer. The socket is bound to the loopback address; a foreign page whose host name is made to lead there (DNS
// rebinding) shows in Host; a foreign page that fetches shows in Origin.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace docloc::serve {

struct Request {
  std::string method;                // as sent
  std::string target;                // as sent, still encoded: "/a%20b?x"
  std::vector<std::string> hosts;    // every Host header
  std::vector<std::string> origins;  // every Origin header
};

// Exactly one Host, and it names this server on `port`: 127.0.0.1, localhost or [::1]. Every Origin does so too.
[[nodiscard]] bool is_from_here(const Request& request, uint16_t port);

enum class Refusal : uint8_t { malformed, hidden };

struct Target {
  std::string path;                // decoded once, below the site's folder: "en-US/a b.html"; "": its root
  bool is_folder = false;          // it ended in '/', or is the root
  std::optional<Refusal> refusal;  // path is empty then
};

// Malformed: not beginning with one '/', an escape that is none, or that hides a '/', a control character or a NUL; a
// backslash; an empty name, "." or "..". Hidden: a name begins with '.'.
[[nodiscard]] Target read_target(std::string_view target);

// The other way: every byte that a URL's path cannot hold as it is becomes %XX.
[[nodiscard]] std::string encode_path(std::string_view path);

}  // namespace docloc::serve
