// Any bytes as an article: nothing crashes, and what can be read comes out of extract and apply as it went in. The last
// byte says which foreign dialects are on.
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "render/html.h"
#include "segment/apply.h"

using namespace docloc;

namespace {

segment::ExtractOptions options_of(uint8_t dialects) {
  segment::ExtractOptions options;
  auto& foreign = options.parse.foreign;
  foreign.mdx = (dialects & 1U) != 0;
  foreign.shortcodes = (dialects & 2U) != 0;
  foreign.liquid = (dialects & 4U) != 0;
  foreign.math = (dialects & 8U) != 0;
  foreign.admonitions = (dialects & 16U) != 0;
  return options;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const segment::ExtractOptions options = options_of(size > 0 ? data[size - 1] : 0);
  const segment::Article article =
      segment::read_article("fuzz.md", std::string(reinterpret_cast<const char*>(data), size), options);
  if (!article.usable) return 0;
  std::vector<std::optional<segment::Target>> same;
  std::vector<std::optional<segment::Target>> pseudo;
  for (const segment::Unit& unit : article.units) {
    same.push_back(segment::Target{unit.content, {}, {}});
    pseudo.push_back(segment::Target{segment::pseudo_translate(unit.content, segment::Pseudo::ploc), {}, {}});
  }
  const segment::Localized back = segment::apply(article, same, {.respell = true});
  if (back.bytes != article.bytes) std::abort();
  const segment::Localized localized = segment::apply(article, pseudo, {});
  (void)render::render_body(localized.document, {});
  const segment::Article again = segment::read_article("fuzz.md", localized.bytes, options);
  if (again.runs.size() != article.runs.size()) std::abort();
  return 0;
}
