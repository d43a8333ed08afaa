// Bytes -> catalog. Three sieves: XML (xml_scan, xml_tree), the file (here), each unit (unit_reader, code_table).
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "catalog/catalog.h"
#include "catalog/extensions.h"
#include "catalog/fault_list.h"
#include "catalog/metadata.h"
#include "catalog/unit_reader.h"
#include "catalog/xml_tree.h"
#include "catalog/xml_values.h"
#include "segment/article.h"

namespace docloc::catalog {
namespace {

constexpr std::string_view kRestore = "Restore the file from version control.";

// The form of xs:language; whether a language exists is not asked.
bool is_language(std::string_view tag) {
  size_t run = 0;
  bool first = true;
  for (const char c : tag) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == '-' && run > 0) {
      run = 0;
      first = false;
    } else if (!(letter || (!first && c >= '0' && c <= '9')) || ++run > 8) {
      return false;
    }
  }
  return run > 0;
}

const XmlNode* find_target(const XmlNode& node) {
  if (node.is(kCoreSpace, "target")) return &node;
  for (const XmlNode& child : node.children) {
    if (const XmlNode* found = find_target(child)) return found;
  }
  return nullptr;
}

class FileReader {
 public:
  FileReader(std::string_view path, std::string_view bytes) : bytes_(bytes), faults_(path, bytes) {}

  Read run() {
    auto tree = parse_xml(bytes_);
    if (!tree) {
      const XmlFault& fault = tree.error();
      faults_.error(fault.offset, std::string_view(fault.rule).substr(std::string_view("catalog/").size()),
                    fault.message, fault.hint);
    } else if (read_root(tree->root)) {
      read_file(*file_);
    }
    Read read;
    if (usable_) {
      read.catalog = std::move(catalog_);
    }
    read.incomplete = faults_.errors() > 0;
    read.findings = faults_.take();
    return read;
  }

 private:
  void error(const XmlNode& at, std::string_view rule, std::string message, std::string_view hint = kRestore) {
    faults_.error(at.offset, rule, std::move(message), hint);
  }

  bool read_root(const XmlNode& root) {
    if (!root.is(kCoreSpace, "xliff")) {
      error(root, "root",
            fmt::format("The root element is <{}> of namespace \"{}\", not XLIFF 2.", root.name, root.space),
            "Import other formats with \"docloc import\".");
      return false;
    }
    if (root.get("version") != "2.1") {
      error(root, "version",
            fmt::format("The version is \"{}\"; docloc's catalogs are XLIFF 2.1.", root.get("version")),
            "Import other versions with \"docloc import\".");
      return false;
    }
    read_languages(root);
    check_no_text(root, faults_);
    keep_attributes(root, {"version", "srcLang", "trgLang"}, {}, {}, catalog_.extensions, faults_);
    for (const XmlNode& child : root.children) {
      if (child.is_text()) continue;
      if (!child.is(kCoreSpace, "file")) {
        error(child, "unknown-element", fmt::format("<{}> cannot stand in <xliff>.", child.name));
      } else if (file_ != nullptr) {
        error(child, "one-file", "There is a second <file>.", "Keep one <file> in a catalog.");
      } else {
        file_ = &child;
      }
    }
    if (file_ == nullptr) error(root, "one-file", "There is no <file>.");
    return faults_.errors() == 0;
  }

  void read_languages(const XmlNode& root) {
    catalog_.source_locale = root.get("srcLang");
    catalog_.target_locale = root.get("trgLang");
    faults_.set_locale(catalog_.target_locale);
    if (!is_language(catalog_.source_locale)) {
      error(root, "source-language", fmt::format("srcLang=\"{}\" is no language tag.", catalog_.source_locale),
            "Write a tag such as \"en-US\".");
    }
    const bool missing = root.find("trgLang") == nullptr;
    if (!missing && !is_language(catalog_.target_locale)) {
      error(root, "target-language", fmt::format("trgLang=\"{}\" is no language tag.", catalog_.target_locale),
            "Write a tag such as \"sv-SE\".");
    }
    if (const XmlNode* target = missing ? find_target(root) : nullptr) {
      error(*target, "target-language", "There is a target, and the file does not name its language.",
            "Write trgLang on <xliff>.");
    }
  }

  void read_file(const XmlNode& file) {
    keep_attributes(file, {"id", "original", "canResegment"}, {"translate", "srcDir", "trgDir"}, {"keys"},
                    catalog_.extensions, faults_);
    check_no_text(file, faults_);
    if (!is_nmtoken(file.get("id")))
      error(file, "nmtoken", fmt::format("\"{}\" is no valid id of a file.", file.get("id")));
    catalog_.path = file.get("original");
    if (catalog_.path.empty())
      error(file, "original", "The <file> does not name its source file.", "Write its path in original=\"...\".");
    context_.translate = read_yes_no(file, "translate", true, faults_);
    (void)read_yes_no(file, "canResegment", true, faults_);
    check_key_version(file);
    if (faults_.errors() > 0) return;
    usable_ = true;
    read_units(file);
    sort_extensions(catalog_.extensions);
    if (catalog_.units.empty() && faults_.errors() == 0) error(file, "no-unit", "The <file> has no <unit>.");
    if (catalog_.units.empty()) usable_ = false;
  }

  void check_key_version(const XmlNode& file) {
    const std::string* keys = find_own(file, "keys");
    if (keys == nullptr) return;
    int version = 0;
    const auto parsed = std::from_chars(keys->data(), keys->data() + keys->size(), version);
    if (parsed.ec != std::errc() || parsed.ptr != keys->data() + keys->size() || version < 1 ||
        version > segment::kKeyVersion) {
      error(file, "key-version",
            fmt::format("docloc:keys=\"{}\" is no version of keys that this docloc knows (up to {}).", *keys,
                        segment::kKeyVersion),
            "Use the docloc that wrote the file, or a newer one.");
    }
  }

  // XLIFF 2.1, 4.2.2.2: skeleton, modules and extensions, notes, units.
  void read_units(const XmlNode& file) {
    context_.source_locale = catalog_.source_locale;
    context_.target_locale = catalog_.target_locale;
    for (const XmlNode& child : file.children) {
      if (child.is(kCoreSpace, "unit")) context_.unit_ids.emplace(child.get("id"));
    }
    int reached = 0;
    for (const XmlNode& child : file.children) {
      if (child.is_text()) continue;
      const int rank = read_child(child);
      if (rank < reached || (rank == reached && (rank == 0 || rank == 2))) {
        error(child, "element-order", fmt::format("<{}> stands too late or twice in its file.", child.name),
              "The order is skeleton, modules, notes, units.");
      }
      reached = std::max(reached, rank);
    }
  }

  int read_child(const XmlNode& child) {
    if (child.is(kCoreSpace, "unit")) {
      read_unit_child(child);
      return 3;
    }
    if (child.is(kMetaSpace, "metadata")) {
      for (const Meta& meta : read_metadata(child, {kFileGroup}, &catalog_.extensions, faults_)) {
        catalog_.metadata.emplace_back(meta.node->get("type"), read_text(*meta.node, faults_));
      }
      return 1;
    }
    const bool skeleton = child.is(kCoreSpace, "skeleton");
    const bool notes = child.is(kCoreSpace, "notes");
    if (!skeleton && !notes && (child.space == kCoreSpace || child.space == kOwnSpace)) {
      error(child, "unknown-element", fmt::format("docloc's catalogs hold no <{}> in <file>.", child.name),
            "Put the units directly into <file>.");
      return 3;
    }
    catalog_.extensions.push_back({serialize(child)});
    return skeleton ? 0 : notes ? 2 : 1;
  }

  void read_unit_child(const XmlNode& node) {
    const size_t errors = faults_.errors();
    auto unit = read_unit(node, context_, faults_);
    if (!unit || faults_.errors() != errors) return;
    if (seen_.insert(unit->id).second) {
      catalog_.units.push_back(std::move(*unit));
    } else {
      set_aside(node, std::move(*unit));
    }
  }

  // Two branches that insert one unit in places of their own merge line by line into a file with both. The second is
  // kept as an obsolete one, so that the next sync takes from it what the first lacks. In a source catalog it holds
  // nothing that the article does not say.
  void set_aside(const XmlNode& node, Unit unit) {
    faults_.warning(node.offset, "duplicate-unit", fmt::format("Two units have the id \"{}\".", unit.id),
                    "Run \"docloc sync\": it makes them one, and keeps the translations of both.");
    if (catalog_.target_locale.empty()) return;
    const std::string id = unit.id;
    for (int copy = 2; context_.unit_ids.contains(unit.id); ++copy)
      unit.id = fmt::format("{}-copy{}", id, copy);
    context_.unit_ids.insert(unit.id);
    unit.obsolete = true;
    unit.translate = false;
    for (segment::Code& code : unit.codes)
      code.subflows.clear();
    catalog_.units.push_back(std::move(unit));
  }

  std::string_view bytes_;
  FaultList faults_;
  Catalog catalog_;
  FileContext context_;
  const XmlNode* file_ = nullptr;
  std::set<std::string, std::less<>> seen_;
  bool usable_ = false;
};

}  // namespace

Read read_xliff(std::string_view path, std::string_view bytes) {
  return FileReader(path, bytes).run();
}

}  // namespace docloc::catalog
