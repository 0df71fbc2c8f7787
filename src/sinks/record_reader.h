#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "sarabun/record.h"
#include "sarabun/result.h"
#include "sinks/record_json.h"

namespace sarabun::sinks {

// A record read back, and which of the optional keys its line had, so that writing it again gives the same bytes.
struct RecordLine {
  Record record;
  JsonLinesOptions shape;
};

// Reads one line of RecordJson. Strict: a key that is missing, unknown, given twice or of another type is kMalformed,
// and the message names its path and what was expected: "measures[1].text: expected a text, not null". Another schema
// is kWrongFormat. `record_id` is taken as it stands, not computed anew.
Result<RecordLine> ParseRecord(std::string_view json);

// Whether a file's first bytes are those of records as JSONL: {"schema":"sarabun.record/…", with any spacing JSON
// allows. Records without ids say what a report must give, as beside the samples, and are none. The first 256 bytes are
// enough.
bool LooksLikeRecords(std::string_view head);

// Reads records as JSONL, line by line; empty lines and a byte-order mark are passed over. Memory is one line.
class RecordReader {
 public:
  // `stream` must outlive the reader; `name` stands as the path in errors.
  RecordReader(std::FILE* stream, std::string name, std::uint64_t max_line_bytes = 64U << 20);

  // The next record into `line`; false at the end. Errors carry path and line: those of ParseRecord, kLimitReached for
  // a line that is too long, kIo. After an error of ParseRecord the next line may be read.
  Result<bool> Next(RecordLine& line);

 private:
  Result<bool> ReadLine();
  Error At(Error error) const;

  std::FILE* stream_;
  std::string name_;
  std::uint64_t max_line_bytes_;
  std::uint32_t number_ = 0;  // of the current line, from 1
  std::string buffer_;        // bytes read, of which those before at_ are used up
  std::size_t at_ = 0;
  std::string line_;
};

}  // namespace sarabun::sinks
