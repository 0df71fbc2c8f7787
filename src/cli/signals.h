#pragma once

#include <atomic>

namespace sarabun::cli {

// While one lives, SIGINT and SIGTERM set a flag instead of ending the program, so that a batch stops between files
// and leaves no temporary file; a second signal ends it at once. SIGPIPE is ignored: a closed pipe shows as a write
// error, and is none. Only one at a time.
class SignalGuard {
 public:
  SignalGuard();
  ~SignalGuard();
  SignalGuard(const SignalGuard&) = delete;
  SignalGuard& operator=(const SignalGuard&) = delete;

  static const std::atomic<bool>& cancelled();
  // 130, 143, or 0 where no signal came.
  static int exit_code();
};

}  // namespace sarabun::cli
