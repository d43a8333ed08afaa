#include "site/copies.h"

#include <fmt/format.h>

#include <utility>

#include "base/fields.h"
#include "base/hash.h"
#include "site/build_cache.h"
#include "site/strings_stamp.h"

namespace docloc::site {

Copies::Copies(const Job& job, const Outputs& outputs, const std::string& place)
    : job_(job), outputs_(outputs), record_(job.cache->record(job.store, fmt::format("copies-{}", place), "1")) {}

void Copies::remember(const std::string& stamp, const OutputFile& copy) {
  Fields fields;
  fields.add(copy.hash);
  fields.add(copy.stamp);
  record_.put(copy.file, stamp, fields.bytes());
}

void Copies::copy(const std::string& from, const std::string& path, Outcome& outcome) {
  std::string stamp = stamp_of_file(job_, from);
  stamp = stamp.empty() || stamp == BuildCache::kGone ? "" : fmt::format("{} {}", from, stamp);
  if (const auto known = record_.find(path, stamp)) {
    FieldReader fields(*known);
    OutputFile copy{.file = path, .hash = fields.text(), .stamp = {}};
    copy.stamp = fields.text();
    bool news = false;
    if (!fields.failed() && outputs_.has(copy, news)) {
      if (news) remember(stamp, copy);
      return;
    }
  }
  const Result<std::string> bytes = job_.store.read(from);
  if (!bytes) {
    outcome.failure = bytes.error().what;
    return;
  }
  outputs_.write(path, *bytes, outcome);
  remember(stamp, {.file = path, .hash = hex16(hash64(*bytes)), .stamp = {}});
}

void Copies::end_run(bool complete) {
  job_.cache->end_run(job_.store, record_, complete);
}

}  // namespace docloc::site
