#include "base/atomic_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/file.h"

namespace sarabun {

namespace {

namespace fs = std::filesystem;

Status Clear(const std::string& folder) {
  std::error_code failed;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    std::error_code kept;
    fs::remove_all(at->path(), kept);
    if (kept) return SystemError("remove", at->path().native(), kept.value());
  }
  return failed ? Status(SystemError("list", folder, failed.value())) : Status();
}

// Whether the folder that was opened is the one of that name still: another writer may have put it in place meanwhile.
bool IsStillThere(int handle, const std::string& path) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(handle, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
         opened.st_dev == named.st_dev;
}

}  // namespace

Status AtomicFolder::Open(const std::string& path) {
  Discard();
  std::error_code failed;
  fs::path target = fs::weakly_canonical(fs::absolute(path, failed), failed);
  if (failed) return SystemError("create", path, failed.value());
  if (target.filename().empty()) target = target.parent_path();
  path_ = target.native();
  const PathKind kind = KindOf(path_);
  if (kind == PathKind::kFile || kind == PathKind::kOther) {
    Error error{ErrorCode::kInvalidArgument, "is a file, and a folder is to be written", "name another", {}};
    error.where.path = path;
    return error;
  }
  fs::create_directories(target.parent_path(), failed);
  if (failed) return SystemError("create", target.parent_path().native(), failed.value());
  working_ = (target.parent_path() / ("." + target.filename().native() + ".sarabun")).native();
  if (Status locked = Lock(); !locked) return locked;
  return Clear(working_);
}

Status AtomicFolder::Lock() {
  for (;;) {
    if (::mkdir(working_.c_str(), 0777) != 0 && errno != EEXIST) return SystemError("create", working_, errno);
    handle_ = ::open(working_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle_ < 0 && errno == ENOENT) continue;
    if (handle_ < 0) return SystemError("open", working_, errno);
    if (::flock(handle_, LOCK_EX | LOCK_NB) != 0) {
      const int reason = errno;
      ::close(std::exchange(handle_, -1));
      if (reason != EWOULDBLOCK) return SystemError("lock", working_, reason);
      Error busy{ErrorCode::kIo, "another process is writing this folder", "let it end and run the command again", {}};
      busy.where.path = path_;
      return busy;
    }
    if (IsStillThere(handle_, working_)) return {};
    ::close(std::exchange(handle_, -1));
  }
}

Status AtomicFolder::Commit() {
  if (::fsync(handle_) != 0) return SystemError("write", working_, errno);
  const char* const from = working_.c_str();
  const char* const to = path_.c_str();
  const bool replaces = KindOf(path_) == PathKind::kFolder;
  if (replaces && ::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE) != 0) {
    // Not every file system can exchange; then the old one goes first.
    if (errno != EINVAL && errno != ENOSYS) return SystemError("replace", path_, errno);
    std::error_code failed;
    fs::remove_all(path_, failed);
    if (failed) return SystemError("remove", path_, failed.value());
    if (::rename(from, to) != 0) return SystemError("create", path_, errno);
  } else if (!replaces && ::rename(from, to) != 0) {
    return SystemError("create", path_, errno);
  }
  ::close(std::exchange(handle_, -1));
  // What was replaced has the working name now. Where another writer took it already, that one clears it.
  if (replaces && KindOf(working_) == PathKind::kFolder && Lock()) Discard();
  return {};
}

void AtomicFolder::Discard() noexcept {
  if (handle_ < 0) return;
  std::error_code ignored;
  fs::remove_all(working_, ignored);
  ::close(std::exchange(handle_, -1));
}

}  // namespace sarabun
