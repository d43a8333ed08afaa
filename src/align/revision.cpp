#include "align/revision.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/source.h"
#include "text/locale.h"

namespace docloc::align {

namespace {

std::string with_line_ends(std::string_view bytes, std::string_view line_end) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (const Line& line : split_lines(bytes)) {
    out += line.content().of(bytes);
    if (line.next > line.end) out += line_end;
  }
  return out;
}

}  // namespace

bool names_bytes(std::string_view hash, std::string_view bytes) {
  const std::string wanted = text::to_lower(hash);
  return wanted == sha1_hex(bytes) || wanted == sha1_hex(with_line_ends(bytes, "\n")) ||
         wanted == sha1_hex(with_line_ends(bytes, "\r\n"));
}

Revision revision_of(const yaml::FrontMatter& target, std::string_view source_bytes) {
  const yaml::Scalar* hash = target.find("ms.openlocfilehash");
  constexpr size_t kSha1Digits = 40;
  if (hash == nullptr || hash->value.size() != kSha1Digits) return Revision::unknown;
  return names_bytes(hash->value, source_bytes) ? Revision::same : Revision::other;
}

std::vector<std::pair<std::string, std::string>> handback_metadata(const yaml::FrontMatter& target) {
  constexpr std::array<std::string_view, 5> kNames{"ms.openlocfilehash", "ms.sourcegitcommit", "ms.translationtype",
                                                   "ms.contentlocale", "ms.lasthandoff"};
  std::vector<std::pair<std::string, std::string>> metadata;
  for (const yaml::Scalar& scalar : target.scalars) {
    const bool wanted = std::ranges::find(kNames, scalar.name) != kNames.end();
    if (wanted && !scalar.value.empty()) metadata.emplace_back(scalar.name, scalar.value);
  }
  return metadata;
}

catalog::Origin origin_of(const yaml::FrontMatter& target) {
  const yaml::Scalar* type = target.find("ms.translationtype");
  const bool machine = type != nullptr && text::to_lower(type->value) == "mt";
  return machine ? catalog::Origin::machine : catalog::Origin::human;
}

}  // namespace docloc::align
