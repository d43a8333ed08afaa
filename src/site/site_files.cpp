#include "site/site_files.h"

#include <fmt/format.h>

#include "render/escape.h"
#include "site/choice.h"
#include "site/llms.h"
#include "site/paths.h"
#include "site/sitemap.h"

namespace docloc::site {
namespace {

class SiteFileMaker {
 public:
  SiteFileMaker(const Site& site, const std::vector<Redirect>& redirects) : in_(site), redirects_(redirects) {}

  std::vector<SiteFile> run() {
    add_index();
    for (const std::string& locale : in_.locales) {
      add_not_found(locale);
      add_redirects(locale);
      if (in_.settings.markdown_twins) add_llms(locale);
    }
    if (!in_.settings.base_url.empty()) add_sitemap();
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
    const bool named = !in_.settings.site_title.empty();
    const std::string& title = named ? in_.settings.site_title : facts->title;
    const std::string url = encode_path(file);
    files_.push_back(
        {"index.html",
         render_redirect_page(
             {.locale = locale, .title = title, .title_locale = named ? locale : facts->title_locale, .url = url})});
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
      page.navigation = navigation->second->around({}, url);
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

  // A page that is gone leads on, in every locale.
  void add_redirects(const std::string& locale) {
    for (const Redirect& redirect : redirects_) {
      const std::string file = in_.pages.file(locale, redirect.from);
      std::string url = redirect.url;
      std::string title = redirect.url;
      std::string title_locale = locale;
      std::string canonical;
      if (!redirect.article.empty()) {
        const std::string reached = in_.pages.locale_for(redirect.article, locale);
        if (reached.empty()) continue;
        const PageFacts* facts = in_.pages.find(redirect.article, reached);
        title_locale = facts->title_locale.empty() ? reached : facts->title_locale;
        const std::string to = in_.pages.file(reached, redirect.article);
        const std::string bookmark = redirect.bookmark.empty() ? "" : "#" + redirect.bookmark;
        title = facts->title;
        url = relative_url(file, to) + bookmark;
        if (!in_.settings.base_url.empty()) canonical = absolute(to);
      }
      files_.push_back(
          {file,
           render_redirect_page(
               {.locale = locale, .title = title, .title_locale = title_locale, .url = url, .canonical = canonical})});
    }
  }

  [[nodiscard]] std::string absolute(std::string_view file) const {
    return fmt::format("{}/{}", in_.settings.base_url, encode_path(file));
  }

  [[nodiscard]] std::vector<LlmsNode> llms_nodes(const std::string& locale,
                                                 const std::vector<Navigation::Node>& nodes) const {
    std::vector<LlmsNode> out;
    const std::string file = in_.pages.folder(locale) + "llms.txt";
    for (const Navigation::Node& node : nodes) {
      LlmsNode one{.title = node.title, .items = llms_nodes(locale, node.items)};
      if (const PageFacts* facts = in_.pages.find(node.article, locale); facts != nullptr) {
        const std::string twin = markdown_twin(in_.pages.file(locale, node.article));
        one.url = in_.settings.base_url.empty() ? relative_url(file, twin) : absolute(twin);
        one.description = facts->description;
      }
      out.push_back(std::move(one));
    }
    return out;
  }

  void add_llms(const std::string& locale) {
    const auto navigation = in_.navigation.find(locale);
    if (navigation == in_.navigation.end()) return;
    const auto ui = in_.ui.find(locale);
    const render::PageLabels labels = ui == in_.ui.end() ? render::PageLabels{} : ui->second.page;
    const PageFacts* front = in_.pages.find(in_.front_article, locale);
    LlmsInputs llms{.title = in_.settings.site_title,
                    .description = front == nullptr ? "" : front->description,
                    .pages = labels.navigation,
                    .nodes = llms_nodes(locale, navigation->second->nodes())};
    if (llms.title.empty() && front != nullptr) llms.title = front->title;
    files_.push_back({in_.pages.folder(locale) + "llms.txt", llms_text(llms)});
  }

  // Pages that are really translated, each with the others of its article.
  void add_sitemap() {
    std::vector<SitemapEntry> entries;
    for (const auto& [article, facts] : in_.pages.all()) {
      std::vector<render::PageAlternate> alternates;
      for (const auto& [locale, page] : facts) {
        if (!page.is_translated() || !in_.pages.is_public(locale)) continue;
        alternates.push_back({locale, absolute(in_.pages.file(locale, article))});
      }
      const size_t pages = alternates.size();
      for (size_t i = 0; i < pages; ++i) {
        if (alternates[i].locale != in_.settings.source_locale) continue;
        const std::string url = alternates[i].url;
        alternates.push_back({"x-default", url});
      }
      for (size_t i = 0; i < pages; ++i) {
        entries.push_back({.url = alternates[i].url,
                           .alternates = alternates,
                           .modified = facts.at(alternates[i].locale).translated_on});
      }
    }
    for (FileBytes& file : sitemap_files(entries, in_.settings.base_url))
      files_.push_back({std::move(file.path), std::move(file.bytes)});
  }

  // "/docs/" of "https://example.org/docs"; "/" where the address is not known.
  [[nodiscard]] std::string site_path() const {
    const std::string& url = in_.settings.base_url;
    const size_t host = url.find("://");
    const size_t path = host == std::string::npos ? host : url.find('/', host + 3);
    return path == std::string::npos ? "/" : url.substr(path) + "/";
  }

  const Site& in_;
  const std::vector<Redirect>& redirects_;
  std::vector<SiteFile> files_;
};

}  // namespace

std::vector<SiteFile> site_files(const Site& site, const std::vector<Redirect>& redirects) {
  return SiteFileMaker(site, redirects).run();
}

}  // namespace docloc::site
