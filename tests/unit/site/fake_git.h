// A repository in memory that answers what docloc asks git, for tests.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ports.h"

namespace docloc {

class FakeGit final : public Spawn {
 public:
  using Files = std::map<std::string, std::string, std::less<>>;
  struct Revision {
    std::string hash;
    std::string date;
    Files files;
  };

  void commit(std::string date, Files files) {
    revisions.push_back({fmt::format("{:040x}", revisions.size() + 1), std::move(date), std::move(files)});
  }

  [[nodiscard]] Result<ProgramResult> run(const std::vector<std::string>& arguments, std::string_view,
                                          std::string_view input) const override {
    const auto has = [&](std::string_view one) { return std::ranges::find(arguments, one) != arguments.end(); };
    if (arguments.front() != "git") return fail("not here");
    if (has("--show-prefix")) return ProgramResult{.out = "\n"};
    if (fails || revisions.empty()) return ProgramResult{.status = 128, .err = "fatal"};
    if (has("rev-parse")) return ProgramResult{.out = revisions.back().hash + "\n"};
    if (has("log")) return ProgramResult{.out = log(arguments)};
    if (has("cat-file")) return ProgramResult{.out = blobs(input)};
    return fail("not known");
  }
  [[nodiscard]] Result<int> run_interactive(const std::vector<std::string>&, std::string_view) const override {
    return fail("not here");
  }

  std::vector<Revision> revisions;  // oldest first
  bool fails = false;

 private:
  static std::string_view bytes_of(const Files& files, std::string_view path) {
    const auto found = files.find(path);
    return found == files.end() ? std::string_view{} : std::string_view(found->second);
  }

  [[nodiscard]] std::string log(const std::vector<std::string>& arguments) const {
    const std::vector<std::string> paths(std::next(std::ranges::find(arguments, "--")), arguments.end());
    std::string out;
    for (size_t i = revisions.size(); i-- > 0;) {
      static const Files kNone;
      const Files& before = i == 0 ? kNone : revisions[i - 1].files;
      const bool touched = std::ranges::any_of(
          paths, [&](const std::string& path) { return bytes_of(before, path) != bytes_of(revisions[i].files, path); });
      if (touched) out += fmt::format("\x01{}\x02{}", revisions[i].hash, revisions[i].date) + '\0';
    }
    return out;
  }

  [[nodiscard]] std::string blobs(std::string_view names) const {
    std::string out;
    while (!names.empty()) {
      const std::string_view name = names.substr(0, names.find('\n'));
      names.remove_prefix(name.size() + 1);
      const std::string_view hash = name.substr(0, name.find(':'));
      const auto revision = std::ranges::find(revisions, hash, &Revision::hash);
      const std::string_view path = name.substr(hash.size() + 1);
      if (revision == revisions.end() || !revision->files.contains(path)) {
        out += fmt::format("{} missing\n", name);
      } else {
        const std::string_view bytes = bytes_of(revision->files, path);
        out += fmt::format("{} blob {}\n{}\n", hash, bytes.size(), bytes);
      }
    }
    return out;
  }
};

}  // namespace docloc
