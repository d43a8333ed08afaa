#include <algorithm>
#include <string>
#include <vector>

#include "base/hash.h"
#include "base/utf8.h"
#include "segment/article.h"
#include "text/locale.h"

namespace docloc::segment {
namespace {

// Control characters as separators: no text of an article has them where a code stands.
constexpr char kPlaceholder = '\x01';
constexpr char kOpen = '\x02';
constexpr char kClose = '\x03';
constexpr char kEnd = '\x04';

char mark(PartKind kind) {
  switch (kind) {
    case PartKind::placeholder:
      return kPlaceholder;
    case PartKind::open:
      return kOpen;
    default:
      return kClose;
  }
}

char letter(CodeKind kind) {
  return static_cast<char>('a' + static_cast<int>(kind));
}

const Code* code_of(const Part& part, const std::vector<Code>& codes) {
  return part.code >= 1 && part.code <= codes.size() ? &codes[part.code - 1] : nullptr;
}

void append_folded(std::string& out, std::string_view text) {
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
}

}  // namespace

std::string canonical_form(const Content& content, const std::vector<Code>& codes) {
  std::string out;
  for (const Part& part : content) {
    if (part.kind == PartKind::text) {
      out += part.text;
      continue;
    }
    const Code* code = code_of(part, codes);
    if (code != nullptr && code->kind == CodeKind::autolink && code->meaning.starts_with("mailto:") &&
        !code->open.starts_with('<')) {
      out += code->open;  // text that looks like an address cannot be kept from becoming one
      continue;
    }
    out += mark(part.kind);
    if (code == nullptr) continue;
    out += letter(code->kind);
    if (part.kind != PartKind::close) out += code->meaning;
    out += kEnd;
  }
  return out;
}

std::string key_text(const Content& content, const std::vector<Code>& codes) {
  std::string out;
  for (const Part& part : content) {
    if (part.kind == PartKind::text) {
      append_folded(out, part.text);
      continue;
    }
    out += mark(part.kind);
    if (const Code* code = code_of(part, codes)) out += letter(code->kind);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

uint64_t key_of(UnitKind kind, const Content& content, const std::vector<Code>& codes) {
  return hash64(std::string(to_string(kind)) + '\x1F' + key_text(content, codes));
}

std::string ops_slug(std::string_view raw) {
  std::string slug;
  const std::string lower = text::to_lower(raw);
  for (size_t i = 0; i < lower.size();) {
    const size_t length = character_length(lower, i);
    const std::string_view c = std::string_view(lower).substr(i, length);
    if (c == " ") {
      slug += '-';
    } else if (c == "-" || c == "_" || text::has_words(c, true)) {
      slug += c;
    }
    i += length;
  }
  return slug;
}

std::string ops_anchor(const Article& article, const Unit& heading) {
  std::vector<Span> left_out;
  for (size_t i = 0; i < heading.codes.size(); ++i) {
    if (heading.codes[i].kind != CodeKind::link && heading.codes[i].kind != CodeKind::html) continue;
    left_out.push_back(heading.open_bytes[i]);
    left_out.push_back(heading.close_bytes[i]);
  }
  std::ranges::sort(left_out, {}, &Span::begin);
  std::string raw;
  uint32_t at = heading.bytes.begin;
  for (const Span span : left_out) {
    if (span.empty() || span.begin < at) continue;
    raw += Span{at, span.begin}.of(article.bytes);
    at = span.end;
  }
  raw += Span{at, std::max(at, heading.bytes.end)}.of(article.bytes);
  return ops_slug(raw);
}

}  // namespace docloc::segment
