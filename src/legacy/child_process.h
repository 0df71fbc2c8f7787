#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sarabun/result.h"

namespace sarabun::legacy {

// A program to run as a guest: foreign code that reads foreign files.
struct ChildSpec {
  std::vector<std::string> arguments;    // the first is the program, a path with a slash
  std::vector<std::string> environment;  // "NAME=value"; nothing is inherited
  std::string folder;                    // where it runs
  std::string log;                       // file that gets its standard output and error
  std::uint64_t memory_bytes = 0;        // most address space of each process; 0: no limit
  std::uint64_t file_bytes = 0;          // longest file it may write; 0: no limit
  std::uint64_t cpu_seconds = 0;         // of each process; ends it also where nobody is left to kill it; 0: no limit
};

// One running program and all that it starts, in a process group of their own. The only place in the tree that
// starts a program. The guests get
//   - no network: a seccomp filter that survives exec refuses every socket but local ones (AF_UNIX), and io_uring,
//     which could open them behind its back; where the kernel cannot do that, nothing is started;
//   - no privileges: set-user-id programs give none (PR_SET_NO_NEW_PRIVS);
//   - no file of ours but the log, no standard input, no signal dispositions of ours, no core dump.
// Not kept from them: files that the user may read.
class ChildProcess {
 public:
  // Errors: kNotFound and kNoPermission for the program, kIo.
  static Result<std::unique_ptr<ChildProcess>> Start(const ChildSpec& spec);
  // Kills the whole group and waits for the program.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Whether the program has ended by itself; what it left running is killed then. Never waits.
  bool HasEnded();
  // After HasEnded: 0 is success, 1 to 255 its exit code, 128 and a signal's number where one ended it.
  int exit_code() const { return exit_code_; }

 private:
  explicit ChildProcess(int process, int slot);
  void Reap();

  int process_;
  int slot_;  // in the list that KillChildren reads
  bool ended_ = false;
  int exit_code_ = 0;
};

// Kills every group that is running. Only calls that are safe in a signal handler.
void KillChildren() noexcept;

}  // namespace sarabun::legacy
