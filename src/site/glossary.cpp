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
    read_.findings.push_back({.rule = "site/glossary",
                              .severity = Severity::error,
                              .target = place,
                              .locale = std::string(locale_),
                              .message = std::move(message),
                              .hint = "Write entries as \"- source: ...\", with target, forbidden and note below."});
  }

  void read_term(const yaml::Tree& item) {
    if (item.kind != yaml::Tree::Kind::mapping) return blame(item.place, "An entry of the glossary is no term.");
    exchange::Term term;
    for (size_t i = 0; i < item.members.size(); ++i) {
      const auto& [name, value] = item.members[i];
      const bool is_text = value.kind == yaml::Tree::Kind::scalar || value.kind == yaml::Tree::Kind::null;
      if (name == "forbidden") {
        read_forbidden(value, term);
      } else if (!is_text || (name != "source" && name != "target" && name != "note")) {
        blame(item.member_places[i], fmt::format("\"{}\" is nothing that a term of the glossary has.", name));
      } else {
        (name == "source" ? term.source : name == "target" ? term.target : term.note) = value.scalar;
      }
    }
    if (term.source.empty()) return blame(item.place, "A term of the glossary has no source.");
    read_.terms.push_back(std::move(term));
  }

  void read_forbidden(const yaml::Tree& value, exchange::Term& term) {
    if (value.kind == yaml::Tree::Kind::scalar) term.forbidden.push_back(value.scalar);
    for (const yaml::Tree& word : value.items) {
      if (word.kind == yaml::Tree::Kind::scalar) {
        term.forbidden.push_back(word.scalar);
      } else {
        blame(word.place, "A forbidden word is no text.");
      }
    }
    if (value.kind == yaml::Tree::Kind::mapping) blame(value.place, "Forbidden words are a list.");
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
    if (!term.target.empty()) out += fmt::format("  target: {}\n", quoted(term.target));
    std::string words;
    for (const std::string& word : term.forbidden)
      words += fmt::format("{}{}", words.empty() ? "" : ", ", quoted(word));
    if (!term.forbidden.empty()) out += fmt::format("  forbidden: [{}]\n", words);
    if (!term.note.empty()) out += fmt::format("  note: {}\n", quoted(term.note));
  }
  return out;
}

}  // namespace docloc::site
