// A run of ASCII without spaces is looked at as a whole (addresses, paths, GUIDs), and if it is none of these, piece by
// piece between signs that no identifier has.
#include "check/identifiers.h"

#include <algorithm>
#include <array>

#include "text/characters.h"

namespace docloc::check {

using text::is_ascii_digit;
using text::is_ascii_letter;

namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_letter(char c) {
  return is_ascii_letter(static_cast<unsigned char>(c));
}
bool is_digit(char c) {
  return is_ascii_digit(static_cast<unsigned char>(c));
}
bool is_word(char c) {
  return is_letter(c) || is_digit(c) || c == '_';
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

template <size_t N>
bool is_among(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::ranges::binary_search(sorted, word);
}

// Approved verbs of PowerShell that are not the first half of English compounds as well ("Read-Only", "Write-Back").
constexpr auto kVerbs = std::to_array<std::string_view>(
    {"Add",      "Approve",   "Assert",  "Backup",    "Checkpoint", "Clear",       "Close",     "Compare",
     "Complete", "Compress",  "Confirm", "Connect",   "Convert",    "ConvertFrom", "ConvertTo", "Copy",
     "Debug",    "Deny",      "Deploy",  "Disable",   "Disconnect", "Dismount",    "Edit",      "Enable",
     "Enter",    "Exit",      "Expand",  "Export",    "Find",       "ForEach",     "Format",    "Get",
     "Grant",    "Group",     "Hide",    "Import",    "Initialize", "Install",     "Invoke",    "Join",
     "Limit",    "Lock",      "Measure", "Merge",     "Mount",      "Move",        "New",       "Optimize",
     "Out",      "Ping",      "Pop",     "Protect",   "Publish",    "Push",        "Receive",   "Redo",
     "Register", "Remove",    "Rename",  "Repair",    "Request",    "Reset",       "Resize",    "Resolve",
     "Restart",  "Restore",   "Resume",  "Revoke",    "Save",       "Search",      "Select",    "Send",
     "Set",      "Show",      "Skip",    "Sort",      "Split",      "Start",       "Step",      "Stop",
     "Submit",   "Suspend",   "Switch",  "Sync",      "Tee",        "Test",        "Trace",     "Unblock",
     "Undo",     "Uninstall", "Unlock",  "Unprotect", "Unpublish",  "Unregister",  "Update",    "Use",
     "Wait",     "Watch",     "Where",   "Write"});
static_assert(std::ranges::is_sorted(kVerbs));

// What stands behind a verb in English compounds: "Set-Up", "Write-Back", "Start-Time".
constexpr auto kEnglishSecondHalves =
    std::to_array<std::string_view>({"Access", "Back", "By", "Down", "For", "From", "In", "Into", "Off", "On", "Once",
                                     "Only", "Or", "Out", "Over", "To", "Up"});
static_assert(std::ranges::is_sorted(kEnglishSecondHalves));

constexpr auto kExtensions = std::to_array<std::string_view>(
    {"aspx", "bat",    "bin",     "bmp",  "cab",  "cer",  "cfg", "cmd",  "conf",  "config", "cpp",
     "cs",   "csproj", "css",     "csv",  "dat",  "deb",  "dll", "dmp",  "doc",   "docx",   "evtx",
     "exe",  "gif",    "go",      "gz",   "htm",  "html", "ico", "ini",  "ipynb", "iso",    "jar",
     "java", "jpeg",   "jpg",     "js",   "json", "key",  "log", "md",   "mof",   "mp4",    "msi",
     "msp",  "nupkg",  "parquet", "pdf",  "pem",  "pfx",  "php", "pkg",  "png",   "pptx",   "properties",
     "ps1",  "ps1xml", "psd1",    "psm1", "py",   "rb",   "reg", "rpm",  "rs",    "sh",     "sln",
     "sql",  "svg",    "sys",     "tar",  "tmp",  "toml", "ts",  "tsv",  "txt",   "vbs",    "vhd",
     "vhdx", "vsix",   "wav",     "xls",  "xlsx", "xml",  "xsd", "yaml", "yml",   "zip"});
static_assert(std::ranges::is_sorted(kExtensions));

constexpr auto kTopDomains = std::to_array<std::string_view>({"com", "dev", "edu", "gov", "io", "local", "net", "org"});
static_assert(std::ranges::is_sorted(kTopDomains));

bool is_guid(std::string_view run) {
  if (run.size() != 36) return false;
  for (size_t i = 0; i < run.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? run[i] != '-' : !is_hex(run[i])) return false;
  }
  return true;
}

bool is_url(std::string_view run) {
  const size_t scheme = run.find("://");
  return scheme != std::string_view::npos && scheme >= 2 && scheme + 4 < run.size() &&
         std::ranges::all_of(run.substr(0, scheme), is_letter);
}

bool is_email(std::string_view run) {
  const size_t at = run.find('@');
  if (at == 0 || at == std::string_view::npos || run.find('@', at + 1) != std::string_view::npos) return false;
  const std::string_view host = run.substr(at + 1);
  const size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
  const auto legal = [](char c) { return is_word(c) || c == '.' || c == '-' || c == '+'; };
  return std::ranges::all_of(run.substr(0, at), legal) && std::ranges::all_of(host, legal);
}

// "C:\a", "HKLM:\a", "\\server\share", "%TEMP%\a", "/etc/hosts". Not "and/or", not "/" or "\n" alone.
bool is_path(std::string_view run) {
  const size_t colon = run.find(":\\");
  if (colon != std::string_view::npos && colon > 0 && std::ranges::all_of(run.substr(0, colon), is_word)) return true;
  if (run.starts_with("\\\\") && run.size() > 4 && is_word(run[2])) return true;
  if (const size_t back = run.find('\\'); back != std::string_view::npos) {
    return back > 1 && back + 2 < run.size() && is_word(run[back - 1]) && is_word(run[back + 1]);
  }
  if (!run.starts_with('/') || run.size() < 4 || !is_letter(run[1])) return false;
  return run.find('/', 1) != std::string_view::npos &&
         std::ranges::all_of(run, [](char c) { return is_word(c) || c == '/' || c == '.' || c == '-'; });
}

bool is_command(std::string_view word) {
  const size_t dash = word.find('-');
  if (dash == std::string_view::npos || !is_among(kVerbs, word.substr(0, dash))) return false;
  const std::string_view noun = word.substr(dash + 1);
  return noun.size() > 2 && is_upper(noun[0]) && std::ranges::all_of(noun, is_word) &&
         !is_among(kEnglishSecondHalves, noun);
}

bool is_option(std::string_view word) {
  const bool two = word.starts_with("--");
  const std::string_view name = word.substr(std::min(word.size(), two ? size_t{2} : size_t{1}));
  if (!word.starts_with('-') || name.size() < 2 || !is_letter(name[0])) return false;
  return std::ranges::all_of(name, [&](char c) { return is_word(c) || (two && c == '-'); });
}

// Small letters before a capital: "PowerShell", "appSettings"; not "PCs", "McAfee's" Mc, nor "OKs".
bool is_camel(std::string_view word) {
  if (!std::ranges::all_of(word, [](char c) { return is_letter(c) || is_digit(c); }) || word.size() < 4) return false;
  // "eCommerce" and "eMail" are words of a fashion.
  for (size_t i = word[0] == 'e' ? 2 : 1; i < word.size(); ++i) {
    if (is_lower(word[i - 1]) && is_upper(word[i])) return true;
  }
  return false;
}

bool is_variable(std::string_view word) {
  return word.size() > 2 && word[0] == '$' && (is_letter(word[1]) || word[1] == '_') &&
         std::ranges::all_of(word.substr(1), [](char c) { return is_word(c) || c == ':'; });
}

bool is_underscored(std::string_view word) {
  const size_t at = word.find('_', 1);
  return at != std::string_view::npos && at + 1 < word.size() && is_letter(word[0]) &&
         std::ranges::all_of(word, is_word) && word.find_first_not_of('_', at) != std::string_view::npos;
}

bool is_version(std::string_view word) {
  const bool letter = word.size() > 1 && (word[0] == 'v' || word[0] == 'V') && is_digit(word[1]);
  if (letter) word.remove_prefix(1);
  if (word.empty() || !is_digit(word.front()) || !is_digit(word.back())) return false;
  const auto dots = std::ranges::count(word, '.');
  // "1.000.000" is a number where a full stop groups digits.
  const auto groups = [&] {
    for (size_t at = word.find('.'); at != std::string_view::npos; at = word.find('.', at + 1)) {
      if (std::min(word.find('.', at + 1), word.size()) - at != 4) return false;
    }
    return true;
  };
  return std::ranges::all_of(word, [](char c) { return is_digit(c) || c == '.'; }) &&
         word.find("..") == std::string_view::npos && ((dots >= 2 && !groups()) || (letter && dots >= 1));
}

// The kind of a word with dots inside; `fallback` is given where it is none.
bool is_dotted(std::string_view word, IdentifierKind& kind) {
  const size_t last = word.rfind('.');
  if (last == std::string_view::npos || last + 1 == word.size()) return false;
  if (!std::ranges::all_of(word, [](char c) { return is_word(c) || c == '.' || c == '-' || c == '*'; })) return false;
  if (word.find("..") != std::string_view::npos || std::ranges::none_of(word, is_letter)) return false;
  const std::string_view end = word.substr(last + 1);
  kind = IdentifierKind::file;
  if (last > 0 && (is_among(kExtensions, end) || is_among(kTopDomains, end))) return true;
  kind = IdentifierKind::dotted;
  // "done.Then" is two sentences without a space, "e.g" an abbreviation: three parts of some length make a name, or a
  // capital inside of the first.
  size_t parts = 0;
  for (size_t at = 0; at <= word.size();) {
    const size_t dot = std::min(word.find('.', at), word.size());
    if (dot - at < 2 || !is_letter(word[at])) return false;
    ++parts;
    at = dot + 1;
  }
  return parts > 2 || word.starts_with("System.") || word.starts_with("Microsoft.");
}

bool kind_of_piece(std::string_view word, IdentifierKind& kind) {
  const auto is = [&](bool so, IdentifierKind what) {
    if (so) kind = what;
    return so;
  };
  return is(is_command(word), IdentifierKind::command) || is(is_option(word), IdentifierKind::option) ||
         is(is_variable(word), IdentifierKind::variable) || is(is_underscored(word), IdentifierKind::underscore) ||
         is(is_version(word), IdentifierKind::version) || is_dotted(word, kind) ||
         is(is_camel(word), IdentifierKind::camel);
}

bool kind_of_run(std::string_view run, IdentifierKind& kind) {
  const auto is = [&](bool so, IdentifierKind what) {
    if (so) kind = what;
    return so;
  };
  return is(is_url(run), IdentifierKind::url) || is(is_email(run), IdentifierKind::email) ||
         is(is_guid(run), IdentifierKind::guid) || is(is_path(run), IdentifierKind::path);
}

Span trimmed(std::string_view text, Span run) {
  constexpr std::string_view kBefore = "([{<\"'*|,.:;!?=+&";
  constexpr std::string_view kBehind = ")]}>\"'*|,.:;!?=+&\\/-";
  while (!run.empty() && kBefore.find(text[run.begin]) != std::string_view::npos)
    ++run.begin;
  while (!run.empty() && kBehind.find(text[run.end - 1]) != std::string_view::npos)
    --run.end;
  return run;
}

void add_pieces(std::string_view text, Span run, std::vector<Identifier>& out) {
  constexpr std::string_view kBetween = "/,;()[]{}<>|=\"'\\&+!?@#%^~`";
  for (uint32_t at = run.begin; at < run.end;) {
    uint32_t end = at;
    while (end < run.end && kBetween.find(text[end]) == std::string_view::npos)
      ++end;
    const Span piece = trimmed(text, {at, end});
    at = end + 1;
    IdentifierKind kind{};
    if (piece.empty()) continue;
    if (kind_of_piece(piece.of(text), kind)) {
      out.push_back({kind, piece});
      continue;
    }
    // "OneDrive-mapp": a name in a compound.
    for (uint32_t begin = piece.begin; begin < piece.end;) {
      const auto dash = static_cast<uint32_t>(std::min<size_t>(text.find_first_of("-:", begin), piece.end));
      if (dash > begin && Span{begin, dash} != piece && kind_of_piece(Span{begin, dash}.of(text), kind) &&
          kind != IdentifierKind::version)
        out.push_back({kind, {begin, dash}});
      begin = dash + 1;
    }
  }
}

}  // namespace

namespace {

// Letters of a word that is not ASCII: "användarNamn" has no name "ndarNamn" in it. Other scripts write particles and
// endings right beside a name.
bool touches_letter(std::string_view text, const Identifier& one) {
  const auto joins = [](const text::Character& c) {
    return c.value >= 0x80 && text::script_of(c.value) == text::Script::latin;
  };
  return joins(text::character_before(text, one.bytes.begin)) || joins(text::character_at(text, one.bytes.end));
}

bool is_word_of_its_own(IdentifierKind kind) {
  return kind == IdentifierKind::camel || kind == IdentifierKind::underscore || kind == IdentifierKind::variable ||
         kind == IdentifierKind::option || kind == IdentifierKind::dotted || kind == IdentifierKind::command;
}

}  // namespace

std::vector<Identifier> identifiers_in(std::string_view text) {
  std::vector<Identifier> found;
  const auto size = static_cast<uint32_t>(text.size());
  for (uint32_t at = 0; at < size;) {
    const auto is_part = [&](uint32_t i) { return text[i] > ' ' && static_cast<unsigned char>(text[i]) < 0x7F; };
    while (at < size && !is_part(at))
      ++at;
    uint32_t end = at;
    bool plain = true;  // letters alone with at most one capital: most words, no identifiers
    while (end < size && is_part(end)) {
      plain = plain && (is_lower(text[end]) || (end == at && is_letter(text[end])));
      ++end;
    }
    if (end - at > 2 && !plain) {
      const Span run = trimmed(text, {at, end});
      IdentifierKind kind{};
      if (!run.empty() && kind_of_run(run.of(text), kind)) {
        found.push_back({kind, run});
      } else {
        add_pieces(text, {at, end}, found);
      }
    }
    at = end;
  }
  std::erase_if(found,
                [&](const Identifier& one) { return is_word_of_its_own(one.kind) && touches_letter(text, one); });
  return found;
}

bool stands_in(std::string_view identifier, std::string_view text) {
  constexpr size_t kLongestEnding = 3;
  for (size_t at = 0; (at = text.find(identifier, at)) != std::string_view::npos; ++at) {
    if (at > 0 && is_word(identifier.front()) && is_word(text[at - 1]) && text[at - 1] != '_') continue;
    const size_t end = at + identifier.size();
    size_t after = end;
    while (after < text.size() && is_lower(text[after]))
      ++after;
    const bool goes_on = after < text.size() && is_word(text[after]) && text[after] != '_';
    if (!goes_on && after - end <= kLongestEnding) return true;
  }
  return false;
}

}  // namespace docloc::check
