// Templates of the Mustache kind, compiled once and rendered by any number of threads.
//
// The language: {{name}} escaped, {{{name}}} and {{&name}} as it is, {{#name}} ... {{/name}} for each element of a list
// or when there is a value, {{^name}} ... {{/name}} when there is none, {{> partial}} (itself too), {{! comment}}. A
// line with nothing but one of the last four leaves no line. Changed delimiters and lambdas are not known.
//
// Own, because the packaged Mustache library (kainjow) is too slow for tens of thousands of pages: it reads partials
// anew every time they are met and copies every value, which with the default theme gives 2,000 pages a second where
// this gives 26,000 (one thread, 15 KB a page; tests/bench/page_bench.cpp). Also it cannot render from several threads
// at once, and says of a fault only at which byte it is.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace docloc::render {

struct Field;
using Values = std::vector<Field>;  // of one element; a name that is missing is looked up in what is around it

// Nothing, yes, a text, or elements. A text that is empty and a list without elements are nothing.
struct Value {
  bool yes = false;
  std::string_view text;
  std::vector<Values> list;
};

struct Field {
  uint16_t name = 0;  // its place in the names that the templates were compiled with
  Value value;
};

class Templates {
 public:
  // `names`: of all inputs, sorted; outlives the templates. A template that names another one has a fault.
  explicit Templates(std::span<const std::string_view> names) : names_(names) {}

  // Compiles `bytes`. False: it has a fault (rule render/template, at its place in `path`), and the template of this
  // name, if there was one, stays.
  bool add(const std::string& name, const std::string& path, std::string bytes, Findings& findings);

  // Joins partials to their templates; after the last add(). A partial that is not there is a fault and renders as
  // nothing.
  void link(Findings& findings);

  // Appends to `out`. Nothing when there is no template of this name. Any thread.
  void render(std::string_view name, const Values& values, std::string& out) const;

 private:
  enum class OpKind : uint8_t { text, escaped, raw, section, inverted, partial };
  struct Op {
    OpKind kind{};
    uint16_t name = 0;  // of the value
    uint32_t from = 0;  // text: in `bytes`; partial: in `partials`
    uint32_t to = 0;    // text: one past its end; section, inverted: the op behind it
  };
  struct Partial {
    std::string name;
    uint32_t line = 0;
    int32_t target = -1;
  };
  struct Template {
    std::string path;
    std::string bytes;
    std::vector<Op> ops;
    std::vector<Partial> partials;
  };
  class Compiler;
  class Renderer;

  std::span<const std::string_view> names_;
  std::vector<Template> templates_;
  std::map<std::string, int32_t, std::less<>> by_name_;
};

}  // namespace docloc::render
