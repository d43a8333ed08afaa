#include "corpus/support.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>

#include "base/source.h"
#include "support/corpus.h"

extern "C" {
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
}

namespace docloc::corpus {
namespace {

constexpr int kOptions = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES;

using Tree = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
using Parser = std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)>;

// The library as its own tool uses it, on this thread alone.
struct Parsed {
  Parser parser{nullptr, &cmark_parser_free};
  Tree tree{nullptr, &cmark_node_free};
};

Parsed parse(std::string_view markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  Parsed parsed;
  parsed.parser.reset(cmark_parser_new(kOptions));
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"}) {
    cmark_parser_attach_syntax_extension(parsed.parser.get(), cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parsed.parser.get(), markdown.data(), markdown.size());
  parsed.tree.reset(cmark_parser_finish(parsed.parser.get()));
  return parsed;
}

bool is_block(cmark_node* node) {
  return (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK;
}

std::string text_of(const char* text) {
  return text == nullptr ? std::string{} : std::string(text);
}

}  // namespace

uint32_t for_each_article(const std::function<void(const std::string&, const segment::Article&)>& visit) {
  uint32_t count = 0;
  for (const char* folder : {"PowerShell-Docs/en-US", "ATADocs/en-US", "customer-insights/en-US", "seed/en-US"}) {
    for (const auto& path : testing::corpus_articles(folder)) {
      const segment::Article article = segment::read_article(path.filename().string(), testing::read_file(path));
      if (!article.usable) continue;
      ++count;
      visit(path.string(), article);
    }
  }
  if (count == 0) WARN("skipped: the shared articles are not beside the repository");
  return count;
}

segment::Localized pseudo(const segment::Article& article) {
  std::vector<std::optional<segment::Target>> targets;
  for (const segment::Unit& unit : article.units) {
    targets.push_back(segment::Target{segment::pseudo_translate(unit.content, segment::Pseudo::ploc), {}});
  }
  return segment::apply(article, targets, {.locale = "qps-ploc"});
}

std::string cmark_html(std::string_view markdown) {
  const Parsed parsed = parse(markdown);
  char* html = cmark_render_html(parsed.tree.get(), kOptions, cmark_parser_get_syntax_extensions(parsed.parser.get()));
  std::string out(html);
  cmark_get_default_mem_allocator()->free(html);
  return out;
}

std::string cmark_blocks(std::string_view markdown) {
  const Parsed parsed = parse(markdown);
  std::string out;
  cmark_iter* iterator = cmark_iter_new(parsed.tree.get());
  for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator)) {
    cmark_node* node = cmark_iter_get_node(iterator);
    if (!is_block(node)) continue;
    out += fmt::format("<{}{}", event == CMARK_EVENT_ENTER ? "" : "/", cmark_node_get_type_string(node));
    if (event == CMARK_EVENT_ENTER) {
      out += fmt::format(" {} {} {} {}", cmark_node_get_heading_level(node),
                         static_cast<int>(cmark_node_get_list_type(node)), cmark_node_get_list_start(node),
                         cmark_node_get_list_tight(node));
    }
    out += ">\n";
  }
  cmark_iter_free(iterator);
  return out;
}

std::map<std::string, std::vector<std::string>> protected_texts(std::string_view markdown) {
  const Parsed parsed = parse(markdown);
  std::map<std::string, std::vector<std::string>> found;
  cmark_iter* iterator = cmark_iter_new(parsed.tree.get());
  for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator)) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node* node = cmark_iter_get_node(iterator);
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_CODE) found["code"].push_back(text_of(cmark_node_get_literal(node)));
    if (type == CMARK_NODE_HTML_INLINE) found["html"].push_back(text_of(cmark_node_get_literal(node)));
    if (type == CMARK_NODE_LINK) found["link"].push_back(text_of(cmark_node_get_url(node)));
    if (type == CMARK_NODE_IMAGE) found["image"].push_back(text_of(cmark_node_get_url(node)));
    if (type == CMARK_NODE_CODE_BLOCK) {
      found["block"].push_back(
          fmt::format("{}\n{}", text_of(cmark_node_get_fence_info(node)), text_of(cmark_node_get_literal(node))));
    }
  }
  cmark_iter_free(iterator);
  for (auto& [kind, texts] : found)
    std::ranges::sort(texts);
  return found;
}

}  // namespace docloc::corpus
