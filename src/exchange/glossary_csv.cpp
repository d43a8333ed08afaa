#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/source.h"
#include "exchange/glossary.h"
#include "exchange/xml_reading.h"

namespace docloc::exchange {
namespace {

constexpr std::array<std::string_view, 8> kColumns{"source", "target", "also",      "forbidden",
                                                   "forms",  "case",   "translate", "note"};

std::string field(std::string_view text) {
  const bool edge = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!edge && text.find_first_of(",;\t\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string join_words(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (&word != words.data()) out += '|';
    for (const char c : word) {
      if (c == '|' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words(text.empty() ? 0 : 1);
  for (size_t i = 0; i < text.size(); ++i) {
    const bool escaped = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '|' || text[i + 1] == '\\');
    if (escaped) {
      words.back() += text[++i];
    } else if (text[i] == '|') {
      words.emplace_back();
    } else {
      words.back() += text[i];
    }
  }
  return words;
}

struct Row {
  size_t offset = 0;
  std::vector<std::string> fields;
};

class Reader {
 public:
  Reader(std::string_view bytes, Reports& reports) : bytes_(bytes), reports_(reports), at_(bom_size(bytes)) {}

  std::vector<Row> run() {
    const std::string_view head = bytes_.substr(at_, std::min(bytes_.find('\n', at_), bytes_.size()) - at_);
    for (const char candidate : {',', ';', '\t'}) {
      if (head.find(candidate) == std::string_view::npos) continue;
      separator_ = candidate;
      break;
    }
    std::vector<Row> rows;
    while (at_ < bytes_.size()) {
      Row row = read_row();
      if (row.fields.size() > 1 || !row.fields[0].empty()) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  Row read_row() {
    Row row{.offset = at_, .fields = {}};
    while (true) {
      row.fields.push_back(at_ < bytes_.size() && bytes_[at_] == '"' ? quoted() : plain());
      if (at_ >= bytes_.size() || bytes_[at_] != separator_) break;
      ++at_;
    }
    if (at_ < bytes_.size() && bytes_[at_] == '\r') ++at_;
    if (at_ < bytes_.size() && bytes_[at_] == '\n') ++at_;
    return row;
  }

  [[nodiscard]] bool ends_field(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

  std::string plain() {
    const size_t begin = at_;
    while (at_ < bytes_.size() && !ends_field(bytes_[at_]))
      ++at_;
    return std::string(bytes_.substr(begin, at_ - begin));
  }

  std::string quoted() {
    const size_t begin = at_++;
    std::string out;
    while (at_ < bytes_.size()) {
      if (bytes_[at_] != '"') {
        out += bytes_[at_++];
      } else if (bytes_.substr(at_, 2) == "\"\"") {
        out += '"';
        at_ += 2;
      } else {
        ++at_;
        return out + plain();  // what some programs leave behind the closing quote
      }
    }
    reports_.error(begin, "cut", "A quoted field is not closed: what stood after it is lost.",
                   "Close the field with \", and import the file again.");
    return out;
  }

  std::string_view bytes_;
  Reports& reports_;
  size_t at_;
  char separator_ = ',';
};

}  // namespace

std::string write_csv(const Glossary& glossary) {
  std::string out = fmt::format("{}\r\n", fmt::join(kColumns, ","));
  for (const Term& term : glossary.terms) {
    out += fmt::format("{},{},{},{},{},{},{},{}\r\n", field(term.source), field(term.target),
                       field(join_words(term.also)), field(join_words(term.forbidden)), field(join_words(term.forms)),
                       term.exact_case ? "exact" : "", term.translate ? "" : "no", field(term.note));
  }
  return out;
}

GlossaryRead read_csv(std::string_view path, std::string_view bytes, std::string_view source_locale,
                      std::string_view target_locale) {
  Reports reports(path, bytes);
  reports.set_locale(target_locale);
  if (const auto bad = find_invalid_utf8(bytes)) {
    reports.error(*bad, "encoding", "The file is not valid UTF-8.", "Save it as CSV UTF-8.");
    return {std::nullopt, reports.take()};
  }
  const std::vector<Row> rows = Reader(bytes, reports).run();
  std::array<size_t, kColumns.size()> column{};
  for (size_t i = 0; i < kColumns.size(); ++i) {
    const std::vector<std::string> none;
    const std::vector<std::string>& head = rows.empty() ? none : rows.front().fields;
    column[i] = static_cast<size_t>(std::ranges::find(head, kColumns[i]) - head.begin());
  }
  if (rows.empty() || column[0] >= rows.front().fields.size()) {
    reports.error(0, "csv-header", "The first line does not name a column \"source\".",
                  "Write \"source,target,forbidden,note\" into the first line.");
    return {std::nullopt, reports.take()};
  }
  Glossary glossary{
      .source_locale = std::string(source_locale), .target_locale = std::string(target_locale), .terms = {}};
  for (size_t i = 1; i < rows.size(); ++i) {
    const auto at = [&](size_t k) {
      return column[k] < rows[i].fields.size() ? rows[i].fields[column[k]] : std::string();
    };
    if (at(0).empty()) {
      reports.warning(rows[i].offset, "no-source", "A row has no source term, so it was left out.",
                      "Give it one, or remove the row.");
      continue;
    }
    glossary.terms.push_back({.source = at(0),
                              .target = at(1),
                              .forbidden = split_words(at(3)),
                              .note = at(7),
                              .also = split_words(at(2)),
                              .forms = split_words(at(4)),
                              .exact_case = at(5) == "exact",
                              .translate = at(6) != "no" && at(6) != "false"});
  }
  return {std::move(glossary), reports.take()};
}

std::vector<Term> merge_terms(std::vector<Term> terms, const std::vector<Term>& incoming) {
  for (const Term& term : incoming) {
    const auto found = std::ranges::find_if(
        terms, [&](const Term& other) { return other.source == term.source && other.target == term.target; });
    if (found != terms.end()) {
      Term merged = term;
      if (merged.forms.empty()) merged.forms = std::move(found->forms);
      merged.exact_case = merged.exact_case || found->exact_case;
      merged.translate = merged.translate && found->translate;
      *found = std::move(merged);
    } else {
      terms.push_back(term);
    }
  }
  return terms;
}

}  // namespace docloc::exchange
