#include "site/outputs.h"

#include "site/paths.h"

namespace docloc::site {

std::string Outputs::full(std::string_view path) const {
  return join(out_, path);
}

void Outputs::write(const std::string& path, std::string_view bytes, Outcome& outcome) const {
  const std::string file = full(path);
  const bool was_there = store_.exists(file);
  const Result<bool> written = store_.write(file, bytes);
  if (!written) {
    outcome.failure = written.error().what;
  } else if (*written) {
    outcome.changes.push_back({path, was_there ? Change::changed : Change::added});
  }
}

void Outputs::remove(const std::string& path, Outcome& outcome) const {
  const std::string file = full(path);
  if (!store_.exists(file)) return;
  if (const Result<void> removed = store_.remove(file); !removed) {
    outcome.failure = removed.error().what;
    return;
  }
  outcome.changes.push_back({path, Change::removed});
}

bool Outputs::has(OutputFile& file, bool& news) const {
  const std::string path = full(file.file);
  // Before its bytes are read: should they change meanwhile, this is not their stamp.
  std::string stamp = store_.stamp(path);
  if (!stamp.empty() && stamp == file.stamp) return true;
  if (!store_.exists(path)) return false;
  const Result<std::string> bytes = store_.read(path);
  if (!bytes || hex16(hash64(*bytes)) != file.hash) return false;
  news = news || stamp != file.stamp;
  file.stamp = std::move(stamp);
  return true;
}

}  // namespace docloc::site
