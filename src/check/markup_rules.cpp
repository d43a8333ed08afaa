// Markup in translations that does not become any: readers see its signs. What the source shows too is meant.
#include <fmt/format.h>

#include <array>
#include <string>

#include "check/debris.h"
#include "check/reporter.h"
#include "check/rules.h"

namespace docloc::check {

namespace {

struct Words {
  std::string_view message;  // with {} for what readers see
  std::string_view hint;
};

// One finding a unit: what is broken once is broken in all its signs. Gives the finding of each to `mend`.
template <typename Mend>
void find_surplus(const Subject& subject, Reporter& report, Debris kind, const Words& words, const Mend& mend) {
  for (const UnitPair& pair : subject.pairs) {
    const Span found = surplus_debris(kind, pair.source.text, pair.target.text);
    if (found.empty()) continue;
    const std::string shown(found.of(pair.target.text));
    Finding& finding =
        report.on_pair(pair, {}, found, fmt::format(fmt::runtime(words.message), shown), std::string(words.hint));
    mend(finding, pair, found);
  }
}

void find_surplus(const Subject& subject, Reporter& report, Debris kind, const Words& words) {
  find_surplus(subject, report, kind, words, [](Finding&, const UnitPair&, Span) {});
}

// All of `spans` lie in one segment of the translation.
bool is_in_one_segment(const UnitPair& pair, const std::vector<Span>& spans) {
  const Span whole = pair.segment_at(spans.front().begin).target;
  return spans.front().begin >= whole.begin && spans.back().end <= whole.end;
}

void find_emphasis(const Subject& subject, Reporter& report) {
  find_surplus(subject, report, Debris::emphasis,
               {"\"{}\" is no emphasis here: readers see the signs.",
                "Put the signs right before and right after the words, without spaces between, or take them out."},
               [](Finding& finding, const UnitPair& pair, Span) {
                 // Where the source shows none at all, none of them is meant.
                 const std::vector<Span> all = find_debris(Debris::emphasis, pair.target.text);
                 if (!find_debris(Debris::emphasis, pair.source.text).empty()) return;
                 if (!is_in_one_segment(pair, all)) return;
                 std::vector<Edit> edits;
                 for (const Span span : all)
                   edits.push_back({.bytes = span, .text = ""});
                 set_target_fix(finding, pair, std::move(edits), false);
               });
}

void find_links(const Subject& subject, Reporter& report) {
  find_surplus(subject, report, Debris::link,
               {"\"{}\" is no link: readers see its brackets.",
                "Write [text](address) without spaces between the brackets, in ASCII brackets."});
}

void find_references(const Subject& subject, Reporter& report) {
  find_surplus(subject, report, Debris::reference,
               {"\"{}\" is no link, for nothing defines its label: readers see its brackets.",
                "Use the source's label; the text before it is what is translated."});
}

void find_code(const Subject& subject, Reporter& report) {
  find_surplus(subject, report, Debris::code,
               {"\"{}\" opens or closes no code: readers see it.",
                "Put one backtick before and one after the code, or take it out."});
}

void find_html(const Subject& subject, Reporter& report) {
  find_surplus(
      subject, report, Debris::html,
      {"Readers see \"{}\", which the source does not show.", "Write the sign itself, or the source's tag as a tag."});
}

void find_directives(const Subject& subject, Reporter& report) {
  find_surplus(subject, report, Debris::directive,
               {"\"{}\" is no directive here: readers see it.",
                "Leave the names and signs of directives as the source has them."});
}

void find_escapes(const Subject& subject, Reporter& report) {
  find_surplus(subject, report, Debris::escape,
               {"Readers see the backslash of \"{}\".", "Write the sign alone: docloc escapes what needs it."},
               [](Finding& finding, const UnitPair& pair, Span found) {
                 set_target_fix(finding, pair, {{.bytes = {found.begin, found.begin + 1}, .text = ""}}, false);
               });
}

void find_markers(const Subject& subject, Reporter& report) {
  find_surplus(subject, report, Debris::marker,
               {"\"{}\" makes neither a heading nor a list here: readers see it.",
                "Take it out: the source's block is already what it is."},
               [](Finding& finding, const UnitPair& pair, Span found) {
                 set_target_fix(finding, pair, {{.bytes = found, .text = ""}}, false);
               });
}

constexpr auto kRules = std::to_array<Rule>({
    {"markup/code", Severity::warning, Scope::translation, "A backtick is left over.", find_code},
    {"markup/directive", Severity::warning, Scope::translation, "A directive is broken or translated.",
     find_directives},
    {"markup/emphasis", Severity::warning, Scope::translation, "Signs of emphasis make none.", find_emphasis,
     Fixes::unsafe},
    {"markup/escape", Severity::warning, Scope::translation, "A backslash is shown.", find_escapes, Fixes::unsafe},
    {"markup/html", Severity::warning, Scope::translation, "A tag or character reference is shown as text.", find_html},
    {"markup/link", Severity::warning, Scope::translation, "The signs of a link make none.", find_links},
    {"markup/marker", Severity::warning, Scope::translation, "The sign of a heading or list is shown.", find_markers,
     Fixes::unsafe},
    {"markup/reference", Severity::warning, Scope::translation, "The signs of a reference link make none.",
     find_references},
});

}  // namespace

std::span<const Rule> markup_rules() {
  return kRules;
}

}  // namespace docloc::check
