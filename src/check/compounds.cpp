// Compounds that were split ("prenumeration status" for "prenumerationsstatus") and names of products without their
// hyphen ("Azure prenumeration" for "Azure-prenumeration").
//
// Whether two nouns are one word only the language knows, and no table has all of it. The translations themselves do:
// a compound that one text splits stands whole in another. So each article leaves two kinds of notes: its long words,
// all in one, and its pairs of words that might be one. At the end those pairs are findings that stand whole somewhere.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "check/rules.h"
#include "check/sides.h"
#include "check/term_rules.h"
#include "text/characters.h"
#include "text/inflection.h"
#include "text/locale.h"

namespace docloc::check {

using text::Character;
using text::character_at;
using text::character_before;
using text::each_character;

using text::Inflection;

namespace {

constexpr char kWords = '=';  // a note's value begins with it: words, one a line
constexpr size_t kLongWord = 7;

bool is_in(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool ends_with_any(std::string_view word, std::span<const std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) { return word.ends_with(ending); });
}

// Letters only, none of them a capital but, where nouns have one, the first.
bool is_common_word(std::string_view word, bool capital) {
  bool common = true;
  bool first = true;
  each_character(word, [&](const Character& c) {
    const bool upper = text::is_capital(c.value);
    common = common && text::is_letter(c.value) && upper == (first && capital);
    first = false;
  });
  return common;
}

using WordSet = std::unordered_set<std::string>;

// Long words of the article's targets, in lower case, and their stems.
WordSet long_words(const Subject& subject) {
  WordSet words;
  for (const UnitPair& pair : subject.pairs) {
    for (const Span run : text::word_runs(pair.target.text)) {
      if (run.size() >= kLongWord) words.insert(text::to_lower(run.of(pair.target.text)));
    }
  }
  return words;
}

void note_words(const WordSet& words, Reporter& report) {
  std::vector<std::string_view> sorted(words.begin(), words.end());
  std::ranges::sort(sorted);
  std::string value(1, kWords);
  for (const std::string_view word : sorted) {
    value += word;
    value += '\n';
  }
  report.note("", std::move(value), report.on_article("", ""));
}

// Calls `use` with each word of such a note.
template <typename Use>
void each_noted_word(const Note& note, const Use& use) {
  const std::string_view value = note.value;
  for (size_t at = 1; at < value.size();) {
    const size_t end = value.find('\n', at);
    use(value.substr(at, end - at));
    at = end + 1;
  }
}

// The words of all notes.
WordSet noted_words(std::span<const Note> notes) {
  WordSet words;
  for (const Note& note : notes) {
    if (note.value.starts_with(kWords)) each_noted_word(note, [&](std::string_view word) { words.emplace(word); });
  }
  return words;
}

// And their stems.
WordSet stems_of(const WordSet& words, const Inflection& inflection) {
  WordSet stems;
  for (const std::string& word : words) {
    text::any_stem(word, inflection, [&](std::string_view stem) {
      stems.emplace(stem);
      return false;
    });
  }
  return stems;
}

// Two neighbours that could be one noun.
struct Parts {
  Span first;
  Span second;
};

bool may_begin_compound(std::string_view word, const Inflection& inflection) {
  // "kundprofil" is a compound that ends with one.
  if (ends_with_any(word, inflection.first_parts) || ends_with_any(word, inflection.linking_nouns)) return true;
  return std::ranges::any_of(inflection.links, [&](std::string_view link) {
    return word.ends_with(link) && ends_with_any(word.substr(0, word.size() - link.size()), inflection.linking_nouns);
  });
}

// The pairs of a target that may be split compounds, with a single space between and no hyphen around. A pair that the
// source has too is a name.
template <typename Use>
void each_pair_of_words(const UnitPair& pair, const Inflection& inflection, const Use& use) {
  const std::string_view target = pair.target.text;
  const std::vector<Span> runs = text::word_runs(target);
  for (size_t i = 0; i + 1 < runs.size(); ++i) {
    const Span first = runs[i];
    const Span second = runs[i + 1];
    if (second.begin != first.end + 1 || target[first.end] != ' ' || first.size() < 3 || second.size() < 3) continue;
    const bool begins_text = first.begin == pair.segment_at(first.begin).target.begin;
    const bool capital = inflection.capital_nouns;
    if (!is_common_word(second.of(target), capital)) continue;
    if (!is_common_word(first.of(target), capital) && !(begins_text && is_common_word(first.of(target), true)))
      continue;
    if (character_before(target, first.begin).value == '-' || character_at(target, second.end).value == '-') continue;
    if (!pair.segment_at(first.begin).target.contains({first.begin, second.end})) continue;
    use(Parts{first, second});
  }
}

bool holds(std::string_view text, std::string_view what) {
  return text.find(what) != std::string_view::npos;
}

// How the two are joined according to `has`, which says whether a word is known: "" or one of the language's links;
// none: they are not.
template <typename Has>
bool find_joint(std::string_view first, std::string_view second, const Inflection& inflection, const Has& has,
                std::string_view& link) {
  std::string joined(first);
  const auto is_known = [&] {
    const size_t size = joined.size();
    return text::any_stem(second, inflection, [&](std::string_view stem) {
      joined.resize(size);
      joined += stem;
      if (has(joined)) return true;
      // "variabel" has "variabler".
      if (!stem.ends_with("el") && !stem.ends_with("er") && !stem.ends_with("en")) return false;
      joined.erase(joined.size() - 2, 1);
      return has(joined);
    });
  };
  link = {};
  if (is_known()) return true;
  return std::ranges::any_of(inflection.links, [&](std::string_view candidate) {
    if (first.ends_with(candidate)) return false;
    joined = first;
    joined += candidate;
    link = candidate;
    return is_known();
  });
}

// "prenumeration status": behind nouns of these endings an indefinite head can be nothing but their head. "den
// varaktighet modellen har" has a definite one.
bool is_sure(std::string_view first, std::string_view second, const Inflection& inflection) {
  return ends_with_any(first, inflection.linking_nouns) && is_in(inflection.heads, second);
}

// Whether the source has the two as one identifier, which a tool took apart: "UnifiedActivity".
bool is_name(std::string_view source, const Parts& parts, std::string_view target) {
  return holds(source, fmt::format("{}{}", parts.first.of(target), parts.second.of(target)));
}

// The finding's token is the two words; the second one loses its capital: "Umgebungs Variablen" is
// "Umgebungsvariablen".
void report_compound(Finding& finding, size_t first_size, std::string_view link, const Inflection& inflection) {
  const std::string first = finding.token.substr(0, first_size);
  const std::string second = finding.token.substr(first_size + 1);
  const std::string small = text::to_lower(second);
  finding.message = fmt::format("\"{}\" is one word, \"{}{}{}\".", finding.token,
                                inflection.capital_nouns ? first : text::to_lower(first), link, small);
  finding.hint = "Join the two, or build the sentence in another way.";
  const uint32_t gap = finding.target_mark.begin + static_cast<uint32_t>(first_size);
  Edit edit{.bytes = {gap, gap + 1}, .text = std::string(link)};
  if (small != second) {
    edit.bytes.end += static_cast<uint32_t>(second.size());
    edit.text += small;
  }
  finding.fix = Fix{.of = Fix::Of::target, .safe = false, .edits = {std::move(edit)}};
}

}  // namespace

void find_split_compounds(const Subject& subject, Reporter& report) {
  const Inflection& inflection = text::inflection_of(subject.locale);
  if (!inflection.compounds || subject.pairs.empty()) return;
  const WordSet words = long_words(subject);
  const auto here = [&](const std::string& word) { return words.contains(word); };
  note_words(words, report);
  for (const UnitPair& pair : subject.pairs) {
    const std::string_view target = pair.target.text;
    each_pair_of_words(pair, inflection, [&](const Parts& parts) {
      const std::string first = text::to_lower(parts.first.of(target));
      const std::string second = text::to_lower(parts.second.of(target));
      const Span both{parts.first.begin, parts.second.end};
      if (is_in(inflection.no_parts, first) || is_in(inflection.no_parts, second)) return;
      std::string_view link;
      if (!may_begin_compound(first, inflection) && !find_joint(first, second, inflection, here, link)) return;
      if (holds(pair.source.text, both.of(target)) || is_name(pair.source.text, parts, target)) return;
      report.note("", fmt::format("{}\n{}", first, second), report.on_pair(pair, source_at(pair, both), both, "", ""));
    });
  }
}

void conclude_split_compounds(std::span<const Note> notes, Findings& out) {
  const Inflection& inflection = text::inflection_of(notes.front().draft.locale);
  const WordSet stems = stems_of(noted_words(notes), inflection);
  const auto is_known = [&](const std::string& word) { return stems.contains(word); };
  for (const Note& note : notes) {
    if (note.value.starts_with(kWords)) continue;
    const size_t cut = note.value.find('\n');
    const std::string_view first = std::string_view(note.value).substr(0, cut);
    const std::string_view second = std::string_view(note.value).substr(cut + 1);
    std::string_view link;
    if (!find_joint(first, second, inflection, is_known, link)) {
      if (!is_sure(first, second, inflection)) continue;
      link = inflection.links.front();
    }
    Finding& finding = out.emplace_back(note.draft);
    report_compound(finding, first.size(), link, inflection);
  }
}

namespace {

// Names that are common words, too, in texts of other fields.
constexpr auto kMoreProducts =
    std::to_array<std::string_view>({"Entra", "Exchange", "Intune", "Office", "Outlook", "Teams"});

// A name and the word behind it.
struct Named {
  Span name;
  Span word;
  bool hyphen = false;
};

template <typename Use>
void each_named_word(std::string_view text, const std::vector<std::string_view>& names, const Use& use) {
  for (const std::string_view name : names) {
    for (size_t at = 0; (at = text.find(name, at)) != std::string_view::npos; at += name.size()) {
      const size_t end = at + name.size();
      if (text::is_word_character(character_before(text, at).value) || end + 1 >= text.size()) continue;
      if (text[end] != ' ' && text[end] != '-') continue;
      size_t stop = end + 1;
      while (stop < text.size() && text::is_word_character(character_at(text, stop).value))
        stop += character_length(text, stop);
      if (stop == end + 1) continue;
      use(Named{{static_cast<uint32_t>(at), static_cast<uint32_t>(end)},
                {static_cast<uint32_t>(end + 1), static_cast<uint32_t>(stop)},
                text[end] == '-'});
    }
  }
}

// "Som standard skickar PowerShell utdata": behind a verb, and as a verb, the word has nothing to do with the name.
bool may_be_verb(std::string_view word) {
  return word.ends_with('r') || word.ends_with("ade") || word.ends_with("te");
}

// Behind a verb, and behind "kan" and "ska", which are no less: "kan PowerShell använda".
bool is_verb_before(std::string_view word) {
  constexpr auto kModals = std::to_array<std::string_view>({"kan", "ska", "skall", "vill", "kunde", "skulle", "ville"});
  return (may_be_verb(word) && word != "för") || is_in(kModals, word);
}

bool may_be_adjective(std::string_view word) {
  constexpr auto kEndings = std::to_array<std::string_view>(
      {"ad", "at", "ade", "isk", "iskt", "iska", "bar", "bart", "bara", "lig", "ligt", "liga", "erad", "erat", "full"});
  return ends_with_any(word, kEndings);
}

bool is_apart(const UnitPair& pair, const Named& named, const Inflection& inflection) {
  const std::string_view target = pair.target.text;
  const std::string_view word = named.word.of(target);
  if (named.hyphen || word.size() < 3) return false;
  const bool capital = is_common_word(word, true);
  if (!capital && !is_common_word(word, false)) return false;
  // The source's own name, perhaps in another case: "Azure Portal". But "Azure region" is Swedish without a hyphen,
  // too.
  const std::string source = text::to_lower(pair.source.text);
  const std::string_view both = Span{named.name.begin, named.word.end}.of(target);
  if (holds(source, text::to_lower(both)) && (capital || !holds(pair.source.text, both))) return false;
  // A capitalised word that the source has is a name of its own, or part of one.
  if (capital && holds(source, text::to_lower(word))) return false;
  if (inflection.capital_nouns) return capital;
  if (is_in(inflection.no_parts, word) || may_be_adjective(word)) return false;
  std::vector<Span> before = text::word_runs(target.substr(0, named.name.begin));
  // "initierar Windows PowerShell enheter": what stands before the whole name.
  while (!before.empty() && text::is_capital(character_at(target, before.back().begin).value) && before.size() > 1)
    before.pop_back();
  const bool begins = before.empty() || named.name.begin == pair.segment_at(named.name.begin).target.begin;
  if (begins) return !may_be_verb(word);
  return !is_verb_before(before.back().of(target));
}

// Whether the last part of a capitalised word is a head of the language's table: "Kontocenter".
bool ends_with_head(std::string_view word, const Inflection& inflection) {
  return text::any_stem(word, inflection, [&](std::string_view stem) {
    return std::ranges::any_of(inflection.heads, [&](std::string_view head) {
      return head.size() >= 4 && stem.ends_with(head) && stem.size() > head.size();
    });
  });
}

// A word that the article itself joins with each name: "Azure-prenumeration".
std::map<std::string_view, std::string> joined_names(const Subject& subject,
                                                     const std::vector<std::string_view>& names) {
  std::map<std::string_view, std::string> examples;
  for (const UnitPair& pair : subject.pairs) {
    const std::string_view target = pair.target.text;
    each_named_word(target, names, [&](const Named& named) {
      const auto name = std::ranges::find(names, named.name.of(target));
      const Span both{named.name.begin, named.word.end};
      if (named.hyphen && name != names.end()) examples.emplace(*name, both.of(target));
    });
  }
  return examples;
}

std::string hint_of(std::string_view name, const std::map<std::string_view, std::string>& examples) {
  const auto example = examples.find(name);
  if (example == examples.end()) return "Join the name and the noun behind it with a hyphen.";
  return fmt::format("Join the name and the noun behind it with a hyphen, as this article does in \"{}\".",
                     example->second);
}

}  // namespace

std::vector<std::string_view> product_names(const Subject& subject) {
  std::vector<std::string_view> names(kMoreProducts.begin(), kMoreProducts.end());
  names.insert(names.end(), well_known_names().begin(), well_known_names().end());
  if (subject.terms == nullptr) return names;
  for (const Term& term : subject.terms->terms) {
    if (!term.translate && !term.source.empty() && text::is_capital(character_at(term.source, 0).value))
      names.emplace_back(term.source);
  }
  return names;
}

void find_missing_hyphens(const Subject& subject, Reporter& report) {
  const Inflection& inflection = text::inflection_of(subject.locale);
  if (!inflection.compounds || inflection.no_parts.empty() || subject.pairs.empty()) return;
  const std::vector<std::string_view> names = product_names(subject);
  const std::map<std::string_view, std::string> examples = joined_names(subject, names);
  WordSet joined;
  for (const UnitPair& pair : subject.pairs) {
    const std::string_view target = pair.target.text;
    each_named_word(target, names, [&](const Named& named) {
      const std::string word = text::to_lower(named.word.of(target));
      if (named.hyphen) joined.insert(word);
      if (!is_apart(pair, named, inflection)) return;
      const Span both{named.name.begin, named.word.end};
      if (!pair.segment_at(both.begin).target.contains(both)) return;
      Finding& finding =
          report.on_pair(pair, source_at(pair, both), both,
                         fmt::format("A hyphen is missing: \"{}-{}\".", named.name.of(target),
                                     inflection.capital_nouns ? std::string(named.word.of(target)) : word),
                         hint_of(named.name.of(target), examples));
      // Publishers of German leave the hyphen out behind names often enough for this to be a matter of taste.
      if (inflection.capital_nouns) finding.severity = Severity::info;
      set_target_fix(finding, pair,
                     {{{named.name.end, named.word.end},
                       "-" + (inflection.capital_nouns ? std::string(named.word.of(target)) : word)}},
                     false);
      report.note("", fmt::format("{}{}", named.word.of(target) == word ? ' ' : '!', word), finding);
    });
  }
  note_words(joined, report);
}

void conclude_missing_hyphens(std::span<const Note> notes, Findings& out) {
  const Inflection& inflection = text::inflection_of(notes.front().draft.locale);
  const WordSet words = noted_words(notes);
  const WordSet stems = stems_of(words, inflection);
  // "använder" is no form of the noun in "PowerShell-användare": what may be a verb must stand behind a hyphen as it
  // is.
  const auto is_known = [&](const std::string& word) {
    if (words.contains(word)) return true;
    if (may_be_verb(word) || word.ends_with('s')) return false;
    return stems.contains(word) ||
           text::any_stem(word, inflection, [&](std::string_view stem) { return words.contains(std::string(stem)); });
  };
  for (const Note& note : notes) {
    if (note.value.starts_with(kWords)) continue;
    const std::string word = note.value.substr(1);
    const bool is_head = note.value[0] == '!' && !inflection.capital_nouns && ends_with_head(word, inflection);
    if (is_known(word) || is_head) out.push_back(note.draft);
  }
}

}  // namespace docloc::check
