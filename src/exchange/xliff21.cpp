// XLIFF 2.1: the catalog's own writer and reader, with what a job adds as attributes of another namespace.
#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <set>
#include <utility>

#include "exchange/formats.h"
#include "exchange/settle.h"
#include "exchange/xml_reading.h"

namespace docloc::exchange {

using catalog::Catalog;
using catalog::Extension;
using catalog::Origin;
using catalog::State;

namespace {

constexpr std::string_view kDeclaration = "xmlns:job=\"urn:docloc:job:1\"";
constexpr std::string_view kLeft = "job:left=\"";
constexpr std::string_view kContext = "job:context=\"";

// Ids are NMTOKENs and need no escapes.
void add_job(const Unit& chosen, catalog::Unit& unit) {
  std::vector<std::string> left;
  std::vector<std::string> context;
  for (const Item& item : chosen.items) {
    left.push_back(fmt::format("{}={}", item.segment, item.left));
    if (item.context) context.push_back(item.segment);
  }
  std::vector<Extension> own = {{std::string(kDeclaration)}, {fmt::format("{}{}\"", kLeft, fmt::join(left, " "))}};
  if (!context.empty()) own.push_back({fmt::format("{}{}\"", kContext, fmt::join(context, " "))});
  unit.extensions.insert(unit.extensions.begin(), own.begin(), own.end());
}

// The words of one of a job's attributes.
std::vector<std::string> words_of(const catalog::Unit& unit, std::string_view attribute) {
  std::vector<std::string> words;
  for (const Extension& extension : unit.extensions) {
    if (!extension.xml.starts_with(attribute)) continue;
    const std::string_view value = std::string_view(extension.xml).substr(attribute.size());
    for (const auto word : value.substr(0, value.rfind('"')) | std::views::split(' '))
      words.emplace_back(word.begin(), word.end());
  }
  return words;
}

void read_job(const catalog::Unit& from, Unit& unit) {
  const std::vector<std::string> left = words_of(from, kLeft);
  const std::vector<std::string> context = words_of(from, kContext);
  for (Item& item : unit.items) {
    item.left.clear();
    for (const std::string& word : left) {
      const size_t equals = word.rfind('=');
      if (equals != std::string::npos && word.substr(0, equals) == item.segment) item.left = word.substr(equals + 1);
    }
    item.context = std::ranges::find(context, item.segment) != context.end();
    drop_empty_target(item);
    const bool unsaid = item.state == State::initial || item.origin != Origin::human;
    if (unsaid && !item.left.empty()) settle_changed(item);
  }
}

bool is_broken(const catalog::Read& read) {
  return !read.catalog && std::ranges::any_of(read.findings, [](const Finding& finding) {
    return finding.rule != "catalog/root" && finding.rule != "catalog/version";
  });
}

}  // namespace

std::string write_xliff2(const Catalog& locale, const Selection& selection) {
  Selection whole = selection;
  whole.context = true;
  whole.obsolete = false;
  const File chosen = select(locale, whole);
  Catalog job{.path = locale.path, .source_locale = locale.source_locale, .target_locale = locale.target_locale};
  std::set<std::string_view> ids;
  for (const Unit& unit : chosen.units)
    ids.insert(unit.id);
  auto next = chosen.units.begin();
  for (const catalog::Unit& unit : locale.units) {
    if (next == chosen.units.end()) break;
    if (unit.obsolete || unit.id != next->id) continue;
    catalog::Unit& copy = job.units.emplace_back(unit);
    add_job(*next++, copy);
    copy.suppressions.clear();  // nothing for a translator; the catalog has them
    // A code must not name a unit that stayed at home.
    for (segment::Code& code : copy.codes)
      std::erase_if(code.subflows, [&](const std::string& id) { return !ids.contains(id); });
    for (catalog::Match& match : copy.matches) {
      for (segment::Code& code : match.codes)
        code.subflows.clear();
    }
  }
  return job.units.empty() ? std::string() : catalog::write_xliff(job);
}

Read read_xliff2(std::string_view path, std::string_view bytes) {
  catalog::Read read = catalog::read_xliff(path, bytes);
  Findings findings;
  if (is_broken(read)) {
    MendedXml mended = mend_xml(path, bytes, "unit");
    if (mended.text) {
      findings = std::move(mended.findings);
      read = catalog::read_xliff(path, *mended.text);
    }
  }
  std::ranges::move(read.findings, std::back_inserter(findings));
  if (!read.catalog) return {std::nullopt, std::move(findings)};
  Job job{.source_locale = read.catalog->source_locale, .target_locale = read.catalog->target_locale, .files = {}};
  File file = select(*read.catalog, {.standings = {}, .context = true, .obsolete = false});
  for (Unit& unit : file.units) {
    const auto from = std::ranges::find(read.catalog->units, unit.id, &catalog::Unit::id);
    read_job(*from, unit);
    for (Item& item : unit.items)
      item.place = {.path = std::string(path), .line = 0, .column = 0};
  }
  job.files.push_back(std::move(file));
  return {std::move(job), std::move(findings)};
}

}  // namespace docloc::exchange
