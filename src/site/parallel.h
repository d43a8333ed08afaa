// Work on the items of a list by several threads; results go to their item's place, so the output is the same for any
// number of threads.
#pragma once

#include <cstddef>
#include <functional>

namespace docloc::site {

// Told after each item, from any thread but one at a time.
using Progress = std::function<void(size_t done, size_t total)>;

// Calls work(0) to work(count - 1), each once, in any order, on `jobs` threads (0: as many as the machine has), and
// returns when all are done. `work` must not throw.
void for_each_index(size_t count, unsigned jobs, const std::function<void(size_t)>& work,
                    const Progress& progress = {});

}  // namespace docloc::site
