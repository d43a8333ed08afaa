// Links and images of one article against the files there are.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "check/path_case.h"
#include "check/reporter.h"
#include "check/rules.h"
#include "text/address.h"
#include "text/characters.h"

namespace docloc::check {

using links::Link;
using links::LinkKind;
using links::Resolution;
using links::Verdict;

namespace {

std::string suggestion(const Resolution& to, std::string_view otherwise) {
  return to.nearest.empty() ? std::string(otherwise) : fmt::format("Did you mean \"{}\"?", to.nearest);
}

// Calls `report(link, resolution)` for every link with one of these verdicts.
template <typename Report>
void each_link(const Subject& subject, Verdict verdict, const Report& report) {
  for (const LinkTarget& target : subject.link_targets) {
    if (target.to.verdict == verdict) report(target.link, target.to);
  }
}

bool leaves_root(const Resolution& to) {
  return to.path.starts_with("../");
}

// Where readers of a page that is gone are sent; nullptr: nowhere.
const std::string* redirect_of(const Subject& subject, const Resolution& to) {
  const auto& redirects = options_of(subject).links.redirects;
  for (const std::string& path : {to.path, to.path + ".md", to.path + "/index.md"}) {
    const auto found = redirects.find(path);
    if (found != redirects.end()) return &found->second;
  }
  return nullptr;
}

bool is_image(const Link& link, const Resolution& to) {
  return link.kind == LinkKind::image || to.image;
}

void find_missing_articles(const Subject& subject, Reporter& report) {
  each_link(subject, Verdict::missing_article, [&](const Link& link, const Resolution& to) {
    if (link.kind == LinkKind::image || leaves_root(to) || redirect_of(subject, to) != nullptr) return;
    report.on_article(link.bytes, fmt::format("There is no article \"{}\", where \"{}\" leads.", to.path, link.url),
                      suggestion(to, "Mend the link, or take it out."));
  });
}

void find_missing_files(const Subject& subject, Reporter& report) {
  each_link(subject, Verdict::missing_resource, [&](const Link& link, const Resolution& to) {
    if (is_image(link, to) || leaves_root(to)) return;
    report.on_article(link.bytes, fmt::format("There is no file \"{}\", where \"{}\" leads.", to.path, link.url),
                      suggestion(to, "Add the file, or take the link out."));
  });
}

void find_missing_images(const Subject& subject, Reporter& report) {
  const auto missing = [&](const Link& link, const Resolution& to) {
    if (!is_image(link, to) || leaves_root(to)) return;
    report.on_article(link.bytes, fmt::format("There is no image \"{}\".", to.path),
                      suggestion(to, "Add the image, or take it out of the article."));
  };
  each_link(subject, Verdict::missing_resource, missing);
  each_link(subject, Verdict::missing_article, [&](const Link& link, const Resolution& to) {
    if (link.kind == LinkKind::image) missing(link, to);
  });
}

void find_wrong_case(const Subject& subject, Reporter& report) {
  each_link(subject, Verdict::wrong_case, [&](const Link& link, const Resolution& to) {
    Finding& finding = report.on_article(
        link.bytes, fmt::format("\"{}\" differs from the file's name in the case of letters.", link.url),
        fmt::format("Write \"{}\": most servers tell them apart.", to.path));
    if (std::optional<Edit> edit = mend_case(subject, link, to))
      finding.fix = Fix{.of = Fix::Of::source, .safe = true, .edits = {std::move(*edit)}};
  });
}

void find_missing_bookmarks(const Subject& subject, Reporter& report) {
  each_link(subject, Verdict::missing_bookmark, [&](const Link& link, const Resolution& to) {
    report.on_article(link.bytes, fmt::format("\"{}\" has no bookmark \"{}\".", to.path, to.fragment),
                      suggestion(to, "Link to one of its headings, or to the article itself."));
  });
}

void find_redirected(const Subject& subject, Reporter& report) {
  each_link(subject, Verdict::missing_article, [&](const Link& link, const Resolution& to) {
    const std::string* now = redirect_of(subject, to);
    if (now == nullptr) return;
    report.on_article(link.bytes, fmt::format("The article \"{}\" is gone; readers are sent to \"{}\".", to.path, *now),
                      "Link to what took its place.");
  });
}

void find_out_of_scope(const Subject& subject, Reporter& report) {
  for (const LinkTarget& target : subject.link_targets) {
    if (!links::is_broken(target.to.verdict) || !leaves_root(target.to)) continue;
    report.on_article(target.link.bytes,
                      fmt::format("\"{}\" leads out of the folder with the articles.", target.link.url),
                      "Nothing outside is on the site: count the \"../\", or link to an address with https://.");
  }
}

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// The percent sign at `at` and the two characters behind it.
std::string_view encoding_at(std::string_view url, size_t at) {
  size_t end = at;
  for (int i = 0; i < 3 && end < url.size(); ++i)
    end = text::character_at(url, end).end;
  return url.substr(at, end - at);
}

// RFC 3986, 2.1.
void find_bad_encodings(const Subject& subject, Reporter& report) {
  for (const LinkTarget& target : subject.link_targets) {
    const std::string_view url = target.link.url;
    for (size_t at = 0; (at = url.find('%', at)) != std::string_view::npos; ++at) {
      if (at + 2 < url.size() && is_hexadecimal(url[at + 1]) && is_hexadecimal(url[at + 2])) continue;
      Finding& finding = report.on_article(
          target.link.bytes, fmt::format("\"{}\" in \"{}\" encodes no character.", encoding_at(url, at), url),
          "Two hexadecimal digits follow a percent sign; the sign itself is %25.");
      finding.token = url;
      break;
    }
  }
}

// "xref:System.String*?view=x": an identifier and perhaps a query; it has no blanks.
void find_bad_cross_references(const Subject& subject, Reporter& report) {
  constexpr std::string_view kScheme = "xref:";
  for (const LinkTarget& target : subject.link_targets) {
    std::string_view uid = target.link.url;
    if (!uid.starts_with(kScheme)) continue;
    uid.remove_prefix(kScheme.size());
    uid = uid.substr(0, uid.find_first_of("?#"));
    const bool blank =
        uid.find_first_of(" \t\n") != std::string_view::npos || uid.find("%20") != std::string_view::npos;
    if (!uid.empty() && !blank && !uid.starts_with('/') && !uid.starts_with("xref:")) continue;
    report.on_article(target.link.bytes, fmt::format("\"{}\" names nothing to refer to.", target.link.url),
                      "Write xref: and the identifier right behind it, without spaces.");
  }
}

// "example.org" of "https://Example.org:80/x"; empty: no host.
std::string host_of(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  const size_t begin = scheme + 3;
  std::string host(url.substr(begin, url.find_first_of("/?#:", begin) - begin));
  for (char& c : host)
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return host;
}

// Hosts that have pages by locale choose the reader's own when the address names none.
void find_locales_in_urls(const Subject& subject, Reporter& report) {
  const LinkPolicy& policy = options_of(subject).links;
  const auto names = [](const std::vector<std::string>& hosts, const std::string& host) {
    return std::ranges::any_of(hosts, [&](const std::string& name) {
      return host == name ||
             (host.size() > name.size() && host.ends_with(name) && host[host.size() - name.size() - 1] == '.');
    });
  };
  for (const LinkTarget& target : subject.link_targets) {
    const std::string host = host_of(target.link.url);
    if (host.empty() || names(policy.locale_exempt, host)) continue;
    if (!policy.locale_hosts.empty() && !names(policy.locale_hosts, host)) continue;
    const std::string_view locale = text::locale_segment(target.link.url);
    if (locale.empty()) continue;
    Finding& finding = report.on_article(
        target.link.bytes,
        fmt::format("\"{}\" sends readers of all languages to the page in \"{}\".", target.link.url, locale),
        "Leave the language out where the host chooses it, or add the host to check.links.locale_exempt.");
    finding.token = target.link.url;
  }
}

// A link that a translation has in place of the source's is the translation's own fault, if the source's was none.
void find_broken_replacements(const Subject& subject, Reporter& report) {
  if (subject.links == nullptr) return;
  const std::string& path = subject.article->path;
  for (const UnitPair& pair : subject.pairs) {
    for (const segment::Replacement& replacement : pair.strings->replacements) {
      if (replacement.code == 0 || replacement.code > pair.strings->codes.size()) continue;
      const segment::Code& code = pair.strings->codes[replacement.code - 1];
      const Resolution to = subject.links->resolve(path, replacement.with.meaning, subject.locale);
      if (!links::is_broken(to.verdict)) continue;
      if (links::is_broken(subject.links->resolve(path, code.meaning, subject.locale).verdict)) continue;
      const bool bookmark = to.verdict == Verdict::missing_bookmark;
      const std::string message =
          bookmark ? fmt::format("The translation's link leads to \"{}\", which has no bookmark \"{}\".", to.path,
                                 to.fragment)
                   : fmt::format("The translation's link leads to \"{}\", which is not there.", to.path);
      Finding& finding = report.on_unit(pair, message, suggestion(to, "Mend it, or take the source's."));
      finding.token = replacement.with.meaning;
    }
  }
}

// "![map](media/big map.png)" is text to CommonMark (6.6): readers see the markup.
void find_spaces_in_addresses(const Subject& subject, Reporter& report) {
  const segment::Article& article = *subject.article;
  const std::string_view bytes = article.bytes;
  for (const markdown::Node& node : article.document.nodes) {
    if (node.kind != markdown::NodeKind::text || !node.aligned) continue;
    for (size_t at = node.bytes.begin; (at = bytes.substr(0, node.bytes.end).find(']', at)) != std::string_view::npos;
         ++at) {
      const size_t end = bytes.find_first_of("()<>\r\n", at + 2);
      if (bytes.substr(at, 2) != "](" || end == std::string_view::npos || bytes[end] != ')') continue;
      const std::string_view address = bytes.substr(at + 2, end - at - 2);
      if (address.find(' ') == std::string_view::npos || address.find_first_of("./") == std::string_view::npos)
        continue;
      report.on_article({static_cast<uint32_t>(at), static_cast<uint32_t>(end + 1)},
                        fmt::format("A space keeps \"{}\" from being an address: readers see the markup.", address),
                        "Write %20 for each space, or put the address in angle brackets.");
    }
  }
}

// The second and later ones are out of reach: a browser goes to the first.
void find_repeated_anchors(const Subject& subject, Reporter& report) {
  std::map<std::string, uint32_t> seen;
  for (const std::string& name : links::written_anchors(*subject.article)) {
    // Groups of tabs share their ids: choosing one chooses it in all.
    if (name.starts_with("tab/") || ++seen[name] != 2) continue;
    Finding& finding = report.on_article(fmt::format("The bookmark \"{}\" stands here more than once.", name),
                                         "Give each its own name: readers only get to the first.");
    finding.token = name;
  }
}

// Once an article: nothing is broken, but a screenshot in another language may confuse its readers.
void find_source_images(const Subject& subject, Reporter& report) {
  if (subject.links == nullptr || subject.pairs.empty() || subject.locale == subject.source_locale) return;
  std::set<std::string> all;
  std::set<std::string> of_source;
  std::optional<Span> first;
  for (const Link& link : links::links_of(*subject.article)) {
    if (link.kind != LinkKind::image) continue;
    const Resolution to = subject.links->resolve(subject.article->path, link.url, subject.locale);
    if (to.verdict != Verdict::resource) continue;
    all.insert(to.path);
    if (to.own) continue;
    of_source.insert(to.path);
    if (!first) first = link.bytes;
  }
  if (!first) return;
  report.on_article(
      *first,
      fmt::format("{} of {} pictures are the source's: the locale has none of its own.", of_source.size(), all.size()),
      "Put its own pictures into the locale's folder, under the same names, where they show text.");
}

constexpr auto kRules = std::to_array<Rule>({
    {"links/fallback-image", Severity::info, Scope::translation, "A translated page shows the source's pictures.",
     find_source_images},
    {"links/locale-in-url", Severity::info, Scope::article, "An address names a language for all readers.",
     find_locales_in_urls},
    {"links/localized-target", Severity::error, Scope::translation,
     "A translation's own link leads to nothing that is there.", find_broken_replacements},
    {"links/missing-article", Severity::error, Scope::article, "A link leads to no article.", find_missing_articles},
    {"links/missing-bookmark", Severity::warning, Scope::article, "A link names a bookmark that its article has not.",
     find_missing_bookmarks},
    {"links/missing-file", Severity::error, Scope::article, "A link leads to no file.", find_missing_files},
    {"links/missing-image", Severity::error, Scope::article, "An image is not there.", find_missing_images},
    {"links/out-of-scope", Severity::error, Scope::article, "A path leads out of the folder with the articles.",
     find_out_of_scope},
    {"links/percent-encoding", Severity::warning, Scope::article, "A percent sign in an address encodes nothing.",
     find_bad_encodings},
    {"links/redirect", Severity::info, Scope::article, "A link leads to a page whose readers are sent elsewhere.",
     find_redirected},
    {"links/repeated-anchor", Severity::warning, Scope::article, "The article gives a bookmark's name twice.",
     find_repeated_anchors},
    {"links/space-in-address", Severity::error, Scope::article, "A space keeps a link or image from being one.",
     find_spaces_in_addresses},
    {"links/wrong-case", Severity::warning, Scope::article, "A path differs from its file's in the case of letters.",
     find_wrong_case, Fixes::safe},
    {"links/xref", Severity::warning, Scope::article, "A cross-reference names nothing.", find_bad_cross_references},
});

}  // namespace

std::span<const Rule> link_rules() {
  return kRules;
}

}  // namespace docloc::check
