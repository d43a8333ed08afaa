#include "site/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "render/escape.h"
#include "render/html.h"
#include "render/slug.h"
#include "site/page_sources.h"
#include "site/paths.h"
#include "text/format.h"

namespace docloc::site {
namespace {

using markdown::Document;
using markdown::Node;
using markdown::NodeKind;

class Frame {
 public:
  Frame(const Site& site, const PageParts& parts)
      : site_(site), parts_(parts), settings_(site.settings), facts_(*site.pages.find(parts.path, parts.locale)) {
    if (const auto ui = site.ui.find(parts.locale); ui != site.ui.end()) ui_ = &ui->second;
  }

  render::PageInputs run() {
    add_head();
    add_languages();
    add_navigation();
    add_notices();
    add_links();
    return std::move(page_);
  }

 private:
  [[nodiscard]] bool is_source() const { return parts_.locale == settings_.source_locale; }
  [[nodiscard]] std::string relative(std::string_view file) const { return relative_url(parts_.file, file); }
  [[nodiscard]] std::string url_of(std::string_view article) const {
    return relative(site_.pages.file(parts_.locale, article));
  }
  [[nodiscard]] std::string page_of(std::string_view locale) const { return site_.pages.file(locale, parts_.path); }
  [[nodiscard]] std::string public_url(std::string_view locale) const {
    if (settings_.base_url.empty()) return relative(page_of(locale));
    return fmt::format("{}/{}", settings_.base_url, encode_path(page_of(locale)));
  }
  [[nodiscard]] const PageFacts* source_facts() const { return site_.pages.find(parts_.path, settings_.source_locale); }
  // Other languages' readers and search engines may come here.
  [[nodiscard]] bool is_found(std::string_view locale) const {
    const PageFacts* facts = site_.pages.find(parts_.path, locale);
    return facts != nullptr && facts->is_translated() && site_.pages.is_public(locale);
  }

  void add_head() {
    if (ui_ != nullptr) page_.labels = ui_->page;
    page_.locale = parts_.locale;
    page_.title = facts_.title;
    page_.title_locale = facts_.title_locale;
    page_.description = facts_.description;
    page_.site_title = settings_.site_title;
    page_.footer = settings_.site_footer;
    page_.root = root_of(parts_.file);
    page_.stylesheet_url = relative(site_.stylesheet);
    page_.script_url = relative(site_.script);
    if (!site_.search.empty()) page_.search_url = relative(site_.search);
    page_.indexed = is_found(parts_.locale);
    page_.security = {.image_sources = settings_.image_hosts, .frame_sources = settings_.frame_hosts};
    if (!site_.search.empty()) page_.security.script_sources.emplace_back("'wasm-unsafe-eval'");
    if (settings_.base_url.empty()) return;
    // A page that is the source's says where the source's is.
    page_.canonical_url = public_url(
        facts_.is_source_page && source_facts() != nullptr ? std::string_view(settings_.source_locale) : parts_.locale);
    page_.open_graph = true;
    if (!settings_.social_image.empty()) {
      const bool absolute = settings_.social_image.find("://") != std::string::npos;
      page_.social_image = absolute ? settings_.social_image
                                    : fmt::format("{}/{}{}", settings_.base_url, site_.pages.folder(parts_.locale),
                                                  encode_path(settings_.social_image));
    }
  }

  static std::string root_of(std::string_view file) {
    std::string root;
    for (const char c : file)
      root += c == '/' ? "../" : "";
    return root.empty() ? "./" : root;
  }

  void add_languages() {
    for (const std::string& locale : site_.locales) {
      const bool current = locale == parts_.locale;
      if (site_.pages.find(parts_.path, locale) == nullptr) continue;
      const bool hidden = !site_.pages.is_public(locale) && !is_pseudo_locale(locale);
      if (hidden && !current) continue;
      const auto ui = site_.ui.find(locale);
      page_.languages.push_back({.locale = locale,
                                 .name = ui == site_.ui.end() ? locale : ui->second.language,
                                 .url = relative(page_of(locale)),
                                 .current = current});
    }
    if (!is_found(parts_.locale)) return;
    for (const std::string& locale : site_.locales) {
      if (!is_found(locale)) continue;
      page_.alternates.push_back({locale, public_url(locale)});
      if (locale == settings_.source_locale) page_.alternates.push_back({"x-default", public_url(locale)});
    }
  }

  void add_navigation() {
    if (!site_.front_article.empty()) page_.home_url = url_of(site_.front_article);
    const auto found = site_.navigation.find(parts_.locale);
    if (found == site_.navigation.end()) return;
    const Navigation::PageUrl url = [&](std::string_view article) { return url_of(article); };
    page_.navigation = found->second->around(parts_.path, url);
    page_.breadcrumbs = found->second->breadcrumbs(parts_.path, url);
    page_.previous = found->second->previous(parts_.path, url);
    page_.next = found->second->next(parts_.path, url);
    if (const auto script = site_.navigation_scripts.find(parts_.locale); script != site_.navigation_scripts.end())
      page_.navigation_script_url = relative(script->second);
  }

  void notice(render::NoticeKind kind, const std::string& pattern, double share = 0) {
    const text::MessageValues values = {
        {"share", share},
        {"language", text::language_name(settings_.source_locale, parts_.locale)},
        {"date", text::format_date(facts_.pinned_on.empty() ? facts_.translated_on : facts_.pinned_on, parts_.locale)}};
    render::PageNotice notice{.kind = kind,
                              .text = text::format_message(pattern, parts_.locale, values).value_or(pattern)};
    if (kind != render::NoticeKind::preview && source_facts() != nullptr) {
      notice.url = relative(page_of(settings_.source_locale));
      notice.link_text = messages().read_source;
    }
    page_.notices.push_back(std::move(notice));
  }

  [[nodiscard]] const UiMessages& messages() const {
    static const UiMessages english;
    return ui_ == nullptr ? english : ui_->messages;
  }

  void add_notices() {
    if (is_source() || is_pseudo_locale(parts_.locale)) return;
    if (!site_.pages.is_public(parts_.locale)) notice(render::NoticeKind::preview, messages().preview);
    if (facts_.is_source_page) {
      notice(render::NoticeKind::fallback, messages().source_page);
      return;
    }
    if (!facts_.pinned_on.empty()) notice(render::NoticeKind::stale, messages().pinned);
    if (facts_.words == 0) return;
    const auto share = [&](uint32_t words) { return static_cast<double>(words) / facts_.words; };
    const uint32_t machine = facts_.of(TextKind::machine);
    const uint32_t missing = facts_.of(TextKind::source);
    if (machine > 0 && machine + missing >= facts_.words) {
      notice(render::NoticeKind::machine, messages().machine);
    } else if (machine > 0) {
      notice(render::NoticeKind::machine, messages().machine_in_part, share(machine));
    }
    // What is nearly nothing is not rounded to all.
    if (missing > 0) notice(render::NoticeKind::partial, messages().partly, std::min(0.99, 1 - share(missing)));
    if (facts_.of(TextKind::stale) > 0) {
      notice(render::NoticeKind::stale, facts_.translated_on.empty() ? messages().stale : messages().stale_since);
    }
  }

  static std::string filled(std::string text, std::string_view path) {
    if (const size_t at = text.find("{path}"); at != std::string::npos) text.replace(at, 6, encode_path(path));
    return text;
  }

  void add_links() {
    if (!settings_.edit_url.empty()) page_.edit_url = filled(settings_.edit_url, parts_.source_file);
    if (!settings_.improve_url.empty() && !parts_.catalog_file.empty())
      page_.improve_url = filled(settings_.improve_url, parts_.catalog_file);
    if (settings_.markdown_twins) page_.markdown_url = relative(markdown_twin(parts_.file));
    page_.updated.iso = facts_.pinned_on.empty() ? parts_.updated : facts_.pinned_on;
    if (!page_.updated.iso.empty()) page_.updated.text = text::format_date(page_.updated.iso, parts_.locale);
    if (!facts_.translated_on.empty()) {
      page_.translated = {facts_.translated_on, text::format_date(facts_.translated_on, parts_.locale)};
    }
    for (const std::string& name : facts_.translators)
      page_.translators.push_back({.title = name});
  }

  const Site& site_;
  const PageParts& parts_;
  const Settings& settings_;
  const PageFacts& facts_;
  const UiStrings* ui_ = nullptr;
  render::PageInputs page_;
};

std::vector<render::ContentsEntry> contents_of(const Document& document, const std::vector<std::string>& ids) {
  std::vector<render::ContentsEntry> contents;
  const std::vector<std::string> texts = render::heading_texts(document);
  size_t heading = 0;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (node.kind != NodeKind::heading) continue;
    const size_t number = heading++;
    const bool quoted = node.parent != markdown::kNoNode && document.nodes[node.parent].kind != NodeKind::document;
    if (quoted || node.level < 2 || node.level > 3 || number >= ids.size() || ids[number].empty()) continue;
    std::string html = number < texts.size() ? render::escape(texts[number]) : std::string();
    // A tab ("# [Title](#tab/id)") is no part of the page.
    const uint32_t first = document.first_child(i);
    const bool tab = first != markdown::kNoNode && document.nodes[first].kind == NodeKind::link &&
                     document.str(document.nodes[first].url).starts_with("#tab/");
    if (!html.empty() && !tab) contents.push_back({.level = node.level, .id = ids[number], .html = std::move(html)});
  }
  return contents;
}

std::optional<render::ImageSize> pixels_of(std::string_view size) {
  render::ImageSize pixels;
  const size_t x = size.find('x');
  if (x == size.npos) return std::nullopt;
  const std::string_view width = size.substr(0, x);
  const std::string_view height = size.substr(x + 1);
  std::from_chars(width.begin(), width.end(), pixels.width);
  std::from_chars(height.begin(), height.end(), pixels.height);
  return pixels;
}

// The one paragraph of an article without its tags.
std::string without_paragraph(std::string html) {
  constexpr std::string_view kOpen = "<p>";
  constexpr std::string_view kClose = "</p>\n";
  if (!html.starts_with("<p") || !html.ends_with(kClose)) return html;
  const size_t end = html.find('>');
  html = html.substr(std::max(end + 1, kOpen.size()), html.size() - kClose.size() - std::max(end + 1, kOpen.size()));
  return html;
}

// What every document of a page has, also one that it includes. `bodies`: those with sources inside of the page's so
// far.
render::BodyOptions body_options(const Site& site, const PageParts& parts, const PageSurroundings& around,
                                 int& bodies) {
  render::BodyOptions options;
  const auto ask = [&parts, &around](Question question) {
    return [&parts, &around, question](std::string_view url) { return around.ask(question, parts.path, url); };
  };
  options.link_url = ask(Question::link);
  options.image_url = ask(Question::image);
  options.image_size = [&](std::string_view url) { return pixels_of(around.ask(Question::size, parts.path, url)); };
  options.include_html = [&](std::string_view path, bool is_inline) -> std::optional<std::string> {
    const Included included = around.include(parts.path, path);
    if (included.article == nullptr) return std::nullopt;
    PageParts own = parts;
    own.path = included.article->path;
    own.article = included.article.get();
    own.edition = included.edition.get();
    own.strings = included.strings.get();
    render::BodyOptions inner = body_options(site, own, around, bodies);
    if (own.edition != nullptr && own.locale != site.settings.source_locale) {
      PageLanguages languages = find_languages(own);
      inner.languages = std::move(languages.nodes);
      // Inside a paragraph there is no block that the source could stand beside.
      if (!is_inline && own.strings != nullptr && !is_pseudo_locale(own.locale)) inner.sources = find_sources(own);
      if (!inner.sources.empty()) inner.source_body = fmt::format("include{}", ++bodies);
    }
    std::string html =
        render::render_body(own.edition != nullptr ? own.edition->localized.document : own.article->document, inner);
    around.end_include();
    return is_inline ? without_paragraph(std::move(html)) : std::move(html);
  };
  options.code_text = [&](std::string_view path) { return around.code(parts.path, path); };
  options.complain = [&](std::string_view rule, std::string_view message) {
    around.complain(parts.path, rule, message);
  };
  options.themed = true;
  options.highlight = true;
  options.frame_sources = site.settings.frame_hosts;
  options.source_locale = site.settings.source_locale;
  if (const auto ui = site.ui.find(parts.locale); ui != site.ui.end()) options.labels = ui->second.body;
  return options;
}

}  // namespace

std::string markdown_twin(std::string_view file) {
  return fmt::format("{}.md", file.substr(0, file.rfind('.')));
}

render::PageNotice source_images_notice(const Site& site, std::string_view locale) {
  const auto ui = site.ui.find(locale);
  const UiMessages messages = ui == site.ui.end() ? UiMessages{} : ui->second.messages;
  const text::MessageValues values = {{"language", text::language_name(site.settings.source_locale, locale)}};
  return {.kind = render::NoticeKind::info,
          .text = text::format_message(messages.source_images, locale, values).value_or(messages.source_images)};
}

render::PageInputs page_frame(const Site& site, const PageParts& parts) {
  return Frame(site, parts).run();
}

// A link between articles becomes one between their pages; to that of a locale to fall back to, or to the source's,
// where the locale has no such page. What leads nowhere, or out of the site, stays as it is.
std::string link_answer(const Site& site, const PageParts& parts, std::string_view url) {
  const links::Resolution to = site.links.resolve(parts.path, url, parts.locale);
  const bool known = to.verdict == links::Verdict::article || to.verdict == links::Verdict::resource ||
                     to.verdict == links::Verdict::wrong_case || to.verdict == links::Verdict::missing_bookmark;
  if (!known || url.starts_with('#')) return std::string(url);
  std::string file = site.pages.folder(parts.locale) + to.path;
  if (is_article_path(to.path)) {
    const std::string reached = site.pages.locale_for(to.path, parts.locale);
    // What is no page, as an article that others include, has nothing to lead to.
    if (reached.empty()) return std::string(url);
    file = site.pages.file(reached, to.path);
  }
  const size_t fragment = url.find('#');
  return relative_url(parts.file, file) + to.query + std::string(fragment == url.npos ? "" : url.substr(fragment));
}

PageBody page_body(const Site& site, const PageParts& parts, const PageSurroundings& around) {
  const Document& document = parts.edition != nullptr ? parts.edition->localized.document : parts.article->document;
  int bodies = 0;
  render::BodyOptions options = body_options(site, parts, around, bodies);
  options.heading_ids = render::heading_ids(parts.article->document, parts.article->bytes);
  PageBody body;
  const bool translated = parts.edition != nullptr && parts.locale != site.settings.source_locale;
  if (translated) {
    PageLanguages languages = find_languages(parts);
    options.languages = std::move(languages.nodes);
    body.language = std::move(languages.body);
    if (parts.strings != nullptr && !is_pseudo_locale(parts.locale)) options.sources = find_sources(parts);
  }
  body.contents = contents_of(document, options.heading_ids);
  body.html = render::render_body(document, options);
  body.has_sources = !options.sources.empty() || bodies > 0;
  return body;
}

}  // namespace docloc::site
