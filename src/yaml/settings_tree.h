// A YAML file as a plain tree with places, so that no other room needs yaml-cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace docloc::yaml {

struct Tree {
  enum class Kind : uint8_t { null, scalar, sequence, mapping };
  Kind kind = Kind::null;
  std::string scalar;                // decoded; plain and quoted alike
  bool quoted = false;               // scalar was quoted
  struct Member;                     // not a std::pair, which clang cannot complete inside Tree's own constructor
  std::vector<Tree> items;           // sequence
  std::vector<Member> members;       // mapping, in file order
  std::vector<Place> member_places;  // mapping: where each key stands
  Place place;

  [[nodiscard]] const Tree* find(std::string_view key) const;  // mapping; nullptr: not there
};

struct Tree::Member {
  std::string first;  // key
  Tree second;        // value
};

struct TreeRead {
  Tree tree;          // null when the file is empty or not usable
  Findings findings;  // all errors, and mean not usable: yaml/syntax, yaml/duplicate-key, yaml/not-utf8, yaml/alias,
                      // yaml/too-deep, yaml/too-large
};

inline constexpr size_t kMaxTreeBytes = 16U << 20U;

// One document, aliases refused, duplicate keys are errors. Never throws.
[[nodiscard]] TreeRead read_tree(std::string_view path, std::string_view bytes);

}  // namespace docloc::yaml
