#pragma once

#include <string>

#include "sarabun/result.h"

namespace sarabun {

// A folder that appears whole or not at all: its files are written into a hidden folder beside the target, which Commit
// renames into place, or exchanges with the folder that is there in one step. Dropped without Commit, the target stays
// as it was. The working folder has one name for each target and is locked while in use: one writer at a time, and what
// a killed one left behind is cleared by the next.
class AtomicFolder {
 public:
  AtomicFolder() = default;
  ~AtomicFolder() { Discard(); }
  AtomicFolder(const AtomicFolder&) = delete;
  AtomicFolder& operator=(const AtomicFolder&) = delete;

  // Makes the working folder, empty, and folders above the target that are missing. A symbolic link to a folder is
  // followed and stays. Errors: kInvalidArgument where the target is no folder, kIo where another process writes it.
  Status Open(const std::string& path);
  // Where files are written until Commit; valid after Open.
  const std::string& working() const { return working_; }
  // Puts the folder in place. Its files must have been synced and closed. What stood there before is removed.
  Status Commit();
  // Removes what was written.
  void Discard() noexcept;

 private:
  Status Lock();

  std::string path_;
  std::string working_;
  int handle_ = -1;  // of the working folder, locked
};

}  // namespace sarabun
