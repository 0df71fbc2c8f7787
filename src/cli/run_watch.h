#pragma once

#include <cstdint>
#include <string>

#include "base/file.h"
#include "cli/app.h"
#include "cli/arguments.h"
#include "cli/terminal.h"
#include "sarabun/extract.h"

namespace sarabun::cli {

// What watches a run over many files: the progress bar, and --manifest's lines.
class RunWatch final : public Observer {
 public:
  RunWatch(const Arguments& arguments, const Streams& streams)
      : arguments_(arguments), streams_(streams), progress_(streams.err, arguments.quiet) {}

  // Checks and opens what the options ask for, and completes `options` with it. Errors: kInvalidArgument, of files.
  Status Begin(ExtractOptions& options);
  void OnInputs(std::uint64_t count) override;
  void OnFile(const FileOutcome& outcome) override;
  // After the run, however it ended: the bar goes, and the manifest appears with what was done by then. An error of
  // the run itself gets the hint how to go on.
  Status Finish(Error* stopped_by);

 private:
  const Arguments& arguments_;
  const Streams& streams_;
  ProgressBar progress_;
  AtomicFile manifest_;
  bool tried_ = false;
  std::uint64_t kept_ = 0;  // files that a stopped run had read
  Status written_;
};

}  // namespace sarabun::cli
