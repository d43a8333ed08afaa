#include "segment/content.h"

#include <algorithm>
#include <utility>

namespace docloc::segment {

std::string plain_text(const Content& content) {
  std::string text;
  for (const Part& part : content) {
    if (part.kind == PartKind::text) text += part.text;
  }
  return text;
}

void normalize(Content& content) {
  size_t kept = 0;
  for (size_t i = 0; i < content.size(); ++i) {
    if (content[i].kind == PartKind::text) {
      if (content[i].text.empty()) continue;
      if (kept > 0 && content[kept - 1].kind == PartKind::text) {
        content[kept - 1].text += content[i].text;
        continue;
      }
    }
    if (kept != i) content[kept] = std::move(content[i]);
    ++kept;
  }
  content.erase(content.begin() + static_cast<std::ptrdiff_t>(kept), content.end());
}

}  // namespace docloc::segment
