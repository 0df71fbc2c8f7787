#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "sarabun/result.h"

namespace sarabun::isolation {

struct ChildLimits {
  std::uint64_t memory_bytes = 0;  // address space a child may take beyond what it is born with; 0: no limit
  std::uint64_t reply_bytes = 0;   // longest answer
  double seconds = 0;              // wall clock, and processor time as far as whole seconds go
};

// Runs work on untrusted bytes in a child process of its own, one a request. A server process is forked once and
// prepares (`make`) what all its children need, so that each child is born warm: it is a copy, takes a request, and is
// gone. What a request does to its child (crash, endless loop, a thousand gigabytes, code of an attacker's) reaches
// neither other requests nor the caller. A child gets
//   - its request and nothing else: no file, no socket, no standard streams but for errors;
//   - LeaveOnlyComputing (syscall_filter.h), the limits above, no core dump;
//   - death with its server, which dies with the thread that started it.
class ForkServer {
 public:
  using Work = std::function<std::string(std::string_view request)>;

  // `make` is called in the server and gives what is called in each child. Best started while the program has no other
  // threads: a fork copies locks that these may hold. Errors: kIo.
  static Result<std::unique_ptr<ForkServer>> Start(const std::function<Work()>& make, const ChildLimits& limits);
  ~ForkServer();
  ForkServer(const ForkServer&) = delete;
  ForkServer& operator=(const ForkServer&) = delete;

  // The answer of a child. From one thread at a time. `cancelled` may be null; once true, the child is killed.
  // Errors: kInternal (the child crashed: with which signal), kLimitReached (seconds), kCancelled, kIo.
  Result<std::string> Ask(std::string_view request, const std::atomic<bool>* cancelled);

  // Whether the server itself is still there; where it is not, Ask cannot succeed any more.
  bool alive() const { return socket_ >= 0; }

 private:
  ForkServer(int process, int socket, const ChildLimits& limits);
  void End();

  int process_;
  int socket_;
  ChildLimits limits_;
};

}  // namespace sarabun::isolation
