// The default theme's stylesheet and script: what can be read, in either direction, without anything from elsewhere.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <string>

#include "render/page.h"

using namespace docloc::render;  // NOLINT

namespace {

double channel(const std::string& colour, size_t at) {
  const double value = static_cast<double>(std::stoul(colour.substr(at, 2), nullptr, 16)) / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

// WCAG 2.1 contrast ratio of two "#rrggbb".
double contrast(const std::string& a, const std::string& b) {
  const auto luminance = [](const std::string& c) {
    return 0.2126 * channel(c, 1) + 0.7152 * channel(c, 3) + 0.0722 * channel(c, 5);
  };
  const auto [low, high] = std::minmax({luminance(a), luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

// The custom properties of the first rule after `from`.
std::map<std::string, std::string> colours_after(std::string_view css, std::string_view from) {
  std::map<std::string, std::string> colours;
  size_t at = css.find(from);
  REQUIRE(at != std::string_view::npos);
  const size_t end = css.find('}', at);
  for (at = css.find("--", at); at < end; at = css.find("--", at + 2)) {
    const size_t colon = css.find(": #", at);
    colours[std::string(css.substr(at + 2, colon - at - 2))] = css.substr(colon + 2, 7);
  }
  return colours;
}

constexpr std::string_view kLight = ":root {";
constexpr std::string_view kDark = "prefers-color-scheme: dark) {\n  :root:not([data-theme=\"light\"]) {";
constexpr std::string_view kChosenDark = ":root[data-theme=\"dark\"] {";

}  // namespace

TEST_CASE("the stylesheet's colours can be read in light and in dark") {
  const std::string_view css = stylesheet();
  for (const std::string_view scheme : {kLight, kDark, kChosenDark}) {
    const auto colours = colours_after(css, scheme);
    REQUIRE(colours.size() == 16);
    for (const auto& [name, colour] : colours) {
      if (name == "page" || name == "panel" || name == "line") continue;
      for (const char* ground : {"page", "panel"}) {
        INFO(scheme << ' ' << name << " on " << ground);
        CHECK(contrast(colour, colours.at(ground)) >= 4.5);
      }
    }
  }
}

TEST_CASE("dark is the same colours whether the system or the reader asks for it") {
  CHECK(colours_after(stylesheet(), kDark) == colours_after(stylesheet(), kChosenDark));
}

TEST_CASE("the stylesheet serves both directions: it names no left or right margin, padding or border") {
  const std::string_view css = stylesheet();
  for (const char* part : {"margin-left", "margin-right", "padding-left", "padding-right", "border-left",
                           "border-right", "float:", "@import"}) {
    INFO(part);
    CHECK(css.find(part) == std::string_view::npos);
  }
  CHECK(std::ranges::count(css, '{') == std::ranges::count(css, '}'));
}

TEST_CASE("the stylesheet and the script load nothing from elsewhere and stay small") {
  const std::string_view css = stylesheet();
  for (size_t at = css.find("url("); at != std::string_view::npos; at = css.find("url(", at + 1))
    CHECK(css.substr(at).starts_with("url(\"data:image/svg+xml,"));
  CHECK(css.size() < 30'000);
  CHECK(script().size() < 20'000);
  for (const char* part : {"http:", "https:", "eval(", "innerHTML", "document.write", ".style"}) {
    INFO(part);
    CHECK(script().find(part) == std::string_view::npos);
  }
}
