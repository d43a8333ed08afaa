// What machine translation and haste do to sentences and terms.
#include <algorithm>
#include <array>

#include "bench/faults/families.h"
#include "bench/faults/text_tools.h"

namespace docloc::bench {

namespace {

using Seeded = std::optional<Damage>;

Seeded text(std::string out) {
  return Damage{.text = std::move(out), .content = {}};
}

bool has_spaces(const Place& place) {
  return !place.page.locale.starts_with("ja") && !place.page.locale.starts_with("zh");
}

// Enough words that are no names.
bool is_prose(const Place& place, size_t words) {
  const auto lower =
      words_where(place.source.text, [](std::string_view word) { return word[0] >= 'a' && word[0] <= 'z'; });
  return lower.size() >= words;
}

Seeded leave_untranslated(Random&, const Place& place) {
  if (!is_prose(place, 6) || place.source.text == place.target.text) return std::nullopt;
  return Damage{.text = "", .content = place.segment.source};
}

// Codes stay, so that this fault is no other.
std::string with_codes(const Place& place, std::string sentence) {
  for (size_t i = 0; i < place.target.marks.size(); ++i)
    sentence += " " + std::string(check::kCode);
  return sentence;
}

Seeded write_other_language(Random& random, const Place& place) {
  if (!is_prose(place, 8)) return std::nullopt;
  constexpr std::array<std::string_view, 6> kFrench{{
      "Avant de poursuivre, assurez-vous que votre administrateur vous a accordé toutes les autorisations nécessaires.",
      "Lorsque vous modifiez ces paramètres, les changements ne sont appliqués qu'après le redémarrage du service.",
      "Vous pouvez également supprimer les données existantes, mais cette opération est définitive et ne peut être "
      "annulée.",
      "Choisissez la source de données souhaitée, puis indiquez les colonnes qui doivent être importées chaque nuit.",
      "Les résultats apparaissent au bout de quelques minutes et restent disponibles pendant toute la durée du projet.",
      "Cette page explique comment les utilisateurs de votre organisation peuvent partager leurs rapports avec "
      "d'autres.",
  }};
  return text(with_codes(place, std::string(kFrench[random.pick(kFrench.size())])));
}

Seeded truncate(Random& random, const Place& place) {
  // Most of what has to be said is gone; the codes before the cut and behind it stay.
  const std::vector<Span> words = words_of(place.target.text);
  if (place.target.text.size() < 160 || (has_spaces(place) && words.size() < 16)) return std::nullopt;
  size_t keep = place.target.text.size() / (5 + random.pick(3));
  while (keep < place.target.text.size() &&
         (continues(place.target.text[keep]) || is_word_byte(place.target.text[keep])))
    ++keep;
  std::string out = place.target.text.substr(0, keep);
  const size_t kept_codes =
      static_cast<size_t>(std::ranges::count_if(place.target.marks, [&](const check::Mark& m) { return m.at < keep; }));
  for (size_t i = kept_codes; i < place.target.marks.size(); ++i)
    out += " " + std::string(check::kCode);
  return text(out + ".");
}

Seeded inflate(Random&, const Place& place) {
  if (place.target.text.size() < 60) return std::nullopt;
  const std::string plain = no_codes(place.target.text);
  return text(place.target.text + " " + plain + " " + plain + " " + plain);
}

Seeded double_word(Random& random, const Place& place) {
  if (!has_spaces(place)) return std::nullopt;
  const std::vector<Span> words = words_where(
      place.target.text, [&](std::string_view w) { return is_latin(w, 4) || (w.size() >= 8 && !is_latin(w, 1)); });
  if (words.empty()) return std::nullopt;
  const Span span = words[random.pick(words.size())];
  const std::string word(span.of(place.target.text));
  if (std::ranges::any_of(word, is_digit)) return std::nullopt;
  return text(replaced(place.target.text, {span.end, span.end}, " " + word));
}

Seeded glue_sentences(Random& random, const Place& place) {
  if (!has_spaces(place)) return std::nullopt;
  std::vector<size_t> found;
  const std::string& target = place.target.text;
  for (size_t at = 4; (at = target.find(", ", at)) != std::string::npos; ++at) {
    if (is_ascii_letter(target[at - 1]) && is_ascii_letter(target[at - 2]) && at + 3 < target.size() &&
        is_ascii_letter(target[at + 2]) && is_ascii_letter(target[at + 3]))
      found.push_back(at);
  }
  if (found.empty()) return std::nullopt;
  const auto at = static_cast<uint32_t>(found[random.pick(found.size())]);
  return text(replaced(target, {at + 1, at + 2}, ""));
}

// Two ends of codes have no space of their own between them.
Seeded lose_space_at_code(Random& random, const Place& place) {
  if (!has_spaces(place)) return std::nullopt;
  std::vector<uint32_t> spaces;
  const std::string& target = place.target.text;
  for (const check::Mark& mark : place.target.marks) {
    const uint32_t behind = mark.at + static_cast<uint32_t>(check::kCode.size());
    const segment::CodeKind kind = place.unit.codes[mark.code - 1].kind;
    // Tags and pictures may touch words.
    if (kind == segment::CodeKind::html || kind == segment::CodeKind::image) continue;
    if (mark.part != segment::PartKind::close && mark.at > 1 && target[mark.at - 1] == ' ' &&
        is_ascii_letter(target[mark.at - 2]))
      spaces.push_back(mark.at - 1);
    if (mark.part != segment::PartKind::open && behind + 1 < target.size() && target[behind] == ' ' &&
        is_ascii_letter(target[behind + 1]))
      spaces.push_back(behind);
  }
  if (spaces.empty()) return std::nullopt;
  const uint32_t at = spaces[random.pick(spaces.size())];
  return text(replaced(target, {at, at + 1}, ""));
}

Seeded add_space_in_code(Random& random, const Place& place) {
  if (!has_spaces(place)) return std::nullopt;
  std::vector<uint32_t> places;
  for (const check::Mark& mark : place.target.marks) {
    const uint32_t behind = mark.at + static_cast<uint32_t>(check::kCode.size());
    if (mark.part == segment::PartKind::open && behind < place.target.text.size() &&
        is_ascii_letter(place.target.text[behind]))
      places.push_back(behind);
  }
  if (places.empty()) return std::nullopt;
  const uint32_t at = places[random.pick(places.size())];
  return text(replaced(place.target.text, {at, at}, " "));
}

Seeded add_leading_space(Random&, const Place& place) {
  // Between two sentences the space before is the translator's own affair.
  if (&place.segment != &place.unit.segments.front() || place.target.text.starts_with(' ')) return std::nullopt;
  return text(" " + place.target.text);
}

Seeded lower_label(Random& random, const Place& place) {
  std::vector<uint32_t> found;
  for (const check::Mark& mark : place.target.marks) {
    if (mark.part != segment::PartKind::open || place.unit.codes[mark.code - 1].kind != segment::CodeKind::strong)
      continue;
    const uint32_t at = mark.at + static_cast<uint32_t>(check::kCode.size());
    if (at + 1 >= place.target.text.size()) continue;
    const char c = place.target.text[at];
    const char next = place.target.text[at + 1];
    if (c >= 'A' && c <= 'Z' && next >= 'a' && next <= 'z') found.push_back(at);
  }
  // The source's label has a capital too.
  const bool source_capital = std::ranges::all_of(place.source.marks, [&](const check::Mark& mark) {
    const size_t at = mark.at + check::kCode.size();
    // Where a sentence begins the capital says nothing.
    const std::string_view before = std::string_view(place.source.text).substr(0, mark.at);
    if (mark.part == segment::PartKind::open &&
        (before.find_last_not_of(" (") == before.npos || before.find_first_of(".:!?") != before.npos))
      return false;
    return mark.part != segment::PartKind::open ||
           (at < place.source.text.size() && place.source.text[at] >= 'A' && place.source.text[at] <= 'Z');
  });
  if (found.empty() || !source_capital) return std::nullopt;
  const uint32_t at = found[random.pick(found.size())];
  return text(
      replaced(place.target.text, {at, at + 1}, std::string(1, static_cast<char>(place.target.text[at] - 'A' + 'a'))));
}

const std::array<TextFault, 10> kFaults{{
    {"left untranslated",
     {"mt/untranslated", "mt/language"},
     {"terms/*", "typography/*", "tokens/*", "mt/ui-capital"},
     leave_untranslated},
    {"another language", {"mt/language"}, {"tokens/*", "mt/*", "terms/*", "typography/*"}, write_other_language},
    {"cut off", {"mt/length"}, {"tokens/*", "terms/*", "typography/*", "mt/*"}, truncate},
    {"four times as long",
     {"mt/length", "mt/repeated-sentence"},
     {"tokens/*", "typography/*", "terms/*", "mt/*"},
     inflate},
    {"word doubled", {"mt/doubled-word"}, {"terms/*"}, double_word},
    {"words glued at a comma", {"mt/merged-token"}, {}, glue_sentences},
    {"space lost at a code", {"mt/space-at-code", "mt/merged-token"}, {"mt/merged-token"}, lose_space_at_code},
    {"space inside emphasis or link", {"mt/space-at-code", "markup/emphasis"}, {}, add_space_in_code},
    {"leading space", {"mt/leading-space"}, {}, add_leading_space},
    {"label lost its capital", {"mt/ui-capital"}, {"tokens/identifier", "terms/*"}, lower_label},
}};

}  // namespace

std::span<const TextFault> language_faults() {
  return kFaults;
}

}  // namespace docloc::bench
