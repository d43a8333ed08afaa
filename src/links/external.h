// Asks the addresses of other sites whether they lead anywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "base/fetch.h"
#include "links/external_cache.h"

namespace docloc::links {

// Addresses (ExternalAddress::url) with the fragments that are wanted of them.
using WantedAddresses = std::map<std::string, std::set<std::string>, std::less<>>;
using Externals = std::map<std::string, External, std::less<>>;

struct AskOptions {
  uint32_t now = 0;                                         // seconds since 1970, UTC
  std::function<void(size_t done, size_t total)> progress;  // may be empty
};

// Every address once: from the cache, or from its server. What servers said goes into the cache.
//
// - HEAD, and GET where a fragment is wanted or HEAD gave an error: many servers refuse it, or answer it wrongly.
// - Redirects are followed, at most ten; the address has moved as far as all of them were permanent (301, 308).
// - 429 and 503 are asked again, up to twice, when the server wants it (Retry-After) or after some seconds. Its host is
//   left in peace until then. One that wants more than a minute, or never answers otherwise, is given up.
// - 404 and 410 are missing, and so is a host without an address; whatever else goes wrong leaves it unknown. If no
//   host at all has an address, the network is what is missing: all are unknown, and nothing of it is kept.
[[nodiscard]] Externals ask_external(Fetch& fetch, const WantedAddresses& wanted, ExternalCache& cache,
                                     const AskOptions& options);

}  // namespace docloc::links
