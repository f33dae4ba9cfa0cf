#include "process/run_program.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "redraft/error.h"

namespace redraft::process {

namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 3> folders = {"/usr/local/bin", "/usr/bin", "/bin"};
constexpr std::size_t most_said = 4096;
constexpr rlim_t most_file = rlim_t{256} << 20U;
constexpr int not_started = 127;

std::optional<fs::path> find_program(const std::string& name) {
  for (const char* folder : folders) {
    fs::path path = fs::path(folder) / name;
    if (::access(path.c_str(), X_OK) == 0) {
      return path;
    }
  }
  return std::nullopt;
}

class Descriptor {
 public:
  Descriptor() = default;

  explicit Descriptor(int value) : value_(value) {}

  ~Descriptor() { reset(); }

  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}

  Descriptor& operator=(Descriptor&& other) noexcept {
    reset();
    value_ = std::exchange(other.value_, -1);
    return *this;
  }

  [[nodiscard]] int get() const { return value_; }

  void reset() {
    if (value_ >= 0) {
      ::close(value_);
    }
    value_ = -1;
  }

 private:
  int value_ = -1;
};

struct Pipe {
  Descriptor read, write;

  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
      throw Error(ErrorKind::unavailable, std::string("make a pipe: ") + std::strerror(errno),
                  "too many files are open; try again later");
    }
    read = Descriptor(ends[0]);
    write = Descriptor(ends[1]);
  }
};

void limit(int resource, rlim_t most) {
  const rlimit both{most, most};
  static_cast<void>(::setrlimit(static_cast<__rlimit_resource>(resource), &both));
}

// Everything the child does between fork and exec; only what a signal handler may do too.
struct Start {
  const char* path;
  const char* folder;
  char* const* arguments;
  char* const* environment;
  int in, out, said;
  rlim_t seconds;
  rlim_t memory;

  [[noreturn]] void become() const {
    ::setpgid(0, 0);
    static_cast<void>(::unshare(CLONE_NEWUSER | CLONE_NEWNET));  // where the system allows it
    limit(RLIMIT_CPU, seconds);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, most_file);
    if (memory != 0) {
      limit(RLIMIT_AS, memory);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    if (::dup2(in, 0) >= 0 && ::dup2(out, 1) >= 0 && ::dup2(said, 2) >= 0 && ::chdir(folder) == 0) {
      ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
      ::execve(path, arguments, environment);
    }
    ::_exit(not_started);
  }
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts) {
    out.push_back(text.data());
  }
  out.push_back(nullptr);
  return out;
}

// A program under way. Whatever happens, it and its group are gone when this is.
class Running {
 public:
  Running(const Program& program, pid_t pid) : program_(program), pid_(pid) {
    ::setpgid(pid, pid);  // here too: whichever of the two comes first
  }

  ~Running() {
    if (pid_ > 0) {
      end();
    }
  }

  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  // Feeds and reads until it has closed both its outputs.
  void talk(Descriptor in, const Descriptor& out, const Descriptor& said, Ran& ran) {
    const auto until = std::chrono::steady_clock::now() + program_.timeout;
    ::fcntl(in.get(), F_SETFL, O_NONBLOCK);
    std::string_view rest = program_.input;
    bool out_open = true;
    bool said_open = true;
    while (out_open || said_open) {
      if (rest.empty()) {
        in.reset();
      }
      std::array<pollfd, 3> ready = {{{in.get(), POLLOUT, 0},
                                      {out_open ? out.get() : -1, POLLIN, 0},
                                      {said_open ? said.get() : -1, POLLIN, 0}}};
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
          until - std::chrono::steady_clock::now());
      if (left.count() <= 0) {
        refuse("it took longer than " + std::to_string(program_.timeout.count()) + " seconds");
      }
      if (::poll(ready.data(), ready.size(), static_cast<int>(left.count())) < 0 &&
          errno != EINTR) {
        refuse(std::strerror(errno));
      }
      if (ready[0].revents != 0) {
        const ssize_t wrote = ::write(in.get(), rest.data(), rest.size());
        if (wrote > 0) {
          rest.remove_prefix(static_cast<std::size_t>(wrote));
        } else if (wrote < 0 && errno != EAGAIN && errno != EINTR) {
          rest = {};  // it wants no more
        }
      }
      if (ready[1].revents != 0) {
        out_open = read_from(out, ran.out);
        if (ran.out.size() > program_.most_output) {
          refuse("it wrote more than " + std::to_string(program_.most_output >> 20U) + " MiB");
        }
      }
      if (ready[2].revents != 0) {
        said_open = read_from(said, ran.said);
        ran.said.resize(std::min(ran.said.size(), most_said));
      }
    }
  }

  // What it exited with.
  int wait() {
    const int status = end();
    if (WIFSIGNALED(status)) {
      refuse(std::string("it was stopped (") + ::strsignal(WTERMSIG(status)) + ")");
    }
    return WEXITSTATUS(status);
  }

 private:
  // Both outputs are closed, or it must go: in either case it has had its time.
  int end() {
    int status = 0;
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(2);
    const bool done = talked_out();
    pid_t got = 0;
    while (done && (got = ::waitpid(pid_, &status, WNOHANG)) == 0 &&
           std::chrono::steady_clock::now() < until) {
      ::usleep(1000);
    }
    ::kill(-pid_, SIGKILL);
    if (got <= 0) {
      while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
      }
    }
    pid_ = -1;
    return status;
  }

  [[nodiscard]] bool talked_out() const { return !refused_; }

  static bool read_from(const Descriptor& from, std::string& to) {
    std::array<char, 1U << 16U> buffer{};
    const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
    if (got > 0) {
      to.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return got > 0 || (got < 0 && errno == EINTR);
  }

  [[noreturn]] void refuse(const std::string& why) {
    refused_ = true;
    throw Error(ErrorKind::unavailable, "run " + program_.name + ": " + why,
                "try a smaller file, or convert it by hand");
  }

  const Program& program_;
  pid_t pid_;
  bool refused_ = false;
};

}  // namespace

WorkFolder::WorkFolder() {
  std::error_code failed;
  std::string name = (fs::temp_directory_path(failed) / "redraft-run-XXXXXX").string();
  if (failed) {
    throw Error(ErrorKind::unavailable, "find the folder for temporary files: " + failed.message(),
                "set TMPDIR to one");
  }
  if (::mkdtemp(name.data()) == nullptr) {
    throw Error(ErrorKind::unavailable,
                "make a folder for temporary files: " + name + ": " + std::strerror(errno));
  }
  path_ = name;
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path WorkFolder::put(const std::string& name, std::string_view bytes) const {
  fs::path file = path_ / name;
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) {
    throw Error(ErrorKind::unavailable, "write the temporary file " + file.string(),
                "free space on its disk, or set TMPDIR to a folder on another");
  }
  return file;
}

bool is_installed(const std::string& name) {
  return find_program(name).has_value();
}

Ran run(const Program& program, const WorkFolder& folder) {
  const std::optional<fs::path> path = find_program(program.name);
  if (!path) {
    throw Error(ErrorKind::unavailable, "run " + program.name + ": it is not installed",
                "apt-get install " + program.package);
  }
  std::vector<std::string> arguments = {program.name};
  arguments.insert(arguments.end(), program.arguments.begin(), program.arguments.end());
  const std::string home = folder.path().string();
  std::vector<std::string> environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=" + home,
                                          "TMPDIR=" + home, "LANG=C.UTF-8", "LC_ALL=C.UTF-8"};
  const std::vector<char*> argument_list = pointers(arguments);
  const std::vector<char*> environment_list = pointers(environment);
  const std::string program_path = path->string();
  Pipe in;
  Pipe out;
  Pipe said;
  const Start start{program_path.c_str(), home.c_str(),
                    argument_list.data(), environment_list.data(),
                    in.read.get(),        out.write.get(),
                    said.write.get(),     static_cast<rlim_t>(program.timeout.count()),
                    program.most_memory};
  const pid_t pid = ::fork();
  if (pid == 0) {
    start.become();
  }
  if (pid < 0) {
    throw Error(ErrorKind::unavailable, "run " + program.name + ": " + std::strerror(errno));
  }
  Running running(program, pid);
  in.read.reset();
  out.write.reset();
  said.write.reset();

  struct IgnorePipe {
    struct sigaction before {};

    IgnorePipe() {
      struct sigaction ignore {};

      ignore.sa_handler = SIG_IGN;
      ::sigaction(SIGPIPE, &ignore, &before);
    }

    ~IgnorePipe() { ::sigaction(SIGPIPE, &before, nullptr); }
  };

  const IgnorePipe ignore;
  Ran ran;
  running.talk(std::move(in.write), out.read, said.read, ran);
  ran.status = running.wait();
  if (ran.status == not_started && ran.out.empty() && ran.said.empty()) {
    throw Error(ErrorKind::unavailable, "run " + program.name + ": it could not be started",
                "apt-get install --reinstall " + program.package);
  }
  return ran;
}

}  // namespace redraft::process
