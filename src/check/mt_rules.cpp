// The faults that machines and tired people make: text left in the source's language, cut off, doubled, stuck together.
#include <array>

#include "check/habits.h"
#include "check/mt_checks.h"
#include "check/rules.h"

namespace docloc::check {

namespace {

constexpr auto kRules = std::to_array<Rule>({
    {"mt/doubled-word", Severity::warning, Scope::translation, "A word stands twice in a row.", find_doubled_words,
     Fixes::unsafe},
    {"mt/language", Severity::warning, Scope::translation, "A translation seems to be of another language.",
     find_other_languages},
    {"mt/leading-space", Severity::warning, Scope::translation, "A translation begins or ends with white space.",
     find_edge_spaces, Fixes::safe},
    {"mt/length", Severity::warning, Scope::translation,
     "A translation is much shorter or longer than others of such sources.", note_lengths, Fixes::none,
     conclude_lengths},
    {"mt/merged-token", Severity::warning, Scope::translation, "Two words or sentences stick together.",
     find_merged_tokens, Fixes::safe},
    {"mt/repeated-sentence", Severity::warning, Scope::translation, "One translation stands for two different sources.",
     find_repeated_sentences},
    {"mt/space-at-code", Severity::warning, Scope::translation,
     "A space beside code, a link or emphasis was lost, or stands inside of it.", find_spaces_at_codes, Fixes::safe},
    {"mt/space-before-punctuation", Severity::warning, Scope::translation, "A space stands before a sign.",
     find_spaces_before_punctuation, Fixes::safe, conclude_habit},
    {"mt/ui-capital", Severity::warning, Scope::translation, "A label lost its capital.", find_small_labels,
     Fixes::none, conclude_labels},
    {"mt/untranslated", Severity::warning, Scope::translation, "A text was left in the source's language.",
     find_source_language},
});

}  // namespace

std::span<const Rule> mt_rules() {
  return kRules;
}

}  // namespace docloc::check
