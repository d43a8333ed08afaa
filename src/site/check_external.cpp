#include "site/check_external.h"

#include <fmt/format.h>

#include <set>
#include <tuple>
#include <utility>

#include "check/reporter.h"
#include "links/external.h"
#include "links/external_address.h"
#include "site/layout.h"
#include "site/localize.h"
#include "site/own_folder.h"
#include "site/strings.h"
#include "site/survey.h"

namespace docloc::site {
namespace {

constexpr std::string_view kCachePath = ".docloc/external.cache";

// Where an address stands.
struct Mention {
  const segment::Article* article = nullptr;  // the place is in its bytes
  std::string file;                           // the article's, project-relative
  Span bytes;
  std::string written;  // with its fragment
  links::ExternalAddress address;
  // Of a translation that puts the address in the place of the source's; else empty.
  std::string locale;
  std::string catalog;
  std::string unit;
};

using Mentions = std::vector<Mention>;
using Seen = std::set<std::pair<std::string, std::string>>;  // address and fragment

class Collector {
 public:
  Collector(const Job& job, const links::LinkIndex& links) : job_(job), links_(links) {}

  // The article's own addresses, without those that are in `seen`, which then has them.
  void add_article(const segment::Article& article, const std::string& file, std::string_view locale, Seen& seen,
                   Mentions& out) const {
    for (const links::Link& link : links::links_of(article)) {
      if (links_.resolve(article.path, link.url, locale).verdict != links::Verdict::external) continue;
      add({.article = &article, .file = file, .bytes = link.bytes, .written = link.url}, seen, out);
    }
  }

  void add_catalog(const segment::Article& article, const catalog::Catalog& catalog, const std::string& locale,
                   Seen& seen, Mentions& out) const {
    const std::vector<uint32_t> units = check::match_units(article, catalog);
    for (size_t i = 0; i < units.size(); ++i) {
      if (units[i] == segment::kNoUnit) continue;
      const catalog::Unit& unit = catalog.units[units[i]];
      for (const segment::Replacement& replacement : unit.replacements) {
        const segment::Unit& own = article.units[i];
        const bool is_code = replacement.code > 0 && replacement.code <= own.open_bytes.size();
        add({.article = &article,
             .file = source_file(job_.settings, article.path),
             .bytes = is_code ? own.open_bytes[replacement.code - 1] : own.bytes,
             .written = replacement.with.meaning,
             .locale = locale,
             .catalog = catalog_path(job_.settings, locale, article.path),
             .unit = unit.id},
            seen, out);
      }
    }
  }

 private:
  void add(Mention mention, Seen& seen, Mentions& out) const {
    std::optional<links::ExternalAddress> address = links::external_address(mention.written);
    if (!address || links::is_example_host(links::host_of(address->url))) return;
    if (links::begins_with_any(job_.settings.external.ignore, mention.written)) return;
    if (!seen.emplace(address->url, address->fragment).second) return;
    mention.address = std::move(*address);
    out.push_back(std::move(mention));
  }

  const Job& job_;
  const links::LinkIndex& links_;
};

// Of one source article, its translations and its overrides.
Result<Mentions> mentions_of(const Job& job, const Sources& sources, const Collector& collector,
                             const CheckRequest& request, const segment::Article& article) {
  Mentions mentions;
  Seen of_source;
  collector.add_article(article, source_file(job.settings, article.path), job.settings.source_locale, of_source,
                        mentions);
  const Result<Strings> strings = read_strings(job, article, request.locales);
  if (!strings) return fail(strings.error().what);
  for (const std::string& locale : request.locales) {
    if (!is_for_locale(job.settings, article.path, locale)) continue;
    Seen seen = of_source;
    if (const SourceArticle* own = sources.files_of(locale).find_override(article.path); own != nullptr) {
      collector.add_article(*own, locale_file(job.settings, own->path, locale).value_or(own->path), locale, seen,
                            mentions);
    } else if (const auto catalog = strings->locales.find(locale); catalog != strings->locales.end()) {
      collector.add_catalog(article, catalog->second, locale, seen, mentions);
    }
  }
  return mentions;
}

Result<Mentions> all_mentions(const Job& job, const Sources& sources, const links::LinkIndex& links,
                              const CheckRequest& request) {
  const Collector collector(job, links);
  const std::vector<const segment::Article*> articles = select_articles(sources, request.paths);
  std::vector<Result<Mentions>> of_article(articles.size());
  for_each_index(articles.size(), job.threads,
                 [&](size_t i) { of_article[i] = mentions_of(job, sources, collector, request, *articles[i]); });
  Mentions all;
  for (Result<Mentions>& one : of_article) {
    if (!one) return one;
    all.insert(all.end(), std::make_move_iterator(one->begin()), std::make_move_iterator(one->end()));
  }
  for (const std::string& locale : request.locales) {
    for (const segment::Article& article : sources.files_of(locale).articles) {
      if (!is_selected(request.paths, article.path)) continue;
      Seen seen;
      collector.add_article(article, locale_file(job.settings, article.path, locale).value_or(article.path), locale,
                            seen, all);
    }
  }
  return all;
}

// The address in place of the one that is written, where that stands once in the link and the new one can stand in any
// kind of link as it is.
std::optional<Fix> fix_of(const Mention& mention, const std::string& moved_to) {
  const std::string_view link = mention.bytes.of(mention.article->bytes);
  const size_t at = link.find(mention.written);
  if (at == std::string_view::npos || link.find(mention.written, at + 1) != std::string_view::npos) return {};
  if (moved_to.find_first_of("()<>[]\"'`|\\&{} ") != std::string::npos) return {};
  const auto begin = mention.bytes.begin + static_cast<uint32_t>(at);
  return Fix{.of = Fix::Of::source,
             .safe = false,
             .edits = {{.bytes = {begin, begin + static_cast<uint32_t>(mention.written.size())}, .text = moved_to}}};
}

// Says what is wrong with one mention, if its article and locale do not say it already.
class Speaker {
 public:
  void say(const Mention& mention, const links::External& external) {
    const std::string& url = mention.address.url;
    if (external.reach == links::Reach::missing) {
      add("links/external-missing", mention, url, fmt::format("\"{}\" leads nowhere: {}.", url, external.why),
          "Mend the link, or take it out.");
    } else if (external.reach == links::Reach::unknown) {
      add("links/external-unreachable", mention, url,
          fmt::format("\"{}\" could not be checked: {}.", url, external.why),
          "Open it in a browser; check.external.ignore keeps it from being asked.");
    } else {
      if (!external.moved_to.empty()) say_moved(mention, external.moved_to);
      const auto fragment = external.fragments.find(mention.address.fragment);
      if (fragment == external.fragments.end() || fragment->second) return;
      add("links/external-bookmark", mention, url + "#" + fragment->first,
          fmt::format("\"{}\" has no bookmark \"{}\".", url, fragment->first),
          "Link to another place of the page, or to the page itself.");
    }
  }

  [[nodiscard]] Findings take() { return std::move(findings_); }

 private:
  void say_moved(const Mention& mention, std::string moved_to) {
    const size_t hash = mention.written.find('#');
    if (hash != std::string::npos && moved_to.find('#') == std::string::npos) moved_to += mention.written.substr(hash);
    Finding* finding = add("links/external-moved", mention, mention.address.url,
                           fmt::format("\"{}\" has moved for good, to \"{}\".", mention.address.url, moved_to),
                           "Link to the new address.");
    if (finding != nullptr && mention.locale.empty()) finding->fix = fix_of(mention, moved_to);
  }

  // nullptr: it was said before.
  Finding* add(std::string_view rule, const Mention& mention, const std::string& token, std::string message,
               std::string hint) {
    if (!said_.emplace(mention.file, mention.locale, rule, token).second) return nullptr;
    const check::Subject subject{.article = mention.article, .article_path = mention.file};
    std::vector<check::Note> notes;
    check::Reporter reporter(*check::find_rule(rule), subject, notes, findings_);
    Finding& finding = reporter.on_article(mention.bytes, std::move(message), std::move(hint));
    finding.token = token;
    finding.locale = mention.locale;
    finding.target.path = mention.catalog;
    finding.unit = mention.unit;
    return &finding;
  }

  std::set<std::tuple<std::string, std::string, std::string_view, std::string>> said_;
  Findings findings_;
};

}  // namespace

Result<Findings> find_external_faults(const Job& job, const Sources& sources, const links::LinkIndex& links,
                                      const CheckRequest& request) {
  const Result<Mentions> mentions = all_mentions(job, sources, links, request);
  if (!mentions) return fail(mentions.error().what);
  links::WantedAddresses wanted;
  for (const Mention& mention : *mentions) {
    std::set<std::string>& fragments = wanted[mention.address.url];
    if (!mention.address.fragment.empty()) fragments.insert(mention.address.fragment);
  }
  const Result<std::string> kept = job.store.exists(kCachePath) ? job.store.read(kCachePath) : fail("");
  links::ExternalCache cache(kept ? *kept : "", job.settings.external.cache_days, request.now);
  const links::Externals externals =
      links::ask_external(*request.external, wanted, cache, {.now = request.now, .progress = job.progress});
  // Where it cannot be written, the next run asks again: that is all.
  [[maybe_unused]] const Result<bool> written = write_own_file(job.store, kCachePath, cache.bytes());
  Speaker speaker;
  for (const Mention& mention : *mentions)
    speaker.say(mention, externals.at(mention.address.url));
  return speaker.take();
}

}  // namespace docloc::site
