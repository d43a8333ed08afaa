// bytes -> Document:
//   1. guard.h turns away what the library cannot stand
//   2. library.h parses the body and copies the tree
//   3. locate.h finds every block's lines
//   4. inline_spans.h explains every byte of the content by the tree, or the block is opaque
// With foreign dialects the library reads a text of ours in place of the file's (foreign_plan.h).
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "markdown/document.h"
#include "markdown/foreign_plan.h"
#include "markdown/guard.h"
#include "markdown/library.h"
#include "markdown/locate.h"

namespace docloc::markdown {
namespace {

uint32_t depth_of(const Document& document) {
  std::vector<uint32_t> depth(document.nodes.size(), 0);
  uint32_t deepest = 0;
  for (size_t i = 1; i < document.nodes.size(); ++i) {
    depth[i] = depth[document.nodes[i].parent] + 1;
    deepest = std::max(deepest, depth[i]);
  }
  return deepest;
}

// Why an article is left out.
struct Excess {
  uint32_t offset = 0;
  std::string why;
};

Parsed refuse(std::string_view path, std::string_view bytes, uint32_t offset, const std::string& why) {
  Parsed parsed{.document = {.nodes = {Node{.kind = NodeKind::document, .end = 1}}}, .usable = false};
  parsed.findings.push_back({.rule = "markdown/too-complex",
                             .severity = Severity::error,
                             .source = place_of(path, bytes, offset),
                             .message = "The article is left out: " + why + ".",
                             .hint = "Simplify or split the article."});
  return parsed;
}

}  // namespace

std::string normal_form(const Document& document, std::string_view bytes, Span span) {
  std::string out;
  uint32_t at = span.begin;
  auto join = std::ranges::lower_bound(document.line_joins, span.begin, {}, &Span::begin);
  for (; join != document.line_joins.end() && join->end <= span.end; ++join) {
    out.append(Span{at, join->begin}.of(bytes));
    out += '\n';
    at = join->end;
  }
  out.append(Span{at, span.end}.of(bytes));
  return out;
}

namespace {

constexpr uint32_t kPatientRounds = 5;  // of settling; then everything in doubt is given up, at last everything
constexpr uint32_t kRounds = 8;

// Spans are into `text`.
std::optional<Parsed> parse_text(std::string_view text, uint32_t body, const ParseOptions& options,
                                 const ParseLimits& limits, Excess& excess) {
  const std::vector<Line> lines = split_lines(text, body);
  if (const auto refusal = find_excess(text, lines, limits)) {
    excess = {lines[refusal->line].begin, refusal->why};
    return std::nullopt;
  }
  LibraryTree tree = parse_with_library(text.substr(body), options);
  if (depth_of(tree.document) > 2 * limits.nesting) {
    excess = {body, fmt::format("blocks and inlines are nested more than {} deep", 2 * limits.nesting)};
    return std::nullopt;
  }
  locate(text, lines, tree);
  Parsed parsed{.document = std::move(tree.document)};
  parsed.document.body = body;
  return parsed;
}

std::optional<Parsed> parse_with_foreign(std::string_view bytes, uint32_t body, const ParseOptions& options,
                                         const ParseLimits& limits, ForeignPlan& plan, Excess& excess) {
  for (uint32_t round = 0; round < kRounds; ++round) {
    if (round >= kPatientRounds) plan.give_up(round + 1 == kRounds);
    const Shadow shadow = plan.make_shadow();
    std::optional<Parsed> parsed = parse_text(shadow.text(), body, options, limits, excess);
    if (!parsed) {
      excess.offset = shadow.begin_in_file(excess.offset);
      return std::nullopt;
    }
    if (!plan.settle(parsed->document, shadow)) continue;
    plan.restore(parsed->document, shadow);
    return parsed;
  }
  return parse_text(bytes, body, options, limits, excess);
}

void report_opaque(std::string_view path, std::string_view bytes, Parsed& parsed) {
  if (parsed.document.opaque.empty()) return;
  const Places places(path, bytes);
  for (const OpaqueBlock& block : parsed.document.opaque) {
    const uint32_t offset = std::max(parsed.document.nodes[block.node].bytes.begin, parsed.document.body);
    parsed.findings.push_back({.rule = "markdown/opaque",
                               .severity = Severity::info,
                               .source = places.at(offset),
                               .message = "This block is kept as it is (" + block.cause + ").",
                               .hint = "Write it more plainly if it should be translated."});
  }
}

void report_foreign(std::string_view path, std::string_view bytes, const ForeignPlan& plan, Parsed& parsed) {
  for (const uint32_t offset : plan.kept_bodies()) {
    parsed.findings.push_back({.rule = "markdown/kept-body",
                               .severity = Severity::info,
                               .source = place_of(path, bytes, offset),
                               .message = "The indented body of this box is kept as it is: the box stands in a quote.",
                               .hint = "Move the box out of the quote if it should be translated."});
  }
  if (plan.scan().complete) return;
  parsed.findings.push_back(
      {.rule = "markdown/foreign-limit",
       .severity = Severity::warning,
       .source = {.path = std::string(path)},
       .message = "The syntax of other programs was not looked for in all of this article.",
       .hint = "Close every brace, tag and dollar sign that opens something; make the patterns of dialect.patterns "
               "plainer."});
}

}  // namespace

Parsed parse(std::string_view path, std::string_view bytes, uint32_t body, const ParseOptions& options,
             const ParseLimits& limits) {
  std::optional<ForeignPlan> plan;
  if (options.foreign.any()) plan.emplace(bytes, body, options.foreign);
  Excess excess;
  std::optional<Parsed> parsed = plan && !plan->empty()
                                     ? parse_with_foreign(bytes, body, options, limits, *plan, excess)
                                     : parse_text(bytes, body, options, limits, excess);
  if (!parsed) return refuse(path, bytes, excess.offset, excess.why);
  parsed->document.dialects = options.dialects;
  report_opaque(path, bytes, *parsed);
  if (plan) report_foreign(path, bytes, *plan, *parsed);
  return std::move(*parsed);
}

}  // namespace docloc::markdown
