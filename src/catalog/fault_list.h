// Collects what is wrong with one catalog file, with line and column.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace docloc::catalog {

class FaultList {
 public:
  // Both views must outlive the list.
  FaultList(std::string_view path, std::string_view bytes) : path_(path), bytes_(bytes) {}

  void set_locale(std::string_view locale) { locale_ = locale; }
  // `rule` without "catalog/"; `offset` is a byte of the file.
  void error(uint32_t offset, std::string_view rule, std::string message, std::string_view hint);
  void warning(uint32_t offset, std::string_view rule, std::string message, std::string_view hint);
  // docloc reads the file, but `what` has no place in a Catalog.
  void not_kept(uint32_t offset, std::string_view what);

  [[nodiscard]] size_t errors() const { return errors_; }
  [[nodiscard]] Findings take();  // sorted

 private:
  void add(Severity severity, uint32_t offset, std::string_view rule, std::string message, std::string_view hint);
  Place place(uint32_t offset);

  std::string_view path_;
  std::string_view bytes_;
  std::string locale_;
  std::vector<uint32_t> line_begins_;  // made with the first fault
  size_t errors_ = 0;
  Findings findings_;
};

}  // namespace docloc::catalog
