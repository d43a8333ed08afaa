// What addresses came to when they were asked, kept from run to run.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace docloc::links {

enum class Reach : uint8_t {
  there,
  missing,  // nothing is there: the server says so, or there is no such host
  unknown,  // it could not be asked, or does not tell
};

// What one address came to.
struct External {
  Reach reach = Reach::there;
  std::string why;       // of missing and unknown, for a person: "the server answers 404"
  std::string moved_to;  // there: where permanent redirects lead; empty: it has not moved
  // there: the fragments that were asked for, and whether the page has them. What is no HTML, or too long to be read to
  // its end, has all.
  std::map<std::string, bool, std::less<>> fragments;
  uint32_t asked = 0;  // seconds since 1970, UTC; 0: nobody was asked
  friend bool operator==(const External&, const External&) = default;
};

// As a file: the line "docloc external 1", then for each address its fields as "SIZE:BYTES" and a line end, sorted by
// address; at last the XXH3 of all that in hexadecimal. One that is damaged or of another version is empty.
class ExternalCache {
 public:
  ExternalCache() = default;
  // `days`: how long an answer is good; one of an address that was not there, or not reached, for a day at most. 0:
  // nothing is. `now`: seconds since 1970.
  ExternalCache(std::string_view bytes, uint32_t days, uint32_t now);

  // The answer, if it is still good and knows of all these fragments; nullptr: it is to be asked. Valid until put().
  [[nodiscard]] const External* find(std::string_view address, const std::set<std::string>& fragments) const;
  void put(const std::string& address, External external);
  [[nodiscard]] std::string bytes() const;

 private:
  [[nodiscard]] bool is_good(const External& external) const;

  uint32_t days_ = 0;
  uint32_t now_ = 0;
  std::map<std::string, External, std::less<>> entries_;
};

}  // namespace docloc::links
