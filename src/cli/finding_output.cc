#include "cli/finding_output.h"

#include "sinks/output.h"

namespace sarabun::cli {

Status FindingOutput::Open(const std::string& path, const Streams& streams) {
  if (path.empty()) return {};
  lines_ = std::make_unique<sinks::FindingLinesSink>(path == "-" ? sinks::ToStream(streams.out, "standard output")
                                                                 : sinks::ToFile(path));
  return lines_->Begin();
}

std::string Count(std::uint64_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace sarabun::cli
