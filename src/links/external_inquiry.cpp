#include "links/external_inquiry.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "links/external_address.h"
#include "links/html_attributes.h"
#include "links/paths.h"
#include "links/retry_after.h"

namespace docloc::links {
namespace {

constexpr size_t kMostRedirects = 10;
constexpr size_t kMostPage = 2U << 20U;
constexpr unsigned kMostRefusals = 2;                     // of one address; then it is given up
constexpr unsigned kMostRefusalsOfHost = 6;               // in a row; then none of its addresses is asked twice
constexpr uint64_t kMostWait = 60;                        // seconds
constexpr auto kWaits = std::to_array<uint64_t>({2, 8});  // where the server names no time

enum Status : uint32_t {
  multiple_choices = 300,
  moved_permanently = 301,
  permanent_redirect = 308,
  bad_request = 400,
  not_found = 404,
  gone = 410,
  too_many_requests = 429,
  unavailable = 503,
};

bool is_success(uint32_t status) {
  return status >= 200 && status < multiple_choices;
}

bool is_html(const FetchReply& reply) {
  const std::string type = ascii_lower(reply.header("content-type"));
  return type.starts_with("text/html") || type.starts_with("application/xhtml+xml");
}

const char* about(FetchFault fault) {
  switch (fault) {
    case FetchFault::bad_url:
      return "it is no address that can be asked";
    case FetchFault::private_address:
      return "it is an address of this machine or its network";
    case FetchFault::not_connected:
      return "nobody takes the connection";
    case FetchFault::timeout:
      return "no answer came in time";
    case FetchFault::insecure:
      return "there is no safe connection to the server";
    default:
      return "the server ended the connection without an answer";
  }
}

}  // namespace

Inquiry::Inquiry(std::string address, const std::set<std::string>& fragments, Inquiries& all)
    : url_(std::move(address)), fragments_(fragments), all_(all), head_(fragments.empty()), visited_({url_}) {
  external_.asked = all.now;
}

FetchRequest Inquiry::request() const {
  return {.head = head_, .url = url_, .most_bytes = fragments_.empty() ? 0 : kMostPage};
}

std::nullopt_t Inquiry::end(Reach reach, std::string why) {
  external_.reach = reach;
  external_.why = std::move(why);
  external_.moved_to.clear();
  return std::nullopt;
}

std::optional<FetchRequest> Inquiry::next(const FetchReply& reply) {
  if (reply.fault != FetchFault::none) return on_fault(reply.fault);
  const uint32_t status = reply.status;
  if (status == too_many_requests || status == unavailable) return on_refusal(reply);
  all_.refusals[host_of(url_)] = 0;
  if (is_success(status)) {
    on_page(reply);
    return std::nullopt;
  }
  if (status < bad_request && !reply.location.empty()) return on_redirect(reply);
  if (head_) {
    head_ = false;
    return request();
  }
  const bool missing = status == not_found || status == gone;
  return end(missing ? Reach::missing : Reach::unknown, fmt::format("the server answers {}", status));
}

std::optional<FetchRequest> Inquiry::on_fault(FetchFault fault) {
  if (fault == FetchFault::unknown_host) {
    host_is_unknown_ = true;
    return end(Reach::missing, fmt::format("there is no host {}", host_of(url_)));
  }
  if (fault == FetchFault::broken && head_) {
    head_ = false;
    return request();
  }
  // Nobody was asked: other settings may ask.
  if (fault == FetchFault::private_address || fault == FetchFault::bad_url) external_.asked = 0;
  return end(Reach::unknown, about(fault));
}

std::optional<FetchRequest> Inquiry::on_refusal(const FetchReply& reply) {
  unsigned& of_host = all_.refusals[host_of(url_)];
  ++of_host;
  const uint64_t wait = retry_after(reply.header("retry-after"), all_.now)
                            .value_or(kWaits.at(std::min<size_t>(refused_, kWaits.size() - 1)));
  if (refused_ >= kMostRefusals || of_host > kMostRefusalsOfHost || wait > kMostWait) {
    return end(Reach::unknown, fmt::format("the server answers {}", reply.status));
  }
  ++refused_;
  FetchRequest again = request();
  again.hold = std::chrono::seconds(wait);
  return again;
}

std::optional<FetchRequest> Inquiry::on_redirect(const FetchReply& reply) {
  const std::optional<ExternalAddress> to = external_address(reply.location);
  if (!to) return end(Reach::unknown, fmt::format("it leads to {}", reply.location));
  if (!visited_.insert(to->url).second) return end(Reach::unknown, "its redirects lead in a ring");
  if (visited_.size() > kMostRedirects + 1) {
    return end(Reach::unknown, fmt::format("there are more than {} redirects", kMostRedirects));
  }
  permanent_ = permanent_ && (reply.status == moved_permanently || reply.status == permanent_redirect);
  if (permanent_) external_.moved_to = reply.location;
  url_ = to->url;
  return request();
}

void Inquiry::on_page(const FetchReply& reply) {
  if (fragments_.empty()) return;
  const bool may_have_all = !is_html(reply) || reply.cut;
  for (const std::string& fragment : fragments_)
    external_.fragments[fragment] = may_have_all;
  if (!is_html(reply)) return;
  for (const HtmlAttribute& attribute : html_attributes(reply.body)) {
    if (attribute.name != "id" && (attribute.name != "name" || attribute.tag != "a")) continue;
    std::string_view name = attribute.value;
    if (const auto found = external_.fragments.find(name); found != external_.fragments.end()) found->second = true;
    // GitHub's pages put this before the ids of a writer's headings, and a script makes up for it.
    constexpr std::string_view kOfUser = "user-content-";
    if (!name.starts_with(kOfUser)) continue;
    name.remove_prefix(kOfUser.size());
    if (const auto found = external_.fragments.find(name); found != external_.fragments.end()) found->second = true;
  }
}

}  // namespace docloc::links
