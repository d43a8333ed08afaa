#include "site/output_record.h"

#include "base/hash.h"
#include "site/own_folder.h"
#include "site/paths.h"

namespace docloc::site {
namespace {

constexpr std::string_view kHeader = "docloc outputs 1";

std::string record_path(std::string_view out) {
  return ".docloc/outputs-" + hex16(hash64(out)) + ".txt";
}

}  // namespace

OutputPaths read_output_record(const Store& store, std::string_view out) {
  const std::string path = record_path(out);
  if (!store.exists(path)) return {};
  const Result<std::string> bytes = store.read(path);
  const std::string head = std::string(kHeader) + "\n" + std::string(out) + "\n";
  if (!bytes || !bytes->starts_with(head) || !bytes->ends_with('\n')) return {};
  OutputPaths paths;
  for (size_t begin = head.size(); begin < bytes->size();) {
    const size_t end = bytes->find('\n', begin);
    paths.insert(bytes->substr(begin, end - begin));
    begin = end + 1;
  }
  return paths;
}

Result<void> write_output_record(Store& store, std::string_view out, const OutputPaths& paths) {
  std::string bytes = std::string(kHeader) + "\n" + std::string(out) + "\n";
  for (const std::string& path : paths) {
    // A name with a line end has no place in the record; such a file is never removed.
    if (path.find('\n') == path.npos) bytes += path + "\n";
  }
  const Result<bool> written = write_own_file(store, record_path(out), bytes);
  if (!written) return fail(written.error().what);
  return {};
}

}  // namespace docloc::site
