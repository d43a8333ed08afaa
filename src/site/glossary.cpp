#include "site/glossary.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "site/paths.h"
#include "yaml/settings_tree.h"

namespace docloc::site {
namespace {

class TermsReader {
 public:
  explicit TermsReader(std::string_view locale) : locale_(locale) {}

  TermsRead run(std::string_view path, std::string_view bytes) {
    yaml::TreeRead tree = yaml::read_tree(path, bytes);
    read_.findings = std::move(tree.findings);
    read_.must_stay = !read_.findings.empty();
    if (read_.must_stay) return std::move(read_);
    if (tree.tree.kind == yaml::Tree::Kind::sequence) {
      for (const yaml::Tree& item : tree.tree.items)
        read_term(item);
    } else if (tree.tree.kind != yaml::Tree::Kind::null) {
      blame(tree.tree.place, "A glossary is a list of terms.");
    }
    return std::move(read_);
  }

 private:
  void blame(const Place& place, std::string message) {
    read_.must_stay = true;
    read_.findings.push_back(
        {.rule = "site/glossary",
         .severity = Severity::error,
         .target = place,
         .locale = std::string(locale_),
         .message = std::move(message),
         .hint = "Write entries as \"- source: ...\", with target, forbidden, forms, case, translate and note below."});
  }

  void read_term(const yaml::Tree& item) {
    if (item.kind != yaml::Tree::Kind::mapping) return blame(item.place, "An entry of the glossary is no term.");
    exchange::Term term;
    for (size_t i = 0; i < item.members.size(); ++i)
      read_member(item.members[i].first, item.members[i].second, item.member_places[i], term);
    if (term.source.empty()) return blame(item.place, "A term of the glossary has no source.");
    read_.terms.push_back(std::move(term));
  }

  void read_member(std::string_view name, const yaml::Tree& value, const Place& place, exchange::Term& term) {
    const bool is_text = value.kind == yaml::Tree::Kind::scalar || value.kind == yaml::Tree::Kind::null;
    if (name == "forbidden") return read_words(value, term.forbidden);
    if (name == "forms") return read_words(value, term.forms);
    if (name == "target") {
      std::vector<std::string> words;
      read_words(value, words);
      if (words.empty()) return;
      term.target = words.front();
      term.also.assign(words.begin() + 1, words.end());
    } else if (name == "case" && (value.scalar == "exact" || value.scalar == "any")) {
      term.exact_case = value.scalar == "exact";
    } else if (name == "translate" && (value.scalar == "false" || value.scalar == "true")) {
      term.translate = value.scalar == "true";
    } else if (is_text && (name == "source" || name == "note")) {
      (name == "source" ? term.source : term.note) = value.scalar;
    } else if (name == "case" || name == "translate") {
      blame(place, fmt::format("\"{}\" is nothing that \"{}\" can be.", value.scalar, name));
    } else {
      blame(place, fmt::format("\"{}\" is nothing that a term of the glossary has.", name));
    }
  }

  void read_words(const yaml::Tree& value, std::vector<std::string>& words) {
    if (value.kind == yaml::Tree::Kind::scalar) words.push_back(value.scalar);
    for (const yaml::Tree& word : value.items) {
      if (word.kind == yaml::Tree::Kind::scalar) {
        words.push_back(word.scalar);
      } else {
        blame(word.place, "A word of the glossary is no text.");
      }
    }
    if (value.kind == yaml::Tree::Kind::mapping) blame(value.place, "Words of the glossary are a list.");
  }

  std::string_view locale_;
  TermsRead read_;
};

// YAML's double quotes: any text on one line.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string list_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words)
    out += fmt::format("{}{}", out.empty() ? "[" : ", ", quoted(word));
  return out + ']';
}

}  // namespace

std::string glossary_path(const Settings& settings, std::string_view locale) {
  return join(expand(settings.catalogs, locale), "glossary.yaml");
}

Result<TermsRead> read_terms(const Job& job, std::string_view locale) {
  const std::string path = glossary_path(job.settings, locale);
  if (!job.store.exists(path)) return TermsRead{};
  const Result<std::string> bytes = job.store.read(path);
  if (!bytes) return fail(bytes.error().what);
  return TermsReader(locale).run(path, *bytes);
}

std::string terms_yaml(const std::vector<exchange::Term>& terms) {
  std::string out;
  for (const exchange::Term& term : terms) {
    out += fmt::format("- source: {}\n", quoted(term.source));
    std::vector<std::string> targets = term.also;
    if (!term.target.empty()) targets.insert(targets.begin(), term.target);
    if (targets.size() == 1) out += fmt::format("  target: {}\n", quoted(targets.front()));
    if (targets.size() > 1) out += fmt::format("  target: {}\n", list_of(targets));
    if (!term.forbidden.empty()) out += fmt::format("  forbidden: {}\n", list_of(term.forbidden));
    if (!term.forms.empty()) out += fmt::format("  forms: {}\n", list_of(term.forms));
    if (term.exact_case) out += "  case: exact\n";
    if (!term.translate) out += "  translate: false\n";
    if (!term.note.empty()) out += fmt::format("  note: {}\n", quoted(term.note));
  }
  return out;
}

}  // namespace docloc::site
