#pragma once

#include <string>

#include "sarabun/record.h"

namespace sarabun::records {

// "bangkok-ita/1035/2567/1"; where agency code, year or round number is unknown, "bangkok-ita/doc:" and the first
// twelve hex digits of the document's hash.
std::string ReportKey(const std::string& pack, const ReportInfo& report, const DocumentInfo& document);

// The report's key and the item's code; `repeat` is 1 for the first row with that code, 2 for the second ("~2").
// Without a code, "#" and `no`.
std::string RecordKey(const std::string& report_key, const Item& item, int no, int repeat);

// Sets record_id: 32 hex digits of SHA-256 over the record's key and content (instrument to extra, as CONTRACT.md
// orders them). `key` must be set.
void Seal(Record& record);

}  // namespace sarabun::records
