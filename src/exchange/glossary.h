// A locale's terms, as TBX-Basic and as CSV. The project keeps them in locales/<locale>/glossary.yaml
// (site/glossary.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace docloc::exchange {

struct Term {
  std::string source;
  std::string target;                  // the word to use; may be empty where only some are forbidden
  std::vector<std::string> forbidden;  // words of the target language not to use
  std::string note;
  std::vector<std::string> also;   // further words that may be used in its place
  std::vector<std::string> forms;  // forms of these words that their language's rules do not give
  bool exact_case = false;         // capitals and small letters are part of the word
  bool translate = true;           // false: a name that stays as it is; it has no target
  friend bool operator==(const Term&, const Term&) = default;
};

struct Glossary {
  std::string source_locale;
  std::string target_locale;
  std::vector<Term> terms;
};

struct GlossaryRead {
  std::optional<Glossary> glossary;
  Findings findings;  // exchange/...
};

// TBX-Basic (ISO 30042:2008, <martif type="TBX-Basic">): a <termEntry> a term; forbidden words have the administrative
// status deprecatedTerm-admn-sts, further ones to use admittedTerm-admn-sts. Read too: the element names of ISO
// 30042:2019 (<conceptEntry>, <langSec>, <termSec>). It has no place for forms, case and names that stay: those entries
// of the project keep what they have (merge_terms).
[[nodiscard]] std::string write_tbx(const Glossary& glossary);
// Languages: the very tag, else one of the same language. Several words to use: the preferred one, or the first, is the
// target, the others may be used, too.
[[nodiscard]] GlossaryRead read_tbx(std::string_view path, std::string_view bytes, std::string_view source_locale,
                                    std::string_view target_locale);

// RFC 4180 with the header "source,target,also,forbidden,forms,case,translate,note"; words of one field are divided by
// "|" ("\|" is the sign itself); case is "exact" or empty, translate "no" or empty.
[[nodiscard]] std::string write_csv(const Glossary& glossary);
// Columns in any order, commas, semicolons or tabs between them; a byte order mark and any line ends are let through.
[[nodiscard]] GlossaryRead read_csv(std::string_view path, std::string_view bytes, std::string_view source_locale,
                                    std::string_view target_locale);

// `incoming` into `terms`: an entry of the same source and target is replaced in its place, others come last. Forms,
// case and translate stay where `incoming` has none of them: not every format carries them.
[[nodiscard]] std::vector<Term> merge_terms(std::vector<Term> terms, const std::vector<Term>& incoming);

}  // namespace docloc::exchange
