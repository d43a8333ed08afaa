// Packages, manifests and glossaries.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "base/source.h"
#include "exchange/glossary.h"
#include "exchange/manifest.h"
#include "exchange/package.h"
#include "support.h"

namespace docloc::exchange {
namespace {

std::string zip(const std::vector<FileBytes>& files) {
  const Result<std::string> bytes = write_package(files);
  REQUIRE(bytes);
  return *bytes;
}

// The name is of one length, so that it can be changed where it stands in the archive, twice.
std::string renamed(std::string bytes, const std::string& from, const std::string& to) {
  REQUIRE(from.size() == to.size());
  size_t times = 0;
  for (size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1), ++times)
    bytes.replace(at, from.size(), to);
  REQUIRE(times == 2);
  return bytes;
}

const std::vector<Term> kTerms = {
    {"pull request", "pull request", {"dragf\u00F6rfr\u00E5gan", "a|b", "c\\"}, "Stays, \"so\"\nit is"},
    {"save", "spara", {}, ""},
    {"click", "", {"klicka; p\u00E5"}, ""},
    {"save", "r\u00E4dda", {}, " of people "}};

}  // namespace

TEST_CASE("A package gives its files back, and the same files make the same bytes") {
  const std::vector<FileBytes> files = {{"manifest.json", "{}"}, {"files/docs/\u00E5.po", std::string(100'000, 'x')}};
  const std::string bytes = zip(files);
  CHECK(bytes == zip({files[1], files[0]}));
  CHECK(guess_format("job", bytes) == Format::package);
  const Result<PackageRead> read = read_package("job.zip", bytes);
  REQUIRE(read);
  CHECK(read->findings.empty());
  REQUIRE(read->files.size() == 2);
  CHECK(read->files[0].path == "files/docs/\u00E5.po");
  CHECK(read->files[0].bytes == files[1].bytes);
}

TEST_CASE("Names that leave the folder are left out of a package, and the rest is read") {
  const std::string bytes = zip({{"files/abcdef.po", "x"}, {"files/good.po", "y"}});
  for (const std::string name : {"../../abcdef.po", "/iles/abcdef.po", "files/../def.po", "files\\abcdef.po",
                                 "C:les/abcdef.po", "files//bcdef.po", "files/./cdef.po"}) {
    const Result<PackageRead> read = read_package("job.zip", renamed(bytes, "files/abcdef.po", name));
    INFO(name);
    REQUIRE(read);
    REQUIRE(read->files.size() == 1);
    CHECK(read->files[0].path == "files/good.po");
    REQUIRE(read->findings.size() == 1);
    CHECK(read->findings[0].rule == "exchange/package-entry");
    CHECK(read->findings[0].message.find(name) != std::string::npos);
  }
}

TEST_CASE("A package packed beyond belief is not unpacked") {
  const Result<PackageRead> read =
      read_package("job.zip", zip({{"files/bomb.po", std::string(64U << 20U, 'a')}, {"files/good.po", "y"}}));
  REQUIRE(read);
  CHECK(read->files.size() == 1);
  CHECK(test::messages(read->findings).find("beyond belief") != std::string::npos);
}

TEST_CASE("A damaged package never breaks the reader") {
  const std::string bytes = zip({{"files/a.po", "some text, some text, some text"}, {"manifest.json", "{}"}});
  CHECK_FALSE(read_package("job.zip", "no zip at all"));
  for (size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x5A);
    const Result<PackageRead> read = read_package("job.zip", damaged);
    for (const FileBytes& file : read ? read->files : std::vector<FileBytes>())
      CHECK_FALSE(find_invalid_utf8(file.path));
    (void)read_package("job.zip", bytes.substr(0, i));
  }
}

TEST_CASE("Previews are for the eye: an import does not unpack them") {
  const Result<PackageRead> read =
      read_package("job.zip", zip({{"previews/a.md", "x"}, {"job/previews/a.po", "x"}, {"files/a.po", "y"}}));
  REQUIRE(read);
  CHECK(read->files.size() == 1);
}

TEST_CASE("A manifest comes back as it left, and an order is settled by it") {
  Manifest manifest{.source_locale = "en-US",
                    .target_locale = "sv-SE",
                    .format = Format::po,
                    .quote = {{"fuzzy", 50, 1, 4}, {"new", 100, 3, 9}},
                    .files = {}};
  manifest.files.push_back({.article = "docs/\u00E5 \"b\".md",
                            .file = "files/a.po",
                            .preview = "previews/a.md",
                            .segments = {{"u1/s1", "new", 2, "none"},
                                         {"u1/s2", "new", 3, "none"},
                                         {"u1/s3", "new", 4, "none"},
                                         {"u2/s1", "fuzzy", 4, "0123456789abcdef"},
                                         {"u2/s2", "current", 5, "0123456789abcdef"}}});
  const std::string json = manifest_json(manifest);
  const ManifestRead read = read_manifest("manifest.json", json);
  INFO(json << test::messages(read.findings));
  REQUIRE(read.manifest);
  CHECK(manifest_json(*read.manifest) == json);
  CHECK(read.manifest->files[0].segments[3].left == "0123456789abcdef");
  CHECK(json.find("\"weighted_words\":11.0") != std::string::npos);
  const std::vector<Settlement> settled = settle_order(
      *read.manifest,
      {{"docs/\u00E5 \"b\".md",
        {{"u1", "s1", Outcome::taken, true}, {"u1", "s2", Outcome::older}, {"u2", "s1", Outcome::unchanged}}}});
  REQUIRE(settled.size() == 2);
  CHECK(settled[0].band == "fuzzy");
  CHECK(settled[0].delivered.words == 4);
  CHECK(settled[1].ordered.words == 9);
  CHECK(settled[1].delivered.words == 2);
  CHECK(settled[1].identical.segments == 1);
  CHECK(settled[1].refused.words == 3);
  CHECK(settled[1].missing.words == 4);
  for (const std::string bad : {"", "[]", "{}", "{\"format\":\"docloc-job\",\"version\":2}", "{\"format\":"}) {
    INFO(bad);
    CHECK(read_manifest("manifest.json", bad).findings.size() == 1);
  }
}

TEST_CASE("TBX and CSV lose nothing of a glossary") {
  const Glossary glossary{.source_locale = "en-US", .target_locale = "sv-SE", .terms = kTerms};
  const GlossaryRead tbx = read_tbx("g.tbx", write_tbx(glossary), "en-US", "sv-SE");
  REQUIRE(tbx.glossary);
  CHECK(tbx.findings.empty());
  CHECK(tbx.glossary->terms == kTerms);
  CHECK(guess_format("g.xml", write_tbx(glossary)) == Format::tbx);
  const GlossaryRead csv = read_csv("g.csv", write_csv(glossary), "en-US", "sv-SE");
  REQUIRE(csv.glossary);
  CHECK(csv.findings.empty());
  CHECK(csv.glossary->terms == kTerms);
}

TEST_CASE("CSV is read as spreadsheets save it") {
  const GlossaryRead read = read_csv(
      "g.csv", "\xEF\xBB\xBFnote;target;source\r\n;spara;save\r\n\"x;y\";stop;halt\r\n;;\r\nno source\n", "en", "sv");
  REQUIRE(read.glossary);
  CHECK(read.glossary->terms == std::vector<Term>{{"save", "spara", {}, ""}, {"halt", "stop", {}, "x;y"}});
  CHECK(read.findings.size() == 2);
  CHECK_FALSE(read_csv("g.csv", "a,b\r\n", "en", "sv").glossary);
  CHECK(read_csv("g.csv", "source,target\r\n\"open", "en", "sv").findings[0].rule == "exchange/cut");
}

TEST_CASE("CSV carries all that a term has, and TBX what it has a place for") {
  const std::vector<Term> terms{{.source = "subscription",
                                 .target = "prenumeration",
                                 .forbidden = {"underskrift"},
                                 .note = "n",
                                 .also = {"abonnemang", "a|b"},
                                 .forms = {"abonnemangen"},
                                 .exact_case = true},
                                {.source = "GitHub", .translate = false}};
  const Glossary glossary{.source_locale = "en-US", .target_locale = "sv-SE", .terms = terms};
  const GlossaryRead csv = read_csv("g.csv", write_csv(glossary), "en-US", "sv-SE");
  REQUIRE(csv.glossary);
  CHECK(csv.glossary->terms == terms);
  const GlossaryRead tbx = read_tbx("g.tbx", write_tbx(glossary), "en-US", "sv-SE");
  REQUIRE(tbx.glossary);
  REQUIRE(tbx.glossary->terms.size() == 2);
  CHECK(tbx.glossary->terms[0].target == "prenumeration");
  CHECK(tbx.glossary->terms[0].also == terms[0].also);
  CHECK(tbx.glossary->terms[0].forms.empty());
  // What TBX does not say is kept.
  CHECK(merge_terms(terms, tbx.glossary->terms) == terms);
}

TEST_CASE("TBX of the newer standard, and of another country's language, is read") {
  const GlossaryRead read = read_tbx(
      "g.tbx",
      "<tbx style=\"dca\" type=\"TBX-Basic\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\"><text><body>"
      "<conceptEntry id=\"1\"><langSec xml:lang=\"en\"><termSec><term>save</term></termSec></langSec>"
      "<langSec xml:lang=\"sv\"><termSec><term>spara</term></termSec><termSec><term>lagra</term>"
      "<termNote type=\"administrativeStatus\">deprecatedTerm-admn-sts</termNote></termSec></langSec></conceptEntry>"
      "</body></text></tbx>",
      "en-US", "sv-SE");
  INFO(test::messages(read.findings));
  REQUIRE(read.glossary);
  CHECK(read.glossary->terms == std::vector<Term>{{"save", "spara", {"lagra"}, ""}});
}

TEST_CASE("Imported terms replace those of the same source and target, and come last otherwise") {
  const std::vector<Term> merged = merge_terms({{"save", "spara", {}, ""}, {"open", "\u00F6ppna", {}, ""}},
                                               {{"save", "spara", {"lagra"}, ""}, {"save", "r\u00E4dda", {}, ""}});
  CHECK(merged == std::vector<Term>{{"save", "spara", {"lagra"}, ""},
                                    {"open", "\u00F6ppna", {}, ""},
                                    {"save", "r\u00E4dda", {}, ""}});
}

}  // namespace docloc::exchange
