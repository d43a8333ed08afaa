// Any bytes as front matter: nothing crashes, and every value written back in its own place is read as itself.
#include "yaml/front_matter.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace docloc;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes = "---\n" + std::string(reinterpret_cast<const char*>(data), size) + "\n---\n";
  const yaml::FrontMatter front_matter = yaml::read_front_matter("fuzz.md", bytes);
  for (const yaml::Scalar& scalar : front_matter.scalars) {
    const auto spelled = yaml::spell_scalar(scalar, bytes, scalar.value, "\n");
    if (!spelled) continue;
    std::string copy = bytes;
    copy.replace(scalar.bytes.begin, scalar.bytes.size(), *spelled);
    const yaml::FrontMatter again = yaml::read_front_matter("fuzz.md", copy);
    const yaml::Scalar* same = again.find(scalar.name);
    if (front_matter.find(scalar.name) == &scalar && (same == nullptr || same->value != scalar.value)) std::abort();
  }
  return 0;
}
