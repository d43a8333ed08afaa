// Faults of the source article itself.
#include <algorithm>
#include <array>

#include "bench/faults/fault.h"
#include "bench/faults/text_tools.h"
#include "links/link_index.h"

namespace docloc::bench {

namespace {

using Seeded = std::optional<std::string>;

// One of a few ways to get a name wrong.
std::string_view some_suffix(Random& random) {
  constexpr std::array<std::string_view, 4> kSuffixes{{"-gone", "2", "-old", "x"}};
  return kSuffixes[random.pick(kSuffixes.size())];
}

// The bytes of a relative address in an inline link or image whose path ends with `end`.
std::vector<Span> addresses(const Page& page, std::string_view end, bool with_bookmark) {
  std::vector<Span> found;
  const std::string& bytes = page.article.bytes;
  for (const links::Link& link : links::links_of(page.article)) {
    const size_t at = bytes.find("](" + link.url, link.bytes.begin);
    if (at == std::string::npos || at >= link.bytes.end || link.url.find(':') != std::string::npos ||
        link.url.starts_with('/'))
      continue;
    const size_t hash = link.url.find('#');
    const std::string_view path = std::string_view(link.url).substr(0, hash);
    if ((hash != std::string::npos) != with_bookmark || !path.ends_with(end)) continue;
    found.push_back({static_cast<uint32_t>(at + 2), static_cast<uint32_t>(at + 2 + link.url.size())});
  }
  return found;
}

Seeded insert_before_end(Random& random, const Page& page, std::string_view end, bool bookmark, std::string_view what) {
  const std::vector<Span> found = addresses(page, end, bookmark);
  if (found.empty()) return std::nullopt;
  const Span span = found[random.pick(found.size())];
  const uint32_t at = bookmark ? span.end : span.end - static_cast<uint32_t>(end.size());
  return replaced(page.article.bytes, {at, at}, what);
}

Seeded break_link(Random& random, const Page& page) {
  return insert_before_end(random, page, ".md", false, some_suffix(random));
}
Seeded break_bookmark(Random& random, const Page& page) {
  return insert_before_end(random, page, "", true, some_suffix(random));
}
Seeded break_image(Random& random, const Page& page) {
  return insert_before_end(random, page, ".png", false, some_suffix(random));
}

Seeded change_case(Random& random, const Page& page) {
  const std::vector<Span> found = addresses(page, ".png", false);
  if (found.empty()) return std::nullopt;
  const Span span = found[random.pick(found.size())];
  return replaced(page.article.bytes, {span.end - 3, span.end},
                  random.pick(3) == 0   ? "PNG"
                  : random.pick(2) == 0 ? "Png"
                                        : "pNG");
}

Seeded add_space_to_address(Random& random, const Page& page) {
  return insert_before_end(random, page, ".png", false, random.pick(2) == 0 ? " 2" : " of it");
}

Seeded double_word(Random& random, const Page& page) {
  std::vector<Span> words;
  for (const segment::Unit& unit : page.article.units) {
    if (unit.kind != segment::UnitKind::paragraph) continue;
    for (const Span word : words_of(unit.bytes.of(page.article.bytes))) {
      const std::string_view text =
          Span{unit.bytes.begin + word.begin, unit.bytes.begin + word.end}.of(page.article.bytes);
      const uint32_t end = unit.bytes.begin + word.end;
      const bool plain = text == "the" || text == "with" || text == "from" || text == "your" || text == "and";
      if (plain && page.article.bytes[end] == ' ' && page.article.bytes[unit.bytes.begin + word.begin - 1] == ' ')
        words.push_back({unit.bytes.begin + word.begin, end});
    }
  }
  if (words.empty()) return std::nullopt;
  const Span word = words[random.pick(words.size())];
  return replaced(page.article.bytes, {word.end, word.end}, " " + std::string(word.of(page.article.bytes)));
}

Seeded lose_alt(Random& random, const Page& page) {
  std::vector<Span> found;
  for (const markdown::Node& node : page.article.document.nodes) {
    if (node.kind == markdown::NodeKind::image && node.aligned && !node.inner.empty()) found.push_back(node.inner);
  }
  if (found.empty()) return std::nullopt;
  return replaced(page.article.bytes, found[random.pick(found.size())], std::string(random.pick(4), ' '));
}

const std::array<FileFault, 7> kFaults{{
    {"source: link to nothing", {"links/missing-article"}, {}, break_link},
    {"source: bookmark to nothing", {"links/missing-bookmark"}, {}, break_bookmark},
    {"source: image missing", {"links/missing-image"}, {}, break_image},
    {"source: case of a path", {"links/wrong-case"}, {}, change_case},
    {"source: space in an address", {"links/space-in-address"}, {}, add_space_to_address},
    {"source: word doubled", {"source/doubled-word"}, {}, double_word},
    {"source: alternative text lost", {"source/missing-alt"}, {}, lose_alt},
}};

}  // namespace

std::span<const FileFault> source_faults() {
  return kFaults;
}

}  // namespace docloc::bench
