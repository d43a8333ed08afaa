#include "site/image_files.h"

#include <fmt/format.h>

#include "links/image_size.h"

namespace docloc::site {

std::string size_of_image(const Job& job, std::string_view file) {
  const Result<std::string> bytes = job.store.read(file);
  if (!bytes) return {};
  const std::optional<links::PixelSize> size = links::pixel_size(*bytes);
  return size ? fmt::format("{}x{}", size->width, size->height) : std::string();
}

}  // namespace docloc::site
