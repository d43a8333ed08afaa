// SVG's size from its root element (SVG 2, 8.2 and 8.6; CSS Values 4, 6.2 for absolute lengths).
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "links/image_bytes.h"
#include "links/paths.h"

namespace docloc::links {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

void skip_space(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
}

// Drops `text` up to and with `end`; all of it where that is missing.
void skip_past(std::string_view& text, std::string_view end) {
  const size_t at = text.find(end);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + end.size());
}

// A document type may hold declarations in brackets, which have '>' of their own.
void skip_doctype(std::string_view& text) {
  const size_t at = text.find_first_of("[>");
  if (at != std::string_view::npos && text[at] == '[') skip_past(text, "]");
  skip_past(text, ">");
}

// What follows the root's name; empty: the root is no svg.
std::string_view root_attributes(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (;;) {
    skip_space(text);
    if (text.starts_with("<?")) {
      skip_past(text, "?>");
    } else if (text.starts_with("<!--")) {
      skip_past(text, "-->");
    } else if (text.starts_with("<!")) {
      skip_doctype(text);
    } else {
      break;
    }
  }
  if (!text.starts_with('<')) return {};
  const size_t end = std::min(text.find_first_of(" \t\r\n/>"), text.size());
  const std::string_view name = text.substr(1, end - 1);
  if (name != "svg" && !name.ends_with(":svg")) return {};
  return text.substr(end);
}

struct Dimensions {
  std::string_view width;
  std::string_view height;
  std::string_view view_box;
};

Dimensions read_dimensions(std::string_view text) {
  Dimensions found;
  for (;;) {
    skip_space(text);
    const size_t equals = text.find_first_of("=>");
    if (equals == std::string_view::npos || text[equals] == '>') return found;
    std::string_view name = text.substr(0, equals);
    name = name.substr(0, name.find_last_not_of(kSpace) + 1);
    text.remove_prefix(equals + 1);
    skip_space(text);
    if (text.empty() || (text.front() != '"' && text.front() != '\'')) return found;
    const size_t end = text.find(text.front(), 1);
    if (end == std::string_view::npos) return found;
    const std::string_view value = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    if (name == "width") found.width = value;
    if (name == "height") found.height = value;
    if (name == "viewBox") found.view_box = value;
  }
}

// Takes a number from the front of `text`.
std::optional<double> take_number(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n,"), text.size()));
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  return value;
}

// In pixels; none: a percentage, or a unit that depends on fonts or the window.
std::optional<double> length(std::string_view text) {
  static constexpr auto kUnits = std::to_array<std::pair<std::string_view, double>>({{"", 1.0},
                                                                                     {"px", 1.0},
                                                                                     {"in", 96.0},
                                                                                     {"cm", 96.0 / 2.54},
                                                                                     {"mm", 96.0 / 25.4},
                                                                                     {"q", 96.0 / 101.6},
                                                                                     {"pt", 96.0 / 72.0},
                                                                                     {"pc", 16.0}});
  const std::optional<double> number = take_number(text);
  if (!number || *number <= 0) return std::nullopt;
  const std::string unit = ascii_lower(text.substr(0, text.find_last_not_of(kSpace) + 1));
  for (const auto& [name, pixels] : kUnits) {
    if (unit == name) return *number * pixels;
  }
  return std::nullopt;
}

std::optional<PixelSize> rounded(double width, double height) {
  constexpr double kMost = 1e6;
  if (!(width > 0 && width <= kMost && height > 0 && height <= kMost)) return std::nullopt;
  const auto side = [](double value) { return static_cast<uint32_t>(std::max(1.0, std::round(value))); };
  return PixelSize{side(width), side(height)};
}

}  // namespace

std::optional<PixelSize> svg_size(std::string_view text) {
  const Dimensions written = read_dimensions(root_attributes(text));
  const std::optional<double> width = length(written.width);
  const std::optional<double> height = length(written.height);
  if (width && height) return rounded(*width, *height);

  std::string_view view_box = written.view_box;
  std::array<double, 4> box{};
  for (double& number : box) {
    const std::optional<double> value = take_number(view_box);
    if (!value) return std::nullopt;
    number = *value;
  }
  const double wide = box[2];
  const double high = box[3];
  if (!(wide > 0 && high > 0)) return std::nullopt;
  if (width) return rounded(*width, *width * high / wide);
  if (height) return rounded(*height * wide / high, *height);
  return rounded(wide, high);
}

}  // namespace docloc::links
