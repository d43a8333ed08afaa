// Both ways of watching are made at once and one of them is used, so that stop() never meets a change of hands.
#include <utility>

#include "io/watch.h"

namespace docloc::io {
namespace {

class FallbackWatch final : public Watch {
 public:
  FallbackWatch(std::unique_ptr<Watch> first, std::unique_ptr<Watch> second,
                std::function<void(const std::string&)> on_fallback)
      : first_(std::move(first)), second_(std::move(second)), on_fallback_(std::move(on_fallback)) {}

  Result<void> watch(const WatchedPaths& paths) override {
    paths_ = paths;
    if (first_works_) {
      const Result<void> watching = first_->watch(paths);
      if (watching) return {};
      give_up(watching.error().what);
    }
    return second_->watch(paths);
  }

  Result<PathChanges> wait(std::chrono::milliseconds longest) override {
    if (!first_works_) return second_->wait(longest);
    Result<PathChanges> changes = first_->wait(longest);
    if (changes) return changes;
    give_up(changes.error().what);
    if (const Result<void> watching = second_->watch(paths_); !watching) return fail(watching.error().what);
    return PathChanges{.everything = true};
  }

  void stop() override {
    first_->stop();
    second_->stop();
  }

 private:
  void give_up(const std::string& why) {
    first_works_ = false;
    on_fallback_(why);
  }

  std::unique_ptr<Watch> first_;
  std::unique_ptr<Watch> second_;
  std::function<void(const std::string&)> on_fallback_;
  WatchedPaths paths_;
  bool first_works_ = true;
};

}  // namespace

std::unique_ptr<Watch> make_fallback_watch(std::unique_ptr<Watch> first, std::unique_ptr<Watch> second,
                                           std::function<void(const std::string& why)> on_fallback) {
  return std::make_unique<FallbackWatch>(std::move(first), std::move(second), std::move(on_fallback));
}

std::unique_ptr<Watch> make_watch(std::chrono::milliseconds interval,
                                  std::function<void(const std::string& why)> on_fallback) {
  std::unique_ptr<Watch> polling = make_polling_watch(interval);
  Result<std::unique_ptr<Watch>> kernel = open_kernel_watch();
  if (kernel) return make_fallback_watch(std::move(*kernel), std::move(polling), std::move(on_fallback));
  on_fallback(kernel.error().what);
  return polling;
}

}  // namespace docloc::io
