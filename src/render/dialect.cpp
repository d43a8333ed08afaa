// 1. Inlines: what stands inside a line of text (dialect_inlines.h).
// 2. Lines of paragraphs that are a directive: one that stands for a block, one that begins or ends a box.
// 3. Block quotes whose first line says what they are.
// 4. Boxes are paired (dialect_boxes.h); those without their partner leave their lines empty.
#include "render/dialect.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "markdown/directive.h"
#include "render/dialect_code.h"
#include "render/dialect_inlines.h"
#include "render/dialect_media.h"
#include "render/dialect_text.h"
#include "render/escape.h"
#include "render/slug.h"

namespace docloc::render {
namespace {

using markdown::Document;
using markdown::kNoNode;
using markdown::NodeKind;

struct ColonBox {
  std::string_view word;  // of the line that begins the box; "<word>-end" ends it
  BoxKind kind;
};
constexpr auto kColonBoxes = std::to_array<ColonBox>({{"row", BoxKind::row},
                                                      {"column", BoxKind::column},
                                                      {"zone", BoxKind::zone},
                                                      {"moniker", BoxKind::moniker},
                                                      {"image", BoxKind::image}});

constexpr uint8_t kRuleLevel = 7;

class Planner {
 public:
  Planner(const Document& document, const BodyOptions& options)
      : document_(document), options_(options), inlines_(document, options, plan_) {
    plan_.replaced = Replacements(document.nodes.size());
  }

  DialectPlan run() {
    std::vector<uint32_t> paragraphs;  // those that a directive may leave empty
    for (uint32_t i = 0; i < document_.nodes.size(); ++i) {
      const NodeKind kind = document_.nodes[i].kind;
      if (has_marks(i)) {
        if (kind == NodeKind::paragraph) {
          plan_paragraph(i);
          paragraphs.push_back(i);
        } else {
          inlines_.plan(i);
        }
      }
      if (kind == NodeKind::link) inlines_.plan_link(i);
      if (kind == NodeKind::table_row && dialects_.adobe) hide_attribute_row(i);
      plan_tab(i);
    }
    pair_boxes();
    for (const uint32_t i : paragraphs)
      hide_if_empty(i);
    return std::move(plan_);
  }

 private:
  struct NextAlert {
    uint32_t paragraph;
    TextLine line;
    std::string html;
  };
  struct MarkerLine {
    size_t marker;
    TextLine line;
  };

  void hide(const TextLine& line, bool with_break) {
    for (const uint32_t node : line.nodes)
      plan_.replaced.set(node, {});
    if (with_break && line.line_end != kNoNode) plan_.replaced.set(line.line_end, {});
  }

  void replace(const TextLine& line, std::string html) {
    hide(line, false);
    plan_.replaced.set(line.nodes.front(), std::move(html));
  }

  // `html` stands as a block where line `line` of paragraph `i` was.
  void put_block(uint32_t i, const TextLine& line, std::string html) {
    hide(line, true);
    plan_.split.insert(i);
    blocks_.emplace_back(line.nodes.front(), std::move(html));
  }

  // Most blocks have no directive: they are passed over quickly.
  [[nodiscard]] bool has_marks(uint32_t parent) const {
    for (uint32_t i = document_.first_child(parent); i != kNoNode; i = document_.next_sibling(i)) {
      if (!markdown::is_inline(document_.nodes[i].kind)) return false;
      if (document_.nodes[i].kind != NodeKind::text) continue;
      const std::string_view text = document_.str(document_.nodes[i].literal);
      if (text.find("[!") != kNone || text.find(":::") != kNone || text.find('{') != kNone) return true;
    }
    return false;
  }

  void plan_paragraph(uint32_t i) {
    const std::vector<TextLine> lines = lines_of(document_, i);
    for (size_t n = 0; n < lines.size(); ++n)
      plan_reference(i, lines, n, false);
    inlines_.plan(i);
    const uint32_t parent = document_.nodes[i].parent;
    const bool first = parent != kNoNode && document_.nodes[parent].kind == NodeKind::block_quote && i == parent + 1;
    if (first) plan_quote(parent, i, lines);
    for (size_t n = 0; n < lines.size(); ++n) {
      const std::string_view text = trim(lines[n].text);
      if (lines[n].nodes.empty()) continue;
      if (dialects_.ops && text.starts_with(":::") && document_.nodes[lines[n].nodes.front()].kind == NodeKind::text)
        plan_colons(i, lines[n], text);
      const bool is_video =
          dialects_.ops && starts_with_word(text, "[!video ") && text.ends_with(']') && !(first && n == 0);
      if (is_video) {
        put_block(i, lines[n],
                  "<div class=\"video\">\n<p>" + video_html(trim(text.substr(8, text.size() - 9)), options_) +
                      "</p>\n</div>\n");
      }
      plan_reference(i, lines, n, true);
      if (alerts_.contains(parent) && !(first && n == 0)) plan_next_alert(i, lines[n]);
    }
  }

  // "> [!TIP]" below the text of another alert, without a line between that is no quotation's: one quotation to
  // Markdown, two alerts to its writer.
  void plan_next_alert(uint32_t i, const TextLine& line) {
    std::string alert = alert_begin(mark_word(line.text));
    if (!alert.empty()) next_alerts_.push_back({i, line, "</div>\n" + std::move(alert)});
  }

  void hide_if_empty(uint32_t paragraph) {
    if (plan_.split.contains(paragraph)) return;
    const uint32_t first = document_.first_child(paragraph);
    for (uint32_t i = first; i != kNoNode; i = document_.next_sibling(i)) {
      const NodeKind kind = document_.nodes[i].kind;
      const std::string* html = plan_.replaced.find(i);
      const bool gone = html != nullptr && html->empty();
      if (!gone && kind != NodeKind::soft_break && kind != NodeKind::line_break) return;
    }
    if (first != kNoNode) plan_.replaced.set(paragraph, {});
  }

  // A line that is nothing but "[!INCLUDE [title](path)]" or "[!code-lang[title](path)]". In the middle of a paragraph
  // an include is part of the sentence, if it can be: it is asked for `after` the paragraph's inlines.
  void plan_reference(uint32_t i, const std::vector<TextLine>& lines, size_t n, bool after) {
    const TextLine& line = lines[n];
    if (!dialects_.ops || line.nodes.size() != 3 || !trim(line.text).starts_with("[!")) return;
    const auto& node = document_.nodes[line.nodes[1]];
    const auto text = [&](size_t at) { return trim(document_.str(document_.nodes[line.nodes[at]].literal)); };
    if (node.kind != NodeKind::link || text(0).find("[!", 1) != kNone || text(2) != "]") return;
    const std::string_view url = document_.str(node.url);
    const std::string_view word = text(0).substr(2);
    const bool code = starts_with_word(word, "code") && word.find(' ') == kNone;
    if (!code && !is_word(word, "include")) return;
    const bool alone = (n == 0 || is_directive(lines[n - 1])) && (n + 1 == lines.size() || is_directive(lines[n + 1]));
    if (after == (code || alone) || (after && plan_.replaced.find(line.nodes[1]) != nullptr)) return;
    std::optional<std::string> html;
    if (code) html = code_html(read_code_link(word, url), options_);
    if (!code && options_.include_html) html = options_.include_html(url, false);
    if (!after) inlines_.leave_out(line.nodes[1]);
    if (html) put_block(i, line, std::move(*html));
  }

  static bool is_directive(const TextLine& line) {
    const std::string_view text = trim(line.text);
    return text.starts_with(":::") || starts_with_word(text, "[!include") || starts_with_word(text, "[!code");
  }

  // What an alert begins with; empty: `word` names none.
  [[nodiscard]] std::string alert_begin(std::string_view word) const {
    const BodyLabels& labels = options_.labels;
    const std::array<std::pair<std::string_view, const std::string*>, 6> alerts = {
        {{"note", &labels.note},
         {"tip", &labels.tip},
         {"important", &labels.important},
         {"warning", &labels.warning},
         {"caution", &labels.caution},
         {"morelikethis", &labels.more_like_this}}};
    const auto* const found = std::ranges::find_if(alerts, [&](const auto& one) { return is_word(word, one.first); });
    if (found == alerts.end() || !markdown::is_directive_name(found->first, dialects_)) return {};
    return "<div class=\"alert " + std::string(found->first) + "\" role=\"note\">\n<p class=\"alert-title\">" +
           escape(*found->second) + "</p>\n";
  }

  void plan_quote(uint32_t quote, uint32_t paragraph, const std::vector<TextLine>& lines) {
    const TextLine& line = lines.front();
    const std::string_view word = mark_word(line.text);
    if (word.empty() || !markdown::is_directive_name(word.substr(0, word.find(' ')), dialects_)) return;
    if (std::string alert = alert_begin(word); !alert.empty()) {
      plan_.quotes[quote] = std::move(alert);
      alerts_.insert(quote);
      hide(line, true);
    }
    if (starts_with_word(word, "div ")) {
      std::string& tag = plan_.quotes[quote] = "<div";
      if (const std::string_view names = value_of(word, "class"); !names.empty()) append_attribute(tag, "class", names);
      tag += ">\n";
      hide(line, true);
    } else if (starts_with_word(word, "video ")) {
      plan_.quotes[quote] = "<div class=\"video\">\n";
      replace(line, video_html(trim(word.substr(6)), options_));
    } else {
      plan_adobe_quote(quote, paragraph, lines, word);
    }
  }

  // "[!SHADEBOX "Title"]" is a box; "[!BEGINSHADEBOX]", "[!BEGINTABS]" and their ends are quotes of one line, "[!TAB
  // x]" is one between them.
  void plan_adobe_quote(uint32_t quote, uint32_t paragraph, const std::vector<TextLine>& lines, std::string_view word) {
    const std::string_view name = word.substr(0, word.find(' '));
    std::string_view title = trim(word.substr(name.size()));
    if (title.size() > 1 && title.front() == '"' && title.back() == '"') title = title.substr(1, title.size() - 2);
    const bool alone = lines.size() == 1 && document_.nodes[paragraph].end == document_.nodes[quote].end;
    const std::string heading = title.empty() ? "" : "<p class=\"box-title\">" + escape(title) + "</p>\n";
    BoxMarker marker{.at = quote, .block = quote, .written = "[!" + std::string(name) + "]"};
    if (is_word(name, "shadebox") || (is_word(name, "tab") && title.empty())) {
      plan_.quotes[quote] = "<div class=\"shadebox\">\n" + heading;
      hide(lines.front(), true);
      return;
    }
    if (!alone) return;
    if (is_word(name, "beginshadebox")) {
      marker.kind = BoxKind::shadebox;
      marker.begin = "<div class=\"shadebox\">\n" + heading;
    } else if (is_word(name, "endshadebox")) {
      marker.kind = BoxKind::shadebox;
      marker.does = BoxMarker::Does::ends;
    } else if (is_word(name, "begintabs")) {
      marker.kind = BoxKind::tabs;
      marker.begin = "<div class=\"tabs\">\n";
    } else if (is_word(name, "endtabs")) {
      marker.kind = BoxKind::tabs;
      marker.does = BoxMarker::Does::ends;
    } else if (is_word(name, "tab")) {
      marker.does = BoxMarker::Does::begins_panel;
      marker.begin = panel(slug(title));
      plan_.replaced.set(quote, "<p class=\"tab-title\">" + escape(title) + "</p>\n");
      markers_.push_back(std::move(marker));
      return;
    } else {
      return;
    }
    plan_.replaced.set(quote, {});
    markers_.push_back(std::move(marker));
  }

  static std::string panel(std::string_view id) {
    std::string out = "<div class=\"tab\"";
    append_attribute(out, "data-tab", id);
    return out + ">\n";
  }

  void plan_colons(uint32_t i, const TextLine& line, std::string_view text) {
    const size_t first = text.find_first_not_of(": \t");
    if (first == kNone) return;
    const std::string_view rest = text.substr(first);
    const std::string_view word = rest.substr(0, rest.find_first_of(" \t:"));
    const bool whole = text.find(":::", 3) == text.size() - 3;
    const bool has_source = !value_of(rest, "source").empty();
    if (word == "code" && whole && has_source) {
      const CodeReference reference = read_code_directive(rest);
      if (auto html = code_html(reference, options_)) {
        put_block(i, line, std::move(*html));
      } else {
        replace(line, link_html(reference.path, options_));
      }
      return;
    }
    if (word == "image" && (!whole || !has_source)) return;
    const std::string image = word == "image" ? inlines_.image(rest, line.nodes.front()) : std::string();
    if (word == "image") replace(line, image);
    for (const ColonBox& box : kColonBoxes) {
      const bool ends = word.size() == box.word.size() + 4 && word.starts_with(box.word) && word.ends_with("-end");
      if (!ends && word != box.word) continue;
      if (!ends && box.kind == BoxKind::image && !is_word(value_of(rest, "type"), "complex")) continue;
      if (box.kind != BoxKind::image || ends) hide(line, true);
      markers_.push_back({.does = ends ? BoxMarker::Does::ends : BoxMarker::Does::begins,
                          .kind = box.kind,
                          .at = line.nodes.front(),
                          .block = i,
                          .begin = ends ? "" : box_begin(box.kind, rest, image, options_.labels),
                          .written = std::string(text)});
      lines_.push_back({markers_.size() - 1, line});
    }
  }

  // A group of tabs goes on to the next thematic break, to a heading of the same rank that is no tab, or to the end of
  // what it stands in.
  void plan_tab(uint32_t i) {
    const auto& node = document_.nodes[i];
    const bool heading = node.kind == NodeKind::heading;
    if (!heading && node.kind != NodeKind::thematic_break && node.kind != NodeKind::footnote_definition) return;
    const std::string id = heading && dialects_.ops && options_.themed ? tab_id(i) : std::string();
    BoxMarker marker{.does = BoxMarker::Does::ends_tabs, .at = i, .block = i};
    if (node.kind != NodeKind::footnote_definition) marker.level = heading ? node.level : kRuleLevel;
    if (!id.empty()) {
      marker.does = BoxMarker::Does::begins_panel;
      marker.begin = panel(id);
      plan_.tab_titles.insert(i);
    }
    markers_.push_back(std::move(marker));
  }

  // "id" of a heading that is nothing but a link to "#tab/id", and an anchor as translated headings have it; else
  // empty.
  [[nodiscard]] std::string tab_id(uint32_t heading) const {
    static constexpr std::string_view kMark = "#tab/";
    std::string_view url;
    for (const uint32_t child : children_of(document_, heading)) {
      const auto& node = document_.nodes[child];
      if (node.kind == NodeKind::html_inline ||
          (node.kind == NodeKind::text && trim(document_.str(node.literal)).empty()))
        continue;
      if (node.kind != NodeKind::link || !url.empty()) return {};
      url = document_.str(node.url);
    }
    return url.starts_with(kMark) ? std::string(url.substr(kMark.size())) : std::string();
  }

  void pair_boxes() {
    BoxPlan boxes = plan_boxes(document_, markers_, options_);
    for (const MarkerLine& one : lines_) {
      if (!boxes.used[one.marker]) continue;
      plan_.split.insert(markers_[one.marker].block);
      hide(one.line, true);
    }
    for (size_t m = 0; m < markers_.size(); ++m) {
      const bool rule = document_.nodes[markers_[m].at].kind == NodeKind::thematic_break;
      if (boxes.used[m] && rule) plan_.replaced.set(markers_[m].at, {});
    }
    plan_.before = std::move(boxes.before);
    plan_.at_end = std::move(boxes.at_end);
    for (auto& [node, html] : blocks_)
      plan_.before[node].push_back({std::move(html), false, false});
    std::unordered_set<uint32_t> boxed;  // blocks that boxes begin or end in
    for (const BoxMarker& marker : markers_)
      boxed.insert(document_.nodes[marker.block].parent);
    for (auto& [paragraph, line, html] : next_alerts_) {
      const uint32_t quote = document_.nodes[paragraph].parent;
      if (boxed.contains(quote)) continue;  // they would cross
      hide(line, true);
      plan_.split.insert(paragraph);
      plan_.before[line.nodes.front()].push_back({std::move(html), true, true});
    }
  }

  // "{style="..."}" right below a table is a row of it to Markdown.
  void hide_attribute_row(uint32_t i) {
    bool hides = false;
    for (uint32_t cell = document_.first_child(i); cell != kNoNode; cell = document_.next_sibling(cell)) {
      const uint32_t child = document_.first_child(cell);
      if (child == kNoNode) continue;
      const std::string_view text = document_.str(document_.nodes[child].literal);
      if (hides || document_.next_sibling(child) != kNoNode || markdown::attribute_list(text) != text.size()) return;
      hides = true;
    }
    if (hides && !document_.nodes[i].header) plan_.replaced.set(i, {});
  }

  const Document& document_;
  const markdown::Dialects& dialects_ = document_.dialects;
  const BodyOptions& options_;
  DialectPlan plan_;
  InlinePlanner inlines_;
  std::vector<BoxMarker> markers_;
  std::unordered_set<uint32_t> alerts_;  // quotes that are one
  std::vector<NextAlert> next_alerts_;
  std::vector<MarkerLine> lines_;                         // the lines of those markers that stand in paragraphs
  std::vector<std::pair<uint32_t, std::string>> blocks_;  // HTML in front of a line's first node
};

}  // namespace

DialectPlan plan_dialect(const Document& document, const BodyOptions& options) {
  if (!document.dialects.any()) return {};
  const std::string_view pool = document.pool;
  const bool tabs = options.themed && pool.find("#tab/") != kNone;
  const auto has = [&](std::string_view mark) { return pool.find(mark) != kNone; };
  if (!has("[!") && !has(":::") && !has("{") && !has("xref:") && !tabs) return {};
  return Planner(document, options).run();
}

}  // namespace docloc::render
