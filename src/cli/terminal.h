#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "sarabun/extract.h"

namespace sarabun::cli {

// What a stream may show: colour and progress only on a terminal, no colour under NO_COLOR or TERM=dumb.
class Terminal {
 public:
  explicit Terminal(std::FILE* stream);
  bool is_terminal() const { return is_terminal_; }
  // `text` in that colour where colour is allowed, else as it stands.
  std::string Red(std::string_view text) const { return Paint("31", text); }

 private:
  std::string Paint(std::string_view code, std::string_view text) const;
  bool is_terminal_;
  bool colour_;
};

// A bar on the error stream while files are read; silent unless that is a terminal. Debian has no C++ library for
// one, and it is a line of text.
class ProgressBar final : public Observer {
 public:
  ProgressBar(std::FILE* stream, bool quiet);
  ~ProgressBar() override;
  void OnInputs(std::uint64_t count) override { total_ = count; }
  void OnFile(const FileOutcome& outcome) override;
  void Clear();

 private:
  void Draw(std::string_view path);
  std::FILE* stream_;
  bool enabled_;
  bool drawn_ = false;
  std::uint64_t total_ = 0;
  std::uint64_t done_ = 0;
  std::uint64_t rejected_ = 0;
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace sarabun::cli
