#pragma once

#include <string>
#include <string_view>

#include "sarabun/result.h"

namespace sarabun::stores {

inline constexpr std::string_view kLockName = "_lock";

// A lock on a folder, as a file in it (_lock) that flock(2) holds: it goes with the process, whatever becomes of that.
class FolderLock {
 public:
  FolderLock() = default;
  ~FolderLock() { Release(); }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

  bool held() const { return handle_ >= 0; }

  // Waits so many seconds for another holder. Errors: kIo where that one does not end; kNoPermission.
  Status Take(const std::string& folder, double seconds);
  void Release() noexcept;

 private:
  int handle_ = -1;
};

}  // namespace sarabun::stores
