#include "pipeline/readings.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <utility>

#include "pipeline/file_extractor.h"
#include "pipeline/in_order.h"
#include "pipeline/record_units.h"

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

// Takes what workers read, in input order.
class Collector {
 public:
  Collector(const ExtractOptions& options, const InputList& list, const Shared& shared, Observer* observer)
      : options_(options),
        list_(list),
        observer_(observer),
        link_(shared.read.link),
        aligner_(shared.model),
        found_(list.folders.size(), 0) {
    all_.skipped = list.skipped;
  }

  Status Take(std::size_t at, Read read) {
    const auto* cancelled = options_.cancelled;
    if (cancelled != nullptr && cancelled->load()) return Error{ErrorCode::kCancelled, "stopped by a signal", "", {}};
    const Input& input = list_.inputs[at];
    Extracted& extracted = read.extracted;
    if (extracted.outcome.skipped) {
      ++all_.skipped;
    } else {
      ++all_.inputs;
      if (!input.named) ++found_[input.folder];
      if (read.holds_records || !extracted.record_lines.empty()) TakeRecords(input, extracted);
      if (!extracted.records.empty()) TakeReport(extracted);
      if (extracted.outcome.rejected) Reject(extracted.outcome.error);
      all_.records += extracted.outcome.records;
    }
    if (observer_ != nullptr) observer_->OnFile(extracted.outcome);
    return {};
  }

  // A folder in which nothing was tried is an input that gave nothing.
  Readings Finish() {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (found_[i] > 0) continue;
      ++all_.inputs;
      Reject(EmptyFolder(list_.folders[i], true));
    }
    return std::move(all_);
  }

 private:
  void TakeReport(Extracted& extracted) {
    auto records = extracted.records.TakeAll();
    if (records) {
      all_.units.push_back({std::move(*records), std::move(extracted.findings.items()), false});
      return;
    }
    extracted.outcome.rejected = true;
    extracted.outcome.records = 0;
    extracted.outcome.error = records.error();
    extracted.outcome.error.where.path = extracted.outcome.path;
  }

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
    for (auto& records : units) {
      if (link_) aligner_.Link(records);
      all_.units.push_back({std::move(records), {}, true});
    }
  }

  void Reject(Error error) { all_.rejections.push_back(std::move(error)); }

  const ExtractOptions& options_;
  const InputList& list_;
  Observer* observer_;
  bool link_;
  audit::Aligner aligner_;
  std::vector<std::uint64_t> found_;
  Readings all_;
};

}  // namespace

Result<Readings> ReadAll(const InputList& list, const ExtractOptions& options, const Shared& shared,
                         Observer* observer) {
  Collector collector(options, list, shared, observer);
  const auto make_worker = [&] { return Worker(shared, list.inputs); };
  const auto take = [&](std::size_t at, Read read) { return collector.Take(at, std::move(read)); };
  if (Status ran = RunInOrder<Read>(list.inputs.size(), options.workers, make_worker, take); !ran) return ran.error();
  return collector.Finish();
}

}  // namespace sarabun::pipeline
