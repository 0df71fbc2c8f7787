#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sarabun/finding.h"
#include "sarabun/record.h"
#include "sarabun/result.h"
#include "warehouse/rows.h"

namespace sarabun::warehouse {

// One version of a report, ready for any store.
struct ReportRows {
  std::string report_id;
  std::string report_key;
  std::string content_id;
  std::string document_sha256;
  std::string document_path;
  std::optional<std::string> modified;  // the document's own time
  bool identified = true;               // agency, year and round are known
  bool from_records = false;            // read back from JSONL, which holds no findings, maybe no repairs or answers
  std::uint64_t records = 0;
  std::vector<Finding> findings;  // all of the report's, those of the reader first
  RowBatch rows;                  // report to finding_item; load_id and load_no come with Stamp
};

// Turns the records of one report, all of one document and report key, and the findings about that document into rows.
// `records` is not empty. A merged cell becomes one row of `cell`; where records disagree on what their shared cell
// holds, each gets its own. Adds what FitRows finds, and `report-fact-missing` for a report without agency, year or
// round, unless the reader said it. Errors: as FitRows; an answer to a measure that is not there.
Result<ReportRows> MakeReportRows(const std::vector<Record>& records, std::vector<Finding> findings, bool from_records);

// Says which run brings the report and its place there, from 1.
void Stamp(ReportRows& report, std::int64_t load_id, std::int64_t load_no);

}  // namespace sarabun::warehouse
