#include "memory/measure.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/utf8.h"
#include "segment/article.h"
#include "text/locale.h"
#include "text/words.h"

namespace docloc::memory {

using segment::Code;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

void add_words(std::string_view text, std::string_view locale, Measure& out) {
  const std::string lower = text::to_lower(text);
  for (const std::string_view token : text::word_tokens(lower, locale)) {
    if (!text::has_words(token, true)) continue;
    const uint64_t word = hash64(token);
    out.words.push_back(word);
    if (std::ranges::find(out.terms, word, &Term::word) == out.terms.end()) {
      out.terms.push_back({word, std::string(token)});
    }
  }
  out.text += lower;
}

}  // namespace

std::vector<std::string_view> trigrams_of(std::string_view text) {
  std::vector<std::string_view> found;
  size_t first = 0;  // where the last characters begin
  size_t second = 0;
  int seen = 0;  // of them since the last line feed
  for (size_t at = 0; at < text.size();) {
    const size_t end = at + character_length(text, at);
    seen = text[at] == '\n' ? 0 : seen + 1;
    if (seen >= 3) found.push_back(text.substr(first, end - first));
    first = second;
    second = at;
    at = end;
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

Measure measure(const Content& content, const std::vector<Code>& codes, std::string_view locale) {
  Measure out;
  for (const Part& part : content) {
    if (part.kind == PartKind::text) {
      add_words(part.text, locale, out);
      continue;
    }
    out.text += '\n';
    const segment::CodeKind kind = codes[part.code - 1].kind;
    if (part.kind == PartKind::close || is_free(kind)) continue;
    const std::array<char, 3> name = {'\x01', static_cast<char>(kind), static_cast<char>(part.kind)};
    out.words.push_back(hash64(std::string_view(name.data(), name.size())));
  }
  return out;
}

uint64_t fingerprint(std::string_view locale) {
  // Scripts with and without spaces, a dictionary language, numbers, contractions, file names.
  constexpr std::string_view kSample =
      "Don't run Get-Item v2.0.1 on C:\\temp, e.g. user@host; l'été Straße 3,5 %. 東京都の設定を開く。 ภาษาไทย "
      "한국어 문서 עברית العربية İstanbul";
  std::string words = std::to_string(segment::kKeyVersion);
  const std::string lower = text::to_lower(kSample);
  for (const std::string_view token : text::word_tokens(lower, locale)) {
    words += token;
    words += text::has_words(token, true) ? '\x01' : '\x02';
  }
  return hash64(words);
}

}  // namespace docloc::memory
