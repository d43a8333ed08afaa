#include "site/ui_strings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "base/fields.h"
#include "base/hash.h"
#include "site/localize.h"
#include "site/nearest_name.h"
#include "site/paths.h"
#include "text/locale.h"
#include "yaml/settings_tree.h"

namespace docloc::site {
namespace {

struct Entry {
  std::string_view name;
  std::string& (*member)(UiStrings&);
};

// The entries of a ui.yaml; the manual and the hints list them from here.
constexpr std::array<Entry, 56> kEntries = {{
    {"back_to_content", [](UiStrings& ui) -> std::string& { return ui.body.back_to_content; }},
    {"breadcrumbs", [](UiStrings& ui) -> std::string& { return ui.page.breadcrumbs; }},
    {"caution", [](UiStrings& ui) -> std::string& { return ui.body.caution; }},
    {"close", [](UiStrings& ui) -> std::string& { return ui.page.close; }},
    {"code_missing", [](UiStrings& ui) -> std::string& { return ui.body.code_missing; }},
    {"copied", [](UiStrings& ui) -> std::string& { return ui.page.copied; }},
    {"copy", [](UiStrings& ui) -> std::string& { return ui.page.copy; }},
    {"done", [](UiStrings& ui) -> std::string& { return ui.body.done; }},
    {"edit_page", [](UiStrings& ui) -> std::string& { return ui.page.edit_page; }},
    {"expand", [](UiStrings& ui) -> std::string& { return ui.page.expand; }},
    {"home", [](UiStrings& ui) -> std::string& { return ui.messages.home; }},
    {"important", [](UiStrings& ui) -> std::string& { return ui.body.important; }},
    {"improve_translation", [](UiStrings& ui) -> std::string& { return ui.page.improve_translation; }},
    {"languages", [](UiStrings& ui) -> std::string& { return ui.page.languages; }},
    {"last_updated", [](UiStrings& ui) -> std::string& { return ui.page.last_updated; }},
    {"long_description", [](UiStrings& ui) -> std::string& { return ui.body.long_description; }},
    {"machine_text", [](UiStrings& ui) -> std::string& { return ui.page.machine_text; }},
    {"menu", [](UiStrings& ui) -> std::string& { return ui.page.menu; }},
    {"more_like_this", [](UiStrings& ui) -> std::string& { return ui.body.more_like_this; }},
    {"navigation", [](UiStrings& ui) -> std::string& { return ui.page.navigation; }},
    {"next", [](UiStrings& ui) -> std::string& { return ui.page.next; }},
    {"not_done", [](UiStrings& ui) -> std::string& { return ui.body.not_done; }},
    {"not_found", [](UiStrings& ui) -> std::string& { return ui.messages.not_found; }},
    {"not_found_text", [](UiStrings& ui) -> std::string& { return ui.messages.not_found_text; }},
    {"note", [](UiStrings& ui) -> std::string& { return ui.body.note; }},
    {"notice_machine", [](UiStrings& ui) -> std::string& { return ui.messages.machine; }},
    {"notice_machine_in_part", [](UiStrings& ui) -> std::string& { return ui.messages.machine_in_part; }},
    {"notice_partly", [](UiStrings& ui) -> std::string& { return ui.messages.partly; }},
    {"notice_pinned", [](UiStrings& ui) -> std::string& { return ui.messages.pinned; }},
    {"notice_preview", [](UiStrings& ui) -> std::string& { return ui.messages.preview; }},
    {"notice_source_images", [](UiStrings& ui) -> std::string& { return ui.messages.source_images; }},
    {"notice_source_page", [](UiStrings& ui) -> std::string& { return ui.messages.source_page; }},
    {"notice_stale", [](UiStrings& ui) -> std::string& { return ui.messages.stale; }},
    {"notice_stale_since", [](UiStrings& ui) -> std::string& { return ui.messages.stale_since; }},
    {"on_this_page", [](UiStrings& ui) -> std::string& { return ui.page.on_this_page; }},
    {"only_for", [](UiStrings& ui) -> std::string& { return ui.body.only_for; }},
    {"previous", [](UiStrings& ui) -> std::string& { return ui.page.previous; }},
    {"read_source", [](UiStrings& ui) -> std::string& { return ui.messages.read_source; }},
    {"reviewed_text", [](UiStrings& ui) -> std::string& { return ui.page.reviewed_text; }},
    {"search", [](UiStrings& ui) -> std::string& { return ui.page.search; }},
    {"search_failed", [](UiStrings& ui) -> std::string& { return ui.page.search_failed; }},
    {"search_no_results", [](UiStrings& ui) -> std::string& { return ui.page.search_no_results; }},
    {"show_source", [](UiStrings& ui) -> std::string& { return ui.page.show_source; }},
    {"skip_to_content", [](UiStrings& ui) -> std::string& { return ui.page.skip_to_content; }},
    {"stale_text", [](UiStrings& ui) -> std::string& { return ui.page.stale_text; }},
    {"table", [](UiStrings& ui) -> std::string& { return ui.body.table; }},
    {"theme", [](UiStrings& ui) -> std::string& { return ui.page.theme; }},
    {"theme_auto", [](UiStrings& ui) -> std::string& { return ui.page.theme_auto; }},
    {"theme_dark", [](UiStrings& ui) -> std::string& { return ui.page.theme_dark; }},
    {"theme_light", [](UiStrings& ui) -> std::string& { return ui.page.theme_light; }},
    {"tip", [](UiStrings& ui) -> std::string& { return ui.body.tip; }},
    {"translated", [](UiStrings& ui) -> std::string& { return ui.page.translated; }},
    {"translators", [](UiStrings& ui) -> std::string& { return ui.page.translators; }},
    {"video", [](UiStrings& ui) -> std::string& { return ui.body.video; }},
    {"view_markdown", [](UiStrings& ui) -> std::string& { return ui.page.view_markdown; }},
    {"warning", [](UiStrings& ui) -> std::string& { return ui.body.warning; }},
}};

std::vector<std::string_view> entry_names() {
  std::vector<std::string_view> names;
  for (const Entry& entry : kEntries)
    names.push_back(entry.name);
  return names;
}

void take(const yaml::Tree& tree, UiStrings& ui, Findings& findings) {
  const auto report = [&](const Place& place, std::string message, std::string hint) {
    findings.push_back({.rule = "site/ui",
                        .severity = Severity::warning,
                        .source = place,
                        .message = std::move(message),
                        .hint = std::move(hint)});
  };
  if (tree.kind == yaml::Tree::Kind::null) return;
  if (tree.kind != yaml::Tree::Kind::mapping) {
    report(tree.place, "The file is no mapping of names to words.", "Write lines such as \"note: Note\".");
    return;
  }
  for (size_t i = 0; i < tree.members.size(); ++i) {
    const auto& [name, value] = tree.members[i];
    const auto* const entry = std::ranges::find(kEntries, name, &Entry::name);
    if (entry == kEntries.end()) {
      const std::vector<std::string_view> names = entry_names();
      const std::string nearest(nearest_name(name, names));
      report(tree.member_places[i], fmt::format("No page has words named \"{}\".", name),
             nearest.empty() ? fmt::format("The names are {}.", fmt::join(names, ", "))
                             : fmt::format("Did you mean \"{}\"?", nearest));
    } else if (value.kind != yaml::Tree::Kind::scalar || value.scalar.empty()) {
      report(tree.member_places[i], fmt::format("\"{}\" has no words.", name), "Write them behind the colon.");
    } else {
      entry->member(ui) = value.scalar;
    }
  }
}

}  // namespace

uint64_t hash_of_words(const UiStrings& ui) {
  Fields fields;
  fields.add(ui.language);
  UiStrings words = ui;
  for (const Entry& entry : kEntries)
    fields.add(entry.member(words));
  return hash64(fields.bytes());
}

UiRead read_ui_strings(const Job& job, const std::vector<std::string>& locales) {
  UiRead read;
  for (const std::string& locale : locales) {
    UiStrings ui{.language = text::display_name(locale)};
    // The nearest language last, so that its words stand.
    std::vector<std::string> chain = {job.settings.source_locale};
    if (locale != job.settings.source_locale && !is_pseudo_locale(locale)) {
      const std::vector<std::string> own = fallback_chain(job.settings, locale);
      chain.insert(chain.end(), own.rbegin(), own.rend());
    }
    for (const std::string& one : chain) {
      const std::string path = join(expand(job.settings.catalogs, one), "ui.yaml");
      if (!job.store.exists(path)) continue;
      const Result<std::string> bytes = job.store.read(path);
      if (!bytes) {
        read.findings.push_back({.rule = "site/ui",
                                 .severity = Severity::error,
                                 .source = {.path = path},
                                 .message = bytes.error().what,
                                 .hint = "Make the file readable, or remove it."});
        continue;
      }
      const yaml::TreeRead tree = yaml::read_tree(path, *bytes);
      read.findings.insert(read.findings.end(), tree.findings.begin(), tree.findings.end());
      if (tree.findings.empty()) take(tree.tree, ui, read.findings);
    }
    read.by_locale.emplace(locale, std::move(ui));
  }
  sort_findings(read.findings);
  return read;
}

}  // namespace docloc::site
