// Asks web servers. Room io implements it; tests of other rooms implement it in memory.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace docloc {

// One exchange with a server: redirects are answers like any other.
struct FetchRequest {
  bool head = false;                  // HEAD; else GET
  std::string url;                    // http or https, absolute, without a fragment
  size_t most_bytes = 0;              // of the body; the rest is not read
  std::chrono::milliseconds hold{0};  // nothing is asked of its host before that long
};

enum class FetchFault : uint8_t {
  none,             // there is a status
  bad_url,          // no address, another scheme, or one with a user's name
  unknown_host,     // its name has no address
  private_address,  // its address is one of this machine or its network, and may not be asked
  not_connected,    // nobody takes the connection
  timeout,
  insecure,  // no safe connection: the certificate, or the protocol
  broken,    // the connection ended early, or what came was no answer
};

struct FetchReply {
  FetchFault fault = FetchFault::none;
  uint32_t status = 0;                                       // HTTP; 0: there was a fault
  std::vector<std::pair<std::string, std::string>> headers;  // names in ASCII lower case, in order
  std::string location;                                      // where a redirect leads, absolute; empty: it is none
  std::string body;                                          // decoded (Content-Encoding)
  bool cut = false;                                          // there is more of the body

  // The first of this name (lower case); empty: none.
  [[nodiscard]] std::string_view header(std::string_view name) const {
    for (const auto& [one, value] : headers) {
      if (one == name) return value;
    }
    return {};
  }
};

class Fetch {
 public:
  // Takes the reply to a request, by the request's index, and gives what is to be asked in its place; nullopt: that one
  // is done.
  using Next = std::function<std::optional<FetchRequest>(size_t index, FetchReply reply)>;

  Fetch() = default;
  Fetch(const Fetch&) = delete;
  Fetch& operator=(const Fetch&) = delete;
  virtual ~Fetch() = default;

  // Returns when all are done. `next` is called on the calling thread, in the order in which replies come.
  virtual void run(std::vector<FetchRequest> requests, const Next& next) = 0;
};

}  // namespace docloc
