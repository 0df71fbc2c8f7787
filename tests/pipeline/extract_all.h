#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sarabun/extract.h"

namespace sarabun::test {

// Keeps records as they come.
class RecordList final : public Sink {
 public:
  Status Begin() override { return {}; }
  Status Write(const Record& record) override {
    records.push_back(record);
    return {};
  }
  Status Finish() override { return {}; }
  std::vector<Record> records;
};

struct Everything {
  std::vector<Record> records;
  std::vector<Finding> findings;
  ExtractSummary summary;
};

// Extracts with the tree's own rules; a failure fails the test and gives nothing.
inline Everything ExtractAll(const std::vector<std::string>& paths, ExtractOptions options = {}) {
  options.rule_folders = {SARABUN_SOURCE_DIR "/rules"};
  RecordList sink;
  FindingList findings;
  const auto summary = Extract(paths, options, sink, findings);
  if (!summary) {
    ADD_FAILURE() << summary.error().ToString();
    return {};
  }
  for (const Error& rejection : summary->rejections) ADD_FAILURE() << rejection.ToString();
  return {std::move(sink.records), std::move(findings.items()), *summary};
}

}  // namespace sarabun::test
