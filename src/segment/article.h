// An article taken apart: source bytes -> front matter, Document, units.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/span.h"
#include "markdown/document.h"
#include "segment/content.h"
#include "yaml/front_matter.h"

namespace docloc::segment {

enum class UnitKind : uint8_t { heading, paragraph, cell, alt, title, front_matter, html };
[[nodiscard]] const char* to_string(
    UnitKind kind);  // "heading", "paragraph", "cell", "alt", "title", "front-matter", "html"

// The syntax that a unit's text is written in.
enum class Spelling : uint8_t {
  markdown,   // CommonMark inlines
  title,      // between the delimiters of a link title
  html,       // text of an HTML block
  attribute,  // between the quotes of a directive's attribute, with character references
  argument,   // between the quotes of a shortcode's argument, with backslash escapes
  verbatim,   // as it reads, until what ends it
  yaml,       // a front-matter scalar
  json,       // a JSON string
};

inline constexpr uint32_t kNoUnit = UINT32_MAX;

// Spans are into the article's bytes.
struct Unit {
  UnitKind kind{};
  Spelling spelling{};
  std::string name;                   // front_matter: the key, as in "title" or "keywords[1]"
  uint32_t node = markdown::kNoNode;  // the block (or image, link) it stands in; kNoNode: front matter
  uint32_t parent = kNoUnit;          // alt, title: the unit whose code carries it; kNoUnit: it stands alone
  Span bytes;                         // all of it, from the first byte of its content to the last
  Content content;                    // decoded
  std::vector<Code> codes;            // codes[n - 1] is the code numbered n
  std::vector<Span> open_bytes;       // per code: where its `open` stands
  std::vector<Span> close_bytes;      // per code: where its `close` stands; empty when not paired
  std::vector<uint32_t> code_nodes;   // per code: its inline node; kNoNode: a directive, or a tag of an HTML block
  std::vector<std::string> notes;     // <!-- docloc:note TEXT -->
  bool critical = false;              // <!-- docloc:critical -->: readers never get an older translation of it
};

struct ExtractOptions {
  std::vector<std::string> front_matter_keys = {"title",   "description", "keywords",      "titleSuffix",
                                                "summary", "subtitle",    "sidebar_label", "linkTitle"};
  markdown::ParseOptions parse;
  // YAML and JSON files: keys whose values are text for readers.
  std::vector<std::string> data_keys = {"title",   "name",        "label",    "description", "summary", "text",
                                        "heading", "displayName", "subtitle", "linkText",    "tagline", "caption",
                                        "alt",     "placeholder", "question", "answer",      "abstract"};
};

// A run of text, whether or not it has words to translate: what a localized article is compared by.
struct Run {
  UnitKind kind{};
  uint32_t node = markdown::kNoNode;
  Span bytes;
  uint32_t unit = kNoUnit;  // its unit; kNoUnit: nothing to translate
  std::string canon;        // canonical_form of its content
};

// One string for a content and what its codes mean; their spelling has no part in it. Equal for two contents exactly
// when they read the same.
[[nodiscard]] std::string canonical_form(const Content& content, const std::vector<Code>& codes);

// How a source file is written. Data files have units of kind front_matter alone, no runs, and an empty Document;
// `front_matter` holds their scalars.
enum class Format : uint8_t { markdown, yaml, json };
[[nodiscard]] Format format_of(std::string_view path);  // by the end of its name: .yml, .yaml, .json, else Markdown

struct Article {
  std::string path;  // source path relative to its root
  Format format = Format::markdown;
  std::string bytes;
  markdown::ParseOptions parse;  // those it was read with: a localized form of it is read with them again
  yaml::FrontMatter front_matter;
  markdown::Document document;
  std::vector<Unit> units;  // in order of their bytes; an alt or title unit follows the unit that carries it
  std::vector<Run> runs;    // in order of their bytes; front matter not included
  Findings findings;
  std::map<std::string, uint32_t> opaque_causes;  // cause -> blocks kept verbatim
  bool usable = true;  // false: left out (invalid UTF-8, NUL, too complex); only path, bytes and findings are set
};

// Never fails: what cannot be read as an article has a finding and usable == false.
[[nodiscard]] Article read_article(std::string path, std::string bytes, const ExtractOptions& options = {});

// Sentences and the white space between them, joined they are `content` again. `locale` is BCP 47.
[[nodiscard]] std::vector<Segment> split_sentences(const Content& content, const std::vector<Code>& codes,
                                                   std::string_view locale);

// The key under which a unit's or segment's source is the same string: text with white space folded, kinds and order
// of its codes, not their spelling. Version kKeyVersion; golden vectors in tests/unit/segment.
[[nodiscard]] std::string key_text(const Content& content, const std::vector<Code>& codes);
[[nodiscard]] uint64_t key_of(UnitKind kind, const Content& content, const std::vector<Code>& codes);
inline constexpr int kKeyVersion = 1;

// Heading anchors as OPS generates them: raw heading Markdown, lower case, letters, digits, '-', '_' and spaces kept,
// space to '-', entities kept ("What&#39;s" gives "what39s"). `raw` is the heading's content bytes.
[[nodiscard]] std::string ops_slug(std::string_view raw);

// The anchor of a heading unit: the slug of its bytes without tags and without where its links lead.
[[nodiscard]] std::string ops_anchor(const Article& article, const Unit& heading);

}  // namespace docloc::segment
