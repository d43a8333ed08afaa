// Which files `docloc export` wrote into the layout's places, and with what bytes: what somebody else put there, or
// changed since, is not docloc's to overwrite or remove.
//
// `.docloc/exports-<locale>.txt`, UTF-8, LF: the line "docloc exports 1", then a line for each file: the XXH3 of its
// bytes in hexadecimal, a space, the file as the store knows it; sorted by file. A file of another version, or damaged,
// counts as none: then every file is somebody else's until export finds the bytes it would write.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/ports.h"
#include "base/result.h"

namespace docloc::site {

// File to the hash of what was written.
using ExportRecord = std::map<std::string, std::string, std::less<>>;

[[nodiscard]] ExportRecord read_export_record(const Store& store, std::string_view locale);
[[nodiscard]] Result<void> write_export_record(Store& store, std::string_view locale, const ExportRecord& record);

// The file has the bytes that export wrote.
[[nodiscard]] bool is_as_exported(const ExportRecord& record, std::string_view file, std::string_view bytes);

}  // namespace docloc::site
