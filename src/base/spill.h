#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sarabun/result.h"

namespace sarabun {

// Bytes that are too many to hold in memory: they go to a temporary file without a name (in TMPDIR, else /tmp), which
// is gone with the process whatever ends it. What no file takes, because none may be made or the disk is full, stays
// in memory. Not thread-safe.
class Spill {
 public:
  Spill() = default;
  ~Spill();
  Spill(Spill&& other) noexcept;
  Spill& operator=(Spill&& other) noexcept;

  void Append(std::string_view bytes);
  std::uint64_t size() const { return in_file_ + behind_.size(); }
  // The bytes from `at`; all of them were appended before. Errors: kIo.
  Status Read(std::uint64_t at, std::size_t length, std::string& out) const;

 private:
  void Flush();

  int file_ = -1;
  bool refused_ = false;       // no file takes any more
  std::uint64_t in_file_ = 0;  // whole writes only
  std::string behind_;         // what comes behind those
};

}  // namespace sarabun
