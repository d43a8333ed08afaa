// Addresses of other sites, over servers in memory.
#include <catch2/catch.hpp>

#include "links/external.h"
#include "links/external_address.h"
#include "links/retry_after.h"
#include "support/fake_fetch.h"

using namespace docloc;
using namespace docloc::links;
using support::FakeFetch;
using support::fault;
using support::html;
using support::redirect;
using support::reply;

namespace {

constexpr uint32_t kNow = 1'700'000'000;
constexpr uint32_t kDay = 24 * 60 * 60;
using Asked = std::vector<std::string>;

External ask_one(FakeFetch& fetch, const std::string& url, const std::set<std::string>& fragments = {}) {
  ExternalCache cache;
  return ask_external(fetch, {{url, fragments}}, cache, {.now = kNow, .progress = {}}).at(url);
}

}  // namespace

TEST_CASE("an address that is there is asked once, for its head alone") {
  FakeFetch fetch;
  fetch.replies["https://a.dev/x"] = {reply(200)};
  const External external = ask_one(fetch, "https://a.dev/x");
  CHECK(external.reach == Reach::there);
  CHECK(external.moved_to.empty());
  CHECK(fetch.asked == Asked{"HEAD https://a.dev/x"});
}

TEST_CASE("a server that refuses HEAD, or answers it wrongly, is asked with GET") {
  for (const uint32_t status : {400U, 403U, 404U, 405U, 500U, 501U}) {
    CAPTURE(status);
    FakeFetch fetch;
    fetch.replies["HEAD https://a.dev/"] = {reply(status)};
    fetch.replies["GET https://a.dev/"] = {reply(200)};
    CHECK(ask_one(fetch, "https://a.dev/").reach == Reach::there);
    CHECK(fetch.asked == Asked{"HEAD https://a.dev/", "GET https://a.dev/"});
  }
  FakeFetch fetch;
  fetch.replies["HEAD https://a.dev/"] = {fault(FetchFault::broken)};
  fetch.replies["GET https://a.dev/"] = {reply(204)};
  CHECK(ask_one(fetch, "https://a.dev/").reach == Reach::there);
}

TEST_CASE("what the server says is gone, and a host without an address, are missing") {
  for (const uint32_t status : {404U, 410U}) {
    FakeFetch fetch;
    fetch.replies["https://a.dev/"] = {reply(status)};
    const External external = ask_one(fetch, "https://a.dev/");
    CHECK(external.reach == Reach::missing);
    CHECK(external.why == "the server answers " + std::to_string(status));
  }
  FakeFetch fetch;
  const External external = ask_one(fetch, "https://no.such.host/x");
  CHECK(external.reach == Reach::missing);
  CHECK(external.why == "there is no host no.such.host");
  CHECK(fetch.asked.size() == 1);
}

TEST_CASE("whatever else goes wrong leaves an address unknown") {
  for (const uint32_t status : {304U, 400U, 401U, 403U, 451U, 500U, 502U, 999U}) {
    CAPTURE(status);
    FakeFetch fetch;
    fetch.replies["https://a.dev/"] = {reply(status)};
    CHECK(ask_one(fetch, "https://a.dev/").reach == Reach::unknown);
  }
  for (const FetchFault kind : {FetchFault::bad_url, FetchFault::private_address, FetchFault::not_connected,
                                FetchFault::timeout, FetchFault::insecure, FetchFault::broken}) {
    FakeFetch fetch;
    fetch.replies["https://a.dev/"] = {fault(kind)};
    const External external = ask_one(fetch, "https://a.dev/");
    CHECK(external.reach == Reach::unknown);
    CHECK_FALSE(external.why.empty());
  }
}

TEST_CASE("a server with too much to do is asked again when it says, or after a while, and at last given up") {
  FetchReply busy = reply(429);
  busy.headers = {{"retry-after", "7"}};
  FakeFetch fetch;
  fetch.replies["https://a.dev/"] = {busy, reply(503), reply(200)};
  CHECK(ask_one(fetch, "https://a.dev/").reach == Reach::there);
  CHECK(fetch.asked ==
        Asked{"HEAD https://a.dev/", "HEAD https://a.dev/ after 7000", "HEAD https://a.dev/ after 8000"});

  FakeFetch always;
  always.replies["https://a.dev/"] = {reply(503)};
  CHECK(ask_one(always, "https://a.dev/").reach == Reach::unknown);
  CHECK(always.asked ==
        Asked{"HEAD https://a.dev/", "HEAD https://a.dev/ after 2000", "HEAD https://a.dev/ after 8000"});

  busy.headers = {{"retry-after", "3600"}};
  FakeFetch for_long;
  for_long.replies["https://a.dev/"] = {busy};
  CHECK(ask_one(for_long, "https://a.dev/").reach == Reach::unknown);
  CHECK(for_long.asked.size() == 1);
}

TEST_CASE("a host that refuses again and again is not asked twice for each of its many addresses") {
  FakeFetch fetch;
  WantedAddresses wanted;
  for (int i = 0; i < 50; ++i) {
    const std::string url = "https://a.dev/" + std::to_string(i);
    fetch.replies[url] = {reply(429)};
    wanted[url];
  }
  ExternalCache cache;
  for (const auto& [url, external] : ask_external(fetch, wanted, cache, {.now = kNow, .progress = {}}))
    CHECK(external.reach == Reach::unknown);
  CHECK(fetch.asked.size() < 60);
}

TEST_CASE("Retry-After is a number of seconds or a date") {
  CHECK(retry_after("120", kNow) == 120);
  CHECK(retry_after("Sun, 06 Nov 1994 08:49:37 GMT", 784'111'777 - 30) == 30);
  CHECK(retry_after("Tue, 14 Nov 2023 22:13:20 GMT", kNow) == 0);
  CHECK(retry_after("Tue, 14 Nov 2000 22:13:20 GMT", kNow) == 0);
  for (const char* value : {"", "soon", "-1", "1.5", "Sun, 31 Feb 2024 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET",
                            "Sun, 06 Nox 1994 08:49:37 GMT"}) {
    CAPTURE(value);
    CHECK_FALSE(retry_after(value, kNow));
  }
}

TEST_CASE("an address has moved as far as all redirects to there are permanent") {
  FakeFetch fetch;
  fetch.replies["http://a.dev/"] = {redirect(301, "https://a.dev/")};
  fetch.replies["https://a.dev/"] = {redirect(308, "https://b.dev/new#part")};
  fetch.replies["https://b.dev/new"] = {redirect(302, "https://b.dev/sv/new")};
  fetch.replies["https://b.dev/sv/new"] = {redirect(301, "https://b.dev/sv/newer")};
  fetch.replies["https://b.dev/sv/newer"] = {reply(200)};
  const External external = ask_one(fetch, "http://a.dev/");
  CHECK(external.reach == Reach::there);
  CHECK(external.moved_to == "https://b.dev/new#part");
  CHECK(fetch.asked.size() == 5);

  fetch.replies["https://c.dev/"] = {redirect(307, "https://a.dev/")};
  CHECK(ask_one(fetch, "https://c.dev/").moved_to.empty());
}

TEST_CASE("a redirect to nothing is missing, and one in a ring, to another scheme or without an end is unknown") {
  FakeFetch fetch;
  fetch.replies["https://a.dev/"] = {redirect(301, "https://a.dev/gone")};
  fetch.replies["https://a.dev/gone"] = {reply(404)};
  CHECK(ask_one(fetch, "https://a.dev/").reach == Reach::missing);
  CHECK(ask_one(fetch, "https://a.dev/").moved_to.empty());

  fetch.replies["https://b.dev/"] = {redirect(302, "https://b.dev/x")};
  fetch.replies["https://b.dev/x"] = {redirect(302, "https://b.dev/")};
  CHECK(ask_one(fetch, "https://b.dev/").why == "its redirects lead in a ring");

  fetch.replies["https://c.dev/"] = {redirect(302, "ftp://c.dev/x")};
  CHECK(ask_one(fetch, "https://c.dev/").why == "it leads to ftp://c.dev/x");

  for (int i = 0; i < 30; ++i)
    fetch.replies["https://d.dev/" + std::to_string(i)] = {redirect(302, "https://d.dev/" + std::to_string(i + 1))};
  fetch.asked.clear();
  CHECK(ask_one(fetch, "https://d.dev/0").why == "there are more than 10 redirects");
  CHECK(fetch.asked.size() == 11);
}

TEST_CASE("a page that is wanted for its bookmarks is read, and they are looked for among its ids and names") {
  FakeFetch fetch;
  fetch.replies["https://a.dev/"] = {
      html("<!-- <p id=hidden> --><h2 id=\"one\">x</h2><a name='tw&amp;o'></a><script>'<p id=\"no\">'</script>"
           "<meta name=\"meta\"><h3 id=\"user-content-three\">")};
  const External external = ask_one(fetch, "https://a.dev/", {"one", "tw&o", "three", "hidden", "no", "meta", "One"});
  CHECK(fetch.asked == Asked{"GET https://a.dev/"});
  CHECK(external.reach == Reach::there);
  const std::map<std::string, bool, std::less<>> wanted = {{"one", true},  {"tw&o", true},    {"three", true},
                                                           {"One", false}, {"hidden", false}, {"no", false},
                                                           {"meta", false}};
  CHECK(external.fragments == wanted);
}

TEST_CASE("a bookmark of something that is no HTML, or of a page too long to be read, is believed") {
  FakeFetch fetch;
  FetchReply pdf = html("%PDF");
  pdf.headers = {{"content-type", "application/pdf"}};
  fetch.replies["https://a.dev/x.pdf"] = {pdf};
  CHECK(ask_one(fetch, "https://a.dev/x.pdf", {"nine"}).fragments.at("nine"));
  fetch.replies["https://a.dev/long"] = {html(std::string(3U << 20U, 'x'))};
  CHECK(ask_one(fetch, "https://a.dev/long", {"nine"}).fragments.at("nine"));
}

TEST_CASE("an answer is kept for days, a bad one for a day, and each is asked once a run") {
  FakeFetch fetch;
  fetch.replies["https://a.dev/"] = {redirect(301, "https://a.dev/new")};
  fetch.replies["https://a.dev/new"] = {html("<p id=one>")};
  fetch.replies["https://a.dev/gone"] = {reply(404)};
  const WantedAddresses wanted = {{"https://a.dev/", {"one", "two"}}, {"https://a.dev/gone", {}}};
  const auto requests_after = [&](std::string_view bytes, uint32_t now, uint32_t days, const WantedAddresses& of) {
    ExternalCache cache(bytes, days, now);
    fetch.asked.clear();
    (void)ask_external(fetch, of, cache, {.now = now, .progress = {}});
    return fetch.asked.size();
  };
  ExternalCache cache("", 7, kNow);
  const Externals first = ask_external(fetch, wanted, cache, {.now = kNow, .progress = {}});
  const std::string bytes = cache.bytes();
  ExternalCache again(bytes, 7, kNow + 100);
  fetch.asked.clear();
  CHECK(ask_external(fetch, wanted, again, {.now = kNow + 100, .progress = {}}) == first);
  CHECK(fetch.asked.empty());
  CHECK(again.bytes() == bytes);

  CHECK(requests_after(bytes, kNow + kDay, 7, wanted) == 2);      // the one that is gone
  CHECK(requests_after(bytes, kNow + 7 * kDay, 7, wanted) == 4);  // both
  CHECK(requests_after(bytes, kNow - 1, 7, wanted) == 4);         // the clock was put back
  CHECK(requests_after(bytes, kNow, 0, wanted) == 4);
  CHECK(requests_after(bytes, kNow, 7, {{"https://a.dev/", {"three"}}}) == 2);
  CHECK(requests_after(bytes, kNow, 7, {{"https://a.dev/", {}}, {"https://a.dev/gone", {"x"}}}) == 0);
  std::string damaged = bytes;
  damaged[bytes.size() / 2] ^= 1;
  CHECK(requests_after(damaged, kNow, 7, wanted) == 4);
  for (size_t size = 0; size < bytes.size(); ++size)
    CHECK(ExternalCache(std::string_view(bytes).substr(0, size), 7, kNow).find("https://a.dev/gone", {}) == nullptr);
}

TEST_CASE("that an address may not be asked is not kept") {
  FakeFetch fetch;
  fetch.replies["https://a.dev/"] = {fault(FetchFault::private_address), reply(200)};
  ExternalCache cache("", 7, kNow);
  const WantedAddresses wanted = {{"https://a.dev/", {}}};
  CHECK(ask_external(fetch, wanted, cache, {.now = kNow, .progress = {}}).at("https://a.dev/").reach == Reach::unknown);
  CHECK(ask_external(fetch, wanted, cache, {.now = kNow, .progress = {}}).at("https://a.dev/").reach == Reach::there);
}

TEST_CASE("where no host has an address the network is what is missing, and nothing of it is kept") {
  FakeFetch fetch;
  ExternalCache cache("", 7, kNow);
  const WantedAddresses wanted = {{"https://a.dev/", {}}, {"https://b.dev/", {}}};
  for (const auto& [url, external] : ask_external(fetch, wanted, cache, {.now = kNow, .progress = {}}))
    CHECK(external.reach == Reach::unknown);
  CHECK(cache.find("https://a.dev/", {}) == nullptr);

  fetch.replies["https://b.dev/"] = {reply(200)};
  CHECK(ask_external(fetch, wanted, cache, {.now = kNow, .progress = {}}).at("https://a.dev/").reach == Reach::missing);
}

TEST_CASE("progress counts the addresses that are asked") {
  FakeFetch fetch;
  fetch.replies["https://a.dev/"] = {redirect(301, "https://a.dev/new")};
  fetch.replies["https://a.dev/new"] = {reply(200)};
  fetch.replies["https://b.dev/"] = {reply(200)};
  ExternalCache cache;
  std::vector<std::pair<size_t, size_t>> steps;
  const auto progress = [&](size_t done, size_t total) { steps.emplace_back(done, total); };
  (void)ask_external(fetch, {{"https://a.dev/", {}}, {"https://b.dev/", {}}}, cache,
                     {.now = kNow, .progress = progress});
  CHECK(steps == std::vector<std::pair<size_t, size_t>>{{1, 2}, {2, 2}});
}

TEST_CASE("an address is taken apart into what is asked and the bookmark") {
  const auto parts = [](std::string_view url) {
    const auto address = external_address(url);
    return address ? address->url + " " + address->fragment : "none";
  };
  CHECK(parts("https://a.dev") == "https://a.dev ");
  CHECK(parts("HTTPS://a.dev/x?y#z") == "https://a.dev/x?y z");
  CHECK(parts("//a.dev/x") == "https://a.dev/x ");
  CHECK(parts("https://a.dev/x#caf%C3%A9") == "https://a.dev/x caf\xC3\xA9");
  CHECK(parts("https://a.dev/caf\xC3\xA9 1") == "https://a.dev/caf%C3%A9%201 ");
  CHECK(parts("https://a.dev/x#:~:text=hello") == "https://a.dev/x ");
  CHECK(parts("https://a.dev/x#part:~:text=hello") == "https://a.dev/x part");
  for (const char* state : {"#", "#top", "#/route", "#!page", "#gid=0", "#blade/x"})
    CHECK(parts(std::string("https://a.dev/x") + state) == "https://a.dev/x ");
  for (const char* none : {"", "a.md", "/azure/x", "mailto:a@b.c", "ftp://a.dev/", "https://", "https:///x", "#x"})
    CHECK(parts(none) == "none");
}

TEST_CASE("names that are kept for examples, and this machine's, are no hosts") {
  for (const char* name : {"localhost", "example.com", "docs.example.com", "my.example", "x.test", "a.invalid",
                           "example.org.", "api.localhost"})
    CHECK(is_example_host(name));
  for (const char* name : {"myexample.com", "example.dev", "contest", "a.dev", ""})
    CHECK_FALSE(is_example_host(name));
  CHECK(host_of("https://User:pw@Docs.A.dev:8080/x@y") == "docs.a.dev");
  CHECK(host_of("http://[::1]:80/") == "[::1]");
}

TEST_CASE("a pattern is the beginning of an address, in which a star stands for any text") {
  CHECK(begins_with_any({"https://a.dev/"}, "https://a.dev/x"));
  CHECK(begins_with_any({"x", "*://*.a.dev/private"}, "http://b.a.dev/private/x"));
  CHECK(begins_with_any({"https://*/login"}, "https://a.dev/b/login?x"));
  CHECK_FALSE(begins_with_any({"https://a.dev/"}, "http://a.dev/x"));
  CHECK_FALSE(begins_with_any({"https://*.a.dev/"}, "https://a.dev/"));
  CHECK_FALSE(begins_with_any({}, "https://a.dev/"));
}
