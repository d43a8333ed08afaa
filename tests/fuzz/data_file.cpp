// Any bytes as a YAML or JSON source file (the last byte says which): nothing crashes, targets equal to their sources
// give the file's own bytes, and other targets leave every other value as it is.
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "segment/apply.h"

using namespace docloc;

namespace {

std::map<std::string, std::string> values(const yaml::FrontMatter& data) {
  std::map<std::string, std::string> all;
  for (const yaml::Scalar& scalar : data.scalars)
    all[scalar.name] = scalar.value;
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const char* path = size > 0 && data[size - 1] % 2 != 0 ? "fuzz.json" : "fuzz.yml";
  const segment::Article article = segment::read_article(
      path, std::string(reinterpret_cast<const char*>(data), size > 0 ? size - 1 : 0), {.data_keys = {"a", "name"}});
  if (!article.usable) return 0;
  std::vector<std::optional<segment::Target>> same;
  std::vector<std::optional<segment::Target>> pseudo;
  for (const segment::Unit& unit : article.units) {
    same.push_back(segment::Target{unit.content, {}, {}});
    pseudo.push_back(segment::Target{segment::pseudo_translate(unit.content, segment::Pseudo::ploc), {}, {}});
  }
  if (segment::apply(article, same, {.respell = true}).bytes != article.bytes) std::abort();
  const segment::Localized localized = segment::apply(article, pseudo, {});
  auto expected = values(article.front_matter);
  for (size_t i = 0; i < article.units.size(); ++i) {
    if (localized.map[i].outcome == segment::Outcome::applied)
      expected[article.units[i].name] = segment::plain_text(pseudo[i]->content);
  }
  if (values(localized.front_matter) != expected) std::abort();
  return 0;
}
