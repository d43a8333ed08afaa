#include "links/external_cache.h"

#include <algorithm>
#include <utility>

#include "base/fields.h"
#include "base/hash.h"

namespace docloc::links {
namespace {

constexpr std::string_view kFirstLine = "docloc external 1\n";
constexpr size_t kHashDigits = 16;
constexpr uint32_t kDay = 24 * 60 * 60;

External read_entry(FieldReader& fields) {
  External external;
  external.asked = fields.number();
  external.reach = static_cast<Reach>(std::min<uint32_t>(fields.number(), static_cast<uint32_t>(Reach::unknown)));
  external.why = fields.text();
  external.moved_to = fields.text();
  for (uint32_t left = fields.number(); left > 0 && !fields.failed(); --left) {
    std::string fragment = fields.text();
    external.fragments[std::move(fragment)] = fields.number() != 0;
  }
  return external;
}

}  // namespace

ExternalCache::ExternalCache(std::string_view bytes, uint32_t days, uint32_t now) : days_(days), now_(now) {
  if (!bytes.starts_with(kFirstLine) || bytes.size() < kFirstLine.size() + kHashDigits) return;
  std::string_view rest = bytes.substr(0, bytes.size() - kHashDigits);
  if (bytes.substr(rest.size()) != hex16(hash64(rest))) return;
  rest.remove_prefix(kFirstLine.size());
  FieldReader fields(rest);
  while (!fields.at_end()) {
    std::string address = fields.text();
    External external = read_entry(fields);
    if (!fields.failed() && is_good(external)) entries_.emplace(std::move(address), std::move(external));
  }
  if (fields.failed()) entries_.clear();
}

// A clock that was put back makes answers of the future: those are none.
bool ExternalCache::is_good(const External& external) const {
  const uint64_t days = external.reach == Reach::there ? days_ : std::min(days_, 1U);
  return external.asked <= now_ && now_ - external.asked < days * kDay;
}

const External* ExternalCache::find(std::string_view address, const std::set<std::string>& fragments) const {
  const auto found = entries_.find(address);
  if (found == entries_.end()) return nullptr;
  const External& external = found->second;
  const bool knows_all = external.reach != Reach::there || std::ranges::all_of(fragments, [&](const std::string& one) {
                           return external.fragments.contains(one);
                         });
  return knows_all ? &external : nullptr;
}

void ExternalCache::put(const std::string& address, External external) {
  if (is_good(external)) entries_.insert_or_assign(address, std::move(external));
}

std::string ExternalCache::bytes() const {
  Fields fields;
  for (const auto& [address, external] : entries_) {
    fields.add(address);
    fields.add(std::to_string(external.asked));
    fields.add(std::to_string(static_cast<unsigned>(external.reach)));
    fields.add(external.why);
    fields.add(external.moved_to);
    fields.add(std::to_string(external.fragments.size()));
    for (const auto& [fragment, there] : external.fragments) {
      fields.add(fragment);
      fields.add(there ? "1" : "0");
    }
  }
  std::string bytes = std::string(kFirstLine) + fields.bytes();
  bytes += hex16(hash64(bytes));
  return bytes;
}

}  // namespace docloc::links
