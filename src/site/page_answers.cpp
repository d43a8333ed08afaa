#include "site/page_answers.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "site/build_cache.h"
#include "site/image_files.h"
#include "site/layout.h"
#include "site/paths.h"
#include "site/strings_stamp.h"

namespace docloc::site {

PageAnswers::PageAnswers(const Job& job, const Sources& sources, const Site& site)
    : job_(job), sources_(sources), site_(site), images_(job.cache->record(job.store, "images", job.cache->tool())) {}

std::string PageAnswers::answer(const PageParts& page, Question question, std::string_view from,
                                std::string_view about) {
  PageParts parts = page;
  parts.path = from;
  switch (question) {
    case Question::link:
    case Question::image:
      return link_answer(site_, parts, about);
    case Question::size:
      return image_size(parts, about);
    case Question::owner: {
      const links::Resolution to = site_.links.resolve(parts.path, about, parts.locale);
      if (to.verdict != links::Verdict::resource) return {};
      return to.own ? "own" : "source";
    }
    case Question::include: {
      const SourceArticle* article = find_included(parts, about);
      if (article == nullptr) return "none";
      const std::string strings = strings_stamp(job_, article->path, parts.locale);
      if (strings.empty()) return std::string(kUnsure);
      return fmt::format("{} {} {}", article->path, hex16(article->facet().hash), strings);
    }
    case Question::code: {
      const std::optional<std::string> bytes = read_code(parts, about);
      return bytes ? hex16(hash64(*bytes)) : "none";
    }
  }
  return {};
}

// Width and height of the image as the page will show it; the same file is looked at once a build.
std::string PageAnswers::image_size(const PageParts& parts, std::string_view url) {
  const std::string file = resource_file(parts, url);
  if (file.empty()) return {};
  {
    const std::scoped_lock lock(mutex_);
    if (const auto known = sizes_.find(file); known != sizes_.end()) return known->second;
  }
  const std::string stamp = stamp_of_file(job_, file);
  std::string size;
  if (const auto known = images_.find(file, stamp)) {
    size = *known;
  } else {
    size = size_of_image(job_, file);
    images_.put(file, stamp == BuildCache::kGone ? "" : stamp, size);
  }
  const std::scoped_lock lock(mutex_);
  return sizes_.emplace(file, std::move(size)).first->second;
}

// The file in the project that an address of the article leads to; empty: it is no resource.
std::string PageAnswers::resource_file(const PageParts& parts, std::string_view url) const {
  const links::Resolution to = site_.links.resolve(parts.path, url, parts.locale);
  if (to.verdict != links::Verdict::resource && to.verdict != links::Verdict::wrong_case) return {};
  return to.own ? locale_file(job_.settings, to.path, parts.locale).value_or("") : source_file(job_.settings, to.path);
}

const SourceArticle* PageAnswers::find_included(const PageParts& parts, std::string_view path) const {
  const links::Resolution to = site_.links.resolve(parts.path, path, parts.locale);
  if (!is_article_path(to.path)) return nullptr;
  const SourceArticle* own = sources_.files_of(parts.locale).find_override(to.path);
  return own != nullptr ? own : sources_.find_article(to.path);
}

std::optional<std::string> PageAnswers::read_code(const PageParts& parts, std::string_view path) const {
  const std::string file = resource_file(parts, path);
  if (file.empty()) return std::nullopt;
  const Result<std::string> bytes = job_.store.read(file);
  return bytes ? std::optional(*bytes) : std::nullopt;
}

void PageAnswers::end_run(bool complete) {
  job_.cache->end_run(job_.store, images_, complete);
}

}  // namespace docloc::site
