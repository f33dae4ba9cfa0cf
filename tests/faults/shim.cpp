// Loaded into the program under test (LD_PRELOAD): writes down, in order and with their data, the
// calls that change files below one folder, so that power_loss.py can rebuild what a disk may hold
// at any instant. With REDRAFT_FAULTS_KILL_AT=N the process is killed just before its N-th such
// call.
//
// A record is this header, the name or data, and the second name.
#include <csignal>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

struct Header {
  char call;  // C create, T truncate, W write, S sync, L link, R rename, U unlink, D rmdir, M mkdir
  char padding[7];
  std::uint64_t inode;
  std::uint64_t offset;
  std::uint32_t first;
  std::uint32_t second;
};

int log_file = -1;
char root[4096];
std::size_t root_size = 0;
long kill_at = 0;
long calls = 0;

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

#define REAL(name) (real<decltype(&::name)>(#name))

void start() {
  if (root_size != 0) {
    return;
  }
  const char* wanted = std::getenv("REDRAFT_FAULTS_ROOT");
  std::snprintf(root, sizeof root, "%s", wanted == nullptr ? "/nowhere-at-all" : wanted);
  root_size = std::strlen(root);
  const char* at = std::getenv("REDRAFT_FAULTS_KILL_AT");
  kill_at = at == nullptr ? 0 : std::atol(at);
  if (const char* log = std::getenv("REDRAFT_FAULTS_LOG")) {
    log_file = static_cast<int>(
        syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  }
}

bool inside(const char* path) {
  return std::strncmp(path, root, root_size) == 0 &&
         (path[root_size] == '/' || path[root_size] == 0);
}

// The absolute name of a path (its last part need not exist), or an empty one when it is elsewhere.
struct Name {
  char text[4096 + 256] = {};

  Name(int folder, const char* path) {
    start();
    char base[4096] = {};
    if (path[0] != '/') {
      char link[64];
      std::snprintf(link, sizeof link, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d",
                    folder);
      if (readlink(link, base, sizeof base - 1) <= 0) {
        return;
      }
    }
    std::snprintf(text, sizeof text, "%s%s%s", base, path[0] == '/' ? "" : "/", path);
    if (!inside(text)) {
      text[0] = 0;
    }
  }

  [[nodiscard]] bool ours() const { return text[0] != 0; }
};

bool ours(int descriptor) {
  start();
  char link[64];
  char name[4096] = {};
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  return readlink(link, name, sizeof name - 1) > 0 && inside(name);
}

void before_call() {
  if (kill_at != 0 && ++calls == kill_at) {
    kill(getpid(), SIGKILL);
  }
}

std::uint64_t inode_of(int descriptor) {
  struct stat now {};

  return fstat(descriptor, &now) == 0 ? now.st_ino : 0;
}

std::uint64_t inode_of(const char* path) {
  struct stat now {};

  return lstat(path, &now) == 0 ? now.st_ino : 0;
}

void note(char call, std::uint64_t inode, std::uint64_t offset, const void* first, std::size_t size,
          const char* second = "") {
  if (log_file < 0) {
    return;
  }
  Header header{};
  header.call = call;
  header.inode = inode;
  header.offset = offset;
  header.first = static_cast<std::uint32_t>(size);
  header.second = static_cast<std::uint32_t>(std::strlen(second));
  const iovec parts[] = {{&header, sizeof header},
                         {const_cast<void*>(first), size},
                         {const_cast<char*>(second), header.second}};
  if (syscall(SYS_writev, log_file, parts, 3) < 0) {
    _exit(99);
  }
}

void note_name(char call, std::uint64_t inode, const Name& name, const char* second = "") {
  note(call, inode, 0, name.text, std::strlen(name.text), second);
}

template <class Open>
int opened(int folder, const char* path, int flags, Open open) {
  const Name name(folder, path);
  if (!name.ours() || (flags & (O_CREAT | O_TRUNC)) == 0 || (flags & O_TMPFILE) == O_TMPFILE) {
    return open();
  }
  before_call();
  const bool there = access(name.text, F_OK) == 0;
  const int result = open();
  if (result >= 0 && !there) {
    note_name('C', inode_of(result), name);
  } else if (result >= 0 && (flags & O_TRUNC) != 0) {
    note('T', inode_of(result), 0, "", 0);
  }
  return result;
}

mode_t mode_of(int flags, va_list list) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(list, mode_t) : 0;
}

template <class Call>
int named(char call, const Name& name, const Name& other, Call made) {
  if (!name.ours() && !other.ours()) {
    return made();
  }
  before_call();
  const std::uint64_t inode = inode_of(name.text);
  const int result = made();
  if (result == 0) {
    note_name(call, call == 'M' ? inode_of(name.text) : inode, name, other.text);
  }
  return result;
}

template <class Call>
ssize_t written(int descriptor, off_t offset, const void* bytes, Call made) {
  if (!ours(descriptor)) {
    return made();
  }
  before_call();
  if (offset < 0) {
    offset = (fcntl(descriptor, F_GETFL) & O_APPEND) != 0 ? lseek(descriptor, 0, SEEK_END)
                                                          : lseek(descriptor, 0, SEEK_CUR);
  }
  const ssize_t result = made();
  if (result > 0) {
    note('W', inode_of(descriptor), static_cast<std::uint64_t>(offset), bytes,
         static_cast<std::size_t>(result));
  }
  return result;
}

template <class Call>
int on_descriptor(char call, int descriptor, off_t offset, Call made) {
  if (!ours(descriptor)) {
    return made();
  }
  before_call();
  const int result = made();
  if (result == 0) {
    note(call, inode_of(descriptor), static_cast<std::uint64_t>(offset), "", 0);
  }
  return result;
}

template <class Make>
int temporary(char* pattern, Make make) {
  start();
  const int result = make();
  const Name name(AT_FDCWD, pattern);
  if (result >= 0 && name.ours()) {
    note_name('C', inode_of(result), name);
  }
  return result;
}

}  // namespace

#define OPEN(function)                                                                       \
  int function(const char* path, int flags, ...) {                                           \
    va_list list;                                                                            \
    va_start(list, flags);                                                                   \
    const mode_t mode = mode_of(flags, list);                                                \
    va_end(list);                                                                            \
    return opened(AT_FDCWD, path, flags, [&] { return REAL(function)(path, flags, mode); }); \
  }
#define OPENAT(function)                                                                           \
  int function(int folder, const char* path, int flags, ...) {                                     \
    va_list list;                                                                                  \
    va_start(list, flags);                                                                         \
    const mode_t mode = mode_of(flags, list);                                                      \
    va_end(list);                                                                                  \
    return opened(folder, path, flags, [&] { return REAL(function)(folder, path, flags, mode); }); \
  }
#define FOPEN(function)                                                                         \
  FILE* function(const char* path, const char* mode) {                                          \
    FILE* file = nullptr;                                                                       \
    const int flags = mode[0] == 'r' ? 0 : mode[0] == 'w' ? O_CREAT | O_TRUNC : O_CREAT;        \
    opened(AT_FDCWD, path, flags,                                                               \
           [&] { return (file = REAL(function)(path, mode)) == nullptr ? -1 : fileno(file); }); \
    return file;                                                                                \
  }

extern "C" {

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
FOPEN(fopen)
FOPEN(fopen64)

int creat(const char* path, mode_t mode) {
  return opened(AT_FDCWD, path, O_CREAT | O_TRUNC, [&] { return REAL(creat)(path, mode); });
}

int mkstemp(char* pattern) {
  return temporary(pattern, [&] { return REAL(mkstemp)(pattern); });
}

int mkstemp64(char* pattern) {
  return temporary(pattern, [&] { return REAL(mkstemp64)(pattern); });
}

int mkostemp(char* pattern, int flags) {
  return temporary(pattern, [&] { return REAL(mkostemp)(pattern, flags); });
}

int mkostemp64(char* pattern, int flags) {
  return temporary(pattern, [&] { return REAL(mkostemp64)(pattern, flags); });
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  return written(descriptor, -1, bytes, [&] { return REAL(write)(descriptor, bytes, size); });
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
  return written(descriptor, at, bytes, [&] { return REAL(pwrite)(descriptor, bytes, size, at); });
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
  return written(descriptor, at, bytes,
                 [&] { return REAL(pwrite64)(descriptor, bytes, size, at); });
}

// Piece by piece, which a caller must reckon with anyway.
ssize_t writev(int descriptor, const iovec* parts, int count) {
  if (!ours(descriptor) || count < 1) {
    return REAL(writev)(descriptor, parts, count);
  }
  ssize_t sum = 0;
  for (int i = 0; i < count; ++i) {
    const ssize_t one =
        parts[i].iov_len == 0 ? 0 : write(descriptor, parts[i].iov_base, parts[i].iov_len);
    if (one < 0) {
      return sum > 0 ? sum : one;
    }
    sum += one;
  }
  return sum;
}

int ftruncate(int descriptor, off_t size) noexcept {
  return on_descriptor('T', descriptor, size, [&] { return REAL(ftruncate)(descriptor, size); });
}

int ftruncate64(int descriptor, off64_t size) noexcept {
  return on_descriptor('T', descriptor, size, [&] { return REAL(ftruncate64)(descriptor, size); });
}

int fsync(int descriptor) {
  return on_descriptor('S', descriptor, 0, [&] { return REAL(fsync)(descriptor); });
}

int fdatasync(int descriptor) {
  return on_descriptor('S', descriptor, 0, [&] { return REAL(fdatasync)(descriptor); });
}

int link(const char* from, const char* to) noexcept {
  return named('L', {AT_FDCWD, from}, {AT_FDCWD, to}, [&] { return REAL(link)(from, to); });
}

int rename(const char* from, const char* to) noexcept {
  return named('R', {AT_FDCWD, from}, {AT_FDCWD, to}, [&] { return REAL(rename)(from, to); });
}

int renameat(int a, const char* from, int b, const char* to) noexcept {
  return named('R', {a, from}, {b, to}, [&] { return REAL(renameat)(a, from, b, to); });
}

int unlink(const char* path) noexcept {
  const Name name(AT_FDCWD, path);
  return named('U', name, name, [&] { return REAL(unlink)(path); });
}

int unlinkat(int folder, const char* path, int flags) noexcept {
  const Name name(folder, path);
  return named((flags & AT_REMOVEDIR) != 0 ? 'D' : 'U', name, name,
               [&] { return REAL(unlinkat)(folder, path, flags); });
}

int remove(const char* path) noexcept {
  const Name name(AT_FDCWD, path);
  return named('U', name, name, [&] { return REAL(remove)(path); });
}

int rmdir(const char* path) noexcept {
  const Name name(AT_FDCWD, path);
  return named('D', name, name, [&] { return REAL(rmdir)(path); });
}

int mkdir(const char* path, mode_t mode) noexcept {
  const Name name(AT_FDCWD, path);
  return named('M', name, name, [&] { return REAL(mkdir)(path, mode); });
}

}  // extern "C"
