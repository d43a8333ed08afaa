// Other programs as POSIX runs them.
#pragma once

#include "base/ports.h"

namespace docloc::io {

// Any thread. A program gets the environment of this one and no file descriptors but its standard ones.
class PosixSpawn final : public Spawn {
 public:
  [[nodiscard]] Result<ProgramResult> run(const std::vector<std::string>& arguments, std::string_view folder,
                                          std::string_view input) const override;
  [[nodiscard]] Result<int> run_interactive(const std::vector<std::string>& arguments,
                                            std::string_view folder) const override;
};

}  // namespace docloc::io
