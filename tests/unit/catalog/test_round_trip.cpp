#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

#include "catalog/catalog.h"
#include "generate.h"

namespace docloc::catalog {
namespace {

using segment::CodeKind;
using segment::Content;
using segment::PartKind;

std::string messages(const Read& read) {
  std::ostringstream out;
  for (const Finding& finding : read.findings) {
    out << finding.target.line << ':' << finding.target.column << ' ' << finding.rule << ": " << finding.message
        << '\n';
  }
  return out.str();
}

Content text(const std::string& value) {
  return {{PartKind::text, value, 0}};
}

Catalog one_unit(const Content& source) {
  Catalog catalog{.path = "a.md", .source_locale = "en-US", .target_locale = "sv-SE"};
  catalog.units.push_back({.id = "u1", .kind = "paragraph", .segments = {{.id = "s1", .source = source}}});
  return catalog;
}

}  // namespace

TEST_CASE("A catalog that is written and read again is the same catalog, and its bytes stay") {
  for (uint32_t seed = 1; seed <= 1500; ++seed) {
    const Catalog catalog = test::Generator(seed).catalog(seed % 3 == 0 ? "" : "sv-SE");
    const std::string bytes = write_xliff(catalog);
    const Read read = read_xliff("locales/sv-SE/a.md.xlf", bytes);
    INFO("seed " << seed << "\n" << messages(read) << bytes);
    REQUIRE(read.findings.empty());
    REQUIRE_FALSE(read.incomplete);
    REQUIRE(read.catalog.has_value());
    REQUIRE(*read.catalog == catalog);
    REQUIRE(write_xliff(*read.catalog) == bytes);
  }
}

TEST_CASE("Characters that XML cannot hold, or that XML readers change, survive in text and in code bytes") {
  const std::string nasty = " \t\r\n]]>\x01\x1B\uFFFC\uFEFF\xEF\xBF\xBE ";
  Catalog catalog = one_unit({{PartKind::text, nasty, 0}, {PartKind::placeholder, "", 1}});
  catalog.units[0].codes = {{.kind = CodeKind::html, .open = nasty, .meaning = nasty}};
  const std::string bytes = write_xliff(catalog);
  CHECK(bytes.find("&#13;") != std::string::npos);
  CHECK(bytes.find("<cp hex=\"001B\"/>") != std::string::npos);
  const Read read = read_xliff("a.xlf", bytes);
  REQUIRE(read.catalog);
  CHECK(*read.catalog == catalog);
}

TEST_CASE("A unit is laid out as translators and diffs need it") {
  Catalog catalog = one_unit({{PartKind::text, "See ", 0},
                              {PartKind::open, "", 1},
                              {PartKind::text, "the ", 0},
                              {PartKind::placeholder, "", 2},
                              {PartKind::text, " docs", 0},
                              {PartKind::close, "", 1},
                              {PartKind::text, ".", 0}});
  Unit& unit = catalog.units[0];
  unit.codes = {{.kind = CodeKind::link, .paired = true, .open = "[", .close = "](docs.md)", .meaning = "docs.md"},
                {.kind = CodeKind::code, .open = "`Az`", .meaning = "Az"}};
  unit.segments[0].target = unit.segments[0].source;
  unit.segments[0].state = State::translated;
  unit.segments[0].origin = Origin::machine;
  unit.notes = {"Az is a product"};
  CHECK(write_xliff(catalog) == R"(<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" xmlns:docloc="urn:docloc:1" version="2.1" srcLang="en-US" trgLang="sv-SE">
  <file id="f1" original="a.md" canResegment="no" xml:space="preserve" docloc:keys="1">
    <unit id="u1" type="docloc:paragraph">
      <notes>
        <note>Az is a product</note>
      </notes>
      <originalData>
        <data id="d1">[</data>
        <data id="e1">](docs.md)</data>
        <data id="d2">`Az`</data>
      </originalData>
      <segment id="s1" state="translated" subState="docloc:machine">
        <source>See <pc id="1" dataRefStart="d1" dataRefEnd="e1" type="link" subType="docloc:link" canCopy="no" canDelete="no">the <ph id="2" dataRef="d2" type="other" subType="docloc:code" canCopy="no" canDelete="no" disp="`Az`"/> docs</pc>.</source>
        <target>See <pc id="1" dataRefStart="d1" dataRefEnd="e1" type="link" subType="docloc:link" canCopy="no" canDelete="no">the <ph id="2" dataRef="d2" type="other" subType="docloc:code" canCopy="no" canDelete="no" disp="`Az`"/> docs</pc>.</target>
      </segment>
    </unit>
  </file>
</xliff>
)");
}

TEST_CASE("A pair that crosses segments is written as sc and ec, and so is one that overlaps") {
  Catalog catalog = one_unit({{PartKind::open, "", 1}, {PartKind::text, "One.", 0}});
  Unit& unit = catalog.units[0];
  unit.codes = {{.kind = CodeKind::strong, .paired = true, .open = "**", .close = "**"}};
  unit.segments.push_back({.id = "s2", .source = {{PartKind::text, "Two.", 0}, {PartKind::close, "", 1}}});
  const std::string bytes = write_xliff(catalog);
  CHECK(bytes.find("<source><sc id=\"1\" dataRef=\"d1\" type=\"fmt\" subType=\"docloc:strong\"/>One.</source>") !=
        std::string::npos);
  CHECK(bytes.find("<source>Two.<ec dataRef=\"e1\" startRef=\"1\"/></source>") != std::string::npos);
  const Read read = read_xliff("a.xlf", bytes);
  REQUIRE(read.catalog);
  CHECK(*read.catalog == catalog);
}

TEST_CASE("A link that leads elsewhere in the translation has data of its own, with or without a target") {
  Catalog catalog = one_unit({{PartKind::open, "", 1}, {PartKind::text, "docs", 0}, {PartKind::close, "", 1}});
  Unit& unit = catalog.units[0];
  unit.codes = {{.kind = CodeKind::link, .paired = true, .open = "[", .close = "](docs.md)", .meaning = "docs.md"}};
  unit.replacements = {{1, unit.codes[0]}};
  unit.replacements[0].with.close = "](sv.md)";
  unit.replacements[0].with.meaning = "sv.md";
  CHECK(*read_xliff("a.xlf", write_xliff(catalog)).catalog == catalog);
  unit.segments[0].target = unit.segments[0].source;
  const std::string bytes = write_xliff(catalog);
  CHECK(bytes.find("<data id=\"e1\">](docs.md)</data>") != std::string::npos);
  CHECK(bytes.find("<data id=\"e1r\">](sv.md)</data>") != std::string::npos);
  CHECK(bytes.find("<target><pc id=\"1\" dataRefStart=\"d1r\" dataRefEnd=\"e1r\"") != std::string::npos);
  CHECK(*read_xliff("a.xlf", bytes).catalog == catalog);
  // Another tool may call the data anything.
  std::string renamed = bytes;
  for (size_t at = renamed.find("e1r"); at != std::string::npos; at = renamed.find("e1r"))
    renamed.replace(at, 3, "x7");
  CHECK(*read_xliff("a.xlf", renamed).catalog == catalog);
}

TEST_CASE("What became of the source stands beside a previous translation, word by word") {
  Catalog catalog = one_unit(text("Select your subscription."));
  catalog.units[0].matches = {{.segment = "s1",
                               .origin = "docloc:previous",
                               .source = text("Select the subscription."),
                               .target = text("Välj.")}};
  const std::string bytes = write_xliff(catalog);
  CHECK(bytes.find("<mda:meta type=\"diff\">Select [-the-]{+your+} subscription.</mda:meta>") != std::string::npos);
  std::string stale = bytes;
  stale.replace(stale.find("{+your+}"), 8, "{+a+}");
  CHECK(*read_xliff("a.xlf", stale).catalog == catalog);
}

TEST_CASE("The edit of one target changes one line") {
  Catalog catalog = test::Generator(11).catalog("sv-SE");
  for (int i = 0; i < 40; ++i) {
    Unit unit{.id = fmt::format("v{}", i), .kind = "paragraph", .segments = {{.id = "s1", .source = text("Source")}}};
    unit.segments[0].target = text("M\u00E5l\ntv\u00E5");
    unit.segments[0].state = State::translated;
    catalog.units.push_back(unit);
  }
  const std::string before = write_xliff(catalog);
  catalog.units.back().segments[0].target = text("Annat\nm\u00E5l");
  const std::string after = write_xliff(catalog);
  std::istringstream a(before);
  std::istringstream b(after);
  int differing = 0;
  std::string line_a;
  std::string line_b;
  while (std::getline(a, line_a)) {
    REQUIRE(std::getline(b, line_b));
    differing += line_a == line_b ? 0 : 1;
  }
  CHECK_FALSE(std::getline(b, line_b));
  CHECK(differing == 1);
}

TEST_CASE("Indentation, line ends, comments and quotes that other tools change do not matter") {
  const Catalog catalog = test::Generator(7).catalog("sv-SE");
  std::string bytes = write_xliff(catalog);
  std::string changed;
  std::istringstream lines(bytes);
  for (std::string line; std::getline(lines, line);) {
    const size_t start = line.find_first_not_of(' ');
    // Inside an extension white space may mean something to its owner.
    const bool extension = line.find("acme") != std::string::npos;
    changed += (extension ? "" : "\t\t") + line.substr(extension ? 0 : start) + (extension ? "\n" : "\r\n");
    if (line.find("</unit>") != std::string::npos) changed += "<!-- a comment -->";
  }
  const Read read = read_xliff("a.xlf", "\xEF\xBB\xBF" + changed);
  INFO(messages(read) << changed);
  REQUIRE(read.catalog);
  CHECK(*read.catalog == catalog);
}

TEST_CASE("A free code that a translation tool added or copied becomes a code of the unit") {
  Catalog catalog = one_unit({{PartKind::open, "", 1}, {PartKind::text, "x", 0}, {PartKind::close, "", 1}});
  catalog.units[0].codes = {{.kind = CodeKind::emphasis, .paired = true, .open = "_", .close = "_"}};
  std::string bytes = write_xliff(catalog);
  const std::string target =
      "</source><target><pc id=\"1\">a</pc><pc id=\"c9\" copyOf=\"1\">b</pc><pc id=\"n\" type=\"fmt\" "
      "subType=\"xlf:b\">c</pc></target>";
  bytes.replace(bytes.find("</source>"), 9, target);
  const Read read = read_xliff("a.xlf", bytes);
  INFO(messages(read));
  REQUIRE(read.catalog);
  REQUIRE(read.findings.empty());
  const Unit& unit = read.catalog->units[0];
  REQUIRE(unit.codes.size() == 3);
  CHECK(unit.codes[1].open == "_");
  CHECK(unit.codes[2].kind == CodeKind::strong);
  CHECK(unit.codes[2].open == "**");
  CHECK(unit.codes[2].close == "**");
  CHECK((*unit.segments[0].target)[3].code == 2);
  const std::string rewritten = write_xliff(*read.catalog);
  CHECK(*read_xliff("a.xlf", rewritten).catalog == *read.catalog);
}

TEST_CASE("Extensions of other tools are kept, wherever their prefix was declared") {
  std::string bytes = write_xliff(one_unit(text("x")));
  bytes.replace(bytes.find("<xliff "), 7,
                "<xliff xmlns:acme=\"urn:acme\" acme:root=\"r\" xmlns:m=\"urn:oasis:names:tc:xliff:metadata:2.0\" ");
  bytes.replace(bytes.find("<unit "), 6, "<unit srcDir=\"ltr\" acme:rank=\"&lt;3&quot;\" ");
  bytes.replace(bytes.find("      <segment"), 0,
                "<acme:log acme:a='1'>deep<acme:b/> \n </acme:log>"
                "<m:metadata><m:metaGroup category='acme'><m:meta type='t'>v</m:meta></m:metaGroup></m:metadata>");
  const Read read = read_xliff("a.xlf", bytes);
  INFO(messages(read) << bytes);
  REQUIRE(read.findings.empty());
  const std::string written = write_xliff(*read.catalog);
  CHECK(written.find("acme:root=\"r\"") != std::string::npos);
  CHECK(written.find("srcDir=\"ltr\"") != std::string::npos);
  CHECK(written.find("acme:rank=\"&lt;3&quot;\"") != std::string::npos);
  CHECK(written.find("<acme:log xmlns:acme=\"urn:acme\" acme:a=\"1\">deep<acme:b/> \n </acme:log>") !=
        std::string::npos);
  CHECK(written.find("<mda:metaGroup category=\"acme\"><mda:meta type=\"t\">v</mda:meta></mda:metaGroup>") !=
        std::string::npos);
  const Read again = read_xliff("a.xlf", written);
  REQUIRE(again.catalog);
  CHECK(*again.catalog == *read.catalog);
  CHECK(write_xliff(*again.catalog) == written);
}

TEST_CASE("A bad unit is left out, the rest is kept, and the caller is told") {
  Catalog catalog = one_unit(text("x"));
  catalog.units.push_back({.id = "u2", .kind = "paragraph", .segments = {{.id = "s1", .source = text("y")}}});
  catalog.units.push_back({.id = "u3", .kind = "paragraph", .segments = {{.id = "s1", .source = text("z")}}});
  std::string bytes = write_xliff(catalog);
  bytes.replace(bytes.find("<source>y"), 9, "<source>\u00E5<mrk id=\"m\">y</mrk>");
  const Read read = read_xliff("l/a.xlf", bytes);
  REQUIRE(read.catalog);
  CHECK(read.incomplete);
  REQUIRE(read.catalog->units.size() == 2);
  CHECK(read.catalog->units[1].id == "u3");
  REQUIRE(read.findings.size() == 1);
  const Finding& finding = read.findings[0];
  CHECK(finding.rule == "catalog/annotation");
  CHECK(finding.target == Place{.path = "l/a.xlf", .line = 11, .column = 18});
  CHECK(finding.locale == "sv-SE");
  CHECK_FALSE(finding.hint.empty());
}

TEST_CASE("Reading takes about linear time") {
  auto seconds = [](int units) {
    Catalog catalog{.path = "a.md", .source_locale = "en-US"};
    for (int i = 0; i < units; ++i) {
      catalog.units.push_back(
          {.id = fmt::format("u{}", i), .kind = "cell", .segments = {{.id = "s1", .source = text("Some text")}}});
    }
    const std::string bytes = write_xliff(catalog);
    const auto begin = std::chrono::steady_clock::now();
    REQUIRE(read_xliff("a.xlf", bytes).catalog->units.size() == catalog.units.size());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  const double small = seconds(2'000);
  const double large = seconds(32'000);
  // Quadratic would be 256 times as long: a search that ran on to the end of the file once made it so.
  CHECK(large < 80 * small + 0.05);
}

TEST_CASE("Written catalogs validate against the standard's schemas, modules included") {
  namespace fs = std::filesystem;
  const fs::path schemas = fs::path(DOCLOC_SOURCE_DIR) / "../shared/schemas/xliff-2.1";
  if (!fs::exists(schemas) || std::system("xmllint --version >/dev/null 2>&1") != 0) {
    WARN("skipped: needs xmllint and ../shared/schemas");
    return;
  }
  const fs::path folder = fs::temp_directory_path() / fmt::format("docloc-test-catalog-{}", std::random_device{}());
  fs::create_directories(folder);
  const fs::path wrapper = folder / "all.xsd";
  std::ofstream(wrapper) << "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">"
                         << "<xs:import namespace=\"urn:oasis:names:tc:xliff:document:2.0\" schemaLocation=\""
                         << (schemas / "xliff_core_2.0.xsd").string() << "\"/>"
                         << "<xs:import namespace=\"urn:oasis:names:tc:xliff:matches:2.0\" schemaLocation=\""
                         << (schemas / "matches.xsd").string() << "\"/>"
                         << "<xs:import namespace=\"urn:oasis:names:tc:xliff:metadata:2.0\" schemaLocation=\""
                         << (schemas / "metadata.xsd").string() << "\"/></xs:schema>";
  std::string files;
  for (uint32_t seed = 1; seed <= 60; ++seed) {
    const fs::path file = folder / fmt::format("{}.xlf", seed);
    std::ofstream(file, std::ios::binary) << write_xliff(test::Generator(seed).catalog(seed % 3 == 0 ? "" : "sv-SE"));
    files += fmt::format(" '{}'", file.string());
  }
  // Nothing validates against a schema that xmllint could not read: a bad file has to fail.
  const fs::path bad = folder / "bad.xlf";
  std::string broken = write_xliff(one_unit(text("x")));
  broken.replace(broken.find("</unit>"), 0, "<mtc:matches/>");
  std::ofstream(bad, std::ios::binary) << broken;
  const std::string command = "xmllint --noout --nonet --schema '" + wrapper.string() + "'";
  CHECK(std::system((command + files + " 2>'" + (folder / "log").string() + "'").c_str()) == 0);
  CHECK(std::system((command + " '" + bad.string() + "' 2>/dev/null").c_str()) != 0);
  std::ifstream log(folder / "log");
  for (std::string line; std::getline(log, line);) {
    if (!line.ends_with(" validates")) UNSCOPED_INFO(line);
  }
  CHECK(fs::exists(bad));
  fs::remove_all(folder);
}

}  // namespace docloc::catalog
