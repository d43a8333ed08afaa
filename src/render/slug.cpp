#include "render/slug.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/utf8.h"
#include "markdown/directive.h"
#include "render/dialect_text.h"
#include "text/locale.h"

namespace docloc::render {
namespace {

using markdown::NodeKind;

// Code points above ASCII that are no part of a word: general categories P (but Pc), S, Z, C of Unicode 14. Written
// down here, so that a newer Unicode changes no link.
constexpr auto kDropped = std::to_array<std::pair<uint32_t, uint32_t>>({
    {0x80, 0xA9},       {0xAB, 0xB1},       {0xB4, 0xB4},       {0xB6, 0xB8},       {0xBB, 0xBB},
    {0xBF, 0xBF},       {0xD7, 0xD7},       {0xF7, 0xF7},       {0x2C2, 0x2C5},     {0x2D2, 0x2DF},
    {0x2E5, 0x2EB},     {0x2ED, 0x2ED},     {0x2EF, 0x2FF},     {0x375, 0x375},     {0x37E, 0x37E},
    {0x384, 0x385},     {0x387, 0x387},     {0x3F6, 0x3F6},     {0x482, 0x482},     {0x55A, 0x55F},
    {0x589, 0x58F},     {0x5BE, 0x5BE},     {0x5C0, 0x5C0},     {0x5C3, 0x5C3},     {0x5C6, 0x5C6},
    {0x5F3, 0x60F},     {0x61B, 0x61F},     {0x66A, 0x66D},     {0x6D4, 0x6D4},     {0x6DD, 0x6DE},
    {0x6E9, 0x6E9},     {0x6FD, 0x6FE},     {0x700, 0x70F},     {0x7F6, 0x7F9},     {0x7FE, 0x7FF},
    {0x830, 0x83E},     {0x85E, 0x85E},     {0x888, 0x888},     {0x890, 0x891},     {0x8E2, 0x8E2},
    {0x964, 0x965},     {0x970, 0x970},     {0x9F2, 0x9F3},     {0x9FA, 0x9FB},     {0x9FD, 0x9FD},
    {0xA76, 0xA76},     {0xAF0, 0xAF1},     {0xB70, 0xB70},     {0xBF3, 0xBFA},     {0xC77, 0xC77},
    {0xC7F, 0xC7F},     {0xC84, 0xC84},     {0xD4F, 0xD4F},     {0xD79, 0xD79},     {0xDF4, 0xDF4},
    {0xE3F, 0xE3F},     {0xE4F, 0xE4F},     {0xE5A, 0xE5B},     {0xF01, 0xF17},     {0xF1A, 0xF1F},
    {0xF34, 0xF34},     {0xF36, 0xF36},     {0xF38, 0xF38},     {0xF3A, 0xF3D},     {0xF85, 0xF85},
    {0xFBE, 0xFC5},     {0xFC7, 0xFDA},     {0x104A, 0x104F},   {0x109E, 0x109F},   {0x10FB, 0x10FB},
    {0x1360, 0x1368},   {0x1390, 0x1399},   {0x1400, 0x1400},   {0x166D, 0x166E},   {0x1680, 0x1680},
    {0x169B, 0x169C},   {0x16EB, 0x16ED},   {0x1735, 0x1736},   {0x17D4, 0x17D6},   {0x17D8, 0x17DB},
    {0x1800, 0x180A},   {0x180E, 0x180E},   {0x1940, 0x1945},   {0x19DE, 0x19FF},   {0x1A1E, 0x1A1F},
    {0x1AA0, 0x1AA6},   {0x1AA8, 0x1AAD},   {0x1B5A, 0x1B6A},   {0x1B74, 0x1B7E},   {0x1BFC, 0x1BFF},
    {0x1C3B, 0x1C3F},   {0x1C7E, 0x1C7F},   {0x1CC0, 0x1CC7},   {0x1CD3, 0x1CD3},   {0x1FBD, 0x1FBD},
    {0x1FBF, 0x1FC1},   {0x1FCD, 0x1FCF},   {0x1FDD, 0x1FDF},   {0x1FED, 0x1FEF},   {0x1FFD, 0x203E},
    {0x2041, 0x2053},   {0x2055, 0x206F},   {0x207A, 0x207E},   {0x208A, 0x208E},   {0x20A0, 0x20C0},
    {0x2100, 0x2101},   {0x2103, 0x2106},   {0x2108, 0x2109},   {0x2114, 0x2114},   {0x2116, 0x2118},
    {0x211E, 0x2123},   {0x2125, 0x2125},   {0x2127, 0x2127},   {0x2129, 0x2129},   {0x212E, 0x212E},
    {0x213A, 0x213B},   {0x2140, 0x2144},   {0x214A, 0x214D},   {0x214F, 0x214F},   {0x218A, 0x244A},
    {0x249C, 0x24E9},   {0x2500, 0x2775},   {0x2794, 0x2BFF},   {0x2CE5, 0x2CEA},   {0x2CF9, 0x2CFC},
    {0x2CFE, 0x2CFF},   {0x2D70, 0x2D70},   {0x2E00, 0x2E2E},   {0x2E30, 0x3004},   {0x3008, 0x3020},
    {0x3030, 0x3030},   {0x3036, 0x3037},   {0x303D, 0x303F},   {0x309B, 0x309C},   {0x30A0, 0x30A0},
    {0x30FB, 0x30FB},   {0x3190, 0x3191},   {0x3196, 0x319F},   {0x31C0, 0x31E3},   {0x3200, 0x321E},
    {0x322A, 0x3247},   {0x3250, 0x3250},   {0x3260, 0x327F},   {0x328A, 0x32B0},   {0x32C0, 0x33FF},
    {0x4DC0, 0x4DFF},   {0xA490, 0xA4C6},   {0xA4FE, 0xA4FF},   {0xA60D, 0xA60F},   {0xA673, 0xA673},
    {0xA67E, 0xA67E},   {0xA6F2, 0xA716},   {0xA720, 0xA721},   {0xA789, 0xA78A},   {0xA828, 0xA82B},
    {0xA836, 0xA839},   {0xA874, 0xA877},   {0xA8CE, 0xA8CF},   {0xA8F8, 0xA8FA},   {0xA8FC, 0xA8FC},
    {0xA92E, 0xA92F},   {0xA95F, 0xA95F},   {0xA9C1, 0xA9CD},   {0xA9DE, 0xA9DF},   {0xAA5C, 0xAA5F},
    {0xAA77, 0xAA79},   {0xAADE, 0xAADF},   {0xAAF0, 0xAAF1},   {0xAB5B, 0xAB5B},   {0xAB6A, 0xAB6B},
    {0xABEB, 0xABEB},   {0xFB29, 0xFB29},   {0xFBB2, 0xFBC2},   {0xFD3E, 0xFD4F},   {0xFDCF, 0xFDCF},
    {0xFDFC, 0xFDFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE32},   {0xFE35, 0xFE4C},   {0xFE50, 0xFE6B},
    {0xFEFF, 0xFF0F},   {0xFF1A, 0xFF20},   {0xFF3B, 0xFF3E},   {0xFF40, 0xFF40},   {0xFF5B, 0xFF65},
    {0xFFE0, 0xFFFD},   {0x10100, 0x10102}, {0x10137, 0x1013F}, {0x10179, 0x10189}, {0x1018C, 0x101FC},
    {0x1039F, 0x1039F}, {0x103D0, 0x103D0}, {0x1056F, 0x1056F}, {0x10857, 0x10857}, {0x10877, 0x10878},
    {0x1091F, 0x1091F}, {0x1093F, 0x1093F}, {0x10A50, 0x10A58}, {0x10A7F, 0x10A7F}, {0x10AC8, 0x10AC8},
    {0x10AF0, 0x10AF6}, {0x10B39, 0x10B3F}, {0x10B99, 0x10B9C}, {0x10EAD, 0x10EAD}, {0x10F55, 0x10F59},
    {0x10F86, 0x10F89}, {0x11047, 0x1104D}, {0x110BB, 0x110C1}, {0x110CD, 0x110CD}, {0x11140, 0x11143},
    {0x11174, 0x11175}, {0x111C5, 0x111C8}, {0x111CD, 0x111CD}, {0x111DB, 0x111DB}, {0x111DD, 0x111DF},
    {0x11238, 0x1123D}, {0x112A9, 0x112A9}, {0x1144B, 0x1144F}, {0x1145A, 0x1145D}, {0x114C6, 0x114C6},
    {0x115C1, 0x115D7}, {0x11641, 0x11643}, {0x11660, 0x1166C}, {0x116B9, 0x116B9}, {0x1173C, 0x1173F},
    {0x1183B, 0x1183B}, {0x11944, 0x11946}, {0x119E2, 0x119E2}, {0x11A3F, 0x11A46}, {0x11A9A, 0x11A9C},
    {0x11A9E, 0x11AA2}, {0x11C41, 0x11C45}, {0x11C70, 0x11C71}, {0x11EF7, 0x11EF8}, {0x11FD5, 0x11FFF},
    {0x12470, 0x12474}, {0x12FF1, 0x12FF2}, {0x13430, 0x13438}, {0x16A6E, 0x16A6F}, {0x16AF5, 0x16AF5},
    {0x16B37, 0x16B3F}, {0x16B44, 0x16B45}, {0x16E97, 0x16E9A}, {0x16FE2, 0x16FE2}, {0x1BC9C, 0x1BC9C},
    {0x1BC9F, 0x1BCA3}, {0x1CF50, 0x1D164}, {0x1D16A, 0x1D16C}, {0x1D173, 0x1D17A}, {0x1D183, 0x1D184},
    {0x1D18C, 0x1D1A9}, {0x1D1AE, 0x1D241}, {0x1D245, 0x1D245}, {0x1D300, 0x1D356}, {0x1D6C1, 0x1D6C1},
    {0x1D6DB, 0x1D6DB}, {0x1D6FB, 0x1D6FB}, {0x1D715, 0x1D715}, {0x1D735, 0x1D735}, {0x1D74F, 0x1D74F},
    {0x1D76F, 0x1D76F}, {0x1D789, 0x1D789}, {0x1D7A9, 0x1D7A9}, {0x1D7C3, 0x1D7C3}, {0x1D800, 0x1D9FF},
    {0x1DA37, 0x1DA3A}, {0x1DA6D, 0x1DA74}, {0x1DA76, 0x1DA83}, {0x1DA85, 0x1DA8B}, {0x1E14F, 0x1E14F},
    {0x1E2FF, 0x1E2FF}, {0x1E95E, 0x1E95F}, {0x1ECAC, 0x1ECAC}, {0x1ECB0, 0x1ECB0}, {0x1ED2E, 0x1ED2E},
    {0x1EEF0, 0x1F0F5}, {0x1F10D, 0x1FBCA}, {0xE0001, 0xE007F},
});

bool is_dropped(uint32_t code) {
  const auto* range = std::ranges::upper_bound(kDropped, code, {}, &std::pair<uint32_t, uint32_t>::first);
  return range != kDropped.begin() && code <= std::prev(range)->second;
}

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

std::string heading_text(const markdown::Document& document, uint32_t heading) {
  std::string out;
  for (uint32_t i = heading + 1; i < document.nodes[heading].end; ++i) {
    const auto& node = document.nodes[i];
    if (node.kind == NodeKind::image) {
      i = node.end - 1;  // alternative text is no text of the heading
    } else if (node.kind == NodeKind::text || node.kind == NodeKind::code) {
      out += document.str(node.literal);
    } else if (node.kind == NodeKind::soft_break || node.kind == NodeKind::line_break) {
      out += ' ';
    }
  }
  return out;
}

// "Title" of "Title {.class}".
std::string_view without_attributes(std::string_view text, const markdown::Dialects& dialects) {
  if (!dialects.adobe) return text;
  const size_t open = text.rfind('{');
  if (open == std::string_view::npos) return text;
  const auto length = markdown::attribute_list(text.substr(open));
  return length && open + *length == text.find_last_not_of(" \t") + 1 ? text.substr(0, open) : text;
}

// "Press Save" of " Press [!UICONTROL Save] {#press}".
std::string without_marks(const std::string& text, const markdown::Dialects& dialects) {
  if (!dialects.adobe) return std::string(trim(text));
  std::string out;
  std::vector<bool> marks;  // of the brackets that are open: one that goes
  std::string_view rest = trim(without_attributes(text, dialects));
  const size_t last = rest.rfind(']');
  const size_t end = last == kNone ? 0 : rest.size() - last;  // less than this is left: nothing closes any more
  while (!rest.empty()) {
    size_t taken = 1;
    if (rest[0] == '[') {
      for (const std::string_view mark : {"[!uicontrol ", "[!dnl "}) {
        if (starts_with_word(rest, mark) && end > 0 && rest.size() >= end) taken = mark.size();
      }
      marks.push_back(taken > 1);
    }
    const bool closes = rest[0] == ']' && !marks.empty();
    if (taken == 1 && !(closes && marks.back())) out += rest[0];
    if (closes) marks.pop_back();
    rest.remove_prefix(taken);
  }
  return out;
}

// "id" of "Title {#id}"; empty: it has none.
std::string_view own_id(std::string_view text, const markdown::Dialects& dialects) {
  return dialects.adobe ? markdown::heading_attribute_id(text) : std::string_view{};
}

}  // namespace

std::string slug(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\n\r";
  const size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  const std::string lower = text::to_lower(text.substr(first, text.find_last_not_of(kSpaces) - first + 1));
  std::string out;
  for (size_t at = 0; at < lower.size();) {
    const char c = lower[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (is_ascii_word(c)) out += c;
      if (kSpaces.contains(c)) out += '-';
      ++at;
      continue;
    }
    const size_t size = character_length(lower, at);
    const uint32_t code = code_point_of(std::string_view(lower).substr(at, size));
    if (!is_dropped(code)) out += lower.substr(at, size);
    at += size;
  }
  return out;
}

namespace {

// As it is written, the last line of it.
std::string raw_text(const markdown::Document& document, uint32_t heading, std::string_view bytes) {
  const uint32_t end = document.nodes[heading].end;
  if (heading + 1 >= end) return {};
  uint32_t last = document.nodes[heading + 1].bytes.end;
  for (uint32_t i = heading + 1; i < end; i = document.nodes[i].end)
    last = std::max(last, document.nodes[i].bytes.end);
  const std::string_view text = Span{document.nodes[heading + 1].bytes.begin, last}.of(bytes);
  const size_t line = text.find_last_of("\r\n");
  return std::string(line == std::string_view::npos ? text : text.substr(line + 1));
}

// Gives each heading's id once.
class IdGiver {
 public:
  explicit IdGiver(markdown::HeadingIds style) : style_(style) {}

  // What a writer chose is not for another heading's text.
  void reserve(std::string_view id) { taken_.emplace(id); }

  std::string own(std::string id) { return given_.insert(id).second ? id : unique(std::move(id)); }

  // "A", "A", "A-1": the third is a repetition of the second one's id.
  std::string unique(std::string base) {
    if (base.empty()) base = standing_for_none();
    std::string id = base;
    while (id.empty() || !taken_.insert(id).second)
      id = style_ == markdown::HeadingIds::mkdocs ? counted_up(id) : base + '-' + std::to_string(++repetitions_[base]);
    return id;
  }

 private:
  [[nodiscard]] std::string standing_for_none() const {
    if (style_ == markdown::HeadingIds::mkdocs) return {};
    return style_ == markdown::HeadingIds::hugo ? "heading" : "section";
  }

  // "a_2" of "a_1", "a_1" of "a".
  static std::string counted_up(const std::string& id) {
    constexpr size_t kMostDigits = 9;
    const size_t sign = id.rfind('_');
    const std::string_view digits = sign == std::string::npos ? "" : std::string_view(id).substr(sign + 1);
    const bool counted = !digits.empty() && digits.size() <= kMostDigits &&
                         std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    if (!counted) return id + "_1";
    return id.substr(0, sign + 1) + std::to_string(std::stoul(std::string(digits)) + 1);
  }

  markdown::HeadingIds style_;
  std::unordered_set<std::string> taken_;
  std::unordered_set<std::string> given_;
  std::unordered_map<std::string, uint32_t> repetitions_;
};

}  // namespace

std::vector<std::string> heading_ids(const markdown::Document& document, std::string_view bytes) {
  const markdown::Dialects& dialects = document.dialects;
  IdGiver giver(dialects.heading_ids);
  std::vector<std::string> texts;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    if (document.nodes[i].kind != NodeKind::heading) continue;
    const bool raw = dialects.heading_ids == markdown::HeadingIds::hugo;
    texts.push_back(raw ? raw_text(document, i, bytes) : heading_text(document, i));
    if (const std::string_view own = own_id(texts.back(), dialects); !own.empty()) giver.reserve(own);
  }
  std::vector<std::string> ids;
  ids.reserve(texts.size());
  for (const std::string& text : texts) {
    const std::string_view own = own_id(text, dialects);
    ids.push_back(own.empty() ? giver.unique(slug(without_attributes(text, dialects), dialects.heading_ids))
                              : giver.own(std::string(own)));
  }
  return ids;
}

std::vector<std::string> heading_texts(const markdown::Document& document) {
  std::vector<std::string> texts;
  for (uint32_t i = 0; i < document.nodes.size(); ++i) {
    if (document.nodes[i].kind == NodeKind::heading)
      texts.push_back(without_marks(heading_text(document, i), document.dialects));
  }
  return texts;
}

}  // namespace docloc::render
