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
// status deprecatedTerm-admn-sts. Read too: the element names of ISO 30042:2019 (<conceptEntry>, <langSec>, <termSec>).
[[nodiscard]] std::string write_tbx(const Glossary& glossary);
// Languages: the very tag, else one of the same language. Several words to use become several terms.
[[nodiscard]] GlossaryRead read_tbx(std::string_view path, std::string_view bytes, std::string_view source_locale,
                                    std::string_view target_locale);

// RFC 4180 with the header "source,target,forbidden,note"; forbidden words are divided by "|" ("\|" is the sign
// itself).
[[nodiscard]] std::string write_csv(const Glossary& glossary);
// Columns in any order, commas, semicolons or tabs between them; a byte order mark and any line ends are let through.
[[nodiscard]] GlossaryRead read_csv(std::string_view path, std::string_view bytes, std::string_view source_locale,
                                    std::string_view target_locale);

// `incoming` into `terms`: an entry of the same source and target is replaced in its place, others come last.
[[nodiscard]] std::vector<Term> merge_terms(std::vector<Term> terms, const std::vector<Term>& incoming);

}  // namespace docloc::exchange
