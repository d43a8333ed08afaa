// Result<T>: a value, or the reason why the environment did not give it. What a user wrote wrongly is a Finding
// instead.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace docloc {

// `what` is one sentence for a person: what was tried, on which path or setting, and why it failed.
struct Error {
  std::string what;
};

template <typename T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(std::string what) {
  return std::unexpected(Error{std::move(what)});
}

}  // namespace docloc
