#include "io/folder_store.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

namespace docloc::io {
namespace {

namespace fs = std::filesystem;

class FileHandle {
 public:
  explicit FileHandle(int descriptor) : descriptor_(descriptor) {}
  FileHandle(const FileHandle&) = delete;
  FileHandle& operator=(const FileHandle&) = delete;
  ~FileHandle() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] int get() const { return descriptor_; }
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  // Errors of a delayed write show only here.
  [[nodiscard]] bool close() { return ::close(std::exchange(descriptor_, -1)) == 0; }

 private:
  int descriptor_;
};

std::chrono::nanoseconds time_of(const timespec& time) {
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

std::unexpected<Error> fail_with_errno(std::string_view what, std::string_view path) {
  const int code = errno;
  return fail(fmt::format("Cannot {} {}: {}.", what, path, std::generic_category().message(code)));
}

// "a//b/./c/" gives "a/b/c". None: it has a ".." or a NUL.
std::optional<std::string> normal_path(std::string_view path) {
  if (path.find('\0') != std::string_view::npos) return std::nullopt;
  std::string out = path.starts_with('/') ? "/" : "";
  for (size_t begin = 0; begin < path.size();) {
    const size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view name = path.substr(begin, end - begin);
    begin = end + 1;
    if (name == "..") return std::nullopt;
    if (name.empty() || name == ".") continue;
    if (!out.empty() && out.back() != '/') out += '/';
    out += name;
  }
  return out;
}

bool is_below(std::string_view path, std::string_view root) {
  if (root == "/") return path.starts_with('/');
  return path.starts_with(root) && (path.size() == root.size() || path[root.size()] == '/');
}

std::string folder_of(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == 0 ? "/" : path.substr(0, slash);
}

Result<std::string> read_open_file(const FileHandle& file, std::string_view path) {
  struct stat info{};
  if (::fstat(file.get(), &info) != 0) return fail_with_errno("read", path);
  if (!S_ISREG(info.st_mode)) return fail(fmt::format("Cannot read {}: it is not a regular file.", path));
  // One read() usually gives all of it; the extra byte shows the end without a second call that grows the buffer.
  std::string bytes(static_cast<size_t>(info.st_size) + 1, '\0');
  size_t size = 0;
  for (;;) {
    const ssize_t got = ::read(file.get(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail_with_errno("read", path);
    if (got == 0) break;
    size += static_cast<size_t>(got);
    if (size == bytes.size()) bytes.resize(bytes.size() * 2);
  }
  bytes.resize(size);
  return bytes;
}

bool write_fully(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(put));
  }
  return true;
}

// A name of its own for each temporary, so that threads and other programs do not meet in one.
std::string temporary_name(const std::string& target) {
  static std::atomic<unsigned> counter{0};
  const size_t slash = target.rfind('/') + 1;
  return fmt::format("{}.{}.{}-{}.tmp", target.substr(0, slash), target.substr(slash, 200), ::getpid(), ++counter);
}

bool has_bytes(const std::string& target, std::string_view bytes) {
  struct stat info{};
  if (::stat(target.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return false;
  if (static_cast<size_t>(info.st_size) != bytes.size()) return false;
  const FileHandle file(::open(target.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return false;
  const Result<std::string> old = read_open_file(file, target);
  return old && *old == bytes;
}

}  // namespace

Result<std::unique_ptr<FolderStore>> FolderStore::open(const std::vector<std::string>& roots) {
  std::unique_ptr<FolderStore> store(new FolderStore);
  for (const std::string& given : roots) {
    const fs::path lexical = fs::path(given).lexically_normal();
    const std::optional<std::string> root = normal_path(lexical.string());
    if (!root || !root->starts_with('/')) return fail(fmt::format("Cannot use {} as a folder.", given));
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(*root, error);
    if (error) return fail(fmt::format("Cannot open {}: {}.", given, error.message()));
    if (fs::exists(canonical, error) && !fs::is_directory(canonical, error)) {
      return fail(fmt::format("Cannot use {} as a folder: there is a file of that name.", given));
    }
    store->roots_.push_back(*root);
    store->canonical_.push_back(normal_path(canonical.string()).value_or(*root));
  }
  return store;
}

bool FolderStore::is_inside(std::string_view canonical) const {
  return std::any_of(canonical_.begin(), canonical_.end(),
                     [&](const std::string& root) { return is_below(canonical, root); });
}

Result<std::string> FolderStore::resolve(std::string_view path) const {
  const std::optional<std::string> normal = normal_path(path);
  if (!normal) return fail(fmt::format("Cannot use {}: it leaves the project's folders.", path));
  std::string full = *normal;
  if (!full.starts_with('/')) {
    full = roots_.front() == "/" || full.empty() ? roots_.front() + full : roots_.front() + "/" + full;
  } else if (std::none_of(roots_.begin(), roots_.end(),
                          [&](const std::string& root) { return is_below(full, root); })) {
    return fail(fmt::format("Cannot use {}: it lies outside the project's folders.", path));
  }
  // The deepest folder that exists tells where the path ends up: below it nothing is there that could be a link.
  const std::string parent = folder_of(full);
  {
    const std::scoped_lock lock(mutex_);
    if (checked_folders_.contains(parent)) return full;
  }
  std::string folder = parent;
  std::error_code error;
  while (folder != "/" && !fs::exists(fs::symlink_status(folder, error)))
    folder = folder_of(folder);
  const std::string canonical = fs::canonical(folder, error).string();
  if (error) return fail(fmt::format("Cannot open {}: {}.", folder, error.message()));
  // Above a root that is not there yet there is nothing of ours to be led astray by.
  const bool above_root =
      std::any_of(roots_.begin(), roots_.end(), [&](const std::string& root) { return is_below(root, folder); });
  if (!above_root && !is_inside(canonical)) {
    return fail(fmt::format("Cannot use {}: a symbolic link on the way leaves the project's folders.", path));
  }
  if (folder == parent) {
    const std::scoped_lock lock(mutex_);
    checked_folders_.insert(parent);
  }
  return full;
}

Result<std::string> FolderStore::read(std::string_view path) const {
  const Result<std::string> full = resolve(path);
  if (!full) return fail(full.error().what);
  const FileHandle file(::open(full->c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (file.is_open()) return read_open_file(file, path);
  if (errno != ELOOP) return fail_with_errno("read", path);
  std::error_code error;
  const std::string canonical = fs::canonical(*full, error).string();
  if (error || !is_inside(canonical))
    return fail(fmt::format("Cannot read {}: it is a link out of the project's folders.", path));
  const FileHandle linked(::open(canonical.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!linked.is_open()) return fail_with_errno("read", path);
  return read_open_file(linked, path);
}

Result<void> FolderStore::make_folders(const std::string& folder) {
  struct stat info{};
  if (::stat(folder.c_str(), &info) == 0) {
    if (S_ISDIR(info.st_mode)) return {};
    errno = ENOTDIR;
    return fail_with_errno("make the folder", folder);
  }
  if (folder != "/") {
    if (Result<void> parent = make_folders(folder_of(folder)); !parent) return parent;
  }
  if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST) return fail_with_errno("make the folder", folder);
  return {};
}

Result<std::string> FolderStore::write_beside(const std::string& target, std::string_view bytes) {
  if (has_bytes(target, bytes)) return std::string();
  if (const Result<void> made = make_folders(folder_of(target)); !made) return fail(made.error().what);
  std::string temporary = temporary_name(target);
  FileHandle file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (!file.is_open()) return fail_with_errno("write", target);
  if (!write_fully(file.get(), bytes) || !file.close()) {
    auto error = fail_with_errno("write", target);
    ::unlink(temporary.c_str());
    return error;
  }
  return temporary;
}

Result<bool> FolderStore::write(std::string_view path, std::string_view bytes) {
  const Result<std::string> full = resolve(path);
  if (!full) return fail(full.error().what);
  const Result<std::string> temporary = write_beside(*full, bytes);
  if (!temporary) return fail(temporary.error().what);
  if (temporary->empty()) return false;
  if (::rename(temporary->c_str(), full->c_str()) != 0) {
    auto error = fail_with_errno("write", path);
    ::unlink(temporary->c_str());
    return error;
  }
  return true;
}

Result<size_t> FolderStore::write_all(const std::vector<FileBytes>& files) {
  struct Pending {
    std::string temporary;
    std::string target;
  };
  std::vector<Pending> pending;
  const auto give_up = [&](std::string what) {
    for (const Pending& one : pending)
      ::unlink(one.temporary.c_str());
    return fail(std::move(what));
  };
  for (const FileBytes& file : files) {
    Result<std::string> full = resolve(file.path);
    if (!full) return give_up(full.error().what);
    Result<std::string> temporary = write_beside(*full, file.bytes);
    if (!temporary) return give_up(temporary.error().what);
    if (!temporary->empty()) pending.push_back({std::move(*temporary), std::move(*full)});
  }
  if (pending.empty()) return size_t{0};
  // The bytes reach the disk before any name points at them: after a crash a file is the old one or the new one, whole.
  // One call for all of them: files of one batch nearly always lie on one file system, and where they don't the rename
  // is still atomic.
  const FileHandle folder(::open(folder_of(pending.front().target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.is_open()) ::syncfs(folder.get());
  for (size_t i = 0; i < pending.size(); ++i) {
    if (::rename(pending[i].temporary.c_str(), pending[i].target.c_str()) == 0) continue;
    auto error = fail_with_errno("write", pending[i].target);
    for (size_t rest = i; rest < pending.size(); ++rest)
      ::unlink(pending[rest].temporary.c_str());
    return error;
  }
  if (folder.is_open()) ::syncfs(folder.get());
  return pending.size();
}

Result<void> FolderStore::remove(std::string_view path) {
  const Result<std::string> full = resolve(path);
  if (!full) return fail(full.error().what);
  if (::unlink(full->c_str()) != 0 && errno != ENOENT) return fail_with_errno("remove", path);
  // Folders that became empty go too, up to the root; the first that holds something ends it.
  const auto is_root = [&](const std::string& folder) {
    return std::find(roots_.begin(), roots_.end(), folder) != roots_.end();
  };
  for (std::string folder = folder_of(*full); folder != "/" && !is_root(folder); folder = folder_of(folder)) {
    if (::rmdir(folder.c_str()) != 0) break;
    const std::scoped_lock lock(mutex_);
    checked_folders_.erase(folder);
  }
  return {};
}

bool FolderStore::exists(std::string_view path) const {
  const Result<std::string> full = resolve(path);
  if (!full) return false;
  struct stat info{};
  if (::lstat(full->c_str(), &info) != 0) return false;
  if (!S_ISLNK(info.st_mode)) return true;
  std::error_code error;
  const std::string canonical = fs::canonical(*full, error).string();
  return !error && is_inside(canonical);
}

// The clock that file times are taken from ticks a few times in 10 ms: two writes within one tick have the same time.
// So a file that was changed a moment ago is looked at again when a further change would show.
std::string FolderStore::stamp(std::string_view path) const {
  constexpr std::chrono::nanoseconds kOldEnough = std::chrono::milliseconds(30);
  const Result<std::string> full = resolve(path);
  struct stat info{};
  if (!full || ::lstat(full->c_str(), &info) != 0) return {};
  const bool linked = S_ISLNK(info.st_mode);
  if (linked && !exists(path)) return {};
  for (bool waited = false;; waited = true) {
    if ((linked || waited) && ::stat(full->c_str(), &info) != 0) return {};
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    const std::chrono::nanoseconds age = time_of(now) - time_of(info.st_ctim);
    if (age >= kOldEnough || age.count() < 0) {
      return fmt::format("{:x}-{:x}-{:x}-{:x}", info.st_size, time_of(info.st_mtim).count(),
                         time_of(info.st_ctim).count(), info.st_ino);
    }
    if (waited) return {};
    std::this_thread::sleep_for(kOldEnough - age);
  }
}

Result<std::vector<std::string>> FolderStore::list(std::string_view folder) const {
  // A name in the folder, so that the folder itself is what is checked.
  const Result<std::string> inner = resolve(fmt::format("{}/_", folder.empty() ? "." : folder));
  if (!inner) return fail(inner.error().what);
  const std::string top = folder_of(*inner);
  std::vector<std::string> files;
  std::vector<std::string> open_folders = {""};
  while (!open_folders.empty()) {
    const std::string relative = std::move(open_folders.back());
    open_folders.pop_back();
    const std::string here = top + "/" + relative;
    const std::unique_ptr<DIR, int (*)(DIR*)> reader(::opendir(here.c_str()), ::closedir);
    if (!reader) {
      if (relative.empty() && (errno == ENOENT || errno == ENOTDIR)) return files;
      return fail_with_errno("list", here);
    }
    while (const dirent* entry = ::readdir(reader.get())) {
      const std::string_view name = entry->d_name;
      if (name.starts_with('.')) continue;
      std::string path = relative.empty() ? std::string(name) : fmt::format("{}/{}", relative, name);
      unsigned char type = entry->d_type;
      if (type == DT_UNKNOWN) {
        struct stat info{};
        if (::lstat((top + "/" + path).c_str(), &info) != 0) continue;
        type = S_ISDIR(info.st_mode)   ? DT_DIR
               : S_ISREG(info.st_mode) ? DT_REG
               : S_ISLNK(info.st_mode) ? DT_LNK
                                       : DT_UNKNOWN;
      }
      if (type == DT_DIR) {
        open_folders.push_back(std::move(path));
      } else if (type == DT_REG) {
        files.push_back(std::move(path));
      } else if (type == DT_LNK) {
        std::error_code error;
        const fs::path real = fs::canonical(top + "/" + path, error);
        if (!error && is_inside(real.string()) && fs::is_regular_file(real, error)) files.push_back(std::move(path));
      }
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace docloc::io
