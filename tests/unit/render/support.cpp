#include "support.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <vector>

#include "render/slug.h"

namespace docloc::render::test {

markdown::Document parse(std::string_view markdown, markdown::Dialects dialects) {
  markdown::ParseOptions options;
  options.dialects = dialects;
  return markdown::parse("test.md", markdown, 0, options).document;
}

std::vector<std::string> ids_of(std::string_view markdown, markdown::Dialects dialects) {
  return heading_ids(parse(markdown, dialects), markdown);
}

std::string body(std::string_view markdown, const BodyOptions& options) {
  return render_body(parse(markdown), options);
}

std::string cmark_html(std::string_view markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  constexpr int kOptions = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES;
  cmark_parser* parser = cmark_parser_new(kOptions);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node* root = cmark_parser_finish(parser);
  char* html = cmark_render_html(root, kOptions, cmark_parser_get_syntax_extensions(parser));
  std::string out = html;
  std::free(html);  // NOLINT: cmark's default allocator is malloc
  cmark_node_free(root);
  cmark_parser_free(parser);
  return out;
}

namespace {

// Deliberately not the room's own code: a second opinion.
class Inspector {
 public:
  explicit Inspector(std::string_view html) : html_(html) {}

  std::string run() {
    while (fault_.empty() && at_ < html_.size()) {
      if (html_[at_] == '<') {
        read_tag();
      } else {
        ++at_;
      }
    }
    if (fault_.empty() && !open_.empty()) fault_ = "left open: " + open_.back();
    return fault_;
  }

 private:
  void fail(const std::string& what) {
    if (fault_.empty()) fault_ = what + " near: " + std::string(html_.substr(at_ < 20 ? 0 : at_ - 20, 80));
  }
  char peek() const { return at_ < html_.size() ? html_[at_] : '\0'; }

  std::string read_name() {
    std::string name;
    while (std::isalnum(static_cast<unsigned char>(peek())) != 0 || (!name.empty() && peek() == '-'))
      name += html_[at_++];
    return name;
  }

  void read_tag() {
    ++at_;
    const bool closing = peek() == '/';
    if (closing) ++at_;
    const std::string name = read_name();
    if (name.empty()) return fail("a '<' that is no tag");
    static const std::vector<std::string> kBad = {"script", "style", "iframe", "object", "embed", "form",
                                                  "svg",    "math",  "base",   "link",   "meta",  "template"};
    if (std::ranges::find(kBad, name) != kBad.end()) return fail("element " + name);
    if (std::ranges::any_of(name, [](unsigned char c) { return std::isupper(c) != 0; })) return fail("upper case");
    if (closing) return end_tag(name);
    while (peek() == ' ') {
      ++at_;
      if (peek() == '/') break;
      read_attribute();
      if (!fault_.empty()) return;
    }
    const bool is_void = peek() == '/';
    if (is_void) ++at_;
    if (peek() != '>') return fail("malformed tag " + name);
    ++at_;
    if (!is_void) open_.push_back(name);
  }

  void end_tag(const std::string& name) {
    if (peek() != '>') return fail("malformed end tag " + name);
    ++at_;
    if (open_.empty() || open_.back() != name)
      return fail("</" + name + "> closes " + (open_.empty() ? "nothing" : open_.back()));
    open_.pop_back();
  }

  void read_attribute() {
    const std::string name = read_name();
    if (name.empty()) return fail("malformed attribute");
    if (name.starts_with("on") || name == "style" || name == "srcset") return fail("attribute " + name);
    if (peek() != '=') return;
    ++at_;
    if (peek() != '"') return fail("unquoted value");
    const size_t end = html_.find('"', ++at_);
    if (end == std::string_view::npos) return fail("unfinished value");
    const std::string_view value = html_.substr(at_, end - at_);
    if (value.find_first_of("<>") != std::string_view::npos) return fail("raw < or > in a value");
    if (name == "href" || name == "src" || name == "poster") check_url(value);
    at_ = end + 1;
  }

  void check_url(std::string_view value) {
    std::string seen;
    for (size_t i = 0; i < value.size(); ++i) {
      auto c = static_cast<unsigned char>(value[i]);
      if (c == '&') c = entity(value, i);
      if (c > 0x20 && c != 0x7F) seen += static_cast<char>(std::tolower(c));
    }
    for (const char* scheme : {"javascript:", "vbscript:", "data:text", "data:image/svg"})
      if (seen.starts_with(scheme)) fail("scheme " + std::string(scheme));
  }

  // The character (below 256) that the reference at `i` stands for; `i` is moved to its last byte.
  static unsigned char entity(std::string_view value, size_t& i) {
    const std::string_view rest = value.substr(i);
    static const std::vector<std::pair<std::string, char>> kNames = {
        {"&Tab;", '\t'}, {"&NewLine;", '\n'}, {"&colon;", ':'}, {"&amp;", '&'}, {"&lpar;", '('}};
    for (const auto& [name, c] : kNames) {
      if (!rest.starts_with(name)) continue;
      i += name.size() - 1;
      return static_cast<unsigned char>(c);
    }
    if (!rest.starts_with("&#")) return '&';
    const bool hexadecimal = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
    size_t used = 0;
    unsigned long code = 0;
    try {
      code = std::stoul(std::string(rest.substr(hexadecimal ? 3 : 2, 12)), &used, hexadecimal ? 16 : 10);
    } catch (const std::exception&) {
      return '&';
    }
    i += (hexadecimal ? 3 : 2) + used - 1;
    if (i + 1 < value.size() && value[i + 1] == ';') ++i;
    return code < 256 ? static_cast<unsigned char>(code) : '?';
  }

  std::string_view html_;
  size_t at_ = 0;
  std::vector<std::string> open_;
  std::string fault_;
};

}  // namespace

std::string fault_of(std::string_view html) {
  return Inspector(html).run();
}

}  // namespace docloc::render::test
