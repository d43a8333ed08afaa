#include "text/pattern.h"

#include <unicode/uregex.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace docloc::text {
namespace {

// ICU's own limit begins anew wherever a match could begin, so the steps are counted here. It reports after every
// 10,000 steps, and at every place where it begins.
constexpr int64_t kStepsPerReport = 10'000;
constexpr int64_t kStepsPerBegin = 100;
constexpr int64_t kStepLimit = 10'000'000;
constexpr int32_t kStackLimit = 8 << 20;  // bytes of backtracking

struct Effort {
  int64_t left = 0;  // steps
};

UBool U_CALLCONV count_steps(const void* context, int32_t) {
  auto* effort = static_cast<Effort*>(const_cast<void*>(context));  // ICU's signature
  effort->left -= kStepsPerReport;
  return static_cast<UBool>(effort->left > 0);
}

UBool U_CALLCONV count_begin(const void* context, int64_t) {
  auto* effort = static_cast<Effort*>(const_cast<void*>(context));
  effort->left -= kStepsPerBegin;
  return static_cast<UBool>(effort->left > 0);
}

using Regex = std::unique_ptr<URegularExpression, decltype(&uregex_close)>;
using Text = std::unique_ptr<UText, decltype(&utext_close)>;

Text open_text(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return {utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status), &utext_close};
}

std::string describe(UErrorCode status) {
  switch (status) {
    case U_REGEX_MISMATCHED_PAREN:
      return "a parenthesis has no partner";
    case U_REGEX_MISSING_CLOSE_BRACKET:
      return "a bracket is not closed";
    case U_REGEX_BAD_ESCAPE_SEQUENCE:
      return "there is no such escape";
    case U_REGEX_RULE_SYNTAX:
      return "something has no meaning there";
    default:
      return u_errorName(status);
  }
}

Regex open_regex(const std::string& pattern, std::string& fault) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  const Text text = open_text(pattern);
  Regex regex(uregex_openUText(text.get(), UREGEX_MULTILINE, &where, &status), &uregex_close);
  if (U_FAILURE(status)) {
    fault = describe(status);
    if (where.offset >= 0) fault += " at character " + std::to_string(where.offset + 1);
    return {nullptr, &uregex_close};
  }
  return regex;
}

// False: a limit was reached.
bool find_one(URegularExpression* shared, UText* text, std::vector<Span>& out) {
  UErrorCode status = U_ZERO_ERROR;
  const Regex regex(uregex_clone(shared, &status), &uregex_close);
  // Reading a megabyte is no effort; more than that for each byte is.
  Effort effort{kStepLimit + 2 * kStepsPerBegin * utext_nativeLength(text)};
  uregex_setStackLimit(regex.get(), kStackLimit, &status);
  uregex_setMatchCallback(regex.get(), count_steps, &effort, &status);
  uregex_setFindProgressCallback(regex.get(), count_begin, &effort, &status);
  uregex_setUText(regex.get(), text, &status);
  while (uregex_findNext(regex.get(), &status)) {
    const int64_t begin = uregex_start64(regex.get(), 0, &status);
    const int64_t end = uregex_end64(regex.get(), 0, &status);
    if (end > begin) out.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }
  return U_SUCCESS(status);
}

}  // namespace

struct Patterns::Compiled {
  std::vector<Regex> regexes;
};

Result<Patterns> Patterns::compile(const std::vector<std::string>& patterns) {
  auto compiled = std::make_shared<Compiled>();
  for (const std::string& pattern : patterns) {
    std::string fault;
    Regex regex = open_regex(pattern, fault);
    if (!regex) return fail("'" + pattern + "' is not a regular expression (" + fault + ")");
    UErrorCode status = U_ZERO_ERROR;
    const Text empty = open_text("");
    const Regex trial(uregex_clone(regex.get(), &status), &uregex_close);
    uregex_setUText(trial.get(), empty.get(), &status);
    if (uregex_find(trial.get(), 0, &status)) return fail("'" + pattern + "' matches nothing at all");
    compiled->regexes.push_back(std::move(regex));
  }
  Patterns made;
  made.compiled_ = std::move(compiled);
  return made;
}

Patterns::Found Patterns::find_all(std::string_view text) const {
  Found found;
  std::vector<Span> all;
  for (const Regex& regex : compiled_->regexes) {
    const Text view = open_text(text);
    if (!find_one(regex.get(), view.get(), all)) found.complete = false;
  }
  std::ranges::sort(all, [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  for (const Span span : all) {
    if (found.spans.empty() || span.begin >= found.spans.back().end) found.spans.push_back(span);
  }
  return found;
}

}  // namespace docloc::text
