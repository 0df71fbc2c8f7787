#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/report.h"
#include "sarabun/result.h"

namespace sarabun::pipeline {

// What a run has read so far, on disk, so that one that was stopped (by a signal, a power cut, anything) need not read
// it again. Each entry stands by itself with a checksum; a torn one at the end is as if it had not been written.
// Rejected files are left out: what was wrong may have been put right.
class Journal {
 public:
  // Opens a file for this run alone. With `resume`, entries of an earlier run are found again if that run had the same
  // `reading` (ReadingHash and the program's version); else, and where there is no such file, it starts empty.
  // Errors: kIo (another run has it), kInvalidArgument (the file is no journal), those of files.
  static Result<std::unique_ptr<Journal>> Open(const std::string& path, const std::string& reading, bool resume);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  // What became of a file, by its path and the hash of its bytes. Any thread. What cannot be read is not there.
  std::optional<Extracted> Find(const std::string& path, const std::string& sha256);
  // Any thread. Errors: kIo (disk full).
  Status Add(const std::string& path, const std::string& sha256, const Extracted& extracted);
  // The run is complete: removes the file.
  void Remove();

  // Entries that were there at the beginning.
  std::size_t earlier() const { return earlier_; }

 private:
  Journal(std::string path, int file);
  Status Begin(const std::string& reading, bool resume);
  void ReadEntries(std::uint64_t at, std::uint64_t end);

  const std::string path_;
  const int file_;
  std::mutex mutex_;
  std::uint64_t end_ = 0;
  std::size_t earlier_ = 0;
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> entries_;  // by key: where the content is, its length
};

}  // namespace sarabun::pipeline
