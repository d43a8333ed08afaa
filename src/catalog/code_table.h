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

// The data of a link or image that leads elsewhere in this locale: "d3r" and "e3r" beside "d3" and "e3". It may stand
// there without a target that names it; and a target may name any other data.
inline constexpr char kReplacing = 'r';

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
  // By code.
  [[nodiscard]] std::vector<segment::Replacement> take_replacements() { return std::move(replacements_); }

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
    // The data that targets name in place of the source's, as ids.
    std::string other_open;
    std::string other_close;
  };

  void read_children(const XmlNode& node, Side side, RawContent& out);
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
  // The target's end of a code that the source has.
  void check_data(const XmlNode& node, std::string_view attribute, const Draft& draft, bool close, std::string& other);
  void check_attributes(const XmlNode& node);
  [[nodiscard]] uint32_t find(std::string_view id) const;

  void check_closed();
  void number_codes();
  void attach_meanings();
  void take_meaning(const std::string& id, segment::Code& code);
  void check_left_over();
  void replace_codes();
  [[nodiscard]] const std::string* data_of(const std::string& id) const;

  struct Meaning {
    std::string text;
    uint32_t offset = 0;
  };

  FaultList* faults_;
  Scope scope_;
  bool annotated_ = false;  // an annotation was found
  std::map<std::string, std::string, std::less<>> data_;
  std::map<std::string, Meaning, std::less<>> meanings_;  // by code id
  std::set<std::string, std::less<>> ids_;
  std::vector<Draft> drafts_;
  std::map<std::string, uint32_t, std::less<>> draft_of_;
  std::vector<segment::Code> codes_;
  std::vector<segment::Replacement> replacements_;
};

}  // namespace docloc::catalog
