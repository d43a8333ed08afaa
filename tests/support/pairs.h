// A source text and its translation, both written as Markdown, as the rules of room check see them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/sync.h"
#include "segment/article.h"

namespace docloc::support {

struct Translated {
  segment::Article article;
  catalog::Catalog source;
  catalog::Catalog catalog;
};

namespace detail {

// For each code of `target` the number of the source's code that it stands for: of the same kind with the same meaning,
// else of the same kind, each once and in order. What is left is appended to `codes`.
inline std::vector<uint32_t> code_numbers(const std::vector<segment::Code>& target, std::vector<segment::Code>& codes) {
  std::vector<uint32_t> numbers(target.size(), 0);
  std::vector<bool> taken(codes.size(), false);
  for (const bool same_meaning : {true, false}) {
    for (size_t i = 0; i < target.size(); ++i) {
      for (size_t c = 0; c < taken.size() && numbers[i] == 0; ++c) {
        if (taken[c] || codes[c].kind != target[i].kind || codes[c].paired != target[i].paired) continue;
        if (same_meaning && codes[c].meaning != target[i].meaning) continue;
        numbers[i] = static_cast<uint32_t>(c + 1);
        taken[c] = true;
      }
    }
  }
  for (size_t i = 0; i < target.size(); ++i) {
    if (numbers[i] != 0) continue;
    codes.push_back(target[i]);
    codes.back().subflows.clear();
    numbers[i] = static_cast<uint32_t>(codes.size());
  }
  return numbers;
}

// Links and images of `target` that lead elsewhere than what they stand for.
inline std::vector<segment::Replacement> replacements(const std::vector<segment::Code>& target,
                                                      const std::vector<uint32_t>& numbers,
                                                      const std::vector<segment::Code>& codes) {
  std::vector<segment::Replacement> out;
  for (size_t i = 0; i < target.size(); ++i) {
    const bool leads = target[i].kind == segment::CodeKind::link || target[i].kind == segment::CodeKind::image;
    if (!leads || codes[numbers[i] - 1].meaning == target[i].meaning) continue;
    out.push_back({.code = numbers[i], .with = target[i]});
    out.back().with.subflows.clear();
  }
  std::ranges::sort(out, {}, &segment::Replacement::code);
  return out;
}

// `content` in the unit's segments: sentence by sentence where there are as many, else all of it in the first.
inline void set_targets(catalog::Unit& unit, const segment::Content& content, const std::vector<segment::Code>& codes,
                        std::string_view locale) {
  std::vector<segment::Content> sentences;
  for (const segment::Segment& segment : segment::split_sentences(content, codes, locale)) {
    if (!segment.ignorable) sentences.push_back(segment.content);
  }
  const auto counts = static_cast<size_t>(
      std::ranges::count_if(unit.segments, [](const catalog::Segment& segment) { return !segment.ignorable; }));
  if (sentences.size() != counts) {
    sentences.assign(counts, {});
    sentences[0] = content;
  }
  size_t next = 0;
  for (catalog::Segment& segment : unit.segments) {
    if (segment.ignorable) continue;
    segment.target = sentences[next++];
    segment.state = catalog::State::translated;
  }
}

}  // namespace detail

// Both have the same units in the same order; of surplus ones nothing is taken.
inline Translated translated(segment::Article article, const segment::Article& other, const std::string& locale) {
  Translated out{.article = std::move(article), .source = {}, .catalog = {}};
  out.source = catalog::make_source_catalog(out.article, "en-US", nullptr);
  out.catalog = catalog::sync_locale(out.source, nullptr, locale);
  for (size_t i = 0; i < std::min(other.units.size(), out.catalog.units.size()); ++i) {
    catalog::Unit& unit = out.catalog.units[i];
    const std::vector<uint32_t> numbers = detail::code_numbers(other.units[i].codes, unit.codes);
    unit.replacements = detail::replacements(other.units[i].codes, numbers, unit.codes);
    segment::Content content = other.units[i].content;
    for (segment::Part& part : content) {
      if (part.kind != segment::PartKind::text) part.code = numbers[part.code - 1];
    }
    detail::set_targets(unit, content, unit.codes, locale);
  }
  return out;
}

inline Translated translated(std::string source, std::string target, const std::string& locale) {
  return translated(segment::read_article("a.md", std::move(source)), segment::read_article("a.md", std::move(target)),
                    locale);
}

// The same translation after the source became `now`.
inline Translated carried_forward(const Translated& before, std::string now) {
  Translated out{.article = segment::read_article("a.md", std::move(now)), .source = {}, .catalog = {}};
  out.source = catalog::make_source_catalog(out.article, "en-US", &before.source);
  out.catalog = catalog::sync_locale(out.source, &before.catalog, before.catalog.target_locale);
  return out;
}

}  // namespace docloc::support
