#include "cli/tool_version.h"

#include "source_hash.h"

namespace docloc::cli {

const std::string_view kToolVersion = DOCLOC_VERSION " " DOCLOC_SOURCE_HASH;

}  // namespace docloc::cli
