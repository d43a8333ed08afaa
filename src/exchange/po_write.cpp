#include <fmt/format.h>

#include <algorithm>

#include "catalog/codes.h"
#include "catalog/metadata.h"
#include "exchange/formats.h"
#include "exchange/po_state.h"
#include "exchange/po_text.h"

namespace docloc::exchange {

using catalog::Origin;
using catalog::State;
using segment::Part;
using segment::PartKind;

namespace {

// gettext's name of a language and country; other tags as they are.
std::string gettext_locale(std::string_view tag) {
  std::string name(tag);
  const size_t dash = name.find('-');
  if (dash != std::string::npos && name.size() == dash + 3) name[dash] = '_';
  return name;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else {
      out += c;
    }
  }
  return out + '"';
}

class Writer {
 public:
  std::string run(const Job& job) {
    header(job);
    for (const File& file : job.files) {
      for (const Unit& unit : file.units) {
        if (!unit.obsolete) entries(file, unit);
      }
    }
    for (const File& file : job.files) {
      for (const Unit& unit : file.units) {
        if (unit.obsolete) obsolete(file, unit);
      }
    }
    return std::move(out_);
  }

 private:
  void header(const Job& job) {
    out_ =
        "msgid \"\"\nmsgstr \"\"\n"
        "\"Project-Id-Version: docloc\\n\"\n"
        "\"PO-Revision-Date: \\n\"\n"
        "\"Last-Translator: \\n\"\n"
        "\"Language-Team: \\n\"\n";
    out_ += fmt::format("\"Language: {}\\n\"\n", gettext_locale(job.target_locale));
    out_ +=
        "\"MIME-Version: 1.0\\n\"\n"
        "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
        "\"Content-Transfer-Encoding: 8bit\\n\"\n";
    out_ += fmt::format("\"X-Docloc-Source-Locale: {}\\n\"\n\"X-Docloc-Locale: {}\\n\"\n", job.source_locale,
                        job.target_locale);
  }

  // A string of several lines stands below its keyword, a line each.
  void string(std::string_view prefix, std::string_view keyword, std::string_view text) {
    out_ += fmt::format("{}{} ", prefix, keyword);
    if (text.find('\n') == std::string_view::npos) {
      out_ += quoted(text) + '\n';
      return;
    }
    out_ += "\"\"\n";
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
      out_ += fmt::format("{}{}\n", prefix, quoted(text.substr(at, end - at)));
      at = end;
    }
  }

  void comment(std::string_view name, std::string_view value) {
    out_ += fmt::format("#. docloc:{} {}\n", name, to_po_comment(value));
  }

  void entries(const File& file, const Unit& unit) {
    for (const Item& item : unit.items) {
      out_ += '\n';
      if (&item == unit.items.data()) notes(unit);
      comment("unit", unit.name.empty() ? unit.kind : fmt::format("{} {}", unit.kind, unit.name));
      codes(unit, item);
      if (item.context) comment("context", "yes");
      comment("left", item.left);
      if (item.target && item.state != State::translated) comment("state", catalog::to_text(item.state));
      if (item.target && item.origin != Origin::human) comment("origin", origin_name(item.origin));
      for (const Gap& gap : item.gaps)
        comment("gap", fmt::format("{} {}", gap.id, gap.text));
      const catalog::Match* previous = previous_of(item);
      if (previous != nullptr) comment("previous-translation", to_po_text(previous->target));
      if (must_be_looked_at(item)) out_ += "#, fuzzy\n";
      if (previous != nullptr) string("#| ", "msgid", to_po_text(previous->source));
      message("", file, unit, item);
    }
  }

  void message(std::string_view prefix, const File& file, const Unit& unit, const Item& item) {
    string(prefix, "msgctxt", to_po_comment(long_name(file.path, unit.id, item.segment)));
    string(prefix, "msgid", to_po_text(item.source));
    string(prefix, "msgstr", item.target ? to_po_text(*item.target) : "");
  }

  void obsolete(const File& file, const Unit& unit) {
    for (const Item& item : unit.items) {
      out_ += '\n';
      message("#~ ", file, unit, item);
    }
  }

  // Translators' notes are translators' comments, the author's extracted ones. What would read as another kind of line
  // is one of docloc's own.
  void notes(const Unit& unit) {
    for (const std::string& note : unit.notes) {
      if (note.empty()) {
        comment("note", note);
      } else {
        out_ += fmt::format("# {}\n", to_po_comment(note));
      }
    }
    for (const std::string& note : unit.author_notes) {
      if (note.empty()) continue;
      out_ += fmt::format("#. {}{}\n", note.starts_with("docloc:") ? "Note: " : "", to_po_comment(note));
    }
  }

  // What the tags in the text stand for: the kind for the reader, the bytes for the translator's eye.
  void codes(const Unit& unit, const Item& item) {
    std::vector<uint32_t> told;
    const auto tell = [&](const segment::Content& content) {
      for (const Part& part : content) {
        const auto code = part.kind == PartKind::text ? unit.codes.end() : unit.codes.find(part.code);
        if (code == unit.codes.end() || std::ranges::find(told, part.code) != told.end()) continue;
        told.push_back(part.code);
        std::string_view kind = catalog::names_of(code->second.kind).subtype;
        kind.remove_prefix(kind.find(':') + 1);
        const std::string between = code->second.paired ? " \u2026 " + code->second.close : std::string();
        comment("code", fmt::format("{} {} {}{}", part.code, kind, code->second.open, between));
      }
    };
    tell(item.source);
    if (item.target) tell(*item.target);
  }

  static const catalog::Match* previous_of(const Item& item) {
    const auto found = std::ranges::find_if(
        item.matches, [](const catalog::Match& match) { return match.origin.starts_with(catalog::kPrevious); });
    return found == item.matches.end() ? nullptr : &*found;
  }

  std::string out_;
};

}  // namespace

std::string_view origin_name(Origin origin) {
  return origin == Origin::machine ? "machine" : origin == Origin::fuzzy ? "fuzzy" : "human";
}

std::optional<Origin> origin_named(std::string_view name) {
  for (const Origin origin : {Origin::human, Origin::machine, Origin::fuzzy}) {
    if (origin_name(origin) == name) return origin;
  }
  return std::nullopt;
}

bool must_be_looked_at(const Item& item) {
  if (!item.target) return false;
  return item.origin == Origin::fuzzy || item.state == State::initial ||
         (item.origin == Origin::machine && item.state == State::translated);
}

std::string write_po(const Job& job) {
  return Writer().run(job);
}

}  // namespace docloc::exchange
