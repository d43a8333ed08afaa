#include "render/page.h"

#include <initializer_list>
#include <utility>

#include "render/escape.h"
#include "text/locale.h"

namespace docloc::render {
namespace {

using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

void open_tag(std::string& out, std::string_view name, Attributes attributes) {
  out += '<';
  out += name;
  for (const auto& [key, value] : attributes)
    append_attribute(out, key, value);
  out += '>';
}

std::string_view direction(std::string_view locale) {
  return text::is_right_to_left(locale) ? "rtl" : "ltr";
}

bool is_fallback(const PageInputs& page) {
  return !page.body_locale.empty() && page.body_locale != page.locale;
}

void append_head(std::string& out, const PageInputs& page) {
  out += "<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  if (is_fallback(page)) {
    open_tag(out, "title", {{"lang", page.body_locale}});
  } else {
    out += "<title>";
  }
  append_escaped(out, page.title);
  if (!page.site_title.empty() && page.site_title != page.title) {
    if (!page.title.empty()) out += " | ";
    append_escaped(out, page.site_title);
  }
  out += "</title>\n";
  const auto line = [&](std::string_view name, Attributes attributes) {
    open_tag(out, name, attributes);
    out += '\n';
  };
  if (!page.description.empty()) line("meta", {{"name", "description"}, {"content", page.description}});
  if (!page.indexed) line("meta", {{"name", "robots"}, {"content", "noindex"}});
  line("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  if (!page.canonical_url.empty()) line("link", {{"rel", "canonical"}, {"href", page.canonical_url}});
  for (const PageAlternate& alternate : page.alternates)
    line("link", {{"rel", "alternate"}, {"hreflang", alternate.locale}, {"href", alternate.url}});
  line("link", {{"rel", "stylesheet"}, {"href", page.stylesheet_url}});
  out += "</head>\n";
}

void append_switcher(std::string& out, const PageInputs& page) {
  if (page.languages.size() < 2) return;
  open_tag(out, "nav", {{"class", "languages"}, {"aria-label", page.labels.languages}});
  out += "\n<ul>\n";
  for (const PageLanguage& language : page.languages) {
    out += "<li><a";
    append_attribute(out, "href", language.url);
    append_attribute(out, "hreflang", language.locale);
    append_attribute(out, "lang", language.locale);
    append_attribute(out, "dir", direction(language.locale));
    if (language.current) append_attribute(out, "aria-current", "page");
    out += '>';
    append_escaped(out, language.name);
    out += "</a></li>\n";
  }
  out += "</ul>\n</nav>\n";
}

void append_header(std::string& out, const PageInputs& page) {
  out += "<header class=\"site\">\n";
  if (!page.site_title.empty()) {
    out += "<p class=\"site-title\">";
    if (!page.home_url.empty()) open_tag(out, "a", {{"href", page.home_url}});
    append_escaped(out, page.site_title);
    if (!page.home_url.empty()) out += "</a>";
    out += "</p>\n";
  }
  append_switcher(out, page);
  out += "</header>\n";
}

void append_notices(std::string& out, const PageInputs& page) {
  for (const PageNotice& notice : page.notices) {
    out += notice.kind == NoticeKind::warning ? "<p class=\"notice warning\" role=\"status\">"
                                              : "<p class=\"notice\" role=\"status\">";
    append_escaped(out, notice.text);
    out += "</p>\n";
  }
}

}  // namespace

std::string render_page(const PageInputs& page) {
  std::string out;
  out.reserve(page.body.size() + 4096);
  out += "<!DOCTYPE html>\n";
  open_tag(out, "html", {{"lang", page.locale}, {"dir", direction(page.locale)}});
  out += '\n';
  append_head(out, page);
  out += "<body>\n";
  open_tag(out, "a", {{"class", "skip"}, {"href", "#docloc:content"}});
  append_escaped(out, page.labels.skip_to_content);
  out += "</a>\n";
  append_header(out, page);
  append_notices(out, page);
  // No slug has a colon, so no heading has this id; tabindex lets the skip link move the focus in every browser.
  if (is_fallback(page)) {
    open_tag(out, "main",
             {{"id", "docloc:content"},
              {"tabindex", "-1"},
              {"lang", page.body_locale},
              {"dir", direction(page.body_locale)}});
  } else {
    open_tag(out, "main", {{"id", "docloc:content"}, {"tabindex", "-1"}});
  }
  out += '\n';
  out += page.body;
  if (!page.body.empty() && page.body.back() != '\n') out += '\n';
  out += "</main>\n";
  if (!page.footer.empty()) {
    out += "<footer class=\"site\"><p>";
    append_escaped(out, page.footer);
    out += "</p></footer>\n";
  }
  out += "</body>\n</html>\n";
  return out;
}

}  // namespace docloc::render
