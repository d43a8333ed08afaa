#include "site/source_article.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

#include "base/hash.h"
#include "site/facts.h"
#include "site/record_findings.h"

namespace docloc::site {
namespace {

// `text` is written as `form` is: a digit where that has a 0, the same character elsewhere.
bool is_of_form(std::string_view text, std::string_view form) {
  return std::ranges::equal(text, form, [](char c, char f) { return f == '0' ? c >= '0' && c <= '9' : c == f; });
}

// "03/01/2017" and "2017-03-01T10:00:00Z" alike; empty: it is no date.
std::string iso_date(std::string_view text) {
  if (is_of_form(text, "00/00/0000"))
    return fmt::format("{}-{}-{}", text.substr(6), text.substr(0, 2), text.substr(3, 2));
  const std::string_view day = text.substr(0, 10);
  return is_of_form(day, "0000-00-00") ? std::string(day) : std::string();
}

std::string field_of(const segment::Article& article, std::string_view name) {
  const yaml::Scalar* scalar = article.front_matter.find(name);
  return scalar == nullptr ? std::string() : scalar->value;
}

}  // namespace

ArticleFacet facet_of(const segment::Article& article) {
  ArticleFacet facet{.hash = hash64(article.bytes), .usable = article.usable, .findings = article.findings};
  if (!article.usable) return facet;
  facet.mark = field_of(article, "docloc");
  facet.title = title_of(article.front_matter, article.document, article.path);
  facet.description = field_of(article, "description");
  for (const std::string_view name : {"lastmod", "ms.date", "date"}) {
    if (facet.updated.empty()) facet.updated = iso_date(field_of(article, name));
  }
  return facet;
}

void add_facet(Fields& fields, const ArticleFacet& facet) {
  fields.add(hex16(facet.hash));
  fields.add(facet.usable ? "1" : "0");
  for (const std::string* text : {&facet.mark, &facet.title, &facet.description, &facet.updated})
    fields.add(*text);
  add_findings(fields, facet.findings);
}

ArticleFacet read_facet(FieldReader& fields) {
  ArticleFacet facet;
  const std::string hash = fields.text();
  std::from_chars(hash.data(), hash.data() + hash.size(), facet.hash, 16);
  facet.usable = fields.text() == "1";
  for (std::string* text : {&facet.mark, &facet.title, &facet.description, &facet.updated})
    *text = fields.text();
  facet.findings = read_findings(fields);
  return facet;
}

struct SourceArticle::Text {
  ArticleFacet facet;
  Read read;
  std::mutex mutex;
  std::shared_ptr<const segment::Article> parsed;
  bool outdated = false;
};

SourceArticle::SourceArticle(segment::Article article)
    : path(article.path), format(article.format), text_(std::make_shared<Text>()) {
  text_->facet = facet_of(article);
  text_->parsed = std::make_shared<const segment::Article>(std::move(article));
}

SourceArticle::SourceArticle(std::string named, ArticleFacet facet, Read read)
    : path(std::move(named)), format(segment::format_of(path)), text_(std::make_shared<Text>()) {
  text_->facet = std::move(facet);
  text_->read = std::move(read);
}

SourceArticle::SourceArticle(segment::Article article, ArticleFacet facet, Read read)
    : SourceArticle(article.path, std::move(facet), std::move(read)) {
  text_->parsed = std::make_shared<const segment::Article>(std::move(article));
}

const ArticleFacet& SourceArticle::facet() const {
  return text_->facet;
}

std::shared_ptr<const segment::Article> SourceArticle::hold() const {
  const std::scoped_lock lock(text_->mutex);
  if (text_->parsed == nullptr) {
    segment::Article article = text_->read();
    text_->outdated = text_->outdated || hash64(article.bytes) != text_->facet.hash;
    text_->parsed = std::make_shared<const segment::Article>(std::move(article));
  }
  return text_->parsed;
}

void SourceArticle::release() const {
  const std::scoped_lock lock(text_->mutex);
  if (text_->read) text_->parsed.reset();
}

bool SourceArticle::is_outdated() const {
  const std::scoped_lock lock(text_->mutex);
  return text_->outdated;
}

}  // namespace docloc::site
