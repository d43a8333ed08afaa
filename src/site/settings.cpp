#include "site/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "segment/article.h"
#include "site/check_settings.h"
#include "site/dialect_settings.h"
#include "site/nearest_name.h"
#include "site/number_settings.h"
#include "site/publish_settings.h"
#include "site/read_layout.h"
#include "site/setting_values.h"
#include "text/locale.h"
#include "yaml/settings_tree.h"

namespace docloc::site {
namespace {

using yaml::Tree;

struct Row {
  SettingInfo info;
  Complaint (*assign)(Settings& settings, const Tree& value);
};

Complaint read_source_locale(Settings& settings, const Tree& value) {
  std::string locale = settings.source_locale;
  if (Complaint complaint = read_text(value, locale); !complaint.empty()) return complaint;
  if (Complaint complaint = canonicalize(locale); !complaint.empty()) return complaint;
  settings.source_locale = std::move(locale);
  return {};
}

Complaint read_fallback(Settings& settings, const Tree& value) {
  if (value.kind == Tree::Kind::null) return {};
  if (value.kind != Tree::Kind::mapping) return "must give each locale its list, as in 'de-AT: [de]'";
  for (const auto& [name, list] : value.members) {
    std::string locale = name;
    if (Complaint complaint = canonicalize(locale); !complaint.empty()) return complaint;
    std::vector<std::string> chain;
    if (Complaint complaint = read_locales(list, chain); !complaint.empty()) return complaint;
    settings.fallback[locale] = std::move(chain);
  }
  return {};
}

Complaint read_content(Settings& settings, const Tree& value) {
  std::string folder;
  if (value.kind == Tree::Kind::null) return {};
  if (Complaint complaint = read_template(value, folder); !complaint.empty()) return complaint;
  settings.layout = {content_row(folder)};
  return {};
}

Complaint read_locale_codes(Settings& settings, const Tree& value) {
  if (value.kind == Tree::Kind::null) return {};
  if (value.kind != Tree::Kind::mapping) return "must give each locale its name, as in 'sv-SE: sv'";
  for (const auto& [name, code] : value.members) {
    std::string locale = name;
    if (Complaint complaint = canonicalize(locale); !complaint.empty()) return complaint;
    if (code.kind != Tree::Kind::scalar || code.scalar.empty() || code.scalar.find('/') != std::string::npos) {
      return fmt::format("has for {} something that is no name of a folder", locale);
    }
    settings.locale_codes[locale] = code.scalar;
  }
  return {};
}

Complaint read_base_url(Settings& settings, const Tree& value) {
  std::string url;
  if (Complaint complaint = read_text(value, url); !complaint.empty()) return complaint;
  if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://")) {
    return "must start with https:// or http://";
  }
  while (url.ends_with('/'))
    url.pop_back();
  settings.base_url = std::move(url);
  return {};
}

// The one list of all settings. A new one needs a row here and a member in Settings.
constexpr std::array kRows = {
    Row{{"source_locale", "a language tag", "en-US", "The language the articles are written in."}, read_source_locale},
    Row{{"locales", "a list of language tags", "those with a folder in locales/ or content/",
         "The languages the articles are translated to."},
        [](Settings& s, const Tree& v) { return read_locales(v, s.locales); }},
    Row{{"content", "a folder with {locale}", "content/{locale}",
         "Where a locale's articles and pictures lie; the source locale's are the sources. Short for a layout."},
        read_content},
    Row{{"layout", "a list of rows with sources, to and what else they need", "that of 'content'",
         "Where the articles and resources lie, and where export puts each locale's."},
        [](Settings& s, const Tree& v) { return read_layout(v, s.layout); }},
    Row{{"locale_codes", "a list of names for language tags", "the tags themselves",
         "What a locale is called in the layout's files and folders, as in 'sv-SE: sv'."},
        read_locale_codes},
    Row{{"catalogs", "a folder with {locale}", "locales/{locale}", "Where a locale's strings lie, as XLIFF files."},
        [](Settings& s, const Tree& v) { return read_template(v, s.catalogs); }},
    Row{{"out", "a folder", "out", "Where the site is built."},
        [](Settings& s, const Tree& v) { return read_folder(v, s.out); }},
    Row{{"translate.front_matter", "a list of field names", "title, description, keywords and their like",
         "The front-matter fields that are text for readers."},
        [](Settings& s, const Tree& v) { return read_list(v, s.front_matter_keys); }},
    Row{{"dialect.docfx", "true or false", "true",
         "Directives of DocFX and Microsoft's OPS: includes, code from files, lines of colons, tabs, xref links."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.dialects.ops); }},
    Row{{"dialect.adobe", "true or false", "true",
         "Adobe's directives: marked words, boxes, tabs, and attributes in braces."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.dialects.adobe); }},
    Row{{"dialect.ops", "true or false", "false",
         "Exported Markdown has heading anchors and ms.* fields as Microsoft's OPS writes them."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.ops); }},
    Row{{"dialect.heading_ids", "github, hugo, vitepress or mkdocs", "github",
         "How bookmarks come from headings: as the generator makes them that shows the articles."},
        [](Settings& s, const Tree& v) { return read_heading_ids(v, s.dialects.heading_ids); }},
    Row{{"dialect.mdx", "true or false", "false", "MDX passes as it is: imports, components, expressions."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.foreign.mdx); }},
    Row{{"dialect.shortcodes", "true or false", "false", "Hugo's shortcodes pass as they are."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.foreign.shortcodes); }},
    Row{{"dialect.liquid", "true or false", "false",
         "Templates in double braces and {% %} pass as they are: Liquid, Jinja, mdBook, Vue."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.foreign.liquid); }},
    Row{{"dialect.math", "true or false", "false",
         "TeX between dollar signs, \\(...\\) and \\[...\\] passes as it is."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.foreign.math); }},
    Row{{"dialect.admonitions", "true or false", "false",
         "Boxes of other generators: \":::tip Title\", \"!!! note\", \"??? note\" and tabs with indented bodies."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.foreign.admonitions); }},
    Row{{"dialect.attributes", "a list of names", "title, label, alt, description, summary",
         "Attributes of components, shortcodes and boxes that are text for readers."},
        [](Settings& s, const Tree& v) { return read_list(v, s.foreign.attributes); }},
    Row{{"dialect.patterns", "a list of regular expressions", "none",
         "What they match passes as it is; alone on its lines it separates paragraphs."},
        [](Settings& s, const Tree& v) { return read_patterns(v, s); }},
    Row{{"translate.data", "a list of keys", "title, name, label, description, summary, text and their like",
         "The keys of YAML and JSON source files whose values are text for readers."},
        [](Settings& s, const Tree& v) { return read_list(v, s.data_keys); }},
    Row{{"data_files", "a list of globs", "**/toc.yml, **/_category_.json and their like",
         "Which YAML and JSON files are source files with catalogs; landing pages (YamlMime) always are."},
        [](Settings& s, const Tree& v) { return read_list(v, s.data_files); }},
    Row{{"fallback", "a list of language tags for a locale", "none",
         "Whose text a locale takes where it has none of its own; the source's comes last."},
        read_fallback},
    Row{{"publish.machine", "true or false", "false",
         "Text that a machine translated and nobody reviewed is shown to readers and exported."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.publish.machine); }},
    Row{{"publish.stale", "older, source or pin", "older",
         "Of a block whose source changed: the older translation, marked; the source; or the page as it was before."},
        [](Settings& s, const Tree& v) { return read_stale(v, s.publish.stale); }},
    Row{{"publish.threshold", "a percentage", "80",
         "Below this share of translated words a page is the source's, with a notice."},
        [](Settings& s, const Tree& v) { return read_percent(v, s.publish.threshold); }},
    Row{{"publish.locales", "a list of settings by locale", "none",
         "publish.machine, publish.stale and publish.threshold of single locales, as in 'sv-SE: {machine: true}'."},
        read_publish_locales},
    Row{{"publish.preview", "a list of language tags", "none", "Locales that are built and that nothing leads to."},
        [](Settings& s, const Tree& v) { return read_locales(v, s.preview); }},
    Row{{"publish.leave_out", "a list of globs by locale", "none",
         "Articles that a locale has no pages of, as in 'sv-SE: [legal/**]'."},
        read_leave_out},
    Row{{"import.confidence", "a percentage", "90",
         "How sure the alignment of an existing translation must be of a pair to import it."},
        [](Settings& s, const Tree& v) { return read_percent(v, s.import_confidence); }},
    Row{{"memory.leverage", "true or false", "true",
         "Sync fills segments from translations of the same or similar texts elsewhere in the project."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.memory_leverage); }},
    // Leaving out each of 29,000 texts in turn (sv, de, ja; tests/bench/memory_bench.cpp) and comparing its translation
    // with that of the nearest other one: from 75 to 79 percent on, 63 to 69 percent of the words of the guess are
    // right, and 4 guesses in 10 are right in three quarters of their words; at 70 to 74 it is 1 to 4 in 10, and below
    // 70, where half of the words are wrong, 1 in 10 (3 in Japanese).
    Row{{"memory.threshold", "a percentage", "75",
         "How alike a source text must be for its translation to be offered and used as a guess, by words."},
        read_threshold},
    Row{{"exclude", "a list of globs", "none", "Files below a locale's content folder that are passed over."},
        [](Settings& s, const Tree& v) { return read_list(v, s.exclude); }},
    Row{{"base_url", "a URL", "none", "The address the site will have, for canonical and hreflang links."},
        read_base_url},
    Row{{"quote.weights", "a list of percents by band",
         "in-context 0, exact 10, repetition 10, 95-99 30, 85-94 50, ...",
         "What a word of each match band costs in a quote, in percent of a new word's price."},
        read_weights},
    Row{{"check.external.timeout", "seconds, 1 to 600", "20", "How long 'check --external' waits for a server."},
        [](Settings& s, const Tree& v) { return read_number(v, 1, 600, s.external.timeout); }},
    Row{{"check.external.concurrency", "a number, 1 to 100", "8", "Addresses that are asked at once."},
        [](Settings& s, const Tree& v) { return read_number(v, 1, 100, s.external.concurrency); }},
    Row{{"check.external.per_host", "a number, 1 to 100", "2", "Addresses of one host that are asked at once."},
        [](Settings& s, const Tree& v) { return read_number(v, 1, 100, s.external.per_host); }},
    Row{{"check.external.cache_days", "days, 0 to 365", "7",
         "How long an answer is good; one that an address is not there for a day at most. 0 asks every time."},
        [](Settings& s, const Tree& v) { return read_number(v, 0, 365, s.external.cache_days); }},
    Row{{"check.external.ignore", "a list of beginnings of addresses", "none",
         "Addresses that are not asked; * stands for any text."},
        [](Settings& s, const Tree& v) { return read_list(v, s.external.ignore); }},
    Row{{"check.external.allow_private", "true or false", "false",
         "Addresses of this machine and its own network are asked too."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.external.allow_private); }},
    Row{{"site.title", "a text", "none", "Stands on every page."},
        [](Settings& s, const Tree& v) { return read_text(v, s.site_title); }},
    Row{{"site.root_locale", "true or false", "false",
         "The source locale's pages lie at the site's root, not below its name."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.root_locale); }},
    Row{{"site.footer", "a text", "none", "Stands below every page."},
        [](Settings& s, const Tree& v) { return read_text(v, s.site_footer); }},
    Row{{"site.edit_url", "a URL with {path}", "none", "Where an article is edited: a link on its page."},
        [](Settings& s, const Tree& v) { return read_link_template(v, s.edit_url); }},
    Row{{"site.improve_url", "a URL with {path}", "none",
         "Where the catalog of a page's translation is edited: a link on the page."},
        [](Settings& s, const Tree& v) { return read_link_template(v, s.improve_url); }},
    Row{{"site.image_hosts", "a list of hosts", "none", "Other hosts that pages may load pictures from."},
        [](Settings& s, const Tree& v) { return read_list(v, s.image_hosts); }},
    Row{{"site.frame_hosts", "a list of hosts", "none", "Other hosts whose videos are shown inside pages."},
        [](Settings& s, const Tree& v) { return read_list(v, s.frame_hosts); }},
    Row{{"site.social_image", "a URL or a resource's path", "none",
         "The picture that links to the site are shown with."},
        [](Settings& s, const Tree& v) { return read_text(v, s.social_image); }},
    Row{{"site.search", "true or false", "true", "Each locale has a search, where Pagefind is installed."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.search); }},
    Row{{"site.markdown", "true or false", "true", "Pages have Markdown twins, and each locale an llms.txt."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.markdown_twins); }},
    Row{{"site.mark_source_images", "true or false", "false",
         "A translated page that shows the source's pictures says so."},
        [](Settings& s, const Tree& v) { return read_flag(v, s.mark_source_images); }},
    Row{{"check.rules", "a list of off, info, warning or error by rule", "each rule's own",
         "How bad findings are, as in 'links/missing-bookmark: error' or 'source/*: off'."},
        [](Settings& s, const Tree& v) { return read_rule_levels(v, s.check.rules); }},
    Row{{"check.overrides", "a list of rows with paths, locales and rules", "none",
         "Levels of rules for some articles or locales alone."},
        [](Settings& s, const Tree& v) { return read_check_overrides(v, s.check.overrides); }},
    Row{{"check.max_warnings", "a number", "any", "'check' fails when there are more warnings."},
        [](Settings& s, const Tree& v) { return read_max_warnings(v, s.check.max_warnings); }},
    Row{{"check.baseline", "a file", "none", "What 'check' found once and is not to show again."},
        [](Settings& s, const Tree& v) { return read_file(v, s.check.baseline); }},
    Row{{"check.manual_url", "a URL with {rule}", "none", "Where reports link a rule's page to."},
        [](Settings& s, const Tree& v) { return read_manual_url(v, s.check.manual_url); }},
    Row{{"check.links.locale_hosts", "a list of hosts", "every host",
         "Hosts that choose the reader's language themselves: links to them should not name one."},
        [](Settings& s, const Tree& v) { return read_list(v, s.check.locale_hosts); }},
    Row{{"check.links.locale_exempt", "a list of hosts", "none", "Hosts that links may name a language of."},
        [](Settings& s, const Tree& v) { return read_list(v, s.check.locale_exempt); }},
    Row{{"check.spelling", "a list of language tags, true or false", "false",
         "The languages whose words 'check' looks up in Hunspell's dictionaries."},
        [](Settings& s, const Tree& v) { return read_spelling(v, s.check); }},
    Row{{"check.dictionaries", "a list of folders", "/usr/share/hunspell",
         "Where the dictionaries lie, as sv_SE.aff and sv_SE.dic."},
        [](Settings& s, const Tree& v) { return read_folders(v, s.check.dictionaries); }},
    Row{{"redirects", "a list of new paths for old ones", "none",
         "Pages that are gone, and where their readers are sent, in every locale."},
        read_redirects},
};

constexpr auto kInfos = [] {
  std::array<SettingInfo, kRows.size()> infos;
  std::transform(kRows.begin(), kRows.end(), infos.begin(), [](const Row& row) { return row.info; });
  return infos;
}();

const Row* find_row(std::string_view name) {
  // "source" is short for the one setting that nearly every file has.
  if (name == "source") name = "source_locale";
  const auto found = std::find_if(kRows.begin(), kRows.end(), [&](const Row& row) { return row.info.name == name; });
  return found == kRows.end() ? nullptr : &*found;
}

bool is_group(std::string_view name) {
  return std::any_of(kRows.begin(), kRows.end(), [&](const Row& row) {
    return row.info.name.starts_with(name) && row.info.name.substr(name.size()).starts_with('.');
  });
}

Finding unknown_setting(const Place& place, const std::string& name) {
  std::vector<std::string_view> names;
  for (const Row& row : kRows)
    names.push_back(row.info.name);
  const std::string nearest(nearest_name(name, names));
  return {.rule = "settings/unknown",
          .severity = Severity::error,
          .source = place,
          .message = fmt::format("There is no setting '{}'.", name),
          .hint = nearest.empty() ? fmt::format("The settings are {}.", fmt::join(names, ", "))
                                  : fmt::format("Did you mean '{}'?", nearest),
          .excerpt = name};
}

Finding unusable(const Place& place, const std::string& name, const Complaint& complaint) {
  const SettingInfo& info = find_row(name)->info;
  return {.rule = "settings/value",
          .severity = Severity::error,
          .source = place,
          .message = fmt::format("The setting '{}' {}.", name, complaint),
          .hint = fmt::format("It takes {}; the default is {}.", info.takes, info.standard),
          .excerpt = name};
}

void assign(SettingsRead& read, const std::string& name, const Tree& value, const Place& place) {
  const Row* row = find_row(name);
  if (row == nullptr) {
    read.findings.push_back(unknown_setting(place, name));
    return;
  }
  const Complaint complaint = row->assign(read.settings, value);
  if (!complaint.empty()) read.findings.push_back(unusable(place, name, complaint));
}

void assign_members(SettingsRead& read, const Tree& mapping, const std::string& prefix) {
  for (size_t i = 0; i < mapping.members.size(); ++i) {
    const auto& [key, value] = mapping.members[i];
    const std::string name = prefix + key;
    if (is_group(name) && value.kind == Tree::Kind::mapping) {
      assign_members(read, value, name + ".");
    } else if (!is_group(name) || value.kind != Tree::Kind::null) {
      assign(read, name, value, mapping.member_places[i]);
    }
  }
}

void assign_override(SettingsRead& read, const std::string& name, const std::string& text) {
  const Row* row = find_row(name);
  Tree value;
  const bool is_list = row != nullptr && row->info.takes.starts_with("a list");
  if (is_list && (text.starts_with('[') || text.starts_with('{'))) {
    yaml::TreeRead parsed = yaml::read_tree("--set", text);
    if (!parsed.findings.empty()) {
      read.findings.insert(read.findings.end(), parsed.findings.begin(), parsed.findings.end());
      return;
    }
    value = std::move(parsed.tree);
  } else if (is_list) {
    value.kind = Tree::Kind::sequence;
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find(',', begin), text.size());
      if (end > begin) value.items.push_back({.kind = Tree::Kind::scalar, .scalar = text.substr(begin, end - begin)});
      begin = end + 1;
    }
  } else {
    value.kind = Tree::Kind::scalar;
    value.scalar = text;
  }
  assign(read, name, value, {.path = "--set"});
}

}  // namespace

Settings::Settings()
    : layout({content_row("content/{locale}")}), front_matter_keys(segment::ExtractOptions{}.front_matter_keys) {}

std::span<const SettingInfo> setting_table() {
  return kInfos;
}

SettingsRead read_settings(const std::optional<std::string>& bytes,
                           const std::vector<std::pair<std::string, std::string>>& overrides) {
  SettingsRead read;
  if (bytes) {
    const std::string path(kSettingsPath);
    yaml::TreeRead parsed = yaml::read_tree(path, *bytes);
    read.findings = std::move(parsed.findings);
    if (parsed.tree.kind == Tree::Kind::mapping) {
      assign_members(read, parsed.tree, "");
      if (parsed.tree.find("content") != nullptr && parsed.tree.find("layout") != nullptr) {
        read.findings.push_back(
            unusable({.path = path}, "layout", "cannot stand beside 'content', which is short for a layout"));
      }
    } else if (read.findings.empty() && parsed.tree.kind != Tree::Kind::null) {
      read.findings.push_back({.rule = "settings/value",
                               .severity = Severity::error,
                               .source = {.path = path, .line = 1, .column = 1},
                               .message = "The settings file is not a list of 'name: value' lines.",
                               .hint = "Write one setting a line, as in 'source_locale: en-US'."});
    }
  }
  for (const auto& [name, value] : overrides)
    assign_override(read, name, value);
  std::string all = bytes.value_or("");
  for (const auto& [name, value] : overrides)
    all += fmt::format("\n{}={}", name, value);
  read.settings.fingerprint = hex16(hash64(all));
  std::erase(read.settings.locales, read.settings.source_locale);
  if (const Complaint complaint = check_places(read.settings); !complaint.empty()) {
    read.findings.push_back(unusable({.path = std::string(kSettingsPath)}, "layout", complaint));
  }
  return read;
}

std::string expand(std::string_view path_template, std::string_view locale) {
  std::string path(path_template);
  if (const size_t at = path.find("{locale}"); at != path.npos)
    path.replace(at, std::string_view("{locale}").size(), locale);
  return path;
}

std::string folder_of_locales(std::string_view path_template) {
  std::string_view folder = path_template.substr(0, path_template.find("{locale}"));
  if (folder.size() > 1 && folder.ends_with('/')) folder.remove_suffix(1);
  return std::string(folder);
}

}  // namespace docloc::site
