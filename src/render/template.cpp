#include "render/template.h"

#include <algorithm>
#include <array>
#include <deque>
#include <initializer_list>
#include <utility>

#include "render/page_values.h"
#include "render/theme_files.h"

namespace docloc::render {
namespace {

constexpr std::string_view kTemplate = ".mustache";
constexpr std::string_view kSearchScript = "pagefind.js";
constexpr auto kAssets =
    std::to_array<std::string_view>({"docloc.css", "docloc.js", "extra.css", "extra.js", kSearchScript, "search.js"});

// The project's file, else the default one; empty where there is neither.
std::string_view bytes_of(const TemplateFiles& own, std::string_view name) {
  if (const auto found = own.find(name); found != own.end()) return found->second.bytes;
  const auto files = theme_files();
  const auto found = std::ranges::find(files, name, &ThemeFile::name);
  return found == files.end() ? std::string_view{} : found->bytes;
}

std::string joined(const TemplateFiles& own, std::initializer_list<std::string_view> names) {
  std::string out;
  for (const std::string_view name : names)
    out += bytes_of(own, name);
  return out;
}

}  // namespace

TemplateSet::TemplateSet(const TemplateFiles& own, Findings& findings)
    : templates_(input_names()),
      stylesheet_(joined(own, {"docloc.css", "extra.css"})),
      script_(joined(own, {"docloc.js", "search.js", "extra.js"})),
      search_script_(bytes_of(own, kSearchScript)) {
  const auto base = [](std::string_view name) { return std::string(name.substr(0, name.size() - kTemplate.size())); };
  for (const ThemeFile& file : theme_files()) {
    if (!file.name.ends_with(kTemplate)) continue;
    templates_.add(base(file.name), std::string(file.name), std::string(file.bytes), findings);
  }
  for (const auto& [name, file] : own) {
    if (name.ends_with(kTemplate)) {
      templates_.add(base(name), file.path, file.bytes, findings);
    } else if (std::ranges::find(kAssets, name) == kAssets.end()) {
      findings.push_back({.rule = "render/template-name",
                          .severity = Severity::warning,
                          .source = {.path = file.path},
                          .message = "The theme has no use for a file of this name.",
                          .hint = "Templates end in .mustache; beside them there are docloc.css, extra.css, docloc.js, "
                                  "search.js, pagefind.js and extra.js."});
    }
  }
  templates_.link(findings);
}

std::string TemplateSet::page(const PageInputs& page) const {
  std::deque<std::string> made;
  const Values values = page_values(page, made);
  std::string out;
  constexpr size_t kFrame = 8192;
  out.reserve(page.body.size() + kFrame);
  templates_.render("page", values, out);
  return out;
}

const TemplateSet& default_theme() {
  static const TemplateSet theme = [] {
    Findings findings;
    return TemplateSet({}, findings);
  }();
  return theme;
}

}  // namespace docloc::render
