// Where the words of a glossary stand in a text. Internal to room check.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "check/terms.h"
#include "text/inflection.h"

namespace docloc::check {

// A text as its words, each in lower case.
struct Reading {
  struct Word {
    Span bytes;
    std::string lower;
  };
  std::string_view text;  // outlives the reading
  std::vector<Word> words;
};
[[nodiscard]] Reading read_words(std::string_view text);

// A term's or form's words in lower case: "Pull request" gives {"pull", "request"}.
using Phrase = std::vector<std::string>;
[[nodiscard]] Phrase phrase_of(std::string_view text);

// Where `phrase` stands in `reading`: its words one behind the other, with a space or hyphen between, the last of them
// inflected, the first of them behind a prefix of its language.
[[nodiscard]] std::vector<Span> find_phrase(const Reading& reading, const Phrase& phrase,
                                            const text::Inflection& inflection);

// Whether some form of it may be there, in compounds, too, or with other words between: for rules that say it is not.
[[nodiscard]] bool may_have_phrase(const Reading& reading, const Phrase& phrase, const text::Inflection& inflection);

// A word (in lower case) without endings and prefixes, so that forms of one word are the same. A view into `word`.
[[nodiscard]] std::string_view shortest_stem(std::string_view word, const text::Inflection& inflection);

// The terms of a glossary by their sources. Entries of the same source are one term with several targets. `terms`
// outlives the index.
class TermIndex {
 public:
  TermIndex(const Terms& terms, std::string_view source_locale);

  struct Occurrence {
    uint32_t entry = 0;  // index into entries()
    Span bytes;
  };
  struct Entry {
    Phrase phrase;
    std::vector<const Term*> terms;
  };
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  // In order, none overlapping: of several at one place the longest. Names with translate == false or an exact case are
  // found as they are written only.
  [[nodiscard]] std::vector<Occurrence> find_in(const Reading& source) const;

 private:
  [[nodiscard]] bool is_meant(const Entry& entry, std::string_view found) const;

  const text::Inflection& inflection_;
  std::vector<Entry> entries_;
  std::multimap<std::string, uint32_t, std::less<>> by_first_word_;
};

}  // namespace docloc::check
