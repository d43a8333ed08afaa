// Any bytes as a catalog: nothing crashes, and what is read whole is written so that it reads the same again.
#include "catalog/catalog.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace docloc;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const catalog::Read read = catalog::read_xliff("fuzz.xlf", {reinterpret_cast<const char*>(data), size});
  if (!read.catalog || read.incomplete) return 0;
  const catalog::Read again = catalog::read_xliff("fuzz.xlf", catalog::write_xliff(*read.catalog));
  if (!again.catalog || !(*again.catalog == *read.catalog)) std::abort();
  return 0;
}
