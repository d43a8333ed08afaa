#include <map>
#include <string_view>

#include "segment/apply.h"

namespace docloc::segment {
namespace {

const std::map<char, std::string_view>& accented() {
  static const std::map<char, std::string_view> letters = {
      {'a', "å"}, {'b', "ƀ"}, {'c', "ç"}, {'d', "ð"}, {'e', "é"}, {'f', "ƒ"}, {'g', "ĝ"}, {'h', "ĥ"}, {'i', "î"},
      {'j', "ĵ"}, {'k', "ķ"}, {'l', "ļ"}, {'m', "ɱ"}, {'n', "ñ"}, {'o', "ö"}, {'p', "þ"}, {'q', "ɋ"}, {'r', "ŕ"},
      {'s', "š"}, {'t', "ţ"}, {'u', "û"}, {'v', "ṽ"}, {'w', "ŵ"}, {'x', "ẋ"}, {'y', "ý"}, {'z', "ž"}, {'A', "Å"},
      {'B', "Ɓ"}, {'C', "Ç"}, {'D', "Ð"}, {'E', "É"}, {'F', "Ƒ"}, {'G', "Ĝ"}, {'H', "Ĥ"}, {'I', "Î"}, {'J', "Ĵ"},
      {'K', "Ķ"}, {'L', "Ļ"}, {'M', "Ḿ"}, {'N', "Ñ"}, {'O', "Ö"}, {'P', "Þ"}, {'Q', "Ǫ"}, {'R', "Ŕ"}, {'S', "Š"},
      {'T', "Ţ"}, {'U', "Û"}, {'V', "Ṽ"}, {'W', "Ŵ"}, {'X', "Ẋ"}, {'Y', "Ý"}, {'Z', "Ž"}};
  return letters;
}

bool is_letter(char c) {
  return accented().contains(c);
}
bool is_vowel(char c) {
  return std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos;
}

// Vowels are doubled: English grows by about 40%.
std::string accent(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto letter = accented().find(c);
    if (letter == accented().end()) {
      out += c;
      continue;
    }
    out += letter->second;
    if (is_vowel(c)) out += letter->second;
  }
  return out;
}

// Every word between RIGHT-TO-LEFT OVERRIDE and POP DIRECTIONAL FORMATTING.
std::string mirror(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    while (end < text.size() && is_letter(text[end]))
      ++end;
    if (end > i) {
      out += "\u202E";
      out += text.substr(i, end - i);
      out += "\u202C";
      i = end;
    } else {
      out += text[i++];
    }
  }
  return out;
}

}  // namespace

Content pseudo_translate(const Content& content, Pseudo pseudo) {
  Content out;
  if (pseudo == Pseudo::ploc) out.push_back({.kind = PartKind::text, .text = "⟦"});
  for (Part part : content) {
    if (part.kind == PartKind::text) part.text = pseudo == Pseudo::ploc ? accent(part.text) : mirror(part.text);
    out.push_back(std::move(part));
  }
  if (pseudo == Pseudo::ploc) out.push_back({.kind = PartKind::text, .text = "⟧"});
  normalize(out);
  return out;
}

}  // namespace docloc::segment
