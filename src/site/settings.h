// docloc.yaml as a plain struct. Every setting has a default: an empty file, or none, works.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "markdown/document.h"
#include "segment/article.h"

namespace docloc::site {

inline constexpr std::string_view kSettingsPath = "docloc.yaml";

// One row of the layout: the files of a folder, and where other locales' files of the same paths lie. In templates
// "{locale}" stands for the locale's code (Settings::locale_codes) and "{lang}" for its language subtag.
struct LayoutRow {
  std::string root;                    // the sources' folder; its {locale} is the source's. "": the project itself
  std::vector<std::string> sources;    // globs below the root: what is translated, where docloc knows the format
  std::vector<std::string> resources;  // globs below the root: every other file that counts
  std::vector<std::string> exclude;    // globs below the root: passed over
  std::string under;                   // what article paths have before the path below the root; may be empty
  std::string to;                      // template (path_template.h) of the locales' files; empty: they have none
  bool exports = false;                // docloc export writes to `to`; else the locales' own files lie there alone
  std::vector<std::string> locales;    // that the row is translated to; empty: all
  bool copy_resources = false;         // export puts resources beside the articles too
};

// What readers get where a translation is not what it should be.
enum class StalePolicy : uint8_t {
  older,   // the older translation of the block, marked
  source,  // the source's block
  pin,     // the whole page is of the last revision that was completely translated; else `older`
};
struct Publishing {
  // publish.machine: text that a machine translated and nobody reviewed is shown to readers and exported.
  bool machine = false;
  // publish.stale: what a page shows of a block whose source changed after it was translated. An edit that the author
  // marked critical shows the source whatever this says.
  StalePolicy stale = StalePolicy::older;
  // publish.threshold: below this percentage of translated words a whole page is the source's.
  uint32_t threshold = 80;
};
// What one locale has of its own; none: the project's.
struct LocalePublishing {
  std::optional<bool> machine;
  std::optional<StalePolicy> stale;
  std::optional<uint32_t> threshold;
};

// What a rule's findings come to.
enum class RuleLevel : uint8_t { off, info, warning, error };
// By a finding's rule, or "family/*" for all of a family that are not named themselves.
using RuleLevels = std::map<std::string, RuleLevel, std::less<>>;
// Levels for some paths or locales only.
struct CheckOverride {
  std::vector<std::string> paths;    // globs, on the path that findings name, or on the article's own; empty: all
  std::vector<std::string> locales;  // canonical; empty: all, and findings that concern none
  RuleLevels rules;
};
struct CheckSettings {
  RuleLevels rules;
  std::vector<CheckOverride> overrides;  // a later one is stronger, any is stronger than `rules`
  long max_warnings = -1;                // below 0: any number
  std::string baseline;                  // a project-relative file; empty: none
  std::string manual_url;                // with {rule}; empty: none
  // links.locale_hosts: hosts whose addresses should not name a locale; empty: every host.
  std::vector<std::string> locale_hosts;
  std::vector<std::string> locale_exempt;  // links.locale_exempt: hosts that may
  bool spells_all = false;                 // spelling: true
  std::vector<std::string> spelled;        // or the locales whose words are looked up, canonical
  std::vector<std::string> dictionaries = {"/usr/share/hunspell"};  // folders, absolute or project-relative
};

// check.external.*: how the addresses of other sites are asked.
struct ExternalSettings {
  uint32_t timeout = 20;  // seconds
  uint32_t concurrency = 8;
  uint32_t per_host = 2;
  uint32_t cache_days = 7;
  std::vector<std::string> ignore;  // beginnings of addresses; "*" stands for any text
  bool allow_private = false;       // also those of this machine and its network
};

// Folders are project-relative or absolute, '/'-separated; a relative one may not leave the project by "..". In
// templates "{locale}" stands for a BCP 47 tag and is a whole name of the path.
struct Settings {
  // source_locale: the language the articles are written in. BCP 47, canonical case.
  std::string source_locale = "en-US";
  // locales: the languages they are translated to, in the order of the language switcher. Empty: every locale other
  // than the source's that has a folder under `catalogs` or in the layout.
  std::vector<std::string> locales;
  // layout: where articles and resources lie, in the source's language and in the others (layout.h); the first row that
  // takes a file has it. "content: FOLDER" is short for one row: the source locale's folder holds the sources, another
  // one's holds its own pictures and the articles that exist there alone. The default is content/{locale}.
  std::vector<LayoutRow> layout;
  // locale_codes: locale to what it is called in the layout's files and folders, where that is not its tag.
  std::map<std::string, std::string, std::less<>> locale_codes;
  // catalogs: where each locale's strings lie, <source path>.xlf.
  std::string catalogs = "locales/{locale}";
  // out: where the site is built.
  std::string out = "out";
  // translate.front_matter: names of the front-matter fields that are text for readers.
  std::vector<std::string> front_matter_keys;  // made with the defaults of segment::ExtractOptions
  // translate.data: keys of YAML and JSON source files whose values are text for readers.
  std::vector<std::string> data_keys = segment::ExtractOptions{}.data_keys;
  // data_files: which YAML and JSON files below `content` are source files, as globs; others are resources.
  std::vector<std::string> data_files = {"**/toc.yml", "**/TOC.yml", "**/_category_.json", "**/_category_.yml"};
  // dialect.mdx, .shortcodes, .liquid, .math, .admonitions, .patterns, .attributes: syntax of other programs that
  // passes as it is.
  markdown::ForeignOptions foreign;
  // dialect.docfx, .adobe: whose directives articles have.
  markdown::Dialects dialects;
  // dialect.ops: exported Markdown has heading anchors and ms.* fields as Microsoft's OPS writes them.
  bool ops = false;
  // fallback: locale to the locales whose text it takes where it has none of its own, in order; the source's comes last
  // by itself.
  std::map<std::string, std::vector<std::string>, std::less<>> fallback;
  // publish.machine, .stale, .threshold; publish.locales: locale to what it has of its own.
  Publishing publish;
  std::map<std::string, LocalePublishing, std::less<>> publish_locales;
  [[nodiscard]] Publishing publishing(std::string_view locale) const {
    const auto own = publish_locales.find(locale);
    if (own == publish_locales.end()) return publish;
    return {.machine = own->second.machine.value_or(publish.machine),
            .stale = own->second.stale.value_or(publish.stale),
            .threshold = own->second.threshold.value_or(publish.threshold)};
  }
  // publish.preview: locales that are built and that nothing leads to.
  std::vector<std::string> preview;
  // publish.leave_out: locale to globs of articles that it has no pages of. "docloc: only sv-SE" or "docloc: not sv-SE"
  // in an article's front matter says the same.
  std::map<std::string, std::vector<std::string>, std::less<>> leave_out;
  // import.confidence: how sure, in percent, the alignment of an existing translation must be of a pair to import it.
  uint32_t import_confidence = 90;
  // memory.leverage: sync fills segments from memory.
  bool memory_leverage = true;
  // memory.threshold: percent, 50 to 99; from this similarity on another text's translation is offered and is a guess.
  uint32_t memory_threshold = 75;
  // exclude: files that docloc passes over, as globs on article paths ("**" stands for any number of folders).
  std::vector<std::string> exclude;
  // base_url: the address the site will have, for canonical and hreflang links. Empty: those are relative.
  std::string base_url;
  // quote.weights: band (report/quote.h) to what a word of it costs, in percent of a new word's price. Bands that are
  // not named have report::kUsualWeights.
  std::map<std::string, uint32_t, std::less<>> quote_weights;
  ExternalSettings external;
  // site.title: stands on every page.
  std::string site_title;
  // site.root_locale: the source locale's pages lie at the site's root, not below its name.
  bool root_locale = false;
  // site.footer: stands below every page.
  std::string site_footer;
  // site.edit_url, site.improve_url: where an article, or the catalog of its translation, is edited; "{path}" stands
  // for the file in the project. Empty: pages have no such link.
  std::string edit_url;
  std::string improve_url;
  // site.image_hosts, site.frame_hosts: other hosts that pages may load pictures and videos from.
  std::vector<std::string> image_hosts;
  std::vector<std::string> frame_hosts;
  // site.social_image: the picture that links to the site are shown with; absolute, or a resource's path.
  std::string social_image;
  // site.search: Pagefind makes a search for each locale, where it is installed.
  bool search = true;
  // site.markdown: pages have Markdown twins, and each locale an llms.txt.
  bool markdown_twins = true;
  // site.mark_source_images: a translated page that shows the source's pictures says so.
  bool mark_source_images = false;
  // check.rules, .overrides, .max_warnings, .baseline, .manual_url, .links: what the checker finds, and how bad it is.
  CheckSettings check;
  // redirects: path of a page or article that is gone, to what took its place: a path or a URL.
  std::map<std::string, std::string, std::less<>> redirects;

  // Of everything that was read: another one, and what was made with these settings may differ.
  std::string fingerprint;

  Settings();
};

// One row a setting: what the manual prints and the reader knows.
struct SettingInfo {
  std::string_view name;      // dotted: "site.title"
  std::string_view takes;     // "a locale", "a list of globs"
  std::string_view standard;  // the default, for a person
  std::string_view about;     // one sentence
};
[[nodiscard]] std::span<const SettingInfo> setting_table();

struct SettingsRead {
  Settings settings;
  Findings findings;  // settings/...; any means that the settings cannot be used
};

// `bytes` of docloc.yaml; nullopt: there is none. `overrides` are settings of the command line, "name" and value: text
// as in YAML, a list may also be written "a,b". Rules: settings/unknown, settings/value, and those of yaml::read_tree.
[[nodiscard]] SettingsRead read_settings(const std::optional<std::string>& bytes,
                                         const std::vector<std::pair<std::string, std::string>>& overrides);

// How every article of the project is read.
[[nodiscard]] segment::ExtractOptions extract_options(const Settings& settings);

// `path_template` with `locale` in place of "{locale}", without a final '/'.
[[nodiscard]] std::string expand(std::string_view path_template, std::string_view locale);
// What stands before "{locale}", without a final '/': the folder whose names may be locales. Empty: the project itself.
[[nodiscard]] std::string folder_of_locales(std::string_view path_template);

}  // namespace docloc::site
