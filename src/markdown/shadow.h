// The text that the library is given in place of the file's: pieces of it replaced, and the way back to the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace docloc::markdown {

class Shadow {
 public:
  explicit Shadow(std::string_view file) : file_(file) {}

  // Calls in the order of the file: `bytes` of the file become `with`. What is between two calls is copied. Gives where
  // `with` stands in the shadow.
  Span replace(Span bytes, std::string_view with);
  void finish();  // copies the rest; call once, last

  [[nodiscard]] const std::string& text() const { return text_; }
  // A span of the shadow as a span of the file. A replacement counts whole; what was taken away before a span's first
  // byte or behind its last is not in it.
  [[nodiscard]] Span to_file(Span span) const;
  // From the end of one thing to the begin of the next: what was taken away at either end is in it.
  [[nodiscard]] Span gap_to_file(Span span) const { return {end_in_file(span.begin), begin_in_file(span.end)}; }
  [[nodiscard]] uint32_t begin_in_file(uint32_t offset) const;
  [[nodiscard]] uint32_t end_in_file(uint32_t offset) const;

 private:
  struct Edit {
    Span shadow;
    Span file;
  };
  std::string_view file_;
  std::string text_;
  uint32_t at_ = 0;  // in the file
  std::vector<Edit> edits_;
};

}  // namespace docloc::markdown
