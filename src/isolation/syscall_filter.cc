#include "isolation/syscall_filter.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>

namespace sarabun::isolation {

namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#else
#error "name this processor's AUDIT_ARCH, so that the filters below know its system calls"
#endif

constexpr sock_filter Do(std::uint16_t code, std::uint32_t value) { return {code, 0, 0, value}; }
constexpr sock_filter If(std::uint32_t value, std::uint8_t yes, std::uint8_t no) {
  return {BPF_JMP | BPF_JEQ | BPF_K, yes, no, value};
}
constexpr sock_filter kLoadArchitecture = Do(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch));
constexpr sock_filter kLoadNumber = Do(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr));
constexpr sock_filter kAllow = Do(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);

// socket(AF_UNIX, ...) and everything that is no way out.
constexpr std::array kNoNetwork = {
    kLoadArchitecture,
    If(kArchitecture, 0, 7),
    kLoadNumber,
    sock_filter{BPF_JMP | BPF_JGE | BPF_K, 5, 0, 0x40000000u},  // x32's bit
    If(SYS_io_uring_setup, 4, 0),
    If(SYS_socket, 0, 2),
    Do(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args)),  // little-endian: the lower half
    If(AF_UNIX, 0, 1),
    kAllow,
    Do(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
};

constexpr std::array kComputing = {
    SYS_read,
    SYS_write,
    SYS_readv,
    SYS_writev,
    SYS_close,
    SYS_lseek,
    SYS_fstat,
    SYS_mmap,
    SYS_munmap,
    SYS_mremap,
    SYS_mprotect,
    SYS_madvise,
    SYS_brk,
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_sigaltstack,
    SYS_futex,
    SYS_sched_yield,
    SYS_clock_gettime,
    SYS_clock_getres,
    SYS_gettimeofday,
    SYS_getrandom,
    SYS_getpid,
    SYS_gettid,
    SYS_tgkill,
    SYS_exit,
    SYS_exit_group,
    // A pipe to oneself leads nowhere; a sanitizer asks with one whether an address may be read.
    SYS_pipe2,
#ifdef SYS_pipe
    SYS_pipe,
#endif
};

// One comparison a call that is let through; each jumps over the rest to the end's "allow".
constexpr auto MakeComputing() {
  std::array<sock_filter, kComputing.size() + 5> program{};
  program[0] = kLoadArchitecture;
  program[1] = If(kArchitecture, 0, static_cast<std::uint8_t>(kComputing.size() + 1));
  program[2] = kLoadNumber;
  for (std::size_t i = 0; i < kComputing.size(); ++i) {
    program[3 + i] = If(static_cast<std::uint32_t>(kComputing[i]), static_cast<std::uint8_t>(kComputing.size() - i), 0);
  }
  program[3 + kComputing.size()] = Do(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
  program[4 + kComputing.size()] = kAllow;
  return program;
}
constexpr auto kOnlyComputing = MakeComputing();

bool Put(const sock_filter* filters, std::size_t count) {
  const sock_fprog program{static_cast<unsigned short>(count), const_cast<sock_filter*>(filters)};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

}  // namespace

bool ShutOffNetwork() { return Put(kNoNetwork.data(), kNoNetwork.size()); }

bool LeaveOnlyComputing() { return Put(kOnlyComputing.data(), kOnlyComputing.size()); }

}  // namespace sarabun::isolation
