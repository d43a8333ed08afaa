#include "report/trend_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "render/escape.h"
#include "report/table.h"

namespace docloc::report {
namespace {

using catalog::Standing;

// In the units of the drawing.
constexpr double kLeft = 44;
constexpr double kTop = 10;
constexpr double kWidth = 620;
constexpr double kHeight = 220;
constexpr double kRight = 90;  // for the names
constexpr double kBottom = 26;
constexpr double kLineHeight = 13;

double share_of(const TrendPoint& point, bool machine) {
  uint64_t total = 0;
  for (const uint32_t words : point.words)
    total += words;
  const auto words = [&](Standing state) { return uint64_t{point.words[static_cast<size_t>(state)]}; };
  const uint64_t done = words(Standing::translated) + words(Standing::reviewed) + words(Standing::final_) +
                        (machine ? words(Standing::machine) : 0);
  return total == 0 ? 0 : static_cast<double>(done) / static_cast<double>(total);
}

// Names at the lines' right ends, moved apart until none covers another.
std::vector<double> place_names(const std::vector<double>& wanted) {
  std::vector<size_t> order(wanted.size());
  for (size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  std::ranges::stable_sort(order, {}, [&](size_t i) { return wanted[i]; });
  std::vector<double> placed(wanted.size());
  double lowest = kTop;
  for (const size_t i : order) {
    placed[i] = std::max(wanted[i], lowest);
    lowest = placed[i] + kLineHeight;
  }
  // Pushed below the drawing: move up from the bottom.
  double highest = kTop + kHeight + 4;
  for (const size_t i : std::views::reverse(order)) {
    placed[i] = std::min(placed[i], highest);
    highest = placed[i] - kLineHeight;
  }
  return placed;
}

std::string grid() {
  std::string out;
  for (const int share : {0, 25, 50, 75, 100}) {
    const double y = kTop + kHeight * (100 - share) / 100;
    out += fmt::format("<path class=grid d=\"M{} {:.0f}h{}\" /><text x={} y={:.0f} text-anchor=end>{}%</text>\n", kLeft,
                       y, kWidth, kLeft - 6, y + 4, share);
  }
  return out;
}

}  // namespace

std::string trend_chart(const Status& status) {
  std::vector<const LocaleStatus*> locales;
  for (const LocaleStatus& locale : status.locales) {
    if (locale.trend.size() > 1) locales.push_back(&locale);
  }
  if (locales.empty()) return {};
  std::string out = fmt::format(
      "<style>.trend {{ inline-size: 100%; max-inline-size: 56rem; font-size: 11px; }} .trend text {{ fill: "
      "var(--muted); }} "
      ".trend .grid {{ stroke: var(--line); stroke-width: 1; fill: none; }} .trend .line {{ fill: none; stroke-width: "
      "2; "
      "stroke: hsl(var(--hue) 65% 38%); stroke-linejoin: round; }} .trend .name {{ fill: hsl(var(--hue) 65% 33%); }} "
      "@media "
      "(prefers-color-scheme: dark) {{ .trend .line {{ stroke: hsl(var(--hue) 60% 64%); }} .trend .name {{ fill: "
      "hsl(var(--hue) 60% 70%); }} }}</style>\n<svg class=trend viewBox=\"0 0 {} {}\" role=img aria-label=\"share of "
      "words "
      "done over time\">\n",
      kLeft + kWidth + kRight, kTop + kHeight + kBottom);
  out += grid();
  const auto y_of = [&](const TrendPoint& point) {
    return kTop + kHeight * (1 - share_of(point, status.machine_published));
  };
  std::vector<double> ends;
  for (const LocaleStatus* locale : locales)
    ends.push_back(y_of(locale->trend.back()) + 4);
  const std::vector<double> names = place_names(ends);
  for (size_t l = 0; l < locales.size(); ++l) {
    const std::vector<TrendPoint>& trend = locales[l]->trend;
    const double step = kWidth / static_cast<double>(trend.size() - 1);
    std::string points;
    for (size_t i = 0; i < trend.size(); ++i)
      points +=
          fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : "L", kLeft + step * static_cast<double>(i), y_of(trend[i]));
    const std::string locale = render::escape(locales[l]->locale);
    out += fmt::format("<g style=\"--hue:{}\"><path class=line d=\"{}\"><title>{}</title></path>",
                       (200 + l * 137) % 360, points, locale);
    out += fmt::format("<text class=name x={} y={:.1f}>{}</text></g>\n", kLeft + kWidth + 6, names[l], locale);
  }
  const std::vector<TrendPoint>& axis = locales.front()->trend;
  const auto label = [](const TrendPoint& point) { return point.date.empty() ? "now" : render::escape(point.date); };
  out += fmt::format("<text x={} y={}>{}</text><text x={} y={} text-anchor=end>{}</text>\n</svg>\n", kLeft,
                     kTop + kHeight + 18, label(axis.front()), kLeft + kWidth, kTop + kHeight + 18, label(axis.back()));
  return out;
}

}  // namespace docloc::report
