#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "cli/app.h"
#include "sarabun/finding.h"
#include "sarabun/result.h"
#include "sinks/json_lines.h"

namespace sarabun::cli {

// Where a command's findings go: the file of --findings ("-": standard output), or nowhere where it was not given.
class FindingOutput {
 public:
  // Opens the output. Errors: those of the file.
  Status Open(const std::string& path, const Streams& streams);
  FindingSink& sink() { return lines_ != nullptr ? static_cast<FindingSink&>(*lines_) : unwanted_; }
  // After the last finding: a file appears. Errors: the first one of writing.
  Status Finish() { return lines_ != nullptr ? lines_->Finish() : Status(); }

 private:
  DiscardFindings unwanted_;
  std::unique_ptr<sinks::FindingLinesSink> lines_;
};

// "1 report", "2 reports".
std::string Count(std::uint64_t count, const char* one, const char* many);

}  // namespace sarabun::cli
