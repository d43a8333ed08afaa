#include "corpus/alignment_score.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "support/corpus.h"

namespace docloc::corpus {

namespace fs = std::filesystem;
using align::ImportedUnit;
using align::ImportResult;
using align::UnitOutcome;

namespace {

bool has_text(const ImportedUnit& unit) {
  return unit.outcome == UnitOutcome::translated || unit.outcome == UnitOutcome::partial;
}

// letters() by segment; one for the whole unit where it is joined.
std::vector<std::string> texts_of(const ImportedUnit& unit) {
  std::vector<std::string> texts;
  if (!has_text(unit)) return texts;
  if (unit.segments.empty()) return {letters(segment::plain_text(unit.target.content))};
  for (const auto& content : unit.segments)
    texts.push_back(content ? letters(segment::plain_text(*content)) : "");
  return texts;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts)
    all += text;
  return all;
}

// A unit in one piece may have its sentences in another order.
std::string in_any_order(std::string text) {
  std::ranges::sort(text);
  return text;
}

class Scorer {
 public:
  Scorer(const segment::Article& source, const ImportResult& truth, const ImportResult& found, const Damaged& damaged)
      : source_(source), truth_(truth), found_(found) {
    for (const std::string& text : damaged.removed)
      ++removed_[text];
    for (const Finding& finding : found.findings)
      lines_.insert(finding.source.line);
    score_.damages = damaged.done;
  }

  Score run() {
    for (uint32_t i = 0; i < truth_.units.size(); ++i) {
      if (truth_.units[i].outcome == UnitOutcome::translated) score_unit(i);
    }
    return std::move(score_);
  }

 private:
  void score_unit(uint32_t i) {
    const std::vector<std::string> truth = texts_of(truth_.units[i]);
    const std::vector<std::string> found =
        i < found_.units.size() ? texts_of(found_.units[i]) : std::vector<std::string>();
    if (found.size() == truth.size()) {
      for (size_t s = 0; s < truth.size(); ++s)
        score_text(i, truth[s], found[s]);
      return;
    }
    // Joined on one side: all or nothing.
    const std::string whole = joined(truth);
    const bool same = in_any_order(whole) == in_any_order(joined(found));
    for (const std::string& text : truth)
      score_text(i, text, same ? text : found.empty() ? "" : "(other) " + joined(found));
  }

  void score_text(uint32_t i, const std::string& truth, const std::string& found) {
    if (truth.empty()) return;
    const auto gone = removed_.find(truth);
    const bool removed = found != truth && gone != removed_.end() && gone->second > 0;
    if (removed) {
      --gone->second;
    } else {
      ++score_.expected;
    }
    if (found == truth) {
      ++score_.right;
    } else if (!found.empty()) {
      ++score_.wrong;
      const auto confidence = static_cast<int>(found_.units[i].confidence * 100);
      score_.examples.push_back(source_.path + " unit " + std::to_string(i) + " (" + std::to_string(confidence) +
                                "): expected " + truth + "\n      found " + found);
    } else if (!is_reported(i)) {
      ++score_.unreported;
      score_.examples.push_back(source_.path + " unit " + std::to_string(i) + ": not reported, " + truth);
    } else if (!removed) {
      const ImportedUnit& unit = found_.units[i];
      score_.lost.push_back(source_.path + " unit " + std::to_string(i) + " outcome " +
                            std::to_string(static_cast<int>(unit.outcome)) + " (" +
                            std::to_string(static_cast<int>(unit.confidence * 100)) + "): " + truth + reason(i));
    }
  }

  // What the findings say of the unit's line.
  [[nodiscard]] std::string reason(uint32_t i) const {
    const uint32_t line = static_cast<uint32_t>(
        1 + std::count(source_.bytes.begin(), source_.bytes.begin() + source_.units[i].bytes.begin, '\n'));
    std::string all;
    for (const Finding& finding : found_.findings) {
      if (finding.source.line == line) all += "\n        " + finding.rule + ": " + finding.message;
    }
    return all;
  }

  [[nodiscard]] bool is_reported(uint32_t i) const {
    const segment::Unit& unit = source_.units[i];
    const auto line = [&](uint32_t at) {
      return static_cast<uint32_t>(1 + std::count(source_.bytes.begin(), source_.bytes.begin() + at, '\n'));
    };
    if (found_.units.empty() || lines_.contains(line(unit.bytes.begin))) return true;
    return unit.parent != segment::kNoUnit && lines_.contains(line(source_.units[unit.parent].bytes.begin));
  }

  const segment::Article& source_;
  const ImportResult& truth_;
  const ImportResult& found_;
  std::map<std::string, uint32_t> removed_;
  std::set<uint32_t> lines_;
  Score score_;
};

}  // namespace

std::vector<Pair> read_pairs(const std::string& source_folder, const std::string& target_folder, size_t most) {
  const fs::path root = fs::path(DOCLOC_SOURCE_DIR) / "../shared/corpus";
  std::vector<fs::path> both;
  if (!fs::exists(root / source_folder) || !fs::exists(root / target_folder)) return {};
  for (const auto& entry : fs::recursive_directory_iterator(root / source_folder)) {
    const fs::path path = fs::relative(entry.path(), root / source_folder);
    if (entry.path().extension() == ".md" && fs::exists(root / target_folder / path)) both.push_back(path);
  }
  std::ranges::sort(both);
  std::vector<Pair> pairs;
  const size_t step = std::max<size_t>(1, (both.size() + most - 1) / std::max<size_t>(1, most));
  for (size_t i = 0; i < both.size(); i += step) {
    const std::string name = both[i].generic_string();
    Pair pair{.path = name,
              .source = segment::read_article(name, testing::read_file(root / source_folder / name)),
              .target = segment::read_article(name, testing::read_file(root / target_folder / name))};
    if (pair.source.usable && pair.target.usable) pairs.push_back(std::move(pair));
  }
  return pairs;
}

void Score::add(const Score& other) {
  damages += other.damages;
  expected += other.expected;
  right += other.right;
  wrong += other.wrong;
  unreported += other.unreported;
  lost.insert(lost.end(), other.lost.begin(), other.lost.end());
  examples.insert(examples.end(), other.examples.begin(), other.examples.end());
}

double Score::precision() const {
  return right + wrong == 0 ? 100 : 100.0 * right / (right + wrong);
}

double Score::recall() const {
  return expected == 0 ? 100 : 100.0 * std::min(right, expected) / expected;
}

Score score(const segment::Article& source, const ImportResult& truth, const ImportResult& found,
            const Damaged& damaged) {
  return Scorer(source, truth, found, damaged).run();
}

Score score_damage(const std::vector<Pair>& pairs, const std::string& locale, Damage kind, Grain grain, uint32_t seed,
                   float confidence) {
  constexpr uint32_t kUnitsADamage = 20;
  align::ImportOptions options{.locale = locale, .any_revision = true, .confidence = confidence};
  std::mt19937 random(seed);
  align::Lexicon lexicon;
  align::Lexicon true_lexicon;
  std::vector<Damaged> damaged;
  std::vector<segment::Article> targets;
  for (const Pair& pair : pairs) {
    const uint32_t times = 1 + static_cast<uint32_t>(pair.source.units.size()) / kUnitsADamage;
    damaged.push_back(damage(pair.target, locale, kind, grain, times, random));
    targets.push_back(segment::read_article(pair.path, damaged.back().bytes));
    for (const auto& [from, to] : align::sure_words(pair.source, targets.back(), options))
      lexicon.add(from, to);
    for (const auto& [from, to] : align::sure_words(pair.source, pair.target, options))
      true_lexicon.add(from, to);
  }
  lexicon.finish();
  true_lexicon.finish();
  Score total;
  for (size_t i = 0; i < pairs.size(); ++i) {
    if (damaged[i].done == 0) continue;
    options.lexicon = &true_lexicon;
    const ImportResult truth = align::import_markdown(pairs[i].source, pairs[i].target, options);
    options.lexicon = &lexicon;
    const ImportResult found = align::import_markdown(pairs[i].source, targets[i], options);
    total.add(score(pairs[i].source, truth, found, damaged[i]));
  }
  return total;
}

}  // namespace docloc::corpus
