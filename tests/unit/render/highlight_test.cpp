// Colours of code: the text stays, and what stands out is what a reader looks for.
#include "render/highlight.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "render/escape.h"
#include "render/highlight_lexers.h"
#include "support.h"

using namespace docloc::render;        // NOLINT
using namespace docloc::render::test;  // NOLINT

namespace {

std::string highlighted(std::string_view language, std::string_view code) {
  std::string out;
  append_highlighted(out, language, code);
  return out;
}

// Tokens as "k:if s:"x"", the rest left out.
std::string tokens(std::string_view language, std::string_view code) {
  const std::string html = highlighted(language, code);
  std::string out;
  constexpr std::string_view kOpen = "<span class=\"";
  for (size_t at = html.find(kOpen); at != std::string::npos; at = html.find(kOpen, at)) {
    at += kOpen.size();
    const size_t end = html.find("</span>", at);
    if (!out.empty()) out += ' ';
    out += html[at];
    out += ':';
    out += html.substr(at + 3, end - at - 3);
    at = end;
  }
  return out;
}

std::string without_tags(std::string_view html) {
  std::string out;
  for (size_t at = 0; at < html.size(); ++at) {
    if (html[at] == '<')
      at = html.find('>', at);
    else
      out += html[at];
  }
  return out;
}

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  for (size_t at = 0; at < list.size();) {
    const size_t end = std::min(list.find(' ', at), list.size());
    words.emplace_back(list.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string first_alias(const Language& language) {
  return words_of(language.aliases).front();
}

}  // namespace

TEST_CASE("whatever the code, highlighting never changes its text") {
  static const std::vector<std::string> kPieces = {
      "\"", "'",   "`",     "\\",   "/*",  "*/",   "//",   "#",    "<#",    "#>",     "<!--",  "-->", "<",
      ">",  "&",   "&amp;", "@\"",  "\n",  "\r\n", " ",    "\t",   "$",     "{",      "}",     "${",  "--",
      "-x", "if ", "é",     "中文", "😀",  "1.5",  "0x1F", "name", ":",     ": ",     "- ",    "|",   "|\n",
      "  ", "[",   "](",    ")",    "```", "+a",   "@@",   "=",    "<a b=", "\"\"\"", "\n\"@", "\x80"};
  Random random(11);
  for (const Language& language : languages()) {
    const std::string name = first_alias(language);
    for (int round = 0; round < 300; ++round) {
      std::string code;
      for (uint32_t i = random.below(40); i > 0; --i)
        code += kPieces[random.below(static_cast<uint32_t>(kPieces.size()))];
      const std::string html = highlighted(name, code);
      INFO(name << ": " << code);
      REQUIRE(without_tags(html) == escape(code));
      REQUIRE(fault_of(html).empty());
    }
  }
}

TEST_CASE("a language that is not known stays plain") {
  CHECK(highlighted("klingon", "if <x> \"y\"") == "if &lt;x&gt; &quot;y&quot;");
  CHECK(highlighted("", "// x") == "// x");
  CHECK(highlighted("output", "if \"x\"") == "if &quot;x&quot;");
}

TEST_CASE("languages of the C family") {
  CHECK(tokens("csharp", "#region A\nreturn new Foo(\"a\\\"b\", 0x1F); // end") ==
        "k:#region k:return k:new t:Foo s:&quot;a\\&quot;b&quot; n:0x1F c:// end");
  CHECK(tokens("js", "const x = `a\nb`; /* c\nd */ null") == "k:const s:`a\nb` c:/* c\nd */ n:null");
  CHECK(tokens("c++", "char c = 'x; // a string ends with its line\nint i;") ==
        "k:char s:'x; // a string ends with its line k:int");
}

TEST_CASE("PowerShell: commands, options, variables, both kinds of comment") {
  CHECK(tokens("azurepowershell-interactive",
               "<# a\n#> Get-AzVM -Name $vm.Name | Where-Object { $_.X -eq \"a`\"b\" } # c") ==
        "c:&lt;# a\n#&gt; t:Get-AzVM v:-Name v:$vm t:Where-Object v:$_ v:-eq s:&quot;a`&quot;b&quot; c:# c");
  CHECK(tokens("powershell", "IF ($true) { @\"\n$x \"y\"\n\"@ }") ==
        "k:IF v:$true s:@&quot;\n$x &quot;y&quot;\n&quot;@");
}

TEST_CASE("shell: commands, options, strings over lines; a hash inside a word is none") {
  CHECK(tokens("azurecli", "az group create --name ${RG} -l eastus # c\nif x#y; then echo 'a\nb'; fi") ==
        "t:az v:--name v:${RG} v:-l c:# c k:if t:x k:then t:echo s:'a\nb' k:fi");
}

TEST_CASE("JSON and YAML: keys are not values") {
  CHECK(tokens("json", "{\"a\" : \"b\", \"c\": [1, true]}") ==
        "v:&quot;a&quot; s:&quot;b&quot; v:&quot;c&quot; n:1 n:true");
  CHECK(tokens("yaml", "a: b # c\n- d: 1.5\n  url: http://x#y\n  e: |\n    f: g\n'h': &i x") ==
        "v:a s:b c:# c o:- v:d n:1.5 v:url s:http://x#y v:e o:| s:f: g v:'h' t:&amp;i");
}

TEST_CASE("markup: tags, attributes, entities, comments") {
  CHECK(tokens("xml", "<?xml x?><!-- a > b --><n:a b='c>' d=\"e\">f &amp; g < h</n:a>") ==
        "k:&lt;?xml x?&gt; c:&lt;!-- a &gt; b --&gt; t:n:a v:b s:'c&gt;' v:d s:&quot;e&quot; n:&amp;amp; t:n:a");
}

TEST_CASE("Python, SQL, CSS, INI, diff and Markdown") {
  CHECK(tokens("python", "def f(x: str): # c\n  \"\"\"a\n\"b\"\"\"\n  return None") ==
        "k:def t:f t:str c:# c s:&quot;&quot;&quot;a\n&quot;b&quot;&quot;&quot; k:return n:None");
  CHECK(tokens("sql", "SELECT a FROM b WHERE c = 'it''s' -- d") == "k:SELECT k:FROM k:WHERE s:'it' s:'s' c:-- d");
  CHECK(tokens("css", "@media x { color: red; } /* c */") == "v:@media v:color c:/* c */");
  CHECK(tokens("ini", "; c\n[s]\na = 1\nb=\"x\"") == "c:; c t:[s] v:a  n:1 v:b s:&quot;x&quot;");
  CHECK(tokens("diff", "--- a\n+++ b\n@@ 1 @@\n-x\n+y\n z") == "c:--- a c:+++ b t:@@ 1 @@ d:-x i:+y");
  CHECK(tokens("md", "# A\n- `b` [c](d)\n```\ne\n```") == "k:# A o:- s:`b` s:(d) s:``` s:e s:```");
}

TEST_CASE("the name of a language is the one its readers know") {
  CHECK(language_name("azurecli-interactive") == "Azure CLI");
  CHECK(language_name("CSharp") == "C#");
  CHECK(language_name("{.python") == "Python");
  CHECK(language_name("klingon") == "klingon");
}

TEST_CASE("the tables: names once, words in order") {
  std::set<std::string> seen;
  for (const Language& language : languages()) {
    for (const std::string& alias : words_of(language.aliases)) {
      INFO(alias);
      CHECK(seen.insert(alias).second);
    }
    REQUIRE((language.lexer == Lexer::code) == (language.rules != nullptr));
    if (language.rules == nullptr) continue;
    for (const std::string_view list : {language.rules->keywords, language.rules->constants, language.rules->types}) {
      INFO(list);
      CHECK(std::ranges::is_sorted(words_of(list)));
    }
  }
}

TEST_CASE("code that closes nothing takes linear time") {
  for (const Language& language : languages()) {
    for (const std::string piece :
         {"\"", "'", "/*", "<!--", "<a ", "`", "@\"", "\"\"\"", "](", "a: '\n", "&", "<#", "${", "x: "}) {
      std::string code;
      while (code.size() < 200'000)
        code += piece;
      INFO(language.name << ' ' << piece);
      const auto begin = std::chrono::steady_clock::now();
      CHECK(highlighted(first_alias(language), code).size() >= code.size());
      const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
      CHECK(taken.count() < 2.0);  // quadratic would be minutes
    }
  }
}
