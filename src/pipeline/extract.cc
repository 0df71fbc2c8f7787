#include "sarabun/extract.h"

#include <cstddef>
#include <memory>
#include <utility>

#include "pipeline/file_extractor.h"
#include "pipeline/in_order.h"
#include "pipeline/inputs.h"
#include "pipeline/report.h"

namespace sarabun {

namespace {

using pipeline::Extracted;
using pipeline::Input;

// Takes results in input order and passes them on.
class Delivery {
 public:
  Delivery(const pipeline::InputList& list, const ExtractOptions& options, pipeline::MediaFolder* media, Sink& records,
           FindingSink& findings, Observer* observer)
      : list_(list),
        options_(options),
        media_(media),
        records_(records),
        findings_(findings),
        observer_(observer),
        found_(list.folders.size(), 0) {
    summary_.skipped = list.skipped;
  }

  Status Take(const Input& input, Extracted extracted) {
    if (options_.cancelled != nullptr && options_.cancelled->load()) {
      return Error{ErrorCode::kCancelled, "stopped by a signal", "", {}};
    }
    if (extracted.outcome.skipped) {
      ++summary_.skipped;
    } else {
      ++summary_.inputs;
      if (!input.named) ++found_[input.folder];
      if (Status passed = Pass(extracted); !passed) return passed;
    }
    if (observer_ != nullptr) observer_->OnFile(extracted.outcome);
    return {};
  }

  // A folder in which nothing was tried is an input that gave nothing.
  ExtractSummary Finish() {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (found_[i] > 0) continue;
      ++summary_.inputs;
      Reject(pipeline::EmptyFolder(list_.folders[i], false));
    }
    return std::move(summary_);
  }

 private:
  Status Pass(Extracted& extracted) {
    if (extracted.outcome.rejected) {
      Reject(extracted.outcome.error);
    } else {
      ++summary_.read;
    }
    if (!extracted.media) return extracted.media;
    if (media_ != nullptr) {
      const auto place = [&](const Record& record) { return media_->Place(record); };
      if (Status placed = extracted.records.ForEach(place); !placed) return placed;
    }
    const auto write = [&](const Record& record) { return records_.Write(record); };
    if (Status written = extracted.records.ForEach(write); !written) return written;
    summary_.records += extracted.records.size();
    for (Finding& finding : extracted.findings.items()) {
      ++summary_.findings[static_cast<std::size_t>(finding.severity)];
      findings_.Report(std::move(finding));
    }
    return {};
  }

  void Reject(Error error) {
    ++summary_.rejected;
    summary_.rejections.push_back(std::move(error));
  }

  const pipeline::InputList& list_;
  const ExtractOptions& options_;
  pipeline::MediaFolder* media_;
  Sink& records_;
  FindingSink& findings_;
  Observer* observer_;
  std::vector<std::uint64_t> found_;
  ExtractSummary summary_;
};

// One worker's own extractor, over the inputs that all share.
class Worker {
 public:
  Worker(const pipeline::Shared& shared, const std::vector<Input>& inputs) : extractor_(shared), inputs_(inputs) {}
  Extracted operator()(std::size_t at) { return extractor_.Extract(inputs_[at]); }

 private:
  pipeline::FileExtractor extractor_;
  const std::vector<Input>& inputs_;
};

Status Run(const std::vector<Input>& inputs, const pipeline::Shared& shared, unsigned wanted, Delivery& delivery) {
  const auto make_worker = [&] { return Worker(shared, inputs); };
  return pipeline::RunInOrder<Extracted>(inputs.size(), wanted, make_worker, [&](std::size_t at, Extracted extracted) {
    return delivery.Take(inputs[at], std::move(extracted));
  });
}

}  // namespace

Result<ExtractSummary> Extract(const std::vector<std::string>& paths, const ExtractOptions& options, Sink& records,
                               FindingSink& findings, Observer* observer) {
  auto shared = pipeline::LoadShared(options);
  if (!shared) return shared.error();
  return pipeline::ExtractWith(*shared, paths, options, records, findings, observer);
}

Result<ExtractSummary> pipeline::ExtractWith(Shared& shared, const std::vector<std::string>& paths,
                                             const ExtractOptions& options, Sink& records, FindingSink& findings,
                                             Observer* observer) {
  if (!options.media.empty()) {
    auto media = pipeline::MediaFolder::Open(options.media);
    if (!media) return media.error();
    shared.media = std::move(*media);
    shared.stage = shared.media.get();
  }
  const pipeline::InputList list = pipeline::ExpandPaths(paths);
  shared.converter->Expect(pipeline::PresentPaths(list));
  if (Status prepared = pipeline::PrepareWorkers(shared, options, list.inputs.size()); !prepared) {
    return prepared.error();
  }
  if (observer != nullptr) observer->OnInputs(list.inputs.size());
  if (Status begun = records.Begin(); !begun) return begun.error();
  Delivery delivery(list, options, shared.media.get(), records, findings, observer);
  if (Status run = Run(list.inputs, shared, options.workers, delivery); !run) return run.error();
  ExtractSummary summary = delivery.Finish();
  // Where nothing could be read, an earlier output is worth more than an empty one.
  if (summary.read == 0 && summary.rejected > 0) {
    pipeline::EndWorkers(shared);
    return summary;
  }
  if (shared.media != nullptr) {
    if (Status listed = shared.media->Finish(); !listed) return listed.error();
    summary.pictures = shared.media->files();
    summary.pictures_without = shared.media->without();
  }
  if (Status finished = records.Finish(); !finished) return finished.error();
  pipeline::EndWorkers(shared);
  return summary;
}

}  // namespace sarabun
