#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "sarabun/finding.h"
#include "sarabun/sink.h"
#include "sinks/json_writer.h"
#include "sinks/output.h"
#include "sinks/record_json.h"

namespace sarabun::sinks {

// Records as JSONL: one object a line, each line handed to the output whole.
//
//   sinks::JsonLinesSink sink(sinks::ToStream(stdout, "standard output"));
class JsonLinesSink final : public Sink {
 public:
  explicit JsonLinesSink(std::unique_ptr<Output> output, JsonLinesOptions options = {});
  Status Begin() override;
  Status Write(const Record& record) override;
  Status Finish() override;

 private:
  std::unique_ptr<Output> output_;
  JsonLinesOptions options_;
  JsonWriter json_;
};

// Findings as JSONL, in the order they are reported. Report cannot fail, so the first error of the output is
// kept, later findings are dropped, and status() and Finish() return it.
class FindingLinesSink final : public FindingSink {
 public:
  explicit FindingLinesSink(std::unique_ptr<Output> output);
  Status Begin();
  void Report(Finding finding) override;
  Status Finish();
  const Status& status() const { return status_; }

 private:
  std::unique_ptr<Output> output_;
  Status status_;
  JsonWriter json_;
  std::string document_;                // that the last finding was about
  std::map<std::string, int> written_;  // ids of that document, and how often
};

}  // namespace sarabun::sinks
