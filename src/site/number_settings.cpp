#include "site/number_settings.h"

#include <fmt/format.h>

#include <charconv>

#include "report/quote.h"

namespace docloc::site {

using yaml::Tree;

Complaint read_number(const Tree& value, uint32_t least, uint32_t most, uint32_t& out) {
  if (value.kind == Tree::Kind::null) return {};
  const std::string word = value.kind == Tree::Kind::scalar ? value.scalar : "";
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size() || number < least || number > most)
    return fmt::format("must be a whole number from {} to {}", least, most);
  out = number;
  return {};
}

Complaint read_weights(Settings& settings, const Tree& value) {
  if (value.kind == Tree::Kind::null) return {};
  if (value.kind != Tree::Kind::mapping) return "must give bands their percents, as in '{exact: 10, new: 100}'";
  for (const auto& [name, percent] : value.members) {
    if (!report::band_of(name)) {
      return fmt::format(
          "has '{}', which is none of in-context, exact, repetition, 95-99, 85-94, 75-84, 50-74, "
          "machine, new",
          name);
    }
    uint32_t weight = 0;
    const std::string& text = percent.scalar;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), weight);
    if (percent.kind != Tree::Kind::scalar || read.ec != std::errc() || read.ptr != text.data() + text.size() ||
        weight > 1000) {
      return fmt::format("has no whole number of percents from 0 to 1000 for {}", name);
    }
    settings.quote_weights[name] = weight;
  }
  return {};
}

Complaint read_threshold(Settings& settings, const Tree& value) {
  uint32_t percent = settings.memory_threshold;
  if (Complaint complaint = read_percent(value, percent); !complaint.empty()) return complaint;
  // Below half nothing is alike, and searching would take long.
  if (percent < 50 || percent > 99) return "must be between 50 and 99";
  settings.memory_threshold = percent;
  return {};
}

}  // namespace docloc::site
