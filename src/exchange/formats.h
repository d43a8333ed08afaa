// Jobs as files, and files as jobs. Writers are deterministic: same job, same bytes, no dates. Readers never fail: what
// cannot be read is left out with a finding that has line and column, and the rest goes on. Any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "exchange/job.h"

namespace docloc::exchange {

enum class Format : uint8_t { markdown, xliff12, xliff2, po, tmx, tbx, csv, package };
// "md", "xliff12", "xliff2", "po", "tmx", "tbx", "csv", "zip".
[[nodiscard]] const char* to_string(Format format);
[[nodiscard]] std::optional<Format> format_named(std::string_view name);
// By extension, and where several formats share it, by content. nullopt: none of these.
[[nodiscard]] std::optional<Format> guess_format(std::string_view path, std::string_view bytes);
// ".xlf", ".po", ...: what a file of the format is called after its article's path.
[[nodiscard]] std::string_view extension_of(Format format);

struct Read {
  std::optional<Job> job;  // none: the file as a whole is unusable
  Findings findings;       // rules "exchange/..."
};

// XLIFF 1.2 strict. A <group> a unit, a <trans-unit> a segment. State: initial "needs-translation" (nothing where there
// is no target), translated "translated", reviewed "signed-off", final "final"; translated by a machine or a guess
// "needs-review-translation" with state-qualifier "leveraged-mt" or "fuzzy-match". Codes: <g> for a pair inside one
// segment, <bx/> and <ex/> for pairs that overlap, <it> for one end whose other is in another segment, <x/> for the
// rest; ids are the catalog's numbers. A character that XML cannot hold is an <x/> of ctype x-docloc-character.
[[nodiscard]] std::string write_xliff12(const Job& job);
// Reads also what tools make of it: <mrk> and <seg-source> (of which only the text counts), <bpt>, <ept> and <ph>,
// states of their own; a file that was cut or broken gives its whole items.
[[nodiscard]] Read read_xliff12(std::string_view path, std::string_view bytes);

// GNU gettext PO. msgctxt is "ARTICLE#UNIT/SEGMENT". Codes are tags in the text: "<1>the guide</1>", "<2/>"; text that
// would read as a tag is written "&lt;1>". "#, fuzzy" marks what a human must look at: guesses, unreviewed machine
// text, text that says itself it is initial. "#| msgid" is the older source of a stale translation, "#~" an entry whose
// segment leaves no more. "#. docloc:..." carries what PO has no place for.
[[nodiscard]] std::string write_po(const Job& job);
[[nodiscard]] Read read_po(std::string_view path, std::string_view bytes);

// XLIFF 2.1, a catalog with fewer units. Only whole units leave; segments that were not chosen are context.
[[nodiscard]] std::string write_xliff2(const catalog::Catalog& locale, const Selection& selection);
[[nodiscard]] Read read_xliff2(std::string_view path, std::string_view bytes);

// A pair of texts for a translation memory. Codes are the entry's own, numbered from 1.
struct MemoryEntry {
  std::string name;  // long_name of the segment it comes from; empty: none of docloc's
  segment::Content source;
  segment::Content target;
  std::vector<segment::Code> codes;
  catalog::State state = catalog::State::translated;
  catalog::Origin origin = catalog::Origin::human;
  std::vector<std::string> notes;
  friend bool operator==(const MemoryEntry&, const MemoryEntry&) = default;
};

struct Memory {
  std::string source_locale;
  std::string target_locale;
  std::vector<MemoryEntry> entries;
};

struct MemoryRead {
  std::optional<Memory> memory;
  Findings findings;
};

// The job's segments that have a target, but for guesses.
[[nodiscard]] Memory memory_of(const Job& job);
// TMX 1.4. Codes with their bytes: <bpt>, <ept>, <ph>, and <it> for one end alone. Entries in the order given.
[[nodiscard]] std::string write_tmx(const Memory& memory);
// Of each <tu> the variants in the two languages: the very tag, else one of the same language. Entries that lack one
// are passed over.
[[nodiscard]] MemoryRead read_tmx(std::string_view path, std::string_view bytes, std::string_view source_locale,
                                  std::string_view target_locale);
// Both, without repetitions (of source, target and codes; the first stays), sorted by source, target, name.
[[nodiscard]] Memory merge(Memory a, Memory b);

}  // namespace docloc::exchange
