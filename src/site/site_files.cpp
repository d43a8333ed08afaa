#include "site/site_files.h"

#include <fmt/format.h>

#include "render/escape.h"
#include "site/choice.h"
#include "site/page.h"
#include "site/paths.h"

namespace docloc::site {
namespace {

class SiteFileMaker {
 public:
  explicit SiteFileMaker(const SiteFileInputs& inputs) : in_(inputs) {}

  std::vector<SiteFile> run() {
    add_index();
    for (const std::string& locale : in_.locales)
      add_not_found(locale);
    return std::move(files_);
  }

 private:
  // The root leads to the front page of the source locale, or of the first locale that is built.
  void add_index() {
    std::string locale = in_.settings.source_locale;
    if (in_.pages.find(in_.front_article, locale) == nullptr) {
      if (in_.locales.empty()) return;
      locale = in_.locales.front();
    }
    const PageFacts* facts = in_.pages.find(in_.front_article, locale);
    if (facts == nullptr) return;
    const std::string file = in_.pages.file(locale, in_.front_article);
    if (file == "index.html") return;  // it lies there itself
    const std::string& title = in_.settings.site_title.empty() ? facts->title : in_.settings.site_title;
    files_.push_back({"index.html", render_redirect(locale, title, encode_path(file))});
  }

  // Servers show it for every address below its folder that is not there, so nothing in it may be relative to a page.
  void add_not_found(const std::string& locale) {
    const auto ui = in_.ui.find(locale);
    const UiMessages messages = ui == in_.ui.end() ? UiMessages{} : ui->second.messages;
    const std::string file = in_.pages.folder(locale) + "404.html";
    const std::string root = site_path();
    render::PageInputs page{.locale = locale, .title = messages.not_found, .site_title = in_.settings.site_title};
    if (ui != in_.ui.end()) page.labels = ui->second.page;
    page.indexed = false;
    page.root = root;
    page.stylesheet_url = root + in_.stylesheet;
    page.script_url = root + in_.script;
    page.footer = in_.settings.site_footer;
    if (const auto script = in_.navigation_scripts.find(locale); script != in_.navigation_scripts.end())
      page.navigation_script_url = root + script->second;
    const auto url = [&](std::string_view article) { return root + encode_path(in_.pages.file(locale, article)); };
    if (const auto navigation = in_.navigation.find(locale); navigation != in_.navigation.end())
      page.navigation = navigation->second.around({}, url);
    page.body = fmt::format("<h1>{}</h1>\n<p>{}</p>\n", render::escape(messages.not_found),
                            render::escape(messages.not_found_text));
    if (in_.pages.find(in_.front_article, locale) != nullptr) {
      page.home_url = url(in_.front_article);
      page.body +=
          fmt::format("<p><a href=\"{}\">{}</a></p>\n", render::escape(page.home_url), render::escape(messages.home));
    }
    for (const std::string& other : in_.locales) {
      if (!in_.pages.is_public(other) && other != locale) continue;
      const auto words = in_.ui.find(other);
      page.languages.push_back({.locale = other,
                                .name = words == in_.ui.end() ? other : words->second.language,
                                .url = root + in_.pages.folder(other) + "404.html",
                                .current = other == locale});
    }
    std::string bytes = in_.theme.page(page);
    if (locale == in_.settings.source_locale && !in_.pages.folder(locale).empty())
      files_.push_back({"404.html", bytes});
    files_.push_back({file, std::move(bytes)});
  }

  // "/docs/" of "https://example.org/docs"; "/" where the address is not known.
  [[nodiscard]] std::string site_path() const {
    const std::string& url = in_.settings.base_url;
    const size_t host = url.find("://");
    const size_t path = host == std::string::npos ? host : url.find('/', host + 3);
    return path == std::string::npos ? "/" : url.substr(path) + "/";
  }

  const SiteFileInputs& in_;
  std::vector<SiteFile> files_;
};

}  // namespace

std::vector<SiteFile> site_files(const SiteFileInputs& inputs) {
  return SiteFileMaker(inputs).run();
}

}  // namespace docloc::site
