// A request and the site's folder give a reply. No sockets here.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/ports.h"
#include "serve/live_page.h"
#include "serve/request.h"

namespace docloc::serve {

struct Reply {
  int status = 200;
  std::string type;             // Content-Type
  std::string body;             // of a HEAD too, for its length
  std::string location;         // of a redirection
  bool streams_events = false;  // the body is what the hub tells, as it comes
};

// What the server knows at the moment of a request.
struct Present {
  uint16_t port = 0;
  Edition edition;    // no newer than any file of the site
  std::string state;  // report::preview_json of the last build
};

// Checks in this order: who asks (403), how (405), for what (400, 404). `site` has the site's folder as its only root.
// An address that nothing is at gets the 404.html of its locale, else the site's, else one of the preview's own.
[[nodiscard]] Reply answer(const Store& site, const Present& present, const Request& request);

// The headers of every reply besides Content-Type and Content-Length. Nothing is kept by browsers; other sites may
// neither frame the preview nor use its files.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> headers_of(const Reply& reply);

}  // namespace docloc::serve
