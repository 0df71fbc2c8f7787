#pragma once

#include <stdio.h>
#include <sys/wait.h>

#include <array>
#include <string>

namespace sarabun::test {

// Runs a command by the shell: its exit code and what it printed, errors too.
struct ShellRan {
  int code = -1;
  std::string out;
};

inline ShellRan Shell(const std::string& command) {
  ShellRan ran;
  std::FILE* pipe = ::popen(("{ " + command + "\n} 2>&1").c_str(), "r");
  if (pipe == nullptr) return ran;
  std::array<char, 4096> block{};
  for (std::size_t read = 0; (read = std::fread(block.data(), 1, block.size(), pipe)) > 0;) {
    ran.out.append(block.data(), read);
  }
  const int status = ::pclose(pipe);
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

}  // namespace sarabun::test
