// Links and images of one article against the files there are.
#include <fmt/format.h>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "check/path_case.h"
#include "check/reporter.h"
#include "check/rules.h"

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
  for (const Link& link : links::links_of(*subject.article)) {
    const Resolution to = subject.links->resolve(subject.article->path, link.url, subject.locale);
    if (to.verdict == verdict) report(link, to);
  }
}

bool is_image(const Link& link, const Resolution& to) {
  return link.kind == LinkKind::image || to.image;
}

void find_missing_articles(const Subject& subject, Reporter& report) {
  each_link(subject, Verdict::missing_article, [&](const Link& link, const Resolution& to) {
    if (link.kind == LinkKind::image) return;
    report.on_article(link.bytes, fmt::format("There is no article \"{}\", where \"{}\" leads.", to.path, link.url),
                      suggestion(to, "Mend the link, or take it out."));
  });
}

void find_missing_files(const Subject& subject, Reporter& report) {
  each_link(subject, Verdict::missing_resource, [&](const Link& link, const Resolution& to) {
    if (is_image(link, to)) return;
    report.on_article(link.bytes, fmt::format("There is no file \"{}\", where \"{}\" leads.", to.path, link.url),
                      suggestion(to, "Add the file, or take the link out."));
  });
}

void find_missing_images(const Subject& subject, Reporter& report) {
  const auto missing = [&](const Link& link, const Resolution& to) {
    if (!is_image(link, to)) return;
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

constexpr auto kRules = std::to_array<Rule>({
    {"links/missing-article", Severity::error, Scope::article, "A link leads to no article.", find_missing_articles},
    {"links/missing-bookmark", Severity::warning, Scope::article, "A link names a bookmark that its article has not.",
     find_missing_bookmarks},
    {"links/missing-file", Severity::error, Scope::article, "A link leads to no file.", find_missing_files},
    {"links/missing-image", Severity::error, Scope::article, "An image is not there.", find_missing_images},
    {"links/repeated-anchor", Severity::warning, Scope::article, "The article gives a bookmark's name twice.",
     find_repeated_anchors},
    {"links/space-in-address", Severity::error, Scope::article, "A space keeps a link or image from being one.",
     find_spaces_in_addresses},
    {"links/wrong-case", Severity::warning, Scope::article, "A path differs from its file's in the case of letters.",
     find_wrong_case, Fixes::safe},
});

}  // namespace

std::span<const Rule> link_rules() {
  return kRules;
}

}  // namespace docloc::check
