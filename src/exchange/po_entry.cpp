#include "exchange/po_entry.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "base/source.h"

namespace docloc::exchange {
namespace {

constexpr std::string_view kMend = "Put back what the exported file has there.";

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// The character behind a backslash; 0: none that PO knows.
char simple_escape(char c) {
  constexpr std::string_view kNames = "ntrabfv\\\"";
  constexpr std::string_view kCharacters = "\n\t\r\a\b\f\v\\\"";
  const size_t found = kNames.find(c);
  return found == std::string_view::npos ? '\0' : kCharacters[found];
}

class Reader {
 public:
  Reader(std::string_view bytes, Reports& reports) : bytes_(bytes), reports_(reports) {}

  std::vector<PoEntry> run() {
    for (const Line& line : split_lines(bytes_, bom_size(bytes_))) {
      at_ = line.begin;
      read_line(line.content().of(bytes_));
    }
    const bool cut = begun() && seen_ != Seen::text;
    at_ = bytes_.size();
    if (cut && !bad_) blame("cut", "The file ends in the middle of an entry: what stood after it is lost.");
    flush();
    return std::move(entries_);
  }

 private:
  // The last keyword of the entry.
  enum class Seen : uint8_t { nothing, comment, context, id, plural, text, other_text };

  [[nodiscard]] bool begun() const { return seen_ > Seen::comment; }

  void blame(std::string_view rule, std::string message) {
    if (!bad_) reports_.error(at_, rule, std::move(message), std::string(kMend));
    bad_ = true;
  }

  void flush() {
    if (begun() && !bad_) entries_.push_back(std::move(entry_));
    entry_ = PoEntry{};
    seen_ = Seen::nothing;
    bad_ = false;
  }

  void begin_line() {
    if (seen_ == Seen::nothing) entry_.offset = at_;
  }

  void read_line(std::string_view line) {
    if (find_invalid_utf8(line) || line.find('\0') != std::string_view::npos) {
      begin_line();
      if (seen_ == Seen::nothing) seen_ = Seen::comment;
      return blame("po-encoding", "A line is not valid UTF-8, so its entry was left out.");
    }
    std::string_view rest = trimmed(line);
    if (rest.empty()) return seen_ >= Seen::text || bad_ ? flush() : void();
    if (rest.starts_with("#~")) {
      rest = trimmed(rest.substr(2));
      if (rest.starts_with('|')) return;
      if (!rest.starts_with('"')) next_entry(rest);
      entry_.obsolete = true;
    } else if (rest.starts_with('#')) {
      return comment(rest);
    }
    statement(rest);
  }

  // A comment or msgctxt after the text belongs to the next entry, whether or not an empty line stands between.
  void next_entry(std::string_view rest) {
    const bool first = rest.starts_with("#") || rest.starts_with("msgctxt") || keyword(rest) == "msgid";
    const bool again = seen_ == Seen::id && keyword(rest) == "msgid";
    if ((seen_ >= Seen::text && first) || again) {
      if (again) blame("po-syntax", "An entry has no msgstr.");
      flush();
    }
  }

  static std::string_view keyword(std::string_view rest) { return rest.substr(0, rest.find_first_of(" \t\"")); }

  void comment(std::string_view rest) {
    next_entry(rest);
    begin_line();
    if (rest.starts_with("#.")) {
      rest.remove_prefix(2);
      if (rest.starts_with(' ')) rest.remove_prefix(1);
      entry_.extracted.emplace_back(rest);
    } else if (rest.starts_with("#,")) {
      flags(rest.substr(2));
    } else if (rest.size() == 1 || rest[1] == ' ' || rest[1] == '\t') {
      if (const std::string_view text = trimmed(rest.substr(1)); !text.empty()) entry_.comments.emplace_back(text);
    }
    if (seen_ == Seen::nothing) seen_ = Seen::comment;
  }

  void flags(std::string_view list) {
    while (!list.empty()) {
      const size_t comma = std::min(list.find(','), list.size());
      entry_.flags.emplace_back(trimmed(list.substr(0, comma)));
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
  }

  void statement(std::string_view rest) {
    if (rest.starts_with('"')) return string(rest);
    next_entry(rest);
    begin_line();
    constexpr std::array<std::pair<std::string_view, Seen>, 4> kKeywords{
        {{"msgctxt", Seen::context}, {"msgid", Seen::id}, {"msgid_plural", Seen::plural}, {"msgstr", Seen::text}}};
    const std::string_view word = keyword(rest);
    Seen next = word == "msgstr[0]" ? Seen::text : word.starts_with("msgstr[") ? Seen::other_text : Seen::nothing;
    for (const auto& [name, seen] : kKeywords) {
      if (word == name) next = seen;
    }
    if (next == Seen::nothing) {
      if (seen_ < Seen::context) seen_ = Seen::context;
      return blame("po-syntax", fmt::format("\"{}\" is nothing that PO knows.", word));
    }
    if (next <= seen_ && seen_ != Seen::comment && next != Seen::other_text) {
      return blame("po-syntax", fmt::format("{} stands twice or too late in its entry.", word));
    }
    if (next == Seen::text && seen_ != Seen::id && seen_ != Seen::plural)
      return blame("po-syntax", "A msgstr has no msgid.");
    seen_ = next;
    if (next == Seen::context) entry_.has_context = true;
    string(trimmed(rest.substr(word.size())));
  }

  void string(std::string_view quoted) {
    std::string ignored;
    std::string* to = &ignored;
    if (seen_ == Seen::context) to = &entry_.context;
    if (seen_ == Seen::id) to = &entry_.id;
    if (seen_ == Seen::text) to = &entry_.text;
    if (seen_ <= Seen::comment) {
      if (seen_ == Seen::nothing) begin_line();
      seen_ = Seen::context;
      return blame("po-syntax", "There is a string that belongs to nothing.");
    }
    if (!unquote(quoted, *to)) blame("po-syntax", "A string is not closed, or has an escape that PO does not know.");
  }

  static bool unquote(std::string_view quoted, std::string& out) {
    if (quoted.size() < 2 || quoted.front() != '"') return false;
    for (size_t i = 1; i < quoted.size(); ++i) {
      if (quoted[i] == '"') return i + 1 == quoted.size();
      if (quoted[i] != '\\') {
        out += quoted[i];
        continue;
      }
      if (++i >= quoted.size()) return false;
      const char simple = simple_escape(quoted[i]);
      if (simple == '\0') return false;
      out += simple;
    }
    return false;
  }

  std::string_view bytes_;
  Reports& reports_;
  size_t at_ = 0;
  PoEntry entry_;
  Seen seen_ = Seen::nothing;
  bool bad_ = false;
  std::vector<PoEntry> entries_;
};

}  // namespace

std::vector<PoEntry> read_po_entries(std::string_view bytes, Reports& reports) {
  return Reader(bytes, reports).run();
}

}  // namespace docloc::exchange
