#include "serve/responder.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "serve/media_type.h"

namespace docloc::serve {
namespace {

constexpr std::string_view kIndex = "index.html";
constexpr std::string_view kMissing = "404.html";

Reply refuse(int status, std::string_view why) {
  return {.status = status, .type = "text/plain; charset=utf-8", .body = fmt::format("{}\n", why)};
}

std::string below(std::string_view folder, std::string_view name) {
  return folder.empty() ? std::string(name) : fmt::format("{}/{}", folder, name);
}

std::optional<Reply> read_file(const Store& site, const Present& present, const std::string& path) {
  if (!site.exists(path)) return std::nullopt;
  Result<std::string> bytes = site.read(path);
  if (!bytes) return std::nullopt;  // a folder, or gone since
  Reply reply{.type = std::string(media_type(path)), .body = std::move(*bytes)};
  if (reply.type.starts_with("text/html")) reply.body = make_live(reply.body, present.edition);
  return reply;
}

Reply answer_missing(const Store& site, const Present& present, const std::string& path) {
  const std::string locale = path.substr(0, path.find('/'));
  std::optional<Reply> reply = read_file(site, present, below(locale, kMissing));
  if (!reply) reply = read_file(site, present, std::string(kMissing));
  if (!reply) {
    reply = Reply{.type = std::string(media_type(kMissing)), .body = make_live(missing_page(path), present.edition)};
  }
  reply->status = 404;
  return *reply;
}

Reply answer_own(const Present& present, std::string_view name) {
  if (name == "events") return {.type = "text/event-stream", .streams_events = true};
  if (name == "state.json") return {.type = std::string(media_type(name)), .body = present.state};
  if (name == "live.js") return {.type = std::string(media_type(name)), .body = std::string(live_script())};
  if (name == "live.css") return {.type = std::string(media_type(name)), .body = std::string(live_stylesheet())};
  return refuse(404, "The preview has no such file.");
}

}  // namespace

Reply answer(const Store& site, const Present& present, const Request& request) {
  if (!is_from_here(request, present.port)) {
    return refuse(403, "The preview answers to this machine's own browser only, at the address that docloc printed.");
  }
  if (request.method != "GET" && request.method != "HEAD") return refuse(405, "Only GET and HEAD.");
  const Target target = read_target(request.target);
  if (target.refusal == Refusal::malformed) return refuse(400, "This is no address of a file.");
  if (target.refusal == Refusal::hidden) return refuse(404, "Hidden files are not served.");
  const std::string own = fmt::format("{}/", kOwnFolder);
  if (target.path.starts_with(own)) return answer_own(present, std::string_view(target.path).substr(own.size()));

  const std::string index = below(target.path, kIndex);
  std::optional<Reply> reply = read_file(site, present, target.is_folder ? index : target.path);
  if (reply) return *reply;
  if (!target.is_folder && site.exists(index)) {
    // Relative links of the page count from its folder, which an address without the '/' does not name.
    const size_t query = std::min(request.target.find('?'), request.target.size());
    return {.status = 302,
            .type = "text/plain; charset=utf-8",
            .location = fmt::format("/{}/{}", encode_path(target.path), request.target.substr(query))};
  }
  return answer_missing(site, present, target.is_folder ? index : target.path);
}

std::vector<std::pair<std::string, std::string>> headers_of(const Reply& reply) {
  std::vector<std::pair<std::string, std::string>> headers = {{"Cache-Control", "no-store"},
                                                              {"X-Content-Type-Options", "nosniff"},
                                                              {"Cross-Origin-Resource-Policy", "same-origin"},
                                                              {"Content-Security-Policy", "frame-ancestors 'self'"},
                                                              {"Referrer-Policy", "same-origin"}};
  if (reply.status == 405) headers.emplace_back("Allow", "GET, HEAD");
  if (!reply.location.empty()) headers.emplace_back("Location", reply.location);
  return headers;
}

}  // namespace docloc::serve
