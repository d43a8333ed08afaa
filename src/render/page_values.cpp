#include "render/page_values.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "text/locale.h"

namespace docloc::render {
namespace {

constexpr auto kNames = std::to_array<std::string_view>({
    "alternates",
    "body",
    "body_dir",
    "body_locale",
    "breadcrumbs",
    "canonical_url",
    "comma",
    "contents",
    "current",
    "description",
    "dir",
    "edit_url",
    "footer",
    "has_breadcrumbs",
    "has_contents",
    "has_items",
    "has_languages",
    "has_navigation",
    "has_neighbours",
    "has_page_footer",
    "has_page_links",
    "has_translators",
    "head_title",
    "home_url",
    "html",
    "icon_url",
    "id",
    "improve_url",
    "indexed",
    "is_sub",
    "items",
    "kind",
    "label.breadcrumbs",
    "label.close",
    "label.copied",
    "label.copy",
    "label.edit_page",
    "label.expand",
    "label.improve_translation",
    "label.languages",
    "label.last_updated",
    "label.machine_text",
    "label.menu",
    "label.navigation",
    "label.next",
    "label.on_this_page",
    "label.previous",
    "label.reviewed_text",
    "label.search",
    "label.search_failed",
    "label.search_no_results",
    "label.show_source",
    "label.skip_to_content",
    "label.stale_text",
    "label.theme",
    "label.theme_auto",
    "label.theme_dark",
    "label.theme_light",
    "label.translated",
    "label.translators",
    "label.view_markdown",
    "language_name",
    "languages",
    "link_text",
    "locale",
    "markdown_url",
    "more",
    "name",
    "navigation_script_url",
    "next_title",
    "next_url",
    "notices",
    "og_alternates",
    "og_locale",
    "open",
    "open_graph",
    "previous_title",
    "previous_url",
    "root",
    "script_url",
    "search_url",
    "security_policy",
    "site_title",
    "social_image",
    "source_shown",
    "stylesheet_url",
    "text",
    "title",
    "title_locale",
    "translated",
    "translated_iso",
    "translators",
    "updated",
    "updated_iso",
    "url",
});
static_assert(std::ranges::is_sorted(kNames));

// A name that is not in the table does not compile.
consteval uint16_t id(std::string_view name) {
  const auto* const found = std::ranges::lower_bound(kNames, name);
  if (found == kNames.end() || *found != name) throw "no such name";  // NOLINT: at compile time only
  return static_cast<uint16_t>(found - kNames.begin());
}

Field text(uint16_t name, std::string_view value) {
  return {name, {.text = value}};
}
Field flag(uint16_t name, bool value) {
  return {name, {.yes = value}};
}
Field list(uint16_t name, std::vector<Values> elements) {
  return {name, {.list = std::move(elements)}};
}
template <typename Elements, typename Make>
Field list_of(uint16_t name, const Elements& elements, const Make& make) {
  std::vector<Values> made;
  made.reserve(elements.size());
  for (const auto& element : elements)
    made.push_back(make(element));
  return list(name, std::move(made));
}

std::string_view direction(std::string_view locale) {
  return text::is_right_to_left(locale) ? "rtl" : "ltr";
}

std::string_view word_of(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::info:
      return "info";
    case NoticeKind::warning:
      return "warning";
    case NoticeKind::machine:
      return "machine";
    case NoticeKind::partial:
      return "partial";
    case NoticeKind::stale:
      return "stale";
    case NoticeKind::fallback:
      return "fallback";
    case NoticeKind::preview:
      return "preview";
  }
  return {};
}

// Open Graph writes sv_SE. Without a territory the tag stays as it is.
std::string og_locale(std::string_view locale) {
  std::string out(locale);
  std::ranges::replace(out, '-', '_');
  return out;
}

class PageValues {
 public:
  PageValues(const PageInputs& page, std::deque<std::string>& made) : page_(page), made_(made) {}

  Values run() {
    values_.reserve(kNames.size());
    add_document();
    add_languages();
    add_ways();
    add_footer();
    add_open_graph();
    add_labels();
    return std::move(values_);
  }

 private:
  void add(Field field) { values_.push_back(std::move(field)); }
  std::string_view keep(std::string made) { return made_.emplace_back(std::move(made)); }

  void add_document();
  void add_languages();
  void add_ways();
  void add_footer();
  void add_open_graph();
  void add_labels();

  const PageInputs& page_;
  std::deque<std::string>& made_;
  Values values_;
};

void PageValues::add_document() {
  add(text(id("locale"), page_.locale));
  add(text(id("dir"), direction(page_.locale)));
  if (!page_.body_locale.empty() && page_.body_locale != page_.locale) {
    add(text(id("body_locale"), page_.body_locale));
    add(text(id("body_dir"), direction(page_.body_locale)));
  }
  if (page_.title_locale != page_.locale) add(text(id("title_locale"), page_.title_locale));
  add(text(id("title"), page_.title));
  add(text(id("site_title"), page_.site_title));
  const bool one_title = page_.site_title.empty() || page_.site_title == page_.title || page_.title.empty();
  add(text(id("head_title"), one_title ? std::string_view(page_.title.empty() ? page_.site_title : page_.title)
                                       : keep(page_.title + " | " + page_.site_title)));
  add(text(id("home_url"), page_.home_url));
  add(text(id("description"), page_.description));
  add(text(id("canonical_url"), page_.canonical_url));
  add(flag(id("indexed"), page_.indexed));
  add(text(id("root"), page_.root));
  add(text(id("icon_url"), page_.icon_url));
  add(text(id("stylesheet_url"), page_.stylesheet_url));
  add(text(id("script_url"), page_.script_url));
  add(text(id("security_policy"), keep(security_policy(page_.security))));
  add(text(id("search_url"), page_.search_url));
  add(flag(id("source_shown"), page_.source_shown));
  // The template ends the line.
  std::string_view body = page_.body;
  if (body.ends_with('\n')) body.remove_suffix(1);
  add(text(id("body"), body));
  add(list_of(id("notices"), page_.notices, [](const PageNotice& notice) {
    return Values{text(id("kind"), word_of(notice.kind)), text(id("text"), notice.text), text(id("url"), notice.url),
                  text(id("link_text"), notice.link_text)};
  }));
  add(text(id("footer"), page_.footer));
}

void PageValues::add_languages() {
  add(list_of(id("alternates"), page_.alternates, [](const PageAlternate& alternate) {
    return Values{text(id("locale"), alternate.locale), text(id("url"), alternate.url)};
  }));
  if (page_.languages.size() < 2) return;
  add(flag(id("has_languages"), true));
  const auto here = std::ranges::find(page_.languages, true, &PageLanguage::current);
  add(text(id("language_name"), here == page_.languages.end() ? page_.locale : here->name));
  add(list_of(id("languages"), page_.languages, [](const PageLanguage& language) {
    return Values{text(id("locale"), language.locale), text(id("dir"), direction(language.locale)),
                  text(id("name"), language.name), text(id("url"), language.url),
                  flag(id("current"), language.current)};
  }));
}

// Every element has all its names: one that it lacks would be its parent's.
Values navigation_values(const NavigationItem& item) {
  return {text(id("title"), item.title),
          text(id("url"), item.url),
          flag(id("current"), item.current),
          flag(id("open"), item.open),
          flag(id("more"), item.more && item.items.empty()),
          flag(id("has_items"), !item.items.empty()),
          list_of(id("items"), item.items, navigation_values)};
}

Values link_values(const PageLink& link) {
  return {text(id("title"), link.title), text(id("url"), link.url)};
}

void PageValues::add_ways() {
  add(flag(id("has_navigation"), !page_.navigation.empty()));
  add(text(id("navigation_script_url"), page_.navigation_script_url));
  add(list_of(id("items"), page_.navigation, navigation_values));
  add(flag(id("has_breadcrumbs"), !page_.breadcrumbs.empty()));
  add(list_of(id("breadcrumbs"), page_.breadcrumbs, link_values));
  // One heading is no table of contents.
  add(flag(id("has_contents"), page_.contents.size() > 1));
  add(list_of(id("contents"), page_.contents, [](const ContentsEntry& entry) {
    return Values{text(id("id"), entry.id), text(id("html"), entry.html), flag(id("is_sub"), entry.level > 2)};
  }));
  add(flag(id("has_neighbours"), !page_.previous.url.empty() || !page_.next.url.empty()));
  add(text(id("previous_url"), page_.previous.url));
  add(text(id("previous_title"), page_.previous.title));
  add(text(id("next_url"), page_.next.url));
  add(text(id("next_title"), page_.next.title));
}

void PageValues::add_footer() {
  const bool links = !page_.edit_url.empty() || !page_.improve_url.empty() || !page_.markdown_url.empty();
  const bool facts = !page_.updated.text.empty() || !page_.translated.text.empty() || !page_.translators.empty();
  add(flag(id("has_page_footer"), links || facts));
  add(flag(id("has_page_links"), links));
  add(text(id("edit_url"), page_.edit_url));
  add(text(id("improve_url"), page_.improve_url));
  add(text(id("markdown_url"), page_.markdown_url));
  add(text(id("updated"), page_.updated.text));
  add(text(id("updated_iso"), page_.updated.iso));
  add(text(id("translated"), page_.translated.text));
  add(text(id("translated_iso"), page_.translated.iso));
  add(flag(id("has_translators"), !page_.translators.empty()));
  add(list_of(id("translators"), page_.translators, [&](const PageLink& link) {
    Values values = link_values(link);
    values.push_back(flag(id("comma"), &link != &page_.translators.back()));
    return values;
  }));
}

void PageValues::add_open_graph() {
  if (!page_.open_graph) return;
  add(flag(id("open_graph"), true));
  add(text(id("og_locale"), keep(og_locale(page_.locale))));
  std::vector<Values> others;
  for (const PageAlternate& alternate : page_.alternates) {
    if (alternate.locale != page_.locale && alternate.locale != "x-default")
      others.push_back({text(id("og_locale"), keep(og_locale(alternate.locale)))});
  }
  add(list(id("og_alternates"), std::move(others)));
  add(text(id("social_image"), page_.social_image));
}

void PageValues::add_labels() {
  const PageLabels& labels = page_.labels;
  add(text(id("label.skip_to_content"), labels.skip_to_content));
  add(text(id("label.languages"), labels.languages));
  add(text(id("label.navigation"), labels.navigation));
  add(text(id("label.menu"), labels.menu));
  add(text(id("label.expand"), labels.expand));
  add(text(id("label.close"), labels.close));
  add(text(id("label.breadcrumbs"), labels.breadcrumbs));
  add(text(id("label.on_this_page"), labels.on_this_page));
  add(text(id("label.search"), labels.search));
  add(text(id("label.search_no_results"), labels.search_no_results));
  add(text(id("label.search_failed"), labels.search_failed));
  add(text(id("label.theme"), labels.theme));
  add(text(id("label.theme_auto"), labels.theme_auto));
  add(text(id("label.theme_light"), labels.theme_light));
  add(text(id("label.theme_dark"), labels.theme_dark));
  add(text(id("label.previous"), labels.previous));
  add(text(id("label.next"), labels.next));
  add(text(id("label.edit_page"), labels.edit_page));
  add(text(id("label.improve_translation"), labels.improve_translation));
  add(text(id("label.view_markdown"), labels.view_markdown));
  add(text(id("label.last_updated"), labels.last_updated));
  add(text(id("label.translated"), labels.translated));
  add(text(id("label.translators"), labels.translators));
  add(text(id("label.show_source"), labels.show_source));
  add(text(id("label.machine_text"), labels.machine_text));
  add(text(id("label.stale_text"), labels.stale_text));
  add(text(id("label.reviewed_text"), labels.reviewed_text));
  add(text(id("label.copy"), labels.copy));
  add(text(id("label.copied"), labels.copied));
}

void add_directive(std::string& out, std::string_view name, std::string_view fixed,
                   const std::vector<std::string>& sources) {
  const size_t from = out.size();
  out += out.empty() ? "" : "; ";
  out += name;
  const size_t empty = out.size();
  if (!fixed.empty()) (out += ' ') += fixed;
  for (const std::string& source : sources) {
    const bool keyword = source == "'wasm-unsafe-eval'";
    if (source.empty() || (!keyword && source.find_first_of(" \t\r\n\f;,'\"") != std::string::npos)) continue;
    (out += ' ') += source;
  }
  if (out.size() == empty) out.resize(from);
}

}  // namespace

std::span<const std::string_view> input_names() {
  return kNames;
}

std::string security_policy(const PageSecurity& security) {
  std::string out;
  add_directive(out, "default-src", "'none'", {});
  add_directive(out, "script-src", "'self'", security.script_sources);
  add_directive(out, "style-src", "'self'", {});
  add_directive(out, "img-src", "'self' data:", security.image_sources);
  add_directive(out, "media-src", "'self'", security.image_sources);
  add_directive(out, "font-src", "'self'", {});
  add_directive(out, "connect-src", "'self'", security.connect_sources);
  add_directive(out, "frame-src", "", security.frame_sources);
  add_directive(out, "base-uri", "'none'", {});
  add_directive(out, "form-action", "'self'", {});
  return out;
}

Values page_values(const PageInputs& page, std::deque<std::string>& made) {
  return PageValues(page, made).run();
}

}  // namespace docloc::render
