// How the library is made to read a file with foreign syntax, in rounds:
//   1. every foreign span is replaced by a word that the file does not have; where spans fill their lines, those become
//      an HTML block of that word, which no paragraph or list can swallow; indented bodies lose their indentation and
//      end with such a block
//   2. the library parses that; what turned out otherwise than assumed (a span in indented code, a line inside another
//      HTML block) is given up or taken for less, and again from 1
//   3. the tree is brought back to the file: spans, strings, and nodes of kind foreign and foreign_block in the places
//      of the words
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/document.h"
#include "markdown/foreign.h"
#include "markdown/shadow.h"

namespace docloc::markdown {

// Spans with nothing beside them on their lines.
struct ForeignGroup {
  uint32_t first = 0;  // indices of spans, both included
  uint32_t last = 0;
  bool block = true;  // false: given up, part of a paragraph
  Span open;          // in the shadow
  Span close;
};

// Lines that belong to a span and are indented for it.
struct ForeignBody {
  uint32_t group = 0;    // its header
  Span lines;            // whole lines
  uint32_t columns = 0;  // that they are indented by
  bool marked = false;   // its end must be made visible to the library
  bool active = true;
  Span shadow;  // of the mark
};

class ForeignPlan {
 public:
  ForeignPlan(std::string_view bytes, uint32_t body, const ForeignOptions& options);

  [[nodiscard]] bool empty() const { return scan_.spans.empty(); }
  [[nodiscard]] const ForeignScan& scan() const { return scan_; }
  // Bodies that are kept as code: offsets of their headers.
  [[nodiscard]] const std::vector<uint32_t>& kept_bodies() const { return kept_bodies_; }

  // What the library is to read in this round.
  [[nodiscard]] Shadow make_shadow();
  // `document` is of the last shadow. True: every assumption held; else the next shadow has fewer.
  bool settle(const Document& document, const Shadow& shadow);
  // After too many rounds: fewer assumptions at once, at last none.
  void give_up(bool all);
  // Brings `document`, of the last shadow, which was settled, back to the file.
  void restore(Document& document, const Shadow& shadow) const;

 private:
  // At one place they come in this order.
  enum class Order : uint8_t { close_block, end_mark, indentation, open_block, word };
  struct Operation {
    Span bytes;
    Order order{};
    std::string with;
    Span* result = nullptr;
  };

  void find_groups();
  void find_indented_bodies(uint32_t group);
  void find_nested_bodies();
  void add_body_operations(std::vector<Operation>& operations);
  void choose_sentinel();
  [[nodiscard]] std::string word_of(uint32_t span) const;
  [[nodiscard]] uint32_t line_begin(uint32_t at) const;
  [[nodiscard]] bool inside_span(uint32_t at) const;
  [[nodiscard]] Span group_bytes(const ForeignGroup& group) const;

  void give_up_group(ForeignGroup& group, bool& changed);
  void restore_places(Document& document, const Shadow& shadow) const;
  void restore_strings(Document& document) const;
  void restore_string(Document& document, Span& string) const;
  void split_texts(Document& document) const;
  void split_text(Document& document, const Node& text, std::vector<Node>& out) const;
  [[nodiscard]] const Span* word_at(std::string_view text, size_t at) const;

  std::string_view bytes_;
  uint32_t body_;
  ForeignScan scan_;
  std::vector<bool> active_;      // per span
  std::vector<Span> shadows_;     // per span: its word in the shadow
  std::vector<uint32_t> words_;   // per span: the number of its word; equal bytes have equal words
  std::vector<Span> word_bytes_;  // per word: bytes that it stands for
  std::vector<ForeignGroup> groups_;
  std::vector<ForeignBody> bodies_;
  std::vector<uint32_t> kept_bodies_;
  std::string sentinel_;  // begins every word
};

}  // namespace docloc::markdown
