// Watching files on this machine: told by the kernel, or by looking again and again.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/watch.h"

namespace docloc::io {

// Told by the kernel (inotify). Changes that another machine makes on a network file system, or the host of a virtual
// machine on a shared folder, are not heard; nor are writes to a file that a symbolic link leads to. Error: the
// kernel does not give it.
[[nodiscard]] Result<std::unique_ptr<Watch>> open_kernel_watch();

// Looks at the stamps (size, times, number) of all files, at most a tenth of the time and not oftener than each
// `interval`.
[[nodiscard]] std::unique_ptr<Watch> make_polling_watch(std::chrono::milliseconds interval);

// Told by the kernel as long as that works, else by looking; `on_fallback` hears why, once. wait() and watch() give no
// Error.
[[nodiscard]] std::unique_ptr<Watch> make_watch(std::chrono::milliseconds interval,
                                                std::function<void(const std::string& why)> on_fallback);
// `first` until it gives an Error, then `second`; everything may have changed at that moment.
[[nodiscard]] std::unique_ptr<Watch> make_fallback_watch(std::unique_ptr<Watch> first, std::unique_ptr<Watch> second,
                                                         std::function<void(const std::string& why)> on_fallback);

}  // namespace docloc::io
