// Any bytes as an article: nothing crashes, and what can be read comes out of extract and apply as it went in.
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "render/html.h"
#include "segment/apply.h"

using namespace docloc;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const segment::Article article =
      segment::read_article("fuzz.md", std::string(reinterpret_cast<const char*>(data), size));
  if (!article.usable) return 0;
  std::vector<std::optional<segment::Target>> same;
  std::vector<std::optional<segment::Target>> pseudo;
  for (const segment::Unit& unit : article.units) {
    same.push_back(segment::Target{unit.content, {}});
    pseudo.push_back(segment::Target{segment::pseudo_translate(unit.content, segment::Pseudo::ploc), {}});
  }
  const segment::Localized back = segment::apply(article, same, {.respell = true});
  if (back.bytes != article.bytes) std::abort();
  const segment::Localized localized = segment::apply(article, pseudo, {});
  (void)render::render_body(localized.document, {});
  return 0;
}
