#include "links/external.h"

#include <utility>
#include <vector>

#include "links/external_address.h"
#include "links/external_inquiry.h"

namespace docloc::links {
namespace {

// More than one host was asked, and none has an address.
bool is_network_missing(const std::vector<Inquiry>& inquiries, const std::vector<std::string>& addresses) {
  std::set<std::string> hosts;
  for (size_t i = 0; i < inquiries.size(); ++i) {
    if (!inquiries[i].host_is_unknown()) return false;
    hosts.insert(host_of(addresses[i]));
  }
  return hosts.size() > 1;
}

}  // namespace

Externals ask_external(Fetch& fetch, const WantedAddresses& wanted, ExternalCache& cache, const AskOptions& options) {
  Externals answers;
  Inquiries all{.now = options.now, .refusals = {}};
  std::vector<std::string> addresses;
  std::vector<Inquiry> inquiries;
  std::vector<FetchRequest> requests;
  for (const auto& [address, fragments] : wanted) {
    if (const External* known = cache.find(address, fragments)) {
      answers.emplace(address, *known);
      continue;
    }
    addresses.push_back(address);
    inquiries.emplace_back(address, fragments, all);
    requests.push_back(inquiries.back().first());
  }
  const size_t total = requests.size();
  size_t done = 0;
  fetch.run(std::move(requests), [&](size_t index, const FetchReply& reply) {
    std::optional<FetchRequest> next = inquiries[index].next(reply);
    if (!next && options.progress) options.progress(++done, total);
    return next;
  });
  const bool offline = is_network_missing(inquiries, addresses);
  for (size_t i = 0; i < inquiries.size(); ++i) {
    External external = inquiries[i].external();
    if (offline) {
      external.reach = Reach::unknown;
      external.why = "no host's name could be looked up: there seems to be no network";
    } else {
      cache.put(addresses[i], external);
    }
    answers.emplace(addresses[i], std::move(external));
  }
  return answers;
}

}  // namespace docloc::links
