// Files of the site beside its pages: the way in, pages for addresses that are gone, the maps for machines. Internal to
// the build.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "render/template.h"
#include "site/navigation.h"
#include "site/page_table.h"
#include "site/redirects.h"
#include "site/settings.h"
#include "site/ui_strings.h"

namespace docloc::site {

struct SiteFile {
  std::string path;  // below the site's folder
  std::string bytes;
};

// What they are made from. All outlives the call.
struct SiteFileInputs {
  const Settings& settings;
  const std::map<std::string, UiStrings, std::less<>>& ui;
  const PageTable& pages;
  const std::map<std::string, Navigation, std::less<>>& navigation;
  const render::TemplateSet& theme;
  const std::vector<std::string>& locales;
  std::string front_article;
  std::string stylesheet;
  std::string script;
  const std::map<std::string, std::string, std::less<>>& navigation_scripts;
  const std::vector<Redirect>& redirects;
};

[[nodiscard]] std::vector<SiteFile> site_files(const SiteFileInputs& inputs);

}  // namespace docloc::site
