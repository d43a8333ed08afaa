// `docloc init`: settings for what a repository has already.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ports.h"
#include "base/result.h"

namespace docloc::site {

struct InitOptions {
  std::string source_locale = "en-US";
  std::vector<std::string> locales;  // empty: those that are seen
};

struct InitReport {
  std::vector<std::string> written;  // files, in the order they were made
  std::string content;               // the layout chosen
  size_t articles = 0;               // found under it
};

// Writes docloc.yaml, and folders for sources and catalogs where there are none. Looks for <folder>/<source
// locale>/*.md in content, docs, articles and the project itself. nullopt: docloc.yaml is there already, and nothing
// was written.
[[nodiscard]] Result<std::optional<InitReport>> init_project(Store& store, const InitOptions& options);

}  // namespace docloc::site
