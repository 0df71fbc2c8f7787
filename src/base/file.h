#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"
#include "sarabun/result.h"

namespace sarabun {

// The whole file in memory. Errors: kNotFound, kNoPermission, kIo, and kLimitReached past `limit` bytes. A path
// is bytes, whatever the locale; a folder is kInvalidArgument.
// Where `hash` is given, the bytes are hashed while they are at hand, which is cheaper than later.
Result<std::string> ReadFile(const std::string& path, std::uint64_t limit, Sha256* hash = nullptr);

// All of a stream (standard input), with the same limit.
Result<std::string> ReadStream(std::FILE* stream, std::string_view name, std::uint64_t limit, Sha256* hash = nullptr);

// A file that appears whole or not at all: bytes go to a temporary file beside the target, which Commit syncs
// and renames into place. Dropped without Commit, the temporary file is removed and an earlier target stays. A symbolic
// link is followed and stays; what is no regular file (a device, a FIFO) is written as it is, for it cannot be
// replaced.
class AtomicFile {
 public:
  AtomicFile() = default;
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  Status Open(const std::string& path);
  Status Write(std::string_view bytes);
  Status Commit();
  bool is_open() const { return file_ != nullptr; }

 private:
  Status OpenAsItIs();
  Error Fail(std::string_view doing) const;
  std::string path_;
  std::string temporary_;
  std::FILE* file_ = nullptr;
};

// Removes the temporary files of all open AtomicFiles. Only calls that are safe in a signal handler.
void RemoveTemporaryFiles() noexcept;

struct FolderEntry {
  std::string path;
  std::uint64_t bytes = 0;
};

// Every regular file below a folder, sorted by path bytes; symbolic links to folders are not followed. Hidden
// files (leading dot) and Word's lock files (leading "~$") are left out and counted in `skipped`.
Result<std::vector<FolderEntry>> ListFolder(const std::string& path, std::uint64_t* skipped);

enum class PathKind { kMissing, kFile, kFolder, kOther };
PathKind KindOf(const std::string& path);

// An Error for errno as left by a system call on `path`. `doing` is a verb: "read", "create".
Error SystemError(std::string_view doing, const std::string& path, int error_number);

}  // namespace sarabun
