#include "render/html_filter.h"

#include <algorithm>
#include <optional>

#include "render/escape.h"
#include "render/html_elements.h"

namespace docloc::render {

namespace {

// More elements open at once than any article has; the rest of them is left out. Keeps the search for an end tag's
// partner short, and pages within what browsers nest.
constexpr size_t kMaxOpen = 256;

// Character references stay as they are.
void append_value(std::string& out, std::string_view raw) {
  for (const char c : raw) {
    switch (c) {
      case '"':
        out += "&quot;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  }
}

std::optional<UrlUse> url_use(const HtmlElement& element, std::string_view attribute) {
  if (attribute == "href" && element.name == "a") return UrlUse::link;
  if (attribute == "poster" && element.name == "video") return UrlUse::image;
  const bool has_source = element.name == "img" || element.name == "video" || element.name == "audio" ||
                          element.name == "source" || element.name == "track";
  return attribute == "src" && has_source ? std::optional(UrlUse::image) : std::nullopt;
}

bool is_id(const HtmlElement& element, std::string_view attribute) {
  return attribute == "id" || (attribute == "name" && element.name == "a");
}

}  // namespace

void HtmlFilter::push(const HtmlElement& element) {
  open_.push_back({&element, out_.size()});
  ++raw_open_;
}

void HtmlFilter::pop() {
  const HtmlElement* element = open_.back().element;
  const bool written = open_.back().written;
  open_.pop_back();
  --raw_open_;
  if (element->policy != HtmlPolicy::allow || !written) return;
  out_ += "</";
  out_ += element->name;
  out_ += '>';
}

void HtmlFilter::leave_scope() {
  while (top() != nullptr)
    pop();
  open_.pop_back();
}

void HtmlFilter::begin_block() {
  while (top() != nullptr && top()->name == "p")
    pop();
}

void HtmlFilter::append(std::string_view html, std::string_view mark) {
  mark_depth_ = raw_open_;
  markdown::HtmlTokenizer tokens(html);
  markdown::HtmlToken token;
  while (tokens.next(token)) {
    switch (token.kind) {
      case markdown::HtmlTokenKind::text:
        append_text(token.bytes);
        break;
      case markdown::HtmlTokenKind::start_tag:
        start_tag(token, tokens, mark);
        break;
      case markdown::HtmlTokenKind::end_tag:
        end_tag(token);
        break;
      case markdown::HtmlTokenKind::ignored:
        break;
    }
  }
}

void HtmlFilter::start_tag(const markdown::HtmlToken& token, markdown::HtmlTokenizer& rest, std::string_view mark) {
  const HtmlElement* element = find_element(token.name);
  if (element == nullptr || (element->policy == HtmlPolicy::unsupported && token.attributes.empty())) {
    append_escaped(out_, token.bytes);
    return;
  }
  if (element->is_raw && rest.skip_past_end_tag(token.name)) return;
  if (raw_open_ >= kMaxOpen) return;
  if (element->policy == HtmlPolicy::allow) {
    start_allowed(*element, token, mark);
  } else if (!element->is_void && !token.self_closing) {
    push(*element);
  }
}

void HtmlFilter::start_allowed(const HtmlElement& element, const markdown::HtmlToken& token, std::string_view mark) {
  while (top() != nullptr && ends_before(*top(), element))
    pop();
  const size_t from = out_.size();
  out_ += '<';
  out_ += element.name;
  append_attributes(element, token, raw_open_ <= mark_depth_ ? mark : std::string_view{});
  if (element.is_void) {
    out_ += " />";
    return;
  }
  // An anchor whose id went is an anchor no more.
  const bool lost = element.name == "a" && out_.ends_with("<a") &&
                    std::ranges::any_of(token.attributes, [&](const auto& one) { return is_id(element, one.name); });
  if (lost) out_.resize(from);
  if (!lost) out_ += '>';
  open_.push_back({&element, from, !lost});
  ++raw_open_;
  // Browsers take <a name="x"/> for a start tag; its writer meant an empty element.
  if (token.self_closing) pop();
}

void HtmlFilter::end_tag(const markdown::HtmlToken& token) {
  const HtmlElement* element = find_element(token.name);
  if (element == nullptr) {
    append_escaped(out_, token.bytes);
    return;
  }
  // Content that will be discarded closes nothing that was open before it.
  size_t at = open_.size();
  while (at > 0 && open_[at - 1].element != nullptr && open_[at - 1].element != element &&
         open_[at - 1].element->policy != HtmlPolicy::discard)
    --at;
  if (at == 0 || open_[at - 1].element != element) {
    if (element->policy == HtmlPolicy::unsupported) append_escaped(out_, token.bytes);
    return;
  }
  const size_t from = open_[at - 1].from;
  while (open_.size() >= at)
    pop();
  if (element->policy == HtmlPolicy::discard) out_.resize(from);
}

void HtmlFilter::append_text(std::string_view text) {
  size_t from = 0;
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', from)) {
    out_ += text.substr(from, at - from);
    out_ += "&lt;";
    from = at + 1;
  }
  out_ += text.substr(from);
}

std::vector<std::string> HtmlFilter::free_ids(const HtmlElement& element, const markdown::HtmlToken& token) {
  std::vector<std::string> free;
  for (const markdown::HtmlAttribute& attribute : token.attributes) {
    if (!is_id(element, attribute.name)) continue;
    std::string id = decode_attribute(attribute.value);
    if (!ids_.contains(id)) free.push_back(std::move(id));
  }
  ids_.insert(free.begin(), free.end());
  return free;
}

void HtmlFilter::append_attributes(const HtmlElement& element, const markdown::HtmlToken& token,
                                   std::string_view mark) {
  const auto& all = token.attributes;
  const auto has = [&](std::string_view name) {
    return std::ranges::find(all, name, &markdown::HtmlAttribute::name) != all.end();
  };
  if (!has("lang") && !has("dir")) out_ += mark;
  const std::vector<std::string> ids = free_ids(element, token);
  constexpr size_t kMaxAttributes = 64;  // finding repetitions is quadratic
  for (size_t i = 0; i < std::min(all.size(), kMaxAttributes); ++i) {
    const markdown::HtmlAttribute& attribute = all[i];
    const auto before = all.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find_if(all.begin(), before, [&](const auto& a) { return a.name == attribute.name; }) != before) continue;
    if (is_id(element, attribute.name) && std::ranges::find(ids, decode_attribute(attribute.value)) == ids.end())
      continue;
    if (const auto use = url_use(element, attribute.name)) {
      append_url_attribute(attribute, *use);
    } else if (is_plain_attribute(attribute.name) || is_id(element, attribute.name)) {
      out_ += ' ';
      out_ += attribute.name;
      out_ += "=\"";
      append_value(out_, attribute.value);
      out_ += '"';
    }
  }
  if (!image_hints_ || element.name != "img") return;
  const auto source = std::ranges::find(all, "src", &markdown::HtmlAttribute::name);
  if (source == all.end()) return;
  image_hints_(out_, decode_attribute(source->value), has("width") || has("height"), has("loading"));
}

void HtmlFilter::append_url_attribute(const markdown::HtmlAttribute& attribute, UrlUse use) {
  const std::string decoded = decode_attribute(attribute.value);
  const auto url = page_url(decoded, use, use == UrlUse::link ? link_url_ : image_url_);
  if (!url) return;
  if (*url != decoded) {
    out_ += ' ' + attribute.name + "=\"";
    append_url(out_, *url);
    out_ += '"';
    return;
  }
  out_ += ' ' + attribute.name + "=\"";
  append_value(out_, attribute.value);
  out_ += '"';
}

bool HtmlFilter::is_prose(std::string_view html) {
  markdown::HtmlTokenizer tokens(html);
  markdown::HtmlToken token;
  bool placeholder = false;
  while (tokens.next(token)) {
    if (token.kind != markdown::HtmlTokenKind::start_tag && token.kind != markdown::HtmlTokenKind::end_tag) continue;
    const HtmlElement* element = find_element(token.name);
    if (element == nullptr) {
      placeholder = true;
    } else if (element->is_block || element->policy == HtmlPolicy::discard) {
      return false;
    }
  }
  return placeholder;
}

}  // namespace docloc::render
