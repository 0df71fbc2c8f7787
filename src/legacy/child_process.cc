#include "legacy/child_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <utility>

#include "base/file.h"
#include "isolation/syscall_filter.h"

namespace sarabun::legacy {

namespace {

// Process groups that run, for a signal handler: 0 is a free place.
std::array<std::atomic<int>, 256> g_groups;

int TakeSlot(int process) {
  for (std::size_t i = 0; i < g_groups.size(); ++i) {
    int free = 0;
    if (g_groups.at(i).compare_exchange_strong(free, process)) return static_cast<int>(i);
  }
  return -1;
}

// What the child needs, made ready before fork: after it, a program with threads may only make system calls.
struct Prepared {
  std::vector<char*> arguments;
  std::vector<char*> environment;
  const char* folder;
  const char* log;
  std::uint64_t memory_bytes;
  std::uint64_t file_bytes;
  std::uint64_t cpu_seconds;
  int report;  // pipe: gets errno where the program did not start
};

std::vector<char*> Pointers(const std::vector<std::string>& texts) {
  std::vector<char*> out;
  out.reserve(texts.size() + 1);
  for (const std::string& text : texts) out.push_back(const_cast<char*>(text.c_str()));
  out.push_back(nullptr);
  return out;
}

bool Limit(int resource, std::uint64_t value) {
  if (value == 0) return true;
  const rlimit limit{value, value};
  return ::setrlimit(static_cast<__rlimit_resource>(resource), &limit) == 0;
}

bool ForgetSignals() {
  struct sigaction usual {};
  usual.sa_handler = SIG_DFL;
  for (int number = 1; number < NSIG; ++number) ::sigaction(number, &usual, nullptr);  // fails for a few: fine
  sigset_t none;
  sigemptyset(&none);
  return ::sigprocmask(SIG_SETMASK, &none, nullptr) == 0;
}

bool SetStreams(const char* log) {
  const int input = ::open("/dev/null", O_RDONLY);
  const int output = ::open(log, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, 0600);
  return input >= 0 && output >= 0 && ::dup2(input, 0) == 0 && ::dup2(output, 1) == 1 && ::dup2(output, 2) == 2;
}

[[noreturn]] void RunChild(const Prepared& child) {
  const rlimit no_core{0, 0};
  const bool ready =
      ::setpgid(0, 0) == 0 && ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ForgetSignals() && SetStreams(child.log) &&
      ::chdir(child.folder) == 0 && ::setrlimit(RLIMIT_CORE, &no_core) == 0 && Limit(RLIMIT_AS, child.memory_bytes) &&
      Limit(RLIMIT_FSIZE, child.file_bytes) && Limit(RLIMIT_CPU, child.cpu_seconds) &&
      ::syscall(SYS_close_range, 3u, ~0u, 4u /* CLOSE_RANGE_CLOEXEC */) == 0 && isolation::ShutOffNetwork();
  if (ready) ::execve(child.arguments[0], child.arguments.data(), child.environment.data());
  const int number = errno;
  [[maybe_unused]] const auto told = ::write(child.report, &number, sizeof number);
  ::_exit(127);
}

}  // namespace

Result<std::unique_ptr<ChildProcess>> ChildProcess::Start(const ChildSpec& spec) {
  int report[2];
  if (::pipe2(report, O_CLOEXEC) != 0) return SystemError("start", spec.arguments.front(), errno);
  const Prepared prepared{Pointers(spec.arguments), Pointers(spec.environment),
                          spec.folder.c_str(),      spec.log.c_str(),
                          spec.memory_bytes,        spec.file_bytes,
                          spec.cpu_seconds,         report[1]};
  const int process = ::fork();
  if (process == 0) RunChild(prepared);
  const int fork_error = errno;
  ::close(report[1]);
  int number = 0;
  // Waits until exec closed the pipe, or failed; by then the group exists.
  while (process > 0 && ::read(report[0], &number, sizeof number) < 0 && errno == EINTR) {
  }
  ::close(report[0]);
  if (process < 0) return SystemError("start", spec.arguments.front(), fork_error);
  if (number != 0) {
    ::waitpid(process, nullptr, 0);
    return SystemError("start", spec.arguments.front(), number);
  }
  return std::unique_ptr<ChildProcess>(new ChildProcess(process, TakeSlot(process)));
}

ChildProcess::ChildProcess(int process, int slot) : process_(process), slot_(slot) {}

ChildProcess::~ChildProcess() {
  if (ended_) return;
  ::kill(-process_, SIGKILL);
  siginfo_t info{};
  while (::waitid(P_PID, static_cast<id_t>(process_), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR) {
  }
  Reap();
}

bool ChildProcess::HasEnded() {
  if (ended_) return true;
  siginfo_t info{};
  if (::waitid(P_PID, static_cast<id_t>(process_), &info, WEXITED | WNOWAIT | WNOHANG) != 0 || info.si_pid == 0) {
    return false;
  }
  Reap();
  return true;
}

// The program has ended and is not waited for yet, so that its number, which is its group's, cannot be another's.
void ChildProcess::Reap() {
  ::kill(-process_, SIGKILL);
  if (slot_ >= 0) g_groups.at(static_cast<std::size_t>(slot_)).store(0);
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  ended_ = true;
  exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void KillChildren() noexcept {
  for (const std::atomic<int>& group : g_groups) {
    if (const int process = group.load(); process > 0) ::kill(-process, SIGKILL);
  }
}

}  // namespace sarabun::legacy
