#include "exchange/code_mapping.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "catalog/codes.h"

namespace docloc::exchange {

using segment::Code;
using segment::CodeKind;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

bool is_white(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Bytes from outside stand in a page only where they are an ordinary spelling of what they say they are.
Code added_code(const Code& told) {
  constexpr std::array<std::pair<CodeKind, std::string_view>, 6> kSpellings{{{CodeKind::emphasis, "*"},
                                                                             {CodeKind::emphasis, "_"},
                                                                             {CodeKind::strong, "**"},
                                                                             {CodeKind::strong, "__"},
                                                                             {CodeKind::strikethrough, "~~"},
                                                                             {CodeKind::strikethrough, "~"}}};
  Code code = catalog::usual_spelling(told.kind);
  const size_t spaces = told.open.find_first_not_of(' ');
  const bool breaks =
      told.kind == CodeKind::line_break && spaces >= 2 && spaces + 1 == told.open.size() && told.open.ends_with('\n');
  if (breaks) code.open = told.open;
  if (std::ranges::find(kSpellings, std::pair{told.kind, std::string_view(told.open)}) != kSpellings.end()) {
    code.open = told.open;
    if (code.paired) code.close = told.open;
  }
  return code;
}

}  // namespace

std::map<uint32_t, Code> numbered(const std::vector<Code>& codes) {
  std::map<uint32_t, Code> by_number;
  for (size_t i = 0; i < codes.size(); ++i)
    by_number.emplace(static_cast<uint32_t>(i + 1), codes[i]);
  return by_number;
}

std::string reading_of(const Content& content, const std::map<uint32_t, Code>& codes, Spaces spaces) {
  std::string out;
  bool space = false;
  const auto add = [&](char c) {
    if (space && !out.empty() && spaces == Spaces::folded) out += ' ';
    space = false;
    out += c;
  };
  for (const Part& part : content) {
    if (part.kind == PartKind::text) {
      for (const char c : part.text) {
        space = space || is_white(c);
        if (!is_white(c)) add(c);
      }
      continue;
    }
    const auto code = codes.find(part.code);
    add('\x01');
    out += static_cast<char>('a' + static_cast<int>(part.kind));
    out += code == codes.end() ? '?' : static_cast<char>('A' + static_cast<int>(code->second.kind));
  }
  return out;
}

void CodeMapping::learn(const Content& returned, const Content& current) {
  const auto next_code = [](const Content& content, size_t& i) {
    while (i < content.size() && content[i].kind == PartKind::text)
      ++i;
    return i < content.size();
  };
  for (size_t i = 0, k = 0; next_code(returned, i) && next_code(current, k); ++i, ++k)
    numbers_.emplace(returned[i].code, current[k].code);
}

bool CodeMapping::may_be(uint32_t number) const {
  if (number == 0 || number > current_.codes.size()) return false;
  const auto told = returned_.codes.find(number);
  if (told == returned_.codes.end()) return true;
  const Code& code = current_.codes[number - 1];
  return told->second.kind == code.kind && told->second.paired == code.paired;
}

std::optional<Content> CodeMapping::apply(const Content& target, std::vector<Code>& codes, std::string& fault) {
  Content out = target;
  for (Part& part : out) {
    if (part.kind == PartKind::text) continue;
    const auto known = numbers_.find(part.code);
    if (known != numbers_.end()) {
      part.code = known->second;
      continue;
    }
    const auto told = returned_.codes.find(part.code);
    uint32_t number = part.code;
    if (!may_be(part.code)) {
      if (told == returned_.codes.end() || !is_free(told->second.kind)) {
        fault = fmt::format("it has a code \"{}\" that the source does not have", part.code);
        return std::nullopt;
      }
      codes.push_back(added_code(told->second));
      number = static_cast<uint32_t>(codes.size());
    }
    numbers_.emplace(part.code, number);
    part.code = number;
  }
  const auto is_fit = [&](const Part& part) {
    return part.kind == PartKind::text || codes[part.code - 1].paired == (part.kind != PartKind::placeholder);
  };
  const auto unfit = std::ranges::find_if_not(out, is_fit);
  if (unfit == out.end()) return out;
  fault = fmt::format("its code \"{}\" is no longer a pair, or has become one", unfit->code);
  return std::nullopt;
}

void CodeMapping::number_anew(Content& content, std::map<uint32_t, uint32_t>& numbers, std::vector<Code>& codes) const {
  for (Part& part : content) {
    if (part.kind == PartKind::text) continue;
    const auto [found, fresh] = numbers.try_emplace(part.code, static_cast<uint32_t>(codes.size() + 1));
    if (fresh) {
      const auto told = returned_.codes.find(part.code);
      Code code{.kind = CodeKind::html, .paired = part.kind != PartKind::placeholder};
      if (told != returned_.codes.end()) code.kind = told->second.kind;
      if (may_be(part.code)) code = current_.codes[part.code - 1];
      code.paired = part.kind != PartKind::placeholder;
      code.subflows.clear();
      codes.push_back(std::move(code));
    }
    part.code = found->second;
  }
}

void drop_odd_codes(Content& source, Content& target) {
  using Ends = std::vector<PartKind>;  // of one code, in order
  std::map<uint32_t, std::pair<Ends, Ends>> codes;
  for (const Part& part : source)
    codes[part.code].first.push_back(part.kind);
  for (const Part& part : target)
    codes[part.code].second.push_back(part.kind);
  // One end alone: the other stands in another sentence of the unit.
  const auto is_whole = [](const Ends& ends) {
    return ends.size() <= 1 || ends == Ends{PartKind::open, PartKind::close};
  };
  const auto is_odd = [&](const Part& part) {
    if (part.kind == PartKind::text) return false;
    const auto& [here, there] = codes[part.code];
    const bool differ = !here.empty() && !there.empty() && here != there;
    return differ || !is_whole(here) || !is_whole(there);
  };
  std::erase_if(source, is_odd);
  std::erase_if(target, is_odd);
  segment::normalize(source);
  segment::normalize(target);
}

void drop_unused_codes(catalog::Unit& unit) {
  std::vector<uint32_t> number(unit.codes.size() + 1, 0);
  const auto each_content = [&](const auto& visit) {
    for (catalog::Segment& segment : unit.segments) {
      visit(segment.source);
      if (segment.target) visit(*segment.target);
    }
  };
  each_content([&](const Content& content) {
    for (const Part& part : content) {
      if (part.kind != PartKind::text) number[part.code] = 1;
    }
  });
  std::vector<Code> kept;
  for (size_t i = 1; i < number.size(); ++i) {
    if (number[i] == 0) continue;
    kept.push_back(std::move(unit.codes[i - 1]));
    number[i] = static_cast<uint32_t>(kept.size());
  }
  unit.codes = std::move(kept);
  each_content([&](Content& content) {
    for (Part& part : content) {
      if (part.kind != PartKind::text) part.code = number[part.code];
    }
  });
  std::erase_if(unit.replacements, [&](const auto& replaced) { return number[replaced.code] == 0; });
  for (segment::Replacement& replaced : unit.replacements)
    replaced.code = number[replaced.code];
}

}  // namespace docloc::exchange
