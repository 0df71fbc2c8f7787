#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sarabun/result.h"

namespace sarabun::legacy {

struct OfficeOptions {
  std::string program;                           // soffice, a path
  double seconds = 120.0;                        // wall clock without progress; LibreOffice's start counts
  std::uint64_t file_bytes = 512ull << 20;       // longest file that it may write
  const std::atomic<bool>* cancelled = nullptr;  // polled; kills LibreOffice
};

// $SARABUN_SOFFICE where that is set, else soffice or libreoffice in $PATH. An error (kNeedsConverter) names the
// package to install.
Result<std::string> FindOffice();

// One file for LibreOffice, and what came of it.
struct OfficeJob {
  std::string input;   // full path; the ending says what kind it is
  std::string output;  // the DOCX, where `error` is none
  std::optional<Error> error;
  bool done = false;
};

// LibreOffice in a folder of its own: profile, temporary files and results live there and never in the user's home.
// What a document may make it do is shut off twice, by the profile (no macros, no content from links, no Java) and by
// the process (ChildProcess: no network). Not thread-safe; several may run beside each other.
class Office {
 public:
  // `folder` exists, belongs to this object and goes with its owner.
  Office(const OfficeOptions& options, std::string folder);

  // Converts all jobs with as few starts of LibreOffice as they allow: one, where none of them makes it hang or crash.
  // One that does is found and gets an error, and the others are done. Only a signal or a failed start is an error
  // here.
  Status Convert(std::vector<OfficeJob>& jobs);

 private:
  enum class End { kDone, kCrashed, kHung };
  Result<End> RunOnce(const std::vector<OfficeJob*>& jobs);
  Status WriteProfile();

  OfficeOptions options_;
  std::string folder_;
  bool profile_sound_ = false;  // LibreOffice would try to recover documents in one that saw a crash
};

}  // namespace sarabun::legacy
