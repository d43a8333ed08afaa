#include "exchange/package.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/source.h"

namespace docloc::exchange {
namespace {

struct ZipDiscard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FileClose {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Zip = std::unique_ptr<zip_t, ZipDiscard>;
using ZipFile = std::unique_ptr<zip_file_t, FileClose>;

// 1980-01-01, the first day that DOS knows.
constexpr zip_uint16_t kDate = (0U << 9U) | (1U << 5U) | 1U;

std::string what_of(zip_error_t& error) {
  std::string what = zip_error_strerror(&error);
  zip_error_fini(&error);
  return what;
}

// The bytes that an archive in memory has become.
Result<std::string> bytes_of(zip_source_t* source) {
  zip_stat_t stat;
  if (zip_source_open(source) != 0) return fail("Cannot make a zip archive: it cannot be read back.");
  std::string bytes;
  const bool known = zip_source_stat(source, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE) != 0;
  if (known) {
    bytes.resize(stat.size);
    const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
    bytes.resize(read < 0 ? 0 : static_cast<size_t>(read));
  }
  zip_source_close(source);
  if (!known || bytes.size() != stat.size) return fail("Cannot make a zip archive: it cannot be read back.");
  return bytes;
}

// Why an entry's name may not be used; empty: it may.
std::string fault_of_name(std::string_view name) {
  if (name.empty() || name.starts_with('/')) return "its name is an absolute path";
  if (name.find('\\') != std::string_view::npos || name.find(':') != std::string_view::npos)
    return "its name has a backslash or a colon";
  if (find_invalid_utf8(name) || name.find('\0') != std::string_view::npos) return "its name is not valid UTF-8";
  for (size_t at = 0; at <= name.size();) {
    const size_t end = std::min(name.find('/', at), name.size());
    const std::string_view part = name.substr(at, end - at);
    if (part == ".." || part == "." || (part.empty() && end != name.size())) return "its name leaves the folder";
    at = end + 1;
  }
  return {};
}

class PackageReader {
 public:
  PackageReader(std::string_view path, Zip archive) : path_(path), archive_(std::move(archive)) {}

  Result<PackageRead> run() {
    const zip_int64_t entries = zip_get_num_entries(archive_.get(), 0);
    if (entries < 0 || static_cast<size_t>(entries) > kMaxPackageFiles)
      return fail(fmt::format("{} has more than {} files.", path_, kMaxPackageFiles));
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(entries); ++i) {
      read_entry(i);
      if (total_ > kMaxPackageBytes)
        return fail(fmt::format("{} holds more than {} bytes when unpacked.", path_, kMaxPackageBytes));
    }
    std::ranges::sort(read_.files, {}, &FileBytes::path);
    return std::move(read_);
  }

 private:
  void leave_out(std::string_view name, std::string_view why) {
    read_.findings.push_back({.rule = "exchange/package-entry",
                              .severity = Severity::error,
                              .source = {},
                              .target = {.path = path_, .line = 0, .column = 0},
                              .locale = {},
                              .message = fmt::format("The file \"{}\" in the package was left out: {}.", name, why),
                              .hint = "Ask for a package made of the files that were sent.",
                              .excerpt = {}});
  }

  void read_entry(zip_uint64_t index) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive_.get(), index, 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0)
      return leave_out(fmt::format("number {}", index), "it is damaged");
    const std::string name = stat.name;
    if (const std::string fault = fault_of_name(name); !fault.empty()) return leave_out(name, fault);
    if (name.ends_with('/') || is_preview(name)) return;
    constexpr zip_uint64_t kNeeded = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
    if ((stat.valid & kNeeded) != kNeeded) return leave_out(name, "it is damaged");
    if (stat.encryption_method != ZIP_EM_NONE) return leave_out(name, "it is encrypted");
    if (stat.size > kMaxPackedFileBytes) return leave_out(name, "it is too large");
    const bool incredible = stat.size > (1U << 20U) && stat.size / kMaxPackRatio > stat.comp_size;
    if (incredible) return leave_out(name, "it is packed beyond belief");
    unpack(index, name, stat.size);
  }

  static bool is_preview(std::string_view name) {
    return name.starts_with(kPreviewFolder) || name.find(fmt::format("/{}", kPreviewFolder)) != std::string_view::npos;
  }

  // What the archive says of a size is not trusted: one byte more than that, and the entry is out.
  void unpack(zip_uint64_t index, const std::string& name, size_t size) {
    const ZipFile file(zip_fopen_index(archive_.get(), index, 0));
    if (!file) return leave_out(name, "it cannot be unpacked");
    std::string bytes;
    std::array<char, 65536> buffer;
    while (bytes.size() <= size) {
      const zip_int64_t read = zip_fread(file.get(), buffer.data(), buffer.size());
      if (read < 0) return leave_out(name, "it is damaged");
      if (read == 0) break;
      bytes.append(buffer.data(), static_cast<size_t>(read));
    }
    total_ += bytes.size();
    if (bytes.size() != size) return leave_out(name, "it is damaged");
    read_.files.push_back({name, std::move(bytes)});
  }

  std::string path_;
  Zip archive_;
  PackageRead read_;
  size_t total_ = 0;
};

}  // namespace

Result<std::string> write_package(std::vector<FileBytes> files) {
  std::ranges::sort(files, {}, &FileBytes::path);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (target == nullptr) return fail(fmt::format("Cannot make a zip archive: {}.", what_of(error)));
  // Kept beyond the archive, which would take it along when it is closed.
  zip_source_keep(target);
  const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept(target, &zip_source_free);
  Zip archive(zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!archive) {
    zip_source_free(target);
    return fail(fmt::format("Cannot make a zip archive: {}.", what_of(error)));
  }
  for (const FileBytes& file : files) {
    zip_source_t* source = zip_source_buffer(archive.get(), file.bytes.data(), file.bytes.size(), 0);
    const zip_int64_t index =
        source == nullptr ? -1 : zip_file_add(archive.get(), file.path.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      return fail(fmt::format("Cannot put {} into a zip archive: {}.", file.path, zip_strerror(archive.get())));
    }
    const auto at = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(archive.get(), at, ZIP_CM_DEFLATE, 6);
    zip_file_set_dostime(archive.get(), at, 0, kDate, 0);
    zip_file_set_external_attributes(archive.get(), at, 0, ZIP_OPSYS_UNIX, 0100644U << 16U);
  }
  if (zip_close(archive.get()) != 0)
    return fail(fmt::format("Cannot make a zip archive: {}.", zip_strerror(archive.get())));
  [[maybe_unused]] const zip_t* const taken = archive.release();  // by closing it
  return bytes_of(target);
}

Result<PackageRead> read_package(std::string_view path, std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return fail(fmt::format("Cannot read {}: {}.", path, what_of(error)));
  Zip archive(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!archive) {
    zip_source_free(source);
    return fail(fmt::format("{} cannot be read as a zip archive: {}.", path, what_of(error)));
  }
  return PackageReader(path, std::move(archive)).run();
}

}  // namespace docloc::exchange
