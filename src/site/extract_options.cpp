#include "site/settings.h"

namespace docloc::site {

segment::ExtractOptions extract_options(const Settings& settings) {
  segment::ExtractOptions options{.front_matter_keys = settings.front_matter_keys, .data_keys = settings.data_keys};
  options.parse.foreign = settings.foreign;
  return options;
}

}  // namespace docloc::site
