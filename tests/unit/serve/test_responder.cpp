#include <algorithm>
#include <catch2/catch.hpp>

#include "memory_store.h"
#include "serve/media_type.h"
#include "serve/responder.h"

using namespace docloc;
using namespace docloc::serve;

namespace {

constexpr uint16_t kPort = 4321;

Request get(std::string target) {
  return {.method = "GET", .target = std::move(target), .hosts = {"127.0.0.1:4321"}};
}

const MemoryStore& site() {
  static const MemoryStore store({
      {"index.html", "<html><body>front</body></html>"},
      {"docloc.css", "body {}"},
      {"sv-SE/index.html", "<html><body>svensk framsida</body></html>"},
      {"sv-SE/404.html", "<html><body>finns inte</body></html>"},
      {"sv-SE/a b/å.html", "<html><BODY>brev</BODY></html>"},
      {"sv-SE/media/bild.PNG", "png"},
      {"sv-SE/.hidden/secret.html", "secret"},
      {".record", "secret"},
      {"100%/x.txt", "hundra"},
  });
  return store;
}

Reply ask(const Request& request) {
  return answer(site(), {.port = kPort, .edition = {.server = "s1", .build = 7}, .state = "{\"build\":7}"}, request);
}

std::string header(const Reply& reply, std::string_view name) {
  const auto headers = headers_of(reply);
  const auto found = std::ranges::find(headers, name, [](const auto& one) { return std::string_view(one.first); });
  return found == headers.end() ? std::string() : found->second;
}

}  // namespace

TEST_CASE("A file is answered with its bytes and its type, a folder with its index") {
  CHECK(ask(get("/docloc.css")).body == "body {}");
  CHECK(ask(get("/docloc.css")).type == "text/css; charset=utf-8");
  CHECK(ask(get("/docloc.css?v=3#x")).status == 200);
  CHECK(ask(get("/sv-SE/media/bild.PNG")).type == "image/png");
  CHECK(ask(get("/")).body.find("front") != std::string::npos);
  CHECK(ask(get("/sv-SE/")).body.find("svensk framsida") != std::string::npos);
  CHECK(ask(get("/sv-SE/a%20b/%C3%A5.html")).body.find("brev") != std::string::npos);
  CHECK(ask(get("/100%25/x.txt")).body == "hundra");
}

TEST_CASE("A folder without its slash leads to the one with it, on this server") {
  const Reply reply = ask(get("/sv-SE?x=1"));
  CHECK(reply.status == 302);
  CHECK(header(reply, "Location") == "/sv-SE/?x=1");
  // A folder that has no index is nothing.
  CHECK(ask(get("/sv-SE/media")).status == 404);
}

TEST_CASE("What is not there is answered by its locale's own page, with status 404") {
  const Reply swedish = ask(get("/sv-SE/borta.html"));
  CHECK(swedish.status == 404);
  CHECK(swedish.body.find("finns inte") != std::string::npos);
  const Reply other = ask(get("/de-DE/<b>weg.html"));
  CHECK(other.status == 404);
  CHECK(other.type == "text/html; charset=utf-8");
  CHECK(other.body.find("de-DE/&lt;b&gt;weg.html") != std::string::npos);
  CHECK(other.body.find("live.js") != std::string::npos);
}

TEST_CASE("Only this machine's own names, with this port, are answered") {
  Request request = get("/");
  for (const char* host : {"127.0.0.1:4321", "localhost:4321", "LocalHost:4321", "[::1]:4321"}) {
    CAPTURE(host);
    request.hosts = {host};
    CHECK(ask(request).status == 200);
  }
  for (const char* host : {"evil.example:4321", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:43210", "localhost.:4321",
                           "127.0.0.1:4321.evil.example", "", "0.0.0.0:4321", "127.0.0.1:4321 "}) {
    CAPTURE(host);
    request.hosts = {host};
    CHECK(ask(request).status == 403);
  }
  request.hosts = {};
  CHECK(ask(request).status == 403);
  request.hosts = {"127.0.0.1:4321", "evil.example"};
  CHECK(ask(request).status == 403);
}

TEST_CASE("A foreign page that fetches is refused, the preview's own is not") {
  Request request = get("/_docloc/state.json");
  request.origins = {"http://localhost:4321"};
  CHECK(ask(request).status == 200);
  for (const char* origin : {"http://evil.example", "null", "https://127.0.0.1:4321", "http://127.0.0.1:4322",
                             "http://127.0.0.1:4321.evil.example", ""}) {
    CAPTURE(origin);
    request.origins = {origin};
    CHECK(ask(request).status == 403);
  }
  CHECK(header(ask(get("/docloc.css")), "Cross-Origin-Resource-Policy") == "same-origin");
}

TEST_CASE("On the port that http has by itself a browser leaves it out") {
  CHECK(is_from_here({.method = "GET", .target = "/", .hosts = {"localhost"}}, 80));
  CHECK_FALSE(is_from_here({.method = "GET", .target = "/", .hosts = {"localhost"}}, 8080));
}

TEST_CASE("Other methods than GET and HEAD are refused, with what is allowed") {
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "get"}) {
    CAPTURE(method);
    Request request = get("/");
    request.method = method;
    CHECK(ask(request).status == 405);
    CHECK(header(ask(request), "Allow") == "GET, HEAD");
  }
  Request head = get("/docloc.css");
  head.method = "HEAD";
  CHECK(ask(head).status == 200);
}

TEST_CASE("No address leaves the site's folder, however it is spelled") {
  for (const char* target : {"/../secret",
                             "/sv-SE/../../secret",
                             "/%2e%2e/secret",
                             "/.%2E/secret",
                             "/sv-SE/%2e%2e%2fsecret",
                             "/sv-SE%2findex.html",
                             "/sv-SE\\index.html",
                             "/sv-SE%5cindex.html",
                             "/a%00.html",
                             "/a%0d%0aX: y",
                             "//sv-SE/index.html",
                             "/sv-SE//",
                             "//",
                             "/./index.html",
                             "/%",
                             "/%2",
                             "/%zz",
                             "sv-SE/index.html",
                             "",
                             "http://127.0.0.1:4321/",
                             "*"}) {
    CAPTURE(target);
    CHECK(ask(get(target)).status == 400);
  }
  // Decoded once: what comes out is a name like any other, and there is no such file.
  CHECK(ask(get("/%252e%252e/secret")).status == 404);
  CHECK(read_target("/%252e%252e/x").path == "%2e%2e/x");
}

TEST_CASE("Hidden files are not served") {
  for (const char* target : {"/.record", "/sv-SE/.hidden/secret.html", "/%2erecord"}) {
    CAPTURE(target);
    const Reply reply = ask(get(target));
    CHECK(reply.status == 404);
    CHECK(reply.body.find("secret") == std::string::npos);
  }
}

TEST_CASE("The script and the stylesheet stand before the last end of the body, and the file keeps its bytes") {
  const Edition edition{.server = "s1", .build = 7};
  const std::string added =
      "<link rel=\"stylesheet\" href=\"/_docloc/live.css\">\n"
      "<script src=\"/_docloc/live.js\" data-server=\"s1\" data-build=\"7\"></script>\n";
  CHECK(make_live("<body>a</body></html>", edition) == "<body>a" + added + "</body></html>");
  CHECK(make_live("<BODY>a</BODY >", edition) == "<BODY>a" + added + "</BODY >");
  CHECK(make_live("<!-- </body> --><body></body>", edition) == "<!-- </body> --><body>" + added + "</body>");
  CHECK(make_live("no body", edition) == "no body" + added);
  CHECK(ask(get("/sv-SE/")).body == "<html><body>svensk framsida" + added + "</body></html>");
}

TEST_CASE("The preview's own files are there, and nothing else beside them") {
  CHECK(ask(get("/_docloc/live.js")).type == "text/javascript; charset=utf-8");
  CHECK(ask(get("/_docloc/live.js")).body == live_script());
  CHECK(ask(get("/_docloc/live.css")).type == "text/css; charset=utf-8");
  CHECK(ask(get("/_docloc/state.json")).body == "{\"build\":7}");
  CHECK(ask(get("/_docloc/events")).streams_events);
  CHECK(ask(get("/_docloc/other")).status == 404);
  CHECK_FALSE(ask(get("/_docloc/events/x")).streams_events);
}

TEST_CASE("Browsers keep nothing and guess nothing") {
  for (const char* target : {"/", "/borta", "/_docloc/events", "/.record"}) {
    CAPTURE(target);
    CHECK(header(ask(get(target)), "Cache-Control") == "no-store");
    CHECK(header(ask(get(target)), "X-Content-Type-Options") == "nosniff");
    CHECK(header(ask(get(target)), "Content-Security-Policy") == "frame-ancestors 'self'");
  }
}

TEST_CASE("A type goes by the ending of the last name") {
  CHECK(media_type("a.html") == "text/html; charset=utf-8");
  CHECK(media_type("a.tar.GZ") == "application/gzip");
  CHECK(media_type("a.svg") == "image/svg+xml; charset=utf-8");
  CHECK(media_type("folder.html/file") == "application/octet-stream");
  CHECK(media_type("a.unknown") == "application/octet-stream");
  CHECK(media_type("") == "application/octet-stream");
}
