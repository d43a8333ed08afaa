#include "exchange/formats.h"

#include <algorithm>
#include <array>
#include <utility>

namespace docloc::exchange {
namespace {

struct Row {
  Format format;
  std::string_view name;
  std::string_view extension;
};
constexpr std::array<Row, 8> kRows{{{Format::markdown, "md", ""},
                                    {Format::xliff12, "xliff12", ".xlf"},
                                    {Format::xliff2, "xliff2", ".xlf"},
                                    {Format::po, "po", ".po"},
                                    {Format::tmx, "tmx", ".tmx"},
                                    {Format::tbx, "tbx", ".tbx"},
                                    {Format::csv, "csv", ".csv"},
                                    {Format::package, "zip", ".zip"}}};

const Row& row_of(Format format) {
  return kRows[static_cast<size_t>(format)];
}

std::string lower_extension(std::string_view path) {
  const size_t dot = path.rfind('.');
  std::string extension(dot == std::string_view::npos ? "" : path.substr(dot));
  std::ranges::transform(extension, extension.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return extension;
}

}  // namespace

const char* to_string(Format format) {
  return row_of(format).name.data();
}

std::optional<Format> format_named(std::string_view name) {
  const auto* found = std::ranges::find(kRows, name, &Row::name);
  return found == kRows.end() ? std::nullopt : std::optional(found->format);
}

std::optional<Format> guess_format(std::string_view path, std::string_view bytes) {
  const std::string extension = lower_extension(path);
  const std::string_view head = bytes.substr(0, 2000);
  if (head.starts_with("PK\x03\x04")) return Format::package;
  if (extension == ".md" || extension == ".markdown") return Format::markdown;
  if (extension == ".po" || extension == ".pot") return Format::po;
  if (extension == ".csv") return Format::csv;
  if (head.find("urn:oasis:names:tc:xliff:document:1.2") != std::string_view::npos) return Format::xliff12;
  if (head.find("urn:oasis:names:tc:xliff:document:2.0") != std::string_view::npos) return Format::xliff2;
  if (head.find("<tmx") != std::string_view::npos) return Format::tmx;
  if (head.find("<martif") != std::string_view::npos) return Format::tbx;
  return std::nullopt;
}

std::string_view extension_of(Format format) {
  return row_of(format).extension;
}

}  // namespace docloc::exchange
