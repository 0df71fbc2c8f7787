#include "sinks/json_lines.h"

#include <utility>

#include "sinks/finding_json.h"

namespace sarabun::sinks {

JsonLinesSink::JsonLinesSink(std::unique_ptr<Output> output, JsonLinesOptions options)
    : output_(std::move(output)), options_(options) {}

Status JsonLinesSink::Begin() { return output_->Open(); }

Status JsonLinesSink::Write(const Record& record) {
  json_.Clear();
  WriteRecord(json_, record, options_);
  json_.EndLine();
  return output_->Write(json_.text());
}

Status JsonLinesSink::Finish() { return output_->Close(); }

FindingLinesSink::FindingLinesSink(std::unique_ptr<Output> output) : output_(std::move(output)) {}

Status FindingLinesSink::Begin() { return status_ = output_->Open(); }

void FindingLinesSink::Report(Finding finding) {
  if (!status_) return;
  // Two findings that say the same of the same place are told apart by their order. Kept for one document
  // only, so that memory does not grow with the batch.
  const std::string document = finding.document_path + '\n' + finding.document_sha256;
  if (document != document_) written_.clear();
  document_ = document;
  const int repeat = ++written_[FindingId(finding, 1)];
  json_.Clear();
  WriteFinding(json_, finding, repeat);
  json_.EndLine();
  status_ = output_->Write(json_.text());
}

Status FindingLinesSink::Finish() {
  if (!status_) return status_;
  return status_ = output_->Close();
}

}  // namespace sarabun::sinks
