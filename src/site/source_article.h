// An article of the project: what a site asks of it without its text, and its text taken apart once somebody asks.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/fields.h"
#include "base/finding.h"
#include "segment/article.h"

namespace docloc::site {

// What a record keeps of an article. A function of its path, its bytes and the settings.
struct ArticleFacet {
  uint64_t hash = 0;  // hash64 of its bytes
  bool usable = true;
  std::string mark;         // the front matter's field "docloc"; empty: there is none
  std::string title;        // title_of()
  std::string description;  // the front matter's
  std::string updated;      // when the text was last changed, as its front matter says, "2026-11-23"; empty: unknown
  Findings findings;        // segment::Article::findings, places project-relative
  friend bool operator==(const ArticleFacet&, const ArticleFacet&) = default;
};

[[nodiscard]] ArticleFacet facet_of(const segment::Article& article);

void add_facet(Fields& fields, const ArticleFacet& facet);
[[nodiscard]] ArticleFacet read_facet(FieldReader& fields);

// Copies are the same article. Any thread may call any member.
class SourceArticle {
 public:
  // What lies in the file now. Never fails: a file that is gone by now is an article that is not usable.
  using Read = std::function<segment::Article()>;

  explicit SourceArticle(segment::Article article);
  // Of which `facet` is known; `read` is called when somebody asks for more.
  SourceArticle(std::string named, ArticleFacet facet, Read read);
  // Parsed already, and `read` again after release().
  SourceArticle(segment::Article article, ArticleFacet facet, Read read);

  std::string path;  // source path relative to its root
  segment::Format format = segment::Format::markdown;

  [[nodiscard]] const ArticleFacet& facet() const;
  // Parsed at the first call.
  [[nodiscard]] std::shared_ptr<const segment::Article> hold() const;
  // The same for as long as this article is not released.
  [[nodiscard]] const segment::Article& get() const { return *hold(); }
  // NOLINTNEXTLINE(google-explicit-constructor): whoever reads all articles need not know that some are read late
  operator const segment::Article&() const { return get(); }
  // Lets go of the parse; who holds it keeps it, and the next one to ask has it read again.
  void release() const;
  // The file was read late, and was another one than the facet's by then: what is made from it may not be remembered.
  [[nodiscard]] bool is_outdated() const;

 private:
  struct Text;
  std::shared_ptr<Text> text_;
};

}  // namespace docloc::site
