#include <algorithm>
#include <deque>
#include <filesystem>
#include <map>
#include <sstream>

#include "corpus/alignment_score.h"
#include "support/corpus.h"

namespace docloc::corpus {

namespace {

struct Row {
  std::string source;  // letters
  std::string target;
  std::string shown;  // as it is in the file
};

// What is left of a cell's Markdown when its markup is taken off.
std::string plain(const std::string& cell) {
  std::string markdown;
  for (size_t i = 0; i < cell.size(); ++i) {
    const bool escaped = cell[i] == '\\' && i + 1 < cell.size() && (cell[i + 1] == 'n' || cell[i + 1] == 't');
    markdown += escaped ? ' ' : cell[i];
    if (escaped) ++i;
  }
  // The cell has no definitions: "[text][label]" and "[text][]" are links all the same.
  for (size_t at = markdown.find("]["); at != std::string::npos; at = markdown.find("][", at + 1)) {
    const size_t end = markdown.find(']', at + 2);
    if (end != std::string::npos) markdown.erase(at + 1, end - at);
  }
  const segment::Article article = segment::read_article("cell.md", markdown);
  std::string text;
  for (const segment::Unit& unit : article.units) {
    if (unit.kind == segment::UnitKind::alt || unit.kind == segment::UnitKind::title) continue;
    text += segment::plain_text(unit.content) + " ";
  }
  return letters(article.units.empty() ? markdown : text);
}

std::map<std::string, std::vector<Row>> read_rows(const std::string& file) {
  std::map<std::string, std::vector<Row>> rows;
  std::istringstream lines(testing::read_file(testing::shared_folder() / "corpus" / file));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::vector<std::string> cells;
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, '\t');)
      cells.push_back(field);
    if (cells.size() != 4) continue;
    Row row{.source = plain(cells[2]), .target = plain(cells[3]), .shown = cells[0] + ": " + cells[2]};
    if (!row.source.empty()) rows[cells[0]].push_back(std::move(row));
  }
  return rows;
}

// What was imported for a source text; several where the page repeats it. "!": its codes are not the source's.
using Found = std::map<std::string, std::deque<std::string>>;

Found found_on(const Pair& pair, const align::ImportResult& result) {
  Found found;
  for (size_t i = 0; i < pair.source.units.size(); ++i) {
    const segment::Unit& unit = pair.source.units[i];
    const align::ImportedUnit* imported = i < result.units.size() ? &result.units[i] : nullptr;
    const auto parts = segment::split_sentences(unit.content, unit.codes, "en-US");
    const bool pieces = imported != nullptr && imported->segments.size() == parts.size();
    std::string all;
    for (size_t s = 0; s < parts.size(); ++s) {
      const std::string source = letters(segment::plain_text(parts[s].content));
      all += source;
      if (parts[s].ignorable || parts.size() == 1) continue;
      const bool has = pieces && imported->segments[s].has_value();
      if (pieces) found[source].push_back(has ? letters(segment::plain_text(*imported->segments[s])) : "");
    }
    const bool whole = imported != nullptr && imported->outcome == align::UnitOutcome::translated;
    if (imported != nullptr && imported->outcome == align::UnitOutcome::refused) {
      for (const segment::Segment& part : parts)
        found[letters(segment::plain_text(part.content))].push_back("!");
      if (parts.size() > 1) found[all].push_back("!");
      continue;
    }
    if (parts.size() == 1 || !pieces || whole) {
      found[all].push_back(whole ? letters(segment::plain_text(imported->target.content)) : "");
    }
  }
  return found;
}

class Page {
 public:
  Page(const std::vector<Row>& rows, const Pair& pair, Found found, GoldScore& score)
      : rows_(rows), found_(std::move(found)), score_(score) {
    for (const segment::Unit& unit : pair.target.units)
      page_ += letters(segment::plain_text(unit.content)) + " ";
  }

  void run() {
    for (size_t i = 0; i < rows_.size();)
      i += compare(i);
  }

 private:
  // One row, or the shortest run of rows that is one of our texts. Gives how many rows that is.
  size_t compare(size_t at) {
    constexpr size_t kMostRows = 8;
    std::string source;
    std::string target;
    for (size_t n = 1; n <= kMostRows && at + n <= rows_.size(); ++n) {
      source += rows_[at + n - 1].source;
      target += rows_[at + n - 1].target;
      const auto found = found_.find(source);
      if (found == found_.end() || found->second.empty()) continue;
      if (page_.find(target) == std::string::npos) break;  // this revision of the page is translated otherwise
      take(found->second, target, rows_[at].shown, static_cast<uint32_t>(n));
      return n;
    }
    ++score_.rows;
    score_.strange.push_back(rows_[at].shown);
    return 1;
  }

  void take(std::deque<std::string>& candidates, const std::string& target, const std::string& shown, uint32_t rows) {
    score_.rows += rows;
    score_.comparable += rows;
    const std::string ours = candidates.front();
    if (candidates.size() > 1) candidates.pop_front();
    if (ours == "!") {
      score_.comparable -= rows;
      score_.refused += rows;
      return;
    }
    if (ours.empty()) {
      score_.missed.push_back(shown);
      return;
    }
    score_.found += rows;
    if (ours == target) {
      score_.right += rows;
    } else {
      score_.wrong.push_back(shown + "\n      gold " + target + "\n      ours " + ours);
    }
  }

  const std::vector<Row>& rows_;
  Found found_;
  GoldScore& score_;
  std::string page_;  // letters of the translation's texts
};

}  // namespace

GoldScore score_gold(const std::vector<Pair>& pairs, const std::string& file, const std::string& locale) {
  const std::map<std::string, std::vector<Row>> rows = read_rows(file);
  align::ImportOptions options{.locale = locale, .any_revision = true};
  align::Lexicon lexicon;
  const auto rows_of = [&](const Pair& pair) {
    const auto found = rows.find(pair.path);
    if (found != rows.end()) return found;
    // A page that stood in another folder then.
    const auto name = [](const std::string& path) { return path.substr(path.rfind('/') + 1); };
    const auto same_name = [&](const auto& entry) { return name(entry.first) == name(pair.path); };
    const auto first = std::ranges::find_if(rows, same_name);
    return std::ranges::count_if(rows, same_name) == 1 ? first : rows.end();
  };
  for (const Pair& pair : pairs) {
    if (rows_of(pair) == rows.end()) continue;
    for (const auto& [from, to] : align::sure_words(pair.source, pair.target, options))
      lexicon.add(from, to);
  }
  lexicon.finish();
  options.lexicon = &lexicon;
  GoldScore score;
  for (const Pair& pair : pairs) {
    const auto page = rows_of(pair);
    if (page == rows.end()) continue;
    Page(page->second, pair, found_on(pair, align::import_markdown(pair.source, pair.target, options)), score).run();
  }
  return score;
}

}  // namespace docloc::corpus
