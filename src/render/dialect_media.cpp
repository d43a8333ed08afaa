#include "render/dialect_media.h"

#include <algorithm>

#include "render/dialect.h"
#include "render/escape.h"
#include "render/url.h"

namespace docloc::render {

std::string link_html(std::string_view target, const BodyOptions& options) {
  std::string out = "<a";
  if (const auto url = page_url(target, UrlUse::link, options.link_url)) {
    out += " href=\"";
    append_url(out, *url);
    out += '"';
  }
  return out + '>' + escape(target) + "</a>";
}

std::string video_html(std::string_view target, const BodyOptions& options) {
  // The host ends where the source of the policy does.
  const bool framed = std::ranges::any_of(options.frame_sources, [&](const std::string& source) {
    return !source.empty() && target.starts_with(source) &&
           (target.size() == source.size() || std::string_view("/?#").contains(target[source.size()]));
  });
  if (!framed || !target.starts_with("https://")) return link_html(target, options);
  std::string out = "<iframe src=\"";
  append_url(out, target);
  out += '"';
  append_attribute(out, "title", options.labels.video);
  return out + " loading=\"lazy\" allowfullscreen=\"\"></iframe>";
}

void append_image_hints(std::string& out, const BodyOptions& options, std::string_view url, ImageNeeds needs) {
  const std::optional<ImageSize> size = options.image_size && !needs.sized ? options.image_size(url) : std::nullopt;
  if (size) {
    append_attribute(out, "width", std::to_string(size->width));
    append_attribute(out, "height", std::to_string(size->height));
  }
  if (options.themed && !needs.eager) out += " loading=\"lazy\" decoding=\"async\"";
}

void append_image_attributes(std::string& out, const BodyOptions& options, std::string_view url,
                             const ImageAttributes& attributes, bool eager) {
  if (!attributes.classes.empty()) append_attribute(out, "class", attributes.classes);
  if (attributes.width.empty() && attributes.height.empty())
    return append_image_hints(out, options, url, {.eager = eager});
  if (!attributes.width.empty()) append_attribute(out, "width", attributes.width);
  if (!attributes.height.empty()) append_attribute(out, "height", attributes.height);
  if (options.themed && !eager) out += " loading=\"lazy\" decoding=\"async\"";
}

}  // namespace docloc::render
