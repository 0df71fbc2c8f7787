#include "stores/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

#include "base/file.h"

namespace sarabun::stores {

Status FolderLock::Take(const std::string& folder, double seconds) {
  const std::string path = folder + "/" + std::string(kLockName);
  handle_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (handle_ < 0) return SystemError("create", path, errno);
  const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (::flock(handle_, LOCK_EX | LOCK_NB) != 0) {
    const int reason = errno;
    if (reason == EINTR) continue;
    if (reason == EWOULDBLOCK && std::chrono::steady_clock::now() < until) {
      constexpr auto kPause = std::chrono::milliseconds(50);
      std::this_thread::sleep_for(kPause);
      continue;
    }
    Release();
    if (reason != EWOULDBLOCK) return SystemError("lock", path, reason);
    Error busy{
        ErrorCode::kIo, "another load is writing this data set", "let it end and run the same command again", {}};
    busy.where.path = folder;
    return busy;
  }
  return {};
}

void FolderLock::Release() noexcept {
  if (handle_ >= 0) ::close(handle_);
  handle_ = -1;
}

}  // namespace sarabun::stores
