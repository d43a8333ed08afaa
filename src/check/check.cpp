#include "check/check.h"

#include <algorithm>
#include <array>

#include "check/rules.h"

namespace docloc::check {

namespace {

constexpr std::array<Rule, 11> kRules{{
    {"links/missing-article", Severity::error, Scope::article, "A link leads to no article.", find_missing_articles},
    {"links/missing-bookmark", Severity::warning, Scope::article, "A link names a bookmark that its article has not.",
     find_missing_bookmarks},
    {"links/missing-file", Severity::error, Scope::article, "A link leads to no file.", find_missing_files},
    {"links/missing-image", Severity::error, Scope::article, "An image is not there.", find_missing_images},
    {"links/repeated-anchor", Severity::warning, Scope::article, "The article gives a bookmark's name twice.",
     find_repeated_anchors},
    {"links/space-in-address", Severity::error, Scope::article, "A space keeps a link or image from being one.",
     find_spaces_in_addresses},
    {"links/wrong-case", Severity::warning, Scope::article, "A path differs from its file's in the case of letters.",
     find_wrong_case},
    {"source/pseudo-tag", Severity::info, Scope::article, "A tag is no HTML: readers see it as text.",
     find_pseudo_tags},
    {"translation/codes", Severity::error, Scope::translation,
     "A translation lost or repeats a link, an image, a code span or a tag.", find_code_faults},
    {"translation/missing", Severity::info, Scope::translation, "Texts have no translation.", find_untranslated},
    {"translation/stale", Severity::info, Scope::translation, "Translations are of older texts.", find_stale},
}};

Findings run(Scope scope, const Subject& subject) {
  Findings findings;
  if (!subject.article->usable) return findings;
  for (const Rule& rule : kRules) {
    if (rule.scope == scope) rule.run(rule, subject, findings);
  }
  sort_findings(findings);
  return findings;
}

}  // namespace

std::span<const Rule> rules() {
  return kRules;
}

Findings check_article(const Subject& subject) {
  return run(Scope::article, subject);
}

Findings check_translation(const Subject& subject) {
  return run(Scope::translation, subject);
}

std::string_view path_of(const Subject& subject) {
  return subject.article_path.empty() ? std::string_view(subject.article->path) : subject.article_path;
}

std::string line_at(std::string_view bytes, uint32_t offset) {
  constexpr uint32_t kMost = 200;  // to each side
  const auto continues = [&](size_t at) { return (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80U; };
  const auto ends = [&](size_t at) { return bytes[at] == '\n' || bytes[at] == '\r'; };
  size_t begin = std::min<size_t>(offset, bytes.size());
  size_t end = begin;
  while (begin > 0 && !ends(begin - 1) && (offset - begin < kMost || continues(begin)))
    --begin;
  while (end < bytes.size() && !ends(end) && (end - offset < kMost || continues(end)))
    ++end;
  return std::string(bytes.substr(begin, end - begin));
}

}  // namespace docloc::check
