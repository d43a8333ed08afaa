#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "catalog/xml_tree.h"
#include "exchange/glossary.h"
#include "exchange/xml_reading.h"
#include "exchange/xml_writing.h"

namespace docloc::exchange {

using catalog::XmlNode;

namespace {

constexpr std::string_view kPreferred = "preferredTerm-admn-sts";
constexpr std::string_view kAdmitted = "admittedTerm-admn-sts";
constexpr std::string_view kDeprecated = "deprecatedTerm-admn-sts";

void write_element(std::string& out, std::string_view name, std::string_view text) {
  out += fmt::format("<{}>", name);
  catalog::append_text(out, text, true);
  out += fmt::format("</{}>", name);
}

void write_term(std::string& out, std::string_view term, std::string_view status) {
  out += "          <tig>";
  write_element(out, "term", term);
  if (!status.empty()) out += fmt::format("<termNote type=\"administrativeStatus\">{}</termNote>", status);
  out += "</tig>\n";
}

void open_language(std::string& out, std::string_view locale) {
  out += "        <langSet";
  append_attribute(out, "xml:lang", locale);
  out += ">\n";
}

bool is_any(const XmlNode& node, std::string_view one, std::string_view other) {
  return node.name == one || node.name == other;
}

// What stands below `node`, at any depth, under one of two names.
void collect(const XmlNode& node, std::string_view one, std::string_view other, std::vector<const XmlNode*>& out) {
  for (const XmlNode& child : node.children) {
    if (is_any(child, one, other)) {
      out.push_back(&child);
    } else {
      collect(child, one, other, out);
    }
  }
}

struct Word {
  std::string text;
  bool forbidden = false;
  bool preferred = false;
};

Word word_of(const XmlNode& section) {
  Word word;
  std::vector<const XmlNode*> terms;
  collect(section, "term", "term", terms);
  if (!terms.empty()) word.text = text_of(*terms.front());
  std::vector<const XmlNode*> notes;
  collect(section, "termNote", "administrativeStatus", notes);
  for (const XmlNode* note : notes) {
    const std::string status = text_of(*note);
    if (status == kDeprecated || status == "supersededTerm-admn-sts") word.forbidden = true;
    if (status == kPreferred) word.preferred = true;
  }
  return word;
}

class Reader {
 public:
  Reader(std::string_view path, std::string_view bytes, std::string_view source, std::string_view target)
      : path_(path), bytes_(without_doctype(bytes)), reports_(path, bytes_) {
    glossary_.source_locale = source;
    glossary_.target_locale = target;
    reports_.set_locale(target);
  }

  GlossaryRead run() {
    const bool newer = bytes_.find("<conceptEntry") != std::string::npos;
    XmlRead xml = read_xml(path_, bytes_, newer ? "conceptEntry" : "termEntry");
    reports_.append(std::move(xml.findings));
    if (!xml.tree) return {std::nullopt, reports_.take()};
    const XmlNode& root = xml.tree->root;
    if (!is_any(root, "martif", "tbx")) {
      reports_.error(root.offset, "root", fmt::format("The root element is <{}>, not <martif> or <tbx>.", root.name),
                     "Name the file's format with --format.");
      return {std::nullopt, reports_.take()};
    }
    std::vector<const XmlNode*> entries;
    collect(root, "termEntry", "conceptEntry", entries);
    for (const XmlNode* entry : entries)
      read_entry(*entry);
    return {std::move(glossary_), reports_.take()};
  }

 private:
  static std::vector<Word> words_of(const XmlNode& entry, std::string_view locale) {
    std::vector<const XmlNode*> languages;
    collect(entry, "langSet", "langSec", languages);
    const XmlNode* chosen = find_language(languages, locale);
    std::vector<Word> words;
    if (chosen == nullptr) return words;
    for (const XmlNode& child : chosen->children) {
      if (!is_any(child, "tig", "termSec") && child.name != "ntig") continue;
      if (Word word = word_of(child); !word.text.empty()) words.push_back(std::move(word));
    }
    return words;
  }

  void read_entry(const XmlNode& entry) {
    Term term;
    for (const XmlNode& child : entry.children) {
      if (child.name == "note") term.note = text_of(child);
    }
    std::vector<Word> words = words_of(entry, glossary_.target_locale);
    std::ranges::stable_sort(words, [](const Word& a, const Word& b) { return a.preferred && !b.preferred; });
    for (Word& word : words) {
      if (word.forbidden) {
        term.forbidden.push_back(std::move(word.text));
      } else if (term.target.empty()) {
        term.target = std::move(word.text);
      } else {
        term.also.push_back(std::move(word.text));
      }
    }
    const std::vector<Word> sources = words_of(entry, glossary_.source_locale);
    if (sources.empty()) {
      return reports_.warning(entry.offset, "no-source",
                              fmt::format("An entry has no term in {}, so it was left out.", glossary_.source_locale),
                              "Add one, or import with the language that it has.");
    }
    for (const Word& source : sources) {
      term.source = source.text;
      glossary_.terms.push_back(term);
    }
  }

  std::string_view path_;
  std::string bytes_;
  Reports reports_;
  Glossary glossary_;
};

}  // namespace

std::string write_tbx(const Glossary& glossary) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<martif type=\"TBX-Basic\"";
  append_attribute(out, "xml:lang", glossary.source_locale);
  out +=
      ">\n  <martifHeader>\n    <fileDesc>\n      <sourceDesc><p>docloc</p></sourceDesc>\n    </fileDesc>\n"
      "    <encodingDesc>\n      <p "
      "type=\"XCSURI\">http://www.lisa.org/fileadmin/standards/tbx_basic/TBXBasicXCSV02.xcs"
      "</p>\n    </encodingDesc>\n  </martifHeader>\n  <text>\n    <body>\n";
  size_t number = 0;
  for (const Term& term : glossary.terms) {
    out += fmt::format("      <termEntry id=\"t{}\">\n", ++number);
    if (!term.note.empty()) {
      out += "        ";
      write_element(out, "note", term.note);
      out += '\n';
    }
    open_language(out, glossary.source_locale);
    write_term(out, term.source, "");
    out += "        </langSet>\n";
    if (!term.target.empty() || !term.also.empty() || !term.forbidden.empty()) {
      open_language(out, glossary.target_locale);
      if (!term.target.empty()) write_term(out, term.target, kPreferred);
      for (const std::string& word : term.also)
        write_term(out, word, kAdmitted);
      for (const std::string& word : term.forbidden)
        write_term(out, word, kDeprecated);
      out += "        </langSet>\n";
    }
    out += "      </termEntry>\n";
  }
  return out + "    </body>\n  </text>\n</martif>\n";
}

GlossaryRead read_tbx(std::string_view path, std::string_view bytes, std::string_view source_locale,
                      std::string_view target_locale) {
  return Reader(path, bytes, source_locale, target_locale).run();
}

}  // namespace docloc::exchange
