#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "sarabun/record.h"
#include "sarabun/result.h"

namespace sarabun::pipeline {

// A file of records as it was found by a first pass.
struct RecordFile {
  std::string sha256;
  std::uint64_t bytes = 0;
};

// Whether a file on disk begins as records in JSONL do. False also where it cannot be read: reading it will say why.
bool HoldsRecords(const std::string& path);

// Reads a file through and hashes it; memory is one block.
Result<RecordFile> HashFile(std::FILE* stream, const std::string& name);

// Reads records as JSONL and hands on those of one document and report together, in their order; memory is one report.
// Errors: as sinks::RecordReader; kMalformed where records of one report do not stand together, for then the first part
// would have been taken for the whole.
Status ReadUnits(std::FILE* stream, const std::string& name,
                 const std::function<Status(std::vector<Record>& records)>& take);

}  // namespace sarabun::pipeline
