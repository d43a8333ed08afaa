#include "site/image_files.h"

#include <fmt/format.h>

namespace docloc::site {

std::string size_of_image(const Job& job, std::string_view file) {
  const Result<std::string> bytes = job.store.read(file);
  if (!bytes) return {};
  return {};
}

}  // namespace docloc::site
