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

bool Outputs::has(std::string_view path, std::string_view hash) const {
  const std::string file = full(path);
  if (!store_.exists(file)) return false;
  const Result<std::string> bytes = store_.read(file);
  return bytes && hex16(hash64(*bytes)) == hash;
}

}  // namespace docloc::site
