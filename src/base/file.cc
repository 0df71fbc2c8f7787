#include "base/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <utility>

namespace sarabun {

namespace {

// Temporary files that a signal handler must remove. Fixed slots, so that the handler touches no allocator:
// a slot's text is complete before its flag is set.
constexpr std::size_t kSlots = 16;
constexpr std::size_t kSlotBytes = 4096;
struct Slot {
  std::atomic<bool> used = false;
  std::array<char, kSlotBytes> path{};
};
std::array<Slot, kSlots> g_slots;
std::mutex g_slots_mutex;

void Remember(const std::string& path) {
  if (path.size() >= kSlotBytes) return;
  const std::lock_guard<std::mutex> lock(g_slots_mutex);
  for (Slot& slot : g_slots) {
    if (slot.used.load()) continue;
    std::memcpy(slot.path.data(), path.c_str(), path.size() + 1);
    slot.used.store(true);
    return;
  }
}

void Forget(const std::string& path) {
  const std::lock_guard<std::mutex> lock(g_slots_mutex);
  for (Slot& slot : g_slots) {
    if (slot.used.load() && path == slot.path.data()) slot.used.store(false);
  }
}

Error TooLarge(const std::string& path, std::uint64_t limit) {
  return {ErrorCode::kLimitReached,
          "larger than " + std::to_string(limit >> 20) + " MB",
          "if the file is honest, raise it with --limit file-bytes=" + std::to_string((limit >> 19) + 1) + "MB",
          {path, {}, 0, 0, 0, 0, 0}};
}

// Room for many bytes in large pages, where the system has them: it is taken in with a hundredth of the page faults.
void UseLargePages(std::string& room) {
  constexpr std::uintptr_t kLargePage = 2 << 20;
  const auto begin = reinterpret_cast<std::uintptr_t>(room.data());
  const std::uintptr_t first = (kLargePage - begin % kLargePage) % kLargePage;
  if (room.capacity() < first + 2 * kLargePage) return;
  // What the system makes of it changes no byte, so that there is nothing to do about an error.
  static_cast<void>(::madvise(room.data() + first, (room.capacity() - first) / kLargePage * kLargePage, MADV_HUGEPAGE));
}

// Reads to the end of `stream`; `name` only names it in errors. In pieces that stay in the processor's cache, each read
// to where it stays: a report with pictures is tens of megabytes.
Result<std::string> Drain(std::FILE* stream, const std::string& name, std::uint64_t limit, std::size_t expected,
                          Sha256* hash) {
  constexpr std::size_t kPiece = 128 << 10;
  std::string bytes;
  bytes.reserve(expected + 1);  // one more, so that the end shows without room being made
  UseLargePages(bytes);
  for (;;) {
    const std::size_t begin = bytes.size();
    const std::size_t room = bytes.capacity() - begin;
    const std::size_t wanted = room == 0 ? kPiece : std::min(room, kPiece);
    bytes.resize(begin + wanted);
    const std::size_t got = std::fread(bytes.data() + begin, 1, wanted, stream);
    bytes.resize(begin + got);
    if (bytes.size() > limit) return TooLarge(name, limit);
    if (hash != nullptr) hash->Update(std::string_view(bytes).substr(begin));
    if (got < wanted) {
      if (std::ferror(stream) != 0) return SystemError("read", name, errno);
      return bytes;
    }
  }
}

struct FileCloser {
  std::FILE* file;
  ~FileCloser() { std::fclose(file); }
};

}  // namespace

Error SystemError(std::string_view doing, const std::string& path, int error_number) {
  Error error;
  error.where.path = path;
  const std::string verb = "cannot " + std::string(doing);
  switch (error_number) {
    case ENOENT:
    case ENOTDIR:
      error.code = ErrorCode::kNotFound;
      error.message = "no such file or folder";
      error.hint = "check the spelling of the path";
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      error.code = ErrorCode::kNoPermission;
      error.message = verb + ": permission denied";
      error.hint = "ask its owner for access, or choose another place";
      break;
    case ENOMEM:
      error.code = ErrorCode::kOutOfMemory;
      error.message = verb + ": out of memory";
      error.hint = "close other programs, or lower -j";
      break;
    case ENOSPC:
    case EDQUOT:
      error.code = ErrorCode::kIo;
      error.message = verb + ": the disk is full";
      error.hint = "free some space and run the same command again";
      break;
    case EFBIG:
      error.code = ErrorCode::kIo;
      error.message = verb + ": the file would be larger than the system allows";
      error.hint = "raise the limit (ulimit -f), or choose another place, and run the same command again";
      break;
    case EISDIR:
      error.code = ErrorCode::kInvalidArgument;
      error.message = verb + ": it is a folder";
      error.hint = doing == "read" ? "name a file in it" : "give the name of a file in it";
      break;
    default:
      error.code = ErrorCode::kIo;
      error.message = verb + ": " + std::generic_category().message(error_number);
  }
  return error;
}

Result<std::string> ReadFile(const std::string& path, std::uint64_t limit, Sha256* hash) {
  std::FILE* file = std::fopen(path.c_str(), "rbe");
  if (file == nullptr) return SystemError("read", path, errno);
  const FileCloser closer{file};
  struct stat info {};
  if (fstat(fileno(file), &info) != 0) return SystemError("read", path, errno);
  if (S_ISDIR(info.st_mode)) return SystemError("read", path, EISDIR);
  const auto size = S_ISREG(info.st_mode) ? static_cast<std::uint64_t>(info.st_size) : 0;
  if (size > limit) return TooLarge(path, limit);
  return Drain(file, path, limit, static_cast<std::size_t>(size), hash);
}

Result<std::string> ReadStream(std::FILE* stream, std::string_view name, std::uint64_t limit, Sha256* hash) {
  return Drain(stream, std::string(name), limit, 0, hash);
}

AtomicFile::~AtomicFile() {
  if (file_ == nullptr) return;
  std::fclose(file_);
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  Forget(temporary_);
}

Error AtomicFile::Fail(std::string_view doing) const { return SystemError(doing, path_, errno); }

Status AtomicFile::Open(const std::string& path) {
  path_ = path;
  std::error_code no_link;
  const std::filesystem::path target = std::filesystem::canonical(path, no_link);
  if (!no_link) path_ = target.native();
  const PathKind kind = KindOf(path_);
  if (kind == PathKind::kFolder) return SystemError("write", path, EISDIR);
  if (kind == PathKind::kOther) return OpenAsItIs();
  std::string pattern = path_ + ".XXXXXX.tmp";
  const int handle = ::mkostemps(pattern.data(), 4, O_CLOEXEC);
  if (handle < 0) return Fail("create");
  temporary_ = pattern;
  Remember(temporary_);
  // mkstemp makes 0600; a finished output has the permissions any new file of this user has.
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(handle, 0666 & ~mask);
  file_ = ::fdopen(handle, "wb");
  if (file_ == nullptr) {
    const Error error = Fail("create");
    ::close(handle);
    ::unlink(temporary_.c_str());
    Forget(temporary_);
    return error;
  }
  return {};
}

Status AtomicFile::OpenAsItIs() {
  temporary_.clear();
  file_ = std::fopen(path_.c_str(), "wbe");
  if (file_ == nullptr) return Fail("write");
  return {};
}

Status AtomicFile::Write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) return Fail("write");
  return {};
}

Status AtomicFile::Commit() {
  if (std::fflush(file_) != 0) return Fail("write");
  if (temporary_.empty()) return std::fclose(std::exchange(file_, nullptr)) == 0 ? Status() : Fail("write");
  if (::fsync(fileno(file_)) != 0) return Fail("write");
  const int closed = std::fclose(std::exchange(file_, nullptr));
  if (closed != 0 || std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    const Error error = Fail("write");
    ::unlink(temporary_.c_str());
    Forget(temporary_);
    return error;
  }
  Forget(temporary_);
  return {};
}

void RemoveTemporaryFiles() noexcept {
  for (Slot& slot : g_slots) {
    if (slot.used.load()) ::unlink(slot.path.data());
  }
}

PathKind KindOf(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return PathKind::kMissing;
  if (S_ISREG(info.st_mode)) return PathKind::kFile;
  if (S_ISDIR(info.st_mode)) return PathKind::kFolder;
  return PathKind::kOther;
}

Result<std::vector<FolderEntry>> ListFolder(const std::string& path, std::uint64_t* skipped) {
  namespace fs = std::filesystem;
  std::vector<FolderEntry> entries;
  std::error_code error;
  fs::recursive_directory_iterator it(path, fs::directory_options::skip_permission_denied, error);
  if (error) return SystemError("list", path, error.value());
  const fs::recursive_directory_iterator end;
  while (it != end) {
    const std::string name = it->path().filename().native();
    const bool hidden = name.starts_with(".") || name.starts_with("~$");
    std::error_code entry_error;
    if (it->is_directory(entry_error)) {
      if (hidden) it.disable_recursion_pending();
    } else if (it->is_regular_file(entry_error)) {
      if (!hidden) {
        const std::uintmax_t size = it->file_size(entry_error);
        entries.push_back({it->path().native(), entry_error ? 0 : static_cast<std::uint64_t>(size)});
      } else if (skipped != nullptr) {
        ++*skipped;
      }
    }
    it.increment(error);
    if (error) return SystemError("list", path, error.value());
  }
  std::sort(entries.begin(), entries.end(), [](const FolderEntry& a, const FolderEntry& b) { return a.path < b.path; });
  return entries;
}

}  // namespace sarabun
