#include "render/dialect_inlines.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "markdown/directive.h"
#include "render/dialect_code.h"
#include "render/dialect_text.h"
#include "render/escape.h"
#include "render/url.h"

namespace docloc::render {

using markdown::kNoNode;
using markdown::NodeKind;

namespace {

constexpr std::string_view kInterface = "[!uicontrol ";
constexpr std::string_view kName = "[!dnl ";
constexpr std::string_view kXref = "xref:";

// The number of pixels of "50" and "50px"; else empty.
std::string_view pixels(std::string_view value) {
  if (value.ends_with("px")) value.remove_suffix(2);
  return value.find_first_not_of("0123456789") == kNone ? value : std::string_view{};
}

// What an image keeps of "{width="50" align="left"}".
ImageAttributes image_attributes(std::string_view list) {
  ImageAttributes out;
  const std::string spaced = ' ' + std::string(list.substr(1, list.size() - 2));
  out.width = pixels(value_of(spaced, "width"));
  out.height = pixels(value_of(spaced, "height"));
  out.classes = value_of(spaced, "class");
  return out;
}

std::string decode_percent(std::string_view text) {
  std::string out;
  const auto digit = [](char c) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    return kDigits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const bool escaped =
        text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) != kNone && digit(text[i + 2]) != kNone;
    if (escaped) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::string uid_text(std::string_view uid) {
  if (uid.starts_with(kXref)) uid.remove_prefix(kXref.size());
  const size_t query = uid.find('?');
  const std::string_view how = query == kNone ? std::string_view{} : uid.substr(query + 1);
  std::string decoded = decode_percent(uid.substr(0, query));
  std::string_view name = decoded;
  // Generic parameters, overloads and arguments are no part of a name.
  name = name.substr(0, name.find_first_of("(`*"));
  while (name.ends_with('.'))
    name.remove_suffix(1);
  if (name.ends_with(".#ctor")) name.remove_suffix(6);
  if (name.empty()) return decoded;
  if (how.find("fullName") != kNone) return std::string(name);
  size_t dot = name.rfind('.');
  if (how.find("nameWithType") != kNone && dot != kNone && dot > 0) dot = name.rfind('.', dot - 1);
  return std::string(dot == kNone ? name : name.substr(dot + 1));
}

void InlinePlanner::plan(uint32_t parent) {
  const markdown::Dialects& dialects = document_.dialects;
  read_runs(parent);
  if (dialects.ops) plan_references();
  if (dialects.adobe) plan_brackets();
  for (size_t r = 0; r < runs_.size(); ++r) {
    if (dialects.ops) plan_colons(runs_[r]);
    if (dialects.adobe) plan_attributes(r, document_.nodes[parent].kind == NodeKind::heading);
  }
  write_down();
}

void InlinePlanner::read_runs(uint32_t parent) {
  runs_.clear();
  for (const uint32_t i : children_of(document_, parent)) {
    const auto& node = document_.nodes[i];
    runs_.push_back({i, node.kind == NodeKind::text ? document_.str(node.literal) : std::string_view{}, {}});
  }
}

// "[!INCLUDE [title](path)]": the brackets around the link go, and the link gives way to what it names.
void InlinePlanner::plan_references() {
  for (size_t r = 0; r + 2 < runs_.size(); ++r) {
    const uint32_t link = runs_[r + 1].node;
    if (document_.nodes[link].kind != NodeKind::link || !runs_[r + 2].text.starts_with(']')) continue;
    const std::string_view open = runs_[r].text;
    const size_t mark = open.rfind("[!");
    if (mark == kNone) continue;
    const std::string_view word = trim(open.substr(mark + 2));
    const bool code = starts_with_word(word, "code") && word.find(' ') == kNone;
    if (!code && !is_word(word, "include")) continue;
    runs_[r].edits.push_back({mark, open.size(), {}});
    runs_[r + 2].edits.push_back({0, 1, {}});
    const std::string_view url = document_.str(document_.nodes[link].url);
    if (code || !options_.include_html || left_out_.contains(link)) continue;
    if (auto html = options_.include_html(url, true)) plan_.replaced.set(link, std::move(*html));
  }
}

// "[!UICONTROL Save & **close**]" and "[!DNL name]": brackets are paired over the line, whatever markup stands between.
void InlinePlanner::plan_brackets() {
  std::vector<Opening> open;
  for (size_t r = 0; r < runs_.size(); ++r) {
    const NodeKind kind = document_.nodes[runs_[r].node].kind;
    if (kind == NodeKind::soft_break || kind == NodeKind::line_break) open.clear();
    const std::string_view text = runs_[r].text;
    for (size_t at = text.find_first_of("[]"); at != kNone; at = text.find_first_of("[]", at + 1)) {
      if (text[at] == '[') {
        open.push_back({r, at});
      } else if (!open.empty()) {
        close_bracket(open.back(), r, at);
        open.pop_back();
      }
    }
  }
}

void InlinePlanner::close_bracket(const Opening& open, size_t run, size_t at) {
  const std::string_view rest = runs_[open.run].text.substr(open.at);
  const bool interface = starts_with_word(rest, kInterface);
  if (!interface && !starts_with_word(rest, kName)) return;
  const size_t size = interface ? kInterface.size() : kName.size();
  const size_t spaces = std::min(rest.find_first_not_of(' ', size), rest.size()) - size;
  runs_[open.run].edits.push_back(
      {open.at, open.at + size + spaces, interface ? "<strong class=\"ui\">" : std::string()});
  runs_[run].edits.push_back({at, at + 1, interface ? "</strong>" : std::string()});
}

// ":::image ...:::" and ":::no-loc ...:::".
void InlinePlanner::plan_colons(Run& run) {
  size_t at = run.text.find(":::");
  while (at != kNone) {
    const std::string_view rest = run.text.substr(at);
    const bool opens = starts_with_word(rest, ":::image ") || starts_with_word(rest, ":::no-loc ");
    const size_t end = opens ? rest.find(":::", 3) : kNone;
    if (opens && end == kNone) return;
    std::optional<std::string> html = opens ? colon_directive(rest.substr(0, end), run.node) : std::nullopt;
    if (html) run.edits.push_back({at, at + end + 3, std::move(*html)});
    at = run.text.find(":::", html ? at + end + 3 : at + 1);
  }
}

std::optional<std::string> InlinePlanner::colon_directive(std::string_view directive, uint32_t i) {
  if (starts_with_word(directive, ":::no-loc")) return escape(value_of(directive, "text"));
  if (value_of(directive, "source").empty()) return std::nullopt;
  return image(directive, i);
}

// "{#id}" and "{width="50"}": no text. What else stands in braces is.
void InlinePlanner::plan_attributes(size_t r, bool in_heading) {
  Run& run = runs_[r];
  const NodeKind next = r + 1 < runs_.size() ? document_.nodes[runs_[r + 1].node].kind : NodeKind::soft_break;
  const bool ends_line = next == NodeKind::soft_break || next == NodeKind::line_break;
  size_t at = run.text.find('{');
  while (at != kNone) {
    const bool behind = at == 0 && r > 0 && document_.nodes[runs_[r - 1].node].kind != NodeKind::soft_break;
    const auto list = markdown::attribute_list(run.text.substr(at));
    if (list) {
      const size_t end = at + *list;
      const bool last = ends_line && run.text.find_first_not_of(" \t#", end) == kNone;
      const bool apart = at == 0 || run.text[at - 1] == ' ' || run.text[at - 1] == '\t';
      if (behind || (last && (apart || in_heading))) {
        size_t begin = run.text.substr(0, at).find_last_not_of(" \t");
        begin = begin == kNone || !last ? at : begin + 1;
        if (behind && document_.nodes[runs_[r - 1].node].kind == NodeKind::image)
          plan_.image_attributes[runs_[r - 1].node] = image_attributes(run.text.substr(at, *list));
        run.edits.push_back({begin, end, {}});
      }
    }
    at = run.text.find('{', at + 1);
  }
}

void InlinePlanner::write_down() {
  for (Run& run : runs_) {
    if (run.edits.empty()) continue;
    std::ranges::stable_sort(run.edits, {}, &Edit::begin);
    std::string out;
    size_t from = 0;
    for (const Edit& edit : run.edits) {
      if (edit.begin < from) continue;
      append_escaped(out, run.text.substr(from, edit.begin - from));
      out += edit.html;
      from = edit.end;
    }
    append_escaped(out, run.text.substr(from));
    plan_.replaced.set(run.node, std::move(out));
  }
}

void InlinePlanner::plan_link(uint32_t i) {
  const std::string_view url = document_.str(document_.nodes[i].url);
  if (!document_.dialects.ops || !url.starts_with(kXref)) return;
  const uint32_t child = document_.first_child(i);
  const bool named = child != kNoNode && document_.str(document_.nodes[child].literal) != url;
  if (named) {
    plan_.unlinked.insert(i);
  } else {
    plan_.replaced.set(i, "<span class=\"xref\">" + escape(uid_text(url)) + "</span>");
  }
}

std::string InlinePlanner::image(std::string_view directive, uint32_t i) {
  if (plan_.first_image == kNoNode) {
    plan_.first_image = i;
    const auto before = document_.nodes.begin() + i;
    first_is_eager_ =
        std::none_of(document_.nodes.begin(), before, [](const auto& one) { return one.kind == NodeKind::image; });
  }
  std::string out = "<img";
  const std::string_view source = value_of(directive, "source");
  if (const auto url = page_url(source, UrlUse::image, options_.image_url)) {
    out += " src=\"";
    append_url(out, *url);
    out += '"';
  }
  const bool icon = is_word(value_of(directive, "type"), "icon");
  append_attribute(out, "alt", icon ? std::string_view{} : value_of(directive, "alt-text"));
  std::string classes = icon ? "icon" : "";
  if (is_word(value_of(directive, "border"), "true")) classes += classes.empty() ? "border" : " border";
  if (!classes.empty()) append_attribute(out, "class", classes);
  if (icon) append_attribute(out, "role", "presentation");
  append_image_hints(out, options_, source, {.eager = first_is_eager_ && plan_.first_image == i});
  out += " />";
  const std::string_view lightbox = value_of(directive, "lightbox");
  if (lightbox.empty()) return out;
  const auto large = page_url(lightbox.substr(0, lightbox.find('#')), UrlUse::image, options_.image_url);
  bool in_link = false;
  for (uint32_t up = document_.nodes[i].parent; up != kNoNode; up = document_.nodes[up].parent)
    in_link = in_link || document_.nodes[up].kind == NodeKind::link;
  if (!large || in_link || lightbox.starts_with('#')) return out;
  std::string link = "<a class=\"lightbox\" href=\"";
  append_url(link, *large);
  return link + "\">" + out + "</a>";
}

}  // namespace docloc::render
