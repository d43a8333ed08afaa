#include "render/dialect.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "render/escape.h"
#include "render/url.h"

namespace docloc::render {
namespace {

using markdown::Document;
using markdown::kNoNode;
using markdown::NodeKind;

constexpr std::string_view kBlank = " \t\r\n";
constexpr size_t kNone = std::string_view::npos;

std::string_view trim(std::string_view text) {
  const size_t first = text.find_first_not_of(kBlank);
  return first == kNone ? std::string_view{} : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

// The text of node `i` and its descendants, as the writer may have typed it.
void append_text(std::string& out, const Document& document, uint32_t i) {
  for (uint32_t at = i; at < document.nodes[i].end; ++at) {
    const auto& node = document.nodes[at];
    if (node.kind == NodeKind::text || node.kind == NodeKind::code || node.kind == NodeKind::html_inline ||
        node.kind == NodeKind::foreign) {
      out += document.str(node.literal);
    } else if (node.kind == NodeKind::soft_break) {
      out += '\n';
    }
  }
}

// A line of a paragraph: sibling nodes, and the break after them.
struct TextLine {
  std::vector<uint32_t> nodes;
  uint32_t line_end = kNoNode;
  std::string text;
};

std::vector<TextLine> lines_of(const Document& document, uint32_t paragraph) {
  std::vector<TextLine> lines(1);
  for (uint32_t i = document.first_child(paragraph); i != kNoNode; i = document.next_sibling(i)) {
    const NodeKind kind = document.nodes[i].kind;
    if (kind == NodeKind::soft_break || kind == NodeKind::line_break) {
      lines.back().line_end = i;
      lines.emplace_back();
    } else {
      lines.back().nodes.push_back(i);
      append_text(lines.back().text, document, i);
    }
  }
  return lines;
}

// The value of `name="value"` in a directive. Empty and missing are the same.
std::string_view value_of(std::string_view directive, std::string_view name) {
  for (size_t at = directive.find(name); at != kNone; at = directive.find(name, at + 1)) {
    const size_t mark = at + name.size();
    const bool alone = at > 0 && kBlank.contains(directive[at - 1]);
    if (!alone || !directive.substr(mark).starts_with('=') || mark + 1 >= directive.size()) continue;
    const char quote = directive[mark + 1];
    if (quote != '"' && quote != '\'') continue;
    const size_t end = directive.find(quote, mark + 2);
    if (end != kNone) return directive.substr(mark + 2, end - mark - 2);
  }
  return {};
}

// "note" of "[!NOTE]" alone on its line.
std::string_view mark_word(std::string_view line) {
  line = trim(line);
  return line.starts_with("[!") && line.ends_with("]") ? line.substr(2, line.size() - 3) : std::string_view{};
}

class Planner {
 public:
  Planner(const Document& document, const BodyOptions& options) : document_(document), options_(options) {
    plan_.replaced = Replacements(document.nodes.size());
  }

  DialectPlan run() {
    for (uint32_t i = 0; i < document_.nodes.size(); ++i) {
      const NodeKind kind = document_.nodes[i].kind;
      if (kind == NodeKind::paragraph) plan_paragraph(i);
      if (kind == NodeKind::text && plan_.replaced.find(i) == nullptr) plan_text(i);
      if (kind == NodeKind::heading && options_.themed) plan_tab(i);
    }
    return std::move(plan_);
  }

 private:
  void hide(TextLine& line, bool with_break) {
    for (const uint32_t node : line.nodes)
      plan_.replaced.set(node, {});
    if (with_break && line.line_end != kNoNode) plan_.replaced.set(line.line_end, {});
  }

  void replace(TextLine& line, std::string html) {
    hide(line, false);
    plan_.replaced.set(line.nodes.front(), std::move(html));
  }

  void plan_paragraph(uint32_t i) {
    std::vector<TextLine> lines = lines_of(document_, i);
    const uint32_t parent = document_.nodes[i].parent;
    if (parent != kNoNode && document_.nodes[parent].kind == NodeKind::block_quote && i == parent + 1)
      plan_quote(parent, lines.front());
    for (TextLine& line : lines) {
      if (trim(line.text).starts_with(":::")) plan_line(line);
      plan_references(line);
    }
    hide_if_empty(i);
  }

  // A group of tabs goes on to the next thematic break, to a heading of the same rank that is no tab, or to the end of
  // what it stands in.
  void plan_tab(uint32_t i) {
    std::string id = tab_id(i);
    if (id.empty()) return;
    plan_.tabs.emplace(i, std::move(id));
    for (uint32_t next = document_.next_sibling(i); next != kNoNode; next = document_.next_sibling(next)) {
      const auto& node = document_.nodes[next];
      const bool heading = node.kind == NodeKind::heading && node.level <= document_.nodes[i].level;
      if (heading && !tab_id(next).empty()) return;
      if (!heading && node.kind != NodeKind::thematic_break && node.kind != NodeKind::footnote_definition) continue;
      plan_.tab_ends.insert(next);
      return;
    }
  }

  // "id" of a heading that is nothing but a link to "#tab/id"; else empty.
  [[nodiscard]] std::string tab_id(uint32_t heading) const {
    static constexpr std::string_view kMark = "#tab/";
    const uint32_t child = document_.first_child(heading);
    if (child == kNoNode || document_.nodes[child].kind != NodeKind::link || document_.next_sibling(child) != kNoNode)
      return {};
    const std::string_view url = document_.str(document_.nodes[child].url);
    return url.starts_with(kMark) ? std::string(url.substr(kMark.size())) : std::string();
  }

  void hide_if_empty(uint32_t paragraph) {
    const uint32_t first = document_.first_child(paragraph);
    for (uint32_t i = first; i != kNoNode; i = document_.next_sibling(i)) {
      const NodeKind kind = document_.nodes[i].kind;
      const std::string* html = plan_.replaced.find(i);
      const bool gone = html != nullptr && html->empty();
      if (!gone && kind != NodeKind::soft_break && kind != NodeKind::line_break) return;
    }
    if (first != kNoNode) plan_.replaced.set(paragraph, {});
  }

  void plan_quote(uint32_t quote, TextLine& line) {
    const std::string_view word = mark_word(line.text);
    const BodyLabels& labels = options_.labels;
    const std::array<std::pair<std::string_view, const std::string*>, 5> alerts = {{{"note", &labels.note},
                                                                                    {"tip", &labels.tip},
                                                                                    {"important", &labels.important},
                                                                                    {"warning", &labels.warning},
                                                                                    {"caution", &labels.caution}}};
    for (const auto& [name, label] : alerts) {
      if (word.size() != name.size() || !starts_with_word(word, name)) continue;
      plan_.quotes[quote] = "<div class=\"alert " + std::string(name) + "\" role=\"note\">\n<p class=\"alert-title\">" +
                            escape(*label) + "</p>\n";
      hide(line, true);
    }
    if (starts_with_word(word, "div ")) {
      std::string& tag = plan_.quotes[quote] = "<div";
      if (const std::string_view names = value_of(word, "class"); !names.empty()) append_attribute(tag, "class", names);
      tag += ">\n";
      hide(line, true);
    } else if (starts_with_word(word, "video ")) {
      plan_.quotes[quote] = "<div class=\"video\">\n";
      replace(line, video(trim(word.substr(6))));
    }
  }

  void plan_line(TextLine& line) {
    static constexpr auto kSilent = std::to_array<std::string_view>(
        {"column", "column-end", "image-end", "moniker", "moniker-end", "row", "row-end", "zone", "zone-end"});
    const std::string_view text = trim(line.text);
    const size_t first = text.find_first_not_of(": \t");
    if (first == kNone) return;
    const std::string_view rest = text.substr(first);
    const std::string_view word = rest.substr(0, rest.find_first_of(" \t:"));
    const bool whole = text.find(":::", 3) == text.size() - 3;
    const std::string_view source = value_of(rest, "source");
    if (std::ranges::find(kSilent, word) != kSilent.end()) {
      hide(line, true);
    } else if (word == "image" && whole && !source.empty()) {
      replace(line, image(rest, line.nodes.front()));
    } else if (word == "code" && whole && !source.empty()) {
      replace(line, link(source));
    }
  }

  // "[!INCLUDE [title](path)]": the brackets around the link go.
  void plan_references(const TextLine& line) {
    for (size_t i = 0; i + 2 < line.nodes.size(); ++i) {
      const auto& before = document_.nodes[line.nodes[i]];
      const auto& after = document_.nodes[line.nodes[i + 2]];
      if (before.kind != NodeKind::text || document_.nodes[line.nodes[i + 1]].kind != NodeKind::link ||
          after.kind != NodeKind::text)
        continue;
      const auto earlier = rest_.find(line.nodes[i]);
      const std::string_view open = earlier == rest_.end() ? document_.str(before.literal) : earlier->second;
      const std::string_view close = document_.str(after.literal);
      const size_t mark = open.rfind("[!");
      if (mark == kNone || !close.starts_with(']')) continue;
      const std::string_view word = trim(open.substr(mark + 2));
      const bool code = starts_with_word(word, "code") && word.find(' ') == kNone;
      if (!code && !(word.size() == 7 && starts_with_word(word, "include"))) continue;
      plan_.replaced.set(line.nodes[i], escape(open.substr(0, mark)));
      plan_.replaced.set(line.nodes[i + 2], escape(close.substr(1)));
      rest_[line.nodes[i + 2]] = close.substr(1);
    }
  }

  // Directives inside a run of text: ":::image ...:::", ":::no-loc ...:::", "[!UICONTROL x]", "[!DNL x]".
  void plan_text(uint32_t i) {
    const std::string_view text = document_.str(document_.nodes[i].literal);
    std::string out;
    size_t from = 0;
    for (size_t at = text.find_first_of(":["); at != kNone; at = text.find_first_of(":[", at)) {
      const std::string_view rest = text.substr(at);
      const std::string_view close = rest[0] == ':' ? ":::" : "]";
      // The word first: it is near, where the closing mark may be far away, again and again.
      const bool opens = is_inline_directive(rest);
      const size_t end = opens ? rest.find(close, 3) : kNone;
      if (opens && end == kNone) break;
      const std::optional<std::string> html = opens ? inline_directive(rest.substr(0, end), i) : std::nullopt;
      ++at;
      if (!html) continue;
      append_escaped(out, text.substr(from, at - 1 - from));
      out += *html;
      at = from = at - 1 + end + close.size();
    }
    if (from == 0) return;
    append_escaped(out, text.substr(from));
    plan_.replaced.set(i, std::move(out));
  }

  static bool is_inline_directive(std::string_view text) {
    static constexpr auto kOpenings =
        std::to_array<std::string_view>({":::image ", ":::no-loc ", "[!uicontrol ", "[!dnl "});
    return std::ranges::any_of(kOpenings, [&](std::string_view opening) { return starts_with_word(text, opening); });
  }

  // `directive` without its closing mark, in the text `i`.
  std::optional<std::string> inline_directive(std::string_view directive, uint32_t i) {
    const std::string_view word = directive.substr(0, directive.find(' '));
    const std::string_view rest = trim(directive.substr(word.size()));
    if (word == ":::no-loc") return escape(value_of(directive, "text"));
    if (starts_with_word(word, "[!dnl")) return escape(rest);
    if (starts_with_word(word, "[!uicontrol")) return "<b>" + escape(rest) + "</b>";
    if (value_of(directive, "source").empty()) return std::nullopt;
    return image(directive, i);
  }

  // In the place of node `i`. Only the first image of an article is wanted at once.
  std::string image(std::string_view directive, uint32_t i) {
    const auto before = document_.nodes.begin() + i;
    const bool eager =
        plan_.first_image == kNoNode &&
        std::none_of(document_.nodes.begin(), before, [](const auto& one) { return one.kind == NodeKind::image; });
    if (plan_.first_image == kNoNode) plan_.first_image = i;
    std::string out = "<img";
    if (const auto url = page_url(value_of(directive, "source"), UrlUse::image, options_.image_url)) {
      out += " src=\"";
      append_url(out, *url);
      out += '"';
    }
    append_attribute(out, "alt", value_of(directive, "alt-text"));
    append_image_hints(out, options_, value_of(directive, "source"), {.eager = eager});
    return out + " />";
  }

  // A frame where the host may have one, else a link. The host ends where the source of the policy does.
  [[nodiscard]] std::string video(std::string_view target) const {
    const bool framed = std::ranges::any_of(options_.frame_sources, [&](const std::string& source) {
      return !source.empty() && target.starts_with(source) &&
             (target.size() == source.size() || std::string_view("/?#").contains(target[source.size()]));
    });
    if (!framed || !target.starts_with("https://")) return link(target);
    std::string out = "<iframe src=\"";
    append_url(out, target);
    out += '"';
    append_attribute(out, "title", options_.labels.video);
    return out + " loading=\"lazy\" allowfullscreen=\"\"></iframe>";
  }

  std::string link(std::string_view target) const {
    std::string out = "<a";
    if (const auto url = page_url(target, UrlUse::link, options_.link_url)) {
      out += " href=\"";
      append_url(out, *url);
      out += '"';
    }
    return out + '>' + escape(target) + "</a>";
  }

  const Document& document_;
  const BodyOptions& options_;
  DialectPlan plan_;
  std::unordered_map<uint32_t, std::string_view> rest_;  // text after an earlier directive of the same line
};

}  // namespace

void append_image_hints(std::string& out, const BodyOptions& options, std::string_view url, ImageNeeds needs) {
  const std::optional<ImageSize> size = options.image_size && !needs.sized ? options.image_size(url) : std::nullopt;
  if (size) {
    append_attribute(out, "width", std::to_string(size->width));
    append_attribute(out, "height", std::to_string(size->height));
  }
  if (options.themed && !needs.eager) out += " loading=\"lazy\" decoding=\"async\"";
}

DialectPlan plan_dialect(const Document& document, const BodyOptions& options) {
  const std::string_view pool = document.pool;
  const bool tabs = options.themed && pool.find("#tab/") != kNone;
  if (pool.find("[!") == kNone && pool.find(":::") == kNone && !tabs) return {};
  return Planner(document, options).run();
}

}  // namespace docloc::render
