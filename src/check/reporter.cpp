#include "check/reporter.h"

#include <algorithm>
#include <utility>

#include "check/rules.h"

namespace docloc::check {

namespace {

uint32_t characters(std::string_view text) {
  return static_cast<uint32_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// How far `span` reaches on the line that it begins on.
uint32_t length_on_line(std::string_view bytes, Span span) {
  const std::string_view text = span.of(bytes);
  return characters(text.substr(0, std::min(text.find_first_of("\r\n"), text.size())));
}

// Where `text` of a unit stands in the file: the decoded text need not stand there as it is; then where the unit does.
Span place_in(const segment::Article& article, const segment::Unit& unit, std::string_view before,
              std::string_view text) {
  const std::string_view bytes = unit.bytes.of(article.bytes);
  if (text.empty()) return unit.bytes;
  // As many of the same have to be passed over as stand before it.
  size_t passed = 0;
  for (size_t at = 0; (at = before.find(text, at)) != std::string_view::npos; at += text.size())
    ++passed;
  size_t at = bytes.find(text);
  while (passed > 0 && at != std::string_view::npos) {
    at = bytes.find(text, at + text.size());
    --passed;
  }
  if (at == std::string_view::npos) return unit.bytes;
  const uint32_t begin = unit.bytes.begin + static_cast<uint32_t>(at);
  return {begin, begin + static_cast<uint32_t>(text.size())};
}

}  // namespace

Reporter::Reporter(const Rule& rule, const Subject& subject, std::vector<Note>& notes, Findings& findings)
    : rule_(rule), subject_(subject), notes_(notes), findings_(findings) {}

Finding& Reporter::add(std::string message, std::string hint) {
  findings_.push_back({.rule = std::string(rule_.id),
                       .severity = rule_.severity,
                       .source = {.path = std::string(path_of(subject_))},
                       .target = {},
                       .locale = "",
                       .message = std::move(message),
                       .hint = std::move(hint),
                       .excerpt = ""});
  Finding& finding = findings_.back();
  if (rule_.scope != Scope::article) finding.locale = subject_.locale;
  if (rule_.scope == Scope::translation) finding.target.path = subject_.catalog_path;
  if (rule_.scope == Scope::counterpart) finding.target.path = subject_.counterpart_path;
  return finding;
}

const Places& Reporter::places() {
  if (places_.empty()) places_.emplace_back(path_of(subject_), subject_.article->bytes);
  return places_.front();
}

Finding& Reporter::on_article(Span bytes, std::string message, std::string hint) {
  Finding& finding = add(std::move(message), std::move(hint));
  finding.source = places().at(bytes.begin);
  finding.excerpt = line_at(subject_.article->bytes, bytes.begin);
  finding.length = length_on_line(subject_.article->bytes, bytes);
  finding.token = bytes.of(subject_.article->bytes);
  return finding;
}

Finding& Reporter::on_article(std::string message, std::string hint) {
  return add(std::move(message), std::move(hint));
}

Finding& Reporter::on_pair(const UnitPair& pair, Span source, Span target, std::string message, std::string hint) {
  const segment::Article& article = *subject_.article;
  const std::string_view text = pair.source.text;
  const Span place = place_in(article, *pair.article, text.substr(0, source.begin), source.of(text));
  Finding& finding = on_article(place, std::move(message), std::move(hint));
  if (source.empty()) finding.length = 0;
  const SegmentPair& part = pair.segment_at(target.begin);
  finding.unit = pair.strings->id;
  finding.segment = pair.strings->segments[part.segment].id;
  finding.target_text = part.target.of(pair.target.text);
  const auto within = [&](uint32_t at) {
    return std::clamp(at, part.target.begin, part.target.end) - part.target.begin;
  };
  finding.target_mark = {within(target.begin), within(target.end)};
  Shown quote = shown(pair, pair.target, part.target, target);
  finding.target_excerpt = std::move(quote.text);
  finding.target_excerpt_mark = quote.mark;
  finding.token = target.empty() ? source.of(text) : target.of(pair.target.text);
  return finding;
}

Finding& Reporter::on_unit(const UnitPair& pair, std::string message, std::string hint) {
  Finding& finding = on_article(pair.article->bytes, std::move(message), std::move(hint));
  finding.length = 0;
  finding.unit = pair.strings->id;
  finding.token.clear();
  return finding;
}

Finding& Reporter::on_counterpart(Span source, Span bytes, std::string message, std::string hint) {
  Finding& finding = on_article(source, std::move(message), std::move(hint));
  const segment::Article& counterpart = *subject_.counterpart;
  if (counterpart_places_.empty()) counterpart_places_.emplace_back(subject_.counterpart_path, counterpart.bytes);
  finding.target = counterpart_places_.front().at(bytes.begin);
  finding.target_excerpt = line_at(counterpart.bytes, bytes.begin);
  finding.token = bytes.empty() ? source.of(subject_.article->bytes) : bytes.of(counterpart.bytes);
  return finding;
}

void Reporter::note(std::string key, std::string value, Finding& draft) {
  notes_.push_back({.rule = &rule_, .key = std::move(key), .value = std::move(value), .draft = std::move(draft)});
  findings_.pop_back();
}

void set_target_fix(Finding& finding, const UnitPair& pair, std::vector<Edit> edits, bool safe) {
  const auto part = std::ranges::find(
      pair.segments, finding.segment,
      [&](const SegmentPair& one) -> const std::string& { return pair.strings->segments[one.segment].id; });
  for (Edit& edit : edits) {
    if (!part->target.contains(edit.bytes)) return;
    edit.bytes.begin -= part->target.begin;
    edit.bytes.end -= part->target.begin;
  }
  finding.fix = Fix{.of = Fix::Of::target, .safe = safe, .edits = std::move(edits)};
}

}  // namespace docloc::check
