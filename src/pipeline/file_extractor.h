#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "isolation/fork_server.h"
#include "pipeline/report.h"

namespace sarabun::pipeline {

// The servers that read files apart, one a worker, forked while the program has no other threads.
class ServerPool {
 public:
  // `shared` must outlive the pool, and be complete: servers keep what they see of it now.
  static Result<std::unique_ptr<ServerPool>> Start(const Shared& shared, std::size_t workers);

  // A server of a worker's own; a new one where none is left. Null where none can be had. Any thread.
  std::unique_ptr<isolation::ForkServer> Take();

 private:
  explicit ServerPool(const Shared& shared) : shared_(shared) {}

  const Shared& shared_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<isolation::ForkServer>> servers_;
};

// What ExtractOptions::isolate and ::journal ask for. Once `shared` is complete, before any worker starts. Errors:
// those of Journal::Open and ForkServer::Start.
Status PrepareWorkers(Shared& shared, const ExtractOptions& options, std::size_t inputs);
// The run is complete, and nothing is left to go on with.
void EndWorkers(const Shared& shared);

class DetachedExtractor;

// One worker: reads files into records, in this process or apart, and what is in the run's journal from there.
class FileExtractor {
 public:
  explicit FileExtractor(const Shared& shared);
  ~FileExtractor();
  FileExtractor(FileExtractor&& other) noexcept;
  FileExtractor& operator=(FileExtractor&&) = delete;

  // Never throws; a fault in one file is that file's outcome.
  Extracted Extract(const Input& input);

 private:
  Status ReadInto(const Input& input, Extracted& extracted);
  Status ReadAnew(const Input& input, Document document, Extracted& extracted);
  Status ReadApart(const Input& input, const Document& document, Extracted& extracted);
  void PassPictures(Extracted& extracted) const;

  const Shared& shared_;
  std::unique_ptr<ReportExtractor> here_;         // where pictures go straight to where they are wanted
  std::unique_ptr<DetachedExtractor> detached_;   // where they are kept with the records
  std::unique_ptr<isolation::ForkServer> apart_;  // where another process reads
};

}  // namespace sarabun::pipeline
