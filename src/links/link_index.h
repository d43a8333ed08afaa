// The link index: what every article offers to the others, and where a link leads.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "segment/article.h"

namespace docloc::links {

enum class LinkKind : uint8_t { link, image };

// A link or image of an article, also of its raw HTML (a href, img src).
struct Link {
  LinkKind kind{};
  std::string url;  // decoded: escapes and entities resolved, percent-encoding kept
  Span bytes;       // into the article's bytes: the whole link, or the HTML attribute's value
};

// In order of their bytes. Also the images that ":::image source=..." names. Without empty destinations.
[[nodiscard]] std::vector<Link> links_of(const segment::Article& article);

// The bookmarks that the writer made, beside those that headings have by themselves: values of id and <a name> in raw
// HTML, "{#id}" at the end of a heading, "tab/id" of a heading "# [Title](#tab/id)". In document order.
[[nodiscard]] std::vector<std::string> written_anchors(const segment::Article& article);

// What other articles may know of an article.
struct Facet {
  std::string path;                  // relative to its locale's root, '/'-separated
  std::vector<std::string> anchors;  // what a fragment may name: heading ids as rendered, written_anchors()
};

// The files of one locale.
struct Tree {
  std::vector<Facet> articles;         // the source locale: all; another: those that exist there alone
  std::vector<std::string> resources;  // every other file
};

enum class Verdict : uint8_t {
  article,           // leads to an article, and to a bookmark in it if it names one
  resource,          // leads to another file
  external,          // another site, another scheme, or a page of the site outside these sources: not checked
  missing_article,   // no such article
  missing_resource,  // no such file
  wrong_case,        // there is one whose path differs only in the case of ASCII letters
  missing_bookmark,  // the article has no such anchor
};
[[nodiscard]] const char* to_string(Verdict verdict);  // "article", "missing-bookmark", ...
[[nodiscard]] constexpr bool is_broken(Verdict verdict) {
  return verdict >= Verdict::missing_article;
}

struct Resolution {
  Verdict verdict = Verdict::external;
  // The file, relative to its locale's root: the one it leads to, the one meant where only the case is wrong, the one
  // that would have to be there where it is missing (normalised; with leading "../" if it leaves the root). external:
  // empty.
  std::string path;
  bool own = false;      // the file is the locale's own; else the source locale's
  bool image = false;    // the file has an image's extension
  std::string query;     // with '?', as written
  std::string fragment;  // without '#', percent-decoded
  std::string nearest;   // missing_*: the most similar article, resource or anchor; empty: nothing is similar
};

// Immutable after it is made: any thread may ask.
class LinkIndex {
 public:
  // `trees`: locale (BCP 47) to its files; `source_locale` is one of them.
  LinkIndex(std::string source_locale, std::map<std::string, Tree, std::less<>> trees);
  LinkIndex(LinkIndex&&) noexcept;
  LinkIndex& operator=(LinkIndex&&) noexcept;
  ~LinkIndex();

  // Where `url` (decoded as in Link::url), written in the article `from`, leads for readers of `locale`: relative
  // ("a.md", "./a.md", "../media/b.png"), "#bookmark", "/path" and "~/path" from the root; percent-encoded or not, with
  // query and fragment. A path without extension means the article of that name, one that ends in '/' its index
  // article;
  // "/path" that is no file of the sources belongs to the rest of the site (external), unless it names Markdown or an
  // image. "//host", "scheme:" are external. RFC 3986, 5.2 for relative paths.
  [[nodiscard]] Resolution resolve(std::string_view from, std::string_view url, std::string_view locale) const;

 private:
  struct Files;
  std::unique_ptr<Files> files_;
};

}  // namespace docloc::links
