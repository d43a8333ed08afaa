// Which site generator a repository is built with, and where it looks for translations. Internal to init.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ports.h"
#include "yaml/settings_tree.h"

namespace docloc::site {

// A row of the setting `layout` as docloc.yaml will have it; paths and globs are project-relative.
struct RowText {
  std::vector<std::string> sources;
  std::vector<std::string> resources;
  std::vector<std::string> exclude;
  std::optional<std::string> under;
  std::string to;
  bool copy_resources = false;
};

// A language of the generator's: what it is called in paths, and its tag where the configuration says.
struct GeneratorLanguage {
  std::string code;
  std::string tag;
};

struct Generator {
  std::string name;
  std::string config;                        // the file that told
  GeneratorLanguage source;                  // empty: it says nothing
  std::vector<GeneratorLanguage> languages;  // the others, in its order
  bool lower_case_codes = false;             // what languages it does not list are called
  std::vector<RowText> rows;
  std::vector<std::string_view> dialects;  // settings to switch on: "dialect.mdx"
  std::string_view heading_ids;            // dialect.heading_ids; empty: the default
  std::vector<std::string> notes;          // what was guessed and what is left to do, a sentence each
};

struct Repository {
  const Store& store;
  std::string name;  // of its folder; may be empty

  // The text of the first of `files` that is there and can be read, and its path.
  struct File {
    std::string path;
    std::string bytes;
  };
  [[nodiscard]] std::optional<File> first_of(const std::vector<std::string>& files) const;
  // Some file below `folder` has a path there that matches the glob.
  [[nodiscard]] bool has(std::string_view folder, std::string_view glob) const;
};

// Each nullopt where the repository is not built with it.
[[nodiscard]] std::optional<Generator> recognise_docusaurus(const Repository& repository);
[[nodiscard]] std::optional<Generator> recognise_vitepress(const Repository& repository);
[[nodiscard]] std::optional<Generator> recognise_starlight(const Repository& repository);
[[nodiscard]] std::optional<Generator> recognise_hugo(const Repository& repository);
[[nodiscard]] std::optional<Generator> recognise_docfx(const Repository& repository);
[[nodiscard]] std::optional<Generator> recognise_mkdocs(const Repository& repository);
[[nodiscard]] std::optional<Generator> recognise_mdbook(const Repository& repository);

// The folders that a repository keeps its documentation in, the project itself first.
[[nodiscard]] std::vector<std::string> in_usual_folders(const std::vector<std::string>& names);
// The files of a folder that are read from the root of the site ("/img/a.png").
[[nodiscard]] RowText site_root_row(std::string_view folder);

}  // namespace docloc::site
