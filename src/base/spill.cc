#include "base/spill.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include "base/file.h"

namespace sarabun {

namespace {

constexpr std::size_t kWrittenAtOnce = 256 << 10;

int OpenNameless() {
  const char* const named = std::getenv("TMPDIR");
  const std::string folder = named != nullptr && *named != '\0' ? named : "/tmp";
  const int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file >= 0) return file;
  // Not every file system knows files without a name.
  std::string path = folder + "/sarabun-XXXXXX";
  const int named_file = ::mkostemp(path.data(), O_CLOEXEC);
  if (named_file >= 0) ::unlink(path.c_str());
  return named_file;
}

bool WriteAt(int file, std::uint64_t at, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    at += static_cast<std::uint64_t>(wrote);
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

}  // namespace

Spill::~Spill() {
  if (file_ >= 0) ::close(file_);
}

Spill::Spill(Spill&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      refused_(std::exchange(other.refused_, false)),
      in_file_(std::exchange(other.in_file_, 0)),
      behind_(std::exchange(other.behind_, {})) {}

Spill& Spill::operator=(Spill&& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(refused_, other.refused_);
  std::swap(in_file_, other.in_file_);
  std::swap(behind_, other.behind_);
  return *this;
}

void Spill::Append(std::string_view bytes) {
  behind_ += bytes;
  if (behind_.size() >= kWrittenAtOnce && !refused_) Flush();
}

void Spill::Flush() {
  if (file_ < 0) file_ = OpenNameless();
  refused_ = file_ < 0 || !WriteAt(file_, in_file_, behind_);
  if (refused_) return;
  in_file_ += behind_.size();
  behind_.clear();
}

Status Spill::Read(std::uint64_t at, std::size_t length, std::string& out) const {
  out.resize(length);
  std::size_t got = 0;
  while (got < length && at + got < in_file_) {
    const std::size_t wanted = std::min<std::uint64_t>(length - got, in_file_ - at - got);
    const ssize_t read = ::pread(file_, out.data() + got, wanted, static_cast<off_t>(at + got));
    if (read < 0 && errno == EINTR) continue;
    if (read <= 0) return SystemError("read", "a temporary file", read == 0 ? EIO : errno);
    got += static_cast<std::size_t>(read);
  }
  if (got < length) behind_.copy(out.data() + got, length - got, at + got - in_file_);
  return {};
}

}  // namespace sarabun
