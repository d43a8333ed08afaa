// Checks: one pure function a rule, in a table. A family of rules is a file of its own (rules.h).
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "catalog/catalog.h"
#include "check/pairs.h"
#include "check/spelling.h"
#include "check/terms.h"
#include "links/link_index.h"
#include "segment/article.h"

namespace docloc::check {

struct Rule;
class Timing;

// What a project wants of its links.
struct LinkPolicy {
  // Path of an article that is gone, to where its readers are sent: an article's path, or a URL.
  std::map<std::string, std::string, std::less<>> redirects;
  // Hosts whose addresses should not name a locale; empty: every host. And those that may.
  std::vector<std::string> locale_hosts;
  std::vector<std::string> locale_exempt;
};

// What a run of the checker is asked for.
struct Options {
  // Whether findings of `rule` for this path (project-relative) and locale are of interest; none: all are. A rule that
  // is not does not run.
  std::function<bool(const Rule& rule, std::string_view path, std::string_view locale)> wanted;
  Timing* timing = nullptr;  // may be null
  LinkPolicy links;
  bool ops = false;  // articles are written for Microsoft's OPS
};

// A link of the article, and where it leads.
struct LinkTarget {
  links::Link link;
  links::Resolution to;
};

// A block of the article beside the same one of its counterpart, by their nodes. kNoNode: the other has none.
struct BlockPair {
  uint32_t source = markdown::kNoNode;
  uint32_t target = markdown::kNoNode;
};

// What a rule may look at. Everything outlives the call.
struct Subject {
  const segment::Article* article = nullptr;  // of the source locale, or one that `locale` has alone
  const links::LinkIndex* links = nullptr;
  std::string_view locale;         // of the article, or of the catalog when there is one
  std::string_view source_locale;  // of the project; empty: en
  const catalog::Catalog* catalog =
      nullptr;                         // the article's strings in `locale`; null: an article is checked by itself
  std::string_view article_path;       // project-relative, for findings; empty: the article's own path
  std::string_view catalog_path;       // project-relative, for findings
  const Terms* terms = nullptr;        // of the locale; null: it has no glossary
  const Spelling* spelling = nullptr;  // of the locale; null: its words are not looked at
  // Scope::counterpart: the locale's own form of the article, and its project-relative path.
  const segment::Article* counterpart = nullptr;
  std::string_view counterpart_path;
  const Options* options = nullptr;  // null: all rules, untimed

  // Scope::translation: made by check_translation from article and catalog.
  std::span<const UnitPair> pairs;
  // Scope::article: made by check_article, where there is a link index.
  std::span<const LinkTarget> link_targets;
  // Scope::counterpart: made by check_counterpart (block_pairs.h).
  std::span<const BlockPair> blocks;
};

// article: faults of what a writer wrote, reported once, never against a translation.
// translation: faults of a locale's targets.
// counterpart: faults of a locale's own form of an article, beside the article.
enum class Scope : uint8_t { article, translation, counterpart };

// What --fix can do about a rule's findings, or some of them.
enum class Fixes : uint8_t { none, safe, unsafe };

// A rule's remark that means nothing until all subjects were seen.
struct Note {
  const Rule* rule = nullptr;
  std::string key;  // remarks of one key are looked at together
  std::string value;
  Finding draft;
};

class Reporter;

struct Rule {
  std::string_view id;  // "links/missing-image"; stable
  Severity severity{};
  Scope scope{};
  std::string_view about;  // one sentence for a person
  void (*run)(const Subject& subject, Reporter& report) = nullptr;
  Fixes fixes = Fixes::none;
  // What the rule's notes of one key and one locale, of all subjects, come to. `notes` are in the order of the findings
  // they would make.
  void (*conclude)(std::span<const Note> notes, Findings& out) = nullptr;
};

// Every rule, by id.
[[nodiscard]] std::span<const Rule> rules();
// Those that room site looks for by itself, since no one article shows them; without `run`, and not among rules().
[[nodiscard]] std::span<const Rule> site_rules();
// Also of site_rules(). nullptr: none of that id.
[[nodiscard]] const Rule* find_rule(std::string_view id);

struct Outcome {
  Findings findings;
  std::vector<Note> notes;
};

// The rules of one scope over one subject; findings sorted. Any thread. check_article does not look at subject.catalog;
// without a catalog check_translation has every unit missing.
[[nodiscard]] Outcome check_article(const Subject& subject);
[[nodiscard]] Outcome check_translation(const Subject& subject);
[[nodiscard]] Outcome check_counterpart(const Subject& subject);

// What all notes together come to. Any order gives the same findings.
[[nodiscard]] Findings conclude(std::vector<Note> notes);

// Time that rules took, over all threads.
class Timing {
 public:
  static constexpr size_t kMostRules = 256;
  void add(size_t rule, std::chrono::nanoseconds time) {
    spent_[rule].fetch_add(static_cast<uint64_t>(time.count()), std::memory_order_relaxed);
  }
  [[nodiscard]] std::chrono::nanoseconds of(size_t rule) const {
    return std::chrono::nanoseconds(spent_[rule].load(std::memory_order_relaxed));
  }

 private:
  std::array<std::atomic<uint64_t>, kMostRules> spent_{};  // by index into rules()
};

// A catalog's units beside its article's, both in source order: at[i] is the index of the catalog unit for
// article.units[i], kNoUnit where the catalog has none (it was not synced). By kind, name and key, in order.
[[nodiscard]] std::vector<uint32_t> match_units(const segment::Article& article, const catalog::Catalog& catalog);

// For a finding's excerpt: the line of `offset`, without its line end; of a long one, what stands around `offset`.
[[nodiscard]] std::string line_at(std::string_view bytes, uint32_t offset);

}  // namespace docloc::check
