// Contents that say the same and are formatted otherwise: a translation of one serves the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "segment/content.h"

namespace docloc::catalog {

// Equal for two contents that differ in white space, emphasis, hard line breaks, anchors (<a name="x"></a>, {#x}), the
// bytes of codes, and whether an address is written as <https://a.b>, as https://a.b or as a link with that text. Other
// codes count by kind and order, as in segment::key_text.
[[nodiscard]] std::string plain_key(const segment::Content& content, const std::vector<segment::Code>& codes);

// `content` cut where `like` is cut, for two contents of one plain key. The piece of an ignorable may be
// empty: a hard line break took its place. None: the cuts have no place.
[[nodiscard]] std::vector<segment::Content> cut_alike(const std::vector<Segment>& like,
                                                      const std::vector<segment::Code>& like_codes,
                                                      const segment::Content& content,
                                                      const std::vector<segment::Code>& codes);

// How the targets of a content become targets of another one of the same plain key.
struct CodeMap {
  static constexpr uint32_t kLeaves = UINT32_MAX;  // the code goes, the text in it stays

  std::vector<uint32_t> number;  // by old number ([0] unused): the new one, kLeaves, or 0: not in the old content
  segment::Content front;        // new codes that the target begins with
  segment::Content back;         // and ends with
  // Addresses, by old number: a link became a single code (text empty), or a single code a link with this text.
  std::vector<std::pair<uint32_t, std::string>> respelled;
};

// nullopt: the plain keys differ, or the new content formats a part that nobody can find in a translation.
[[nodiscard]] std::optional<CodeMap> map_codes(const segment::Content& before,
                                               const std::vector<segment::Code>& before_codes,
                                               const segment::Content& after,
                                               const std::vector<segment::Code>& after_codes);

// `target` with the numbers that `map` gives; codes that it does not know (0) stay as they are, and their parts are
// told to `other` (a function of a Part& that gives false when the code has no place). nullopt: it did.
template <typename Other>
[[nodiscard]] std::optional<segment::Content> apply_map(const CodeMap& map, const segment::Content& target,
                                                        const std::vector<segment::Code>& codes, Other other);

// The parts of apply_map that do not depend on `other`.
class TargetWriter {
 public:
  TargetWriter(const CodeMap& map, const std::vector<segment::Code>& codes);

  enum class Step : uint8_t { done, unknown, failed };
  // Takes the next part of the target. `unknown`: nothing was taken, the code is not the map's.
  Step take(const segment::Part& part);
  void put(segment::Part part);
  [[nodiscard]] segment::Content finish();

 private:
  void put_blank();

  const CodeMap& map_;
  const std::vector<segment::Code>& codes_;
  segment::Content out_;
  uint32_t skipping_ = 0;  // the link whose text is left out
  bool blank_ = false;     // a line break became a blank: none follows
};

template <typename Other>
std::optional<segment::Content> apply_map(const CodeMap& map, const segment::Content& target,
                                          const std::vector<segment::Code>& codes, Other other) {
  TargetWriter writer(map, codes);
  for (const segment::Part& part : target) {
    const TargetWriter::Step step = writer.take(part);
    if (step == TargetWriter::Step::failed) return std::nullopt;
    if (step == TargetWriter::Step::done) continue;
    segment::Part kept = part;
    if (!other(kept)) return std::nullopt;
    writer.put(std::move(kept));
  }
  return writer.finish();
}

}  // namespace docloc::catalog
