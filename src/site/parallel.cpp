#include "site/parallel.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace docloc::site {

void for_each_index(size_t count, unsigned jobs, const std::function<void(size_t)>& work, const Progress& progress) {
  std::atomic<size_t> next{0};
  std::mutex mutex;
  size_t done = 0;
  const auto run = [&] {
    for (size_t i = next++; i < count; i = next++) {
      work(i);
      if (!progress) continue;
      const std::scoped_lock lock(mutex);
      progress(++done, count);
    }
  };
  const size_t wanted = jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : jobs;
  const size_t threads = std::min(wanted, count);
  if (threads <= 1) return run();
  std::vector<std::jthread> pool;
  for (size_t i = 1; i < threads; ++i)
    pool.emplace_back(run);
  run();
}  // the pool's destructor joins

}  // namespace docloc::site
