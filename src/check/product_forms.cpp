#include "check/product_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

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
using text::Inflection;

namespace {

// Articles that a name has before it everywhere or nowhere: what stands there now and then is the source's "the".
// German and the languages of France and Spain have them as the sentence wants.
struct Articles {
  std::string_view language;
  std::string_view words;  // between spaces
};
constexpr auto kArticles = std::to_array<Articles>({{"sv", " den det "}, {"da", " den det "}, {"nb", " den det "}});

// The only place of `name` in `text`, as a word of its own; none: it is there several times, or never.
std::optional<Span> only_place(std::string_view text, std::string_view name) {
  const size_t at = text.find(name);
  if (at == std::string_view::npos || text.find(name, at + name.size()) != std::string_view::npos) return std::nullopt;
  const size_t end = at + name.size();
  if (text::is_word_character(character_before(text, at).value) ||
      text::is_word_character(character_at(text, end).value))
    return std::nullopt;
  return Span{static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
}

// The capitalised words behind `name`, each behind a space.
std::vector<Span> capitals_behind(std::string_view text, Span name) {
  std::vector<Span> words;
  uint32_t end = name.end;
  for (const Span run : text::word_runs(text.substr(name.end))) {
    const Span word{name.end + run.begin, name.end + run.end};
    if (word.begin != end + 1 || text[end] != ' ' || !text::is_capital(character_at(text, word.begin).value)) break;
    words.push_back(word);
    end = word.end;
  }
  return words;
}

// The name of a product with the rest of it: "Azure Account Center"; nothing where the product's name has no rest, or
// is itself the rest of one ("Microsoft Azure Portal").
std::vector<Span> rest_in_source(std::string_view text, Span name) {
  const std::vector<Span> before = text::word_runs(text.substr(0, name.begin));
  const bool inside = !before.empty() && before.back().end + 1 == name.begin &&
                      text::is_capital(character_at(text, before.back().begin).value) && before.size() > 1;
  return inside ? std::vector<Span>() : capitals_behind(text, name);
}

// Whether the name is all that stands there: of "the Azure Maps account" a translation makes something else. After it
// comes a sign, the end, or a small word of English.
bool stands_alone(std::string_view text, uint32_t end) {
  constexpr std::string_view kSmallWords =
      " a also an and are as at because before but by can cannot does for from has if in into is it may of on or so "
      "than "
      "that the then this to uses using was when where which while will with you ";
  while (text.substr(end).starts_with(kCode))
    end += static_cast<uint32_t>(kCode.size());
  if (end == text.size() || text[end] != ' ') return end == text.size() || text[end] != '-';
  const std::vector<Span> behind = text::word_runs(text.substr(end));
  return behind.empty() || behind.front().begin != 1 ||
         kSmallWords.contains(fmt::format(" {} ", behind.front().of(text.substr(end))));
}

// What a target has for it: "Kontocenter" of "Azure Kontocenter", "kontocentret" of "Azure-kontocentret". Nothing: it
// cannot be told where the name ends.
std::vector<Span> rest_in_target(std::string_view text, Span name, size_t most) {
  if (name.end < text.size() && text[name.end] == '-') {
    const std::vector<Span> runs = text::word_runs(text.substr(name.end));
    if (runs.empty() || runs.front().begin != 1) return {};
    return {{name.end + runs.front().begin, name.end + runs.front().end}};
  }
  std::vector<Span> words = capitals_behind(text, name);
  const bool goes_on = !words.empty() && words.back().end < text.size() && text[words.back().end] == '-';
  return words.size() > most || (goes_on && words.size() < most) ? std::vector<Span>() : words;
}

// The article before the name, if the name is all that it can belong to: no noun follows.
std::string_view article_before(std::string_view text, Span name, std::string_view locale) {
  const auto row = std::ranges::find(kArticles, text::language_part(locale), &Articles::language);
  const std::vector<Span> before = text::word_runs(text.substr(0, name.begin));
  if (row == kArticles.end() || before.empty()) return {};
  const std::string_view word = before.back().of(text);
  if (!row->words.contains(fmt::format(" {} ", word))) return {};
  std::string_view between = text.substr(before.back().end, name.begin - before.back().end);
  std::string_view behind = text.substr(name.end);
  while (behind.starts_with(kCode))
    behind.remove_prefix(kCode.size());
  if (between.starts_with(' ')) between.remove_prefix(1);
  const bool plain = between.empty() || between == kCode;
  return plain && (behind.empty() || std::string_view(".,;:!?)").contains(behind.front())) ? word : std::string_view();
}

struct Name {
  std::string_view product;
  Span source;  // with its rest, within the pair's texts
  Span target;
  std::string key;      // the same for forms that differ by endings alone
  std::string article;  // "den"
};

std::optional<Name> name_in(const UnitPair& pair, const SegmentPair& segment, std::string_view product,
                            const Subject& subject) {
  const std::string_view source = segment.source.of(pair.source.text);
  const std::string_view target = segment.target.of(pair.target.text);
  const std::optional<Span> from = only_place(source, product);
  if (!from) return std::nullopt;
  const std::vector<Span> source_rest = rest_in_source(source, *from);
  const std::optional<Span> to = only_place(target, product);
  if (source_rest.empty() || !to || !stands_alone(source, source_rest.back().end)) return std::nullopt;
  const std::vector<Span> rest = rest_in_target(target, *to, source_rest.size());
  if (rest.empty()) return std::nullopt;
  const Inflection& inflection = text::inflection_of(subject.locale);
  const Span whole{to->begin, rest.back().end};
  Name name{.product = product,
            .source = {segment.source.begin + from->begin, segment.source.begin + source_rest.back().end},
            .target = {segment.target.begin + whole.begin, segment.target.begin + whole.end},
            .key = std::string(1, target[to->end]),
            .article = std::string(article_before(target, whole, subject.locale))};
  for (const Span& word : rest) {
    std::string lower = text::to_lower(word.of(target));
    if (inflection.compounds && lower.size() > 2 && lower.ends_with('s')) lower.pop_back();  // "ISEs", "Kontocenters"
    name.key += fmt::format("{}{}", &word == &rest.front() ? "" : " ", shortest_stem(lower, inflection));
  }
  return name;
}

// The key of a note's value, and the article with it.
std::string_view key_of(const Note& note) {
  return std::string_view(note.value).substr(0, note.value.rfind('\n'));
}

// "Azure Blob" and "Azure Blob Storage": the sentence may have the rest elsewhere. "-kontocent" and "-kontocentr":
// endings do not tell all forms of a word.
bool is_part(const Note& a, const Note& b) {
  const std::string_view one = key_of(a).substr(0, key_of(a).find('\n'));
  const std::string_view other = key_of(b).substr(0, key_of(b).find('\n'));
  return one != other && (one.starts_with(other) || other.starts_with(one));
}

}  // namespace

void note_product_forms(const Subject& subject, Reporter& report) {
  // Without capitals and with particles nobody can tell where a name ends.
  const Inflection& inflection = text::inflection_of(subject.locale);
  if (inflection.joined || !inflection.prefixes.empty()) return;
  const std::vector<std::string_view> products = product_names(subject);
  for (const UnitPair& pair : subject.pairs) {
    // Headings may have capitals everywhere.
    if (pair.strings->kind == "heading") continue;
    for (const SegmentPair& segment : pair.segments) {
      for (const std::string_view product : products) {
        const std::optional<Name> name = name_in(pair, segment, product, subject);
        if (!name) continue;
        const std::string_view source = name->source.of(pair.source.text);
        const std::string_view target = name->target.of(pair.target.text);
        report.note(fmt::format("{}{}\n{}", kProductForm, path_of(subject), source),
                    fmt::format("{}\n{}\n{}", name->key, name->article, target),
                    report.on_pair(pair, name->source, name->target, "", ""));
      }
    }
  }
}

void conclude_product_forms(std::span<const Note> notes, Findings& out) {
  struct Form {
    size_t count = 0;
    const Note* first = nullptr;
  };
  std::map<std::string_view, Form> forms;  // by key and article
  for (const Note& note : notes) {
    Form& form = forms[key_of(note)];
    if (form.count++ == 0) form.first = &note;
  }
  if (forms.size() < 2) return;
  // Of two that are as frequent, the one without an article, or the first.
  const Form* usual = nullptr;
  const auto has_article = [&](const Form& form) { return !key_of(*form.first).ends_with('\n'); };
  const auto is_better = [&](const Form& form) {
    if (form.count != usual->count) return form.count > usual->count;
    if (has_article(form) != has_article(*usual)) return has_article(*usual);
    return form.first < usual->first;
  };
  for (const auto& [key, form] : forms) {
    if (usual == nullptr || is_better(form)) usual = &form;
  }
  const auto shown = [](const Note& note) {
    const size_t text = note.value.rfind('\n');
    const size_t article = note.value.rfind('\n', text - 1);
    const std::string before = note.value.substr(article + 1, text - article - 1);
    return before + (before.empty() ? "" : " ") + note.value.substr(text + 1);
  };
  for (const Note& note : notes) {
    if (key_of(note) == key_of(*usual->first) || is_part(note, *usual->first)) continue;
    Finding& finding = out.emplace_back(note.draft);
    finding.severity = Severity::warning;
    finding.message = fmt::format("\"{}\" is \"{}\" here and \"{}\" on line {} of the same article.",
                                  std::string_view(note.key).substr(note.key.find('\n') + 1), shown(note),
                                  shown(*usual->first), usual->first->draft.source.line);
    finding.hint = "Write the name in one way.";
  }
}

}  // namespace docloc::check
