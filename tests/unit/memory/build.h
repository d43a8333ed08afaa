// Small catalogs and memories, written down shortly.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "memory/leverage.h"
#include "memory/memory.h"

namespace docloc::memory::test {

// "Open <1>the guide</1> or <2/>." gives text, ends of pairs, placeholders.
segment::Content content(std::string_view text);
// The other way round.
std::string to_text(const segment::Content& content);

segment::Code code(segment::CodeKind kind, std::string open, std::string close = "", std::string meaning = "");

// A sentence and its translation; none: an empty one.
struct Pair {
  std::string source;
  std::string target;
  catalog::State state = catalog::State::translated;
  catalog::Origin origin = catalog::Origin::human;
};

// A unit of one segment a pair, "u1" with "s1", "s2", ...
catalog::Unit unit(std::string id, std::string kind, std::vector<Pair> pairs, std::vector<segment::Code> codes = {});
// en-US to sv-SE.
catalog::Catalog catalog_of(std::string path, std::vector<catalog::Unit> units);
// One paragraph a pair, with ids "u1", "u2", ...
catalog::Catalog paragraphs(std::string path, std::vector<Pair> pairs);

// In memory unless there is a path.
Memory memory_of(const std::vector<catalog::Catalog>& catalogs, const std::string& path = "");
// Brings `memory` to hold `catalogs`, their paths as names, the hash of their bytes as stamps. Gives what changed.
size_t refresh(Memory& memory, const std::vector<catalog::Catalog>& catalogs);

// What exact() and similar() are asked for a paragraph with this text.
struct Question {
  explicit Question(std::string_view text, std::string role = "paragraph", std::vector<segment::Code> codes = {});
  [[nodiscard]] Query query() const;

  segment::Content source;
  std::string role;
  std::vector<segment::Code> codes;
  Context context;
};

// "87 target text" for each, by a comma and a space.
std::string to_text(const std::vector<Found>& found);

// The path of a file in a folder of the test's own, which is emptied first.
std::string scratch_file(const std::string& name);
std::string read_file(const std::string& path);
void write_file(const std::string& path, std::string_view bytes);

}  // namespace docloc::memory::test
