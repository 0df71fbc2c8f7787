#pragma once

#include <cstdio>
#include <string>
#include <vector>

namespace sarabun::cli {

// The streams of one run. Data goes to `out`, everything else to `err`.
struct Streams {
  std::FILE* in;
  std::FILE* out;
  std::FILE* err;
};

// The contract's exit codes.
enum ExitCode : int {
  kDone = 0,
  kSomeRejected = 1,
  kNothingTried = 2,    // bad arguments, broken rules, or the output failed
  kFindingReached = 3,  // --fail-on
  kInterrupted = 130,
  kTerminated = 143,
};

// The whole program. `args[0]` is its name. Never throws, never exits; standard input is only read for "-".
int RunApp(const std::vector<std::string>& args, const Streams& streams);

}  // namespace sarabun::cli
