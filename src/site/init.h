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
  std::string source_locale;         // empty: what the site generator says, else en-US
  std::vector<std::string> locales;  // empty: those that are seen
  std::string folder_name;           // of the project's folder: repositories of other locales are named after it
};

struct InitReport {
  std::vector<std::string> written;  // files, in the order they were made
  std::string generator;             // the site generator recognised, and by what: "Hugo (hugo.toml)"; empty: none
  std::vector<std::string> folders;  // of the sources
  size_t articles = 0;               // found in them
  std::vector<std::string> notes;    // what was guessed, what is left to do: a sentence each
};

// Writes docloc.yaml, and folders for sources and catalogs where there are none. Recognises Docusaurus, VitePress,
// Starlight, Hugo, DocFX with or without OPS, MkDocs and mdBook by their configuration, and writes the layout and the
// dialects that they need; else looks for <folder>/<source locale>/*.md in content, docs, articles and the project
// itself. nullopt: docloc.yaml is there already, and nothing was written.
[[nodiscard]] Result<std::optional<InitReport>> init_project(Store& store, const InitOptions& options);

}  // namespace docloc::site
