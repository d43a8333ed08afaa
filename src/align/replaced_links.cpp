#include "align/replaced_links.h"

#include <algorithm>
#include <optional>
#include <string>

#include "segment/replacement.h"
#include "text/address.h"

namespace docloc::align {

using segment::Code;
using segment::CodeKind;

namespace {

std::string spelled(std::string_view destination) {
  const bool plain = !destination.empty() && destination.find_first_of(" ()<>\\\t") == destination.npos;
  if (plain) return std::string(destination);
  std::string out = "<";
  for (const char c : destination) {
    if (c == '<' || c == '>' || c == '\\') out += '\\';
    out += c;
  }
  return out + ">";
}

// The source's code with another destination; its alternative text and title stay where they are. nullopt: its bytes
// do not show where the destination is.
std::optional<Code> redirect(const Code& code, std::string_view destination) {
  if (destination.find('\n') != destination.npos) return std::nullopt;
  Code with = code;
  with.meaning = destination;
  std::string& bytes = with.kind == CodeKind::link ? with.close : with.open;
  const size_t inner = bytes.rfind("](");
  if (inner != bytes.npos && bytes.ends_with(')')) {
    const size_t at = bytes.find(code.meaning, inner + 2);
    if (code.meaning.empty() || at == bytes.npos || bytes.find(code.meaning, at + 1) != bytes.npos) return std::nullopt;
    const bool angled = bytes[at - 1] == '<';
    std::string text = spelled(destination);
    if (angled && text.starts_with('<')) text = text.substr(1, text.size() - 2);
    bytes.replace(at, code.meaning.size(), text);
    return with;
  }
  // A reference: its definition is the source's.
  const size_t label = with.kind == CodeKind::link ? bytes.find(']') : bytes.rfind("][");
  bytes = bytes.substr(0, label == bytes.npos ? bytes.rfind(']') : label) + "](" + spelled(destination) + ")";
  return with;
}

bool keeps(LinkPolicy policy, const std::string& source, const std::string& target) {
  if (policy == LinkPolicy::follow || source == target) return false;
  return policy == LinkPolicy::all || text::without_locale(source) != text::without_locale(target);
}

}  // namespace

std::vector<segment::Replacement> replaced_links(const segment::Article& source, uint32_t unit,
                                                 const std::vector<Code>& target_codes,
                                                 const std::vector<uint32_t>& numbers, LinkPolicy policy) {
  const std::vector<Code>& codes = source.units[unit].codes;
  std::vector<segment::Replacement> found;
  for (size_t t = 0; t < target_codes.size(); ++t) {
    const uint32_t number = numbers[t];
    if (number == kDropped || number > codes.size()) continue;
    const Code& own = codes[number - 1];
    if (own.kind != CodeKind::link && own.kind != CodeKind::image) continue;
    if (!keeps(policy, own.meaning, target_codes[t].meaning)) continue;
    std::optional<Code> with = redirect(own, target_codes[t].meaning);
    if (!with) continue;
    segment::Replacement replacement{.code = number, .with = std::move(*with)};
    if (segment::find_replacement_fault(source, unit, replacement).empty()) found.push_back(std::move(replacement));
  }
  std::ranges::sort(found, {}, &segment::Replacement::code);
  return found;
}

}  // namespace docloc::align
