#include "check/source_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "check/debris.h"
#include "check/pairs.h"
#include "check/rules.h"
#include "markdown/html_token.h"
#include "text/characters.h"

namespace docloc::check {

using markdown::Document;
using markdown::Node;
using markdown::NodeKind;
using segment::Article;

namespace {

constexpr size_t kNone = std::string_view::npos;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

// Words that sentences rightly have twice in a row: "all that that means", "die, die die".
bool may_be_doubled(std::string_view word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"bye", "can",  "das", "den", "der", "die", "do", "had",  "har",  "her",  "in",  "is", "ist",
       "no",  "nous", "och", "on",  "os",  "sie", "so", "that", "very", "vous", "was", "you"});
  return std::ranges::any_of(kWords, [&](std::string_view other) { return is_same_word(word, other); });
}

// "The the" at the begin of one; "the Parameter parameter" has a name.
bool begins_sentence(std::string_view text, std::string_view word) {
  const auto at = static_cast<size_t>(word.data() - text.data());
  const size_t before = text.substr(0, at).find_last_not_of(" \n");
  return before == kNone || std::string_view(".:!?").contains(text[before]);
}

// The first two equal words in a row from `at` on; empty: there are none. Only blanks stand between them.
Span doubled_word(std::string_view text, size_t& at) {
  std::string_view last;
  while (at < text.size()) {
    if (text.substr(at).starts_with(kCode)) {
      at += kCode.size();
      last = {};
      continue;
    }
    if (!is_letter(text[at])) {
      if (text[at] != ' ' && text[at] != '\n') last = {};
      ++at;
      continue;
    }
    const size_t begin = at;
    while (at < text.size() && is_letter(text[at]) && !text.substr(at).starts_with(kCode))
      ++at;
    const std::string_view word = text.substr(begin, at - begin);
    // "re re-" and "x x.y" are parts of longer words.
    const bool ends = at == text.size() || std::string_view(" \n,.;:!?)").contains(text[at]);
    const bool joined = at + 1 < text.size() && text[at] == '.' && is_letter(text[at + 1]);
    const bool same = last == word || (is_same_word(last, word) && begins_sentence(text, last));
    if (!last.empty() && ends && !joined && word.size() > 1 && same && !may_be_doubled(word)) {
      return {static_cast<uint32_t>(last.data() - text.data()), static_cast<uint32_t>(at)};
    }
    const bool starts = begin == 0 || std::string_view(" \n(\"").contains(text[begin - 1]);
    last = starts ? word : std::string_view();
  }
  return {};
}

}  // namespace

Span place_in(const Article& article, const segment::Unit& unit, std::string_view text) {
  const size_t at = unit.bytes.of(article.bytes).find(text);
  if (at == kNone) return {unit.bytes.begin, unit.bytes.begin};
  const uint32_t begin = unit.bytes.begin + static_cast<uint32_t>(at);
  return {begin, begin + static_cast<uint32_t>(text.size())};
}

bool is_title_or_text(const segment::Unit& unit) {
  return unit.kind != segment::UnitKind::front_matter || unit.name == "title" || unit.name == "description";
}

void find_doubled_words_of_source(const Subject& subject, Reporter& report) {
  const Article& article = *subject.article;
  for (const segment::Unit& unit : article.units) {
    if (!is_title_or_text(unit)) continue;
    const std::string text = side_of(unit.content).text;
    size_t at = 0;
    for (Span found = doubled_word(text, at); !found.empty(); found = doubled_word(text, at)) {
      const std::string_view words = found.of(text);
      const std::string word(words.substr(0, words.find_first_of(" \n")));
      Finding& finding =
          report.on_article(place_in(article, unit, words), fmt::format("The word \"{}\" stands twice in a row.", word),
                            "Take one of them out.");
      finding.token = word;
    }
  }
}

namespace {

// Signs that the writer escaped are meant; so are those behind a word at the end, for they name a footnote.
bool is_meant(const Article& article, const segment::Unit& unit, std::string_view text, Debris kind, Span found) {
  const Span place = place_in(article, unit, found.of(text));
  if (place.empty() || (place.begin > 0 && article.bytes[place.begin - 1] == '\\')) return true;
  if (kind != Debris::emphasis) return false;
  const bool footnote = found.end == text.size() && found.begin > 0 && is_letter(text[found.begin - 1]);
  return footnote || found.size() < 2 || found.of(text).starts_with('_');
}

}  // namespace

// Only signs that are hardly ever meant: readers of all languages see what is found here.
void find_broken_markup(const Subject& subject, Reporter& report) {
  static constexpr auto kKinds =
      std::to_array<Debris>({Debris::emphasis, Debris::link, Debris::reference, Debris::directive});
  const Article& article = *subject.article;
  for (const segment::Unit& unit : article.units) {
    if (unit.spelling != segment::Spelling::markdown) continue;
    const std::string text = side_of(unit.content).text;
    for (const Debris kind : kKinds) {
      for (const Span found : find_debris(kind, text)) {
        if (is_meant(article, unit, text, kind, found)) continue;
        report.on_article(place_in(article, unit, found.of(text)),
                          fmt::format("\"{}\" is no markup here: readers see it.", found.of(text)),
                          "Mend it, or put a backslash before it if readers should see it.");
        break;
      }
    }
  }
}

namespace {

bool has_text(const Document& document, uint32_t node) {
  for (uint32_t i = node + 1; i < document.nodes[node].end; ++i) {
    const Node& inner = document.nodes[i];
    const bool text = inner.kind == NodeKind::text || inner.kind == NodeKind::code;
    if (text && document.str(inner.literal).find_first_not_of(" \t\n\u00A0") != kNone) return true;
    if (inner.kind == NodeKind::foreign) return true;
  }
  return false;
}

// <img> without alt; alt="" says that the picture is only decoration.
void find_tags_without_alt(const Article& article, const Node& node, Reporter& report) {
  markdown::HtmlTokenizer tokens(article.document.str(node.literal));
  markdown::HtmlToken token;
  while (tokens.next(token)) {
    if (token.kind != markdown::HtmlTokenKind::start_tag || token.name != "img") continue;
    if (std::ranges::find(token.attributes, "alt", &markdown::HtmlAttribute::name) != token.attributes.end()) continue;
    const size_t at = node.bytes.of(article.bytes).find(token.bytes);
    const uint32_t begin = node.bytes.begin + static_cast<uint32_t>(at == kNone ? 0 : at);
    const uint32_t size = at == kNone ? 0 : static_cast<uint32_t>(token.bytes.size());
    report.on_article({begin, begin + size}, "The image has no alternative text.",
                      "Say in alt=\"...\" what it shows, or write alt=\"\" if it is decoration.");
  }
}

}  // namespace

void find_missing_alt(const Subject& subject, Reporter& report) {
  const Article& article = *subject.article;
  const Document& document = article.document;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (node.kind == NodeKind::html_inline || node.kind == NodeKind::html_block)
      find_tags_without_alt(article, node, report);
    if (node.kind != NodeKind::image || has_text(document, i)) continue;
    Finding& finding = report.on_article(node.bytes, "The image has no alternative text.",
                                         "Say between the square brackets what it shows.");
    finding.token = document.str(node.url);
  }
}

void find_heading_jumps(const Subject& subject, Reporter& report) {
  uint32_t last = 0;
  for (const Node& node : subject.article->document.nodes) {
    if (node.kind != NodeKind::heading) continue;
    const uint32_t before = std::exchange(last, node.level);
    if (before == 0 || node.level <= before + 1) continue;
    report.on_article(node.bytes, fmt::format("A heading of level {} follows one of level {}.", node.level, before),
                      fmt::format("Make it one of level {}: people who listen to pages go by the levels.", before + 1));
  }
}

namespace {

// At most 20 bytes, and no part of a character.
std::string_view beginning_of(std::string_view text) {
  uint32_t end = 0;
  for (text::Character c = text::character_at(text, 0); c.value != 0 && c.end <= 20; c = text::character_at(text, end))
    end = c.end;
  return text.substr(0, end);
}

}  // namespace

// One to three spaces before a paragraph change nothing in CommonMark (4.8), so the writer meant something else: after
// a list, most likely that it belongs to the list.
void find_leading_spaces(const Subject& subject, Reporter& report) {
  const std::string_view bytes = subject.article->bytes;
  for (const Node& node : subject.article->document.nodes) {
    if (node.kind != NodeKind::paragraph || node.parent != 0) continue;
    uint32_t begin = node.bytes.begin;
    while (begin > 0 && bytes[begin - 1] == ' ')
      --begin;
    if (begin == node.bytes.begin || (begin > 0 && bytes[begin - 1] != '\n' && bytes[begin - 1] != '\r')) continue;
    Finding& finding =
        report.on_article({begin, node.bytes.begin}, "Spaces stand before a paragraph.",
                          "Take them out; if it belongs to the list above, indent it as the list's text is.");
    finding.token = beginning_of(bytes.substr(node.bytes.begin));
  }
}

void find_empty_links(const Subject& subject, Reporter& report) {
  const Document& document = subject.article->document;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (node.kind != NodeKind::link) continue;
    const auto is_shown = [](const Node& inner) {
      return inner.kind == NodeKind::image || inner.kind == NodeKind::html_inline || inner.kind == NodeKind::foreign;
    };
    const bool shows = has_text(document, i) ||
                       std::any_of(document.nodes.begin() + i + 1, document.nodes.begin() + node.end, is_shown);
    if (shows && !node.url.empty()) continue;
    Finding& finding =
        report.on_article(node.bytes, shows ? "The link leads nowhere." : "The link has no text: nobody can follow it.",
                          shows ? "Give it an address." : "Say between the square brackets where it leads.");
    finding.token = document.str(node.url);
  }
}

namespace {

// A page of its own: no part of others, no table of contents.
bool is_page(const Article& article) {
  if (article.format != segment::Format::markdown) return false;
  std::string path = article.path;
  std::ranges::transform(path, path.begin(), lower);
  const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
  const bool is_part = path.starts_with("includes/") || path.find("/includes/") != kNone || name.starts_with('_');
  return !is_part && name != "toc.md" && name != "summary.md";
}

struct Title {
  std::string text;  // empty: none
  Span bytes;
};

Title title_of(const Article& article) {
  for (const segment::Unit& unit : article.units) {
    const bool field = unit.kind == segment::UnitKind::front_matter && unit.name == "title";
    const bool heading = unit.kind == segment::UnitKind::heading && article.document.nodes[unit.node].level == 1;
    if (field || heading) return {side_of(unit.content).text, unit.bytes};
  }
  return {};
}

// A heading of code or numbers alone is no unit, but a title.
bool has_title(const Article& article) {
  const yaml::Scalar* field = article.front_matter.find("title");
  return (field != nullptr && !field->value.empty()) ||
         std::ranges::any_of(article.document.nodes,
                             [](const Node& node) { return node.kind == NodeKind::heading && node.level == 1; });
}

}  // namespace

void find_no_title(const Subject& subject, Reporter& report) {
  const Article& article = *subject.article;
  if (!is_page(article) || !article.front_matter.valid || has_title(article)) return;
  report.on_article("The article has no title.", "Give it one in the front matter, or a heading of level 1.");
}

void note_title(const Subject& subject, Reporter& report) {
  const Article& article = *subject.article;
  if (!is_page(article)) return;
  const Title title = title_of(article);
  // A code in it says what the text alone does not.
  if (title.text.empty() || title.text.find(kCode) != kNone) return;
  Finding& draft =
      report.on_article(title.bytes, "", "Say in each what it is about: search results show titles alone.");
  std::string key;
  std::ranges::transform(title.text, std::back_inserter(key), lower);
  // The same title in another folder that is laid out alike (versions of a product) is meant.
  key += '\0';
  key += path_of(subject).substr(0, path_of(subject).rfind('/') + 1);
  report.note(std::move(key), std::string(path_of(subject)), draft);
}

void conclude_titles(std::span<const Note> notes, Findings& out) {
  for (size_t i = 1; i < notes.size(); ++i) {
    Finding finding = notes[i].draft;
    finding.message = fmt::format("\"{}\" has the same title.", notes.front().value);
    out.push_back(std::move(finding));
  }
}

}  // namespace docloc::check
