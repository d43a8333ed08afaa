#include "io/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace docloc::io {
namespace {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }

  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool open() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

struct Pipe {
  Descriptor read_end;
  Descriptor write_end;

  [[nodiscard]] bool make() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read_end = Descriptor(ends[0]);
    write_end = Descriptor(ends[1]);
    return true;
  }
};

class Actions {
 public:
  Actions() { ::posix_spawn_file_actions_init(&actions_); }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
  ~Actions() { ::posix_spawn_file_actions_destroy(&actions_); }

  void enter(const std::string& folder) { ::posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str()); }
  void connect(const Descriptor& from, int to) { ::posix_spawn_file_actions_adddup2(&actions_, from.get(), to); }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

Result<pid_t> start(const std::vector<std::string>& arguments, const Actions& actions) {
  if (arguments.empty()) return fail("No program was named.");
  std::vector<char*> pointers;
  for (const std::string& argument : arguments)
    pointers.push_back(const_cast<char*>(argument.c_str()));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
  pointers.push_back(nullptr);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, pointers[0], actions.get(), nullptr, pointers.data(), environ);
  if (error != 0) return fail(fmt::format("Cannot run {}: {}.", arguments[0], std::strerror(error)));
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

// A program that ends without reading its input must not end this one with SIGPIPE; only this thread is concerned.
class IgnoreBrokenPipe {
 public:
  IgnoreBrokenPipe() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &set_, &before_);
  }
  IgnoreBrokenPipe(const IgnoreBrokenPipe&) = delete;
  IgnoreBrokenPipe& operator=(const IgnoreBrokenPipe&) = delete;
  ~IgnoreBrokenPipe() {
    const timespec none{};
    while (::sigtimedwait(&set_, nullptr, &none) == SIGPIPE) {
    }
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t set_{};
  sigset_t before_{};
};

// Feeds and drains the three pipes together, so that neither side waits for the other for ever.
class Exchange {
 public:
  Exchange(Descriptor input, Descriptor out, Descriptor err, std::string_view bytes)
      : input_(std::move(input)), out_(std::move(out)), err_(std::move(err)), rest_(bytes) {
    ::fcntl(input_.get(), F_SETFL, O_NONBLOCK);  // NOLINT(cppcoreguidelines-pro-type-vararg)
  }

  void run(ProgramResult& result) {
    const IgnoreBrokenPipe guard;
    if (rest_.empty()) input_.close();
    while (out_.open() || err_.open() || input_.open()) {
      std::array<pollfd, 3> polls{pollfd{input_.get(), POLLOUT, 0}, pollfd{out_.get(), POLLIN, 0},
                                  pollfd{err_.get(), POLLIN, 0}};
      if (::poll(polls.data(), polls.size(), -1) < 0 && errno != EINTR) return;
      if (polls[0].revents != 0) feed();
      if (polls[1].revents != 0) drain(out_, result.out);
      if (polls[2].revents != 0) drain(err_, result.err);
    }
  }

 private:
  void feed() {
    const ssize_t written = ::write(input_.get(), rest_.data(), rest_.size());
    if (written < 0) {
      if (errno != EAGAIN && errno != EINTR) input_.close();
      return;
    }
    rest_.remove_prefix(static_cast<size_t>(written));
    if (rest_.empty()) input_.close();
  }

  static void drain(Descriptor& from, std::string& to) {
    std::array<char, 65536> buffer{};
    const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
    if (got > 0) {
      to.append(buffer.data(), static_cast<size_t>(got));
    } else if (got == 0 || errno != EINTR) {
      from.close();
    }
  }

  Descriptor input_;
  Descriptor out_;
  Descriptor err_;
  std::string_view rest_;
};

}  // namespace

Result<ProgramResult> PosixSpawn::run(const std::vector<std::string>& arguments, std::string_view folder,
                                      std::string_view input) const {
  Pipe in;
  Pipe out;
  Pipe err;
  if (!in.make() || !out.make() || !err.make()) return fail("Cannot make a pipe to another program.");
  Actions actions;
  actions.enter(std::string(folder));
  actions.connect(in.read_end, STDIN_FILENO);
  actions.connect(out.write_end, STDOUT_FILENO);
  actions.connect(err.write_end, STDERR_FILENO);
  const Result<pid_t> child = start(arguments, actions);
  if (!child) return fail(child.error().what);
  in.read_end.close();
  out.write_end.close();
  err.write_end.close();
  ProgramResult result;
  Exchange(std::move(in.write_end), std::move(out.read_end), std::move(err.read_end), input).run(result);
  result.status = wait_for(*child);
  return result;
}

Result<int> PosixSpawn::run_interactive(const std::vector<std::string>& arguments, std::string_view folder) const {
  Actions actions;
  actions.enter(std::string(folder));
  const Result<pid_t> child = start(arguments, actions);
  if (!child) return fail(child.error().what);
  return wait_for(*child);
}

}  // namespace docloc::io
