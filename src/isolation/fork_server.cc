#include "isolation/fork_server.h"

#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <exception>
#include <utility>

#include "base/file.h"
#include "isolation/syscall_filter.h"

namespace sarabun::isolation {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

constexpr const char* kDoing = "start a process for";
constexpr const char* kWhat = "reading apart";

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { Close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  void Close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

// What the server says of a child.
struct Verdict {
  enum class Kind { kAnswered, kExited, kKilled, kTooSlow, kNotStarted };
  Kind kind = Kind::kAnswered;
  int number = 0;  // exit code, signal or errno
};

// The request and the file for the answer travel as descriptors: of any length, and never through a pipe that fills up.
using Files = std::array<int, 2>;

template <class Use>
auto WithMessage(Files& files, char& byte, Use use) {
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(Files))> control{};
  iovec vector{&byte, 1};
  msghdr message{};
  message.msg_iov = &vector;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  return use(message, files);
}

bool SendFiles(int socket, Files files) {
  char byte = 1;
  return WithMessage(files, byte, [socket](msghdr& message, const Files& sent) {
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(Files));
    std::memcpy(CMSG_DATA(header), sent.data(), sizeof(Files));
    return ::sendmsg(socket, &message, MSG_NOSIGNAL) == 1;
  });
}

bool ReceiveFiles(int socket, Files& files) {
  char byte = 0;
  return WithMessage(files, byte, [socket](msghdr& message, Files& received) {
    ssize_t got = 0;
    while ((got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR) {
    }
    const cmsghdr* header = got == 1 ? CMSG_FIRSTHDR(&message) : nullptr;
    if (header == nullptr || header->cmsg_len != CMSG_LEN(sizeof(Files))) return false;
    std::memcpy(received.data(), CMSG_DATA(header), sizeof(Files));
    return true;
  });
}

std::uint64_t LengthOf(int file) {
  const off_t end = ::lseek(file, 0, SEEK_END);
  return end < 0 ? 0 : static_cast<std::uint64_t>(end);
}

bool WriteAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool ReadAll(int file, std::string& bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const ssize_t got = ::pread(file, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += static_cast<std::size_t>(got);
  }
  return true;
}

std::uint64_t AddressSpace() {
  unsigned long long pages = 0;
  std::FILE* const file = std::fopen("/proc/self/statm", "r");
  if (file == nullptr) return 0;
  const bool read = std::fscanf(file, "%llu", &pages) == 1;
  std::fclose(file);
  return read ? pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

bool Limit(__rlimit_resource resource, std::uint64_t value) {
  const rlimit limit{value, value};
  return ::setrlimit(resource, &limit) == 0;
}

bool LimitChild(const ChildLimits& limits) {
  // A sanitizer's shadow alone is larger than any limit.
  const bool bounded = limits.memory_bytes > 0 && !kSanitized;
  if (bounded && !Limit(RLIMIT_AS, AddressSpace() + limits.memory_bytes)) return false;
  if (limits.reply_bytes > 0 && !Limit(RLIMIT_FSIZE, limits.reply_bytes)) return false;
  const auto seconds = static_cast<std::uint64_t>(std::ceil(limits.seconds)) + 1;
  return Limit(RLIMIT_CORE, 0) && (limits.seconds <= 0 || Limit(RLIMIT_CPU, seconds));
}

[[noreturn]] void RunChild(const ForkServer::Work& work, const Files& files, const ChildLimits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const std::uint64_t length = LengthOf(files[0]);
  constexpr int kAtOnce = MAP_PRIVATE | MAP_POPULATE;
  void* const mapped = length == 0 ? nullptr : ::mmap(nullptr, length, PROT_READ, kAtOnce, files[0], 0);
  if (mapped == MAP_FAILED || !LimitChild(limits) || !LeaveOnlyComputing()) ::_exit(126);
  bool answered = false;
  try {
    answered = WriteAll(files[1], work({static_cast<const char*>(mapped), length}));
  } catch (const std::exception&) {
    ::_exit(125);
  }
  ::_exit(answered ? 0 : 124);
}

int MillisecondsUntil(std::chrono::steady_clock::time_point end) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
  return left.count() <= 0 ? 0 : static_cast<int>(std::min<std::int64_t>(left.count() + 1, 1'000'000));
}

// Waits for a child, but not longer than it may take, nor for a caller that is gone.
Verdict WaitFor(int child, int socket, const ChildLimits& limits) {
  const Descriptor ended(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(limits.seconds);
  bool too_slow = false;
  if (ended.get() >= 0) {
    std::array<pollfd, 2> watched = {{{ended.get(), POLLIN, 0}, {socket, POLLRDHUP, 0}}};
    int ready = 0;
    do {
      const auto deadline = std::chrono::time_point_cast<std::chrono::steady_clock::duration>(end);
      ready = ::poll(watched.data(), watched.size(), limits.seconds > 0 ? MillisecondsUntil(deadline) : -1);
    } while (ready < 0 && errno == EINTR);
    too_slow = ready == 0;
    if (watched[0].revents == 0) ::kill(child, SIGKILL);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (too_slow) return {Verdict::Kind::kTooSlow, 0};
  if (WIFSIGNALED(status)) return {Verdict::Kind::kKilled, WTERMSIG(status)};
  const int code = WEXITSTATUS(status);
  return {code == 0 ? Verdict::Kind::kAnswered : Verdict::Kind::kExited, code};
}

void KeepOnly(int socket) {
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int stream = 0; stream < (kSanitized ? 2 : 3); ++stream) ::dup2(nothing, stream);
  if (socket > 3) ::syscall(SYS_close_range, 3U, static_cast<unsigned>(socket) - 1, 0U);
  ::syscall(SYS_close_range, static_cast<unsigned>(socket) + 1, ~0U, 0U);
}

// A child lives for one request: memory that it gives back to the system, it only has to fetch again.
void KeepMemory() {
  ::mallopt(M_MMAP_THRESHOLD, 32 << 20);  // the most that glibc takes
  ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
  ::mallopt(M_TOP_PAD, 1 << 20);
}

// The server's whole life. A terminal's Ctrl-C goes to every process; the caller decides what it means.
[[noreturn]] void Serve(int socket, int parent, const std::function<ForkServer::Work()>& make,
                        const ChildLimits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(0);
  ::signal(SIGINT, SIG_IGN);
  ::signal(SIGTERM, SIG_DFL);
  KeepOnly(socket);
  try {
    KeepMemory();
    const ForkServer::Work work = make();
    ::malloc_trim(0);  // a page that is free here is cheaper for a child to get new than to have copied
    for (Files files{}; ReceiveFiles(socket, files);) {
      const int child = ::fork();
      if (child == 0) RunChild(work, files, limits);
      const Verdict verdict = child < 0 ? Verdict{Verdict::Kind::kNotStarted, errno} : WaitFor(child, socket, limits);
      for (const int file : files) ::close(file);
      if (::send(socket, &verdict, sizeof verdict, MSG_NOSIGNAL) != sizeof verdict) break;
    }
  } catch (const std::exception&) {
    ::_exit(1);
  }
  ::_exit(0);
}

std::string Seconds(double seconds) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%g", seconds);
  return text.data();
}

Error Explain(const Verdict& verdict, const ChildLimits& limits) {
  const char* const report = "only this file is lost; please report it with the file";
  switch (verdict.kind) {
    case Verdict::Kind::kTooSlow:
      return {ErrorCode::kLimitReached,
              "reading it took longer than " + Seconds(limits.seconds) + " seconds",
              "if the file is an honest one: --limit seconds=" + Seconds(2 * limits.seconds),
              {}};
    case Verdict::Kind::kKilled: {
      if (verdict.number == SIGXCPU) return Explain({Verdict::Kind::kTooSlow, 0}, limits);
      const char* const name = ::sigdescr_np(verdict.number);
      return {ErrorCode::kInternal,
              "reading it crashed (signal " + std::to_string(verdict.number) +
                  (name == nullptr ? "" : ", " + std::string(name)) + ")",
              report,
              {}};
    }
    case Verdict::Kind::kNotStarted:
      return SystemError(kDoing, kWhat, verdict.number);
    default:
      return {ErrorCode::kInternal,
              "reading it ended before it was done (code " + std::to_string(verdict.number) + ")",
              report,
              {}};
  }
}

}  // namespace

Result<std::unique_ptr<ForkServer>> ForkServer::Start(const std::function<Work()>& make, const ChildLimits& limits) {
  std::array<int, 2> sockets{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets.data()) != 0) {
    return SystemError(kDoing, kWhat, errno);
  }
  const int parent = ::getpid();
  const int process = ::fork();
  if (process == 0) {
    ::close(sockets[0]);
    Serve(sockets[1], parent, make, limits);
  }
  const int fork_error = errno;
  ::close(sockets[1]);
  if (process < 0) {
    ::close(sockets[0]);
    return SystemError(kDoing, kWhat, fork_error);
  }
  return std::unique_ptr<ForkServer>(new ForkServer(process, sockets[0], limits));
}

ForkServer::ForkServer(int process, int socket, const ChildLimits& limits)
    : process_(process), socket_(socket), limits_(limits) {}

ForkServer::~ForkServer() { End(); }

// A closed socket ends the server, and with it what it runs; being killed ends it at once.
void ForkServer::End() {
  if (socket_ < 0) return;
  ::close(socket_);
  socket_ = -1;
  ::kill(process_, SIGKILL);
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<std::string> ForkServer::Ask(std::string_view request, const std::atomic<bool>* cancelled) {
  const Descriptor question(::memfd_create("sarabun-request", MFD_CLOEXEC));
  const Descriptor answer(::memfd_create("sarabun-reply", MFD_CLOEXEC));
  if (question.get() < 0 || answer.get() < 0 || !WriteAll(question.get(), request)) {
    return SystemError(kDoing, kWhat, errno);
  }
  const Error gone{ErrorCode::kInternal, "the process that reads files apart is gone", "run it again", {}};
  if (!alive() || !SendFiles(socket_, {question.get(), answer.get()})) {
    End();
    return gone;
  }
  pollfd reply{socket_, POLLIN, 0};
  for (int ready = 0; ready <= 0;) {
    ready = ::poll(&reply, 1, 100);
    if (ready > 0) break;
    if (cancelled != nullptr && cancelled->load()) {
      End();
      return Error{ErrorCode::kCancelled, "stopped by a signal", "", {}};
    }
  }
  Verdict verdict;
  if (::recv(socket_, &verdict, sizeof verdict, 0) != sizeof verdict) {
    End();
    return gone;
  }
  if (verdict.kind != Verdict::Kind::kAnswered) return Explain(verdict, limits_);
  std::string bytes(LengthOf(answer.get()), '\0');
  if (!ReadAll(answer.get(), bytes)) return SystemError("read the answer of", kWhat, errno);
  return bytes;
}

}  // namespace sarabun::isolation
