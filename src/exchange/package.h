// A hand-off as one zip file: what goes in, and what may safely come out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/ports.h"
#include "base/result.h"

namespace docloc::exchange {

// Same files, same bytes: sorted by path, all of one date (1980-01-01). Error: the library could not.
[[nodiscard]] Result<std::string> write_package(std::vector<FileBytes> files);

inline constexpr size_t kMaxPackageFiles = 200'000;
inline constexpr size_t kMaxPackedFileBytes = 256U << 20U;
inline constexpr size_t kMaxPackageBytes = 2048ULL << 20U;  // of all files, unpacked
inline constexpr size_t kMaxPackRatio = 200;                // unpacked to packed, of files above a megabyte

struct PackageRead {
  std::vector<FileBytes> files;  // sorted by path; folders and previews left out
  Findings findings;             // rules exchange/package..., one for each entry left out
};

// Entries whose names leave the folder ("..", absolute, drive letters, backslashes), that are encrypted, damaged, too
// large, or packed beyond belief, are left out, whatever the archive says of their size. Error: `bytes` is no zip
// archive, or one beyond the limits as a whole.
[[nodiscard]] Result<PackageRead> read_package(std::string_view path, std::string_view bytes);

// Folder of a package's files that are for the eye only.
inline constexpr std::string_view kPreviewFolder = "previews/";

}  // namespace docloc::exchange
