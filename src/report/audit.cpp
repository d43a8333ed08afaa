#include "report/audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/report.h"
#include "report/table.h"
#include "report/visible.h"

namespace docloc::report {
namespace {

using Json = nlohmann::ordered_json;

uint64_t cost(const AuditPage& page) {
  return uint64_t{page.stale.words} + page.uncertain.words + page.missing.words;
}

Json amount_json(const Amount& amount) {
  return Json{{"segments", amount.segments}, {"words", amount.words}};
}

Json page_json(const AuditPage& page) {
  Json dead = Json::array();
  for (const DeadLink& link : page.dead)
    dead.push_back(Json{{"line", link.line}, {"url", link.url}, {"verdict", link.verdict}, {"nearest", link.nearest}});
  return Json{{"path", page.path},
              {"revision", to_string(page.revision)},
              {"total", amount_json(page.total)},
              {"salvageable", amount_json(page.salvageable)},
              {"stale", amount_json(page.stale)},
              {"uncertain", amount_json(page.uncertain)},
              {"missing", amount_json(page.missing)},
              {"dead", std::move(dead)}};
}

// Names of files may hold invalid UTF-8, which must not throw.
std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string lines_of(const std::vector<Json>& items) {
  if (items.empty()) return "[]";
  std::string out = "[\n";
  for (size_t i = 0; i < items.size(); ++i)
    out += "    " + line_of(items[i]) + (i + 1 < items.size() ? ",\n" : "\n");
  return out + "  ]";
}

std::string totals_text(const Audit& audit) {
  const AuditPage total = audit.total();
  Rows rows{{"", "sentences", "words", "%"}};
  const auto row = [&](const char* name, const Amount& amount) {
    rows.push_back(
        {name, grouped(amount.segments), grouped(amount.words), fmt::format("{}%", percent(amount, total.total))});
  };
  row("salvageable", total.salvageable);
  row("stale", total.stale);
  row("uncertain", total.uncertain);
  row("missing", total.missing);
  row("total", total.total);
  return table_text(rows);
}

std::string pages_text(const Audit& audit, uint32_t most) {
  std::vector<const AuditPage*> pages;
  for (const AuditPage& page : audit.pages) {
    if (cost(page) > 0) pages.push_back(&page);
  }
  std::ranges::stable_sort(pages, [](const AuditPage* a, const AuditPage* b) { return cost(*a) > cost(*b); });
  if (pages.empty()) return {};
  Rows rows{{"page", "revision", "words", "salvageable", "to catch up"}};
  const size_t shown = most == 0 ? pages.size() : std::min<size_t>(most, pages.size());
  for (size_t i = 0; i < shown; ++i) {
    const AuditPage& page = *pages[i];
    rows.push_back({visible(page.path), to_string(page.revision), grouped(page.total.words),
                    grouped(page.salvageable.words), grouped(cost(page))});
  }
  std::string out = "\n" + table_text(rows);
  if (shown < pages.size()) out += fmt::format("... and {} pages more\n", pages.size() - shown);
  return out;
}

std::string dead_text(const Audit& audit, uint32_t most) {
  std::string out;
  size_t shown = 0;
  size_t all = 0;
  for (const AuditPage& page : audit.pages) {
    for (const DeadLink& link : page.dead) {
      ++all;
      if (most != 0 && shown >= most) continue;
      ++shown;
      const std::string nearest = link.nearest.empty() ? "" : fmt::format(" (is {} meant?)", visible(link.nearest));
      out += fmt::format("  {}:{}: {} {}{}\n", visible(page.path), link.line, link.verdict, visible(link.url), nearest);
    }
  }
  if (all == 0) return {};
  if (shown < all) out += fmt::format("  ... and {} more\n", all - shown);
  return fmt::format("\nDead links of the translation: {}\n", all) + out;
}

}  // namespace

const char* to_string(PageRevision revision) {
  constexpr const char* kNames[] = {"current", "stale", "unknown", "absent", "unusable"};
  return kNames[static_cast<size_t>(revision)];
}

AuditPage Audit::total() const {
  AuditPage sum;
  for (const AuditPage& page : pages) {
    sum.total += page.total;
    sum.salvageable += page.salvageable;
    sum.stale += page.stale;
    sum.uncertain += page.uncertain;
    sum.missing += page.missing;
    sum.dead.insert(sum.dead.end(), page.dead.begin(), page.dead.end());
  }
  return sum;
}

uint32_t Audit::count(PageRevision revision) const {
  return static_cast<uint32_t>(std::ranges::count(pages, revision, &AuditPage::revision));
}

std::string audit_text(const Audit& audit, uint32_t most) {
  std::string out = fmt::format(
      "{} pages: {} made from today's source, {} from another revision, {} do not say, {} absent, {} "
      "unusable; {} pages of the translation have no source\n\n",
      audit.pages.size(), audit.count(PageRevision::current), audit.count(PageRevision::stale),
      audit.count(PageRevision::unknown), audit.count(PageRevision::absent), audit.count(PageRevision::unusable),
      audit.surplus.size());
  out += totals_text(audit);
  out += fmt::format("\nTo catch up: {} words\n", grouped(cost(audit.total())));
  out += pages_text(audit, most);
  out += dead_text(audit, most);
  return out;
}

std::string audit_json(const Audit& audit) {
  const AuditPage total = audit.total();
  const Json pages{{"total", audit.pages.size()},
                   {"current", audit.count(PageRevision::current)},
                   {"stale", audit.count(PageRevision::stale)},
                   {"unknown", audit.count(PageRevision::unknown)},
                   {"absent", audit.count(PageRevision::absent)},
                   {"unusable", audit.count(PageRevision::unusable)},
                   {"surplus", audit.surplus.size()}};
  const Json sentences{{"total", amount_json(total.total)},
                       {"salvageable", amount_json(total.salvageable)},
                       {"stale", amount_json(total.stale)},
                       {"uncertain", amount_json(total.uncertain)},
                       {"missing", amount_json(total.missing)}};
  std::vector<Json> files;
  for (const AuditPage& page : audit.pages)
    files.push_back(page_json(page));
  std::vector<Json> surplus;
  for (const std::string& path : audit.surplus)
    surplus.emplace_back(path);
  return fmt::format(
      "{{\n  \"format\": \"docloc-audit\",\n  \"version\": 1,\n  \"source\": {},\n  \"target\": {},\n"
      "  \"source_locale\": {},\n  \"target_locale\": {},\n  \"pages\": {},\n  \"sentences\": {},\n"
      "  \"words_to_catch_up\": {},\n  \"dead_links\": {},\n  \"files\": {},\n  \"surplus\": {}\n}}\n",
      line_of(audit.source), line_of(audit.target), line_of(audit.source_locale), line_of(audit.target_locale),
      line_of(pages), line_of(sentences), cost(total), total.dead.size(), lines_of(files), lines_of(surplus));
}

}  // namespace docloc::report
