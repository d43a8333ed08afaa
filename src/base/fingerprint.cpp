#include "base/fingerprint.h"

#include <string_view>
#include <unordered_map>

#include "base/hash.h"

namespace docloc {
namespace {

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!white) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

// The parts are apart by a byte that no text of docloc's holds.
std::string identity(const Finding& finding) {
  std::string out = finding.rule + '\0' + finding.locale + '\0' + folded(finding.token) + '\0';
  if (!finding.unit.empty()) return out + 'u' + finding.unit;
  const Place& place = finding.source.path.empty() ? finding.target : finding.source;
  out += 'p' + place.path + '\0';
  const bool whole_article = !finding.locale.empty() && finding.token.empty();
  return whole_article ? out : out + folded(finding.excerpt);
}

}  // namespace

void set_fingerprints(Findings& findings) {
  std::unordered_map<std::string, uint32_t> before;
  for (Finding& finding : findings) {
    const std::string identity_text = identity(finding);
    const uint32_t ordinal = before[identity_text]++;
    finding.fingerprint = hex16(hash64(identity_text + '\0' + std::to_string(ordinal)));
  }
}

}  // namespace docloc
