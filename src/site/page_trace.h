// What a page asked of the rest of the site while its body was made, and what it was told. The body is a function of
// its article, its strings and these answers: while they are the same, it is.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace docloc::site {

enum class Question : char {
  link = 'l',     // the address that a link of the article gets
  image = 'i',    // the same of an image
  size = 's',     // width and height of an image
  owner = 'o',    // whose file an image is: "own" or "source"; empty: it is no file
  include = 'n',  // the hash of an included article's rendering
  code = 'c',     // the hash of a code file
};

struct Answer {
  Question question{};
  std::string from;   // the article that asks: the page's, or one that it includes
  std::string about;  // as that article has it
  std::string answer;
  friend bool operator==(const Answer&, const Answer&) = default;
};

// Each question once, in the order they were first asked.
using PageTrace = std::vector<Answer>;

using AnswerQuestion = std::function<std::string(Question question, std::string_view from, std::string_view about)>;

}  // namespace docloc::site
