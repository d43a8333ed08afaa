// Words of the glossary, names of products, compounds: terms/... Compounds are in compounds.cpp, one source with
// several targets in consistency.cpp.
#include "check/term_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "check/rules.h"
#include "check/sides.h"
#include "check/term_matches.h"
#include "text/characters.h"
#include "text/locale.h"

namespace docloc::check {

using text::character_at;
using text::character_before;

using text::Inflection;

namespace {

// What a rule of the glossary looks at: one pair, and the terms that its source has.
struct Use {
  const UnitPair& pair;
  const Reading& source;
  const Reading& target;
  const TermIndex::Entry& entry;
  Span in_source;
  const Inflection& inflection;
};

bool is_sentence_start(std::string_view text, uint32_t at) {
  size_t before = at;
  while (before > 0) {
    const uint32_t c = character_before(text, before).value;
    if (c == '.' || c == '!' || c == '?' || c == ':' || c == 0x3002) return true;
    // Codes and opening signs may stand before a sentence's first word.
    if (!is_space(c) && c != kCodeSign && text::is_word_character(c)) return false;
    before -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }
  return true;
}

// Calls `look` with every term that stands in the source of a pair.
template <typename Look>
void each_use(const Subject& subject, const Look& look) {
  if (subject.terms == nullptr || subject.terms->terms.empty()) return;
  const TermIndex index(*subject.terms, subject.source_locale);
  const Inflection& inflection = text::inflection_of(subject.locale);
  for (const UnitPair& pair : subject.pairs) {
    const Reading source = read_words(pair.source.text);
    const std::vector<TermIndex::Occurrence> found = index.find_in(source);
    if (found.empty()) continue;
    const Reading target = read_words(pair.target.text);
    for (size_t i = 0; i < found.size(); ++i) {
      const bool again =
          std::ranges::count(std::span(found).first(i), found[i].entry, &TermIndex::Occurrence::entry) > 0;
      if (!again) look(Use{pair, source, target, index.entries()[found[i].entry], found[i].bytes, inflection});
    }
  }
}

std::vector<std::string_view> approved_forms(const TermIndex::Entry& entry) {
  std::vector<std::string_view> forms;
  for (const Term* term : entry.terms) {
    forms.insert(forms.end(), term->targets.begin(), term->targets.end());
    forms.insert(forms.end(), term->forms.begin(), term->forms.end());
    if (!term->translate) forms.emplace_back(term->source);
  }
  return forms;
}

// Where something is missing that the source has at `in_source`: where the segment begins that translates it.
Span place_in_target(const UnitPair& pair, Span in_source) {
  for (const SegmentPair& segment : pair.segments) {
    if (segment.source.contains(in_source)) return {segment.target.begin, segment.target.begin};
  }
  return {pair.segments.front().target.begin, pair.segments.front().target.begin};
}

void find_missing_terms(const Subject& subject, Reporter& report) {
  each_use(subject, [&](const Use& use) {
    const bool is_name = std::ranges::any_of(use.entry.terms, [](const Term* term) { return !term->translate; });
    const std::vector<std::string_view> forms = approved_forms(use.entry);
    if (is_name || forms.empty()) return;
    const bool there = std::ranges::any_of(
        forms, [&](std::string_view form) { return may_have_phrase(use.target, phrase_of(form), use.inflection); });
    if (there) return;
    const std::string_view term = use.in_source.of(use.pair.source.text);
    Finding& finding = report.on_pair(use.pair, use.in_source, place_in_target(use.pair, use.in_source),
                                      fmt::format("\"{}\" is not translated as the glossary has it.", term),
                                      fmt::format("Use \"{}\".", forms.front()));
    finding.token = use.entry.terms.front()->source;
  });
}

bool is_within(Span inner, const std::vector<Span>& outer) {
  return std::ranges::any_of(outer, [&](Span span) { return span.contains(inner); });
}

// Where approved forms stand: "katalogtjänst" may be one although "katalog" is forbidden.
std::vector<Span> approved_places(const Reading& target, const std::vector<std::string_view>& forms,
                                  const Inflection& inflection) {
  std::vector<Span> places;
  for (const std::string_view form : forms) {
    const std::vector<Span> found = find_phrase(target, phrase_of(form), inflection);
    places.insert(places.end(), found.begin(), found.end());
  }
  return places;
}

void find_forbidden_terms(const Subject& subject, Reporter& report) {
  each_use(subject, [&](const Use& use) {
    const std::vector<std::string_view> forms = approved_forms(use.entry);
    std::vector<Span> approved;
    for (const Term* term : use.entry.terms) {
      for (const std::string& forbidden : term->forbidden) {
        const std::vector<Span> found = find_phrase(use.target, phrase_of(forbidden), use.inflection);
        if (!found.empty() && approved.empty()) approved = approved_places(use.target, forms, use.inflection);
        for (const Span place : found) {
          if (is_within(place, approved)) continue;
          const bool same_segment = use.pair.segment_at(place.begin).source.contains(use.in_source);
          Finding& finding = report.on_pair(
              use.pair, same_segment ? use.in_source : source_at(use.pair, place), place,
              fmt::format("The glossary forbids \"{}\" for \"{}\".", place.of(use.pair.target.text), term->source),
              forms.empty() ? "Take another word." : fmt::format("Use \"{}\".", forms.front()));
          if (phrase_of(place.of(use.pair.target.text)) == phrase_of(forbidden) && !forms.empty())
            set_target_fix(finding, use.pair, {{place, std::string(forms.front())}}, false);
        }
      }
    }
  });
}

// The bytes of `found` that differ from `form` in nothing but case; empty: not at its place.
std::string_view same_letters(std::string_view found, std::string_view form) {
  const std::string lower = text::to_lower(found);
  const size_t at = lower.find(text::to_lower(form));
  if (at == std::string::npos || lower.size() != found.size()) return {};
  return found.substr(at, form.size());
}

std::string with_capital(std::string_view form) {
  const size_t first = character_length(form, 0);
  return text::to_upper(form.substr(0, first)) + std::string(form.substr(first));
}

void check_case(const Use& use, std::string_view form, Reporter& report) {
  const std::string_view text = use.pair.target.text;
  for (const Span place : find_phrase(use.target, phrase_of(form), use.inflection)) {
    const std::string_view written = same_letters(place.of(text), form);
    if (written.empty() || written == form) continue;
    const auto begin = static_cast<uint32_t>(written.data() - text.data());
    if (is_sentence_start(text, begin) && written == with_capital(form)) continue;
    const Span bytes{begin, begin + static_cast<uint32_t>(written.size())};
    Finding& finding = report.on_pair(use.pair, source_at(use.pair, bytes), bytes,
                                      fmt::format("The glossary writes \"{}\", not \"{}\".", form, written),
                                      "Take over its capitals and small letters.");
    set_target_fix(finding, use.pair, {{bytes, std::string(form)}}, true);
  }
}

void find_wrong_case(const Subject& subject, Reporter& report) {
  each_use(subject, [&](const Use& use) {
    for (const Term* term : use.entry.terms) {
      if (term->letter_case != CaseRule::exact || !term->translate) continue;
      for (const std::string& form : term->targets)
        check_case(use, form, report);
    }
  });
}

// A name as a word of its own; none: not there.
std::optional<Span> find_name(std::string_view text, std::string_view name) {
  for (size_t at = 0; (at = text.find(name, at)) != std::string_view::npos; at += name.size()) {
    const size_t end = at + name.size();
    if (text::is_word_character(character_before(text, at).value) ||
        text::is_word_character(character_at(text, end).value))
      continue;
    return Span{static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
  }
  return std::nullopt;
}

// With a fix where the name stands there in other letters.
Finding& report_lost_name(const UnitPair& pair, std::string_view name, Span in_source, Reporter& report,
                          Severity severity) {
  Span place = place_in_target(pair, in_source);
  // In other letters it is there: "Powershell".
  const std::vector<Span> other = find_phrase(read_words(pair.target.text), phrase_of(name), text::inflection_of(""));
  const bool in_place = !other.empty() && pair.segment_at(other.front().begin).source.contains(in_source);
  if (in_place) place = other.front();
  Finding& finding =
      report.on_pair(pair, in_source, place,
                     in_place ? fmt::format("\"{}\" is written \"{}\".", place.of(pair.target.text), name)
                              : fmt::format("The name \"{}\" does not stand in the translation.", name),
                     "Keep it as the source has it.");
  finding.token = name;
  finding.severity = severity;
  if (in_place) set_target_fix(finding, pair, {{place, std::string(name)}}, false);
  return finding;
}

size_t count_in(std::string_view text, std::string_view name) {
  size_t count = 0;
  for (size_t at = 0; (at = text.find(name, at)) != std::string_view::npos; at += name.size())
    ++count;
  return count;
}

// "Windows Explorer": a program that has a name in every language, of which "Windows" need not be a part.
bool is_translated_name(const UnitPair& pair, Span name) {
  return name.of(pair.source.text) == "Windows" &&
         std::string_view(pair.source.text).substr(name.end).starts_with(" Explorer");
}

// "Dynamics 365" with a space that no line breaks at: the name is there.
bool is_kept_with_no_break(const UnitPair& pair, std::string_view name) {
  const size_t space = name.find(' ');
  if (space == std::string_view::npos) return false;
  std::string other(name);
  other.replace(space, 1, "\xC2\xA0");
  return pair.target.text.contains(other);
}

// Where a segment's source has `name` and its target has not; none: everywhere it stands in both.
std::optional<Span> find_lost_name(const UnitPair& pair, std::string_view name) {
  for (const SegmentPair& segment : pair.segments) {
    if (segment.target.of(pair.target.text).find(name) != std::string_view::npos) continue;
    const std::optional<Span> found = find_name(segment.source.of(pair.source.text), name);
    if (found) return Span{found->begin + segment.source.begin, found->end + segment.source.begin};
  }
  return std::nullopt;
}

// What a page speaks of all the time may be left out of a sentence: "you are asked" for "PowerShell asks you". Headings
// and links have their names.
bool may_be_left_out(std::string_view name, const UnitPair& pair, Span in_source, const Subject& subject) {
  constexpr ptrdiff_t kOften = 5;  // units
  constexpr ptrdiff_t kSpaces = 7;
  const auto segment =
      std::ranges::find_if(pair.segments, [&](const SegmentPair& one) { return one.source.contains(in_source); });
  if (segment == pair.segments.end() || std::ranges::count(segment->source.of(pair.source.text), ' ') < kSpaces)
    return false;
  return std::ranges::count_if(subject.pairs, [&](const UnitPair& one) { return one.target.text.contains(name); }) >=
         kOften;
}

// Names that no language translates. Machine translation does: "Microsoft Imagine" becomes "anta" (assume). A
// translator may still say "the program": a warning. What moved to another sentence is there as often as before.
void find_lost_well_known_names(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    std::optional<Span> reported;
    for (const std::string_view name : well_known_names()) {
      const size_t in_source = count_in(pair.source.text, name);
      if (in_source == 0 || count_in(pair.target.text, name) >= in_source || is_kept_with_no_break(pair, name))
        continue;
      const std::optional<Span> lost = find_lost_name(pair, name);
      // Names begin with shorter ones.
      if (!lost || is_translated_name(pair, *lost) || (reported && reported->begin == lost->begin)) continue;
      const bool is_term =
          subject.terms != nullptr && std::ranges::count(subject.terms->terms, name, &Term::source) > 0;
      if (is_term) continue;
      reported = lost;
      Finding& finding = report_lost_name(pair, name, *lost, report, Severity::warning);
      if (!finding.fix && may_be_left_out(name, pair, *lost, subject)) finding.severity = Severity::info;
    }
  }
}

void find_lost_names(const Subject& subject, Reporter& report) {
  find_lost_well_known_names(subject, report);
  each_use(subject, [&](const Use& use) {
    for (const Term* term : use.entry.terms) {
      if (term->translate || use.target.text.find(term->source) != std::string_view::npos) continue;
      report_lost_name(use.pair, term->source, use.in_source, report, Severity::error);
    }
  });
}

constexpr auto kRules = std::to_array<Rule>({
    {"terms/case", Severity::warning, Scope::translation, "A term has other capitals than the glossary gives it.",
     find_wrong_case, Fixes::safe},
    {"terms/compound", Severity::warning, Scope::translation, "A compound was split into two words.",
     find_split_compounds, Fixes::unsafe, conclude_split_compounds},
    {"terms/do-not-translate", Severity::error, Scope::translation,
     "A name that is not to be translated is missing from the translation.", find_lost_names},
    {"terms/forbidden", Severity::warning, Scope::translation,
     "A word stands in the translation that the glossary forbids.", find_forbidden_terms, Fixes::unsafe},
    {"terms/hyphen", Severity::warning, Scope::translation, "A hyphen is missing behind the name of a product.",
     find_missing_hyphens, Fixes::unsafe, conclude_missing_hyphens},
    {"terms/inconsistent", Severity::info, Scope::translation,
     "One heading, label, link text or product name is translated in several ways.", note_translations, Fixes::none,
     conclude_translations},
    {"terms/missing", Severity::warning, Scope::translation,
     "The translation has none of the glossary's words for a term.", find_missing_terms},
});

}  // namespace

std::span<const std::string_view> well_known_names() {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"Active Directory", "Azure",         "Dynamics 365", "Facebook", "GitHub",        "Google",
       "Kerberos",         "Kubernetes",    "Linux",        "macOS",    "Microsoft 365", "Microsoft Imagine",
       "Microsoft",        "Office 365",    "OneDrive",     "Power BI", "PowerShell",    "SharePoint",
       "SQL Server",       "Visual Studio", "Windows"});
  return kNames;
}

std::span<const Rule> term_rules() {
  return kRules;
}

}  // namespace docloc::check
