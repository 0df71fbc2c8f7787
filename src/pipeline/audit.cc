#include "pipeline/audit.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <utility>

#include "pipeline/file_extractor.h"
#include "pipeline/gallery.h"
#include "pipeline/in_order.h"
#include "pipeline/inputs.h"
#include "pipeline/record_units.h"
#include "pipeline/report.h"
#include "pipeline/suppressions.h"
#include "rules/agencies.h"
#include "sinks/finding_json.h"

namespace sarabun::pipeline {

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// What a worker hands on of one input.
struct Read {
  Extracted extracted;
  bool holds_records = false;  // a file of records, for the caller's thread to read
};

// One worker's own extractor, over the inputs that all share.
class Worker {
 public:
  Worker(const Shared& shared, const std::vector<Input>& inputs) : extractor_(shared), inputs_(inputs) {}

  Read operator()(std::size_t at) {
    Read read;
    const Input& input = inputs_[at];
    read.holds_records = !input.is_missing && HoldsRecords(input.path);
    if (read.holds_records) {
      read.extracted.outcome.path = input.path;
    } else {
      read.extracted = extractor_.Extract(input);
    }
    return read;
  }

 private:
  FileExtractor extractor_;
  const std::vector<Input>& inputs_;
};

// Takes what workers read, in input order, and gives it to the auditor.
class Collector {
 public:
  Collector(const AuditRequest& request, const InputList& list, audit::Auditor& auditor, Observer* observer)
      : request_(request), list_(list), auditor_(auditor), observer_(observer), found_(list.folders.size(), 0) {
    run_.skipped = list.skipped;
  }

  Status Take(std::size_t at, Read read) {
    const auto* cancelled = request_.extract.cancelled;
    if (cancelled != nullptr && cancelled->load()) return Error{ErrorCode::kCancelled, "stopped by a signal", "", {}};
    const Input& input = list_.inputs[at];
    Extracted& extracted = read.extracted;
    if (extracted.outcome.skipped) {
      ++run_.skipped;
    } else {
      ++run_.inputs;
      if (!input.named) ++found_[input.folder];
      if (read.holds_records || !extracted.record_lines.empty()) TakeRecords(input, extracted);
      if (extracted.outcome.rejected) Reject(extracted.outcome.error);
      run_.records += extracted.outcome.records;
      if (!extracted.records.empty()) {
        auditor_.Add(std::move(extracted.records), std::move(extracted.findings.items()));
      }
    }
    if (observer_ != nullptr) observer_->OnFile(extracted.outcome);
    return {};
  }

  // A folder in which nothing was tried is an input that gave nothing.
  AuditRun Finish() {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (found_[i] > 0) continue;
      ++run_.inputs;
      Reject(EmptyFolder(list_.folders[i], true));
    }
    return std::move(run_);
  }

 private:
  // A file of records with a mistake in it is rejected whole: the units before the mistake are held back.
  void TakeRecords(const Input& input, Extracted& extracted) {
    const File file(extracted.record_lines.empty()
                        ? std::fopen(input.path.c_str(), "rb")
                        : ::fmemopen(extracted.record_lines.data(), extracted.record_lines.size(), "rb"));
    const std::string name = input.path == "-" ? "standard input" : input.path;
    std::vector<std::vector<Record>> units;
    Status read = file == nullptr ? Status(SystemError("read", name, errno))
                                  : ReadUnits(file.get(), name, [&](std::vector<Record>& records) {
                                      extracted.outcome.records += records.size();
                                      units.push_back(std::move(records));
                                      return Status();
                                    });
    if (!read) {
      extracted.outcome.rejected = true;
      extracted.outcome.records = 0;
      extracted.outcome.error = read.error();
      if (extracted.outcome.error.where.path.empty()) extracted.outcome.error.where.path = input.path;
      return;
    }
    for (auto& records : units) auditor_.AddRecords(std::move(records));
  }

  void Reject(Error error) {
    auditor_.AddUnreadable(error);
    run_.rejections.push_back(std::move(error));
  }

  const AuditRequest& request_;
  const InputList& list_;
  audit::Auditor& auditor_;
  Observer* observer_;
  std::vector<std::uint64_t> found_;
  AuditRun run_;
};

// Numbers findings as their sink does, so that an id on the screen is the id in the file, and takes out what a person
// has settled.
void Settle(Suppressions& suppressions, AuditRun& run) {
  std::map<std::string, int> written;
  std::vector<Finding> kept;
  for (Finding& finding : run.audited.findings) {
    const int repeat = ++written[sinks::FindingId(finding)];
    std::string id = sinks::FindingId(finding, repeat);
    if (suppressions.Take(id)) {
      ++run.suppressed;
      continue;
    }
    run.finding_ids.push_back(std::move(id));
    kept.push_back(std::move(finding));
  }
  for (Finding& unused : suppressions.Unused()) {
    run.finding_ids.push_back(sinks::FindingId(unused));
    kept.push_back(std::move(unused));
  }
  run.audited.findings = std::move(kept);
}

}  // namespace

Result<AuditRun> Audit(const std::vector<std::string>& paths, const AuditRequest& request, Observer* observer) {
  auto shared = LoadShared(request.extract);
  if (!shared) return shared.error();
  audit::AuditOptions options;
  options.choice = request.choice;
  if (!request.expected.empty()) {
    auto expected = rules::ReadAgencies(request.expected);
    if (!expected) return expected.error();
    options.expected = std::move(*expected);
  }
  auto suppressions = Suppressions::Read(request.suppressions);
  if (!suppressions) return suppressions.error();

  Gallery gallery(request.thumbnail_side);
  if (shared->read.evidence_hash) shared->gallery = &gallery;
  shared->take_records = true;
  audit::Auditor auditor(shared->packs, shared->model, std::move(options));
  const InputList list = ExpandPaths(paths);
  shared->converter->Expect(PresentPaths(list));
  if (Status prepared = PrepareWorkers(*shared, request.extract, list.inputs.size()); !prepared) {
    return prepared.error();
  }
  if (observer != nullptr) observer->OnInputs(list.inputs.size());
  Collector collector(request, list, auditor, observer);
  const auto make_worker = [&] { return Worker(*shared, list.inputs); };
  const auto take = [&](std::size_t at, Read read) { return collector.Take(at, std::move(read)); };
  if (Status ran = RunInOrder<Read>(list.inputs.size(), request.extract.workers, make_worker, take); !ran) {
    return ran.error();
  }
  EndWorkers(*shared);
  AuditRun run = collector.Finish();
  for (const auto& [sha256, picture] : gallery.pictures()) {
    if (picture.looks) auditor.AddLooks(sha256, *picture.looks);
    if (!picture.thumbnail.empty()) run.thumbnails.emplace(sha256, picture.thumbnail);
  }
  run.audited = auditor.Finish();
  Settle(*suppressions, run);
  return run;
}

}  // namespace sarabun::pipeline
