#include "align/code_map.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <unordered_map>

#include "markdown/html_token.h"
#include "segment/tokens.h"
#include "text/locale.h"

namespace docloc::align {

using segment::Code;
using segment::CodeKind;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

constexpr uint32_t kOpenQuestion = UINT32_MAX - 2;

bool has_destination(CodeKind kind) {
  return kind == CodeKind::link || kind == CodeKind::image || kind == CodeKind::autolink;
}

// Without white space and, in HTML, without case and '/' ("<br>", "<BR />").
std::string loose_meaning(const Code& code) {
  std::string out;
  for (const char c : code.meaning) {
    const bool dropped = c == ' ' || c == '\t' || c == '\n' || (code.kind == CodeKind::html && c == '/');
    if (!dropped) out += c;
  }
  return code.kind == CodeKind::html ? text::to_lower(out) : out;
}

std::string_view noun(CodeKind kind) {
  switch (kind) {
    case CodeKind::link:
      return "link";
    case CodeKind::image:
      return "image";
    case CodeKind::code:
      return "code span";
    case CodeKind::autolink:
      return "automatic link";
    case CodeKind::html:
      return "HTML tag";
    case CodeKind::footnote:
      return "footnote reference";
    case CodeKind::directive:
      return "directive";
    default:
      return "formatting";
  }
}

std::string name_of(const Code& code) {
  constexpr size_t kMost = 60;
  std::string what = has_destination(code.kind) ? code.meaning : code.open;
  std::ranges::replace(what, '\n', ' ');
  if (what.size() > kMost) {
    size_t cut = kMost;
    while (cut > 0 && (static_cast<unsigned char>(what[cut]) & 0xC0U) == 0x80U)
      --cut;
    what = what.substr(0, cut) + "...";
  }
  return std::string(noun(code.kind)) + " " + what;
}

class Mapper {
 public:
  Mapper(const std::vector<Code>& source, const std::vector<Code>& target, uint32_t dropped)
      : source_(source), target_(target), taken_(source.size(), false) {
    map_.number.assign(target.size(), kOpenQuestion);
    if (dropped != 0) map_.number[dropped - 1] = kDropped;
  }

  CodeMap run() {
    pass([](const Code& c) { return c.open + '\n' + c.close; });
    pass([](const Code& c) { return c.meaning; });
    pass([](const Code& c) {
      const bool literal = c.kind == CodeKind::html || c.kind == CodeKind::code;
      return literal ? loose_meaning(c) : c.meaning;
    });
    for (const CodeKind kind : {CodeKind::link, CodeKind::image, CodeKind::autolink})
      pass_in_order(kind);
    take_free();
    judge();
    return std::move(map_);
  }

 private:
  // A code's kind and shape before its key: codes of different kinds never match.
  static std::string full_key(const Code& code, const std::string& key) {
    return static_cast<char>('a' + static_cast<int>(code.kind)) + std::string(code.paired ? "2" : "1") + key;
  }

  // Gives every open protected code of the target the first source code that is left and has the same key.
  void pass(std::string (*key)(const Code&)) {
    std::unordered_map<std::string, std::deque<size_t>> left;
    for (size_t s = 0; s < source_.size(); ++s) {
      if (!taken_[s]) left[full_key(source_[s], key(source_[s]))].push_back(s);
    }
    for (size_t t = 0; t < target_.size(); ++t) {
      if (map_.number[t] != kOpenQuestion || is_free(target_[t].kind)) continue;
      const auto found = left.find(full_key(target_[t], key(target_[t])));
      if (found == left.end() || found->second.empty()) continue;
      take(found->second.front(), t);
      found->second.pop_front();
    }
  }

  void take(size_t s, size_t t) {
    taken_[s] = true;
    map_.number[t] = static_cast<uint32_t>(s + 1);
  }

  [[nodiscard]] bool is_left(size_t s, CodeKind kind) const { return !taken_[s] && source_[s].kind == kind; }
  [[nodiscard]] bool is_open(size_t t, CodeKind kind) const {
    return map_.number[t] == kOpenQuestion && target_[t].kind == kind;
  }

  void pass_in_order(CodeKind kind) {
    std::vector<size_t> left;
    std::vector<size_t> open;
    for (size_t s = 0; s < source_.size(); ++s) {
      if (is_left(s, kind)) left.push_back(s);
    }
    for (size_t t = 0; t < target_.size(); ++t) {
      if (is_open(t, kind)) open.push_back(t);
    }
    if (left.size() != open.size()) return;
    for (size_t i = 0; i < left.size(); ++i) {
      if (source_[left[i]].paired == target_[open[i]].paired) take(left[i], open[i]);
    }
  }

  void take_free() {
    std::unordered_map<std::string, std::deque<size_t>> left;
    for (size_t s = 0; s < source_.size(); ++s) {
      if (is_free(source_[s].kind)) left[full_key(source_[s], "")].push_back(s);
    }
    for (size_t t = 0; t < target_.size(); ++t) {
      if (map_.number[t] != kOpenQuestion || !is_free(target_[t].kind)) continue;
      auto& same = left[full_key(target_[t], "")];
      if (same.empty()) {
        map_.number[t] = kAdded;
      } else {
        take(same.front(), t);
        same.pop_front();
      }
    }
  }

  void judge() {
    std::vector<std::string> missing;
    std::vector<std::string> foreign;
    for (size_t s = 0; s < source_.size(); ++s) {
      if (!taken_[s] && !is_free(source_[s].kind)) missing.push_back(name_of(source_[s]));
    }
    for (size_t t = 0; t < target_.size(); ++t) {
      if (map_.number[t] != kOpenQuestion) continue;
      map_.number[t] = kForeign;
      foreign.push_back(name_of(target_[t]));
    }
    if (!missing.empty()) map_.fault = "the " + missing[0] + " is missing from the translation";
    if (!foreign.empty()) {
      map_.fault += missing.empty() ? "the " : ", and the ";
      map_.fault += foreign[0] + " is not in the source, or is there less often";
    }
  }

  const std::vector<Code>& source_;
  const std::vector<Code>& target_;
  std::vector<bool> taken_;
  CodeMap map_;
};

}  // namespace

std::optional<std::string> anchor_name(std::string_view tag) {
  markdown::HtmlTokenizer tokenizer(tag);
  markdown::HtmlToken token;
  if (!tokenizer.next(token) || token.kind != markdown::HtmlTokenKind::start_tag) return std::nullopt;
  if (token.name != "a" || token.attributes.size() != 1) return std::nullopt;
  const markdown::HtmlAttribute& attribute = token.attributes.front();
  if (attribute.name != "name" && attribute.name != "id") return std::nullopt;
  return segment::decode_references(attribute.value);
}

CodeMap map_codes(const std::vector<Code>& source, const std::vector<Code>& target, uint32_t dropped) {
  return Mapper(source, target, dropped).run();
}

segment::Target renumber(const Content& content, const std::vector<Code>& target_codes, const CodeMap& map,
                         uint32_t source_codes) {
  segment::Target out;
  std::vector<uint32_t> numbers = map.number;
  for (const Part& part : content) {
    if (part.kind == PartKind::text) {
      out.content.push_back(part);
      continue;
    }
    uint32_t& number = numbers[part.code - 1];
    if (number == kDropped) continue;
    if (number == kAdded) {
      out.added.push_back(target_codes[part.code - 1]);
      number = source_codes + static_cast<uint32_t>(out.added.size());
    }
    out.content.push_back({.kind = part.kind, .text = "", .code = number});
  }
  segment::normalize(out.content);
  return out;
}

uint32_t find_generated_anchor(const segment::Unit& source, const segment::Unit& target, std::string& name) {
  const Content& content = target.content;
  if (content.size() < 2 || content[0].kind != PartKind::open || content[1].kind != PartKind::close) return 0;
  if (content[0].code != content[1].code) return 0;
  const Code& code = target.codes[content[0].code - 1];
  if (code.kind != CodeKind::html) return 0;
  const bool is_sources = std::ranges::any_of(source.codes, [&](const Code& c) { return c.open == code.open; });
  const std::optional<std::string> found = is_sources ? std::nullopt : anchor_name(code.open);
  if (!found) return 0;
  name = *found;
  return content[0].code;
}

}  // namespace docloc::align
