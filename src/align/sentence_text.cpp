#include "align/sentence_text.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "catalog/unit_keys.h"

namespace docloc::align {

using segment::Content;
using segment::PartKind;

namespace {

// Languages that put nothing between two sentences.
bool writes_without_spaces(std::string_view locale) {
  constexpr std::array<std::string_view, 4> kLanguages{"ja", "zh", "th", "lo"};
  return std::ranges::find(kLanguages, locale.substr(0, locale.find('-'))) != kLanguages.end();
}

Content renumbered(Content content, uint32_t offset) {
  for (segment::Part& part : content) {
    if (part.kind != PartKind::text) part.code += offset;
  }
  return content;
}

class Builder {
 public:
  void begin_unit(const std::vector<segment::Code>& codes) {
    text_.first_code.push_back(static_cast<uint32_t>(text_.codes.size()));
    text_.codes.insert(text_.codes.end(), codes.begin(), codes.end());
    text_.segments.push_back(0);
    lead_.clear();
    empty_ = true;
  }

  // White space before the first sentence belongs to it. `whole`: a cut inside a link or emphasis is none.
  void add(const Content& content, bool ignorable, bool whole) {
    const uint32_t index = text_.segments.back()++;
    const Content own = renumbered(content, text_.first_code.back());
    if (ignorable) {
      catalog::append(empty_ ? lead_ : text_.sentences.back().behind, own);
      return;
    }
    if (whole && !empty_ && is_open(text_.sentences.back().content)) {
      SentenceText::Sentence& last = text_.sentences.back();
      catalog::append(last.content, std::exchange(last.behind, {}));
      catalog::append(last.content, own);
      return;
    }
    catalog::append(lead_, own);
    text_.sentences.push_back({.content = std::exchange(lead_, {}),
                               .behind = {},
                               .unit = static_cast<uint32_t>(text_.segments.size() - 1),
                               .segment = index});
    empty_ = false;
  }

  void end_unit(std::string_view locale, bool last) {
    if (last || empty_ || writes_without_spaces(locale)) return;
    text_.sentences.back().behind = {{.kind = PartKind::text, .text = " "}};
  }

  SentenceText take() { return std::move(text_); }

 private:
  // A code begins in it that does not end in it.
  [[nodiscard]] bool is_open(const Content& content) const {
    std::set<uint32_t> open;
    for (const segment::Part& part : content) {
      if (part.kind == PartKind::open) open.insert(part.code);
      if (part.kind == PartKind::close) open.erase(part.code);
    }
    return !open.empty();
  }

  SentenceText text_;
  Content lead_;
  bool empty_ = true;
};

}  // namespace

std::vector<Features> SentenceText::features(std::string_view locale) const {
  std::vector<Features> found;
  for (const Sentence& sentence : sentences)
    found.push_back(features_of(sentence.content, codes, locale));
  return found;
}

Content SentenceText::joined(size_t begin, size_t end) const {
  Content content;
  for (size_t i = begin; i < end; ++i) {
    content.insert(content.end(), sentences[i].content.begin(), sentences[i].content.end());
    if (i + 1 < end) content.insert(content.end(), sentences[i].behind.begin(), sentences[i].behind.end());
  }
  segment::normalize(content);
  return content;
}

SentenceText sentences_of(const segment::Article& article, const std::vector<uint32_t>& units, std::string_view locale,
                          bool whole) {
  Builder builder;
  for (const uint32_t index : units) {
    const segment::Unit& unit = article.units[index];
    builder.begin_unit(unit.codes);
    for (const segment::Segment& part : segment::split_sentences(unit.content, unit.codes, locale))
      builder.add(part.content, part.ignorable, whole);
    builder.end_unit(locale, index == units.back());
  }
  return builder.take();
}

SentenceText sentences_of(const segment::Article& article, const std::vector<uint32_t>& units,
                          const catalog::Catalog& catalog) {
  Builder builder;
  for (const uint32_t index : units) {
    builder.begin_unit(article.units[index].codes);
    for (const catalog::Segment& part : catalog.units[index].segments)
      builder.add(part.source, part.ignorable, false);
    builder.end_unit(catalog.source_locale, index == units.back());
  }
  return builder.take();
}

}  // namespace docloc::align
