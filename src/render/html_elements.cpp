#include "render/html_elements.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <unordered_map>

namespace docloc::render {
namespace {

using Names = std::initializer_list<std::string_view>;
using Table = std::unordered_map<std::string_view, HtmlElement>;

void add(Table& table, Names names, HtmlElement kind) {
  for (const std::string_view name : names) {
    kind.name = name;
    table.emplace(name, kind);
  }
}

Table make_table() {
  Table table;
  add(table,
      {"a",    "abbr",  "acronym", "audio",  "b",      "bdi",  "bdo",     "big",  "cite", "code", "del",  "dfn",
       "em",   "font",  "i",       "ins",    "kbd",    "mark", "picture", "q",    "rp",   "rt",   "ruby", "s",
       "samp", "small", "span",    "strike", "strong", "sub",  "sup",     "time", "tt",   "u",    "var",  "video"},
      {.name = {}, .policy = HtmlPolicy::allow});
  add(table, {"br", "img", "source", "track", "wbr"}, {.name = {}, .policy = HtmlPolicy::allow, .is_void = true});
  add(table, {"col", "hr"}, {.name = {}, .policy = HtmlPolicy::allow, .is_void = true, .is_block = true});
  add(table,
      {"address", "article", "aside",      "blockquote", "caption", "center", "colgroup", "dd",      "details", "div",
       "dl",      "dt",      "figcaption", "figure",     "footer",  "h1",     "h2",       "h3",      "h4",      "h5",
       "h6",      "header",  "hgroup",     "li",         "ol",      "p",      "pre",      "section", "summary", "table",
       "tbody",   "td",      "tfoot",      "th",         "thead",   "tr",     "ul"},
      {.name = {}, .policy = HtmlPolicy::allow, .is_block = true});
  add(table, {"iframe", "noembed", "noframes", "noscript", "script", "style", "xmp"},
      {.name = {}, .policy = HtmlPolicy::discard, .is_raw = true});
  add(table, {"canvas", "math", "svg", "template"}, {.name = {}, .policy = HtmlPolicy::discard});
  add(table, {"applet",    "body",     "button", "data",   "datalist", "dialog",   "dir",    "fieldset",
              "form",      "frameset", "head",   "html",   "label",    "legend",   "main",   "map",
              "marquee",   "menu",     "meter",  "nav",    "object",   "optgroup", "option", "output",
              "plaintext", "progress", "search", "select", "slot",     "textarea", "title"},
      {.name = {}, .policy = HtmlPolicy::unsupported});
  add(table, {"area", "base", "basefont", "bgsound", "embed", "frame", "input", "keygen", "link", "meta", "param"},
      {.name = {}, .policy = HtmlPolicy::unsupported, .is_void = true});
  return table;
}

bool is_one_of(std::string_view name, Names names) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

const HtmlElement* find_element(std::string_view name) {
  static const Table table = make_table();
  const auto found = table.find(name);
  return found == table.end() ? nullptr : &found->second;
}

bool ends_before(const HtmlElement& open, const HtmlElement& next) {
  const std::string_view name = open.name;
  if (name == "p") return next.is_block;
  if (name == "a" || name == "li") return next.name == name;
  if (name == "dt" || name == "dd") return is_one_of(next.name, {"dt", "dd"});
  const bool row_group = is_one_of(next.name, {"thead", "tbody", "tfoot"});
  if (name == "td" || name == "th") return row_group || is_one_of(next.name, {"td", "th", "tr"});
  if (name == "tr") return row_group || next.name == "tr";
  if (is_one_of(name, {"thead", "tbody", "tfoot"})) return row_group;
  if (name == "caption" || name == "colgroup") return row_group || next.name == "tr";
  return false;
}

bool is_plain_attribute(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>({
      "abbr",    "align",     "alt",      "border",   "cellpadding", "cellspacing", "class",   "color",
      "cols",    "colspan",   "controls", "datetime", "dir",         "headers",     "height",  "hidden",
      "id",      "kind",      "label",    "lang",     "loading",     "loop",        "muted",   "open",
      "preload", "reversed",  "role",     "rowspan",  "scope",       "span",        "srclang", "start",
      "title",   "translate", "type",     "valign",   "value",       "width",
  });
  return name.starts_with("aria-") ? name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos
                                   : std::ranges::find(kNames, name) != kNames.end();
}

}  // namespace docloc::render
