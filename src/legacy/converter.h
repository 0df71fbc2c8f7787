#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "legacy/office.h"
#include "legacy/sniff.h"
#include "sarabun/limits.h"
#include "sarabun/result.h"

namespace sarabun::legacy {

struct ConverterOptions {
  Limits limits;                                 // conversion_seconds, file_bytes
  unsigned processes = 1;                        // LibreOffices at once, 1 to 4
  const std::atomic<bool>* cancelled = nullptr;  // as in ExtractOptions
};

// Whether files of this kind are read through LibreOffice.
bool IsConverted(InputKind kind);

// Makes Word files of .doc, .rtf and .odt, through LibreOffice. One for a run, shared by its workers; thread-safe.
// Costs nothing until the first such file comes.
//
// Most of the time goes into LibreOffice's start, so that one process is given many files: those that are asked for,
// and with them others that stand further down in `upcoming`. Who waits for a file that another's process is working
// on starts the next process meanwhile. What comes out for a file depends on its bytes alone.
// Results are kept by content hash in a folder that only this user can read and that goes with the converter; past a
// gigabyte those asked for longest ago are dropped.
class Converter {
 public:
  explicit Converter(const ConverterOptions& options, std::vector<std::string> upcoming = {});
  ~Converter();
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // All inputs of the run in order, of whatever kind; they are looked at when the first old file comes. To be called
  // before any work begins.
  void Expect(std::vector<std::string> upcoming) { upcoming_ = std::move(upcoming); }

  // The bytes of a DOCX. `sha256` is that of `bytes`, `kind` what Sniff says. Waits for LibreOffice.
  // Errors: kNeedsConverter (LibreOffice is missing: names the package), kPasswordProtected and kTruncated
  // (CheckOldFile), kMalformed (it could not open the file, or crashed), kLimitReached (conversion_seconds),
  // kCancelled, and those of files.
  Result<std::string> Convert(std::string_view bytes, const std::string& sha256, InputKind kind);

 private:
  // What became of a content: in work, or a file, or an error.
  struct Entry {
    bool ready = false;
    std::string path;
    std::optional<Error> error;
  };
  // A stretch of work for one LibreOffice.
  struct Group {
    std::vector<std::string> hashes;
    std::vector<OfficeJob> jobs;
    std::uint64_t bytes = 0;
  };

  Status Prepare();
  void ListCandidates();
  std::size_t GroupSize() const;
  void Add(Group& group, std::string_view bytes, const std::string& sha256, InputKind kind);
  void AddCandidates(Group& group);
  void Run(Group group, std::unique_lock<std::mutex>& lock);
  Result<std::string> Take(const std::string& sha256);
  void DropOldest();

  const ConverterOptions options_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool prepared_ = false;
  std::optional<Error> cannot_;  // why there is no LibreOffice
  std::string folder_;
  std::string program_;
  std::vector<std::string> upcoming_;
  std::deque<std::string> candidates_;  // of upcoming_: those that look old, and are in no group yet
  std::vector<std::unique_ptr<Office>> idle_;
  unsigned offices_ = 0;
  std::size_t files_ = 0;  // names the next one
  std::map<std::string, Entry> entries_;
  std::deque<std::string> taken_;  // hashes, oldest first
  std::uint64_t taken_bytes_ = 0;
};

}  // namespace sarabun::legacy
