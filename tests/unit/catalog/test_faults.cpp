// One good file, and one edit of it for every rule of the reader.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/xml_scan.h"

namespace docloc::catalog {
namespace {

constexpr std::string_view kGood = R"(<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:docloc="urn:docloc:1" version="2.1" srcLang="en-US" trgLang="sv-SE">
  <file id="f1" original="a.md" canResegment="no" xml:space="preserve" docloc:keys="1">
    <mda:metadata>
      <mda:metaGroup category="docloc:file">
        <mda:meta type="ms.translationtype">HT</mda:meta>
      </mda:metaGroup>
    </mda:metadata>
    <unit id="u1" type="docloc:paragraph">
      <mtc:matches>
        <mtc:match ref="#s1" origin="docloc:previous" similarity="33">
          <mda:metadata>
            <mda:metaGroup category="docloc:match">
              <mda:meta type="state">final</mda:meta>
              <mda:meta type="decision">2026-11-20 Bo Ek</mda:meta>
              <mda:meta type="diff">[-Old-]{+See+}</mda:meta>
            </mda:metaGroup>
          </mda:metadata>
          <originalData>
            <data id="d1">*</data>
            <data id="e1">*</data>
          </originalData>
          <source>Old <sc id="1" dataRef="d1" isolated="yes" type="fmt" subType="docloc:emphasis"/>text</source>
          <target>Gammal</target>
        </mtc:match>
      </mtc:matches>
      <gls:glossary><gls:glossEntry><gls:term>docs</gls:term><gls:definition>d</gls:definition></gls:glossEntry></gls:glossary>
      <mda:metadata>
        <mda:metaGroup category="docloc:meanings">
          <mda:meta type="1">docs.md</mda:meta>
          <mda:meta type="1r">sv.md</mda:meta>
        </mda:metaGroup>
        <mda:metaGroup category="docloc:suppressed">
          <mda:meta type="rule">links/*</mda:meta>
          <mda:meta type="source">00112233445566ff</mda:meta>
          <mda:meta type="reason">It comes later.</mda:meta>
          <mda:meta type="decision">2026-11-22 Bo Ek</mda:meta>
        </mda:metaGroup>
        <mda:metaGroup category="docloc:suppressed">
          <mda:meta type="rule">source/pseudo-tag</mda:meta>
          <mda:meta type="source">00112233445566ff</mda:meta>
          <mda:meta type="reason">A placeholder.</mda:meta>
        </mda:metaGroup>
        <mda:metaGroup category="docloc:decision">
          <mda:meta type="s1">2026-11-23 Anna Ek</mda:meta>
        </mda:metaGroup>
      </mda:metadata>
      <notes>
        <note>A note</note>
        <note category="docloc:author">Why</note>
      </notes>
      <originalData>
        <data id="d1">[</data>
        <data id="e1">][1]</data>
        <data id="d2">`x`</data>
        <data id="d3">**</data>
        <data id="e3">**</data>
        <data id="e1r">][2]</data>
      </originalData>
      <segment id="s1" state="translated" subState="docloc:machine">
        <source>See <pc id="1" dataRefStart="d1" dataRefEnd="e1" subFlowsStart="u2" type="link" subType="docloc:link" canCopy="no" canDelete="no">docs</pc> <ph id="2" dataRef="d2" type="other" subType="docloc:code" canCopy="no" canDelete="no"/>. <sc id="3" dataRef="d3" type="fmt" subType="docloc:strong"/></source>
        <target>Se <pc id="1" dataRefEnd="e1r">dok</pc> <ph id="2"/>. <sc id="3"/></target>
      </segment>
      <ignorable id="i1">
        <source> </source>
      </ignorable>
      <segment id="s2">
        <source>Two<ec dataRef="e3" startRef="3"/></source>
        <target>T<ec startRef="3"/></target>
      </segment>
    </unit>
    <unit id="u2" type="docloc:title">
      <segment id="s1">
        <source>T&amp;C</source>
      </segment>
    </unit>
    <unit id="u3" type="docloc:cell" docloc:critical="yes">
      <segment id="s1">
        <source>Cell</source>
      </segment>
    </unit>
  </file>
</xliff>
)";

// `from` is replaced by `to` at its first occurrence; an edit that finds nothing would test nothing.
struct XmlEdit {
  std::string rule;
  std::string from;
  std::string to;
  bool file_usable = true;
};

std::string edited(const XmlEdit& edit) {
  std::string bytes(kGood);
  const size_t at = bytes.find(edit.from);
  if (at == std::string::npos) throw std::logic_error("nothing to edit: " + edit.from);
  bytes.replace(at, edit.from.size(), edit.to);
  return bytes;
}

const std::vector<XmlEdit>& edits() {
  static const std::vector<XmlEdit> kEdits = {
      // XML
      {"invalid-utf8", "Gammal", "Gam\xFFmal", false},
      {"nul", "Gammal", std::string("Gam\0mal", 7), false},
      {"character", "Gammal", "Gam\x01mal", false},
      {"encoding", "encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"", false},
      {"doctype", "<xliff ", "<!DOCTYPE xliff [<!ENTITY a \"b\">]><xliff ", false},
      {"entity", "T&amp;C", "T&nbsp;C", false},
      {"entity", "T&amp;C", "T & C", false},
      {"entity", "T&amp;C", "T&#0;C", false},
      {"entity", "T&amp;C", "T&#x1F;C", false},
      {"duplicate-attribute", "<ignorable id=\"i1\"", "<ignorable id=\"i1\" id=\"i2\"", false},
      {"duplicate-attribute", "<unit id=\"u2\"",
       "<unit xmlns:a=\"urn:a\" xmlns:b=\"urn:a\" a:x=\"1\" b:x=\"2\" id=\"u2\"", false},
      {"two-roots", "</xliff>", "</xliff><xliff/>", false},
      {"not-well-formed", "</xliff>", "</xliff>text", false},
      {"not-well-formed", "</xliff>", "", false},
      {"not-well-formed", "</notes>", "</note>", false},
      {"not-well-formed", "Gammal", "Gam]]>mal", false},
      {"not-well-formed", "Gammal", "Gam<mal", false},
      {"not-well-formed", "srcLang=\"en-US\"", "srcLang=\"en-US\"x=\"1\"", false},
      {"not-well-formed", "srcLang=\"en-US\"", "srcLang=en-US", false},
      {"not-well-formed", "A note", "<!-- A note", false},
      {"too-deep", "A note",
       [] {
         std::string s;
         for (int i = 0; i < 200; ++i)
           s += "<a>";
         return s;
       }(),
       false},
      {"undeclared-prefix", "<notes>", "<x:y/><notes>", false},
      // file
      {"root", "document:2.0", "document:1.2", false},
      {"version", "version=\"2.1\"", "version=\"2.0\"", false},
      {"source-language", "srcLang=\"en-US\"", "srcLang=\"en_US\"", false},
      {"source-language", " srcLang=\"en-US\"", "", false},
      {"target-language", " trgLang=\"sv-SE\"", "", false},
      {"target-language", "trgLang=\"sv-SE\"", "trgLang=\"\"", false},
      {"one-file", "</xliff>", "<file id=\"f2\"/></xliff>", false},
      {"key-version", "docloc:keys=\"1\"", "docloc:keys=\"99\"", false},
      {"original", " original=\"a.md\"", "", false},
      {"unknown-attribute", " original=", " orginal=\"x\" original=", false},
      {"unknown-attribute", "docloc:keys=", "docloc:kees=\"1\" docloc:keys=", false},
      {"unknown-element", "<unit id=\"u2\"", "<group id=\"g\"/><unit id=\"u2\""},
      {"element-order", "</file>", "<notes><note>x</note></notes></file>"},
      {"text", "    <unit id=\"u2\"", "stray<unit id=\"u2\"", false},
      {"metadata", "<mda:meta type=\"ms.translationtype\">HT</mda:meta>", "<mda:meta>HT</mda:meta>"},
      {"reserved-prefix", "<unit id=\"u2\"", "<unit xmlns:mtc=\"urn:else\" mtc:x=\"1\" id=\"u2\""},
      // unit
      {"nmtoken", "<unit id=\"u3\"", "<unit id=\"u 3\""},
      {"unit-kind", "docloc:paragraph", "docloc:paragraf"},
      {"yes-no", "<unit id=\"u2\"", "<unit id=\"u2\" translate=\"No\""},
      {"obsolete", "<unit id=\"u2\"", "<unit id=\"u2\" docloc:obsolete=\"yes\""},
      {"unknown-attribute", "<unit id=\"u2\"", "<unit id=\"u2\" state=\"final\""},
      {"unknown-element", "<notes>", "<docloc:codes/><notes>"},
      {"unknown-element", "<note>A note</note>", "<remark>A note</remark>"},
      {"element-order", "<gls:glossary>", "<notes><note>x</note></notes><gls:glossary>"},
      {"element-order", "<gls:glossary>", "<mtc:matches/><gls:glossary>"},
      {"no-segment", "<segment id=\"s1\">\n        <source>T&amp;C</source>\n      </segment>", ""},
      {"text", "      <ignorable id", "stray<ignorable id"},
      {"glossary", "<gls:definition>d</gls:definition>", ""},
      {"metadata", "<mda:meta type=\"1\">", "<mda:meta type=\"9\">"},
      // segment
      {"no-source", "<source>T&amp;C</source>", ""},
      {"duplicate-id", "<segment id=\"s2\"", "<segment id=\"s1\""},
      {"duplicate-id", "<ignorable id=\"i1\"", "<ignorable id=\"1\""},
      {"duplicate-id", "<segment id=\"s2\"", "<segment id=\"2\""},
      {"nmtoken", "<segment id=\"s2\"", "<segment"},
      {"element-order", "<target>T<ec startRef=\"3\"/></target>",
       "<target>T<ec startRef=\"3\"/></target><target>U</target>"},
      {"state", "state=\"translated\"", "state=\"done\""},
      {"state-without-target", "<segment id=\"s1\">", "<segment id=\"s1\" state=\"reviewed\">"},
      {"sub-state-without-state", "state=\"translated\" ", ""},
      {"sub-state", "docloc:machine", "machine"},
      {"sub-state", "docloc:machine", "docloc:robot"},
      {"ignorable-state", "<ignorable id=\"i1\"", "<ignorable id=\"i1\" state=\"initial\""},
      {"unknown-attribute", "<segment id=\"s2\"", "<segment id=\"s2\" translate=\"no\""},
      {"language", "<source>T&amp;C", "<source xml:lang=\"fr-FR\">T&amp;C"},
      {"target-order", "<target>T<ec", "<target order=\"1\">T<ec"},
      // inline codes
      {"duplicate-id", "<data id=\"d2\">", "<data id=\"d1\">"},
      {"nmtoken", "<data id=\"d2\">", "<data>"},
      {"data-ref", "dataRef=\"d2\"", "dataRef=\"d9\""},
      {"data-ref", "dataRefStart=\"d1\"", "dataRefStart=\"d7\""},
      {"data-ref", "dataRefEnd=\"e1\"", "dataRefEnd=\"e7\""},
      {"start-ref", "<ec dataRef=\"e3\" startRef=\"3\"/>", "<ec dataRef=\"e3\" startRef=\"2\"/>"},
      {"start-ref", "<target>T<ec startRef=\"3\"/>", "<target>T<ec startRef=\"9\"/>"},
      {"start-ref", "<sc id=\"3\"/></target>", "</target>"},
      {"unclosed-code", "Two<ec dataRef=\"e3\" startRef=\"3\"/>", "Two"},
      {"unclosed-code", "<target>T<ec startRef=\"3\"/>", "<target>T"},
      {"missing-code", "<ph id=\"2\"/>", ""},
      {"missing-code", "<pc id=\"1\" dataRefEnd=\"e1r\">dok</pc>", "dok"},
      {"foreign-code", "<ph id=\"2\"/>", "<ph id=\"2\"/><ph id=\"7\" type=\"other\" subType=\"docloc:code\"/>"},
      {"foreign-code", "<ph id=\"2\"/>", "<ph id=\"2\"/><ph id=\"7\" copyOf=\"2\"/>"},
      {"foreign-code", "<ph id=\"2\"/>", "<pc id=\"2\"/>"},
      {"duplicate-code", "<ph id=\"2\"/>", "<ph id=\"2\"/><ph id=\"2\"/>"},
      {"duplicate-code", "T<ec startRef=\"3\"/>", "T<ec startRef=\"3\"/><ec startRef=\"3\"/>"},
      {"code-id", "Cell", "<ph id=\"2\" type=\"fmt\" subType=\"docloc:line-break\"/>"},
      {"code-id", "Cell", "<ph id=\"x1\" type=\"fmt\" subType=\"docloc:line-break\"/>"},
      {"code-type", "docloc:strong", "docloc:loud"},
      {"code-type", "type=\"link\" subType", "type=\"quote\" subType"},
      {"code-type", "type=\"fmt\" subType=\"docloc:strong\"", "type=\"bold\" subType=\"docloc:strong\""},
      {"code-type", "subType=\"docloc:strong\"", "subType=\"strong\""},
      {"sub-type", "type=\"link\" ", ""},
      {"code-protection", "canCopy=\"no\" canDelete=\"no\"/>", "canCopy=\"no\"/>"},
      {"can-reorder", "subType=\"docloc:strong\"", "subType=\"docloc:strong\" canReorder=\"no\""},
      {"can-reorder", "subType=\"docloc:strong\"", "subType=\"docloc:strong\" canReorder=\"firstNo\" canCopy=\"no\""},
      {"yes-no", "subType=\"docloc:strong\"", "subType=\"docloc:strong\" canReorder=\"last\""},
      {"yes-no", "canDelete=\"no\"", "canDelete=\"never\""},
      {"isolated", "<sc id=\"3\" dataRef", "<sc id=\"3\" isolated=\"yes\" dataRef"},
      {"code-point", "T&amp;C", "T<cp hex=\"0041\"/>C"},
      {"code-point", "T&amp;C", "T<cp hex=\"0000\"/>C"},
      {"code-point", "T&amp;C", "T<cp hex=\"D800\"/>C"},
      {"annotation", "T&amp;C", "<mrk id=\"m1\" type=\"term\">T</mrk>"},
      {"annotation", "T&amp;C", "<mrk id=\"m1\" translate=\"no\">T</mrk>"},
      {"annotation", "T&amp;C", "<sm id=\"m1\" type=\"comment\"/>T<em startRef=\"m1\"/>"},
      {"unknown-element", "T&amp;C", "<b>T</b>"},
      {"unknown-attribute", "<ph id=\"2\"/>", "<ph id=\"2\" colour=\"red\"/>"},
      {"sub-flow", "subFlowsStart=\"u2\"", "subFlowsStart=\"u7\""},
      {"foreign-data", "<ph id=\"2\"/>", "<ph id=\"2\" dataRef=\"d3\"/>"},
      {"foreign-data", "<sc id=\"3\"/></target>", "<sc id=\"3\" dataRef=\"d1\"/></target>"},
      {"foreign-data", "<ec startRef=\"3\"/>", "<ec startRef=\"3\" dataRef=\"e1\"/>"},
      {"data-ref", "dataRefEnd=\"e1r\"", "dataRefEnd=\"e9\""},
      {"metadata", "<mda:meta type=\"1r\">", "<mda:meta type=\"2r\">"},
      {"decision", "<mda:meta type=\"s1\">2026", "<mda:meta type=\"s2x\">2026"},
      {"decision", "<mda:meta type=\"s1\">2026", "<mda:meta type=\"i1\">2026"},
      {"decision", "2026-11-23 Anna Ek", "Anna"},
      {"decision", "2026-11-23 Anna Ek</mda:meta>",
       "2026-11-23 A</mda:meta><mda:meta type=\"s1\">2026-11-24 B</mda:meta>"},
      {"suppression", "<mda:meta type=\"rule\">links/*</mda:meta>", ""},
      {"suppression", "<mda:meta type=\"reason\">It comes later.</mda:meta>", ""},
      {"suppression", "<mda:meta type=\"reason\">It comes later.", "<mda:meta type=\"reason\">"},
      {"suppression", "<mda:meta type=\"source\">00112233445566ff</mda:meta>", ""},
      {"suppression", "<mda:meta type=\"rule\">links/*", "<mda:meta type=\"reason\">links/*"},
      {"suppression", "2026-11-22 Bo Ek", "Bo"},
      {"suppression", "2026-11-22 Bo Ek</mda:meta>",
       "2026-11-22 Bo Ek</mda:meta><mda:meta type=\"decision\">2026-11-22 Bo Ek</mda:meta>"},
      {"suppression", "<mda:meta type=\"rule\">links", "<mda:meta type=\"until\">links"},
      {"yes-no", "docloc:critical=\"yes\"", "docloc:critical=\"very\""},
      // matches
      {"match-similarity", "similarity=\"33\"", "similarity=\"101\""},
      {"match-similarity", "similarity=\"33\"", "similarity=\"-1\""},
      {"match-similarity", "similarity=\"33\"", "similarity=\"33%\""},
      {"match-similarity", "similarity=\"33\"", "similarity=\"\""},
      {"state", "<mda:meta type=\"state\">final", "<mda:meta type=\"state\">done"},
      {"metadata", "<mda:meta type=\"diff\">[-Old-]{+See+}", "<mda:meta type=\"state\">final"},
      {"metadata", "<mda:meta type=\"diff\">", "<mda:meta type=\"size\">"},
      {"decision", "2026-11-20 Bo Ek", "Bo"},
      {"match-ref", "ref=\"#s1\"", "ref=\"#s9\""},
      {"match-ref", "ref=\"#s1\"", "ref=\"s1\""},
      {"match-ref", "ref=\"#s1\" ", ""},
      {"match-ref", "ref=\"#s1\"", "ref=\"#i1\""},
      {"match", "<target>Gammal</target>", ""},
      {"match", "origin=\"docloc:previous\"", "reference=\"yes\""},
      {"unclosed-code", " isolated=\"yes\"", ""},
      {"data-ref", "<data id=\"d1\">*</data>", ""},
      {"element-order", "<target>Gammal</target>",
       "<target>Gammal</target><originalData><data id=\"x\">x</data></originalData>"},
  };
  return kEdits;
}

}  // namespace

TEST_CASE("The good file that the faulty ones are made from has no fault") {
  const Read read = read_xliff("good.xlf", kGood);
  for (const Finding& finding : read.findings)
    UNSCOPED_INFO(finding.target.line << ' ' << finding.message);
  CHECK(read.findings.empty());
  REQUIRE(read.catalog);
  CHECK(read.catalog->units.size() == 3);
  CHECK(read.catalog->units[0].codes[0].meaning == "docs.md");
  const Unit& unit = read.catalog->units[0];
  REQUIRE(unit.replacements.size() == 1);
  CHECK(unit.replacements[0].code == 1);
  CHECK(unit.replacements[0].with.open == "[");
  CHECK(unit.replacements[0].with.close == "][2]");
  CHECK(unit.replacements[0].with.meaning == "sv.md");
  CHECK(unit.author_notes == std::vector<std::string>{"Why"});
  CHECK(unit.notes == std::vector<std::string>{"A note"});
  CHECK(unit.segments[0].decision == Decision{.by = "Anna Ek", .date = "2026-11-23"});
  CHECK(unit.suppressions == std::vector<Suppression>{{.rule = "links/*",
                                                       .reason = "It comes later.",
                                                       .source = "00112233445566ff",
                                                       .decision = Decision{.by = "Bo Ek", .date = "2026-11-22"}},
                                                      {.rule = "source/pseudo-tag",
                                                       .reason = "A placeholder.",
                                                       .source = "00112233445566ff",
                                                       .decision = std::nullopt}});
  CHECK(unit.matches[0].similarity == 33);
  CHECK(unit.matches[0].state == State::final_);
  CHECK(unit.matches[0].decision == Decision{.by = "Bo Ek", .date = "2026-11-20"});
  CHECK(read.catalog->units[2].critical);
  CHECK(read.catalog->units[0].matches[0].codes[0].close == "*");
}

TEST_CASE("Every rule of the reader finds its fault, says where, and leaves out no more than it must") {
  for (const XmlEdit& edit : edits()) {
    const Read read = read_xliff("bad.xlf", edited(edit));
    INFO(edit.rule << ": " << edit.from << " -> " << edit.to);
    for (const Finding& finding : read.findings)
      UNSCOPED_INFO(finding.rule << ' ' << finding.target.line << ' ' << finding.message);
    REQUIRE(read.findings.size() >= 1);
    const auto found = std::find_if(read.findings.begin(), read.findings.end(),
                                    [&](const Finding& finding) { return finding.rule == "catalog/" + edit.rule; });
    REQUIRE(found != read.findings.end());
    CHECK(read.findings.size() == 1);
    CHECK(found->severity == Severity::error);
    CHECK(found->target.path == "bad.xlf");
    CHECK(found->target.line > 0);
    CHECK(found->target.column > 0);
    CHECK_FALSE(found->message.empty());
    CHECK_FALSE(found->hint.empty());
    CHECK(read.incomplete);
    CHECK(read.catalog.has_value() == edit.file_usable);
  }
}

TEST_CASE("A catalog without units is no XLIFF file") {
  const Read read = read_xliff("a.xlf", write_xliff({.path = "a.md", .source_locale = "en-US"}));
  REQUIRE(read.findings.size() == 1);
  CHECK(read.findings[0].rule == "catalog/no-unit");
  CHECK_FALSE(read.catalog);
}

TEST_CASE("A file beyond the size that docloc reads is refused without being parsed") {
  // Its size alone is looked at: the bytes beyond those of the good file are not there.
  const auto fault = scan_xml(std::string_view(kGood.data(), kMaxCatalogBytes + 1));
  REQUIRE(fault);
  CHECK(fault->rule == "catalog/too-large");
}

TEST_CASE("What is legal but has no place in a catalog is dropped with a warning") {
  const std::vector<std::pair<std::string, std::string>> legal = {
      {"<note>A note", "<note priority=\"2\">A note"},
      {"docloc:machine", "acme:checked"},
      {"origin=\"docloc:previous\"", "origin=\"docloc:previous\" matchQuality=\"70\""},
      {"<target>Gammal</target>", "<target>Gammal</target><x xmlns=\"urn:x\"/>"},
  };
  for (const auto& [from, to] : legal) {
    const Read read = read_xliff("a.xlf", edited({"", from, to}));
    INFO(to);
    REQUIRE(read.findings.size() == 1);
    CHECK(read.findings[0].rule == "catalog/not-kept");
    CHECK(read.findings[0].severity == Severity::warning);
    CHECK_FALSE(read.incomplete);
    REQUIRE(read.catalog);
    CHECK(read.catalog->units.size() == 3);
  }
}

TEST_CASE("The second of two units with one id is kept as an obsolete one, with a warning") {
  const Read read = read_xliff("a.xlf", edited({"", "<unit id=\"u3\"", "<unit id=\"u1\""}));
  REQUIRE(read.findings.size() == 1);
  CHECK(read.findings[0].rule == "catalog/duplicate-unit");
  CHECK(read.findings[0].severity == Severity::warning);
  CHECK(read.findings[0].target.line > 0);
  CHECK_FALSE(read.incomplete);
  REQUIRE(read.catalog);
  REQUIRE(read.catalog->units.size() == 3);
  CHECK(read.catalog->units[2].id == "u1-copy2");
  CHECK(read.catalog->units[2].obsolete);
  CHECK(read_xliff("a.xlf", write_xliff(*read.catalog)).findings.empty());
}

TEST_CASE("Any bytes at all are read without harm") {
  // Every prefix, every byte dropped, every byte replaced by a few telling ones: no crash, and never a half-read unit.
  for (size_t i = 0; i < kGood.size(); i += 3) {
    std::string dropped(kGood);
    dropped.erase(i, 1);
    (void)read_xliff("a.xlf", dropped);
    for (const char c : {'<', '>', '"', '&', ' ', '/', '1'}) {
      std::string replaced(kGood);
      replaced[i] = c;
      const Read read = read_xliff("a.xlf", replaced);
      if (!read.catalog || read.incomplete) continue;
      const Read again = read_xliff("a.xlf", write_xliff(*read.catalog));
      INFO(i << ' ' << c);
      REQUIRE(again.catalog);
      REQUIRE(*again.catalog == *read.catalog);
    }
    // Only the last line end may be missing.
    if (i + 1 < kGood.size()) CHECK_FALSE(read_xliff("a.xlf", kGood.substr(0, i)).catalog);
  }
}

}  // namespace docloc::catalog
