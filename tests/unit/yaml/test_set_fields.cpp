#include <catch2/catch.hpp>
#include <string>

#include "yaml/front_matter.h"

using namespace docloc::yaml;

namespace {

std::string set(const std::string& bytes, const std::vector<std::pair<std::string, std::string>>& fields) {
  return set_fields(bytes, read_front_matter("a.md", bytes), fields);
}

}  // namespace

TEST_CASE("new fields are appended in order before the closing fence, with its neighbours' line ends") {
  CHECK(set("---\ntitle: \"T\"\r\nms.date: 08/30/2017\r\n---\n# Body\n",
            {{"ms.openlocfilehash", "7b9642eec0fd0f1e547f34de1077e551fbb61593"},
             {"ms.translationtype", "MT"},
             {"ms.contentlocale", "sv-SE"},
             {"ms.lasthandoff", "12/08/2017"},
             {"ms.locfileid", "46362433"}}) ==
        "---\ntitle: \"T\"\r\nms.date: 08/30/2017\r\n"
        "ms.openlocfilehash: 7b9642eec0fd0f1e547f34de1077e551fbb61593\r\n"
        "ms.translationtype: MT\r\n"
        "ms.contentlocale: sv-SE\r\n"
        "ms.lasthandoff: 12/08/2017\r\n"
        "ms.locfileid: \"46362433\"\r\n"
        "---\n# Body\n");
}

TEST_CASE("fields that are there are replaced in place") {
  CHECK(set("---\na: 'x' # note\nb:\nc: d\n---\n", {{"c", "e: f"}, {"a", "it's"}, {"b", "x"}, {"k", ""}}) ==
        "---\na: 'it''s' # note\nb: x\nc: \"e: f\"\nk: ''\n---\n");
}

TEST_CASE("a field whose value is a list is replaced with its lines") {
  CHECK(set("---\na:\n- x\n- y\n\nb: [1,\n  2]\nc: d\n---\n", {{"a", "1x"}, {"b", "2x"}}) ==
        "---\na: 1x\n\nb: 2x\nc: d\n---\n");
}

TEST_CASE("a nested key is not taken for a field") {
  CHECK(set("---\nms:\n  date: x\n---\n", {{"ms.date", "z"}}) == "---\nms:\n  date: x\nms.date: z\n---\n");
}

TEST_CASE("a file without front matter gets one") {
  CHECK(set("# Body\r\nText\r\n", {{"a", "b"}}) == "---\r\na: b\r\n---\r\n# Body\r\nText\r\n");
  CHECK(set("\xEF\xBB\xBF# Body\n", {{"a", "b"}}) == "\xEF\xBB\xBF---\na: b\n---\n# Body\n");
  CHECK(set("", {{"a", "b"}}) == "---\na: b\n---\n");
  CHECK(set("# Body", {}) == "# Body");
}

TEST_CASE("empty front matter is filled") {
  CHECK(set("---\r\n---\r\nx", {{"a", "b"}}) == "---\r\na: b\r\n---\r\nx");
}

TEST_CASE("fields join an indented mapping and one in braces") {
  CHECK(set("---\n  a: b\n---\n", {{"c", "d"}}) == "---\n  a: b\n  c: d\n---\n");
  CHECK(set("---\n{a: b}\n---\n", {{"c", "d"}}) == "---\n{a: b, \"c\": \"d\"}\n---\n");
  CHECK(set("---\n{}\n---\n", {{"c", "d"}}) == "---\n{\"c\": \"d\"}\n---\n");
}

TEST_CASE("front matter that is no YAML still gets its fields") {
  CHECK(set("---\na: b: c\nd: e\n---\n", {{"d", "f"}, {"g", "h"}}) == "---\na: b: c\nd: f\ng: h\n---\n");
}

TEST_CASE("without fields the bytes stay") {
  const std::string bytes = "---\na:  b # c\r\n...\r\nx";
  CHECK(set(bytes, {}) == bytes);
  CHECK(set(bytes, {{"a", "b"}}) == bytes);
}

TEST_CASE("a value that cannot be spelled leaves its field as it was") {
  CHECK(set("---\na: b\n---\n", {{"a", "\x01"}, {"c", "\x02"}, {"d", "e"}}) == "---\na: b\nd: e\n---\n");
}
