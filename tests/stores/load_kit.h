#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "stores/any_store.h"
#include "stores/sample_rows.h"
#include "stores/store_list.h"
#include "warehouse/loader.h"

namespace sarabun::test {

inline warehouse::LoaderOptions SmallOptions() {
  warehouse::LoaderOptions options;
  options.program_version = "1.0";
  options.rules = "pack 1";
  options.reading_sha256 = std::string(64, 'd');
  options.batch_rows = 1;  // a transaction a report
  options.retry_seconds = 5;
  return options;
}

inline std::unique_ptr<warehouse::Store> OpenStore(const std::string& uri, double lock_seconds = 60,
                                                   const std::string& schema = {}) {
  stores::StoreOptions options;
  options.program_version = "1.0";
  options.lock_seconds = lock_seconds;
  options.schema = schema;
  auto store = stores::MakeStore(uri, options);
  EXPECT_TRUE(store.ok()) << (store.ok() ? "" : store.error().ToString());
  return std::move(*store);
}

// One run over some reports; its status, and its counts where wanted.
inline Status LoadAll(warehouse::Store& store, const std::vector<warehouse::ReportRows>& reports,
                      warehouse::LoaderOptions options = SmallOptions(), warehouse::LoadCounts* counts = nullptr) {
  warehouse::Loader loader(store, std::move(options));
  if (Status begun = loader.Begin(); !begun) return begun;
  for (const warehouse::ReportRows& report : reports) {
    if (Status added = loader.AddReport(report); !added) return added;
    const std::string& sha256 = report.document_sha256;
    if (Status ended = loader.EndInput(report.document_path, sha256, "report", 1, 1, 1); !ended) return ended;
  }
  Status finished = loader.Finish();
  if (counts != nullptr) *counts = loader.counts();
  return finished;
}

inline void MustLoad(const std::string& uri, const std::vector<warehouse::ReportRows>& reports,
                     warehouse::LoaderOptions options = SmallOptions(), warehouse::LoadCounts* counts = nullptr) {
  const auto store = OpenStore(uri);
  const Status loaded = LoadAll(*store, reports, std::move(options), counts);
  EXPECT_TRUE(loaded.ok()) << (loaded.ok() ? "" : loaded.error().ToString() + "; " + loaded.error().hint);
}

inline std::vector<warehouse::ReportRows> MakeReports(int count, int items = 4) {
  std::vector<warehouse::ReportRows> reports;
  Finding finding;
  finding.code = "score-missing";
  finding.items = {"I1", "I3"};
  for (int i = 1; i <= count; ++i) reports.push_back(MakeRows(MakeRecords(i, items), {finding}));
  return reports;
}

}  // namespace sarabun::test
