// Edits that change how a text is written, not what it says: no translation becomes stale, and every page can be made.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "corpus/support.h"
#include "corpus/synced.h"
#include "support/corpus.h"
#include "support/random_markdown.h"

using namespace docloc;
using segment::Article;
using segment::CodeKind;
using segment::Unit;
using testing::Random;

namespace {

// A change of one unit's bytes: what goes, and what comes in its place. In order.
struct Change {
  Span bytes;
  std::string with;
};
using Changes = std::vector<Change>;
// The changes of one unit; none: it has nothing of that kind.
using Reformat = std::function<Changes(Random&, const Article&, const Unit&)>;

std::string changed(std::string bytes, Changes changes) {
  std::ranges::sort(changes, std::greater<>(), [](const Change& change) { return change.bytes.begin; });
  for (const Change& change : changes)
    bytes.replace(change.bytes.begin, change.bytes.size(), change.with);
  return bytes;
}

Changes unwrap(Random& /*random*/, const Article& article, const Unit& unit) {
  Changes changes;
  for (const Span join : article.document.line_joins) {
    const bool hard = join.begin >= 2 &&
                      (article.bytes.compare(join.begin - 2, 2, "  ") == 0 || article.bytes[join.begin - 1] == '\\');
    if (unit.bytes.contains(join) && !hard) changes.push_back({join, " "});
  }
  return changes;
}

Changes wrap(Random& random, const Article& article, const Unit& unit) {
  const size_t space = article.bytes.find(' ', unit.bytes.begin + random.below(std::max(1U, unit.bytes.size())));
  if (unit.kind != segment::UnitKind::paragraph || space >= unit.bytes.end) return {};
  return {{{static_cast<uint32_t>(space), static_cast<uint32_t>(space) + 1}, "\n"}};
}

Changes more_white_space(Random& random, const Article& article, const Unit& unit) {
  const size_t space = article.bytes.find(' ', unit.bytes.begin + random.below(std::max(1U, unit.bytes.size())));
  if (space >= unit.bytes.end) return {};
  return {{{static_cast<uint32_t>(space), static_cast<uint32_t>(space)}, " "}};
}

// Every code of a kind whose open bytes are `open`: both ends are written otherwise.
Changes respell(const Unit& unit, CodeKind kind, const std::string& open, const std::string& other) {
  Changes changes;
  for (size_t i = 0; i < unit.codes.size(); ++i) {
    if (unit.codes[i].kind != kind || unit.codes[i].open != open) continue;
    changes.push_back({unit.open_bytes[i], other});
    changes.push_back({unit.close_bytes[i], other});
  }
  return changes;
}

Changes follow_links(const Unit& unit, const std::function<std::string(const segment::Code&)>& write) {
  Changes changes;
  for (size_t i = 0; i < unit.codes.size(); ++i) {
    if (unit.codes[i].kind != CodeKind::link || !unit.codes[i].paired || unit.codes[i].close.starts_with("</"))
      continue;
    if (const std::string close = write(unit.codes[i]); !close.empty()) changes.push_back({unit.close_bytes[i], close});
  }
  return changes;
}

Changes new_target(Random& /*random*/, const Article& /*article*/, const Unit& unit) {
  return follow_links(unit, [](const segment::Code& code) {
    const bool plain = code.close == "](" + code.meaning + ")";
    return plain ? std::string("](elsewhere/page.md)") : std::string();
  });
}

Changes inline_reference(Random& /*random*/, const Article& /*article*/, const Unit& unit) {
  return follow_links(unit, [](const segment::Code& code) {
    const bool simple = code.meaning.find_first_of(" ()<>\\") == std::string::npos;
    return code.close.ends_with("]") && simple ? "](" + code.meaning + ")" : std::string();
  });
}

Changes add_anchor(Random& random, const Article& /*article*/, const Unit& unit) {
  if (unit.kind == segment::UnitKind::cell || unit.spelling != segment::Spelling::markdown ||
      unit.kind == segment::UnitKind::alt)
    return {};
  const bool in_front = random.chance(70);
  const uint32_t at = in_front ? unit.bytes.begin : unit.bytes.end;
  return {{{at, at}, random.chance(50) ? "<a name=\"new-place\"></a>" : "<a id=\"new-place\"></a>"}};
}

Changes add_id(Random& /*random*/, const Article& /*article*/, const Unit& unit) {
  if (unit.kind != segment::UnitKind::heading) return {};
  return {{{unit.bytes.end, unit.bytes.end}, " {#new-place}"}};
}

Changes drop_anchor(Random& /*random*/, const Article& /*article*/, const Unit& unit) {
  Changes changes;
  for (size_t i = 0; i < unit.codes.size(); ++i) {
    if (unit.codes[i].kind != CodeKind::html || !unit.codes[i].paired || !unit.codes[i].open.starts_with("<a name"))
      continue;
    changes.push_back({unit.open_bytes[i], ""});
    changes.push_back({unit.close_bytes[i], ""});
  }
  return changes;
}

Changes respell_addresses(Random& random, const Article& /*article*/, const Unit& unit) {
  Changes changes;
  for (size_t i = 0; i < unit.codes.size(); ++i) {
    const segment::Code& code = unit.codes[i];
    if (code.kind != CodeKind::autolink || code.meaning.starts_with("mailto:")) continue;
    const std::string bare = code.open.starts_with('<') ? code.open.substr(1, code.open.size() - 2) : code.open;
    if (bare.find("://") == std::string::npos || bare.find_first_of("_*") != std::string::npos) continue;
    const std::string angle = "<" + bare + ">";
    const std::string link = "[" + bare + "](" + bare + ")";
    const std::string with = random.chance(50) ? link : code.open.starts_with('<') ? bare : angle;
    changes.push_back({unit.open_bytes[i], with});
  }
  return changes;
}

Changes soften_breaks(Random& /*random*/, const Article& /*article*/, const Unit& unit) {
  Changes changes;
  for (size_t i = 0; i < unit.codes.size(); ++i) {
    const segment::Code& code = unit.codes[i];
    if (code.kind != CodeKind::line_break) continue;
    const uint32_t marks = code.open.starts_with('\\') ? 1 : static_cast<uint32_t>(code.open.find('\n'));
    changes.push_back({{unit.open_bytes[i].begin, unit.open_bytes[i].begin + marks}, ""});
  }
  return changes;
}

// The same units in the same order, and every text but for white space and addresses that are written out. Not so where
// the new markers took hold of other words.
bool says_the_same(const Article& before, const Article& after) {
  const auto words = [](const Unit& unit) {
    std::string text;
    for (const segment::Part& part : unit.content) {
      const bool emphasis = part.kind != segment::PartKind::text && unit.codes[part.code - 1].kind <= CodeKind::strong;
      text += emphasis ? (part.kind == segment::PartKind::open ? "{" : "}") : part.text;
    }
    for (const segment::Code& code : unit.codes) {
      if (code.kind != CodeKind::link) continue;
      if (const size_t at = text.find(code.meaning); at != std::string::npos) text.erase(at, code.meaning.size());
    }
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    return text;
  };
  return after.usable && std::ranges::equal(before.units, after.units, [&](const Unit& a, const Unit& b) {
           return a.kind == b.kind && words(a) == words(b);
         });
}

uint32_t targets_in(const catalog::Catalog& locale) {
  uint32_t count = 0;
  for (const catalog::Unit& unit : locale.units) {
    for (const catalog::Segment& segment : unit.segments)
      count += !segment.ignorable && !unit.obsolete && corpus::is_kept(segment) ? 1 : 0;
  }
  return count;
}

uint32_t refused_in(const Article& article, const corpus::Synced& synced) {
  const catalog::Targets targets = catalog::targets_for(article, synced.source, synced.locale);
  const segment::Localized localized = segment::apply(article, targets.targets, {.locale = "sv-SE"});
  uint32_t refused = 0;
  for (const segment::Placement& placement : localized.map)
    refused += placement.outcome == segment::Outcome::refused ? 1 : 0;
  return refused;
}

struct Count {
  uint32_t edits = 0;
  uint32_t stale = 0;
  uint32_t refused = 0;
};

// One or more units of the article are edited, synced, and applied.
void try_edit(const Article& before, const Reformat& edit, Random& random, Count& count) {
  std::vector<Changes> possible;
  for (const Unit& unit : before.units) {
    if (unit.spelling != segment::Spelling::markdown) continue;
    Changes changes = edit(random, before, unit);
    if (!changes.empty()) possible.push_back(std::move(changes));
  }
  if (possible.empty()) return;
  const std::string bytes = changed(before.bytes, random.pick(possible));
  const Article after = segment::read_article(before.path, bytes);
  if (bytes == before.bytes || !says_the_same(before, after)) return;
  const corpus::Synced first = corpus::translated(before);
  const corpus::Synced next = corpus::synced(after, first);
  ++count.edits;
  const uint32_t stale = catalog::count(next.locale).of(catalog::Standing::stale).segments;
  const uint32_t lost = targets_in(first.locale) - std::min(targets_in(first.locale), targets_in(next.locale));
  const bool refused = refused_in(after, next) > refused_in(before, first);
  if (stale + lost != 0 || refused) {
    const size_t at = static_cast<size_t>(std::ranges::mismatch(bytes, before.bytes).in1 - bytes.begin());
    WARN(before.path << ": " << bytes.substr(at - std::min<size_t>(at, 40), 160));
  }
  count.stale += std::max(stale, lost);
  count.refused += refused ? 1 : 0;
}

}  // namespace

TEST_CASE("formatting-only edits of real articles make no translation stale, and every page can still be made") {
  const std::map<std::string, Reformat> edits = {
      {"lines joined", unwrap},
      {"lines cut", wrap},
      {"white space", more_white_space},
      {"* to _", [](Random&, const Article&, const Unit& unit) { return respell(unit, CodeKind::emphasis, "*", "_"); }},
      {"_ to *", [](Random&, const Article&, const Unit& unit) { return respell(unit, CodeKind::emphasis, "_", "*"); }},
      {"** to __",
       [](Random&, const Article&, const Unit& unit) { return respell(unit, CodeKind::strong, "**", "__"); }},
      {"link target", new_target},
      {"reference to inline link", inline_reference},
      {"anchor added", add_anchor},
      {"{#id} added", add_id},
      {"anchor removed", drop_anchor},
      {"form of an address", respell_addresses},
      {"hard break to soft", soften_breaks},
  };
  std::map<std::string, Count> counts;
  Random random(3);
  uint32_t articles = corpus::for_each_article([&](const std::string&, const Article& article) {
    for (const auto& [name, edit] : edits) {
      // The rare ones wherever they can be.
      const bool rare = name == "hard break to soft" || name == "_ to *" || name == "anchor removed" ||
                        name == "form of an address" || name == "reference to inline link";
      if (article.bytes.size() < 60'000 && random.chance(rare ? 100 : 10))
        try_edit(article, edit, random, counts[name]);
    }
  });
  if (articles == 0) return;
  std::string table;
  for (const auto& [name, count] : counts)
    table += fmt::format("\n{:26} {:5} edits, {} stale, {} refused", name, count.edits, count.stale, count.refused);
  WARN(table);
  for (const auto& [name, edit] : edits) {
    INFO(name);
    CHECK(counts[name].edits > 3);
    CHECK(counts[name].stale == 0);
    CHECK(counts[name].refused == 0);
  }
}
