// Words of a text that mean the same in every language: names that programs know, addresses, versions.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace docloc::check {

enum class IdentifierKind : uint8_t {
  url,         // https://example.com/a
  email,       // a@example.com
  guid,        // 2f1b1c5e-0000-4000-8000-000000000000
  path,        // C:\Windows, \\server\share, /etc/hosts, HKLM:\Software
  file,        // settings.json, web.config
  command,     // Get-ChildItem: a verb that PowerShell approves and a noun
  option,      // --force, -Recurse
  variable,    // $PSVersionTable
  underscore,  // MAX_PATH, my_value
  dotted,      // System.IO.File
  camel,       // PowerShell, appSettings
  version,     // 5.1.2, v2.0
};

struct Identifier {
  IdentifierKind kind{};
  Span bytes;
};

// Those of `text` (UTF-8), in order, none overlapping. They are ASCII; signs around them are not taken.
[[nodiscard]] std::vector<Identifier> identifiers_in(std::string_view text);

// Whether `identifier` stands in `text` as a word of its own, or with a short ending ("PowerShells").
[[nodiscard]] bool stands_in(std::string_view identifier, std::string_view text);

}  // namespace docloc::check
