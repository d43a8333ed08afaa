#include "site/export_record.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "site/own_folder.h"

namespace docloc::site {
namespace {

constexpr std::string_view kHeader = "docloc exports 1\n";
constexpr size_t kHashSize = 16;

std::string record_path(std::string_view locale) {
  return fmt::format(".docloc/exports-{}.txt", locale);
}

}  // namespace

ExportRecord read_export_record(const Store& store, std::string_view locale) {
  const std::string path = record_path(locale);
  if (!store.exists(path)) return {};
  const Result<std::string> bytes = store.read(path);
  if (!bytes || !bytes->starts_with(kHeader) || !bytes->ends_with('\n')) return {};
  ExportRecord record;
  for (size_t begin = kHeader.size(); begin < bytes->size();) {
    const size_t end = bytes->find('\n', begin);
    const std::string_view line = std::string_view(*bytes).substr(begin, end - begin);
    if (line.size() <= kHashSize + 1 || line[kHashSize] != ' ') return {};
    record.emplace(line.substr(kHashSize + 1), line.substr(0, kHashSize));
    begin = end + 1;
  }
  return record;
}

Result<void> write_export_record(Store& store, std::string_view locale, const ExportRecord& record) {
  std::string bytes(kHeader);
  for (const auto& [file, hash] : record) {
    // A name with a line end has no place in the record; such a file is written once and then left alone.
    if (file.find('\n') == file.npos) bytes += fmt::format("{} {}\n", hash, file);
  }
  const Result<bool> written = write_own_file(store, record_path(locale), bytes);
  if (!written) return fail(written.error().what);
  return {};
}

bool is_as_exported(const ExportRecord& record, std::string_view file, std::string_view bytes) {
  const auto found = record.find(file);
  return found != record.end() && found->second == hex16(hash64(bytes));
}

}  // namespace docloc::site
