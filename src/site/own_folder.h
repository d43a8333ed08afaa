// docloc's own folder in a project, .docloc: it can be deleted at any time, and keeps itself out of Git.
#pragma once

#include <string_view>

#include "base/ports.h"
#include "base/result.h"

namespace docloc::site {

// Writes a file below .docloc; the folder's .gitignore first, where there is none. Whether the file changed.
Result<bool> write_own_file(Store& store, std::string_view path, std::string_view bytes);

// The .gitignore alone: for programs that write there themselves.
Result<bool> keep_out_of_git(Store& store);

}  // namespace docloc::site
