#include "text/words.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "text/icu.h"
#include "text/locale.h"

namespace docloc::text {
namespace {

// A table of all pairs of words is filled up to this size; the middle of longer texts counts as replaced.
constexpr size_t kMostCells = size_t{1} << 24U;

bool is_blank(std::string_view token) {
  return std::ranges::all_of(token, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
}

bool has_word(const icu::BreakIterator& breaks) {
  return breaks.getRuleStatus() >= UBRK_WORD_NONE_LIMIT;
}

using Kind = DiffRun::Kind;

struct Step {
  Kind kind{};
  std::string_view token;
};

// A longest common subsequence of the tokens between common beginning and end. White space alone is never worth more
// than a word: it counts one, a word two.
class Differ {
 public:
  Differ(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after)
      : before_(before), after_(after) {
    while (begin_ < std::min(before.size(), after.size()) && before[begin_] == after[begin_])
      ++begin_;
    end_before_ = before.size();
    end_after_ = after.size();
    while (end_before_ > begin_ && end_after_ > begin_ && before[end_before_ - 1] == after[end_after_ - 1]) {
      --end_before_;
      --end_after_;
    }
  }

  std::vector<Step> run() {
    for (size_t i = 0; i < begin_; ++i)
      steps_.push_back({Kind::same, before_[i]});
    walk_middle();
    for (size_t i = end_before_; i < before_.size(); ++i)
      steps_.push_back({Kind::same, before_[i]});
    return std::move(steps_);
  }

 private:
  [[nodiscard]] size_t rows() const { return end_before_ - begin_; }
  [[nodiscard]] size_t columns() const { return end_after_ - begin_; }
  [[nodiscard]] bool equal(size_t i, size_t j) const { return before_[begin_ + i] == after_[begin_ + j]; }
  uint32_t& cell(size_t i, size_t j) { return table_[i * (columns() + 1) + j]; }

  // cell(i, j): the worth of what the rests from i and j have in common.
  void fill() {
    table_.assign((rows() + 1) * (columns() + 1), 0);
    for (size_t i = rows(); i-- > 0;) {
      const uint32_t worth = is_blank(before_[begin_ + i]) ? 1 : 2;
      for (size_t j = columns(); j-- > 0;) {
        cell(i, j) = equal(i, j) ? cell(i + 1, j + 1) + worth : std::max(cell(i + 1, j), cell(i, j + 1));
      }
    }
  }

  void walk_middle() {
    size_t i = 0;
    size_t j = 0;
    if (rows() != 0 && columns() != 0 && (rows() + 1) * (columns() + 1) <= kMostCells) {
      fill();
      while (i < rows() && j < columns()) {
        if (equal(i, j)) {
          steps_.push_back({Kind::same, before_[begin_ + i]});
          ++i;
          ++j;
        } else if (cell(i + 1, j) >= cell(i, j + 1)) {
          steps_.push_back({Kind::removed, before_[begin_ + i++]});
        } else {
          steps_.push_back({Kind::added, after_[begin_ + j++]});
        }
      }
    }
    while (i < rows())
      steps_.push_back({Kind::removed, before_[begin_ + i++]});
    while (j < columns())
      steps_.push_back({Kind::added, after_[begin_ + j++]});
  }

  const std::vector<std::string_view>& before_;
  const std::vector<std::string_view>& after_;
  size_t begin_ = 0;
  size_t end_before_ = 0;
  size_t end_after_ = 0;
  std::vector<uint32_t> table_;
  std::vector<Step> steps_;
};

// Changes that only white space parts are one change: "[-old words-]", not "[-old-] [-words-]".
class RunMaker {
 public:
  std::vector<DiffRun> run(const std::vector<Step>& steps) {
    for (size_t i = 0; i < steps.size(); ++i) {
      const std::string token(steps[i].token);
      const bool changes_around = (!removed_.empty() || !added_.empty()) && i + 1 < steps.size() &&
                                  steps[i + 1].kind != Kind::same && is_blank(token);
      if (steps[i].kind == Kind::same && !changes_around) {
        flush();
        add(Kind::same, token);
        continue;
      }
      if (steps[i].kind != Kind::added) removed_ += token;
      if (steps[i].kind != Kind::removed) added_ += token;
    }
    flush();
    return std::move(runs_);
  }

 private:
  void add(Kind kind, const std::string& text) {
    if (text.empty()) return;
    if (!runs_.empty() && runs_.back().kind == kind) {
      runs_.back().text += text;
    } else {
      runs_.push_back({kind, text});
    }
  }

  void flush() {
    add(Kind::removed, std::exchange(removed_, {}));
    add(Kind::added, std::exchange(added_, {}));
  }

  std::vector<DiffRun> runs_;
  std::string removed_;
  std::string added_;
};

// How many words of the shorter list the other one has at all: no alignment keeps more.
size_t common_words(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  std::unordered_map<uint64_t, int32_t> count;
  for (const uint64_t word : a)
    ++count[word];
  size_t common = 0;
  for (const uint64_t word : b) {
    const auto found = count.find(word);
    if (found == count.end() || found->second == 0) continue;
    --found->second;
    ++common;
  }
  return common;
}

size_t edit_distance(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j)
    row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<std::string_view> word_tokens(std::string_view text, std::string_view locale) {
  std::vector<std::string_view> tokens;
  if (text.empty()) return tokens;
  const Language& language = language_of(locale);
  uint32_t begin = 0;
  if (language.words != nullptr && text.size() <= INT32_MAX) {
    for_each_boundary(*language.words, text, [&](uint32_t at, const icu::BreakIterator&) {
      tokens.push_back(text.substr(begin, at - begin));
      begin = at;
    });
  }
  if (begin < text.size()) tokens.push_back(text.substr(begin));
  return tokens;
}

std::vector<DiffRun> word_diff(std::string_view before, std::string_view after, std::string_view locale) {
  const std::vector<std::string_view> old_tokens = word_tokens(before, locale);
  const std::vector<std::string_view> new_tokens = word_tokens(after, locale);
  return RunMaker().run(Differ(old_tokens, new_tokens).run());
}

std::string to_string(const std::vector<DiffRun>& runs) {
  std::string out;
  for (const DiffRun& run : runs) {
    switch (run.kind) {
      case Kind::same:
        out += run.text;
        break;
      case Kind::removed:
        out += "[-" + run.text + "-]";
        break;
      case Kind::added:
        out += "{+" + run.text + "+}";
        break;
    }
  }
  return out;
}

std::vector<uint64_t> word_hashes(std::string_view text, std::string_view locale) {
  std::vector<uint64_t> hashes;
  if (text.size() > INT32_MAX) return hashes;
  const std::string lower = to_lower(text);
  const Language& language = language_of(locale);
  if (language.words == nullptr) return hashes;
  uint32_t begin = 0;
  for_each_boundary(*language.words, lower, [&](uint32_t at, const icu::BreakIterator& breaks) {
    if (has_word(breaks)) hashes.push_back(hash64(std::string_view(lower).substr(begin, at - begin)));
    begin = at;
  });
  return hashes;
}

uint32_t similarity(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b, uint32_t least) {
  const size_t longer = std::max(a.size(), b.size());
  if (longer == 0) return 100;
  const auto percent = [&](size_t kept) { return static_cast<uint32_t>(kept * 100 / longer); };
  if (percent(std::min(a.size(), b.size())) < least || percent(common_words(a, b)) < least) return 0;
  return percent(longer - edit_distance(a, b));
}

}  // namespace docloc::text
