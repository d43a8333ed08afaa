#include "check/term_matches.h"

#include <algorithm>

#include "text/characters.h"
#include "text/locale.h"

namespace docloc::check {

namespace {

bool joins(std::string_view between) {
  return between == " " || between == "-" || between == "\n" || between == "\xC2\xA0" || between == "\xE2\x80\x91";
}

// Whether the words from `at` on are `phrase`; the last one may be inflected.
bool stands_at(const Reading& reading, size_t at, const Phrase& phrase, const text::Inflection& inflection) {
  if (phrase.empty() || at + phrase.size() > reading.words.size()) return false;
  for (size_t i = 0; i < phrase.size(); ++i) {
    const Reading::Word& word = reading.words[at + i];
    if (i > 0) {
      const uint32_t before = reading.words[at + i - 1].bytes.end;
      if (!joins(reading.text.substr(before, word.bytes.begin - before))) return false;
    }
    const bool inflects = i + 1 == phrase.size() || (i == 0 && !inflection.prefixes.empty());
    if (inflects ? !text::is_form_of(word.lower, phrase[i], inflection) : word.lower != phrase[i]) return false;
  }
  return true;
}

// In languages that write words together: the first word ends with the phrase's first, the last begins with its last.
std::vector<Span> find_joined(const Reading& reading, const Phrase& phrase) {
  std::vector<Span> found;
  const size_t last = phrase.size() - 1;
  for (size_t at = 0; at + last < reading.words.size(); ++at) {
    const Reading::Word& first = reading.words[at];
    if (last == 0) {
      const size_t inside = first.lower.find(phrase[0]);
      if (inside == std::string::npos) continue;
      const auto begin = first.bytes.begin + static_cast<uint32_t>(inside);
      found.push_back({begin, std::min(begin + static_cast<uint32_t>(phrase[0].size()), first.bytes.end)});
      continue;
    }
    bool matches = first.lower.ends_with(phrase[0]) && reading.words[at + last].lower.starts_with(phrase[last]);
    for (size_t i = 1; i < last; ++i)
      matches = matches && reading.words[at + i].lower == phrase[i];
    if (!matches) continue;
    found.push_back({first.bytes.end - static_cast<uint32_t>(phrase[0].size()),
                     reading.words[at + last].bytes.begin + static_cast<uint32_t>(phrase[last].size())});
  }
  return found;
}

}  // namespace

Reading read_words(std::string_view text) {
  Reading reading{.text = text, .words = {}};
  for (const Span run : text::word_runs(text))
    reading.words.push_back({run, text::to_lower(run.of(text))});
  return reading;
}

Phrase phrase_of(std::string_view text) {
  Phrase phrase;
  for (Reading::Word& word : read_words(text).words)
    phrase.push_back(std::move(word.lower));
  return phrase;
}

std::vector<Span> find_phrase(const Reading& reading, const Phrase& phrase, const text::Inflection& inflection) {
  if (phrase.empty()) return {};
  if (inflection.joined) return find_joined(reading, phrase);
  std::vector<Span> found;
  for (size_t at = 0; at + phrase.size() <= reading.words.size(); ++at) {
    if (stands_at(reading, at, phrase, inflection))
      found.push_back({reading.words[at].bytes.begin, reading.words[at + phrase.size() - 1].bytes.end});
  }
  return found;
}

bool may_have_phrase(const Reading& reading, const Phrase& phrase, const text::Inflection& inflection) {
  return std::ranges::all_of(phrase, [&](const std::string& part) {
    return std::ranges::any_of(reading.words,
                               [&](const Reading::Word& word) { return text::may_hold(word.lower, part, inflection); });
  });
}

TermIndex::TermIndex(const Terms& terms, std::string_view source_locale)
    : inflection_(text::inflection_of(source_locale.empty() ? "en" : source_locale)) {
  std::map<Phrase, uint32_t> seen;
  for (const Term& term : terms.terms) {
    Phrase phrase = phrase_of(term.source);
    if (phrase.empty()) continue;
    const auto [at, fresh] = seen.emplace(phrase, static_cast<uint32_t>(entries_.size()));
    if (fresh) {
      by_first_word_.emplace(phrase.front(), at->second);
      entries_.push_back({.phrase = std::move(phrase), .terms = {}});
    }
    entries_[at->second].terms.push_back(&term);
  }
}

bool TermIndex::is_meant(const Entry& entry, std::string_view found) const {
  return std::ranges::any_of(entry.terms,
                             [&](const Term* term) { return term->translate || found.starts_with(term->source); });
}

std::vector<TermIndex::Occurrence> TermIndex::find_in(const Reading& source) const {
  std::vector<Occurrence> found;
  if (by_first_word_.empty()) return found;
  for (size_t at = 0; at < source.words.size();) {
    size_t longest = 0;
    uint32_t best = 0;
    const auto try_word = [&](std::string_view word) {
      const auto [begin, end] = by_first_word_.equal_range(word);
      for (auto i = begin; i != end; ++i) {
        const Entry& entry = entries_[i->second];
        if (entry.phrase.size() <= longest || !stands_at(source, at, entry.phrase, inflection_)) continue;
        const Span bytes{source.words[at].bytes.begin, source.words[at + entry.phrase.size() - 1].bytes.end};
        if (!is_meant(entry, bytes.of(source.text))) continue;
        longest = entry.phrase.size();
        best = i->second;
      }
      return false;
    };
    text::any_stem(source.words[at].lower, inflection_, try_word);
    if (longest > 0) {
      found.push_back({best, {source.words[at].bytes.begin, source.words[at + longest - 1].bytes.end}});
    }
    at += std::max<size_t>(longest, 1);
  }
  return found;
}

std::string_view shortest_stem(std::string_view word, const text::Inflection& inflection) {
  constexpr size_t kLeast = 4;
  for (bool go_on = true; go_on;) {
    const auto found = std::ranges::find_if(inflection.prefixes, [&](std::string_view prefix) {
      return word.starts_with(prefix) && word.size() >= prefix.size() + 2 * kLeast;
    });
    go_on = found != inflection.prefixes.end();
    if (go_on) word.remove_prefix(found->size());
  }
  std::string_view shortest = word;
  text::any_stem(word, inflection, [&](std::string_view stem) {
    if (stem.size() >= kLeast && stem.size() < shortest.size()) shortest = stem;
    return false;
  });
  return shortest;
}

}  // namespace docloc::check
