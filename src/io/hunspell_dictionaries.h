// Dictionaries of Hunspell, as Debian, LibreOffice and browsers have them.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/speller.h"

namespace docloc::io {

class HunspellDictionaries final : public Dictionaries {
 public:
  // Project-relative folders lie below `root`.
  explicit HunspellDictionaries(std::string root) : root_(std::move(root)) {}
  // Of a pair of files that are each below 64 MB.
  [[nodiscard]] Result<std::unique_ptr<Speller>> open(std::span<const std::string> folders,
                                                      std::string_view name) const override;

 private:
  std::string root_;
};

}  // namespace docloc::io
