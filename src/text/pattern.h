// Regular expressions that a user wrote, run so that none of them takes long.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace docloc::text {

// Several patterns as one: ICU's regular expressions (UTS 18), with "^" and "$" at every line. Copies share what they
// are made of; any thread.
class Patterns {
 public:
  // Error: a pattern is no regular expression, or matches the empty text.
  [[nodiscard]] static Result<Patterns> compile(const std::vector<std::string>& patterns);

  struct Found {
    std::vector<Span> spans;  // in order, none empty, none overlapping; the earlier, then the longer, wins
    bool complete = true;     // false: a pattern took too many steps or too much memory; its later matches are missing
  };
  // In `text`, which is valid UTF-8. The limits count steps, not time: same text, same spans.
  [[nodiscard]] Found find_all(std::string_view text) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace docloc::text
