// A target's text in the syntax of the place it goes to.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "segment/article.h"

namespace docloc::segment {

// The ladder: each rung is safer and uglier than the one before (measured: escaping as usual keeps the tree of nasty
// targets in 73%, the whole ladder in all but what is refused).
enum class Rung : uint8_t {
  verbatim,     // the text as it is; where it equals the source's text, the source's own spelling
  escaped,      // characters that may be markup are escaped
  all_escaped,  // every punctuation mark is escaped; numeric references beside delimiters and for white space at edges
  alternating,  // the same, and adjacent emphasis alternates '*' and '_'
  refused,
};

// How the unit's own bytes spell its text, and what its place allows.
class Speller {
 public:
  Speller(const Article& article, const Unit& unit);

  // The spelling of each part of `target` that is text (others: empty), in order. `target` is in the unit's
  // canonical form (canonical_target).
  [[nodiscard]] std::vector<std::string> spell(const Content& target, Rung rung) const;

  [[nodiscard]] const std::string& line_join() const { return join_; }

 private:
  struct Atom {
    std::string text;  // one decoded character; empty: a code
    Part part;         // codes
    std::string raw;   // its spelling in the source
  };

  void read_atoms();
  void read_text_atoms(Span region, std::string_view text);
  [[nodiscard]] Span atom_at(uint32_t at, uint32_t end, std::string& text) const;
  [[nodiscard]] std::vector<std::string> source_spelling(const std::vector<Atom>& target) const;
  [[nodiscard]] std::string spell_character(std::string_view c, const std::string& from_source, Rung rung,
                                            bool line_start, bool after_digit) const;
  [[nodiscard]] bool must_escape(char c) const;
  [[nodiscard]] std::string escape(char c) const;
  [[nodiscard]] bool is_risky(std::string_view c, bool line_start, bool after_digit) const;
  void protect_neighbours(const std::vector<Atom>& atoms, std::vector<std::string>& spelled) const;

  const Article& article_;
  const Unit& unit_;
  bool cell_ = false;
  char quote_ = '\0';                         // title, attribute, argument: the character that ends it
  bool plain_ = true;                         // every text of the unit is spelled as it reads
  std::string join_;                          // how a line break is spelled
  std::vector<Atom> atoms_;                   // of the source; only when not plain_
  std::map<std::string, std::string> habit_;  // characters that the source always spells the same special way
};

// `target` as the unit's place can hold it: no line breaks where there can be none, no blank lines.
[[nodiscard]] Content canonical_target(const Article& article, const Unit& unit, Content target);

// Delimiters for emphasis codes such that adjacent and directly nested ones differ: code number -> '*' or '_'.
[[nodiscard]] std::map<uint32_t, char> alternate_emphasis(const Content& target, const std::vector<const Code*>& codes);

}  // namespace docloc::segment
