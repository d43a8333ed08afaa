#include "site/page_table.h"

#include <algorithm>

#include "site/choice.h"
#include "site/paths.h"

namespace docloc::site {
namespace {

// "only sv-SE, de-DE" has sv-SE.
bool names_locale(std::string_view list, std::string_view locale) {
  while (!list.empty()) {
    const size_t comma = list.find(',');
    std::string_view one = list.substr(0, comma);
    while (one.starts_with(' '))
      one.remove_prefix(1);
    while (one.ends_with(' '))
      one.remove_suffix(1);
    const bool same = std::ranges::equal(one, locale, [](char a, char b) {
      const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
      return lower(a) == lower(b);
    });
    if (same) return true;
    if (comma == list.npos) return false;
    list.remove_prefix(comma + 1);
  }
  return false;
}

}  // namespace

bool has_page(const Settings& settings, const SourceArticle& article, std::string_view locale) {
  if (is_pseudo_locale(locale)) return true;
  const auto globs = settings.leave_out.find(locale);
  if (globs != settings.leave_out.end() && matches_any(globs->second, article.path)) return false;
  const std::string_view value = article.facet().mark;
  if (value.starts_with("only ")) return names_locale(value.substr(5), locale);
  if (value.starts_with("not ")) return !names_locale(value.substr(4), locale);
  return true;
}

const PageTable::Facts* PageTable::find(std::string_view article) const {
  const auto found = facts_.find(article);
  return found == facts_.end() ? nullptr : &found->second;
}

const PageFacts* PageTable::find(std::string_view article, std::string_view locale) const {
  const Facts* facts = find(article);
  if (facts == nullptr) return nullptr;
  const auto found = facts->find(locale);
  return found == facts->end() ? nullptr : &found->second;
}

std::string PageTable::locale_for(std::string_view article, std::string_view locale) const {
  std::vector<std::string> chain = fallback_chain(settings_, locale);
  chain.push_back(settings_.source_locale);
  const auto found = std::ranges::find_if(chain, [&](const std::string& one) { return find(article, one) != nullptr; });
  return found == chain.end() ? std::string() : *found;
}

std::map<std::string, std::string, std::less<>> PageTable::titles(std::string_view locale) const {
  std::map<std::string, std::string, std::less<>> titles;
  for (const auto& [article, facts] : facts_) {
    if (const auto found = facts.find(locale); found != facts.end()) titles.emplace(article, found->second.title);
  }
  return titles;
}

std::string PageTable::folder(std::string_view locale) const {
  if (settings_.root_locale && locale == settings_.source_locale) return {};
  return std::string(locale) + "/";
}

std::string PageTable::file(std::string_view locale, std::string_view article) const {
  return folder(locale) + page_path(article);
}

bool PageTable::is_public(std::string_view locale) const {
  return !is_pseudo_locale(locale) && std::ranges::find(settings_.preview, locale) == settings_.preview.end();
}

}  // namespace docloc::site
