#include "site/publish_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace docloc::site {

using yaml::Tree;

Complaint read_stale(const Tree& value, StalePolicy& policy) {
  static constexpr auto kPolicies = std::to_array<std::pair<std::string_view, StalePolicy>>(
      {{"older", StalePolicy::older}, {"source", StalePolicy::source}, {"pin", StalePolicy::pin}});
  std::string text;
  if (Complaint complaint = read_text(value, text); !complaint.empty()) return complaint;
  const auto* const named = std::ranges::find(kPolicies, text, [](const auto& one) { return one.first; });
  if (named == kPolicies.end()) return "must be older, source or pin";
  policy = named->second;
  return {};
}

namespace {

// Calls `read` with each member's locale, in canonical case.
template <typename Read>
Complaint for_each_locale(const Tree& value, std::string_view example, Read read) {
  if (value.kind == Tree::Kind::null) return {};
  if (value.kind != Tree::Kind::mapping) return fmt::format("must give locales theirs, as in '{}'", example);
  for (const auto& [name, own] : value.members) {
    std::string locale = name;
    if (Complaint complaint = canonicalize(locale); !complaint.empty()) return complaint;
    if (Complaint complaint = read(locale, own); !complaint.empty()) return complaint;
  }
  return {};
}

}  // namespace

Complaint read_publish_locales(Settings& settings, const Tree& value) {
  return for_each_locale(value, "sv-SE: {stale: source}", [&](const std::string& locale, const Tree& own) -> Complaint {
    if (own.kind != Tree::Kind::mapping)
      return fmt::format("has no settings for {}, as in '{{machine: true}}'", locale);
    LocalePublishing publishing;
    for (const auto& [name, member] : own.members) {
      Publishing one;
      Complaint complaint;
      if (name == "machine") {
        complaint = read_flag(member, one.machine);
        publishing.machine = one.machine;
      } else if (name == "stale") {
        complaint = read_stale(member, one.stale);
        publishing.stale = one.stale;
      } else if (name == "threshold") {
        complaint = read_percent(member, one.threshold);
        publishing.threshold = one.threshold;
      } else {
        complaint = fmt::format("knows machine, stale and threshold, and not '{}'", name);
      }
      if (!complaint.empty()) return complaint;
    }
    settings.publish_locales[locale] = publishing;
    return {};
  });
}

Complaint read_leave_out(Settings& settings, const Tree& value) {
  return for_each_locale(value, "sv-SE: [legal/**]", [&](const std::string& locale, const Tree& own) {
    return read_list(own, settings.leave_out[locale]);
  });
}

Complaint read_redirects(Settings& settings, const Tree& value) {
  if (value.kind == Tree::Kind::null) return {};
  if (value.kind != Tree::Kind::mapping) return "must give old paths their new ones, as in 'old.md: new.md'";
  for (const auto& [from, to] : value.members) {
    if (to.kind != Tree::Kind::scalar || to.scalar.empty()) return fmt::format("has nothing for {}", from);
    settings.redirects[from] = to.scalar;
  }
  return {};
}

Complaint read_link_template(const Tree& value, std::string& out) {
  std::string text = out;
  if (Complaint complaint = read_text(value, text); !complaint.empty()) return complaint;
  if (!text.empty() && !text.starts_with("https://") && !text.starts_with("http://")) {
    return "must start with https:// or http://";
  }
  if (!text.empty() && text.find("{path}") == std::string::npos) return "must have {path} for the file";
  out = std::move(text);
  return {};
}

}  // namespace docloc::site
