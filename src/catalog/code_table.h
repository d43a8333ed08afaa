// The inline codes of one unit or match while it is read: from XLIFF's elements to numbered codes.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/fault_list.h"
#include "catalog/xml_tree.h"
#include "segment/content.h"

namespace docloc::catalog {

enum class Side : uint8_t { source, target };

// Procedure: originalData and meanings first; then every source, then every target; then finish(), after which contents
// can be resolved. Faults go to the list; with faults the rest is not to be used.
class CodeTable {
 public:
  // unit: codes cross segments, targets must keep to the source's codes. match: codes are its own, and may be halves.
  enum class Scope : uint8_t { unit, match };

  struct RawPart {
    segment::PartKind kind = segment::PartKind::text;
    std::string text;
    uint32_t draft = 0;  // index
  };
  using RawContent = std::vector<RawPart>;

  CodeTable(FaultList& faults, Scope scope) : faults_(&faults), scope_(scope) {}

  void add_data(const XmlNode& original_data);
  void add_meaning(const XmlNode& meta);
  // Segments share the scope of ids with codes. Faults: no NMTOKEN, used already.
  void claim_id(std::string_view id, uint32_t offset);
  [[nodiscard]] RawContent read(const XmlNode& content, Side side);

  void finish();
  [[nodiscard]] segment::Content resolve(const RawContent& content) const;
  [[nodiscard]] std::vector<segment::Code> take_codes() { return std::move(codes_); }

 private:
  struct Draft {
    std::string id;
    uint32_t offset = 0;
    uint32_t number = 0;
    bool in_source = false;
    bool isolated = false;
    segment::Code code;
    // Index: Side.
    bool open[2] = {};
    bool close[2] = {};
  };

  void read_children(const XmlNode& node, Side side, RawContent& out);
  void read_code_point(const XmlNode& node, std::string& out);
  void read_element(const XmlNode& node, Side side, RawContent& out);
  void read_pair(const XmlNode& node, Side side, RawContent& out);
  void read_end(const XmlNode& node, Side side, RawContent& out);
  void read_lone_end(const XmlNode& node, Side side, RawContent& out);

  uint32_t begin_code(const XmlNode& node, Side side, bool paired);
  // Makes one even with a fault, so that the code's other end is not blamed too.
  uint32_t make_draft(const XmlNode& node, Side side, bool paired);
  void copy_code(const XmlNode& node, Draft& draft);
  void read_kind(const XmlNode& node, Draft& draft);
  void check_rights(const XmlNode& node, Side side, segment::CodeKind kind);
  bool check_isolated(const XmlNode& node);
  void take_data(const XmlNode& node, std::string_view attribute, std::string& bytes);
  void check_attributes(const XmlNode& node);
  [[nodiscard]] uint32_t find(std::string_view id) const;

  void check_closed();
  void number_codes();
  void attach_meanings();

  struct Meaning {
    std::string text;
    uint32_t offset = 0;
  };

  FaultList* faults_;
  Scope scope_;
  std::map<std::string, std::string, std::less<>> data_;
  std::map<std::string, Meaning, std::less<>> meanings_;  // by code id
  std::set<std::string, std::less<>> ids_;
  std::vector<Draft> drafts_;
  std::map<std::string, uint32_t, std::less<>> draft_of_;
  std::vector<segment::Code> codes_;
};

// The text of a <data> or other element that takes text and <cp> only.
[[nodiscard]] std::string read_text(const XmlNode& node, FaultList& faults);
// "yes" or "no"; `otherwise` where the attribute is not there, and with a fault where it is neither.
[[nodiscard]] bool read_yes_no(const XmlNode& node, std::string_view attribute, bool otherwise, FaultList& faults);
// Attributes that the standard does not know on this element are errors.
void check_known(const XmlNode& node, std::initializer_list<std::string_view> names, FaultList& faults);

}  // namespace docloc::catalog
