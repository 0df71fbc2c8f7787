#include "pipeline/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "base/file.h"
#include "base/sha256.h"
#include "pipeline/extracted_archive.h"

namespace sarabun::pipeline {

namespace {

constexpr std::string_view kMagic = "sarabun journal 1\n";

// Before each entry: how long key and content are, and the content's SHA-256 in hex.
struct EntryHead {
  std::uint64_t key = 0;
  std::uint64_t content = 0;
  std::array<char, 64> sha256{};
};

std::string KeyOf(const std::string& path, const std::string& sha256) { return sha256 + path; }

bool ReadAt(int file, std::uint64_t at, char* to, std::size_t length) {
  while (length > 0) {
    const ssize_t got = ::pread(file, to, length, static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    at += static_cast<std::uint64_t>(got);
    length -= static_cast<std::size_t>(got);
  }
  return true;
}

bool WriteAt(int file, std::uint64_t at, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    at += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<std::unique_ptr<Journal>> Journal::Open(const std::string& path, const std::string& reading, bool resume) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return SystemError("write", path, errno);
  std::unique_ptr<Journal> journal(new Journal(path, file));
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    Error busy{ErrorCode::kIo, "another run is at work with this file", "wait for it, or give another --manifest", {}};
    busy.where.path = path;
    return busy;
  }
  if (Status begun = journal->Begin(reading, resume); !begun) return begun.error();
  return journal;
}

Journal::Journal(std::string path, int file) : path_(std::move(path)), file_(file) {}

Journal::~Journal() { ::close(file_); }

Status Journal::Begin(const std::string& reading, bool resume) {
  struct stat facts {};
  if (::fstat(file_, &facts) != 0) return SystemError("read", path_, errno);
  const auto length = static_cast<std::uint64_t>(facts.st_size);
  const std::string head = std::string(kMagic) + reading + "\n";
  std::string found(std::min<std::uint64_t>(head.size(), length), '\0');
  if (!ReadAt(file_, 0, found.data(), found.size())) return SystemError("read", path_, errno);
  // A torn head is a journal too, of a run that was stopped at once.
  if (!found.starts_with(kMagic) && !kMagic.starts_with(found)) {
    Error other{ErrorCode::kInvalidArgument,
                "this file is not Sarabun's, and the run's journal would go there",
                "move it away, or give another --manifest",
                {}};
    other.where.path = path_;
    return other;
  }
  if (resume && found == head) {
    ReadEntries(head.size(), length);
  } else if (::ftruncate(file_, 0) != 0 || !WriteAt(file_, 0, head)) {
    return SystemError("write", path_, errno);
  } else {
    end_ = head.size();
  }
  return ::ftruncate(file_, static_cast<off_t>(end_)) == 0 ? Status() : Status(SystemError("write", path_, errno));
}

void Journal::ReadEntries(std::uint64_t at, std::uint64_t end) {
  EntryHead head;
  for (end_ = at; end - end_ >= sizeof head; ++earlier_) {
    std::array<char, sizeof head> bytes{};
    if (!ReadAt(file_, end_, bytes.data(), bytes.size())) return;
    std::memcpy(&head, bytes.data(), sizeof head);
    const std::uint64_t left = end - end_ - sizeof head;
    if (head.key > left || head.content > left - head.key) return;
    std::string key(head.key, '\0');
    std::string content(head.content, '\0');
    const std::uint64_t content_at = end_ + sizeof head + head.key;
    if (!ReadAt(file_, end_ + sizeof head, key.data(), key.size())) return;
    if (!ReadAt(file_, content_at, content.data(), content.size())) return;
    if (Sha256Hex(content) != std::string_view(head.sha256.data(), head.sha256.size())) return;
    entries_[std::move(key)] = {content_at, head.content};
    end_ = content_at + head.content;
  }
}

std::optional<Extracted> Journal::Find(const std::string& path, const std::string& sha256) {
  std::pair<std::uint64_t, std::uint64_t> place;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto at = entries_.find(KeyOf(path, sha256));
    if (at == entries_.end()) return std::nullopt;
    place = at->second;
  }
  std::string content(place.second, '\0');
  if (!ReadAt(file_, place.first, content.data(), content.size())) return std::nullopt;
  auto extracted = UnpackExtracted(content);
  if (!extracted) return std::nullopt;
  return std::move(*extracted);
}

Status Journal::Add(const std::string& path, const std::string& sha256, const Extracted& extracted) {
  const auto packed = PackExtracted(extracted);
  if (!packed) return packed.error();
  const std::string& content = *packed;
  const std::string key = KeyOf(path, sha256);
  EntryHead head{key.size(), content.size(), {}};
  const std::string digest = Sha256Hex(content);
  std::copy(digest.begin(), digest.end(), head.sha256.begin());
  const std::string_view head_bytes(reinterpret_cast<const char*>(&head), sizeof head);
  const std::lock_guard<std::mutex> lock(mutex_);
  const std::uint64_t content_at = end_ + sizeof head + key.size();
  if (!WriteAt(file_, content_at, content) || !WriteAt(file_, end_ + sizeof head, key) ||
      !WriteAt(file_, end_, head_bytes)) {
    return SystemError("write", path_, errno);
  }
  entries_[key] = {content_at, content.size()};
  end_ = content_at + content.size();
  return {};
}

void Journal::Remove() { ::unlink(path_.c_str()); }

}  // namespace sarabun::pipeline
