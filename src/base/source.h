// A source file as bytes: what docloc may read of it, and how places are named in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/span.h"

namespace docloc {

// Line ends as CommonMark 0.29 2.1 knows them: LF, CR, or CR LF.
struct Line {
  uint32_t begin = 0;  // first byte
  uint32_t end = 0;    // one past the last byte before the line end
  uint32_t next = 0;   // first byte of the next line; equal to `end` on a last line that has no line end

  [[nodiscard]] Span content() const { return {begin, end}; }
};

// The lines of `bytes` from offset `from` on. An empty rest has no line; a final line end starts no further line.
[[nodiscard]] std::vector<Line> split_lines(std::string_view bytes, uint32_t from = 0);

// Size of a UTF-8 byte order mark at the start of `bytes`: 3 or 0.
[[nodiscard]] uint32_t bom_size(std::string_view bytes);

// Offset of the first byte that is not valid UTF-8 (Unicode 15, table 3-7: no surrogates, no overlong forms).
[[nodiscard]] std::optional<uint32_t> find_invalid_utf8(std::string_view bytes);

// Checks that `bytes` can be an article: at most kMaxSourceBytes, valid UTF-8, no NUL. The finding names the byte
// offset; a file with a finding is left out of further work.
// Rules: source/too-large, source/invalid-utf8, source/nul.
[[nodiscard]] std::optional<Finding> check_source(std::string_view path, std::string_view bytes);

inline constexpr size_t kMaxSourceBytes = 64U << 20U;

// Line and column (code points) of `offset`, both from 1. Linear in `offset`: for findings, not for loops.
[[nodiscard]] Place place_of(std::string_view path, std::string_view bytes, uint32_t offset);

// place_of for many offsets of one file: logarithmic in its size, however long its lines are. `bytes` must outlive it.
class Places {
 public:
  Places(std::string_view path, std::string_view bytes);
  [[nodiscard]] Place at(uint32_t offset) const;
  // The offset of a line and column from 1, at most the line's end; none when there is no such line.
  [[nodiscard]] std::optional<uint32_t> offset_of(uint32_t line, uint32_t column) const;

 private:
  [[nodiscard]] uint32_t characters_before(uint32_t offset) const;

  std::string path_;
  std::string_view bytes_;
  std::vector<uint32_t> begins_;      // where each line begins
  std::vector<uint32_t> characters_;  // how many begin before each kStep-th byte
};

}  // namespace docloc
