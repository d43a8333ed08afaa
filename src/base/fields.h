// Texts one after the other, as "SIZE:BYTES\n", for records on disk.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace docloc {

class Fields {
 public:
  void add(std::string_view text) {
    bytes_ += std::to_string(text.size());
    bytes_ += ':';
    bytes_ += text;
    bytes_ += '\n';
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

// Reads them again. What is damaged reads as empty texts and zeros, and failed() says so.
class FieldReader {
 public:
  explicit FieldReader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool at_end() const { return failed_ || rest_.empty(); }
  [[nodiscard]] bool failed() const { return failed_; }

  std::string text() {
    const size_t colon = rest_.find(':');
    size_t size = 0;
    const std::string_view digits = rest_.substr(0, colon == std::string_view::npos ? 0 : colon);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), size);
    const bool good = !digits.empty() && read.ec == std::errc() && read.ptr == digits.data() + digits.size() &&
                      size < rest_.size() - colon - 1 && rest_[colon + 1 + size] == '\n';
    if (failed_ || !good) {
      failed_ = true;
      return {};
    }
    std::string field(rest_.substr(colon + 1, size));
    rest_.remove_prefix(colon + size + 2);
    return field;
  }
  uint32_t number() {
    const std::string digits = text();
    uint32_t value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    failed_ = failed_ || read.ec != std::errc() || read.ptr != digits.data() + digits.size();
    return failed_ ? 0 : value;
  }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace docloc
