#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "catalog/codes.h"
#include "catalog/metadata.h"
#include "exchange/formats.h"
#include "exchange/po_entry.h"
#include "exchange/po_state.h"
#include "exchange/po_text.h"
#include "exchange/settle.h"

namespace docloc::exchange {

using catalog::Origin;
using catalog::State;
using segment::Code;
using segment::Part;
using segment::PartKind;

namespace {

// "Key: value" of the header.
std::string header_field(std::string_view header, std::string_view key) {
  for (size_t at = 0; at < header.size();) {
    const size_t end = std::min(header.find('\n', at), header.size());
    const std::string_view line = header.substr(at, end - at);
    if (line.starts_with(key) && line.substr(key.size()).starts_with(':')) {
      const size_t value = line.find_first_not_of(" \t", key.size() + 1);
      return value == std::string_view::npos ? "" : std::string(line.substr(value));
    }
    at = end + 1;
  }
  return {};
}

class Reader {
 public:
  Reader(std::string_view path, std::string_view bytes) : bytes_(bytes), reports_(path, bytes) {}

  Read run() {
    const std::vector<PoEntry> entries = read_po_entries(bytes_, reports_);
    if (!read_header(entries)) return {std::nullopt, reports_.take()};
    for (const PoEntry& entry : entries) {
      const bool header = !entry.has_context && entry.id.empty();
      if (!header) read_entry(entry);
    }
    return {std::move(job_), reports_.take()};
  }

 private:
  bool read_header(const std::vector<PoEntry>& entries) {
    const auto found =
        std::ranges::find_if(entries, [](const PoEntry& entry) { return !entry.has_context && entry.id.empty(); });
    if (found == entries.end()) {
      // Entries name everything that is needed; an editor that lost the header lost the languages only.
      if (!entries.empty()) return true;
      reports_.error(0, "po-syntax", "There is no entry of PO in the file.", "Name the file's format with --format.");
      return false;
    }
    std::string type = header_field(found->text, "Content-Type");
    std::ranges::transform(type, type.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (type.find("charset=") != std::string::npos && type.find("charset=utf-8") == std::string::npos) {
      reports_.error(found->offset, "po-encoding", fmt::format("The file says it is \"{}\".", type),
                     "Save the file as UTF-8.");
      return false;
    }
    job_.source_locale = header_field(found->text, "X-Docloc-Source-Locale");
    job_.target_locale = header_field(found->text, "X-Docloc-Locale");
    if (job_.target_locale.empty()) {
      job_.target_locale = header_field(found->text, "Language");
      std::ranges::replace(job_.target_locale, '_', '-');
    }
    reports_.set_locale(job_.target_locale);
    return true;
  }

  Unit& unit_of(const Name& name, bool obsolete) {
    auto [file, new_file] = file_at_.try_emplace(name.path, job_.files.size());
    if (new_file) job_.files.push_back({.path = name.path, .units = {}});
    std::vector<Unit>& units = job_.files[file->second].units;
    auto [unit, new_unit] = unit_at_.try_emplace({name.path, name.unit, obsolete}, units.size());
    if (new_unit) {
      units.push_back({.id = name.unit,
                       .kind = {},
                       .name = {},
                       .obsolete = obsolete,
                       .author_notes = {},
                       .notes = {},
                       .codes = {},
                       .items = {}});
    }
    return units[unit->second];
  }

  void read_entry(const PoEntry& entry) {
    auto name = parse_name(from_po_comment(entry.context));
    if (!name) {
      return reports_.warning(
          entry.offset, "unknown-unit",
          fmt::format("msgctxt \"{}\" names no segment of docloc's, so the entry was left out.", entry.context),
          "Keep the msgctxt of the exported file.");
    }
    Unit& unit = unit_of(*name, entry.obsolete);
    Item item{.segment = name->segment, .place = reports_.place(entry.offset)};
    item.source = from_po_text(entry.id);
    item.target = from_po_text(entry.text);
    item.state = State::translated;
    std::map<uint32_t, std::string> kinds;
    for (const std::string& line : entry.extracted)
      read_comment(line, unit, item, kinds);
    for (const std::string& comment : entry.comments)
      add_note(unit, from_po_comment(comment));
    note_codes(item.source, kinds, unit);
    note_codes(*item.target, kinds, unit);
    settle(item, std::ranges::find(entry.flags, "fuzzy") != entry.flags.end());
    unit.items.push_back(std::move(item));
  }

  static void add_note(Unit& unit, const std::string& note) {
    if (std::ranges::find(unit.notes, note) == unit.notes.end()) unit.notes.push_back(note);
  }

  static void read_comment(std::string_view line, Unit& unit, Item& item, std::map<uint32_t, std::string>& kinds) {
    constexpr std::string_view kOwn = "docloc:";
    if (!line.starts_with(kOwn)) return;  // the author's
    const std::string_view rest = line.substr(kOwn.size());
    const std::string_view name = rest.substr(0, rest.find(' '));
    const std::string value = from_po_comment(rest.substr(std::min(name.size() + 1, rest.size())));
    const size_t space = std::min(value.find(' '), value.size());
    if (name == "unit") {
      unit.kind = value.substr(0, space);
      unit.name = value.substr(std::min(space + 1, value.size()));
    } else if (name == "note") {
      add_note(unit, value);
    } else if (name == "left") {
      item.left = value;
    } else if (name == "state") {
      item.state = catalog::state_of(value).value_or(State::translated);
    } else if (name == "origin") {
      item.origin = origin_named(value).value_or(Origin::human);
    } else if (name == "context") {
      item.context = value == "yes";
    } else if (name == "gap" && space < value.size()) {
      item.gaps.push_back({value.substr(0, space), value.substr(space + 1)});
    } else if (name == "code") {
      if (space < value.size()) kinds[code_number(value.substr(0, space))] = value.substr(space + 1);
    }
  }

  static void note_codes(const segment::Content& content, const std::map<uint32_t, std::string>& kinds, Unit& unit) {
    for (const Part& part : content) {
      const auto named = part.kind == PartKind::text ? kinds.end() : kinds.find(part.code);
      if (named == kinds.end()) continue;
      // "strong ** … **"
      const std::string_view told = named->second;
      const size_t space = std::min(told.find(' '), told.size());
      const auto kind = catalog::kind_of_subtype(fmt::format("docloc:{}", told.substr(0, space)));
      if (!kind) continue;
      Code code{.kind = *kind, .paired = part.kind != PartKind::placeholder};
      code.open = told.substr(std::min(space + 1, told.size()));
      if (code.paired) code.open.resize(std::min(code.open.find(" \u2026 "), code.open.size()));
      unit.codes.emplace(part.code, std::move(code));
    }
  }

  // Here item.state and item.origin are what left; `fuzzy` is what the translator says now.
  static void settle(Item& item, bool fuzzy) {
    drop_empty_target(item);
    if (!item.target) return settle_changed(item);
    const bool left_fuzzy = must_be_looked_at(item);
    if (fuzzy && left_fuzzy) return;
    if (fuzzy) {
      item.state = State::initial;  // the translator is not done with it
      item.origin = Origin::human;
    } else if (left_fuzzy) {
      item.state = State::translated;
      item.origin = Origin::human;
    } else {
      settle_changed(item);
    }
  }

  std::string_view bytes_;
  Reports reports_;
  Job job_;
  std::map<std::string, size_t> file_at_;
  std::map<std::tuple<std::string, std::string, bool>, size_t> unit_at_;
};

}  // namespace

Read read_po(std::string_view path, std::string_view bytes) {
  return Reader(path, bytes).run();
}

}  // namespace docloc::exchange
