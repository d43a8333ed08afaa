// yaml-cpp's reading of a text as a plain tree with byte offsets. Internal to room yaml.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace docloc::yaml {

enum class NodeKind : uint8_t { null, scalar, sequence, mapping };

struct Node {
  NodeKind kind = NodeKind::null;
  bool quoted = false;      // scalar: in quotes or a block scalar, or tagged !!str
  bool tagged = false;      // has a tag; `pos` is then the tag's
  bool flow = false;        // stands inside [ ] or { }
  uint32_t pos = 0;         // first byte; a null without text: wherever the next token is
  std::string text;         // scalar: decoded
  std::vector<Node> items;  // sequence: its items; mapping: key, value, key, value...
};

enum class Fault : uint8_t { syntax, too_deep, second_document };

struct Parse {
  struct Failure {
    Fault fault = Fault::syntax;
    std::string what;  // yaml-cpp's words
    uint32_t pos = 0;
  };
  Node root;  // null when there is a failure
  std::optional<Failure> failure;
  std::optional<uint32_t> alias;   // where the first alias stands; its node reads as null
  std::optional<uint32_t> anchor;  // a node that has an anchor
};

inline constexpr uint32_t kMaxDepth = 64;  // collections inside one another

// `text` is valid UTF-8 without a byte order mark. Line ends are LF, CR LF or CR, each kept at its offset. Never
// throws.
[[nodiscard]] Parse parse(std::string_view text);

// Offset of the first byte that no YAML text may hold: a C0 control other than tab and line ends, or DEL
// (YAML 1.2 5.1).
[[nodiscard]] std::optional<uint32_t> find_control(std::string_view text);

}  // namespace docloc::yaml
