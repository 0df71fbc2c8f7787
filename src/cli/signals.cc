#include "cli/signals.h"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <cstddef>

#include "base/file.h"
#include "legacy/child_process.h"

namespace sarabun::cli {

namespace {

constexpr std::array<int, 2> kStopping = {SIGINT, SIGTERM};
// Their system calls fail instead, and the failure is told: a reader that went away, a limit on the size of files.
constexpr std::array<int, 2> kIgnored = {SIGPIPE, SIGXFSZ};

std::atomic<bool> g_cancelled = false;
std::atomic<int> g_signal = 0;
std::array<struct sigaction, kStopping.size()> g_before;
std::array<struct sigaction, kIgnored.size()> g_before_ignored;

void OnSignal(int number) {
  if (g_cancelled.exchange(true)) {
    legacy::KillChildren();
    RemoveTemporaryFiles();
    ::_exit(128 + number);
  }
  g_signal.store(number);
}

}  // namespace

SignalGuard::SignalGuard() {
  g_cancelled.store(false);
  g_signal.store(0);
  struct sigaction action {};
  action.sa_handler = OnSignal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  for (std::size_t i = 0; i < kStopping.size(); ++i) ::sigaction(kStopping.at(i), &action, &g_before.at(i));
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  for (std::size_t i = 0; i < kIgnored.size(); ++i) ::sigaction(kIgnored.at(i), &ignore, &g_before_ignored.at(i));
}

SignalGuard::~SignalGuard() {
  for (std::size_t i = 0; i < kStopping.size(); ++i) ::sigaction(kStopping.at(i), &g_before.at(i), nullptr);
  for (std::size_t i = 0; i < kIgnored.size(); ++i) ::sigaction(kIgnored.at(i), &g_before_ignored.at(i), nullptr);
}

const std::atomic<bool>& SignalGuard::cancelled() { return g_cancelled; }

int SignalGuard::exit_code() {
  const int number = g_signal.load();
  return number == 0 ? 0 : 128 + number;
}

}  // namespace sarabun::cli
