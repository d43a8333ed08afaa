// Rules that need more than one article: files, the network. Room site finds them.
#include <array>

#include "check/check.h"

namespace docloc::check {

namespace {

constexpr auto kRules = std::to_array<Rule>({
    {"links/external-bookmark", Severity::warning, Scope::article, "A page of another site has no such bookmark."},
    {"links/external-missing", Severity::error, Scope::article, "A link to another site leads nowhere."},
    {"links/external-moved", Severity::info, Scope::article, "A page of another site has moved for good.", nullptr,
     Fixes::unsafe},
    {"links/external-unreachable", Severity::warning, Scope::article, "A link to another site could not be checked."},
    {"links/image-dimensions", Severity::info, Scope::article,
     "A locale's own picture is much larger or smaller than the source's."},
    {"links/image-format", Severity::warning, Scope::article, "A picture is not of the format that its name says."},
    {"links/orphan", Severity::info, Scope::article, "Nothing leads to an article."},
    {"links/unused-image", Severity::info, Scope::article, "No article shows a picture."},
});

}  // namespace

std::span<const Rule> site_rules() {
  return kRules;
}

}  // namespace docloc::check
