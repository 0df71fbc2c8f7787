#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/inputs.h"
#include "pipeline/report.h"
#include "sarabun/extract.h"
#include "sarabun/finding.h"
#include "sarabun/record.h"
#include "sarabun/result.h"

namespace sarabun::pipeline {

// One document's part of a report, for those who judge many together.
struct Reading {
  std::vector<Record> records;    // in order, at least one
  std::vector<Finding> findings;  // the reader's; none where it came as records
  bool bare = false;              // it came as records, without what the reader had to say
};

struct Readings {
  std::vector<Reading> units;     // in input order
  std::vector<Error> rejections;  // in input order
  std::uint64_t inputs = 0;       // files tried
  std::uint64_t skipped = 0;      // found in folders and left alone
  std::uint64_t records = 0;
};

// Reads reports and records (JSONL) as Extract does, with `shared.take_records` set, and keeps them. A file that cannot
// be read is a rejection, as is a folder without any report. The converter of `shared` expects these inputs already.
// Errors: kCancelled.
Result<Readings> ReadAll(const InputList& list, const ExtractOptions& options, const Shared& shared,
                         Observer* observer);

}  // namespace sarabun::pipeline
