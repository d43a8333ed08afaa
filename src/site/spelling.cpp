#include "site/spelling.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "site/paths.h"
#include "text/locale.h"

namespace docloc::site {
namespace {

bool is_spelled(const CheckSettings& settings, std::string_view locale) {
  return settings.spells_all || std::ranges::find(settings.spelled, locale) != settings.spelled.end();
}

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\r";
  const size_t begin = line.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kBlanks) + 1 - begin);
}

Result<std::unordered_set<std::string>> read_words(const Job& job, std::string_view locale) {
  std::unordered_set<std::string> words;
  const std::string path = words_path(job.settings, locale);
  if (!job.store.exists(path)) return words;
  const Result<std::string> bytes = job.store.read(path);
  if (!bytes) return fail(bytes.error().what);
  const std::string_view all = *bytes;
  for (size_t at = 0; at < all.size();) {
    const size_t end = std::min(all.find('\n', at), all.size());
    const std::string_view line = all.substr(at, end - at);
    if (const std::string_view word = trimmed(line.substr(0, line.find('#'))); !word.empty())
      words.insert(text::to_lower(word));
    at = end + 1;
  }
  return words;
}

Result<std::unique_ptr<Speller>> open_dictionary(const Job& job, const Dictionaries& dictionaries,
                                                 std::string_view locale) {
  for (const std::string& name : text::dictionary_names(locale)) {
    Result<std::unique_ptr<Speller>> speller = dictionaries.open(job.settings.check.dictionaries, name);
    if (!speller || *speller != nullptr) return speller;
  }
  return std::unique_ptr<Speller>();
}

Finding no_dictionary(const Job& job, const std::string& locale) {
  const std::vector<std::string> names = text::dictionary_names(locale);
  const std::string name = names.empty() ? locale : names.front();
  return {.rule = "spelling/no-dictionary",
          .severity = Severity::warning,
          .locale = locale,
          .message = fmt::format("There is no dictionary {}.dic in {}, so the words of {} were not looked up.", name,
                                 fmt::join(job.settings.check.dictionaries, ", "), locale),
          .hint =
              "Install one (Debian has packages such as hunspell-sv), name its folder with check.dictionaries, or "
              "leave the language out of check.spelling."};
}

}  // namespace

std::string words_path(const Settings& settings, std::string_view locale) {
  return join(expand(settings.catalogs, locale), "words.txt");
}

const check::Spelling* Spellings::of(std::string_view locale) const {
  const auto found = by_locale.find(locale);
  return found == by_locale.end() ? nullptr : &found->second;
}

Result<Spellings> open_spellings(const Job& job, const CheckRequest& request) {
  Spellings spellings;
  if (request.dictionaries == nullptr) return spellings;
  std::vector<std::string> locales = request.locales;
  locales.push_back(job.settings.source_locale);
  for (const std::string& locale : locales) {
    if (!is_spelled(job.settings.check, locale) || spellings.by_locale.contains(locale)) continue;
    Result<std::unique_ptr<Speller>> speller = open_dictionary(job, *request.dictionaries, locale);
    if (!speller) return fail(speller.error().what);
    if (*speller == nullptr) {
      spellings.findings.push_back(no_dictionary(job, locale));
      continue;
    }
    Result<std::unordered_set<std::string>> words = read_words(job, locale);
    if (!words) return fail(words.error().what);
    spellings.spellers.push_back(std::move(*speller));
    spellings.by_locale.emplace(
        locale, check::Spelling{.speller = spellings.spellers.back().get(), .words = std::move(*words)});
  }
  return spellings;
}

void complete_hints(const Spellings& spellings, const Settings& settings, Findings& findings) {
  constexpr size_t kMostFindings = 50;  // a dictionary takes up to a tenth of a second for each
  constexpr size_t kMostWords = 3;
  size_t asked = 0;
  for (Finding& finding : findings) {
    if (finding.rule != check::kMisspelled && finding.rule != check::kMisspelledInSource) continue;
    const std::string_view locale = finding.locale.empty() ? settings.source_locale : finding.locale;
    const check::Spelling* spelling = spellings.of(locale);
    if (spelling == nullptr) continue;
    finding.hint = fmt::format("Mend it; if it is right, add it to {}.", words_path(settings, locale));
    if (++asked > kMostFindings) continue;
    std::vector<std::string> words = spelling->speller->suggestions(finding.token);
    if (words.size() > kMostWords) words.resize(kMostWords);
    if (!words.empty()) finding.hint = fmt::format("Did you mean \"{}\"? {}", fmt::join(words, "\", \""), finding.hint);
  }
}

}  // namespace docloc::site
