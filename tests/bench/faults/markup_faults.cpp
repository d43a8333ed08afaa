// Codes lost or doubled, and markup that stands in a text as text.
#include <algorithm>
#include <array>

#include "bench/faults/families.h"
#include "bench/faults/text_tools.h"

namespace docloc::bench {

namespace {

using segment::CodeKind;
using segment::PartKind;
using Seeded = std::optional<Damage>;

Seeded text(std::string out) {
  return Damage{.text = std::move(out), .content = {}};
}

// The numbers of the codes of these kinds in the target.
std::vector<uint32_t> codes_of(const Place& place, std::initializer_list<CodeKind> kinds) {
  std::vector<uint32_t> found;
  for (const check::Mark& mark : place.target.marks) {
    if (mark.part != PartKind::close && std::ranges::find(kinds, place.unit.codes[mark.code - 1].kind) != kinds.end())
      found.push_back(mark.code);
  }
  return found;
}

Seeded lose_code(Random& random, const Place& place, std::initializer_list<CodeKind> kinds) {
  const std::vector<uint32_t> codes = codes_of(place, kinds);
  if (codes.empty()) return std::nullopt;
  const uint32_t code = codes[random.pick(codes.size())];
  segment::Content content = *place.segment.target;
  std::erase_if(content, [&](const segment::Part& part) { return part.kind != PartKind::text && part.code == code; });
  segment::normalize(content);
  return Damage{.text = "", .content = std::move(content)};
}

Seeded repeat_code(Random& random, const Place& place) {
  const std::vector<uint32_t> codes = codes_of(place, {CodeKind::code, CodeKind::image, CodeKind::html});
  if (codes.empty()) return std::nullopt;
  const uint32_t code = codes[random.pick(codes.size())];
  segment::Content content = *place.segment.target;
  const auto at = std::ranges::find_if(
      content, [&](const segment::Part& part) { return part.code == code && part.kind == PartKind::placeholder; });
  if (at == content.end()) return std::nullopt;
  const segment::Part copy = *at;
  content.push_back({PartKind::text, " ", 0});
  content.push_back(copy);
  return Damage{.text = "", .content = std::move(content)};
}

// A word of at least five bytes, none of whose neighbours is a code.
std::optional<Span> some_word(Random& random, const Place& place) {
  const std::vector<Span> words = plain_words(place.target.text, 5);
  if (words.empty()) return std::nullopt;
  return words[random.pick(words.size())];
}

Seeded around(Random& random, const Place& place, std::string_view before, std::string_view behind) {
  const std::optional<Span> word = some_word(random, place);
  if (!word) return std::nullopt;
  std::string inside(before);
  inside += word->of(place.target.text);
  inside += behind;
  return text(replaced(place.target.text, *word, inside));
}

const std::array<TextFault, 12> kFaults{{
    {"code span lost",
     {"translation/codes", "apply/codes"},
     {"mt/leading-space", "mt/space-at-code", "typography/double-space", "mt/space-before-punctuation", "tokens/code"},
     [](Random& r, const Place& p) { return lose_code(r, p, {CodeKind::code}); }},
    {"link lost",
     {"translation/codes", "apply/codes"},
     {"markup/*"},
     [](Random& r, const Place& p) { return lose_code(r, p, {CodeKind::link}); }},
    {"image lost",
     {"translation/codes", "apply/codes"},
     {"mt/leading-space", "mt/space-at-code"},
     [](Random& r, const Place& p) { return lose_code(r, p, {CodeKind::image}); }},
    {"tag lost",
     {"translation/codes", "apply/codes"},
     {"mt/leading-space", "mt/space-at-code"},
     [](Random& r, const Place& p) { return lose_code(r, p, {CodeKind::html}); }},
    {"code twice", {"translation/codes", "apply/codes"}, {}, repeat_code},
    {"emphasis with spaces inside",
     {"markup/emphasis"},
     {},
     [](Random& r, const Place& p) { return around(r, p, "** ", " **"); }},
    {"emphasis not closed", {"markup/emphasis"}, {}, [](Random& r, const Place& p) { return around(r, p, "**", ""); }},
    {"link with a space before its address",
     {"markup/link"},
     {},
     [](Random& r, const Place& p) { return around(r, p, "[", "] (https://example.org/page)"); }},
    {"reference without definition",
     {"markup/reference"},
     {},
     [](Random& r, const Place& p) { return around(r, p, "[", "][no-such-label]"); }},
    {"backtick not closed", {"markup/code"}, {}, [](Random& r, const Place& p) { return around(r, p, "`", ""); }},
    {"entity as text",
     {"markup/html", "markup/escape"},
     {},
     [](Random& r, const Place& p) { return around(r, p, "", "&nbsp;"); }},
    {"tag as text", {"markup/html"}, {}, [](Random& r, const Place& p) { return around(r, p, "<br>", ""); }},
}};

}  // namespace

std::span<const TextFault> markup_faults() {
  return kFaults;
}

std::span<const TextFault> text_faults() {
  static const std::vector<TextFault> kAll = [] {
    std::vector<TextFault> all;
    for (const auto family : {token_faults(), language_faults(), sign_faults(), markup_faults()})
      all.insert(all.end(), family.begin(), family.end());
    return all;
  }();
  return kAll;
}

}  // namespace docloc::bench
