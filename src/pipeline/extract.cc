#include "sarabun/extract.h"

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "pipeline/inputs.h"
#include "pipeline/report.h"

namespace sarabun {

namespace {

using pipeline::Extracted;
using pipeline::Input;

// Hands inputs to workers and their results back in input order. Memory is bounded by the workers: none starts on a
// file that is more than a few files ahead of the one that is awaited.
class Queue {
 public:
  Queue(std::size_t count, std::size_t window) : count_(count), window_(window) {}

  // The next input to work on; count() when there are no more.
  std::size_t Take() {
    std::unique_lock<std::mutex> lock(mutex_);
    room_.wait(lock, [&] { return stopped_ || next_ >= count_ || next_ < awaited_ + window_; });
    return stopped_ || next_ >= count_ ? count_ : next_++;
  }

  void Put(std::size_t index, Extracted extracted) {
    const std::lock_guard<std::mutex> lock(mutex_);
    done_.emplace(index, std::move(extracted));
    arrived_.notify_one();
  }

  // Waits for the result of one input; they must be asked for in order.
  Extracted Await(std::size_t index) {
    std::unique_lock<std::mutex> lock(mutex_);
    awaited_ = index;
    room_.notify_all();
    arrived_.wait(lock, [&] { return done_.contains(index); });
    Extracted extracted = std::move(done_.at(index));
    done_.erase(index);
    return extracted;
  }

  void Stop() {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopped_ = true;
    room_.notify_all();
  }

  std::size_t count() const { return count_; }

 private:
  const std::size_t count_;
  const std::size_t window_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable arrived_;
  std::size_t next_ = 0;
  std::size_t awaited_ = 0;
  bool stopped_ = false;
  std::map<std::size_t, Extracted> done_;
};

// Workers that are joined whatever happens, so that an early return leaves no thread behind.
class Workers {
 public:
  Workers(std::size_t count, Queue& queue, const pipeline::Shared& shared, const std::vector<Input>& inputs)
      : queue_(queue) {
    threads_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      threads_.emplace_back([&queue, &shared, &inputs] {
        pipeline::ReportExtractor extractor(shared);
        for (std::size_t at = queue.Take(); at < queue.count(); at = queue.Take()) {
          queue.Put(at, extractor.Extract(inputs[at]));
        }
      });
    }
  }
  ~Workers() {
    queue_.Stop();
    for (std::thread& thread : threads_) thread.join();
  }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

 private:
  Queue& queue_;
  std::vector<std::thread> threads_;
};

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
      Reject({ErrorCode::kNotFound,
              "no report in this folder",
              "Word files (.docx, .docm, .dotx) and text dumps are read, in folders below it too",
              {list_.folders[i], {}, 0, 0, 0, 0, 0}});
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
      if (Status placed = media_->Place(extracted.records); !placed) return placed;
    }
    for (const Record& record : extracted.records) {
      if (Status written = records_.Write(record); !written) return written;
    }
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

unsigned WorkerCount(unsigned wanted, std::size_t inputs) {
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  const std::size_t workers = wanted == 0 ? cores : wanted;
  return static_cast<unsigned>(std::clamp<std::size_t>(std::min(workers, inputs), 1, 256));
}

Status Run(const std::vector<Input>& inputs, const pipeline::Shared& shared, unsigned wanted, Delivery& delivery) {
  const unsigned workers = WorkerCount(wanted, inputs.size());
  if (workers == 1) {  // no thread to start, nothing to wait for
    pipeline::ReportExtractor extractor(shared);
    for (const Input& input : inputs) {
      if (Status taken = delivery.Take(input, extractor.Extract(input)); !taken) return taken;
    }
    return {};
  }
  Queue queue(inputs.size(), std::size_t{workers} * 4);
  const Workers threads(workers, queue, shared, inputs);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (Status taken = delivery.Take(inputs[i], queue.Await(i)); !taken) return taken;
  }
  return {};
}

}  // namespace

Result<ExtractSummary> Extract(const std::vector<std::string>& paths, const ExtractOptions& options, Sink& records,
                               FindingSink& findings, Observer* observer) {
  auto shared = pipeline::LoadShared(options);
  if (!shared) return shared.error();
  if (!options.media.empty()) {
    auto media = pipeline::MediaFolder::Open(options.media);
    if (!media) return media.error();
    shared->media = std::move(*media);
  }
  const pipeline::InputList list = pipeline::ExpandPaths(paths);
  if (observer != nullptr) observer->OnInputs(list.inputs.size());
  if (Status begun = records.Begin(); !begun) return begun.error();
  Delivery delivery(list, options, shared->media.get(), records, findings, observer);
  if (Status run = Run(list.inputs, *shared, options.workers, delivery); !run) return run.error();
  ExtractSummary summary = delivery.Finish();
  // Where nothing could be read, an earlier output is worth more than an empty one.
  if (summary.read == 0 && summary.rejected > 0) return summary;
  if (shared->media != nullptr) {
    if (Status listed = shared->media->Finish(); !listed) return listed.error();
    summary.pictures = shared->media->files();
    summary.pictures_without = shared->media->without();
  }
  if (Status finished = records.Finish(); !finished) return finished.error();
  return summary;
}

}  // namespace sarabun
