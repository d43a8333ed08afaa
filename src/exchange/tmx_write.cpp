#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "catalog/codes.h"
#include "catalog/metadata.h"
#include "catalog/xml_tree.h"
#include "exchange/formats.h"
#include "exchange/po_state.h"
#include "exchange/po_text.h"
#include "exchange/xml_writing.h"

namespace docloc::exchange {

using catalog::Origin;
using catalog::State;
using segment::Code;
using segment::Content;
using segment::Part;
using segment::PartKind;

namespace {

// XML would change them.
bool is_unholdable(std::string_view text) {
  std::string escaped;
  append_text(escaped, text, "<", ">");
  return escaped.find('<') != std::string::npos;
}

class Writer {
 public:
  std::string run(const Memory& memory) {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n  <header creationtool=\"docloc\"";
    out_ += " creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"docloc\" adminlang=\"en\"";
    append_attribute(out_, "srclang", memory.source_locale);
    out_ += " datatype=\"x-markdown\"/>\n  <body>\n";
    for (const MemoryEntry& entry : memory.entries)
      write_entry(memory, entry);
    out_ += "  </body>\n</tmx>\n";
    return std::move(out_);
  }

 private:
  void write_entry(const Memory& memory, const MemoryEntry& entry) {
    out_ += "    <tu";
    if (!entry.name.empty()) append_attribute(out_, "tuid", to_po_comment(entry.name));
    out_ += ">\n";
    for (const std::string& note : entry.notes)
      element("note", "", note);
    if (entry.state != State::translated) prop("state", catalog::to_text(entry.state));
    if (entry.origin != Origin::human) prop("origin", origin_name(entry.origin));
    for (size_t i = 0; i < entry.codes.size(); ++i)
      code_props(static_cast<uint32_t>(i + 1), entry);
    variant(memory.source_locale, entry.source, entry.codes);
    variant(memory.target_locale, entry.target, entry.codes);
    out_ += "    </tu>\n";
  }

  // Only what the elements in the text cannot say.
  void code_props(uint32_t number, const MemoryEntry& entry) {
    const Code& code = entry.codes[number - 1];
    const auto lacks = [&](PartKind kind) {
      const Part end{kind, "", number};
      return std::ranges::find(entry.source, end) == entry.source.end() &&
             std::ranges::find(entry.target, end) == entry.target.end();
    };
    if (code.meaning != catalog::default_meaning(code)) prop(fmt::format("meaning-{}", number), code.meaning);
    if (is_unholdable(code.open) || (code.paired && lacks(PartKind::open)))
      prop(fmt::format("open-{}", number), code.open);
    if (is_unholdable(code.close) || (code.paired && lacks(PartKind::close)))
      prop(fmt::format("close-{}", number), code.close);
  }

  void prop(std::string_view type, std::string_view value) {
    element("prop", fmt::format(" type=\"x-docloc-{}\"", type), to_po_comment(value));
  }

  void element(std::string_view name, std::string_view attributes, std::string_view text) {
    out_ += fmt::format("      <{}{}>", name, attributes);
    catalog::append_text(out_, text, true);
    out_ += fmt::format("</{}>\n", name);
  }

  void variant(std::string_view locale, const Content& content, const std::vector<Code>& codes) {
    out_ += "      <tuv";
    append_attribute(out_, "xml:lang", locale);
    out_ += "><seg>";
    const std::vector<Pairing> pairings = pairings_of(content);
    for (const Part& part : content) {
      if (part.kind == PartKind::text) {
        append_text(out_, part.text, "<ph type=\"x-docloc-character\">", "</ph>");
      } else {
        write_code(part, codes[part.code - 1], pairings[part.code]);
      }
    }
    out_ += "</seg></tuv>\n";
  }

  void write_code(const Part& part, const Code& code, Pairing pairing) {
    const bool close = part.kind == PartKind::close;
    const std::string_view type = catalog::names_of(code.kind).subtype;
    std::string_view name = "ph";
    if (part.kind == PartKind::placeholder) {
      out_ += fmt::format("<ph x=\"{}\" type=\"{}\">", part.code, type);
    } else if (pairing == Pairing::lone) {
      name = "it";
      out_ += fmt::format("<it pos=\"{}\" x=\"{}\" type=\"{}\">", close ? "end" : "begin", part.code, type);
    } else if (close) {
      name = "ept";
      out_ += fmt::format("<ept i=\"{}\">", part.code);
    } else {
      name = "bpt";
      out_ += fmt::format("<bpt i=\"{0}\" x=\"{0}\" type=\"{1}\">", part.code, type);
    }
    catalog::append_text(out_, close ? code.close : code.open, true);
    out_ += fmt::format("</{}>", name);
  }

  std::string out_;
};

// The codes that both contents mention, numbered from 1 in the order in which they come.
MemoryEntry entry_of(const Unit& unit, const Item& item) {
  MemoryEntry entry{.source = item.source, .target = *item.target, .state = item.state, .origin = item.origin};
  std::map<uint32_t, uint32_t> numbers;
  for (Content* content : {&entry.source, &entry.target}) {
    for (Part& part : *content) {
      if (part.kind == PartKind::text) continue;
      const auto [found, fresh] = numbers.try_emplace(part.code, static_cast<uint32_t>(entry.codes.size() + 1));
      if (fresh) {
        Code& code = entry.codes.emplace_back(unit.codes.at(part.code));
        code.subflows.clear();  // units of its article; a memory has none
      }
      part.code = found->second;
    }
  }
  return entry;
}

}  // namespace

Memory memory_of(const Job& job) {
  Memory memory{.source_locale = job.source_locale, .target_locale = job.target_locale, .entries = {}};
  for (const File& file : job.files) {
    for (const Unit& unit : file.units) {
      for (const Item& item : unit.items) {
        if (!item.target || item.origin == Origin::fuzzy || item.state == State::initial) continue;
        MemoryEntry entry = entry_of(unit, item);
        entry.name = long_name(file.path, unit.id, item.segment);
        if (&item == unit.items.data()) entry.notes = unit.notes;
        memory.entries.push_back(std::move(entry));
      }
    }
  }
  return memory;
}

std::string write_tmx(const Memory& memory) {
  return Writer().run(memory);
}

Memory merge(Memory a, Memory b) {
  std::ranges::move(b.entries, std::back_inserter(a.entries));
  std::vector<std::pair<std::string, size_t>> keys;
  const auto key_of = [](const MemoryEntry& entry) {
    std::string key = to_po_text(entry.source);
    key += '\0';
    key += to_po_text(entry.target);
    for (const Code& code : entry.codes) {
      key += fmt::format("{}{}{}{}{}{}", '\0', static_cast<int>(code.kind), '\0', code.open, '\0', code.close);
    }
    return key;
  };
  for (size_t i = 0; i < a.entries.size(); ++i)
    keys.emplace_back(key_of(a.entries[i]), i);
  std::ranges::sort(keys);
  std::vector<MemoryEntry> entries;
  const std::string* last = nullptr;
  for (const auto& [key, i] : keys) {
    if (last != nullptr && *last == key) continue;
    last = &key;
    entries.push_back(std::move(a.entries[i]));
  }
  a.entries = std::move(entries);
  return a;
}

}  // namespace docloc::exchange
