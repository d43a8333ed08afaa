// Files that were cut, edited by hand, or never were docloc's.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "support.h"

namespace docloc::exchange {
namespace {

using catalog::Catalog;
using test::job_of;
using test::messages;
using test::paragraph;
using test::text;

Catalog three_sentences() {
  Catalog catalog = paragraph({text("One."), text("Two."), text("Three.")});
  const char* const targets[] = {"Ett.", "", "Tv\u00E5.", "", "Tre."};
  for (size_t i = 0; i < 5; i += 2) {
    catalog.units[0].segments[i].target = text(targets[i]);
    catalog.units[0].segments[i].state = catalog::State::translated;
  }
  return catalog;
}

std::string with(std::string bytes, const std::string& from, const std::string& to) {
  const size_t at = bytes.find(from);
  REQUIRE(at != std::string::npos);
  return bytes.replace(at, from.size(), to);
}

// Segments that were read, as "s1 s3".
std::string segments_of(const Read& read) {
  std::string out;
  if (!read.job) return "nothing";
  for (const File& file : read.job->files) {
    for (const Unit& unit : file.units) {
      for (const Item& item : unit.items)
        out += (out.empty() ? "" : " ") + item.segment;
    }
  }
  return out;
}

bool has(const Findings& findings, std::string_view rule) {
  return std::ranges::any_of(findings, [&](const Finding& finding) {
    return finding.rule == rule && finding.target.line > 0 && finding.target.column > 0 && !finding.message.empty() &&
           !finding.hint.empty();
  });
}

}  // namespace

TEST_CASE("Of an XLIFF 1.2 file that was cut the whole segments are read, and the place of the cut is named") {
  const std::string bytes = write_xliff12(job_of(three_sentences()));
  const Read read = read_xliff12("a.xlf", bytes.substr(0, bytes.find("Three")));
  INFO(messages(read.findings));
  CHECK(segments_of(read) == "s1 s2");
  CHECK(has(read.findings, "exchange/cut"));
  // Cut anywhere, it gives no less than what stands before, and never half a text.
  for (size_t size = 0; size < bytes.size(); size += 7) {
    const Read cut = read_xliff12("a.xlf", bytes.substr(0, size));
    const size_t whole = bytes.substr(0, size).find("s2\"") == std::string::npos ? 0 : 1;
    INFO(size << '\n' << messages(cut.findings));
    if (whole > 0) CHECK(segments_of(cut).starts_with("s1"));
    if (cut.job) {
      for (const Unit& unit : cut.job->files[0].units) {
        for (const Item& item : unit.items)
          CHECK(item.left.size() == 16);
      }
    }
  }
}

TEST_CASE("Of an XLIFF 2.1 file that was cut the whole units are read") {
  Catalog catalog = three_sentences();
  catalog.units.push_back(catalog.units[0]);
  catalog.units[1].id = "u2";
  const std::string bytes = write_xliff2(catalog, {});
  const Read read = read_xliff2("a.xlf", bytes.substr(0, bytes.rfind("Three")));
  INFO(messages(read.findings));
  CHECK(segments_of(read) == "s1 s2 s3");
  CHECK(has(read.findings, "exchange/cut"));
}

TEST_CASE("A segment that hand editing broke is left out, and the rest is read") {
  const std::string bytes = write_xliff12(job_of(three_sentences()));
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{">Tv\u00E5.</target>", ">Tv\u00E5."},
                                                        {">Tv\u00E5.</target>", ">T & v\u00E5.</target>"},
                                                        {">Tv\u00E5.</target>", ">T < v\u00E5.</target>"},
                                                        {">Tv\u00E5.</target>", ">T\xFFv\u00E5.</target>"},
                                                        {">Tv\u00E5.</target>", ">T\x01v\u00E5.</target>"},
                                                        {">Tv\u00E5.</target>", "><b>Tv\u00E5.</target>"},
                                                        {"<source>Two.</source>", ""},
                                                        {">Tv\u00E5.</target>", "><sub>Tv\u00E5.</sub></target>"}}) {
    const Read read = read_xliff12("a.xlf", with(bytes, from, to));
    INFO(to << '\n' << messages(read.findings));
    CHECK(segments_of(read) == "s1 s3");
    REQUIRE_FALSE(read.findings.empty());
    CHECK(read.findings[0].target.line > 0);
    CHECK(read.findings[0].severity == Severity::error);
  }
}

TEST_CASE("Files that could do harm, or are none of these, are refused with a reason") {
  const std::string xliff = write_xliff12(job_of(three_sentences()));
  const std::string doctype = with(xliff, "<xliff ", "<!DOCTYPE xliff [<!ENTITY a \"aaaa\">]><xliff ");
  CHECK(has(read_xliff12("a.xlf", doctype).findings, "exchange/doctype"));
  CHECK_FALSE(read_xliff12("a.xlf", doctype).job);
  const std::string tmx = write_tmx(memory_of(job_of(three_sentences())));
  CHECK(read_tmx("a.tmx", with(tmx, "<tmx", "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\"><tmx"), "en-US", "sv-SE").memory);
  const std::string bomb = with(tmx, "<tmx", "<!DOCTYPE tmx SYSTEM \"x\" [<!ENTITY a \"b\">]><tmx");
  CHECK(has(read_tmx("a.tmx", bomb, "en-US", "sv-SE").findings, "exchange/doctype"));
  CHECK(has(read_xliff12("a.xlf", tmx).findings, "exchange/root"));
  CHECK(has(read_tmx("a.tmx", xliff, "en-US", "sv-SE").findings, "exchange/root"));
  CHECK_FALSE(read_po("a.po", "").job);
  CHECK_FALSE(read_po("a.po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n").job);
  CHECK_FALSE(read_xliff12("a.xlf", "").job);
  CHECK_FALSE(read_xliff2("a.xlf", "<xliff/>").job);
}

TEST_CASE("What tools do to XLIFF 1.2 without harm does none") {
  const std::string bytes = write_xliff12(job_of(three_sentences()));
  std::string changed;
  for (size_t at = 0; at < bytes.size();) {
    const size_t end = bytes.find('\n', at) + 1;
    const size_t solid = std::min(bytes.find_first_not_of(' ', at), end);
    changed += "\t" + bytes.substr(solid, end - solid - 1) + "\r\n<!-- x -->";
    at = end;
  }
  changed = with(changed, "<source>One.</source>",
                 "<source>One.</source><seg-source><mrk mtype=\"seg\" mid=\"0\">One.</mrk></seg-source>");
  changed = with(changed, ">Ett.<", "><mrk mtype=\"seg\" mid=\"0\">Ett.</mrk><");
  changed = "\xEF\xBB\xBF" + changed.substr(1);
  const Read read = read_xliff12("a.xlf", changed);
  INFO(messages(read.findings) << changed);
  REQUIRE(read.findings.empty());
  const Catalog catalog = three_sentences();
  CHECK(take_back(test::without_targets(catalog), read.job->files[0], {}).catalog == catalog);
}

TEST_CASE("Of a PO file that was cut or broken the good entries are read") {
  const std::string po = write_po(job_of(three_sentences()));
  CHECK(segments_of(read_po("a.po", po)) == "s1 s2 s3");
  const Read cut = read_po("a.po", po.substr(0, po.find("Tre.") + 2));
  CHECK(segments_of(cut) == "s1 s2");
  CHECK_FALSE(cut.findings.empty());
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"msgstr \"Tv\u00E5.\"", "msgstr \"Tv\u00E5."},
                                                        {"msgstr \"Tv\u00E5.\"", "msgstr Tv\u00E5."},
                                                        {"msgstr \"Tv\u00E5.\"", "msgstr \"T\\qv\u00E5.\""},
                                                        {"msgstr \"Tv\u00E5.\"", "msgstr \"T\xFFv\""},
                                                        {"msgstr \"Tv\u00E5.\"", "msgstr \"a\"\nmsgstr \"b\""},
                                                        {"msgstr \"Tv\u00E5.\"", "nonsense"},
                                                        {"msgid \"Two.\"\n", ""}}) {
    const Read read = read_po("a.po", with(po, from, to));
    INFO(to << '\n' << messages(read.findings));
    CHECK(segments_of(read) == "s1 s3");
    REQUIRE(read.findings.size() == 1);
    CHECK(read.findings[0].target.line > 1);
  }
  // Line ends of another system, and strings cut into lines as other tools cut them.
  std::string other = with(po, "msgstr \"Tv\u00E5.\"", "msgstr \"\"\r\n\"Tv\"\r\n\"\u00E5.\"");
  const Read read = read_po("a.po", other);
  CHECK(read.findings.empty());
  CHECK(read.job->files[0].units[0].items[1].target == text("Tv\u00E5."));
}

TEST_CASE("Text that looks like PO's tags and references is not taken for them") {
  const segment::Content nasty = {
      {segment::PartKind::text, "\n<1> & &lt; &amp; &#13; </2/> <3/> < 4> <a>\\\"\t\x01\r\n", 0}};
  Catalog catalog = paragraph({nasty});
  catalog.units[0].segments[0].target = nasty;
  catalog.units[0].segments[0].state = catalog::State::translated;
  const std::string po = write_po(job_of(catalog));
  CHECK(po.find("&lt;1>") != std::string::npos);
  CHECK(po.find(" & ") != std::string::npos);
  const Read read = read_po("a.po", po);
  REQUIRE(read.findings.empty());
  CHECK(read.job->files[0].units[0].items[0].source == nasty);
  CHECK(read.job->files[0].units[0].items[0].target == nasty);
}

TEST_CASE("PO is laid out as translators know it") {
  Catalog catalog = paragraph({{{segment::PartKind::text, "See ", 0},
                                {segment::PartKind::open, "", 1},
                                {segment::PartKind::text, "the guide", 0},
                                {segment::PartKind::close, "", 1},
                                {segment::PartKind::text, " first.\nNow.", 0}}},
                              {{.kind = segment::CodeKind::link, .paired = true, .open = "[", .close = "](g.md)"}});
  catalog.units[0].author_notes = {"A heading above says which"};
  catalog.units[0].matches.push_back({.segment = "s1",
                                      .origin = std::string(catalog::kPrevious),
                                      .source = text("See it."),
                                      .target = text("Se den."),
                                      .codes = {}});
  const std::string po = write_po(job_of(catalog));
  CHECK(po.substr(po.find("\n\n") + 2) == R"(#. A heading above says which
#. docloc:unit paragraph
#. docloc:code 1 link [ … ](g.md)
#. docloc:left none
#. docloc:previous-translation Se den.
#| msgid "See it."
msgctxt "docs/a.md#u1/s1"
msgid ""
"See <1>the guide</1> first.\n"
"Now."
msgstr ""
)");
}

TEST_CASE("An entry whose text is gone from the source stands at the end of PO, and is not taken back") {
  Catalog catalog = three_sentences();
  catalog.units.push_back(catalog.units[0]);
  catalog.units[0].id = "u0";
  catalog.units[0].obsolete = true;
  catalog.units[0].translate = false;
  const std::string po = write_po(job_of(catalog, {.standings = {}, .context = false, .obsolete = true}));
  CHECK(po.find("#~ msgctxt \"docs/a.md#u0/s1\"\n#~ msgid \"One.\"\n#~ msgstr \"Ett.\"\n") != std::string::npos);
  CHECK(po.find("#~") > po.find("docs/a.md#u1/s3"));
  const Read read = read_po("a.po", po);
  CHECK(read.findings.empty());
  CHECK(take_back(catalog, read.job->files[0], {}).deliveries.size() == 3);
}

}  // namespace docloc::exchange
