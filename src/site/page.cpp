#include "site/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

#include "render/escape.h"
#include "render/html.h"
#include "render/page.h"
#include "render/slug.h"
#include "site/paths.h"

namespace docloc::site {
namespace {

using markdown::Document;
using markdown::Node;
using markdown::NodeKind;

std::string text_below(const Document& document, uint32_t node) {
  std::string text;
  for (uint32_t i = node + 1; i < document.nodes[node].end; ++i) {
    const Node& inner = document.nodes[i];
    if (inner.kind == NodeKind::text || inner.kind == NodeKind::code) text += document.str(inner.literal);
    if (inner.kind == NodeKind::soft_break || inner.kind == NodeKind::line_break) text += ' ';
  }
  return text;
}

std::string title_of(const yaml::FrontMatter& front_matter, const Document& document, std::string_view path) {
  const yaml::Scalar* title = front_matter.find("title");
  if (title != nullptr && !title->value.empty()) return title->value;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    if (document.nodes[i].kind != NodeKind::heading) continue;
    if (std::string text = text_below(document, i); !text.empty()) return text;
  }
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return std::string(name.substr(0, name.rfind('.')));
}

std::string text_of_field(const yaml::FrontMatter& front_matter, std::string_view name) {
  const yaml::Scalar* scalar = front_matter.find(name);
  return scalar == nullptr ? "" : scalar->value;
}

// The links and images of a document by where they begin: what carries an alternative text or a title.
class Carriers {
 public:
  explicit Carriers(const Document& document) : document_(document) {
    for (uint32_t i = 0; i < document.nodes.size(); ++i) {
      const Node& node = document.nodes[i];
      if ((node.kind == NodeKind::link || node.kind == NodeKind::image) && node.aligned) nodes_.push_back(i);
    }
    // Footnote definitions stand last in the document, wherever their bytes are.
    std::ranges::stable_sort(nodes_, {}, [&](uint32_t i) { return document.nodes[i].bytes.begin; });
  }

  // The innermost that has all of `bytes`.
  [[nodiscard]] uint32_t find(Span bytes) const {
    auto after =
        std::ranges::upper_bound(nodes_, bytes.begin, {}, [&](uint32_t i) { return document_.nodes[i].bytes.begin; });
    constexpr int kDeepest = 8;  // links and images around one another
    for (int depth = 0; depth < kDeepest && after != nodes_.begin(); ++depth) {
      --after;
      if (document_.nodes[*after].bytes.contains(bytes)) return *after;
    }
    return markdown::kNoNode;
  }

 private:
  const Document& document_;
  std::vector<uint32_t> nodes_;
};

struct Languages {
  std::string body;                       // of all of it, when that is not the page's; or empty
  std::map<uint32_t, std::string> nodes;  // else: of single nodes
};

// Text that fell back says so. One mark on the page when all of it did.
Languages find_languages(const PageParts& parts) {
  const segment::Article& article = *parts.article;
  const Edition& edition = *parts.edition;
  std::set<std::string> all;
  for (const std::string& language : edition.languages)
    all.insert(language);
  if (all.size() == 1 && *all.begin() != parts.locale) return {.body = *all.begin()};
  Languages languages;
  const Carriers carriers(edition.localized.document);
  for (size_t i = 0; i < article.units.size(); ++i) {
    const segment::Unit& unit = article.units[i];
    if (edition.languages[i] == parts.locale || unit.kind == segment::UnitKind::front_matter) continue;
    const bool stands_in_parent = unit.kind == segment::UnitKind::alt || unit.kind == segment::UnitKind::title;
    const bool same_as_parent =
        unit.parent != segment::kNoUnit && edition.languages[unit.parent] == edition.languages[i];
    if (stands_in_parent && same_as_parent) continue;
    const uint32_t node = stands_in_parent                 ? carriers.find(edition.localized.map[i].bytes)
                          : unit.node == markdown::kNoNode ? markdown::kNoNode
                                                           : edition.localized.nodes[unit.node];
    if (node != markdown::kNoNode) languages.nodes.emplace(node, edition.languages[i]);
  }
  return languages;
}

// A link between articles becomes one between their pages. What leads nowhere, or out of the site, stays as it is.
std::string page_link(const Site& site, const PageParts& parts, std::string_view url) {
  const links::Resolution to = site.links.resolve(parts.path, url, parts.locale);
  const bool known = to.verdict == links::Verdict::article || to.verdict == links::Verdict::resource ||
                     to.verdict == links::Verdict::wrong_case || to.verdict == links::Verdict::missing_bookmark;
  if (!known || url.starts_with('#')) return std::string(url);
  const std::string file = is_article_path(to.path) ? page_path(to.path) : to.path;
  const size_t fragment = url.find('#');
  return relative_url(page_path(parts.path), file) + to.query +
         std::string(fragment == url.npos ? "" : url.substr(fragment));
}

std::string locale_url(const PageParts& parts, std::string_view locale) {
  const std::string page = page_path(parts.path);
  return relative_url(fmt::format("{}/{}", parts.locale, page), fmt::format("{}/{}", locale, page));
}

std::string public_url(const Site& site, const PageParts& parts, std::string_view locale) {
  if (site.settings.base_url.empty()) return locale_url(parts, locale);
  return fmt::format("{}/{}/{}", site.settings.base_url, locale, encode_path(page_path(parts.path)));
}

void add_languages(const Site& site, const PageParts& parts, render::PageInputs& page) {
  for (const std::string& locale : parts.locales) {
    const auto ui = site.ui.find(locale);
    page.languages.push_back({.locale = locale,
                              .name = ui == site.ui.end() ? locale : ui->second.language,
                              .url = locale_url(parts, locale),
                              .current = locale == parts.locale});
    // Pseudo-locales are for the writers' eyes: search engines hear nothing of them.
    if (is_pseudo_locale(locale)) continue;
    page.alternates.push_back({locale, public_url(site, parts, locale)});
    if (locale == site.settings.source_locale)
      page.alternates.push_back({"x-default", public_url(site, parts, locale)});
  }
}

}  // namespace

std::string render_article_page(const Site& site, const PageParts& parts) {
  const Document& document = parts.edition != nullptr ? parts.edition->localized.document : parts.article->document;
  const yaml::FrontMatter& front_matter =
      parts.edition != nullptr ? parts.edition->localized.front_matter : parts.article->front_matter;
  Languages languages = parts.edition != nullptr ? find_languages(parts) : Languages{};

  render::BodyOptions body;
  body.heading_ids = render::heading_ids(parts.article->document);
  body.languages = std::move(languages.nodes);
  body.link_url = [&](std::string_view url) { return page_link(site, parts, url); };
  body.image_url = body.link_url;

  const std::string here = fmt::format("{}/{}", parts.locale, page_path(parts.path));
  const auto ui = site.ui.find(parts.locale);
  if (ui != site.ui.end()) body.labels = ui->second.body;
  render::PageInputs page;
  if (ui != site.ui.end()) page.labels = ui->second.page;
  page.locale = parts.locale;
  page.body_locale = languages.body;
  page.title = title_of(front_matter, document, parts.path);
  page.description = text_of_field(front_matter, "description");
  page.site_title = site.settings.site_title;
  if (!page.site_title.empty() && !site.front_page.empty()) {
    page.home_url = relative_url(here, fmt::format("{}/{}", parts.locale, site.front_page));
  }
  page.stylesheet_url = relative_url(here, kStylesheetPath);
  if (!site.settings.base_url.empty()) page.canonical_url = public_url(site, parts, parts.locale);
  page.indexed = !is_pseudo_locale(parts.locale);
  add_languages(site, parts, page);
  page.body = render::render_body(document, body);
  return render::render_page(page);
}

std::string title_of(const segment::Article& article) {
  return title_of(article.front_matter, article.document, article.path);
}

std::string render_redirect(std::string_view locale, std::string_view title, std::string_view url) {
  std::string link;
  render::append_url(link, url);
  const std::string name = render::escape(title);
  return fmt::format(
      "<!doctype html>\n<html lang=\"{0}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{1}</title>\n"
      "<meta http-equiv=\"refresh\" content=\"0; url={2}\">\n<link rel=\"canonical\" href=\"{2}\">\n</head>\n"
      "<body>\n<p><a href=\"{2}\">{1}</a></p>\n</body>\n</html>\n",
      render::escape(locale), name, link);
}

}  // namespace docloc::site
