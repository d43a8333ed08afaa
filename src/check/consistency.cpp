// terms/inconsistent: what a heading, a cell, a label or a link's text is translated as, over all articles; and what a
// product's name is within one article (product_forms.cpp).
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "check/product_forms.h"
#include "check/rules.h"
#include "check/sides.h"
#include "check/term_matches.h"
#include "check/term_rules.h"
#include "text/characters.h"
#include "text/inflection.h"
#include "text/locale.h"

namespace docloc::check {

using text::character_at;
using text::character_before;

using segment::CodeKind;
using segment::PartKind;
using text::Inflection;

namespace {

constexpr size_t kLongest = 60;  // bytes of the source: longer texts are sentences
constexpr size_t kEnoughForSpelling = 5;
constexpr ptrdiff_t kMostWordsOfCell = 4;

// Without white space and codes around.
Span trimmed(std::string_view text, Span span) {
  const auto is_edge = [&](uint32_t c) { return is_space(c) || c == kCodeSign; };
  while (!span.empty() && is_edge(character_at(text, span.begin).value))
    span.begin += static_cast<uint32_t>(character_length(text, span.begin));
  while (!span.empty()) {
    const uint32_t c = character_before(text, span.end).value;
    if (!is_edge(c)) break;
    span.end -= c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
  }
  return span;
}

bool is_worth_noting(std::string_view text) {
  return text.size() >= 4 && text.size() <= kLongest && text.find(kCode) == std::string_view::npos &&
         text::has_words(text, false);
}

// The text that code `number` is around; none: it is not there once.
std::optional<Span> inside(const Side& side, uint32_t number) {
  std::optional<Span> span;
  for (const Mark& mark : side.marks) {
    if (mark.code != number) continue;
    if (mark.part == PartKind::open) {
      if (span) return std::nullopt;
      const auto begin = static_cast<uint32_t>(mark.at + kCode.size());
      span = Span{begin, begin};
    } else if (mark.part == PartKind::close && span && mark.at >= span->begin) {
      span->end = mark.at;
    }
  }
  return span;
}

std::string folded(std::string_view text) {
  std::string out;
  for (const Reading::Word& word : read_words(text).words) {
    if (!out.empty()) out += ' ';
    out += word.lower;
  }
  return out;
}

void note_one(const UnitPair& pair, Span source, Span target, char kind, Reporter& report) {
  const Span from = trimmed(pair.source.text, source);
  const Span to = trimmed(pair.target.text, target);
  if (to.empty() || !is_worth_noting(from.of(pair.source.text))) return;
  const SegmentPair& segment = pair.segment_at(to.begin);
  if (!segment.target.contains(to) || !segment.source.contains(from)) return;
  const std::string_view text = to.of(pair.target.text);
  if (text.find(kCode) != std::string_view::npos || text.size() > 3 * kLongest) return;
  report.note(kind + folded(from.of(pair.source.text)), std::string(text), report.on_pair(pair, from, to, "", ""));
}

// The words of a target in a form that endings do not change.
struct Form {
  std::string stems;    // "azure-kontocent"; of "Azure Kontocentret", too, but with a space
  std::string letters;  // "azurekontocent": without what stands between; only the last word without its ending
};

Form form_of(std::string_view text, const Inflection& inflection) {
  Form form;
  uint32_t end = 0;
  const Reading reading = read_words(text);
  for (const Reading::Word& word : reading.words) {
    if (!form.stems.empty()) form.stems += text[end] == '-' ? '-' : ' ';
    const std::string_view stem = shortest_stem(word.lower, inflection);
    form.stems += stem;
    form.letters += &word == &reading.words.back() ? stem : std::string_view(word.lower);
    end = word.bytes.end;
  }
  return form;
}

struct Variant {
  uint32_t count = 0;
  const Note* first = nullptr;
};

std::string place_of(const Finding& finding) {
  return fmt::format("{}:{}", finding.source.path, finding.source.line);
}

}  // namespace

void note_translations(const Subject& subject, Reporter& report) {
  for (const UnitPair& pair : subject.pairs) {
    const Span source{0, static_cast<uint32_t>(pair.source.text.size())};
    const Span target{0, static_cast<uint32_t>(pair.target.text.size())};
    const bool short_cell =
        pair.strings->kind == "cell" && std::ranges::count(pair.source.text, ' ') < kMostWordsOfCell;
    if (pair.strings->kind == "heading" || short_cell) note_one(pair, source, target, 'h', report);
    for (const Mark& mark : pair.source.marks) {
      if (mark.part != PartKind::open) continue;
      const CodeKind kind = pair.code(mark).kind;
      if (kind != CodeKind::strong && kind != CodeKind::link) continue;
      const std::optional<Span> from = inside(pair.source, mark.code);
      const std::optional<Span> to = inside(pair.target, mark.code);
      if (from && to) note_one(pair, *from, *to, kind == CodeKind::strong ? 's' : 'l', report);
    }
  }
  note_product_forms(subject, report);
}

void conclude_translations(std::span<const Note> notes, Findings& out) {
  if (notes.front().key.front() == kProductForm) return conclude_product_forms(notes, out);
  constexpr size_t kFewest = 3;  // with two nobody knows which one is right
  if (notes.size() < kFewest) return;
  const Inflection& inflection = text::inflection_of(notes.front().draft.locale);
  std::vector<Form> forms;
  std::map<std::string, Variant> variants;
  for (const Note& note : notes) {
    forms.push_back(form_of(note.value, inflection));
    Variant& variant = variants[forms.back().stems];
    if (variant.count++ == 0) variant.first = &note;
  }
  if (variants.size() < 2) return;
  const auto usual =
      std::ranges::max_element(variants, [](const auto& a, const auto& b) { return a.second.count < b.second.count; });
  // Where nothing prevails the difference may be meant.
  if (size_t{3} * usual->second.count < 2 * notes.size()) return;
  const Form usual_form = form_of(usual->second.first->value, inflection);
  for (size_t i = 0; i < notes.size(); ++i) {
    if (forms[i].stems == usual_form.stems) continue;
    Finding& finding = out.emplace_back(notes[i].draft);
    const bool spelling_alone = forms[i].letters == usual_form.letters;
    finding.message =
        fmt::format("\"{}\" is \"{}\" here and \"{}\" in {} of {} places.", std::string_view(notes[i].key).substr(1),
                    notes[i].value, usual->second.first->value, usual->second.count, notes.size());
    finding.hint = fmt::format("See {}, and write it in one way.", place_of(usual->second.first->draft));
    // Nobody means a hyphen or a space to differ; between parts of a Japanese name either is usual.
    if (spelling_alone && !inflection.joined && notes.size() >= kEnoughForSpelling)
      finding.severity = Severity::warning;
  }
}

}  // namespace docloc::check
